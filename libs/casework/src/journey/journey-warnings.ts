import type { Sentence } from '@samspar/kernel';
import { TARGET_AGES } from './facts.js';
import type { JourneyCommand } from './journey-commands.js';
import { ageOutsideTarget } from './journey-profile.js';
import { journeyDecider } from './journey.js';
import type { Journey } from './journey-state.js';

/** Something worth a second look in what was accepted. */
export type JourneyWarning = Readonly<{ code: 'AgeOutsideTarget'; age: number; sentence: Sentence }>;

/** What an accepted command should be looked at twice for, put to the journey as it was before it; none if refused. */
export const journeyWarnings = (command: JourneyCommand, journey: Journey): readonly JourneyWarning[] => {
  const decision = journeyDecider.decide(command, journey);
  if (!decision.accepted) return [];
  const before = journey.status === 'none' ? undefined : journey.facts.ageAtStart;
  const after = decision.events.reduce(journeyDecider.evolve, journey);
  const age = after.status === 'none' ? undefined : after.facts.ageAtStart;
  const outside = age === before ? undefined : ageOutsideTarget(age);
  return outside === undefined
    ? []
    : [
        {
          code: 'AgeOutsideTarget',
          age: outside,
          sentence: {
            sv: `Åldern ${outside} år ligger utanför ${TARGET_AGES.from}–${TARGET_AGES.to} år: kontrollera att den stämmer.`,
            en: `The age ${outside} lies outside ${TARGET_AGES.from}–${TARGET_AGES.to}: check that it is right.`,
          },
        },
      ];
};
