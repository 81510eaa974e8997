import type { ParticipantEvent } from '@samspar/casework';
import { unreachable } from '@samspar/kernel';

/** What an event of a participant changes in counts by person: who is known, and who counts as whom. */
export type PersonChange =
  | Readonly<{ change: 'identified' }>
  | Readonly<{ change: 'merged'; into: string }>
  | Readonly<{ change: 'unmerged'; from: string }>
  /** A journey is about another participant than it was. */
  | Readonly<{ change: 'moved'; journey: string; into: string }>;

/** Undefined where the event changes no count. */
export const personChange = (event: ParticipantEvent): PersonChange | undefined => {
  switch (event.type) {
    case 'ParticipantCreated':
      return event.data.identity === null ? undefined : { change: 'identified' };
    case 'IdentityRecorded':
      return { change: 'identified' };
    case 'ParticipantMerged':
      return { change: 'merged', into: event.data.into };
    case 'ParticipantUnmerged':
      return { change: 'unmerged', from: event.data.from };
    case 'PersonIdentified':
    case 'PersonCorrected':
      return { change: 'moved', journey: event.data.journey, into: event.data.into };
    case 'ParticipantRegisteredAgain':
    case 'NumberReplaced':
    case 'NumberRestored':
    case 'ContactChanged':
    case 'IdentityCorrected':
    case 'IdentityProtected':
    case 'IdentityProtectionEnded':
      return undefined;
    default:
      return unreachable(event);
  }
};
