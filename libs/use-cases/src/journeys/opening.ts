import {
  type Asker,
  type JourneyPlace,
  maySeeJourney,
  maySeeReferral,
  type ReferralSender,
} from '@samspar/access';
import { type JourneyRefusal, journeyStream, type RegisteredJourney } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { type Caller, NOT_FOUND, refused } from '../message.js';
import { whoseOf } from '../identities/persons.js';
import type { JourneyPorts } from '../ports.js';

/** A journey as it stands, opened for somebody who may see it. */
export type OpenJourney = Readonly<{
  state: RegisteredJourney;
  revision: number;
  stored: readonly StoredEvent[];
  /** Until when the asker may see it, in milliseconds since the epoch, where an emergency alone lets her. */
  emergencyUntil?: number;
}>;

/** What it said of the person is destroyed, and nothing of it is shown. */
export type JourneyIsErased = Extract<JourneyRefusal, { code: 'JourneyIsErased' }>;

/** What a use case answers where there is no journey to open. */
type NotOpened = typeof NOT_FOUND | ReturnType<typeof refused<JourneyIsErased>>;

/** What of a journey is to be seen: all of it, or how the referral fares that somebody sent. */
export type PartOfJourney = 'journey' | 'referral';

/** What of a journey somebody sees who asks for a part of it; undefined where she may not see it. */
export const partSeen = (
  asker: Asker,
  journey: JourneyPlace & ReferralSender,
  part: PartOfJourney,
): PartOfJourney | undefined => {
  if (maySeeJourney(asker, journey)) return 'journey';
  return part === 'referral' && maySeeReferral(asker, journey) ? 'referral' : undefined;
};

const partOf = (
  { asker }: Caller,
  { association, facts }: RegisteredJourney,
  { metadata }: StoredEvent,
  part: PartOfJourney,
): PartOfJourney | undefined => {
  const { intervention = '', referringParty = '', referringUnit = '' } = facts;
  const sender = { referredBy: metadata.actor, referringParty, referringUnit };
  return partSeen(asker, { association, intervention, ...sender }, part);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The one place through which a person's journey is opened, by those assigned to its insats (docs/architecture.md#who-may-what). One that the
 * caller may not see is as one that does not exist, and both are told to the log; one that is erased is refused. `openUntil` is asked of one that she does not see whole: until
 * when an emergency lets her.
 */
export const openJourney = async (
  { streams, persons, log }: Pick<JourneyPorts, 'streams' | 'persons' | 'log'>,
  caller: Caller,
  id: string,
  part: PartOfJourney = 'journey',
  openUntil: () => Promise<number | undefined> = async () => undefined,
): Promise<OpenJourney | NotOpened> => {
  if (!UUID.test(id)) return NOT_FOUND;
  const { state, revision, stored } = await streams.load(journeyStream, id);
  const [first] = stored;
  const isThere = state.status !== 'none' && revision !== 'noStream' && first !== undefined;
  const may = isThere ? partOf(caller, state, first, part) : undefined;
  // Which unit it was that referred is told to nobody while the identity is protected, so not to the unit either.
  const isOfUnit = isThere && may === 'referral' && first.metadata.actor !== caller.asker.actor;
  const seen = isOfUnit && (await persons.isProtected(whoseOf(id, state))) ? undefined : may;
  const emergencyUntil = isThere && seen !== 'journey' ? await openUntil() : undefined;
  if (isThere && (seen !== undefined || emergencyUntil !== undefined)) {
    const { erasedOn } = state;
    if (erasedOn !== undefined) return refused({ code: 'JourneyIsErased', erasedOn });
    return { state, revision, stored, ...(emergencyUntil !== undefined && { emergencyUntil }) };
  }
  const { actor, role } = caller.asker;
  log(
    `Användaren ${actor} (${role}) bad om ett ärende som ${isThere ? 'användaren inte får se' : 'inte finns'}.`,
  );
  return NOT_FOUND;
};
