import { FOLLOW_UP_MONTHS, type JourneyEvent, type JourneyEventOf } from '@samspar/casework';
import { codesOf, LIVELIHOOD, OCCUPATION } from '@samspar/codes';
import { dayNumber, isKnown, isStatedUnknown, known, type OccurredOn } from '@samspar/kernel';
import {
  assessmentDetail,
  closingDetail,
  type ContactRow,
  CONSENT,
  decisionNumber,
  type HeldKind,
  meetingDetail,
  NEVER,
  packed,
  SOME_DAY,
  stateOf,
  whyNumber,
} from '@samspar/statistics';

/** What an event tells of what is counted beside journeys. */
type Contact = Pick<ContactRow, 'kind' | 'day' | 'detail'>;

/** The kinds of contacts that a type of event tells. */
const KINDS: Readonly<Partial<Record<JourneyEvent['type'], readonly HeldKind[]>>> = {
  TeamMeetingHeld: ['meetings', 'decisions'],
  DecisionClosed: ['decisions'],
  CaseloadHandedOver: ['handovers'],
  EmployerContacted: ['employerContacts'],
  AssessmentRecorded: ['assessments'],
  FollowUpRecorded: ['followUps'],
  FollowUpMissed: ['followUps'],
  ConsentGiven: ['consents'],
  ConsentWithdrawn: ['consents'],
  PlanAgreed: ['plans'],
  PlanRevised: ['plans'],
};

const numberOf = (day: OccurredOn): number => (isKnown(day) ? dayNumber(day) : SOME_DAY);

const OCCUPATIONS: readonly string[] = codesOf(OCCUPATION);
const LIVELIHOODS: readonly string[] = codesOf(LIVELIHOOD);

const followedUp = ({ data }: JourneyEventOf<'FollowUpRecorded'>): number => {
  const occupation = known(data.occupation);
  const sources = known(data.livelihood) ?? [];
  return packed({
    followUpMonths: FOLLOW_UP_MONTHS.indexOf(data.monthsAfterExit),
    state: stateOf('recorded'),
    ...(occupation && { occupationAtFollowUp: OCCUPATIONS.indexOf(occupation) }),
    ...(sources.length > 0 && {
      livelihoodAtFollowUp: sources.reduce((set, { source }) => set | (1 << LIVELIHOODS.indexOf(source)), 0),
    }),
  });
};

/** What is counted of a meeting itself. */
const toldAt = ({
  attendance,
  violenceQuestionAsked,
  livelihood,
}: JourneyEventOf<'TeamMeetingHeld'>['data']): number =>
  meetingDetail({
    present: attendance.filter(({ present }) => present).map(({ party }) => party),
    isAbsenceTold: attendance.length > 0,
    isViolenceAsked: violenceQuestionAsked,
    sources: known(livelihood)?.map(({ source }) => source) ?? [],
    unknown: isStatedUnknown(livelihood) ? whyNumber(livelihood) : 0,
  });

const ofMeeting = ({ data }: JourneyEventOf<'TeamMeetingHeld'>, day: number): readonly Contact[] => [
  { kind: 'meetings', day, detail: toldAt(data) },
  ...data.decisions.map(({ dueOn }): Contact => ({
    kind: 'decisions',
    day,
    detail: dueOn === undefined ? NEVER : dayNumber(dueOn),
  })),
];

const missed = ({ data }: JourneyEventOf<'FollowUpMissed'>): number =>
  packed({ followUpMonths: FOLLOW_UP_MONTHS.indexOf(data.monthsAfterExit), state: stateOf('missed') });

/** What an event of a journey counts as beside it, and on which day. */
export const contactsOf = (event: JourneyEvent): readonly Contact[] => {
  const { type, data } = event;
  const day = numberOf(event.occurredOn);
  // That consent was given is all that a row of a file says of it.
  if (type === 'ParticipantReferred')
    return data.consentAtSource ? [{ kind: 'consents', day: SOME_DAY, detail: CONSENT.given }] : [];
  if (type === 'TeamMeetingHeld') return ofMeeting(event, day);
  if (type === 'DecisionClosed') {
    const number = decisionNumber(data.meeting, data.decision);
    return [{ kind: 'decisions', day, detail: closingDetail(number, data.outcome === 'done') }];
  }
  if (type === 'FollowUpRecorded') return [{ kind: 'followUps', day, detail: followedUp(event) }];
  if (type === 'FollowUpMissed') return [{ kind: 'followUps', day, detail: missed(event) }];
  if (type === 'ConsentGiven') return [{ kind: 'consents', day, detail: CONSENT.given }];
  if (type === 'ConsentWithdrawn')
    return [{ kind: 'consents', day, detail: data.receiving ? CONSENT.narrowed : CONSENT.withdrawn }];
  if (type === 'AssessmentRecorded') return [{ kind: 'assessments', day, detail: assessmentDetail(data) }];
  if (type === 'CaseloadHandedOver') return [{ kind: 'handovers', day, detail: data.from === null ? 0 : 1 }];
  if (type === 'PlanAgreed' || type === 'PlanRevised')
    return [{ kind: 'plans', day, detail: data.parallelActions.length }];
  return (KINDS[type] ?? []).map((kind) => ({ kind, day }));
};

/** Those of them that an event annuls; of the follow-ups of a mistaken exit all, which have no place of their own. */
export const annulledContacts = (
  event: JourneyEvent,
): readonly Readonly<{ kind: HeldKind; revision?: number }>[] => {
  if (event.type === 'JourneyReopened') return [{ kind: 'followUps' }];
  if (event.type !== 'EntryAnnulled') return [];
  return (KINDS[event.data.type] ?? []).map((kind) => ({ kind, revision: event.data.entry }));
};
