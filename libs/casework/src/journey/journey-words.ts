import type { Sentence } from '@samspar/kernel';
import type { KindNamed } from './fact-kinds.js';
import type { AnyFact, Fact, FACTS } from './facts.js';

export type DayFact = {
  [F in Fact]: (typeof FACTS)[F]['kind'] extends KindNamed<'day'> ? F : never;
}[Fact];

/** Places of values that are no facts, in the indefinite form that a sentence begins with. */
export const OTHER_FIELDS = {
  occurredOn: { sv: 'Dagen för händelsen', en: 'The day it happened' },
  association: { sv: 'Förbund', en: 'Association' },
  participantId: { sv: 'Deltagare', en: 'Participant' },
  consent: { sv: 'Samtycke', en: 'Consent' },
  consentGivenOn: { sv: 'Dagen för samtycket', en: 'The day of the consent' },
  consentGiving: { sv: 'Myndigheter som får lämna ut', en: 'Authorities that may give out' },
  consentReceiving: { sv: 'Myndigheter som får ta del', en: 'Authorities that may be told' },
  consentKinds: { sv: 'Uppgifter som samtycket gäller', en: 'What the consent covers' },
  consentPurpose: { sv: 'Samtyckets ändamål', en: 'Purpose of the consent' },
  consentForm: { sv: 'Samtyckets form', en: 'Form of the consent' },
  consentLanguage: { sv: 'Samtyckets språk', en: 'Language of the consent' },
  consentObtainedBy: { sv: 'Vem som inhämtat samtycket', en: 'Who obtained the consent' },
  consentValidFrom: { sv: 'Samtyckets första dag', en: 'First day of the consent' },
  consentExpiresOn: { sv: 'Samtyckets sista dag', en: 'Last day of the consent' },
  ground: { sv: 'Grund för utlämnande', en: 'Ground for the disclosure' },
  groundGivenOn: { sv: 'Dagen för utlämnandet', en: 'The day of the disclosure' },
  groundKinds: { sv: 'Uppgifter som lämnas ut', en: 'What is given out' },
  groundReceiver: { sv: 'Myndighet som får ta del', en: 'Authority that is told' },
  groundValidFrom: { sv: 'Första dagen', en: 'The first day' },
  groundExpiresOn: { sv: 'Sista dagen', en: 'The last day' },
  caseworker: { sv: 'Handläggare', en: 'Caseworker' },
  attendance: { sv: 'Närvaro', en: 'Attendance' },
  decisionDueOn: { sv: 'Dag då det överenskomna ska vara gjort', en: 'Day when what was agreed is due' },
  goals: { sv: 'Mål eller parallella åtgärder', en: 'Goals or parallel actions' },
  monthsAfterExit: { sv: 'Månader efter avslut', en: 'Months after exit' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A place in a command where a value stands; facts are named as in corrections. */
export type Field = AnyFact | keyof typeof OTHER_FIELDS;

/** The days in the order of a journey (docs/events.md#the-rules-of-a-journey), as they stand within a sentence. */
export const DAYS = {
  consentGivenOn: { sv: 'samtycket', en: 'the consent' },
  consentValidFrom: { sv: 'samtyckets första dag', en: 'the first day of the consent' },
  consentExpiresOn: { sv: 'samtyckets sista dag', en: 'the last day of the consent' },
  consentWithdrawnOn: { sv: 'återkallelsen av samtycket', en: 'the withdrawal of consent' },
  groundGivenOn: { sv: 'utlämnandet', en: 'the disclosure' },
  groundValidFrom: { sv: 'utlämnandets första dag', en: 'the first day of the disclosure' },
  groundExpiresOn: { sv: 'utlämnandets sista dag', en: 'the last day of the disclosure' },
  referredOn: { sv: 'anmälningsdatum', en: 'the day of referral' },
  waitingOn: { sv: 'väntelistan', en: 'the waiting list' },
  acceptedOn: { sv: 'antagningsdatum', en: 'the day of acceptance' },
  declinedOn: { sv: 'avböjandet', en: 'the declining' },
  withdrawnOn: { sv: 'återtagandet av anmälan', en: 'the withdrawal of the referral' },
  anonymityEndedOn: { sv: 'dagen då anonymiteten upphörde', en: 'the day on which anonymity ended' },
  assignedOn: { sv: 'handläggarens tillträde', en: "the caseworker's assignment" },
  startedOn: { sv: 'startdatum', en: 'the day of start' },
  meetingOn: { sv: 'teammötet', en: 'the team meeting' },
  decisionClosedOn: {
    sv: 'dagen då det överenskomna avslutades',
    en: 'the day on which what was agreed was closed',
  },
  planOn: { sv: 'planen', en: 'the plan' },
  employerContactOn: { sv: 'arbetsgivarkontakten', en: 'the employer contact' },
  assessmentOn: { sv: 'bedömningen', en: 'the assessment' },
  exitedOn: { sv: 'avslutsdatum', en: 'the day of exit' },
  followUpOn: { sv: 'uppföljningen', en: 'the follow-up' },
} as const satisfies Readonly<Record<string, Sentence>>;
export type DayName = keyof typeof DAYS;
