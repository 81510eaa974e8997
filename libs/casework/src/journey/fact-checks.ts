import { exitGroupOf } from '@samspar/codes';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import {
  isDay,
  isStatedUnknown,
  plainName,
  UNKNOWN_DAY,
  type Day,
  type OccurredOn,
  type Stated,
} from '@samspar/kernel';
import { isUnknown, unknownValue, type FactKind, type FactValue, type KnownValue } from './fact-kinds.js';
import { FACTS, type AnyFact, type FactCatalogue, type FactDefinition, type FactValues } from './facts.js';
import type { JourneyCommandOf } from './journey-commands.js';
import type { CorrectableFacts, Exit } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { EXIT_GROUP_OF_EVENT, type RegisteredJourney } from './journey-state.js';
import type { Field } from './journey-words.js';

type Problem = JourneyRefusal | undefined;

export const blankProblem = (field: Field, text: string): Problem =>
  plainName(text) === '' ? { code: 'ValueMissing', field } : undefined;

/** Text that stays in the clear: something, and no identity number. */
export const textProblem = (field: Field, text: string): Problem =>
  blankProblem(field, text) ??
  (looksLikeIdentityNumber(text) ? { code: 'IdentityNumberInText', field } : undefined);

/** The name of a unit as it is kept, so that two that look the same are one. */
export const unitAsKept = (unit: Stated<string>): Stated<string> =>
  isStatedUnknown(unit) ? unit : plainName(unit);

const rangeProblem = (field: Field, value: number, from: number, to: number): Problem =>
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

const pastDayProblem = (field: Field, day: string, today: Day): Problem => {
  if (!isDay(day)) return { code: 'NotADay', field };
  return day > today ? { code: 'DayInFuture', field, day, today } : undefined;
};

export const occurredOnProblem = (field: Field, on: OccurredOn, today: Day): Problem =>
  on === UNKNOWN_DAY ? undefined : pastDayProblem(field, on, today);

const CHECKS: {
  readonly [K in FactKind as K['is']]: (value: KnownValue<K>, kind: K, field: Field, today: Day) => Problem;
} = {
  intervention: (id, _kind, field) => textProblem(field, id),
  name: (text, _kind, field) => textProblem(field, text),
  district: (id, _kind, field) => textProblem(field, id),
  // Sealed, so that only its length in the clear could be wrong, and that is checked at the edge.
  text: () => undefined,
  // Codes are checked by type at the edge.
  code: () => undefined,
  codes: (codes, { list, least, most }, field) =>
    // The deciding parties alone are limited to fewer than their list has.
    most < list.length && codes.length > most
      ? { code: 'TooManyDecidingParties', named: codes.length, most }
      : least > 0
        ? listProblem(field, codes)
        : repeatedProblem(field, codes),
  day: (day, _kind, field, today) => pastDayProblem(field, day, today),
  whole: (value, { from, to }, field) => rangeProblem(field, value, from, to),
  months: (time, { most }, field) =>
    'months' in time ? rangeProblem(field, time.months, 0, most) : undefined,
  since: (time, _kind, field, today) =>
    time !== 'none' && 'since' in time ? pastDayProblem(field, time.since, today) : undefined,
  sources: (sources, _kind, field, today) =>
    listProblem(
      field,
      sources.map(({ source }) => source),
    ) ??
    sources
      .map(({ since }) => (since === undefined ? undefined : pastDayProblem(field, since, today)))
      .find((problem) => problem !== undefined),
};

type Check = (value: unknown, kind: FactKind, field: Field, today: Day) => Problem;

/** What is wrong with a value by itself, whatever journey it belongs to; nothing with one that was not said. */
export const factProblem = <F extends AnyFact>(
  fact: F,
  value: FactValues[F] | undefined,
  today: Day,
  catalogue: FactCatalogue = FACTS,
): Problem => {
  const { kind } = catalogue[fact];
  return value === undefined || isUnknown(kind, value)
    ? undefined
    : // A fact's value is of its kind.
      (CHECKS[kind.is] as Check)(value, kind, fact, today);
};

export const factsProblem = <F extends AnyFact>(
  facts: readonly F[],
  told: Readonly<Partial<Pick<FactValues, F>>>,
  today: Day,
): Problem =>
  facts.map((fact) => factProblem(fact, told[fact], today)).find((problem) => problem !== undefined);

/** A value that a fact of a kind may have whatever journey it belongs to. */
export const anyValue = (kind: FactKind): FactValue<FactKind> =>
  kind.is === 'intervention' ? '-' : unknownValue(kind);

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

/** A value in a form that does not depend on the order of its keys or, every list of a fact being a set, of its items. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${key}:${canonical(item)}`)
      .toSorted()
      .join()}}`;
  return JSON.stringify(value);
};

/** Whether the event that tells a fact has yet to happen; what a referral or start left out may be added. */
const isStillToCome = ({ exit }: RegisteredJourney, of: FactDefinition['of']): boolean => {
  if (of === 'exit') return !exit;
  return of === 'exitToWork' ? exit !== 'ExitedToWorkOrStudies' : of !== 'referral' && of !== 'profile';
};

export const correctionProblem = (
  journey: RegisteredJourney,
  said: JourneyCommandOf<'CorrectFact'>['data'],
  today: Day,
  catalogue: FactCatalogue = FACTS,
): Problem => {
  const { fact, value } = said;
  const { of, kind, keptWhenAnonymous = false } = catalogue[fact];
  // Nothing written, and a text taken away, are the same.
  const old = journey.facts[fact] ?? (kind.is === 'text' ? '' : undefined);
  if (journey.anonymous && !keptWhenAnonymous) return { code: 'FactNotKeptForAnonymous', fact };
  if (old === undefined && isStillToCome(journey, of)) return { code: 'FactNotYetKnown', fact };
  if (old !== undefined && canonical(old) === canonical(value))
    return { code: 'CorrectionChangesNothing', fact };
  return (
    factProblem(fact, value, today, catalogue) ??
    (said.fact === 'exitReasons' && journey.exit ? exitGroupProblem(journey.exit, said.value) : undefined)
  );
};
