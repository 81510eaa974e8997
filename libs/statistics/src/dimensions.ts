import {
  type AnyFact,
  type CountedAs,
  type FactCatalogue,
  type FactDefinition,
  type FactKind,
  FACTS,
} from '@samspar/casework';
import {
  AGE_GROUP,
  type CodeList,
  DUE_STATE,
  EXIT_GROUP,
  FOLLOW_UP_TIME,
  LIVELIHOOD,
  NOT_ENDED,
  OCCUPATION,
  REFERRAL_OUTCOME,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
  UNKNOWN,
  UNKNOWN_NAME,
} from '@samspar/codes';
import { unreachable } from '@samspar/kernel';
import { isTime, type TimeDimension } from './periods.js';
import { type Dimension, DIMENSIONS, type Measure, type CountingUnit } from './query.js';

/** Dimensions whose codes grow with what is registered; their columns hold numbers of a dictionary. */
export type OpenDimension = 'association' | CountedAs<'name' | 'district' | 'intervention'>;
/** Dimensions of which one journey may have several codes; their columns hold bit sets over a list. */
export type SetDimension = CountedAs<'codes' | 'sources'>;
/** Dimensions of facts with one code each; their columns hold indexes in a list. */
export type CodeDimension = CountedAs<'code' | 'whole' | 'months' | 'since'>;
/** Dimensions that the register of authorities tells of what is registered. */
export type OrganisationDimension = 'referringAuthority' | 'runBy';
export type FixedDimension = Exclude<Dimension, OpenDimension | OrganisationDimension | TimeDimension>;

/** The list whose codes a fact of a kind is counted by; none where codes grow with what is registered. */
const listOf = (kind: FactKind): CodeList | undefined => {
  switch (kind.is) {
    case 'code':
    case 'codes':
      return kind.list;
    case 'sources':
      return LIVELIHOOD;
    case 'months':
      return TIME_BRACKET;
    case 'since':
      return TIME_ON_ASSISTANCE;
    case 'whole':
      return AGE_GROUP;
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
      const { countedAs: dimension, kind } = definition;
      const list = listOf(kind);
      const isSet = kind.is === 'codes' || kind.is === 'sources';
      return isNamed(dimension) ? [{ fact, dimension, definition, isSet, ...(list && { list }) }] : [];
    })
    .toSorted((one, other) => place(one) - place(other));
};

const COUNTED = countedFacts();
const unknownEntry = { code: UNKNOWN, ...UNKNOWN_NAME };

/** The codes of a fixed dimension in the order of tables: the list's, then `unknown`, then `not-ended`. */
export const fixedLists = (
  counted: readonly CountedFact[] = COUNTED,
): Readonly<Record<FixedDimension, CodeList>> => ({
  // Every dimension that is neither open nor a time is that of a fact with a list, or one of those below.
  ...(Object.fromEntries<CodeList>(
    counted.flatMap(({ dimension, list }) => (list ? [[dimension, [...list, unknownEntry]]] : [])),
  ) as Record<FixedDimension, CodeList>),
  exitReason: [...FACTS.exitReasons.kind.list, unknownEntry, NOT_ENDED],
  followUpMonths: [...FOLLOW_UP_TIME, unknownEntry],
  state: [...DUE_STATE, unknownEntry],
  livelihoodAtFollowUp: [...LIVELIHOOD, unknownEntry],
  occupationAtFollowUp: [...OCCUPATION, unknownEntry],
  referralOutcome: [...REFERRAL_OUTCOME, unknownEntry],
  exitGroup: [...EXIT_GROUP, unknownEntry, NOT_ENDED],
});
export const FIXED_LISTS = fixedLists();

export const isFixed = (dimension: Dimension): dimension is FixedDimension =>
  !isTime(dimension) && dimension in FIXED_LISTS;

export const isOfOrganisation = (dimension: Dimension): dimension is OrganisationDimension =>
  dimension === 'referringAuthority' || dimension === 'runBy';

export const isSet = (dimension: Dimension): dimension is SetDimension =>
  COUNTED.some((counted) => counted.dimension === dimension && counted.isSet);

/** Dimensions of which one thing counted may have several codes. */
const hasSeveral = (dimension: Dimension): boolean =>
  isSet(dimension) || dimension === 'livelihoodAtFollowUp';

/** Dimensions of facts with one code each, whatever day they are seen from. */
export const isCode = (dimension: Dimension): dimension is CodeDimension =>
  COUNTED.some(
    ({ dimension: name, list, isSet: several, definition }) =>
      name === dimension && list && !several && definition.of !== 'exit',
  );

/** Dimensions that an exit tells. */
export const isOfExit = (dimension: Dimension): boolean =>
  COUNTED.some(({ dimension: name, definition }) => name === dimension && definition.of === 'exit');

/** Measures of a stretch of time: every year, quarter or month is asked by itself. */
export const isStretch = (measure: Measure): boolean => measure === 'participants' || measure === 'ongoing';

/** Measures that are the median of some days; a median has no parts and no shares. */
export const isMedian = ({ measure }: Readonly<{ measure: Measure }>): boolean => measure.startsWith('days');

/** True where the parts of a dimension may exceed the total. */
export const isMultiValued = (dimension: Dimension, measure: Measure, unit: CountingUnit): boolean =>
  unit === 'person' || hasSeveral(dimension) || (isTime(dimension) && isStretch(measure));

/** Dimensions that tell how a journey ended. */
export const EXIT_DIMENSIONS: readonly Dimension[] = DIMENSIONS.filter(
  (dimension) => dimension === 'exitGroup' || isOfExit(dimension),
);
