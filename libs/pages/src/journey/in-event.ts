import { type AnyFact, type Correction, isTextFact, type JourneyEvent, type Sealed } from '@samspar/casework';
import type { ShownEvent } from './corrected.js';

/** The sealed text that is the value of a fact, where it is one. */
export const textOf = (fact: AnyFact, value: unknown): Sealed | undefined =>
  isTextFact(fact) && typeof value === 'string' && value !== '' ? value : undefined;

/** What a text says that was set right, and what it said before. */
const textsCorrected = ({ fact, old, new: value }: Correction): readonly Sealed[] =>
  [value, old].flatMap((said) => textOf(fact, said) ?? []);

/** The sealed texts of an event, in its order, and those that were corrected in it since. */
export const sealedIn = (
  event: JourneyEvent,
  { corrections = new Map(), notesSince = [] }: Pick<ShownEvent, 'corrections' | 'notesSince'> = {},
): readonly Sealed[] => {
  const note: unknown = 'note' in event.data ? event.data.note : undefined;
  return [
    ...(event.type === 'TeamMeetingHeld' ? event.data.decisions.map(({ what }) => what) : []),
    ...(event.type === 'PlanAgreed' || event.type === 'PlanRevised'
      ? [...event.data.goals, ...event.data.parallelActions.map(({ what }) => what)]
      : []),
    ...(event.type === 'DisclosureGrounded' && event.data.why !== '' ? [event.data.why] : []),
    ...(event.type === 'FactCorrected' ? textsCorrected(event.data.correction) : []),
    ...(typeof note === 'string' ? [note] : []),
    ...notesSince.flatMap((text) => text ?? []),
    ...Array.from(corrections.values()).flat().flatMap(textsCorrected),
  ];
};

/** Users whom an event names: who is responsible, and who was. */
export const usersIn = (event: JourneyEvent): readonly string[] => {
  if (event.type === 'CaseworkerAssigned') return [event.data.caseworker];
  if (event.type === 'CaseloadHandedOver')
    return [event.data.to, ...(event.data.from ? [event.data.from] : [])];
  return [];
};

/** Revision of the event that an event annuls, whose note it sets right, or of whose decisions it closes one. */
export const namedIn = (event: JourneyEvent): number | undefined => {
  if (event.type === 'NoteCorrected') return event.data.revision;
  if (event.type === 'DecisionClosed') return event.data.meeting;
  return event.type === 'EntryAnnulled' ? event.data.entry : undefined;
};
