import { type Day, dayInStockholm, isKnown, type OccurredOn } from '@samspar/kernel';
import { correctable } from './fact-lists.js';
import { FACTS, type Fact, type FactDefinition } from './facts.js';
import { isExit } from './journey-entries.js';
import type { JourneyEvent } from './journey-events.js';

type Placed = Readonly<{ event: JourneyEvent; revision: number }>;

/** What each event tells first. */
const TELLS: Readonly<Partial<Record<JourneyEvent['type'], readonly FactDefinition['of'][]>>> = {
  ParticipantReferred: ['referral'],
  PlacedOnWaitingList: ['waitingList'],
  ReferralAccepted: ['acceptance'],
  ReferralDeclined: ['declining'],
  ReferralWithdrawn: ['withdrawal'],
  JourneyStarted: ['start', 'profile'],
  ExitedToWorkOrStudies: ['exit', 'exitToWork'],
  ExitedToCare: ['exit'],
  ExitedToContinuedSupport: ['exit'],
  ExitedForOtherReason: ['exit'],
};

/** The facts whose corrections stand at an event; the insats stands above all events. */
const toldBy = ({ type }: JourneyEvent): readonly Fact[] =>
  correctable().filter((fact) => fact !== 'intervention' && TELLS[type]?.includes(FACTS[fact].of));

/** Of each correction of a journey the event that tells what it sets right, both by their revisions; one of what no event tells first is left out. */
export const correctedEvents = (events: readonly Placed[]): ReadonlyMap<number, number> => {
  const tellers = new Map<Fact, number>();
  const corrected = new Map<number, number>();
  for (const { event, revision } of events) {
    for (const fact of toldBy(event)) tellers.set(fact, revision);
    const teller = event.type === 'FactCorrected' ? tellers.get(event.data.correction.fact) : undefined;
    if (teller !== undefined) corrected.set(revision, teller);
  }
  return corrected;
};

/**
 * The day on which what each event tells holds, as it is known once all of them are: a corrected day is that of the event that told it. What sets
 * right, strikes or takes back another event has no day of its own: it stands where that does (docs/adr/0028). One of an unknown day
 * stands at that on which it was known, and a step on the way to the exit at the next one's at the latest.
 */
export const placesOf = (events: readonly (Placed & Readonly<{ knownAt: number }>)[]): readonly Day[] => {
  const first = events[0]?.revision ?? 0;
  const corrected = correctedEvents(events);
  const said = new Map<number, OccurredOn>();
  const standsAt = new Map<number, number>();
  let exit = first;
  for (const { event, revision } of events) {
    said.set(revision, event.occurredOn);
    if (isExit(event)) exit = revision;
    if (event.type === 'FactCorrected') {
      const { fact, new: value } = event.data.correction;
      const teller = corrected.get(revision) ?? first;
      standsAt.set(revision, teller);
      if (FACTS[fact].kind.is === 'day' && typeof value === 'string') said.set(teller, value);
    }
    if (event.type === 'EntryAnnulled') standsAt.set(revision, event.data.entry);
    if (event.type === 'NoteCorrected')
      standsAt.set(revision, standsAt.get(event.data.revision) ?? event.data.revision);
    if (event.type === 'JourneyReopened') standsAt.set(revision, exit);
    if (event.type === 'JourneyMisregistered' || event.type === 'JourneyReinstated')
      standsAt.set(revision, first);
  }
  const days = new Map<number, Day>();
  let next: Day | undefined;
  for (const { event, revision, knownAt } of events.toReversed()) {
    const day = said.get(revision);
    const isStep = TELLS[event.type] !== undefined;
    const known = dayInStockholm(knownAt);
    const latest = isStep && next !== undefined && next < known ? next : known;
    days.set(revision, isKnown(day) ? day : latest);
    if (isStep) next = days.get(revision);
  }
  return events.map(({ revision }) => days.get(standsAt.get(revision) ?? revision) ?? '');
};
