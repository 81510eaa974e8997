import { type Association, authoritiesOf } from '@samspar/association';
import {
  allowedCommands,
  asDisclosed,
  type Belonging,
  consentsLeft,
  correctableFacts,
  isConsented,
  isGrounded,
  isHiddenFromColleagues,
  type JourneyEvent,
  journeyBy,
  journeyEvents,
  kindsNeededFor,
  mayBeTold,
  type RegisteredJourney,
} from '@samspar/casework';
import type { DataKind } from '@samspar/codes';
import { knownFrom, type StoredEvent } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';

/** An event of a journey, with when it was known (milliseconds since the epoch) and by whom. */
export type KnownEvent = Readonly<{
  event: JourneyEvent;
  revision: number;
  recordedAt: number;
  /** Never earlier than that of an event before it. */
  knownAt: number;
  /** User id, or `operator`. */
  actor: string;
  /** Id of the command that it came of. */
  command: string;
  /** In which it was done: a role, or `operator`. */
  role: string;
  /** Id of the authority that the entry belongs to; absent where that is not known. */
  authority?: string | undefined;
  /** The party that its author worked for; absent where it was none. */
  party?: string | undefined;
  /** The law that it was done by; absent where the log does not say. */
  legalBasis?: string | undefined;
  /** Something of it is not shown: `event` says no more than that somebody takes part, and when. */
  isPartial?: true;
  isImported: boolean;
}>;

/** What the stored events of a journey tell. */
export const knownEvents = (all: readonly StoredEvent[]): readonly KnownEvent[] => {
  let latest = 0;
  return journeyEvents(all).map(({ event, stored }) => {
    latest = knownFrom(stored, latest);
    return {
      event,
      revision: stored.revision,
      recordedAt: stored.recordedAt,
      knownAt: latest,
      actor: stored.metadata.actor,
      command: stored.metadata.commandId,
      role: stored.metadata.role,
      authority: stored.metadata.authority,
      party: stored.metadata.party,
      legalBasis: stored.metadata.legalBasis,
      isImported: stored.metadata.batch !== undefined,
    };
  });
};

/** A journey as it stands in the log. */
type Registered = Readonly<{ state: RegisteredJourney; stored: readonly StoredEvent[] }>;

/** Whether what belongs to somebody may be told, if it is of a kind. */
type Disclosing = (from: Belonging, kind: DataKind) => boolean;

/**
 * Whether an asker may be told what another authority has registered in a journey: by consent in force today, or on another ground. What a file that was read
 * says nothing of is no consent.
 */
export const disclosing = (
  asker: Belonging,
  { state: { anonymous, consents, grounds } }: Registered,
  association: Association,
  today: Day,
): Disclosing => {
  if (anonymous) return () => true;
  const all = authoritiesOf(association);
  const left = consentsLeft(consents, all);
  return (from, kind) =>
    mayBeTold(from, asker, all, (giver, receiver) => {
      const disclosure = { giver, receiver, kind };
      return isConsented(left, disclosure, today) || isGrounded(grounds, disclosure, today);
    });
};

/** What is left of a journey where it may not be told that somebody takes part: that it is there, and what she consents to. */
const bare = ({
  association,
  participantId,
  anonymous,
  consents,
  revision,
}: RegisteredJourney): RegisteredJourney => ({
  status: 'referred',
  misregistered: false,
  association,
  participantId,
  anonymous,
  facts: {},
  consents,
  revision,
  entries: [],
  notes: [],
  grounds: [],
  caseworker: null,
  planAgreed: false,
  contacts: [],
  closings: [],
  followUps: [],
});

/** How a journey stood by some of its events, as far as it is told. */
const stateOf = (
  events: readonly KnownEvent[],
  now: RegisteredJourney,
  withheld: readonly DataKind[],
): RegisteredJourney | undefined => {
  if (withheld.includes('participation')) return bare(now);
  const state = journeyBy(events);
  return state.status === 'none' ? undefined : state;
};

export type DisclosedJourney = Readonly<{
  state: RegisteredJourney;
  events: readonly KnownEvent[];
  /** How many entries no consent lets her authority be told, or not all of. */
  undisclosed: number;
  /** The kinds that something is not shown of for that reason; none where the association does not require consent yet. */
  withheld: readonly DataKind[];
  /** Whether what else belongs to somebody of this journey may be told, if it is of a kind. */
  lets: Disclosing;
}>;

/** Where nothing is withheld of anything. */
const ALL_TOLD: Pick<DisclosedJourney, 'withheld' | 'lets'> = { withheld: [], lets: () => true };

/**
 * A journey as its asker is shown it: the one place where what no consent lets her authority be told is left out (docs/adr/0023). Where her
 * association does not require consent yet all is shown, and how much lacks it.
 */
export const disclosedTo = (
  asker: Belonging,
  journey: Registered,
  association: Association,
  today: Day,
): DisclosedJourney => {
  const events = knownEvents(journey.stored);
  const lets = disclosing(asker, journey, association, today);
  const told = events.map((one) => ({ one, ...asDisclosed(one.event, (kind) => lets(one, kind)) }));
  const undisclosed = told.filter(({ one, event }) => one.event !== event).length;
  const withheld = [...new Set(told.flatMap((one) => one.withheld))];
  if (association.settings.requireConsent === 'warn')
    return { state: journey.state, events, undisclosed, ...ALL_TOLD };
  const shown = told.flatMap(({ one, event }): readonly KnownEvent[] => {
    if (event === undefined) return [];
    return event === one.event ? [one] : [{ ...one, event, isPartial: true }];
  });
  return {
    state: stateOf(shown, journey.state, withheld) ?? journey.state,
    events: shown,
    undisclosed,
    withheld,
    lets,
  };
};

/** What is withheld of a journey from an asker who is shown nothing of it here. */
export const withheldFrom = (
  ...asked: Parameters<typeof disclosedTo>
): Pick<DisclosedJourney, 'withheld' | 'lets'> => {
  const [, , { settings }] = asked;
  return settings.requireConsent === 'warn' ? ALL_TOLD : disclosedTo(...asked);
};

/** What an asker would have to be told first: nobody goes on blindly, or learns by a refusal what is withheld. */
export type NotDisclosed = Readonly<{ code: 'NotDisclosed'; kinds: readonly DataKind[] }>;

/** Why somebody to whom these kinds are withheld may not do what needs those; undefined where she may. */
export const notDisclosed = (
  withheld: readonly DataKind[],
  needed: readonly DataKind[],
): NotDisclosed | undefined => {
  const kinds = needed.filter((kind) => withheld.includes(kind));
  return kinds.length === 0 ? undefined : { code: 'NotDisclosed', kinds };
};

type Allowed = ReturnType<typeof allowedCommands>;

/** As much of a journey as its asker is shown; `isShielded` where the identity is protected and she is not responsible. */
type Seen = Pick<DisclosedJourney, 'state' | 'withheld'> & Readonly<{ isShielded: boolean }>;

/** What the rules would now take of the asker whom a journey is shown to. */
export const allowedOf = ({ state, withheld, isShielded }: Seen): Allowed =>
  allowedCommands(state).filter(
    (type) =>
      !(isShielded && (type === 'RevisePlan' || type === 'CorrectNote')) &&
      !notDisclosed(withheld, type === 'WithdrawReferral' ? ['participation'] : kindsNeededFor(type)),
  );

/** Whether none of these may be registered by somebody because of what is withheld from her. */
export const isBlind = ({ withheld }: Pick<DisclosedJourney, 'withheld'>, types: Allowed): boolean =>
  types.every((type) => notDisclosed(withheld, kindsNeededFor(type)));

/** The facts of it that she may correct. */
export const correctableOf = ({ state, withheld, isShielded }: Seen): ReturnType<typeof correctableFacts> =>
  correctableFacts(state).filter(
    (fact) =>
      !(isShielded && isHiddenFromColleagues(fact)) &&
      !notDisclosed(withheld, kindsNeededFor('CorrectFact', fact)),
  );

/** A journey as it stood at a moment, in milliseconds since the epoch; undefined where it was not there. */
export const asKnownAt = <Journey extends DisclosedJourney>(
  journey: Journey,
  until: number,
): Journey | undefined => {
  const events = journey.events.filter(({ knownAt }) => knownAt <= until);
  const state = stateOf(events, journey.state, journey.withheld);
  return state && { ...journey, events, state };
};
