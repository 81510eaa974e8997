import {
  type AnyFact,
  type CountedAs,
  type FactCatalogue,
  type FactDefinition,
  FACTS,
  type FinerThan,
} from '@samspar/casework';
import {
  AGE_GROUP,
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  ATTENDING_PARTY,
  CASEWORKER_CHANGES,
  type CodeList,
  countedCodes,
  DUE_STATE,
  EMPLOYMENT_AT_EXIT,
  EXIT_GROUP,
  EXTENT,
  finerCodes,
  FOLLOW_UP_TIME,
  HAS_STARTED,
  LIVELIHOOD,
  LIVELIHOOD_AT_MEETING,
  MEETINGS_HELD,
  NOT_ENDED,
  OCCUPATION,
  PARALLEL_ACTIONS,
  PARTY,
  REFERRAL_OUTCOME,
  REGISTERED_LATE,
  RETURNED,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
  UNKNOWN,
  UNKNOWN_NAME,
  VIOLENCE_QUESTION,
} from '@samspar/codes';
import { type Sentence, unreachable } from '@samspar/kernel';
import { isTime, type TimeDimension } from './periods.js';
import { type Dimension, DIMENSIONS, type Measure, type CountingUnit } from './query.js';

/** Dimensions whose codes grow with what is registered; their columns hold numbers of a dictionary. */
export type OpenDimension = 'association' | CountedAs<'name' | 'district' | 'intervention'>;
/** Dimensions of which one journey may have several codes; their columns hold bit sets over a list. */
export type SetDimension = CountedAs<'codes' | 'sources'>;
/** Dimensions of the work of a journey, which its meetings, handovers and plans tell. */
const WORK_DIMENSIONS = [
  'attendingParty',
  'violenceQuestion',
  'livelihoodAtMeeting',
  'caseworkerChanges',
  'meetingsHeld',
  'parallelActions',
] as const satisfies readonly Dimension[];
export type WorkDimension = (typeof WORK_DIMENSIONS)[number];
/** Dimensions of facts with one code each; their columns hold indexes in a list. */
export type CodeDimension = CountedAs<'code' | 'whole' | 'months' | 'since'> | FinerThan;
/** Dimensions that the register of authorities tells of what is registered. */
export type OrganisationDimension = 'referringAuthority' | 'runBy';
export type FixedDimension = Exclude<Dimension, OpenDimension | OrganisationDimension | TimeDimension>;

/** The list whose codes a fact of a kind is counted by; none where codes grow with what is registered. */
const listOf = ({ kind, of }: FactDefinition): CodeList | undefined => {
  switch (kind.is) {
    case 'code':
      return of === 'exitToWork' ? EMPLOYMENT_AT_EXIT : countedCodes(kind.list);
    case 'codes':
      return kind.list;
    case 'sources':
      return LIVELIHOOD;
    case 'months':
      return TIME_BRACKET;
    case 'since':
      return TIME_ON_ASSISTANCE;
    case 'whole':
      return kind.unit === 'percent' ? EXTENT : AGE_GROUP;
    case 'name':
    case 'text':
    case 'district':
    case 'intervention':
    case 'day':
      return undefined;
    default:
      return unreachable(kind);
  }
};

/** A fact that is counted, and how: `list` is absent where its codes grow with what is registered. */
export type CountedFact = Readonly<{
  fact: AnyFact;
  dimension: Exclude<OpenDimension, 'association'> | SetDimension | CodeDimension;
  definition: FactDefinition;
  /** What the dimension is called, and what it divides by. */
  name: Sentence;
  meaning: Sentence;
  list?: CodeList;
  isSet: boolean;
}>;

const isNamed = (name: string | undefined): name is CountedFact['dimension'] => name !== undefined;

/** The facts that are counted, in the order of the dimensions; one whose dimension nobody may ask for yet stands last. */
export const countedFacts = (catalogue: FactCatalogue = FACTS): readonly CountedFact[] => {
  const place = ({ dimension }: CountedFact): number => {
    const index = DIMENSIONS.indexOf(dimension);
    return index < 0 ? DIMENSIONS.length : index;
  };
  return (Object.entries(catalogue) as [AnyFact, FactDefinition][])
    .flatMap(([fact, definition]): CountedFact[] => {
      const { countedAs: dimension, countedName: name = definition.name, kind, finer } = definition;
      const { countedMeaning: meaning = name } = definition;
      const list = listOf(definition);
      const isSet = kind.is === 'codes' || kind.is === 'sources';
      if (!isNamed(dimension)) return [];
      const counted = { fact, dimension, definition, name, meaning, isSet, ...(list && { list }) };
      return finer && isNamed(finer.countedAs) && kind.is === 'code'
        ? [counted, { ...counted, ...finer, dimension: finer.countedAs, list: finerCodes(kind.list) }]
        : [counted];
    })
    .toSorted((one, other) => place(one) - place(other));
};

const COUNTED = countedFacts();
const unknownEntry = { code: UNKNOWN, ...UNKNOWN_NAME };

/** Whether an exit tells a fact, be it one to work or studies alone. */
export const isToldAtExit = ({ of }: Pick<FactDefinition, 'of'>): boolean =>
  of === 'exit' || of === 'exitToWork';

/** The lists of dimensions that no single fact is counted as. */
const DERIVED_LISTS = {
  attendingParty: ATTENDING_PARTY,
  violenceQuestion: VIOLENCE_QUESTION,
  livelihoodAtMeeting: LIVELIHOOD_AT_MEETING,
  caseworkerChanges: CASEWORKER_CHANGES,
  meetingsHeld: MEETINGS_HELD,
  parallelActions: PARALLEL_ACTIONS,
  returned: RETURNED,
  registeredLate: REGISTERED_LATE,
} as const satisfies Readonly<Partial<Record<Dimension, CodeList>>>;
export type DerivedDimension = keyof typeof DERIVED_LISTS;

/** Whether a journey that has not ended is said to be so, rather than that nothing is known. */
const isOpenBefore = ({ kind, of }: FactDefinition): boolean =>
  of === 'exitToWork' || (of === 'exit' && kind.is === 'codes');

/** The codes of a fixed dimension in the order of tables: the list's, then `unknown`, then `not-ended`. */
export const fixedLists = (
  counted: readonly CountedFact[] = COUNTED,
): Readonly<Record<FixedDimension, CodeList>> => ({
  // Every dimension that is neither open nor a time is that of a fact with a list, or one of those below.
  ...(Object.fromEntries<CodeList>(
    counted.flatMap(({ dimension, definition, list }) =>
      list ? [[dimension, [...list, unknownEntry, ...(isOpenBefore(definition) ? [NOT_ENDED] : [])]]] : [],
    ),
  ) as Record<FixedDimension, CodeList>),
  followUpMonths: [...FOLLOW_UP_TIME, unknownEntry],
  state: [...DUE_STATE, unknownEntry],
  livelihoodAtFollowUp: [...LIVELIHOOD, unknownEntry],
  occupationAtFollowUp: [...OCCUPATION, unknownEntry],
  assessmentKind: [...ASSESSMENT_KIND, unknownEntry],
  assessingParty: [...PARTY, unknownEntry],
  assessmentOutcome: [...ASSESSMENT_OUTCOME, unknownEntry],
  ...(Object.fromEntries<CodeList>(
    Object.entries(DERIVED_LISTS).map(([dimension, list]) => [dimension, [...list, unknownEntry]]),
  ) as Record<DerivedDimension, CodeList>),
  referralOutcome: [...REFERRAL_OUTCOME, unknownEntry],
  hasStarted: [...HAS_STARTED, unknownEntry],
  exitGroup: [...EXIT_GROUP, unknownEntry, NOT_ENDED],
});
export const FIXED_LISTS = fixedLists();

export const isFixed = (dimension: Dimension): dimension is FixedDimension =>
  !isTime(dimension) && dimension in FIXED_LISTS;

export const isOfOrganisation = (dimension: Dimension): dimension is OrganisationDimension =>
  dimension === 'referringAuthority' || dimension === 'runBy';

/** Dimensions of facts of which a journey may have several codes. */
export const isSetOfFact = (dimension: Dimension): dimension is SetDimension =>
  COUNTED.some((counted) => counted.dimension === dimension && counted.isSet);

/** Dimensions in which one thing that is counted may have several codes. */
export const isSet = (dimension: Dimension): boolean =>
  dimension === 'attendingParty' ||
  dimension === 'livelihoodAtMeeting' ||
  dimension === 'livelihoodAtFollowUp' ||
  isSetOfFact(dimension);

/** Dimensions of facts with one code each, whatever day they are seen from. */
export const isCode = (dimension: Dimension): dimension is CodeDimension =>
  COUNTED.some(
    ({ dimension: name, list, isSet: several, definition }) =>
      name === dimension && list && !several && !isToldAtExit(definition),
  );

export const isOfWork = (dimension: Dimension): dimension is WorkDimension =>
  WORK_DIMENSIONS.some((name) => name === dimension);

/** Dimensions that an exit tells. */
export const isOfExit = (dimension: Dimension): boolean =>
  COUNTED.some(({ dimension: name, definition }) => name === dimension && isToldAtExit(definition));

/** Measures of a stretch of time: every year, quarter or month is asked by itself. */
export const isStretch = (measure: Measure): boolean => measure === 'participants' || measure === 'ongoing';

/** Measures that are the median of some days; a median has no parts and no shares. */
export const isMedian = ({ measure }: Readonly<{ measure: Measure }>): boolean => measure.startsWith('days');

/** True where the parts of a dimension may exceed the total. */
export const isMultiValued = (dimension: Dimension, measure: Measure, unit: CountingUnit): boolean =>
  unit === 'person' || isSet(dimension) || (isTime(dimension) && isStretch(measure));

/** Dimensions that tell how a journey ended. */
export const EXIT_DIMENSIONS: readonly Dimension[] = DIMENSIONS.filter(
  (dimension) => dimension === 'exitGroup' || isOfExit(dimension),
);
