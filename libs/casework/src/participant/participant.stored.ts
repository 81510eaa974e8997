import { storedEvents } from '@samspar/kernel';
import type { ParticipantEvent } from './participant-events.js';
import { participantDecider } from './participant.js';

/**
 * How a participant is stored: `participant-{uuid}`; stored type names are frozen. Version 1 of `ParticipantCreated` said nothing
 * of an identity: `IdentityRecorded` came after it. Version 1 of what is said of protection did not name the journey it is said from.
 */
export const participantStream = {
  prefix: 'participant-',
  decider: participantDecider,
  ...storedEvents<ParticipantEvent>(
    {
      ParticipantCreated: ['association', 'anonymous', 'identity'],
      ParticipantRegisteredAgain: [],
      IdentityRecorded: ['kind'],
      IdentityCorrected: ['kind'],
      IdentityProtected: ['journey'],
      IdentityProtectionEnded: ['journey', 'reason'],
      ParticipantMerged: ['into'],
      ParticipantUnmerged: ['from'],
      PersonIdentified: ['journey', 'into', 'kind'],
      PersonCorrected: ['journey', 'into', 'kind', 'reason'],
      NumberReplaced: ['journey', 'into'],
      NumberRestored: ['journey'],
      ContactChanged: ['journey', 'changed'],
    },
    {
      ParticipantCreated: [(data) => ({ ...data, identity: null })],
      IdentityProtected: [(data) => ({ ...data, journey: null })],
      IdentityProtectionEnded: [(data) => ({ ...data, journey: null, reason: null })],
    },
  ),
} as const;
