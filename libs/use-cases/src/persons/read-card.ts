import type { ParticipantEvent } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { type Known, type Particular, type Particulars, PARTICULARS } from '@samspar/vault';
import { whoseOf } from '../journeys/opening.js';
import type { ShownJourney } from '../journeys/read-journey.js';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { dashed } from './person.js';
import { referralOf, toldOfPerson } from './told-of-person.js';

/** By whom, in which role, for which authority and when (milliseconds since the epoch) something was registered. */
export type RegisteredBy = Readonly<{
  actor: string;
  role: string;
  /** Its id; absent where that is not known. */
  authority?: string;
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
  /** The number that she had before counts as hers, because that was said from this journey. */
  isMerged: boolean;
}>;

/** The card of the person of a journey that the asker has been shown. */
export class ReadCard extends Query<Outcome<Card>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

const NOTHING: Card = {
  isAnonymous: false,
  isProtected: false,
  number: null,
  particulars: {},
  registered: {},
  changes: [],
  isMerged: false,
};

/** What says by which number somebody is known. */
const IDENTIFYING: readonly ParticipantEvent['type'][] = [
  'PersonIdentified',
  'PersonCorrected',
  'ParticipantMerged',
];

const byOf = ({ metadata: { actor, role, authority, batch }, recordedAt }: StoredEvent): RegisteredBy => ({
  actor,
  role,
  ...(authority !== undefined && { authority }),
  recordedAt,
  isImported: batch !== undefined,
});

/** Of a protected identity the name alone is shown. */
const shownOf = (isProtected: boolean, { identity, from }: Known): Known => {
  const { number, name } = identity;
  return isProtected
    ? { identity: { number, ...(name !== undefined && { name }) }, from }
    : { identity, from };
};

export const readCard =
  ({ persons, streams }: JourneyPorts) =>
  async ({ journey: { id: journey, state } }: ReadCard): Promise<Outcome<Card>> => {
    if (state.anonymous) return accepted({ ...NOTHING, isAnonymous: true });
    const record = await persons.recordOf(whoseOf(journey, state));
    if (!record) return accepted(NOTHING);
    const { isProtected } = record;
    const known = record.known && shownOf(isProtected, record.known);
    const { told, former } = await toldOfPerson(streams, journey, state.participantId);
    /** The last that changed it from a journey, else whoever made the referral. */
    const registeredBy = async (
      what: 'number' | Particular,
      from: string,
      isIt: (event: ParticipantEvent) => boolean,
    ): Promise<readonly (readonly [string, RegisteredBy])[]> => {
      const ofIt = from === journey ? told : (await toldOfPerson(streams, from, record.participantId)).told;
      const stored = ofIt.findLast(({ event }) => isIt(event))?.stored ?? (await referralOf(streams, from));
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
    return accepted({
      isAnonymous: false,
      isProtected,
      number: number && !isProtected ? dashed(number.digits) : null,
      particulars,
      registered: Object.fromEntries(registered.flat()),
      changes: told.map(({ event, stored }) => ({ event, ...byOf(stored) })).toReversed(),
      isMerged: former?.into !== undefined,
    });
  };
