import { authoritiesNamed, type EntryCommand } from '@samspar/casework';
import { codesOf, DATA_KIND } from '@samspar/codes';
import type { Referral, Told } from '@samspar/use-cases';
import type { FieldProblem } from '../problem.js';
import { DayBody } from './day-body.js';
import { AnnulmentBody, CorrectionBody, NoteBody, ReasonBody, valueProblems } from './correction-body.js';
import {
  CareExitBody,
  ContinuedSupportExitBody,
  FollowUpBody,
  MissedFollowUpBody,
  OtherExitBody,
  WorkOrStudiesExitBody,
} from './exit-body.js';
import {
  AssessmentBody,
  CaseworkerBody,
  ClosingBody,
  ConsentBody,
  ConsentWithdrawalBody,
  DisclosureBody,
  EmployerContactBody,
  type EntryBody,
  HandoverBody,
  PlanBody,
  type SentDisclosureBody,
  StartBody,
  TeamMeetingBody,
} from './participation-body.js';
import { type ReferralBody, RefusalBody, WithdrawalBody } from './referral-body.js';

type DataOf<Type extends Told['type']> = Extract<Told, { type: Type }>['data'];
type Exit = Extract<Told, { type: 'ExitJourney' }>['data']['exit'];

/** What can be told of a journey: where it is sent, what it may say, and the command that it is. */
export type JourneyResource = Readonly<{
  noun: string;
  summary: string;
  body: new () => object;
  /** What is wrong with a body that its class has nothing to say against. */
  problems?: (body: object) => readonly FieldProblem[];
  /** Of a body without problems. */
  told: (body: object) => Told;
}>;

/** Of a body class, and how its command is told. */
const resource = <Body extends object>(
  noun: string,
  summary: string,
  body: new () => Body,
  told: (body: Body) => Told,
): JourneyResource => ({ noun, summary, body, told: told as (body: object) => Told });

/** A body that says when, and beside it what its command does. */
const fact = <Type extends Told['type']>(
  type: Type,
  noun: string,
  summary: string,
  body: new () => DayBody & DataOf<Type>,
): JourneyResource =>
  resource(noun, summary, body, ({ occurredOn, ...data }) => ({ type, occurredOn, data }) as Told);

type Annulment = Extract<Told, { type: 'AnnulEntry' }>['data'];

/** A body may lack a note, but an event holds none that is undefined. */
const annulmentOf = ({ entry: revision, reason, note }: AnnulmentBody): Annulment => ({
  entry: revision,
  reason,
  ...(note !== undefined && { note }),
});

/** An entry, which may replace one like it. */
export const entry = <Body extends EntryBody>(
  noun: string,
  summary: string,
  body: new () => Body,
  told: (body: Omit<Body, 'replaces'>) => EntryCommand,
): JourneyResource =>
  resource(noun, summary, body, ({ replaces, ...said }) => {
    const anew = told(said);
    return replaces ? { type: 'AnnulEntry', data: { ...annulmentOf(replaces), anew } } : anew;
  });

/** An entry whose body says what its command does. */
const plainEntry = <Type extends EntryCommand['type']>(
  type: Type,
  noun: string,
  summary: string,
  body: new () => EntryBody & DataOf<Type>,
): JourneyResource =>
  entry(noun, summary, body, ({ occurredOn, ...data }) => ({ type, occurredOn, data }) as EntryCommand);

const exit = <Type extends Exit['type']>(
  type: Type,
  noun: string,
  summary: string,
  body: new () => DayBody & Extract<Exit, { type: Type }>['data'],
): JourneyResource =>
  resource(
    noun,
    summary,
    body,
    ({ occurredOn, ...data }) =>
      ({ type: 'ExitJourney', occurredOn, data: { exit: { type, data } } }) as Told,
  );

/** It happens today, whenever that is. */
const annulment = (
  type: 'ReopenJourney' | 'MisregisterJourney' | 'ReinstateJourney',
  noun: string,
  summary: string,
): JourneyResource =>
  resource(noun, summary, ReasonBody, ({ reason, note }) => ({
    type,
    data: { reason, ...(note !== undefined && { note }) },
  }));

const consentTold = ({
  occurredOn,
  parties = [],
  giving = [],
  receiving = [],
  kinds,
  ...data
}: Omit<ConsentBody, 'replaces'>): Extract<EntryCommand, { type: 'GiveConsent' }> => ({
  type: 'GiveConsent',
  occurredOn,
  data: {
    ...data,
    giving: authoritiesNamed([...parties, ...giving]),
    receiving: authoritiesNamed([...parties, ...receiving]),
    kinds: kinds ?? (parties.length > 0 ? codesOf(DATA_KIND) : []),
  },
});

const groundTold = ({ occurredOn, ...data }: SentDisclosureBody) => ({ occurredOn, data });

/** A referral as its body tells it. */
export const referralTold = ({ consent, ground, ...told }: ReferralBody): Referral => ({
  ...told,
  ...(consent && { consent: consentTold(consent) }),
  ...(ground && { ground: groundTold(ground) }),
});

/** Each by what it is called in the OpenAPI document. */
export const JOURNEY_RESOURCES = {
  consent: entry('consent', 'Consent (samtycke)', ConsentBody, consentTold),
  withdrawConsent: entry(
    'consent-withdrawal',
    'Consent withdrawn (återkallat samtycke)',
    ConsentWithdrawalBody,
    ({ occurredOn, parties = [], receiving = [] }) => {
      const all = authoritiesNamed([...parties, ...receiving]);
      const isNamed = all.parties.length + all.authorities.length > 0;
      return { type: 'WithdrawConsent', occurredOn, data: isNamed ? { receiving: all } : {} };
    },
  ),
  ground: plainEntry(
    'GroundDisclosure',
    'disclosure',
    'Given out on another ground than consent (utlämnande)',
    DisclosureBody,
  ),
  accept: fact('AcceptReferral', 'acceptance', 'Referral accepted (antagen)', DayBody),
  decline: fact('DeclineReferral', 'refusal', 'Referral declined (avböjd)', RefusalBody),
  withdraw: fact(
    'WithdrawReferral',
    'referral-withdrawal',
    'Referral withdrawn (återtagen anmälan)',
    WithdrawalBody,
  ),
  wait: fact('PlaceOnWaitingList', 'waiting-list', 'Placed on the waiting list (väntelista)', DayBody),
  start: fact('StartJourney', 'start', 'Start; its profile supersedes the referral’s (start)', StartBody),
  endAnonymity: fact(
    'EndAnonymity',
    'anonymity-end',
    'Anonymous no longer (inte längre anonym); the number is recorded under person',
    DayBody,
  ),
  assign: plainEntry(
    'AssignCaseworker',
    'caseworker',
    'Caseworker assigned (ansvarig handläggare)',
    CaseworkerBody,
  ),
  handOver: plainEntry(
    'HandOverCaseload',
    'handover',
    'Caseload handed over (byte av handläggare)',
    HandoverBody,
  ),
  meet: plainEntry('RecordTeamMeeting', 'team-meetings', 'Team meeting held (teammöte)', TeamMeetingBody),
  closeDecision: plainEntry(
    'CloseDecision',
    'decision-closings',
    'What a team meeting agreed on closed: done, or no longer relevant (överenskommet avslutat)',
    ClosingBody,
  ),
  agreePlan: plainEntry('AgreePlan', 'plan', 'Plan agreed (planering)', PlanBody),
  revisePlan: plainEntry('RevisePlan', 'plan-revisions', 'Plan revised (ändrad planering)', PlanBody),
  contactEmployer: plainEntry(
    'RecordEmployerContact',
    'employer-contacts',
    'Employer contacted (arbetsgivarkontakt)',
    EmployerContactBody,
  ),
  assess: plainEntry(
    'RecordAssessment',
    'assessments',
    'Assessment made: a mapping, of work ability, activity-based … (bedömning)',
    AssessmentBody,
  ),
  toWorkOrStudies: exit(
    'ExitedToWorkOrStudies',
    'exit/work-or-studies',
    'Exit to work or studies (arbete eller studier)',
    WorkOrStudiesExitBody,
  ),
  toCare: exit(
    'ExitedToCare',
    'exit/care',
    'Exit to care or rehabilitation (vård eller rehabilitering)',
    CareExitBody,
  ),
  toContinuedSupport: exit(
    'ExitedToContinuedSupport',
    'exit/continued-support',
    'Exit to continued support (fortsatt stöd)',
    ContinuedSupportExitBody,
  ),
  forOtherReason: exit(
    'ExitedForOtherReason',
    'exit/other',
    'Exit for another reason, or an unknown one (övrigt)',
    OtherExitBody,
  ),
  followUp: plainEntry('RecordFollowUp', 'follow-ups', 'Follow-up (uppföljning)', FollowUpBody),
  missFollowUp: plainEntry(
    'MissFollowUp',
    'missed-follow-ups',
    'Follow-up that could not be made (utebliven uppföljning)',
    MissedFollowUpBody,
  ),
  correct: {
    ...resource(
      'corrections',
      'One fact set right (rättelse); the old value stays in the log',
      CorrectionBody,
      ({ fact: named, value, reason, note }) =>
        ({
          type: 'CorrectFact',
          data: { fact: named, value, reason, ...(note !== undefined && { note }) },
        }) as Told,
    ),
    problems: valueProblems,
  },
  strike: resource(
    'annulments',
    'An entry struck: it never happened (struken post); a corrected one is told anew where entries like it are',
    AnnulmentBody,
    (body) => ({ type: 'AnnulEntry', data: annulmentOf(body) }),
  ),
  correctNote: resource(
    'note-corrections',
    'The note of a correction or an annulment set right, or taken away (rättad anteckning)',
    NoteBody,
    ({ event: revision, note, reason }) => ({
      type: 'CorrectNote',
      data: { revision, reason, ...(note.trim() !== '' && { note }) },
    }),
  ),
  reopen: annulment('ReopenJourney', 'reopening', 'A mistaken exit annulled (återöppnat)'),
  misregister: annulment(
    'MisregisterJourney',
    'misregistration',
    'The whole journey annulled (felregistrering)',
  ),
  reinstate: annulment(
    'ReinstateJourney',
    'reinstatement',
    'A misregistration annulled (återtagen felregistrering)',
  ),
} satisfies Readonly<Record<string, JourneyResource>>;
