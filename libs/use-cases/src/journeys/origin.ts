import { journeyStream } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import type { OccurredOn } from '@samspar/kernel';

/** What a journey's first event says and nothing changes: which association, whose, since when. */
export type Origin = Readonly<{
  association: string;
  /** The insats that it was referred to; a correction may have moved it since. */
  intervention: string;
  participantId: string;
  anonymous: boolean;
  referredOn: OccurredOn;
}>;

/** The origin that the first of a journey's events tells of. Throws where it begins with anything but a referral. */
export const originOf = ([first]: readonly StoredEvent[]): Origin => {
  const event = first && journeyStream.upcast(first);
  if (event?.type !== 'ParticipantReferred') throw new Error('A journey does not begin with its referral.');
  const { association, intervention, participantId, anonymous } = event.data;
  return { association, intervention, participantId, anonymous, referredOn: event.occurredOn };
};
