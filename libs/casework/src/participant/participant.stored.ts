import { storedEvents } from '@samspar/kernel';
import type { ParticipantEvent } from './participant-events.js';
import { participantDecider } from './participant.js';

/** How a participant is stored: `participant-{uuid}`. Every type is at version 1; stored type names are frozen. */
export const participantStream = {
  prefix: 'participant-',
  decider: participantDecider,
  ...storedEvents<ParticipantEvent>({
    ParticipantCreated: ['association', 'anonymous'],
    IdentityRecorded: ['kind'],
    IdentityCorrected: ['kind'],
    IdentityProtected: [],
    IdentityProtectionEnded: [],
    ParticipantMerged: ['into'],
    ParticipantUnmerged: ['from'],
  }),
} as const;
