import type { LivelihoodSource } from '@samspar/casework';
import {
  AGE_GROUP,
  type AgeGroup,
  type CodeList,
  EDUCATION,
  EXIT_REASON,
  LIVELIHOOD,
  NEED_GROUP,
  OBSTACLE,
  PARTY,
  SEX,
  slug,
  TIME_BRACKET,
  TIME_ON_ASSISTANCE,
  type TimeBracket,
  type TimeOnAssistanceCode,
} from '@samspar/codes';
import {
  dayNumber,
  isKnown,
  isStatedUnknown,
  known,
  type OccurredOn,
  type Stated,
  wholeYears,
} from '@samspar/kernel';
import { type JourneyRow, NEVER, type OpenDimension, SOME_DAY } from '@samspar/statistics';
import type { JourneyRecord } from './journeys.js';

/** The numbers a view has given to a journey, its participant, and the codes of open lists. */
export type Ordinals = Readonly<{
  journey: number;
  participant: number;
  code: (list: OpenDimension, code: string, label?: string) => number;
}>;

/** Number of `unknown` in every open list. */
const UNKNOWN_ORDINAL = 0;
const NO_ANSWER = 3;
const OUTCOME_UNKNOWN = 4;

/** A fixed list as numbers: the code's index, or the list's length for unknown. */
const indexed = <Code extends string>(list: CodeList<Code>) => {
  const indexes = new Map<string, number>(list.map(({ code }, index) => [code, index]));
  const indexOf = (code: Code): number => {
    const index = indexes.get(code);
    if (index === undefined) throw new Error(`The code "${code}" is in no version of its list.`);
    return index;
  };
  return {
    unknown: list.length,
    unknownBit: 1 << list.length,
    of: (code: Stated<Code> | undefined): number =>
      code === undefined || isStatedUnknown(code) ? list.length : indexOf(code),
    bits: (codes: readonly Code[] | undefined): number =>
      codes?.length ? codes.reduce((bits, code) => bits | (1 << indexOf(code)), 0) : 1 << list.length,
  };
};

const sex = indexed(SEX);
const party = indexed(PARTY);
const education = indexed(EDUCATION);
const obstacle = indexed(OBSTACLE);
const ageGroup = indexed(AGE_GROUP);
const timeBracket = indexed(TIME_BRACKET);
const timeOnAssistance = indexed(TIME_ON_ASSISTANCE);
const livelihood = indexed(LIVELIHOOD);
const needGroup = indexed(NEED_GROUP);
const exitReason = indexed(EXIT_REASON);

const day = (occurredOn: OccurredOn | undefined): number =>
  occurredOn === undefined ? NEVER : isKnown(occurredOn) ? dayNumber(occurredOn) : SOME_DAY;

const ageGroupOf = (age: number | undefined): AgeGroup | undefined => {
  if (age === undefined) return undefined;
  if (age < 16) return 'under-16';
  if (age < 30) return '16-29';
  return age < 66 ? '30-65' : 'over-65';
};

/** Half-open: exactly five years is `5-plus`. */
const bracketOf = (years: number): TimeBracket => {
  if (years < 1) return 'under-1';
  if (years < 2) return '1-2';
  return years < 5 ? '2-5' : '5-plus';
};

const timeWithoutWorkOf = ({ profile }: JourneyRecord): TimeBracket | undefined => {
  const time = known(profile.timeWithoutWork);
  return time && ('months' in time ? bracketOf(time.months / 12) : time.bracket);
};

/** Time since a day, as of the start, or of the referral where there is no start; unknown where that day is, or lies before. */
const timeSince = (since: string, { startedOn, referredOn }: JourneyRecord): TimeBracket | undefined => {
  const until = startedOn ?? referredOn;
  return isKnown(until) && since <= until ? bracketOf(wholeYears(since, until)) : undefined;
};

const timeOnAssistanceOf = (record: JourneyRecord): TimeOnAssistanceCode | undefined => {
  const stated = known(record.profile.timeOnAssistance);
  if (stated === 'none') return 'none';
  if (stated) return 'bracket' in stated ? stated.bracket : timeSince(stated.since, record);
  const sources = known(record.profile.livelihood);
  if (!sources?.length) return undefined;
  const assistance = sources.filter(({ source }) => source === 'economic-assistance');
  if (assistance.length === 0) return 'none';
  const since = assistance.find((source) => source.since !== undefined)?.since;
  return since === undefined ? undefined : timeSince(since, record);
};

const livelihoodBits = (sources: Stated<readonly LivelihoodSource[]> | undefined): number =>
  livelihood.bits(known(sources)?.map(({ source }) => source));

const openOrdinal = (ordinals: Ordinals, list: OpenDimension, code: string | undefined): number =>
  code ? ordinals.code(list, code) : UNKNOWN_ORDINAL;

/** A unit by its slug, so that its spellings are one, and called what it is first called. */
const unitOrdinal = (ordinals: Ordinals, name: string | undefined): number => {
  const code = name === undefined ? '' : slug(name);
  return name === undefined || code === ''
    ? UNKNOWN_ORDINAL
    : ordinals.code('referringUnit', code, name.trim().replace(/\s+/g, ' '));
};

/** What an anonymous journey counts as in every dimension that it does not keep (design §4). */
const withheld = {
  ageGroup: ageGroup.unknown,
  education: education.unknown,
  timeWithoutWork: timeBracket.unknown,
  timeOnAssistance: timeOnAssistance.unknown,
  referringParty: party.unknown,
  referringUnit: UNKNOWN_ORDINAL,
  district: UNKNOWN_ORDINAL,
  obstacle: obstacle.unknown,
  decidingParty: party.unknownBit,
  livelihood: livelihood.unknownBit,
  needGroup: needGroup.unknownBit,
} as const;

const told = (record: JourneyRecord, ordinals: Ordinals): Record<keyof typeof withheld, number> => {
  const { profile } = record;
  return {
    ageGroup: ageGroup.of(ageGroupOf(known(profile.ageAtStart))),
    education: education.of(profile.education),
    timeWithoutWork: timeBracket.of(timeWithoutWorkOf(record)),
    timeOnAssistance: timeOnAssistance.of(timeOnAssistanceOf(record)),
    referringParty: party.of(record.referringParty),
    referringUnit: unitOrdinal(ordinals, known(record.referringUnit)),
    district: openOrdinal(ordinals, 'district', known(profile.district)),
    obstacle: obstacle.of(profile.obstacle),
    decidingParty: party.bits(record.decidingParties),
    livelihood: livelihoodBits(profile.livelihood),
    needGroup: needGroup.bits(known(profile.needGroups)),
  };
};

const OUTCOMES = { accepted: 0, declined: 1, withdrawn: 2 } as const;

/** The journey as the cube counts it (design §5); undefined while it is misregistered and counted nowhere. */
export const journeyRow = (record: JourneyRecord, ordinals: Ordinals): JourneyRow | undefined => {
  if (record.misregistered) return undefined;
  const { anonymous, answer, exit } = record;
  const row = anonymous ? withheld : told(record, ordinals);
  return {
    journey: ordinals.journey,
    participant: ordinals.participant,
    association: ordinals.code('association', record.association),
    intervention: ordinals.code('intervention', record.intervention),
    referredOn: day(record.referredOn),
    waitingOn: day(record.waitingOn),
    outcome: anonymous ? OUTCOME_UNKNOWN : answer ? OUTCOMES[answer.outcome] : NO_ANSWER,
    outcomeOn: day(answer?.on),
    acceptedOn: day(record.acceptedOn),
    startedOn: day(record.startedOn),
    exitedOn: day(exit?.on),
    sex: sex.of(record.profile.sex),
    ageGroup: row.ageGroup,
    education: row.education,
    timeWithoutWork: row.timeWithoutWork,
    timeOnAssistance: row.timeOnAssistance,
    referringParty: row.referringParty,
    referringUnit: row.referringUnit,
    district: row.district,
    obstacle: row.obstacle,
    decidingParty: row.decidingParty,
    livelihood: row.livelihood,
    livelihoodAtExit: !exit ? 0 : anonymous ? livelihood.unknownBit : livelihoodBits(exit.livelihoodAtExit),
    needGroup: row.needGroup,
    exitReason: !exit
      ? 0
      : exitReason.bits(anonymous || exit.reasons === 'unknown' ? undefined : exit.reasons),
  };
};
