import { unknownValue } from './fact-kinds.js';
import { hiddenWhenProtected } from './fact-lists.js';
import { type AnyFact, FACTS } from './facts.js';
import type { Correction, JourneyEvent, Profile } from './journey-events.js';
import type { JourneyOutline } from './journey-state.js';

const HIDDEN: readonly string[] = hiddenWhenProtected();

/** Whether a fact tells where a person is to be found (docs/adr/0024). */
export const isHidden = (fact: AnyFact): boolean => HIDDEN.includes(fact);

const without = <Facts extends object>(facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => !HIDDEN.includes(fact))) as Facts;

/** The facts of a journey but for those that are hidden: what is not there is asked for as if nobody had said it, and what was said stands. */
export const factsShown = (facts: JourneyOutline['facts']): JourneyOutline['facts'] => without(facts);

const profileShown = (profile: Profile): Profile => without(profile);

/** An event as it is told while the identity of its person is protected. */
export const withoutHidden = (event: JourneyEvent): JourneyEvent => {
  if (event.type === 'ParticipantReferred') {
    const { data } = event;
    return {
      ...event,
      data: { ...data, referringUnit: 'notRegistered', profile: profileShown(data.profile) },
    };
  }
  if (event.type === 'JourneyStarted')
    return { ...event, data: { ...event.data, profile: profileShown(event.data.profile) } };
  if (event.type !== 'FactCorrected' || !isHidden(event.data.correction.fact)) return event;
  const { fact } = event.data.correction;
  // A fact's unknown value is of its kind.
  const correction = { fact, old: null, new: unknownValue(FACTS[fact].kind) } as Correction;
  return { ...event, data: { ...event.data, correction } };
};
