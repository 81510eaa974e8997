import { mayOpenProtected, maySeeJourney, readingReason } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { Sealed } from '@samspar/casework';
import type { CardReason } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { referenceOf } from '../identities/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading, Shown } from '../reading-log.js';
import { type DisclosedJourney, disclosedTo, type KnownEvent } from './disclosed.js';
import { openInEmergencyUntil } from './emergencies.js';
import { type JourneyIsErased, openJourney, type OpenJourney, type PartOfJourney } from './opening.js';
import { whoseOf } from '../identities/persons.js';
import { withoutNames, withoutWhereabouts } from './protected-journey.js';
import { textsIn } from './sealed-text.js';

type JourneyAsRead = DisclosedJourney &
  Readonly<{
    id: string;
    /** Its own number, where it was read from a register. */
    reference: string;
    revision: number;
    association: Association;
    /** False for the sender of a referral, who sees its status and nothing else. */
    isWhole: boolean;
    /** Until when it is open in an emergency, in milliseconds since the epoch; null where whoever sees it works with it. */
    emergencyUntil: number | null;
    /** The person's identity is protected: nothing is told of where she is to be found, unless her card is opened. */
    isProtected: boolean;
    /** So it is, and whoever sees it is not responsible: neither texts nor the authorities that consents name are told her. */
    isShielded: boolean;
    /** What the card of a person whose identity is protected is opened for; null where it is not. */
    openedFor: CardReason | null;
    /** Position of the reading in the log. */
    readAt: bigint;
  }>;

/** One journey as its asker is shown it. */
export type ShownJourney = Shown<JourneyAsRead>;

export type ReadingRefusal =
  | AssociationNotMeant
  | JourneyIsErased
  /** The card of a person whose identity is protected opens to whoever is responsible. */
  | Readonly<{ code: 'NotResponsible' }>;

/** A journey of which the asker may see that part; the access log has it first. */
export class ReadJourney extends Query<Outcome<ShownJourney, ReadingRefusal>> {
  constructor(
    readonly reading: Reading,
    readonly journey: string,
    readonly part: PartOfJourney = 'journey',
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

/** Sealed texts of a journey that the asker has been shown, in the clear; one whose key is destroyed is left out, and all where it is shielded. */
export class RevealTexts extends Query<Outcome<ReadonlyMap<Sealed, string>>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
    readonly sealed: readonly Sealed[],
  ) {
    super(caller);
  }
}

type Protection = Pick<JourneyAsRead, 'isProtected' | 'isShielded' | 'openedFor'>;

const asRead = (
  { asker }: Caller,
  id: string,
  { state, revision, stored, emergencyUntil: until }: OpenJourney,
  association: Association,
  today: Day,
  readAt: bigint,
  protection: Protection,
): JourneyAsRead => {
  const isWhole =
    until !== undefined ||
    maySeeJourney(asker, {
      association: state.association,
      intervention: state.facts.intervention ?? '',
    });
  const read: JourneyAsRead = {
    id,
    reference: stored[0]?.metadata.row?.number ?? referenceOf(id),
    revision,
    ...disclosedTo(asker, { state, stored }, association, today),
    association,
    isWhole,
    emergencyUntil: until ?? null,
    ...protection,
    readAt,
  };
  const shown = protection.isProtected && protection.openedFor === null ? withoutWhereabouts(read) : read;
  return protection.isShielded ? withoutNames(shown) : shown;
};

export const readJourney =
  (ports: JourneyPorts) =>
  async ({ reading, journey: id, part }: ReadJourney): Promise<Outcome<ShownJourney, ReadingRefusal>> => {
    const openUntil =
      reading.on === 'case' ? () => openInEmergencyUntil(ports, reading.asker, id) : undefined;
    const opened = await openJourney(ports, reading, id, part, openUntil);
    if ('outcome' in opened) return opened;
    const { association, facts, caseworker } = opened.state;
    const named = associationNamed(ports.associations(), association);
    if ('refusal' in named) return refused(named.refusal);
    const place = {
      association,
      intervention: facts.intervention ?? '',
      caseworker: caseworker?.id ?? null,
    };
    const isProtected = await ports.persons.isProtected(whoseOf(id, opened.state));
    // No emergency opens it, nor one that was there before.
    if (isProtected && opened.emergencyUntil !== undefined) return NOT_FOUND;
    const { openedFor: wanted, ...asked } = reading;
    const openedFor = isProtected ? wanted : undefined;
    const isShielded = isProtected && !mayOpenProtected(reading.asker, place);
    if (openedFor !== undefined && isShielded) {
      ports.log(`Användaren ${reading.asker.actor} bad om personuppgifter som bara den ansvariga får öppna.`);
      return refused({ code: 'NotResponsible' });
    }
    const reason = opened.emergencyUntil === undefined ? readingReason(reading.asker, place) : 'emergency';
    const protection = { isProtected, isShielded, openedFor: openedFor ?? null };
    const [shown] = await ports.readings.show(
      { ...asked, ...(openedFor && { openedFor }) },
      { association, journeys: [id], reason },
      async (readAt) => [asRead(reading, id, opened, named.association, ports.today(), readAt, protection)],
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };

export const rereadJourney =
  (ports: JourneyPorts) =>
  async ({ caller, journey: before }: RereadJourney): Promise<Outcome<ShownJourney, ReadingRefusal>> => {
    const opened = await openJourney(ports, caller, before.id);
    if ('outcome' in opened) return opened;
    const { id, association, readAt } = before;
    const whose = whoseOf(id, opened.state);
    const isProtected = await ports.persons.isProtected(whose);
    const place = { ...whose, caseworker: opened.state.caseworker?.id ?? null };
    const isShielded = isProtected && !mayOpenProtected(caller.asker, place);
    const protection = { isProtected, isShielded, openedFor: null };
    return accepted(
      ports.readings.again(
        before,
        asRead(caller, id, opened, association, ports.today(), readAt, protection),
      ),
    );
  };

/** Texts of some events in the clear, all that they have or those that are `asked` for; one whose key is destroyed is left out. */
export const clearTexts = async (
  { texts }: JourneyPorts['vault'],
  journey: string,
  participantId: string,
  events: readonly Pick<KnownEvent, 'event' | 'command'>[],
  asked?: ReadonlySet<Sealed>,
): Promise<ReadonlyMap<Sealed, string>> => {
  const places = events.flatMap(({ event, command }) =>
    Array.from(textsIn(event.data), ([field, text]) => ({ text, command, field })),
  );
  const revealed = await Promise.all(
    places
      .filter(({ text }) => asked?.has(text) ?? true)
      .map(async ({ text, command, field }) => {
        const place = { participantId, journey, command, field };
        return [text, await texts.reveal(text, place)] as const;
      }),
  );
  return new Map(revealed.flatMap(([text, clear]) => (clear === undefined ? [] : [[text, clear] as const])));
};

export const revealTexts =
  ({ vault }: JourneyPorts) =>
  async ({ journey, sealed }: RevealTexts): Promise<Outcome<ReadonlyMap<Sealed, string>>> => {
    // A text may tell where she is to be found.
    if (journey.isShielded) return accepted(new Map());
    const { id, state, events } = journey;
    return accepted(await clearTexts(vault, id, state.participantId, events, new Set(sealed)));
  };
