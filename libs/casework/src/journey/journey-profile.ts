import { ageOn, sexDigitOf, type IdentityNumber } from '@samspar/identity-number';
import { isKnown, isStatedUnknown, known, type Day, type OccurredOn } from '@samspar/kernel';
import { factsProblem } from './fact-checks.js';
import { inProfile } from './fact-lists.js';
import { TARGET_AGES } from './facts.js';
import { keptProfile } from './journey-anonymous.js';
import type { PersonSources } from './journey-commands.js';
import type { Profile } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';

const PROFILE = inProfile();

/** The difference of years from the one of birth to a day. */
const yearsOf = ({ birthYear }: PersonSources, day: OccurredOn | undefined): number | undefined =>
  birthYear !== undefined && isKnown(day) ? Number(day.slice(0, 4)) - birthYear : undefined;

/** Age at start as stated, else from the number, else the difference of years (docs/events.md#the-rules-of-a-journey). */
export const ageBy = (
  stated: Profile['ageAtStart'],
  sources: PersonSources,
  day: OccurredOn | undefined,
): number | undefined => known(stated) ?? sources.ageFromNumber ?? yearsOf(sources, day);

/** What an identity number says of its person on a day. */
export const sourcesIn = (number: IdentityNumber, day: OccurredOn | undefined): PersonSources => ({
  sexFromNumber: sexDigitOf(number),
  ...(isKnown(day) && { ageFromNumber: ageOn(number, day) }),
});

/** Two ages may differ by one year, for a birthday lies between; not by more. */
export const ageConflict = (
  stated: number | undefined,
  basis: 'number' | 'birthYear',
  age: number | undefined,
): JourneyRefusal | undefined =>
  stated !== undefined && age !== undefined && Math.abs(stated - age) > 1
    ? { code: 'AgeConflict', stated, basis, age }
    : undefined;

/**
 * The profile an event will carry: with the age as stated, else from the number, else the difference of years to the day
 * (docs/events.md#the-rules-of-a-journey); of an anonymous participant only the sex.
 */
export const readProfile = (
  told: Profile,
  sources: PersonSources,
  context: Readonly<{ anonymous: boolean; day: OccurredOn | undefined; today: Day }>,
): Readonly<{ profile: Profile } | { problem: JourneyRefusal }> => {
  if (context.anonymous) return { profile: keptProfile(told) };
  const { day, today } = context;
  const stated = known(told.ageAtStart);
  const { ageFromNumber } = sources;
  const age = ageBy(told.ageAtStart, sources, day);
  const profile = age === undefined ? told : { ...told, ageAtStart: age };
  const problem =
    factsProblem(PROFILE, profile, today) ??
    ageConflict(stated, 'number', ageFromNumber) ??
    ageConflict(stated ?? ageFromNumber, 'birthYear', yearsOf(sources, day));
  return problem ? { problem } : { profile };
};

/** The age where it lies outside those that interventions are meant for. */
export const ageOutsideTarget = (age: Profile['ageAtStart']): number | undefined =>
  age === undefined || isStatedUnknown(age) || (age >= TARGET_AGES.from && age <= TARGET_AGES.to)
    ? undefined
    : age;
