import { mayReplay } from '@samspar/access';
import { type Association, authoritiesOf } from '@samspar/association';
import {
  type Consent,
  consentsLeft,
  consentsShown,
  type Grounded,
  HIDDEN_AUTHORITY,
  holdsOn,
  isInForce,
  type JourneyEvent,
  journeysAfter,
  journeyStream,
  placesOf,
  type RegisteredJourney,
} from '@samspar/casework';
import { type Day, dayInStockholm, dayNumber, isKnown } from '@samspar/kernel';
import { type KnownEvent, knownEvents } from '../journeys/disclosed.js';
import { withoutNames, withoutWhereabouts } from '../journeys/protected-journey.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { referenceOf } from '../identities/person.js';
import { whoseOf } from '../identities/persons.js';
import type { JourneyPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { type WorkplaceThen, workplacesOf } from '../users/workplaces.js';
import { journeyNamed } from './journey-named.js';

/** By which clocks a journey is looked at; by neither it is all that is known now. */
export type Clocks = Readonly<{
  /** As it was on that day, as far as is known: what happened then or before. */
  asOf?: Day | undefined;
  /** As it was known at that moment, in milliseconds since the epoch: what was registered then or before. */
  knownAt?: number | undefined;
}>;

/** An event of a journey with all that an auditor is shown of it: of the person nothing but codes and days. */
export type ReplayedEvent = KnownEvent &
  Readonly<{
    /** Days from when it happened to when it was known; null where nobody knows the day. */
    daysLate: number | null;
    /** Where whoever registered it worked then. */
    workplace: WorkplaceThen;
    /** The consents that were in force on the day it happened, as they were known once it was registered. */
    consents: readonly Consent[];
    /** The other grounds for giving out, likewise. */
    grounds: readonly Grounded[];
    /** The journey once it had happened. */
    after: RegisteredJourney;
  }>;

export type ReplayedJourney = Readonly<{
  id: string;
  /** Its own number, or its short one; an erased one has that alone. */
  reference: string;
  association: Association;
  clocks: Clocks;
  isProtected: boolean;
  /** The day on which it was erased: texts and who she is are destroyed. */
  erasedOn: string | undefined;
  /** In the order in which they were registered; none where it was not there by these clocks. */
  events: readonly ReplayedEvent[];
  /** How many events there are by no clock. */
  all: number;
  /** Full names of users by id. */
  names: ReadonlyMap<string, string>;
  /** What day it is. */
  today: Day;
}>;

/**
 * A journey event by event with its state after each, for an auditor of its association (docs/adr/0028). Pseudonymous: no name, number, contact or text
 * (OSL 2009:400 10:17 gives him no more). That she is shown it is written down first.
 */
export class ReplayJourney extends Query<Outcome<Shown<ReplayedJourney>>> {
  constructor(
    caller: Caller,
    /** Id of the journey, or its number. */
    readonly journey: string,
    readonly clocks: Clocks = {},
  ) {
    super(caller);
  }
}

/** An event that tells neither whose other journeys are hers, nor what somebody wrote in words. */
export const pseudonymous = (event: JourneyEvent): JourneyEvent => {
  if (event.type === 'ParticipantReferred') return { ...event, data: { ...event.data, participantId: '' } };
  return event.type === 'ConsentGiven' && event.data.purpose !== null
    ? { ...event, data: { ...event.data, purpose: '' } }
    : event;
};

/** The events that there are by these clocks. A journey whose referral is not among them is not there. */
const eventsBy = (
  events: readonly KnownEvent[],
  { asOf, knownAt = Infinity }: Clocks,
): readonly KnownEvent[] => {
  const known = events.filter((event) => event.knownAt <= knownAt);
  if (asOf === undefined) return known;
  const places = placesOf(known);
  const held = known.filter((_event, index) => (places[index] ?? '') <= asOf);
  return held[0]?.event.type === 'ParticipantReferred' ? held : [];
};

const daysLate = ({ event: { occurredOn }, knownAt }: KnownEvent): number | null =>
  isKnown(occurredOn) ? dayNumber(dayInStockholm(knownAt)) - dayNumber(occurredOn) : null;

/** Without what tells where somebody is to be found whose identity is protected (docs/adr/0024). */
const hidden = (one: ReplayedEvent, association: Association): ReplayedEvent => {
  const { after, workplace, consents, grounds } = one;
  const read = withoutNames(withoutWhereabouts({ state: after, events: [one], association }));
  return {
    ...one,
    ...read.events[0],
    authority: undefined,
    after: read.state,
    workplace: { ...workplace, unit: null },
    consents: consentsLeft(consentsShown(consents, authoritiesOf(association)), []),
    grounds: grounds.map((ground) => ({ ...ground, giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY })),
  };
};

/** Where each of those who registered something worked, at any moment. */
const workplacesIn = async (
  { streams }: JourneyPorts,
  events: readonly KnownEvent[],
): Promise<(event: KnownEvent) => WorkplaceThen> => {
  const actors = [...new Set(events.map(({ actor }) => actor))];
  const places = new Map(
    await Promise.all(actors.map(async (actor) => [actor, await workplacesOf(streams, actor)] as const)),
  );
  return ({ actor, knownAt }) => places.get(actor)?.(knownAt) ?? { party: null, unit: null };
};

const replayed = (
  chosen: readonly KnownEvent[],
  association: Association,
  workplaceOf: (event: KnownEvent) => WorkplaceThen,
): readonly ReplayedEvent[] => {
  const events = chosen.map((known) => ({ ...known, event: pseudonymous(known.event) }));
  const states = journeysAfter(events);
  return events.flatMap((known, index): readonly ReplayedEvent[] => {
    const after = states[index];
    if (!after || after.status === 'none') return [];
    const { occurredOn } = known.event;
    const on = isKnown(occurredOn) ? occurredOn : dayInStockholm(known.knownAt);
    return [
      {
        ...known,
        daysLate: daysLate(known),
        workplace: workplaceOf(known),
        consents: consentsLeft(after.consents, authoritiesOf(association)).filter((one) =>
          isInForce(one, on),
        ),
        grounds: after.grounds.filter((one) => holdsOn(one, on)),
        after,
      },
    ];
  });
};

/** A journey as evidence tells it. */
export type WholeReplay = Pick<ReplayedJourney, 'events' | 'names' | 'isProtected'>;

/** The same of all that is known now, for evidence, which somebody may be given who is no auditor. */
export const replayedWhole = async (
  ports: JourneyPorts,
  association: Association,
  known: readonly KnownEvent[],
  isProtected: boolean,
): Promise<WholeReplay> => {
  const all = replayed(known, association, await workplacesIn(ports, known));
  const events = isProtected ? all.map((one) => hidden(one, association)) : all;
  return { events, names: await ports.staff.namesOf(usersIn(events)), isProtected };
};

/** Users whom events name: who registered them, and who is or was responsible. */
const usersIn = (events: readonly ReplayedEvent[]): readonly string[] =>
  events
    .flatMap(({ actor, event, after: { caseworker } }) => [
      actor,
      caseworker?.id,
      ...(event.type === 'CaseloadHandedOver' ? [event.data.from] : []),
      ...(event.type === 'ConsentGiven' ? [event.data.obtainedBy] : []),
    ])
    .filter((user) => typeof user === 'string');

export const replayJourney =
  (ports: JourneyPorts) =>
  async ({ caller, journey, clocks }: ReplayJourney): Promise<Outcome<Shown<ReplayedJourney>>> => {
    const { asker } = caller;
    const association = ports.associations().find(({ id }) => mayReplay(asker, id));
    const id = association && journeyNamed(ports, association, journey);
    const { state, stored } =
      id === undefined
        ? { state: journeyStream.decider.initialState, stored: [] }
        : await ports.streams.load(journeyStream, id);
    if (!association || id === undefined || state.status === 'none' || state.association !== association.id) {
      ports.log(
        `Användaren ${asker.actor} (${asker.role}) bad om att granska ett ärende som inte finns för användaren.`,
      );
      return NOT_FOUND;
    }
    const isProtected = await ports.persons.isProtected(whoseOf(id, state));
    const [shown] = await ports.readings.show(
      { ...caller, on: 'replay' },
      { association: association.id, journeys: [id], reason: 'replay' },
      async (): Promise<readonly ReplayedJourney[]> => {
        const known = knownEvents(stored);
        const chosen = eventsBy(known, clocks);
        const all = replayed(chosen, association, await workplacesIn(ports, chosen));
        const events = isProtected ? all.map((one) => hidden(one, association)) : all;
        return [
          {
            id,
            reference: (state.erasedOn ? undefined : stored[0]?.metadata.row?.number) ?? referenceOf(id),
            association,
            clocks,
            isProtected,
            erasedOn: state.erasedOn,
            events,
            all: known.length,
            names: await ports.staff.namesOf(usersIn(events)),
            today: ports.today(),
          },
        ];
      },
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };
