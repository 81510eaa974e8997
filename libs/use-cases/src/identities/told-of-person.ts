import {
  journeyStream,
  type Participant,
  participantStream,
  type ParticipantEvent,
  personIn,
} from '@samspar/casework';
import type { StoredEvent, StreamHandler } from '@samspar/event-store';

/** An event of a participant, in the envelope that it came in. */
export type ToldOfPerson = Readonly<{ event: ParticipantEvent; stored: StoredEvent }>;

const toldTo = async (streams: StreamHandler, participantId: string): Promise<readonly ToldOfPerson[]> =>
  (await streams.load(participantStream, participantId)).stored.map((stored) => ({
    event: participantStream.upcast(stored),
    stored,
  }));

const isMerge = ({ event: { type } }: ToldOfPerson): boolean =>
  type === 'ParticipantMerged' || type === 'ParticipantUnmerged';

const { evolve, initialState } = participantStream.decider;

const stateAfter = (told: readonly ToldOfPerson[]): Participant =>
  told.map(({ event }) => event).reduce(evolve, initialState);

/** What was said of the person from this journey, and from no other, which may be another insats's (docs/adr/0013). */
const isFrom =
  (journey: string) =>
  ({ event: { data } }: ToldOfPerson): boolean =>
    'journey' in data && data.journey === journey;

/** The participant of the number that the person of a journey had before. */
export type Former = Readonly<{
  participantId: string;
  /** The participant whose number replaced it, as far as this journey says; undefined where it says so no longer. */
  into: string | undefined;
  told: readonly ToldOfPerson[];
}>;

/** Undefined where nobody has said from this journey that the person has got another number; the row that it was read from may have. */
export const formerOf = async (
  streams: StreamHandler,
  journey: string,
  participantId: string,
): Promise<Former | undefined> => {
  const own = await toldTo(streams, participantId);
  const at = own.findLastIndex(
    (one) =>
      isFrom(journey)(one) && one.event.type === 'PersonCorrected' && one.event.data.reason === 'new-number',
  );
  const before = stateAfter(own.slice(0, Math.max(at, 0)));
  const id =
    before.status === 'none'
      ? (await referralOf(streams, journey))?.metadata.row?.former
      : personIn(participantId, journey, before);
  if (id === undefined) return undefined;
  const told = id === participantId ? own : await toldTo(streams, id);
  const state = stateAfter(told);
  return {
    participantId: id,
    into: state.status === 'none' ? undefined : state.replacedBy[journey],
    told: told.filter(isFrom(journey)),
  };
};

export type PersonOfJourney = Readonly<{
  /** From this journey, after its referral, in the order of the log. */
  told: readonly ToldOfPerson[];
  former: Former | undefined;
}>;

/** What the log tells of the person of a journey that was registered for this participant. */
export const toldOfPerson = async (
  streams: StreamHandler,
  journey: string,
  participantId: string,
): Promise<PersonOfJourney> => {
  const own = await toldTo(streams, participantId);
  const first = own[0]?.event;
  // A participant that was registered without a number is its journey's alone.
  const isAlone = first?.type === 'ParticipantCreated' && first.data.identity === null;
  const merges = isAlone ? own.filter(isMerge) : [];
  const others = new Set(
    [...own.filter(isFrom(journey)), ...merges].flatMap(({ event: { data } }) =>
      'into' in data && data.into !== participantId ? data.into : [],
    ),
  );
  const ofOthers = await Promise.all([...others].map((id) => toldTo(streams, id)));
  const former = await formerOf(streams, journey, participantId);
  const told = [own, ...ofOthers].flat().filter(isFrom(journey));
  const all = new Map([...told, ...merges, ...(former?.told ?? [])].map((one) => [one.stored.id, one]));
  return {
    told: [...all.values()].toSorted((one, other) => Number(one.stored.position - other.stored.position)),
    former,
  };
};

/** The first event of a journey: its referral. */
const referralOf = async (streams: StreamHandler, journey: string): Promise<StoredEvent | undefined> =>
  (await streams.load(journeyStream, journey)).stored[0];

/** What the log tells of the person of a journey, with its referral; nothing of one that is not there. */
export const registeredIn = async (
  streams: StreamHandler,
  journey: string,
): Promise<Readonly<{ referral: StoredEvent | undefined; told: readonly ToldOfPerson[] }>> => {
  const { state, stored } = await streams.load(journeyStream, journey);
  if (state.status === 'none') return { referral: undefined, told: [] };
  const { told } = await toldOfPerson(streams, journey, state.participantId);
  return { referral: stored[0], told };
};
