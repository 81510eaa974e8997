import { known, type Sentence } from '@samspar/kernel';
import { TARGET_AGES, type Fact } from './facts.js';
import type { JourneyCommand, PersonSources } from './journey-commands.js';
import type { JourneyEvent, Profile } from './journey-events.js';
import { ageConflict, ageOutsideTarget } from './journey-profile.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { factsTold, type Journey, type RegisteredJourney } from './journey-state.js';

/** Something worth a second look in what was accepted, about which fact. */
export type JourneyWarning = Readonly<{
  code: 'AgeOutsideTarget' | 'AgeDiffersFromNumber' | 'SexDiffersFromNumber' | 'ReferralNotCovered';
  fact: Fact;
  /** In completed years. */
  age?: number;
  sentence: Sentence;
}>;

const outsideTarget = (age: number): JourneyWarning => ({
  code: 'AgeOutsideTarget',
  fact: 'ageAtStart',
  age,
  sentence: {
    sv: `Åldern ${age} år ligger utanför ${TARGET_AGES.from}–${TARGET_AGES.to} år: kontrollera att den stämmer.`,
    en: `The age ${age} lies outside ${TARGET_AGES.from}–${TARGET_AGES.to}: check that it is right.`,
  },
});

const AGE_DIFFERS: JourneyWarning = {
  code: 'AgeDiffersFromNumber',
  fact: 'ageAtStart',
  sentence: {
    sv: 'Åldern är ett år ifrån den som personnumret ger: kontrollera att den stämmer.',
    en: 'The age is a year from the one the identity number gives: check that it is right.',
  },
};

const SEX_DIFFERS: JourneyWarning = {
  code: 'SexDiffersFromNumber',
  fact: 'sex',
  sentence: {
    sv: 'Könet är ett annat än det som personnumret anger: kontrollera att det stämmer.',
    en: 'The sex differs from the one the identity number states: check that it is right.',
  },
};

/** Of a referral, or a correction, to an insats that another authority runs. */
export const NOT_COVERED: JourneyWarning = {
  code: 'ReferralNotCovered',
  fact: 'intervention',
  sentence: {
    sv: 'En annan myndighet driver insatsen, och varken samtycke eller annan grund täcker att den får ta del av anmälan: inhämta samtycke.',
    en: 'Another authority runs the intervention, and neither consent nor another ground lets it be told of the referral: obtain consent.',
  },
};

const sourcesOf = (command: JourneyCommand): PersonSources =>
  command.type === 'ReferParticipant' || command.type === 'StartJourney' || command.type === 'CorrectFact'
    ? command.data
    : {};

const differs = <Value>(stated: Value | undefined, byNumber: Value | undefined): boolean =>
  stated !== undefined && byNumber !== undefined && stated !== byNumber;

/** What a command that is taken should be looked at twice for: its events, and the journey before and after them. */
export const journeyWarnings = (
  command: JourneyCommand,
  events: readonly JourneyEvent[],
  before: Journey,
  after: RegisteredJourney,
): readonly JourneyWarning[] => {
  const { ageAtStart: age } = after.facts;
  const ageBefore = before.status === 'none' ? undefined : before.facts.ageAtStart;
  const outside = age === ageBefore ? undefined : ageOutsideTarget(age);
  const { sexFromNumber, ageFromNumber } = sourcesOf(command);
  const told: Partial<Profile> = Object.assign({}, ...events.map(factsTold));
  return [
    ...(outside === undefined ? [] : [outsideTarget(outside)]),
    ...(differs(known(told.ageAtStart), ageFromNumber) ? [AGE_DIFFERS] : []),
    ...(differs<string>(known(told.sex), sexFromNumber) ? [SEX_DIFFERS] : []),
  ];
};

/** What may be amiss between a journey and the number that its person is known by. */
export type NumberWarning = 'AgeDiffersFromNumber' | 'AgeUnlikeNumber' | 'SexDiffersFromNumber';

/**
 * What a number that the person of a journey is to be known by says against the journey's own age and sex. An age that is more than a year from it
 * is refused, as everywhere; of a correction it warns (`AgeUnlikeNumber`), for the age may have come of the number that was wrong, and
 * can be set right once that is.
 */
export const againstNumber = (
  { facts }: RegisteredJourney,
  { sexFromNumber, ageFromNumber }: PersonSources,
  isCorrection: boolean,
): Readonly<{ refusal?: JourneyRefusal; warnings: readonly NumberWarning[] }> => {
  const age = known(facts.ageAtStart);
  const conflict = ageConflict(age, 'number', ageFromNumber);
  if (conflict && !isCorrection) return { refusal: conflict, warnings: [] };
  return {
    warnings: [
      ...(conflict ? (['AgeUnlikeNumber'] as const) : []),
      ...(!conflict && differs(age, ageFromNumber) ? (['AgeDiffersFromNumber'] as const) : []),
      ...(differs<string>(known(facts.sex), sexFromNumber) ? (['SexDiffersFromNumber'] as const) : []),
    ],
  };
};
