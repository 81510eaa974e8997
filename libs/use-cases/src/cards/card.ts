import type { Asker } from '@samspar/access';
import {
  type ParticipantEvent,
  type Particular,
  PARTICULARS,
  type RegisteredJourney,
} from '@samspar/casework';
import type { CardReason, DataKind } from '@samspar/codes';
import type { StoredEvent } from '@samspar/event-store';
import type { Particulars } from '@samspar/vault';
import {
  type DisclosedJourney,
  disclosedTo,
  notDisclosed,
  type NotDisclosed,
} from '../journeys/disclosed.js';
import { type OpenJourney } from '../journeys/opening.js';
import { whoseOf } from '../identities/persons.js';
import type { JourneyPorts } from '../ports.js';
import { dashed } from '../identities/person.js';
import { registeredIn, type ToldOfPerson, toldOfPerson } from '../identities/told-of-person.js';

/** By whom, in which role, for which authority and when (milliseconds since the epoch) something was registered. */
export type RegisteredBy = Readonly<{
  actor: string;
  role: string;
  /** Its id; absent where that is not known. */
  authority?: string;
  /** The party that its author worked for; absent where it was none. */
  party?: string;
  recordedAt: number;
  isImported: boolean;
}>;

/** Something that was registered of a person after the referral: that, never what. */
export type CardChange = RegisteredBy & Readonly<{ event: ParticipantEvent }>;

/** What is kept of the person of a journey, as those of its insats know her. */
export type Card = Readonly<{
  isAnonymous: boolean;
  isProtected: boolean;
  /** `YYYYMMDD-NNNN`; null where she is not known by one, or it is withheld. */
  number: string | null;
  particulars: Particulars;
  /** Who registered what stands there. */
  registered: Readonly<Partial<Record<'number' | Particular, RegisteredBy>>>;
  /** What was registered of her from this journey after its referral, the newest first. */
  changes: readonly CardChange[];
  /** How much of it no consent lets the asker's authority be told, and is therefore not shown. */
  undisclosed: number;
  /** The number that she had before counts as hers, because that was said from this journey. */
  isMerged: boolean;
}>;

const NOTHING: Card = {
  isAnonymous: false,
  isProtected: false,
  number: null,
  particulars: {},
  registered: {},
  changes: [],
  undisclosed: 0,
  isMerged: false,
};

/** What says by which number somebody is known. */
const IDENTIFYING: readonly ParticipantEvent['type'][] = [
  'PersonIdentified',
  'PersonCorrected',
  'ParticipantMerged',
];

/** A row that was known without a number has one since, and what it says beside is taken with it. */
const isNumberOfFile = ({ event, stored }: ToldOfPerson): boolean =>
  event.type === 'ParticipantMerged' && stored.metadata.batch !== undefined;

const byOf = ({ metadata, recordedAt }: StoredEvent): RegisteredBy => {
  const { actor, role, party, authority, batch } = metadata;
  return {
    actor,
    role,
    ...(party !== undefined && { party }),
    ...(authority !== undefined && { authority }),
    recordedAt,
    isImported: batch !== undefined,
  };
};

/** What is kept of the person of a journey, whoever may be told it; of a protected identity nothing, until her card is opened. */
export const cardKept = async (
  { persons, streams }: Pick<JourneyPorts, 'persons' | 'streams'>,
  journey: string,
  state: RegisteredJourney,
  isOpened: boolean,
): Promise<Card> => {
  if (state.anonymous) return { ...NOTHING, isAnonymous: true };
  const record = await persons.recordOf(whoseOf(journey, state));
  if (!record) return NOTHING;
  const { isProtected } = record;
  const known = isProtected && !isOpened ? undefined : record.known;
  const { told, former } = await toldOfPerson(streams, journey, state.participantId);
  /** The last that changed it from a journey, else the file that told her number, else whoever made the referral. */
  const registeredBy = async (
    what: 'number' | Particular,
    from: string,
    isIt: (event: ParticipantEvent) => boolean,
  ): Promise<readonly (readonly [string, RegisteredBy])[]> => {
    const { referral, told: ofIt } = await registeredIn(streams, from);
    const stored =
      (ofIt.findLast(({ event }) => isIt(event)) ?? ofIt.findLast(isNumberOfFile))?.stored ?? referral;
    return stored ? [[what, byOf(stored)]] : [];
  };
  const shown = PARTICULARS.filter((particular) => known?.identity[particular] !== undefined);
  const registered = await Promise.all([
    ...(known ? [registeredBy('number', journey, ({ type }) => IDENTIFYING.includes(type))] : []),
    ...shown.map((particular) =>
      registeredBy(
        particular,
        known?.from[particular] ?? journey,
        (event) => event.type === 'ContactChanged' && event.data.changed.includes(particular),
      ),
    ),
  ]);
  const { number, ...particulars } = known?.identity ?? {};
  return {
    isAnonymous: false,
    isProtected,
    number: number ? dashed(number.digits) : null,
    particulars,
    registered: Object.fromEntries(registered.flat()),
    changes: told.map(({ event, stored }) => ({ event, ...byOf(stored) })).toReversed(),
    undisclosed: 0,
    isMerged: former?.into !== undefined,
  };
};

/** The kind of data that a part of a person's card is: her name says that somebody takes part, and the rest who she is (docs/adr/0023). */
export const kindOnCard = (what: 'number' | Particular): DataKind =>
  what === 'name' ? 'participation' : 'identity';

/** A card without what belongs to an authority that may not give it out. */
const asTold = (card: Card, { lets }: Pick<DisclosedJourney, 'lets'>): Card => {
  const isTold = (what: keyof Card['registered']): boolean =>
    lets(card.registered[what] ?? {}, kindOnCard(what));
  const { number, particulars, registered, changes } = card;
  const whole = [
    ...(number === null ? [] : (['number'] as const)),
    ...PARTICULARS.filter((one) => one in particulars),
  ];
  const toldChanges = changes.filter((change) => lets(change, 'identity'));
  const undisclosed = whole.filter((what) => !isTold(what)).length + changes.length - toldChanges.length;
  if (undisclosed === 0) return card;
  const only = <Of extends object>(all: Of): Of =>
    Object.fromEntries(
      Object.entries(all).filter(([what]) => isTold(what as keyof Card['registered'])),
    ) as Of;
  return {
    ...card,
    number: isTold('number') ? number : null,
    particulars: only(particulars),
    registered: only(registered),
    changes: toldChanges,
    undisclosed,
    isMerged: false,
  };
};

/** What is kept of the person of a journey, as far as it may be told to whom that is shown. */
export const cardOf = async (
  ports: Pick<JourneyPorts, 'persons' | 'streams'>,
  journey: Readonly<{ id: string; openedFor?: CardReason | null }> & Pick<DisclosedJourney, 'state' | 'lets'>,
): Promise<Card> => {
  const { id, state, openedFor = null } = journey;
  const card = asTold(await cardKept(ports, id, state, openedFor !== null), journey);
  // For which authority it was registered may tell where she is to be found.
  return card.isProtected && openedFor === null
    ? { ...card, changes: card.changes.map(({ authority: _authority, ...change }) => change) }
    : card;
};

/** Why somebody may not change what is kept of a person: she is not told all of it, and would change what she does not see. */
export const personNotDisclosed = async (
  ports: Pick<JourneyPorts, 'persons' | 'streams' | 'associations' | 'today'>,
  asker: Asker,
  id: string,
  { state, stored }: Pick<OpenJourney, 'state' | 'stored'>,
): Promise<NotDisclosed | undefined> => {
  const association = ports.associations().find((one) => one.id === state.association);
  if (association?.settings.requireConsent !== 'enforce') return undefined;
  const disclosed = disclosedTo(asker, { state, stored }, association, ports.today());
  const blind = notDisclosed(disclosed.withheld, ['participation']);
  if (blind) return blind;
  const { undisclosed } = await cardOf(ports, { id, ...disclosed });
  return undisclosed > 0 ? { code: 'NotDisclosed', kinds: ['identity'] } : undefined;
};
