import { type Authorities, consentsLeft, type ConsentStatement, type PartysAuthority } from './consent.js';
import { unknownValue } from './fact-kinds.js';
import { hiddenWhenProtected, isTextFact } from './fact-lists.js';
import { type AnyFact, FACTS } from './facts.js';
import type { Correction, JourneyEvent, Profile } from './journey-events.js';
import type { JourneyOutline } from './journey-state.js';

const HIDDEN: readonly string[] = hiddenWhenProtected();

/** Whether a fact tells where a person is to be found (docs/adr/0024). */
export const isHidden = (fact: AnyFact): boolean => HIDDEN.includes(fact);

/** Whether a fact is not told to whoever is not responsible: where she is to be found, and text, which may tell it. */
export const isHiddenFromColleagues = (fact: AnyFact): boolean => isHidden(fact) || isTextFact(fact);

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

/** Stands in the place of an authority that is not told: the board of a district tells the district. No authority has this id. */
export const HIDDEN_AUTHORITY = '(protected)';

const namesHidden = ({ parties, authorities }: Authorities): Authorities => ({
  parties,
  authorities: authorities.length === 0 ? [] : [HIDDEN_AUTHORITY],
});

/** An event as it is told to whoever is not responsible: of those whom consents and other grounds name, the parties alone, and no purpose in words. */
export const withoutAuthorities = (event: JourneyEvent): JourneyEvent => {
  if (event.type === 'ConsentGiven') {
    const { giving, receiving } = event.data;
    const data = { giving: namesHidden(giving), receiving: namesHidden(receiving), purpose: '' };
    return { ...event, data: { ...event.data, ...data } };
  }
  if (event.type === 'ConsentWithdrawn') {
    const { receiving } = event.data;
    return receiving ? { ...event, data: { receiving: namesHidden(receiving) } } : event;
  }
  if (event.type !== 'DisclosureGrounded') return event;
  return { ...event, data: { ...event.data, giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY } };
};

/** What is left of consent, told so, and that some of it was withdrawn. From whom it is withdrawn is asked before the names are gone. */
export const consentsShown = (
  statements: readonly ConsentStatement[],
  known: readonly PartysAuthority[],
): readonly ConsentStatement[] => {
  const last = statements.at(-1);
  return [
    ...statements.filter((statement) => 'isStated' in statement),
    ...consentsLeft(statements, known).map((consent) => ({
      ...consent,
      giving: namesHidden(consent.giving),
      receiving: namesHidden(consent.receiving),
    })),
    // It takes nothing more: what was withdrawn is gone already.
    ...(last && 'withdrawnFrom' in last
      ? [{ ...last, withdrawnFrom: last.withdrawnFrom && namesHidden(last.withdrawnFrom) }]
      : []),
  ];
};
