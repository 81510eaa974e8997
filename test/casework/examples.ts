import { unreachable, type Decider, type OccurredOn } from '@samspar/kernel';
import type {
  AcceptReferral,
  AgreePlan,
  AssignCaseworker,
  CorrectFact,
  DeclineReferral,
  ExitJourney,
  GiveConsent,
  HandOverCaseload,
  JourneyCommand,
  MisregisterJourney,
  MissFollowUp,
  PlaceOnWaitingList,
  RecordEmployerContact,
  RecordFollowUp,
  RecordTeamMeeting,
  ReferParticipant,
  ReinstateJourney,
  ReopenJourney,
  RevisePlan,
  StartJourney,
  WithdrawConsent,
  WithdrawReferral,
  JourneyEvent,
  JourneyRefusal,
  JourneyWarning,
  Journey,
  Terms,
} from '@samspar/casework';
import { journeyDecider } from '@samspar/casework';

/** The rules of a journey under an association's terms. */
const deciderUnder = (
  terms: Terms | null,
): Decider<Journey, JourneyCommand, JourneyEvent, JourneyRefusal, JourneyWarning> => ({
  ...journeyDecider,
  decide: (command, journey) => journeyDecider.decide({ ...command, terms }, journey),
});
export const unlimited = deciderUnder(null);

/** For specs: the commands of one made-up journey, each on a day of its own unless a spec says otherwise. */
export const TODAY = '2024-12-31';
const today = TODAY;

export const refer = (
  data: Partial<ReferParticipant['data']> = {},
  occurredOn: OccurredOn = '2024-01-10',
): ReferParticipant => ({
  type: 'ReferParticipant',
  occurredOn,
  today,
  data: {
    association: 'stockholm',
    intervention: 'finsam-team',
    participantId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01',
    anonymous: false,
    referringParty: 'municipality',
    referringUnit: 'Enheten för hemlösa',
    decidingParties: [],
    profile: { sex: 'woman' },
    ...data,
  },
});
export const placeOnWaitingList = (occurredOn: OccurredOn = '2024-01-15'): PlaceOnWaitingList => ({
  type: 'PlaceOnWaitingList',
  occurredOn,
  today,
  data: {},
});
export const acceptReferral = (occurredOn: OccurredOn = '2024-01-20'): AcceptReferral => ({
  type: 'AcceptReferral',
  occurredOn,
  today,
  data: {},
});
export const declineReferral = (occurredOn: OccurredOn = '2024-01-20'): DeclineReferral => ({
  type: 'DeclineReferral',
  occurredOn,
  today,
  data: { reason: 'no-capacity' },
});
export const withdrawReferral = (occurredOn: OccurredOn = '2024-01-20'): WithdrawReferral => ({
  type: 'WithdrawReferral',
  occurredOn,
  today,
  data: { reason: 'moved' },
});
export const giveConsent = (
  data: Partial<GiveConsent['data']> = {},
  occurredOn: OccurredOn = '2024-01-10',
): GiveConsent => ({
  type: 'GiveConsent',
  occurredOn,
  today,
  data: {
    parties: ['municipality', 'region'],
    purpose: 'samordnad rehabilitering',
    form: 'written',
    language: 'sv',
    ...data,
  },
});
export const withdrawConsent = (
  data: WithdrawConsent['data'] = {},
  occurredOn: OccurredOn = '2024-03-01',
): WithdrawConsent => ({ type: 'WithdrawConsent', occurredOn, today, data });
export const start = (
  data: Partial<StartJourney['data']> = {},
  occurredOn: OccurredOn = '2024-02-01',
): StartJourney => ({
  type: 'StartJourney',
  occurredOn,
  today,
  data: { profile: { sex: 'woman' }, ...data },
});
export const assignCaseworker = (
  caseworker = 'handlaggare-1',
  occurredOn: OccurredOn = '2024-02-01',
): AssignCaseworker => ({ type: 'AssignCaseworker', occurredOn, today, data: { caseworker } });
export const handOver = (to = 'handlaggare-2', occurredOn: OccurredOn = '2024-03-01'): HandOverCaseload => ({
  type: 'HandOverCaseload',
  occurredOn,
  today,
  data: { to },
});
export const meet = (
  data: Partial<RecordTeamMeeting['data']> = {},
  occurredOn: OccurredOn = '2024-03-05',
): RecordTeamMeeting => ({
  type: 'RecordTeamMeeting',
  occurredOn,
  today,
  data: {
    attendance: [{ party: 'municipality', present: true }],
    decisions: [],
    violenceQuestionAsked: true,
    ...data,
  },
});
export const agreePlan = (
  data: Partial<AgreePlan['data']> = {},
  occurredOn: OccurredOn = '2024-03-10',
): AgreePlan => ({
  type: 'AgreePlan',
  occurredOn,
  today,
  data: { goals: ['v1.bcOl'], parallelActions: [], ...data },
});
export const revisePlan = (occurredOn: OccurredOn = '2024-04-10'): RevisePlan => ({
  type: 'RevisePlan',
  occurredOn,
  today,
  data: { goals: ['v1.bnl0dA'], parallelActions: [] },
});
export const contactEmployer = (occurredOn: OccurredOn = '2024-05-02'): RecordEmployerContact => ({
  type: 'RecordEmployerContact',
  occurredOn,
  today,
  data: { kind: 'visit' },
});
export const exit = (
  told: ExitJourney['data']['exit'] = { type: 'ExitedToWorkOrStudies', data: { reasons: ['work'] } },
  occurredOn: OccurredOn = '2024-06-14',
): ExitJourney => {
  const command = { type: 'ExitJourney', occurredOn, today } as const;
  switch (told.type) {
    case 'ExitedToWorkOrStudies':
      return { ...command, data: { exit: told } };
    case 'ExitedToCare':
      return { ...command, data: { exit: told } };
    case 'ExitedToContinuedSupport':
      return { ...command, data: { exit: told } };
    case 'ExitedForOtherReason':
      return { ...command, data: { exit: told } };
    default:
      return unreachable(told);
  }
};
export const followUp = (
  data: Partial<RecordFollowUp['data']> = {},
  occurredOn: OccurredOn = '2024-12-16',
): RecordFollowUp => ({
  type: 'RecordFollowUp',
  occurredOn,
  today,
  data: { monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work', ...data },
});
export const missFollowUp = (
  monthsAfterExit: MissFollowUp['data']['monthsAfterExit'] = 6,
  occurredOn: OccurredOn = '2024-12-16',
): MissFollowUp => ({ type: 'MissFollowUp', occurredOn, today, data: { monthsAfterExit } });
export const correct = (data: CorrectionTold): CorrectFact => ({
  type: 'CorrectFact',
  occurredOn: TODAY,
  today,
  data: { reason: 'entry-error', ...data },
});
type CorrectionTold = CorrectFact['data'] extends infer Data
  ? Data extends CorrectFact['data']
    ? Omit<Data, 'reason' | 'note'> & Partial<Pick<Data, 'reason' | 'note'>>
    : never
  : never;
export const reopen = (occurredOn: OccurredOn = TODAY): ReopenJourney => ({
  type: 'ReopenJourney',
  occurredOn,
  today,
  data: { reason: 'entry-error' },
});
export const misregister = (occurredOn: OccurredOn = TODAY): MisregisterJourney => ({
  type: 'MisregisterJourney',
  occurredOn,
  today,
  data: { reason: 'entry-error' },
});
export const reinstate = (occurredOn: OccurredOn = TODAY): ReinstateJourney => ({
  type: 'ReinstateJourney',
  occurredOn,
  today,
  data: { reason: 'entry-error' },
});

/** Every command but the referral, each on a day of its own, or all on the one given. */
export const everyCommand = (on?: OccurredOn): readonly JourneyCommand[] => [
  giveConsent({}, on),
  withdrawConsent({}, on),
  placeOnWaitingList(on),
  acceptReferral(on),
  declineReferral(on),
  withdrawReferral(on),
  start({}, on),
  assignCaseworker(undefined, on),
  handOver(undefined, on),
  meet({}, on),
  agreePlan({}, on),
  revisePlan(on),
  contactEmployer(on),
  exit(undefined, on),
  followUp({}, on),
  missFollowUp(undefined, on),
  correct({ fact: 'sex', value: 'man' }),
  reopen(on),
  misregister(on),
  reinstate(on),
];

export const accepted = [refer(), acceptReferral()] as const;
export const started = [...accepted, start()] as const;
export const ended = [...started, exit()] as const;
