import { exitGroupOf } from '@samspar/codes';
import { isDay, isStatedUnknown, UNKNOWN_DAY, unreachable, type Day, type OccurredOn } from '@samspar/kernel';
import type { CorrectableFacts, Exit, Fact, LivelihoodSource } from './journey-events.js';
import type { Field, JourneyRefusal } from './journey-refusals.js';
import { EXIT_GROUP_OF_EVENT, type RegisteredJourney } from './journey-state.js';

type Problem = JourneyRefusal | undefined;

/** Ten or twelve digits that read as a personnummer, samordningsnummer or interim number. */
const IDENTITY_NUMBER = /\d{6}\s*[-+–]?\s*[\dT]\d{3}/i;
const OLDEST_AGE = 120;
const LONGEST_TIME_IN_MONTHS = 1_200;

export const blankProblem = (field: Field, text: string): Problem =>
  text.trim() === '' ? { code: 'ValueMissing', field } : undefined;

/** Text that stays in the clear: something, and no identity number. */
export const textProblem = (field: Field, text: string): Problem =>
  blankProblem(field, text) ??
  (IDENTITY_NUMBER.test(text) ? { code: 'IdentityNumberInText', field } : undefined);

export const rangeProblem = (field: Field, value: number, from: number, to: number): Problem =>
  Number.isInteger(value) && value >= from && value <= to
    ? undefined
    : { code: 'ValueOutOfRange', field, value, from, to };

export const repeatedProblem = (field: Field, values: readonly string[]): Problem => {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  return repeated === undefined ? undefined : { code: 'ValueRepeated', field, value: repeated };
};

/** A list that names at least one thing, and nothing twice. */
export const listProblem = (field: Field, values: readonly string[]): Problem =>
  values.length === 0 ? { code: 'ValueMissing', field } : repeatedProblem(field, values);

/** A day that exists and has come. */
export const pastDayProblem = (field: Field, day: string, today: Day): Problem => {
  if (!isDay(day)) return { code: 'NotADay', field };
  return day > today ? { code: 'DayInFuture', field, day, today } : undefined;
};

export const occurredOnProblem = (field: Field, on: OccurredOn, today: Day): Problem =>
  on === UNKNOWN_DAY ? undefined : pastDayProblem(field, on, today);

const livelihoodProblem = (field: Field, sources: readonly LivelihoodSource[], today: Day): Problem =>
  listProblem(
    field,
    sources.map(({ source }) => source),
  ) ??
  sources
    .map(({ since }) => (since === undefined ? undefined : pastDayProblem(field, since, today)))
    .find((problem) => problem !== undefined);

/** A fact with a value said of it. */
export type FactValue = { [F in Fact]: Readonly<{ fact: F; value: CorrectableFacts[F] }> }[Fact];

/** What is wrong with a value by itself, whatever journey it belongs to. Codes are checked by type at the edge. */
export const factProblem = (said: FactValue, today: Day): Problem => {
  if (isStatedUnknown(said.value)) return undefined;
  switch (said.fact) {
    case 'intervention':
    case 'referringUnit':
    case 'district':
      return textProblem(said.fact, said.value);
    case 'decidingParties':
      if (said.value.length > 3)
        return { code: 'TooManyDecidingParties', named: said.value.length, most: 3 };
      return repeatedProblem(said.fact, said.value);
    case 'referredOn':
    case 'acceptedOn':
    case 'startedOn':
    case 'exitedOn':
      return occurredOnProblem(said.fact, said.value, today);
    case 'exitReasons':
      return said.value === 'unknown' ? undefined : listProblem(said.fact, said.value);
    case 'livelihood':
    case 'livelihoodAtExit':
      return livelihoodProblem(said.fact, said.value as readonly LivelihoodSource[], today);
    case 'ageAtStart':
      return rangeProblem(said.fact, said.value as number, 0, OLDEST_AGE);
    case 'timeWithoutWork': {
      const time = said.value as Exclude<typeof said.value, string>;
      return 'months' in time ? rangeProblem(said.fact, time.months, 0, LONGEST_TIME_IN_MONTHS) : undefined;
    }
    case 'timeOnAssistance': {
      const time = said.value as Exclude<typeof said.value, 'notAsked' | 'doesNotKnow' | 'willNotSay' | 'notRegistered'>;
      return typeof time === 'object' && 'since' in time
        ? pastDayProblem(said.fact, time.since, today)
        : undefined;
    }
    case 'needGroups':
      return listProblem(said.fact, said.value as readonly string[]);
    case 'sex':
    case 'education':
    case 'obstacle':
    case 'referringParty':
      return undefined;
    default:
      return unreachable(said);
  }
};

/** The first reason that does not belong to the group its exit stands for; an unknown reason belongs to `other`. */
export const exitGroupProblem = (exit: Exit['type'], reasons: CorrectableFacts['exitReasons']): Problem => {
  const group = EXIT_GROUP_OF_EVENT[exit];
  if (reasons === 'unknown')
    return group === 'other' ? undefined : { code: 'ExitReasonOfOtherGroup', reason: reasons, group };
  const stray = reasons.find((reason) => exitGroupOf(reason) !== group);
  return stray && { code: 'ExitReasonOfOtherGroup', reason: stray, group };
};

/** A party decides jointly with the referring one, so it cannot be that one. */
export const partiesProblem = ({ facts }: RegisteredJourney): Problem => {
  const referring = facts.decidingParties?.find((party) => party === facts.referringParty);
  return referring && { code: 'DecidingPartyIsReferring', party: referring };
};

/** Facts that an anonymous journey keeps (design §4); no other may be added by a correction. */
const KEPT_WHEN_ANONYMOUS: readonly Fact[] = [
  'intervention',
  'sex',
  'referredOn',
  'acceptedOn',
  'startedOn',
  'exitedOn',
  'exitReasons',
];
/** Facts that come with an event; the others are the referral's, or may be added later. */
const COMES_WITH_EVENT: readonly Fact[] = ['acceptedOn', 'startedOn', 'exitedOn', 'exitReasons'];

/** A value in a form that does not depend on the order of its keys or, every list of a fact being a set, of its items. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${key}:${canonical(item)}`)
      .toSorted()
      .join()}}`;
  return JSON.stringify(value);
};

/** Why a journey's fact cannot be corrected to a value. */
export const correctionProblem = (journey: RegisteredJourney, said: FactValue, today: Day): Problem => {
  const { fact, value } = said;
  const old = journey.facts[fact];
  if (journey.anonymous && !KEPT_WHEN_ANONYMOUS.includes(fact))
    return { code: 'FactNotKeptForAnonymous', fact };
  if (old === undefined && (COMES_WITH_EVENT.includes(fact) || (fact === 'livelihoodAtExit' && !journey.exit)))
    return { code: 'FactNotYetKnown', fact };
  if (old !== undefined && canonical(old) === canonical(value))
    return { code: 'CorrectionChangesNothing', fact };
  return (
    factProblem(said, today) ??
    (said.fact === 'exitReasons' && journey.exit ? exitGroupProblem(journey.exit, said.value) : undefined)
  );
};
