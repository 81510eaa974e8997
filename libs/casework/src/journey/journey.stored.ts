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

/** Until version 3 no file said more of consent than that it was given. */
const saidByWhoAsked = (data: object): object => data;

/** Version 1 named parties, or none for all. */
const fromAuthorities = (data: object): object => {
  const { parties } = data as Partial<ConsentOfParties>;
  return parties ? { receiving: amongParties(parties).receiving } : {};
};

const { upcast, ...stored } = storedEvents<JourneyEvent>(
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
    AnonymityEnded: [],
    CaseworkerAssigned: ['caseworker'],
    CaseloadHandedOver: ['from', 'to'],
    TeamMeetingHeld: ['attendance', 'decisions', 'violenceQuestionAsked'],
    DecisionClosed: ['meeting', 'decision', 'outcome'],
    PlanAgreed: ['goals', 'parallelActions'],
    PlanRevised: ['goals', 'parallelActions'],
    EmployerContacted: ['kind'],
    AssessmentRecorded: ['kind', 'party', 'outcome'],
    ExitedToWorkOrStudies: ['reasons'],
    ExitedToCare: ['reasons'],
    ExitedToContinuedSupport: ['reasons'],
    ExitedForOtherReason: ['reasons'],
    FollowUpRecorded: ['monthsAfterExit', 'livelihood', 'occupation'],
    FollowUpMissed: ['monthsAfterExit'],
    FactCorrected: ['correction', 'reason'],
    EntryAnnulled: ['entry', 'type', 'reason'],
    NoteCorrected: ['revision', 'type', 'reason'],
    JourneyReopened: ['reason'],
    JourneyMisregistered: ['reason'],
    JourneyReinstated: ['reason'],
    JourneyErased: ['rule', 'approvedBy'],
  },
  { ConsentGiven: [amongAuthorities, saidByWhoAsked], ConsentWithdrawn: [fromAuthorities] },
);

/** A stored event of a journey, with what its envelope says of the row that it was read from. */
type Stored = Parameters<typeof upcast>[0] &
  Readonly<{ metadata?: Readonly<{ row?: Readonly<{ consentStated?: boolean }> }> }>;

/** Imports once took consent for given at the source of every row; only a row that said so itself says so. */
const asTheRowSays = (event: JourneyEvent, { metadata }: Stored): JourneyEvent =>
  event.type === 'ParticipantReferred' && metadata?.row && event.data.consentAtSource
    ? { ...event, data: { ...event.data, consentAtSource: metadata.row.consentStated === true } }
    : event;

/** How a journey is stored: `journey-{uuid}`. Stored type names are frozen. */
export const journeyStream = {
  prefix: 'journey-',
  decider: journeyDecider,
  ...stored,
  upcast: (event: Stored): JourneyEvent => asTheRowSays(upcast(event), event),
} as const;

/** What each of a journey's stored events says, from its referral on; of an anonymous one no more than it keeps. */
export const journeyEvents = <Event extends Stored>(
  all: readonly Event[],
): readonly Readonly<{ event: JourneyEvent; stored: Event }>[] => {
  let anonymous = false;
  return all.map((one) => {
    const event = journeyStream.upcast(one);
    if (event.type === 'ParticipantReferred') anonymous = event.data.anonymous;
    if (event.type === 'AnonymityEnded') anonymous = false;
    return { event: asKept(event, { anonymous }), stored: one };
  });
};
