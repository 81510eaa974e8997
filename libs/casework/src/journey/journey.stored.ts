import type { Party } from '@samspar/codes';
import { storedEvents } from '@samspar/kernel';
import { amongParties } from './consent.js';
import type { JourneyEvent } from './journey-events.js';
import { asKept } from './journey-anonymous.js';
import { journeyDecider } from './journey.js';

type ConsentOfParties = { parties: readonly Party[] };

/** Version 1 named parties, that gave to each other all they had. */
const amongAuthorities = (data: object): object => {
  const { parties, ...said } = data as ConsentOfParties;
  return { ...amongParties(parties), ...said, obtainedBy: null };
};

/** Version 1 named parties, or none for all. */
const fromAuthorities = (data: object): object => {
  const { parties } = data as Partial<ConsentOfParties>;
  return parties ? { receiving: amongParties(parties).receiving } : {};
};

/** How a journey is stored: `journey-{uuid}`. Stored type names are frozen. */
export const journeyStream = {
  prefix: 'journey-',
  decider: journeyDecider,
  ...storedEvents<JourneyEvent>(
    {
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
      ConsentGiven: ['giving', 'receiving', 'kinds', 'purpose', 'form', 'language', 'obtainedBy'],
      ConsentWithdrawn: [],
      DisclosureGrounded: ['ground', 'giver', 'receiver', 'kinds', 'why'],
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
      JourneyErased: ['rule', 'approvedBy'],
    },
    { ConsentGiven: [amongAuthorities], ConsentWithdrawn: [fromAuthorities] },
  ),
} as const;

/** What each of a journey's stored events says, from its referral on; of an anonymous one no more than it keeps. */
export const journeyEvents = <Stored extends Parameters<typeof journeyStream.upcast>[0]>(
  all: readonly Stored[],
): readonly Readonly<{ event: JourneyEvent; stored: Stored }>[] => {
  const told = all.map((stored) => ({ event: journeyStream.upcast(stored), stored }));
  const first = told[0]?.event;
  const anonymous = first?.type === 'ParticipantReferred' && first.data.anonymous;
  return told.map(({ event, stored }) => ({ event: asKept(event, { anonymous }), stored }));
};
