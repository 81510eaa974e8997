import type { Decider, OccurredOn } from '@samspar/kernel';
import type {
  EntryCommand,
  JourneyCommand,
  JourneyCommandOf,
  JourneyEvent,
  JourneyRefusal,
  JourneyWarning,
  Journey,
  Terms,
} from '@samspar/casework';
import { amongParties, journeyDecider } from '@samspar/casework';
import type { Party } from '@samspar/codes';

/** The rules of a journey under an association's terms. */
export const deciderUnder = (
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
  data: Partial<JourneyCommandOf<'ReferParticipant'>['data']> = {},
  occurredOn: OccurredOn = '2024-01-10',
): JourneyCommandOf<'ReferParticipant'> => ({
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
export const placeOnWaitingList = (
  occurredOn: OccurredOn = '2024-01-15',
): JourneyCommandOf<'PlaceOnWaitingList'> => ({
  type: 'PlaceOnWaitingList',
  occurredOn,
  today,
  data: {},
});
export const acceptReferral = (
  occurredOn: OccurredOn = '2024-01-20',
): JourneyCommandOf<'AcceptReferral'> => ({
  type: 'AcceptReferral',
  occurredOn,
  today,
  data: {},
});
export const declineReferral = (
  occurredOn: OccurredOn = '2024-01-20',
): JourneyCommandOf<'DeclineReferral'> => ({
  type: 'DeclineReferral',
  occurredOn,
  today,
  data: { reason: 'no-capacity' },
});
export const withdrawReferral = (
  occurredOn: OccurredOn = '2024-01-20',
): JourneyCommandOf<'WithdrawReferral'> => ({
  type: 'WithdrawReferral',
  occurredOn,
  today,
  data: { reason: 'moved' },
});
export const giveConsent = (
  data: Partial<JourneyCommandOf<'GiveConsent'>['data']> = {},
  occurredOn: OccurredOn = '2024-01-10',
): JourneyCommandOf<'GiveConsent'> => ({
  type: 'GiveConsent',
  occurredOn,
  today,
  data: {
    ...amongParties(['municipality', 'region']),
    purpose: 'samordnad rehabilitering',
    form: 'written',
    language: 'sv',
    ...data,
  },
});
/** From all authorities of some parties. */
export const from = (parties: readonly Party[]): JourneyCommandOf<'WithdrawConsent'>['data'] => ({
  receiving: amongParties(parties).receiving,
});
export const withdrawConsent = (
  data: JourneyCommandOf<'WithdrawConsent'>['data'] = {},
  occurredOn: OccurredOn = '2024-03-01',
): JourneyCommandOf<'WithdrawConsent'> => ({ type: 'WithdrawConsent', occurredOn, today, data });
export const ground = (
  data: Partial<JourneyCommandOf<'GroundDisclosure'>['data']> = {},
  occurredOn: OccurredOn = '2024-01-20',
): JourneyCommandOf<'GroundDisclosure'> => ({
  type: 'GroundDisclosure',
  occurredOn,
  today,
  data: {
    ground: 'necessary',
    giver: 'socialnamnden',
    receiver: 'forsakringskassan',
    kinds: ['participation', 'plan'],
    why: 'v1.bm90ZQ',
    ...data,
  },
});
export const start = (
  data: Partial<JourneyCommandOf<'StartJourney'>['data']> = {},
  occurredOn: OccurredOn = '2024-02-01',
): JourneyCommandOf<'StartJourney'> => ({
  type: 'StartJourney',
  occurredOn,
  today,
  data: { profile: { sex: 'woman' }, ...data },
});
export const endAnonymity = (occurredOn: OccurredOn = '2024-02-20'): JourneyCommandOf<'EndAnonymity'> => ({
  type: 'EndAnonymity',
  occurredOn,
  today,
  data: {},
});
export const assignCaseworker = (
  caseworker = 'handlaggare-1',
  occurredOn: OccurredOn = '2024-02-01',
): JourneyCommandOf<'AssignCaseworker'> => ({
  type: 'AssignCaseworker',
  occurredOn,
  today,
  data: { caseworker },
});
export const handOver = (
  to = 'handlaggare-2',
  occurredOn: OccurredOn = '2024-03-01',
): JourneyCommandOf<'HandOverCaseload'> => ({
  type: 'HandOverCaseload',
  occurredOn,
  today,
  data: { to },
});
export const meet = (
  data: Partial<JourneyCommandOf<'RecordTeamMeeting'>['data']> = {},
  occurredOn: OccurredOn = '2024-03-05',
): JourneyCommandOf<'RecordTeamMeeting'> => ({
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
export const closeDecision = (
  data: Partial<JourneyCommandOf<'CloseDecision'>['data']> = {},
  occurredOn: OccurredOn = '2024-04-02',
): JourneyCommandOf<'CloseDecision'> => ({
  type: 'CloseDecision',
  occurredOn,
  today,
  data: { meeting: 4, decision: 0, outcome: 'done', ...data },
});
export const agreePlan = (
  data: Partial<JourneyCommandOf<'AgreePlan'>['data']> = {},
  occurredOn: OccurredOn = '2024-03-10',
): JourneyCommandOf<'AgreePlan'> => ({
  type: 'AgreePlan',
  occurredOn,
  today,
  data: { goals: ['v1.bcOl'], parallelActions: [], ...data },
});
export const revisePlan = (occurredOn: OccurredOn = '2024-04-10'): JourneyCommandOf<'RevisePlan'> => ({
  type: 'RevisePlan',
  occurredOn,
  today,
  data: { goals: ['v1.bnl0dA'], parallelActions: [] },
});
export const contactEmployer = (
  occurredOn: OccurredOn = '2024-05-02',
): JourneyCommandOf<'RecordEmployerContact'> => ({
  type: 'RecordEmployerContact',
  occurredOn,
  today,
  data: { kind: 'visit' },
});
export const assess = (
  data: Partial<JourneyCommandOf<'RecordAssessment'>['data']> = {},
  occurredOn: OccurredOn = '2024-04-20',
): JourneyCommandOf<'RecordAssessment'> => ({
  type: 'RecordAssessment',
  occurredOn,
  today,
  data: { kind: 'work-ability', party: 'region', outcome: 'completed', ...data },
});
export const exit = (
  told: JourneyCommandOf<'ExitJourney'>['data']['exit'] = {
    type: 'ExitedToWorkOrStudies',
    data: { reasons: ['work'] },
  },
  occurredOn: OccurredOn = '2024-06-14',
): JourneyCommandOf<'ExitJourney'> => ({ type: 'ExitJourney', occurredOn, today, data: { exit: told } });
export const followUp = (
  data: Partial<JourneyCommandOf<'RecordFollowUp'>['data']> = {},
  occurredOn: OccurredOn = '2024-12-16',
): JourneyCommandOf<'RecordFollowUp'> => ({
  type: 'RecordFollowUp',
  occurredOn,
  today,
  data: { monthsAfterExit: 6, livelihood: [{ source: 'salary' }], occupation: 'work', ...data },
});
export const missFollowUp = (
  monthsAfterExit: JourneyCommandOf<'MissFollowUp'>['data']['monthsAfterExit'] = 6,
  occurredOn: OccurredOn = '2024-12-16',
): JourneyCommandOf<'MissFollowUp'> => ({
  type: 'MissFollowUp',
  occurredOn,
  today,
  data: { monthsAfterExit },
});
export const correct = (data: CorrectionTold): JourneyCommandOf<'CorrectFact'> => ({
  type: 'CorrectFact',
  occurredOn: TODAY,
  today,
  data: { reason: 'entry-error', ...data },
});
type CorrectionTold = JourneyCommandOf<'CorrectFact'>['data'] extends infer Data
  ? Data extends JourneyCommandOf<'CorrectFact'>['data']
    ? Omit<Data, 'reason' | 'note'> & Partial<Pick<Data, 'reason' | 'note'>>
    : never
  : never;
/** Strikes the entry with that revision, or tells it anew. */
export const annul = (entry = 3, anew?: EntryCommand): JourneyCommandOf<'AnnulEntry'> => ({
  type: 'AnnulEntry',
  occurredOn: TODAY,
  today,
  data: { entry, reason: 'entry-error', ...(anew && { anew: said(anew) }) },
});
/** Of a command what it says, on its day. */
const said = ({ type, occurredOn, data }: EntryCommand): EntryCommand =>
  ({ type, occurredOn, data }) as EntryCommand;

export const reopen = (occurredOn: OccurredOn = TODAY): JourneyCommandOf<'ReopenJourney'> => ({
  type: 'ReopenJourney',
  occurredOn,
  today,
  data: { reason: 'entry-error' },
});
export const misregister = (occurredOn: OccurredOn = TODAY): JourneyCommandOf<'MisregisterJourney'> => ({
  type: 'MisregisterJourney',
  occurredOn,
  today,
  data: { reason: 'entry-error' },
});
export const reinstate = (occurredOn: OccurredOn = TODAY): JourneyCommandOf<'ReinstateJourney'> => ({
  type: 'ReinstateJourney',
  occurredOn,
  today,
  data: { reason: 'entry-error' },
});

export const erase = (dueOn = TODAY): JourneyCommandOf<'EraseJourney'> => ({
  type: 'EraseJourney',
  occurredOn: TODAY,
  today,
  data: {
    rule: { authority: 'socialnamnden', years: 5, lastEventOn: '2019-12-31', dueOn },
    approvedBy: 'insatsansvarig-1',
  },
});

/** Every command of the work with a journey but the referral, each on a day of its own, or all on the one given. */
export const everyCommand = (on?: OccurredOn): readonly JourneyCommand[] => [
  giveConsent({}, on),
  withdrawConsent({}, on),
  ground({}, on),
  placeOnWaitingList(on),
  acceptReferral(on),
  declineReferral(on),
  withdrawReferral(on),
  start({}, on),
  endAnonymity(on),
  assignCaseworker(undefined, on),
  handOver(undefined, on),
  meet({}, on),
  agreePlan({}, on),
  revisePlan(on),
  contactEmployer(on),
  assess({}, on),
  closeDecision({}, on),
  exit(undefined, on),
  followUp({}, on),
  missFollowUp(undefined, on),
  correct({ fact: 'sex', value: 'man' }),
  annul(),
  reopen(on),
  misregister(on),
  reinstate(on),
];

/** What closed a decision, of a meeting wherever that stands. */
const unnamed = <Closed extends object>(closed: Closed) => ({ ...closed, meeting: 0 });

/** What a journey comes to, without where in its stream that stands. */
export const unplaced = (journey: Journey): object => {
  if (journey.status === 'none') throw new Error('There is no journey.');
  const { revision: _revision, entries, closings, ...rest } = journey;
  return {
    ...rest,
    closings: closings.map(unnamed),
    entries: entries.map(({ event }) =>
      event.type === 'DecisionClosed' ? { ...event, data: unnamed(event.data) } : event,
    ),
  };
};

export const accepted = [refer(), acceptReferral()] as const;
export const started = [...accepted, start()] as const;
export const ended = [...started, exit()] as const;
