import { storedEvents } from '@samspar/kernel';
import type { JourneyEvent } from './journey-events.js';
import { journeyDecider } from './journey.js';

/** How a journey is stored: `journey-{uuid}`. Every type is at version 1; stored type names are frozen. */
export const journeyStream = {
  prefix: 'journey-',
  decider: journeyDecider,
  ...storedEvents<JourneyEvent>({
    ParticipantReferred: [
      'association',
      'intervention',
      'participantId',
      'anonymous',
      'referringParty',
      'referringUnit',
      'decidingParties',
      'profile',
    ],
    ConsentGiven: ['parties', 'purpose', 'form', 'language'],
    ConsentWithdrawn: [],
    ReferralAccepted: [],
    ReferralDeclined: ['reason'],
    ReferralWithdrawn: ['reason'],
    PlacedOnWaitingList: [],
    JourneyStarted: ['profile'],
    CaseworkerAssigned: ['caseworker'],
    CaseloadHandedOver: ['from', 'to'],
    TeamMeetingHeld: ['attendance', 'decisions', 'violenceQuestionAsked'],
    PlanAgreed: ['goals', 'parallelActions'],
    PlanRevised: ['goals', 'parallelActions'],
    EmployerContacted: ['kind'],
    ExitedToWorkOrStudies: ['reasons'],
    ExitedToCare: ['reasons'],
    ExitedToContinuedSupport: ['reasons'],
    ExitedForOtherReason: ['reasons'],
    FollowUpRecorded: ['monthsAfterExit', 'livelihood', 'occupation'],
    FollowUpMissed: ['monthsAfterExit'],
    FactCorrected: ['correction', 'reason'],
    JourneyReopened: ['reason'],
    JourneyMisregistered: ['reason'],
    JourneyReinstated: ['reason'],
  }),
} as const;
