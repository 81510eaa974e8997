import type { Authorities } from '@samspar/casework';
import { codesOf, DATA_KIND, PARTY, type Party } from '@samspar/codes';
import type { Told } from '@samspar/use-cases';
import type { FieldProblem } from '../problem.js';
import { CorrectionBody, ReasonBody, valueProblems } from './correction-body.js';
import {
  CareExitBody,
  ContinuedSupportExitBody,
  FollowUpBody,
  MissedFollowUpBody,
  OtherExitBody,
  WorkOrStudiesExitBody,
} from './exit-body.js';
import {
  CaseworkerBody,
  ConsentBody,
  ConsentWithdrawalBody,
  DisclosureBody,
  EmployerContactBody,
  HandoverBody,
  PlanBody,
  StartBody,
  TeamMeetingBody,
} from './participation-body.js';
import { DayBody, RefusalBody, WithdrawalBody } from './referral-body.js';

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
export const resource = <Body extends object>(
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

const isParty = (id: string): id is Party => codesOf(PARTY).some((party) => party === id);

/** An id that is the code of a party stands for all its authorities: it has none of its own, or that is the only one. */
const authoritiesNamed = (ids: readonly string[]): Authorities => ({
  parties: ids.filter(isParty),
  authorities: ids.filter((id) => !isParty(id)),
});

/** Each by what it is called in the OpenAPI document. */
export const JOURNEY_RESOURCES = {
  consent: resource(
    'consent',
    'Consent (samtycke)',
    ConsentBody,
    ({ occurredOn, parties = [], giving = [], receiving = [], kinds, ...data }) => ({
      type: 'GiveConsent',
      occurredOn,
      data: {
        ...data,
        giving: authoritiesNamed([...parties, ...giving]),
        receiving: authoritiesNamed([...parties, ...receiving]),
        kinds: kinds ?? (parties.length > 0 ? codesOf(DATA_KIND) : []),
      },
    }),
  ),
  withdrawConsent: resource(
    'consent-withdrawal',
    'Consent withdrawn (återkallat samtycke)',
    ConsentWithdrawalBody,
    ({ occurredOn, parties = [], receiving = [] }) => {
      const all = authoritiesNamed([...parties, ...receiving]);
      const isNamed = all.parties.length + all.authorities.length > 0;
      return { type: 'WithdrawConsent', occurredOn, data: isNamed ? { receiving: all } : {} };
    },
  ),
  ground: fact(
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
  assign: fact(
    'AssignCaseworker',
    'caseworker',
    'Caseworker assigned (ansvarig handläggare)',
    CaseworkerBody,
  ),
  handOver: fact('HandOverCaseload', 'handover', 'Caseload handed over (byte av handläggare)', HandoverBody),
  meet: fact('RecordTeamMeeting', 'team-meetings', 'Team meeting held (teammöte)', TeamMeetingBody),
  agreePlan: fact('AgreePlan', 'plan', 'Plan agreed (planering)', PlanBody),
  revisePlan: fact('RevisePlan', 'plan-revisions', 'Plan revised (ändrad planering)', PlanBody),
  contactEmployer: fact(
    'RecordEmployerContact',
    'employer-contacts',
    'Employer contacted (arbetsgivarkontakt)',
    EmployerContactBody,
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
  followUp: fact('RecordFollowUp', 'follow-ups', 'Follow-up (uppföljning)', FollowUpBody),
  missFollowUp: fact(
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
