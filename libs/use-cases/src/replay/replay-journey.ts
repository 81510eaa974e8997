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
import { openForAudit } from './open-for-audit.js';

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
    /** The day on which what it tells holds, as it is known by the clocks: a corrected one, and that of what it sets right (docs/adr/0028). */
    holdsFrom: Day;
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
  /** Whoever asks may be told whom it is about, once she says on which ground (`IdentifyReplayed`). */
  isIdentifiable: boolean;
  /** The day on which it was erased: texts and who she is are destroyed. */
  erasedOn: string | undefined;
  /** In the order in which they were registered; none where it was not there by these clocks. */
  events: readonly ReplayedEvent[];
  /** The same journey at another moment, where two are compared. */
  compared: Readonly<{ clocks: Clocks; events: readonly ReplayedEvent[] }> | undefined;
  /** All that is known now, by no clock. */
  whole: readonly ReplayedEvent[];
  /** Full names of users by id. */
  names: ReadonlyMap<string, string>;
  /** What day it is. */
  today: Day;
  /** Position of the reading in the log. */
  readAt: bigint;
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
    /** By which clocks it is to be compared with that; undefined: it is not. */
    readonly comparedBy?: Clocks,
    /** As a workbook, which may be kept. */
    readonly isFile = false,
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
  const places = placesOf(events);
  return events.flatMap((known, index): readonly ReplayedEvent[] => {
    const after = states[index];
    if (!after || after.status === 'none') return [];
    const { occurredOn } = known.event;
    const on = isKnown(occurredOn) ? occurredOn : dayInStockholm(known.knownAt);
    return [
      {
        ...known,
        holdsFrom: places[index] ?? '',
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
  async ({
    caller,
    journey,
    clocks,
    comparedBy,
    isFile,
  }: ReplayJourney): Promise<Outcome<Shown<ReplayedJourney>>> => {
    const opened = await openForAudit(ports, caller, journey);
    if (!opened) return NOT_FOUND;
    const { id, association, state, stored, isIdentifiable } = opened;
    const isProtected = await ports.persons.isProtected(whoseOf(id, state));
    const [shown] = await ports.readings.show(
      { ...caller, on: isFile ? 'replay-file' : 'replay' },
      { association: association.id, journeys: [id], reason: 'replay' },
      async (readAt): Promise<readonly ReplayedJourney[]> => {
        const known = knownEvents(stored);
        const workplaceOf = await workplacesIn(ports, known);
        const by = (chosen: Clocks): readonly ReplayedEvent[] => {
          const all = replayed(eventsBy(known, chosen), association, workplaceOf);
          return isProtected ? all.map((one) => hidden(one, association)) : all;
        };
        const whole = by({});
        const isNow = clocks.asOf === undefined && clocks.knownAt === undefined;
        const events = isNow ? whole : by(clocks);
        const compared = comparedBy && { clocks: comparedBy, events: by(comparedBy) };
        return [
          {
            id,
            reference: (state.erasedOn ? undefined : stored[0]?.metadata.row?.number) ?? referenceOf(id),
            association,
            clocks,
            isProtected,
            isIdentifiable:
              isIdentifiable && !isProtected && !state.anonymous && state.erasedOn === undefined,
            erasedOn: state.erasedOn,
            events,
            compared,
            whole,
            names: await ports.staff.namesOf(usersIn([...whole, ...events, ...(compared?.events ?? [])])),
            today: ports.today(),
            readAt,
          },
        ];
      },
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };
