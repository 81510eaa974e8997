import { exitGroupOf, type NeedGroup } from '@samspar/codes';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import {
  isDay,
  isStatedUnknown,
  known,
  plainName,
  UNKNOWN_DAY,
  type Day,
  type OccurredOn,
  type Stated,
} from '@samspar/kernel';
import type { CorrectFact } from './journey-commands.js';
import type {
  CorrectableFacts,
  Exit,
  Fact,
  LivelihoodSource,
  TimeOnAssistance,
  TimeWithoutWork,
} from './journey-events.js';
import type { Field, JourneyRefusal } from './journey-refusals.js';
import { EXIT_GROUP_OF_EVENT, type RegisteredJourney } from './journey-state.js';

type Problem = JourneyRefusal | undefined;

const OLDEST_AGE = 120;
const LONGEST_TIME_IN_MONTHS = 1_200;

export const blankProblem = (field: Field, text: string): Problem =>
  plainName(text) === '' ? { code: 'ValueMissing', field } : undefined;

/** Text that stays in the clear: something, and no identity number. */
export const textProblem = (field: Field, text: string): Problem =>
  blankProblem(field, text) ??
  (looksLikeIdentityNumber(text) ? { code: 'IdentityNumberInText', field } : undefined);

/** The name of a unit as it is kept, so that two that look the same are one. */
export const unitAsKept = (unit: Stated<string>): Stated<string> =>
  isStatedUnknown(unit) ? unit : plainName(unit);

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
const pastDayProblem = (field: Field, day: string, today: Day): Problem => {
  if (!isDay(day)) return { code: 'NotADay', field };
  return day > today ? { code: 'DayInFuture', field, day, today } : undefined;
};

export const occurredOnProblem = (field: Field, on: OccurredOn, today: Day): Problem =>
  on === UNKNOWN_DAY ? undefined : pastDayProblem(field, on, today);

const livelihoodProblem =
  (field: Field) =>
  (sources: readonly LivelihoodSource[], today: Day): Problem =>
    listProblem(
      field,
      sources.map(({ source }) => source),
    ) ??
    sources
      .map(({ since }) => (since === undefined ? undefined : pastDayProblem(field, since, today)))
      .find((problem) => problem !== undefined);

const anything = (): Problem => undefined;

/** A check of values that leaves a stated unknown alone. */
const unlessUnknown =
  <Value>(check: (value: Value, today: Day) => Problem) =>
  (stated: Stated<Value>, today: Day): Problem => {
    const value = known(stated);
    return value === undefined ? undefined : check(value, today);
  };

const CHECKS: Readonly<{ [F in Fact]: (value: CorrectableFacts[F], today: Day) => Problem }> = {
  intervention: (id) => textProblem('intervention', id),
  referringParty: anything,
  referringUnit: unlessUnknown((unit: string) => textProblem('referringUnit', unit)),
  decidingParties: (parties) =>
    parties.length > 3
      ? { code: 'TooManyDecidingParties', named: parties.length, most: 3 }
      : repeatedProblem('decidingParties', parties),
  referredOn: (day, today) => occurredOnProblem('referredOn', day, today),
  acceptedOn: (day, today) => occurredOnProblem('acceptedOn', day, today),
  startedOn: (day, today) => occurredOnProblem('startedOn', day, today),
  exitedOn: (day, today) => occurredOnProblem('exitedOn', day, today),
  exitReasons: (reasons) => (reasons === 'unknown' ? undefined : listProblem('exitReasons', reasons)),
  livelihoodAtExit: unlessUnknown(livelihoodProblem('livelihoodAtExit')),
  sex: anything,
  ageAtStart: unlessUnknown((age: number) => rangeProblem('ageAtStart', age, 0, OLDEST_AGE)),
  education: anything,
  timeWithoutWork: unlessUnknown((time: TimeWithoutWork) =>
    'months' in time ? rangeProblem('timeWithoutWork', time.months, 0, LONGEST_TIME_IN_MONTHS) : undefined,
  ),
  timeOnAssistance: unlessUnknown((time: TimeOnAssistance, today) =>
    time !== 'none' && 'since' in time ? pastDayProblem('timeOnAssistance', time.since, today) : undefined,
  ),
  livelihood: unlessUnknown(livelihoodProblem('livelihood')),
  obstacle: anything,
  needGroups: unlessUnknown((groups: readonly NeedGroup[]) => listProblem('needGroups', groups)),
  district: unlessUnknown((district: string) => textProblem('district', district)),
};

/**
 * What is wrong with a value by itself, whatever journey it belongs to; nothing with one that was not said. Codes are
 * checked by type at the edge.
 */
export const factProblem = <F extends Fact>(
  fact: F,
  value: CorrectableFacts[F] | undefined,
  today: Day,
): Problem => (value === undefined ? undefined : CHECKS[fact](value, today));

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
export const correctionProblem = (
  journey: RegisteredJourney,
  said: CorrectFact['data'],
  today: Day,
): Problem => {
  const { fact, value } = said;
  const old = journey.facts[fact];
  if (journey.anonymous && !KEPT_WHEN_ANONYMOUS.includes(fact))
    return { code: 'FactNotKeptForAnonymous', fact };
  if (
    old === undefined &&
    (COMES_WITH_EVENT.includes(fact) || (fact === 'livelihoodAtExit' && !journey.exit))
  )
    return { code: 'FactNotYetKnown', fact };
  if (old !== undefined && canonical(old) === canonical(value))
    return { code: 'CorrectionChangesNothing', fact };
  return (
    factProblem(fact, value, today) ??
    (said.fact === 'exitReasons' && journey.exit ? exitGroupProblem(journey.exit, said.value) : undefined)
  );
};
