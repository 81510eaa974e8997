import {
  AGE_GROUP,
  type CodeList,
  EDUCATION,
  EXIT_GROUP,
  EXIT_REASON,
  LIVELIHOOD,
  NEED_GROUP,
  NOT_ENDED,
  OBSTACLE,
  PARTY,
  REFERRAL_OUTCOME,
  SEX,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
  UNKNOWN,
  UNKNOWN_NAME,
} from '@samspar/codes';
import { isTime, type TimeDimension } from './periods.js';
import type { Dimension, Measure, Unit } from './query.js';

/** Dimensions whose codes grow with what is registered; their columns hold numbers of a dictionary. */
export type OpenDimension = 'association' | 'intervention' | 'referringUnit' | 'district';
export type FixedDimension = Exclude<Dimension, OpenDimension | TimeDimension>;

const unknownEntry = { code: UNKNOWN, ...UNKNOWN_NAME };

/** The codes of a fixed dimension in the order of tables: the list's, then `unknown`, then `not-ended`. */
export const FIXED_LISTS: Readonly<Record<FixedDimension, CodeList>> = {
  sex: [...SEX, unknownEntry],
  ageGroup: [...AGE_GROUP, unknownEntry],
  education: [...EDUCATION, unknownEntry],
  timeWithoutWork: [...TIME_BRACKET, unknownEntry],
  timeOnAssistance: [...TIME_ON_ASSISTANCE, unknownEntry],
  referringParty: [...PARTY, unknownEntry],
  decidingParty: [...PARTY, unknownEntry],
  referralOutcome: [...REFERRAL_OUTCOME, unknownEntry],
  livelihood: [...LIVELIHOOD, unknownEntry],
  livelihoodAtExit: [...LIVELIHOOD, unknownEntry],
  obstacle: [...OBSTACLE, unknownEntry],
  needGroup: [...NEED_GROUP, unknownEntry],
  exitGroup: [...EXIT_GROUP, unknownEntry, NOT_ENDED],
  exitReason: [...EXIT_REASON, unknownEntry, NOT_ENDED],
};

const OPEN_DIMENSIONS: readonly Dimension[] = ['association', 'intervention', 'referringUnit', 'district'];

export const isFixed = (dimension: Dimension): dimension is FixedDimension =>
  !isTime(dimension) && !OPEN_DIMENSIONS.includes(dimension);

/** Dimensions of which one journey may have several codes. */
const SETS = ['livelihood', 'livelihoodAtExit', 'needGroup', 'decidingParty', 'exitReason'] as const;
export type SetDimension = (typeof SETS)[number];

export const isSet = (dimension: Dimension): dimension is SetDimension =>
  (SETS as readonly Dimension[]).includes(dimension);

/** Measures of a stretch of time: every year, quarter or month is asked by itself. */
export const isStretch = (measure: Measure): boolean => measure === 'participants' || measure === 'ongoing';

/** Measures that are the median of some days; a median has no parts and no shares. */
export const isMedian = ({ measure }: Readonly<{ measure: Measure }>): boolean =>
  measure === 'daysToStart' || measure === 'daysInIntervention';

/** True where the parts of a dimension may exceed the total. */
export const isMultiValued = (dimension: Dimension, measure: Measure, unit: Unit): boolean =>
  unit === 'person' || isSet(dimension) || (isTime(dimension) && isStretch(measure));

/** Dimensions that tell how a journey ended. */
export const EXIT_DIMENSIONS: readonly Dimension[] = ['exitGroup', 'exitReason', 'livelihoodAtExit'];
