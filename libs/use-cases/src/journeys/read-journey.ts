import { type Asker, maySeeJourney, readingReason } from '@samspar/access';
import { type Association, authoritiesOf } from '@samspar/association';
import {
  consentsLeft,
  dataKindOf,
  isConsented,
  type JourneyEvent,
  journeyEvents,
  type RegisteredJourney,
  type Sealed,
} from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import { knownFrom, type StoredEvent } from '@samspar/event-store';
import { associationNamed, type AssociationRefusal } from '../associations.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { type Person, referenceOf } from '../persons/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading, Shown } from '../readings/reading-log.js';
import { openInEmergencyUntil } from './emergencies.js';
import { erasedProblem, openJourney, type OpenJourney, type Part, whoseOf } from './opening.js';
import { textsIn } from './sealed-text.js';

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
  isImported: boolean;
  /** The row that it was read from says itself that consent was given. */
  isConsentStated: boolean;
}>;

type JourneyAsRead = Readonly<{
  id: string;
  /** Its own number, where it was read from a register. */
  reference: string;
  revision: number;
  state: RegisteredJourney;
  events: readonly KnownEvent[];
  association: Association;
  /** How many entries are another authority's that no consent lets hers be told; 0 where it is not known for which authority she asks. */
  undisclosed: number;
  /** False for the sender of a referral, who sees its status and nothing else. */
  isWhole: boolean;
  /** Until when it is open in an emergency, in milliseconds since the epoch; null where whoever sees it works with it. */
  emergencyUntil: number | null;
  /** Position of the reading in the log. */
  readAt: bigint;
}>;

/** One journey as its asker is shown it. */
export type ShownJourney = Shown<JourneyAsRead>;

export type ReadingRefusal = AssociationRefusal | NonNullable<ReturnType<typeof erasedProblem>>;

/** A journey of which the asker may see that part; the access log has it first. */
export class ReadJourney extends Query<Outcome<ShownJourney, ReadingRefusal>> {
  constructor(
    readonly reading: Reading,
    readonly journey: string,
    readonly part: Part = 'journey',
  ) {
    super(reading);
  }
}

/** What has become of a journey since it was shown in the same request. */
export class RereadJourney extends Query<Outcome<ShownJourney, ReadingRefusal>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

/** Whom a journey is about that the asker has been shown. */
export class NamePerson extends Query<Outcome<Person>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

/** Sealed texts of a journey that the asker has been shown, in the clear; one whose key is destroyed is left out. */
export class RevealTexts extends Query<Outcome<ReadonlyMap<Sealed, string>>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
    readonly sealed: readonly Sealed[],
  ) {
    super(caller);
  }
}

const known = (all: readonly StoredEvent[]): readonly KnownEvent[] => {
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
      isImported: stored.metadata.batch !== undefined,
      isConsentStated: stored.metadata.row?.consentStated === true,
    };
  });
};

/** Entries whose authority is not known, as before authorities were registered, are not taken for anybody's. */
const undisclosedIn = (
  events: readonly KnownEvent[],
  { anonymous, consents }: RegisteredJourney,
  association: Association,
  asker: Asker,
  today: Day,
): number => {
  const all = authoritiesOf(association);
  const receiver = all.find(({ id }) => id === asker.authority);
  if (!receiver || anonymous) return 0;
  const left = consentsLeft(consents, all);
  return events.filter(({ event, authority }) => {
    const giver = all.find(({ id }) => id === authority);
    const kind = dataKindOf(event);
    return giver && kind && !isConsented(left, { giver, receiver, kind }, today);
  }).length;
};

const asRead = (
  { asker }: Caller,
  id: string,
  { state, revision, stored, emergencyUntil: until }: OpenJourney,
  association: Association,
  today: Day,
  readAt: bigint,
): JourneyAsRead => {
  const events = known(stored);
  const isWhole =
    until !== undefined ||
    maySeeJourney(asker, {
      association: state.association,
      intervention: state.facts.intervention ?? '',
    });
  return {
    id,
    reference: stored[0]?.metadata.row?.number ?? referenceOf(id),
    revision,
    state,
    events,
    association,
    undisclosed: isWhole ? undisclosedIn(events, state, association, asker, today) : 0,
    isWhole,
    emergencyUntil: until ?? null,
    readAt,
  };
};

export const readJourney =
  (ports: JourneyPorts) =>
  async ({ reading, journey: id, part }: ReadJourney): Promise<Outcome<ShownJourney, ReadingRefusal>> => {
    const openUntil =
      reading.on === 'case' ? () => openInEmergencyUntil(ports, reading.asker, id) : undefined;
    const opened = await openJourney(ports, reading, id, part, openUntil);
    if (!opened) return NOT_FOUND;
    const erased = erasedProblem(opened);
    if (erased) return refused(erased);
    const { association, facts, caseworker } = opened.state;
    const named = associationNamed(ports.associations(), association);
    if ('refusal' in named) return refused(named.refusal);
    const place = { association, intervention: facts.intervention ?? '' };
    const reason =
      opened.emergencyUntil === undefined
        ? readingReason(reading.asker, { ...place, caseworker: caseworker?.id ?? null })
        : 'emergency';
    const [shown] = await ports.readings.show(
      reading,
      { association, journeys: [id], reason },
      async (readAt) => [asRead(reading, id, opened, named.association, ports.today(), readAt)],
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };

export const rereadJourney =
  (ports: JourneyPorts) =>
  async ({ caller, journey: before }: RereadJourney): Promise<Outcome<ShownJourney, ReadingRefusal>> => {
    const opened = await openJourney(ports, caller, before.id);
    if (!opened) return NOT_FOUND;
    const erased = erasedProblem(opened);
    if (erased) return refused(erased);
    const { id, association, readAt } = before;
    return accepted(
      ports.readings.again(before, asRead(caller, id, opened, association, ports.today(), readAt)),
    );
  };

export const namePerson =
  ({ persons }: JourneyPorts) =>
  async ({ caller, journey: { id, state, emergencyUntil: until } }: NamePerson): Promise<Outcome<Person>> =>
    accepted(
      await persons.personOf(caller.asker, { ...whoseOf(id, state), isOpenInEmergency: until !== null }),
    );

export const revealTexts =
  ({ vault }: JourneyPorts) =>
  async ({ journey, sealed }: RevealTexts): Promise<Outcome<ReadonlyMap<Sealed, string>>> => {
    const { id, state, events } = journey;
    const asked = new Set(sealed);
    const places = events.flatMap(({ event, command }) =>
      Array.from(textsIn(event.data), ([field, text]) => ({ text, command, field })),
    );
    const texts = await Promise.all(
      places
        .filter(({ text }) => asked.has(text))
        .map(async ({ text, command, field }) => {
          const place = { participantId: state.participantId, journey: id, command, field };
          return [text, await vault.texts.reveal(text, place)] as const;
        }),
    );
    return accepted(
      new Map(texts.flatMap(([text, clear]) => (clear === undefined ? [] : [[text, clear] as const]))),
    );
  };
