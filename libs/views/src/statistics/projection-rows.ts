import {
  type AnyFact,
  closedOn,
  type FactDefinition,
  type FactKind,
  isUnknown,
  type JourneyOutline,
  type KindNamed,
  type KnownValue,
  type LivelihoodSource,
  type TimeOnAssistance,
} from '@samspar/casework';
import {
  type AgeGroup,
  type CodeList,
  type CodeOf,
  ENDED_OTHERWISE,
  exitGroupOf,
  type EXTENT,
  slug,
  type TimeBracket,
  timeBracketOf,
} from '@samspar/codes';
import { dayNumber, isKnown, isStatedUnknown, known, type OccurredOn, wholeYears } from '@samspar/kernel';
import type { KnownOn } from './projection-consent.js';
import {
  type CountedFact,
  countedFacts,
  type JourneyRow,
  NEVER,
  type OpenDimension,
  isToldAtExit,
  lateness,
  latenessOf,
  rowColumns,
  SOME_DAY,
  STATED_DIMENSIONS,
  whyNumber,
  whyUnknownOf,
} from '@samspar/statistics';

type ExtentCode = CodeOf<typeof EXTENT>;

/** The numbers a view has given to a journey, its participant, and the codes of open lists. */
export type Ordinals = Readonly<{
  journey: number;
  participant: number;
  code: (list: OpenDimension, code: string, label?: string) => number;
}>;

/** Number of `unknown` in every open list. */
const UNKNOWN_ORDINAL = 0;

/** A fixed list as numbers: the code's index, or the list's length for unknown; finer codes that may be stated count as those of the list. */
const indexed = (list: CodeList, stated: CodeList = []) => {
  const indexes = new Map<string, number>(list.map(({ code }, index) => [code, index]));
  for (const { code, countsAs } of stated)
    if (countsAs !== undefined && !indexes.has(code)) indexes.set(code, indexes.get(countsAs) ?? NaN);
  const indexOf = (code: string): number => {
    const index = indexes.get(code);
    if (index === undefined) throw new Error(`The code "${code}" is in no version of its list.`);
    return index;
  };
  return {
    unknown: list.length,
    unknownBit: 1 << list.length,
    of: (code: string | undefined): number => (code === undefined ? list.length : indexOf(code)),
    bits: (codes: readonly string[]): number =>
      codes.length > 0 ? codes.reduce((bits, code) => bits | (1 << indexOf(code)), 0) : 1 << list.length,
  };
};

const day = (occurredOn: OccurredOn | undefined): number =>
  occurredOn === undefined ? NEVER : isKnown(occurredOn) ? dayNumber(occurredOn) : SOME_DAY;

const ageGroupOf = (age: number): AgeGroup => {
  if (age < 16) return 'under-16';
  if (age < 30) return '16-29';
  return age < 66 ? '30-65' : 'over-65';
};

const extentOf = (percent: number): ExtentCode => {
  if (percent < 25) return 'under-25';
  if (percent < 50) return '25-49';
  if (percent < 75) return '50-74';
  return percent < 100 ? '75-99' : 'full-time';
};

/** Time since a day, as of the start, or of the referral where there is no start; unknown where that day is, or lies before. */
const timeSince = (since: string, { facts }: JourneyOutline): TimeBracket | undefined => {
  const until = facts.startedOn ?? facts.referredOn;
  return isKnown(until) && since <= until ? timeBracketOf(wholeYears(since, until)) : undefined;
};

/** What is said of economic assistance among the sources of livelihood, where nothing is said of it by itself. */
const assistanceIn = (sources: readonly LivelihoodSource[] | undefined): TimeOnAssistance | undefined => {
  if (!sources?.length) return undefined;
  const assistance = sources.filter(({ source }) => source === 'economic-assistance');
  if (assistance.length === 0) return 'none';
  const since = assistance.find((source) => source.since !== undefined)?.since;
  return since === undefined ? undefined : { since };
};

/** Facts of an exit to work, or to work or studies: of another it is known that there are none. */
const isOtherExit = (fact: AnyFact, { facts: { exitReasons } }: JourneyOutline): boolean => {
  if (exitReasons === undefined || exitReasons === 'unknown') return false;
  return fact === 'employment'
    ? !exitReasons.includes('work')
    : !exitReasons.some((reason) => exitGroupOf(reason) === 'work-or-studies');
};

/** What was said of a fact; of assistance also as a source of livelihood. */
const saidOf = (fact: AnyFact, { facts }: JourneyOutline): unknown => {
  if (fact === 'timeOnAssistance')
    return known(facts.timeOnAssistance) ?? assistanceIn(known(facts.livelihood));
  const said: Partial<Record<AnyFact, unknown>> = facts;
  return said[fact];
};

/** The list of a dimension as numbers, and the dictionary of one whose names grow. */
type Counting = Readonly<{
  codes: ReturnType<typeof indexed>;
  dictionary: OpenDimension;
  isPercent: boolean;
}>;

const openOrdinal = (ordinals: Ordinals, { dictionary }: Counting, code: string, label?: string): number =>
  code === '' ? UNKNOWN_ORDINAL : ordinals.code(dictionary, code, label);

/** The number that a value of each kind has in its column. */
const NUMBERS: {
  readonly [K in Exclude<FactKind, KindNamed<'day' | 'text'>> as K['is']]: (
    value: KnownValue<K>,
    counting: Counting,
    outline: JourneyOutline,
    ordinals: Ordinals,
  ) => number;
} = {
  code: (code, { codes }) => codes.of(code),
  codes: (several, { codes }) => codes.bits(several),
  sources: (sources, { codes }) => codes.bits(sources.map(({ source }) => source)),
  whole: (number, { codes, isPercent }) => codes.of(isPercent ? extentOf(number) : ageGroupOf(number)),
  months: (time, { codes }) => codes.of('months' in time ? timeBracketOf(time.months / 12) : time.bracket),
  since: (time, { codes }, outline) => {
    if (time === 'none') return codes.of(time);
    return codes.of('bracket' in time ? time.bracket : timeSince(time.since, outline));
  },
  // By its slug, so that spellings of a name are one, and called what it is first called.
  name: (name, counting, _outline, ordinals) =>
    openOrdinal(ordinals, counting, slug(name), name.trim().replace(/\s+/g, ' ')),
  district: (id, counting, _outline, ordinals) => openOrdinal(ordinals, counting, id),
  intervention: (id, counting, _outline, ordinals) => openOrdinal(ordinals, counting, id),
};

type NumberOf = (value: unknown, counting: Counting, outline: JourneyOutline, ordinals: Ordinals) => number;

/** How a fact is counted, and as what where its value is not known. */
type Numbering = Readonly<{
  dimension: CountedFact['dimension'];
  of: FactDefinition['of'];
  numberIn: (outline: JourneyOutline, ordinals: Ordinals) => number;
  /** The number of the reason why it is not known, 0 where none was stated. */
  whyIn: (outline: JourneyOutline) => number;
}>;

const numberingOf = ({ fact, definition, dimension, list, isSet }: CountedFact): Numbering => {
  const { kind, of } = definition;
  if (kind.is === 'day' || kind.is === 'text')
    throw new Error('Neither is a day a dimension, for months, quarters and years are, nor a text.');
  const codes = indexed(list ?? [], kind.is === 'code' ? kind.list : []);
  const unknown = isSet ? codes.unknownBit : list ? codes.unknown : UNKNOWN_ORDINAL;
  // A dimension without a list has a dictionary, and only one without asks for it.
  const counting: Counting = {
    codes,
    dictionary: dimension as OpenDimension,
    isPercent: kind.is === 'whole' && kind.unit === 'percent',
  };
  // A fact's value is of its kind.
  const numberOf = NUMBERS[kind.is] as NumberOf;
  return {
    dimension,
    of,
    numberIn: (outline, ordinals) => {
      const value = saidOf(fact, outline);
      if (of === 'exitToWork' && isOtherExit(fact, outline)) return codes.of(ENDED_OTHERWISE);
      return value === undefined || (typeof value === 'string' && isUnknown(kind, value))
        ? unknown
        : numberOf(value, counting, outline, ordinals);
    },
    whyIn: (outline) => {
      const said: Partial<Record<AnyFact, unknown>> = outline.facts;
      const value = saidOf(fact, outline) ?? said[fact];
      return isStatedUnknown(value) ? whyNumber(value) : 0;
    },
  };
};

const ACCEPTED = 0;
const DECLINED = 1;
const WITHDRAWN = 2;
const NO_ANSWER = 3;
const OUTCOME_UNKNOWN = 4;

/** The last answer to the referral: an accepted one may still be withdrawn. */
const outcomeOf = ({ anonymous, status, facts }: JourneyOutline): number => {
  if (anonymous) return OUTCOME_UNKNOWN;
  if (closedOn({ facts }) !== undefined) return status === 'declined' ? DECLINED : WITHDRAWN;
  return facts.acceptedOn === undefined ? NO_ANSWER : ACCEPTED;
};

type Row = { -readonly [C in keyof JourneyRow]: number };

/** Rows of some facts. An anonymous journey counts as unknown in what it does not keep (docs/data-protection.md); what an exit tells is 0 before it. */
export const rowsOf = (counted: readonly CountedFact[]) => {
  const numberings = counted.map(numberingOf);
  const beforeExit = numberings.filter(({ of }) => !isToldAtExit({ of }));
  const stated = STATED_DIMENSIONS.map((name) => numberings.find(({ dimension }) => dimension === name));
  // Rows of one shape: copied, and not put together property by property.
  const blank = Object.fromEntries(rowColumns(counted).map((column) => [column, 0])) as Row;
  /** The journey as the cube counts it (docs/statistics.md); undefined while it is misregistered and counted nowhere. */
  return (
    outline: JourneyOutline & Readonly<{ knownOn?: KnownOn }>,
    ordinals: Ordinals,
  ): JourneyRow | undefined => {
    if (outline.misregistered) return undefined;
    const { association, facts } = outline;
    const row = { ...blank };
    row.journey = ordinals.journey;
    row.participant = ordinals.participant;
    row.association = ordinals.code('association', association);
    row.referredOn = day(facts.referredOn);
    row.waitingOn = day(facts.waitingOn);
    row.outcome = outcomeOf(outline);
    row.outcomeOn = day(closedOn(outline) ?? facts.acceptedOn);
    row.acceptedOn = day(facts.acceptedOn);
    row.startedOn = day(facts.startedOn);
    row.exitedOn = day(facts.exitedOn);
    const late = (on: 'referredOn' | 'startedOn' | 'exitedOn') =>
      lateness(row[on] === NEVER ? SOME_DAY : row[on], outline.knownOn?.[on] ?? row[on]);
    row.registeredLate = latenessOf({
      referredOn: late('referredOn'),
      startedOn: late('startedOn'),
      exitedOn: late('exitedOn'),
    });
    row.whyUnknown = whyUnknownOf(stated.map((numbering) => numbering?.whyIn(outline) ?? 0));
    for (const { dimension, numberIn } of facts.exitedOn === undefined ? beforeExit : numberings)
      row[dimension] = numberIn(outline, ordinals);
    return row;
  };
};
export const journeyRow = rowsOf(countedFacts());
