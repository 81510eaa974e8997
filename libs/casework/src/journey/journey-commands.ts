import type { DomainCommand } from '@samspar/kernel';
import type { Fact } from './facts.js';
import type {
  CaseloadHandedOver,
  CaseworkerAssigned,
  ConsentGiven,
  ConsentWithdrawn,
  CorrectableFacts,
  EmployerContacted,
  Exit,
  FactCorrected,
  FollowUpMissed,
  FollowUpRecorded,
  JourneyMisregistered,
  JourneyReinstated,
  JourneyReopened,
  JourneyStarted,
  ParticipantReferred,
  PlacedOnWaitingList,
  PlanAgreed,
  PlanRevised,
  ReferralAccepted,
  ReferralDeclined,
  ReferralWithdrawn,
  TeamMeetingHeld,
} from './journey-events.js';

/** What else is known of a participant, for rules to compare with what is stated, and never stored. */
export type PersonSources = Readonly<{
  /** By the identity number: the sex that its digit states, and completed years on the day. */
  sexFromNumber?: 'woman' | 'man';
  ageFromNumber?: number;
  birthYear?: number;
}>;

/**
 * Commands of a journey: imperative names. Where a command says just what its event will carry, it takes the event's data.
 * `occurredOn` is the day the fact happened; for corrections, reopenings, misregistrations and reinstatements it is today.
 */
export type ReferParticipant = DomainCommand<'ReferParticipant', ParticipantReferred['data'] & PersonSources>;
export type GiveConsent = DomainCommand<'GiveConsent', ConsentGiven['data']>;
export type WithdrawConsent = DomainCommand<'WithdrawConsent', ConsentWithdrawn['data']>;
export type AcceptReferral = DomainCommand<'AcceptReferral', ReferralAccepted['data']>;
export type DeclineReferral = DomainCommand<'DeclineReferral', ReferralDeclined['data']>;
export type WithdrawReferral = DomainCommand<'WithdrawReferral', ReferralWithdrawn['data']>;
export type PlaceOnWaitingList = DomainCommand<'PlaceOnWaitingList', PlacedOnWaitingList['data']>;
export type StartJourney = DomainCommand<'StartJourney', JourneyStarted['data'] & PersonSources>;
export type AssignCaseworker = DomainCommand<'AssignCaseworker', CaseworkerAssigned['data']>;
export type HandOverCaseload = DomainCommand<'HandOverCaseload', { to: CaseloadHandedOver['data']['to'] }>;
export type RecordTeamMeeting = DomainCommand<'RecordTeamMeeting', TeamMeetingHeld['data']>;
export type AgreePlan = DomainCommand<'AgreePlan', PlanAgreed['data']>;
export type RevisePlan = DomainCommand<'RevisePlan', PlanRevised['data']>;
export type RecordEmployerContact = DomainCommand<'RecordEmployerContact', EmployerContacted['data']>;
/** One exit; its event's type says of which kind. */
export type ExitJourney = {
  [E in Exit as E['type']]: DomainCommand<
    'ExitJourney',
    { exit: Readonly<{ type: E['type']; data: E['data'] }> }
  >;
}[Exit['type']];
export type RecordFollowUp = DomainCommand<'RecordFollowUp', FollowUpRecorded['data']>;
export type MissFollowUp = DomainCommand<'MissFollowUp', FollowUpMissed['data']>;
/** One fact set right; the old value is read from the journey. */
export type CorrectFact = DomainCommand<
  'CorrectFact',
  { [F in Fact]: Readonly<{ fact: F; value: CorrectableFacts[F] }> }[Fact] &
    Pick<FactCorrected['data'], 'reason' | 'note'> &
    Omit<PersonSources, 'birthYear'>
>;
export type ReopenJourney = DomainCommand<'ReopenJourney', JourneyReopened['data']>;
export type MisregisterJourney = DomainCommand<'MisregisterJourney', JourneyMisregistered['data']>;
export type ReinstateJourney = DomainCommand<'ReinstateJourney', JourneyReinstated['data']>;

export type JourneyCommand =
  | ReferParticipant
  | GiveConsent
  | WithdrawConsent
  | AcceptReferral
  | DeclineReferral
  | WithdrawReferral
  | PlaceOnWaitingList
  | StartJourney
  | AssignCaseworker
  | HandOverCaseload
  | RecordTeamMeeting
  | AgreePlan
  | RevisePlan
  | RecordEmployerContact
  | ExitJourney
  | RecordFollowUp
  | MissFollowUp
  | CorrectFact
  | ReopenJourney
  | MisregisterJourney
  | ReinstateJourney;
