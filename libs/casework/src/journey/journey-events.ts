import type {
  CareReason,
  ContinuedSupportReason,
  CorrectionReason,
  DeclineReason,
  EmployerContactKind,
  OtherReason,
  Party,
  WithdrawalReason,
  WorkOrStudiesReason,
} from '@samspar/codes';
import type { Day, DomainEvent, Stated } from '@samspar/kernel';
import type { ProfileFact, ReferralFact, ToldAt } from './fact-lists.js';
import type { Fact, FactValues, MonthsAfterExit } from './facts.js';

/** Free text sealed with the participant's data key (`libs/vault`); never readable without the vault. */
export type Sealed = string;

/**
 * What is known of the participant at referral or start. A missing property was never asked for; a stated unknown says why
 * there is no value.
 */
export type Profile = Readonly<Pick<FactValues, 'sex'> & Partial<Pick<FactValues, ProfileFact>>>;

/** A decision of a team meeting: what (sealed), which party owns it, and by when. */
export type MeetingDecision = Readonly<{ what: Sealed; owner: Party; dueOn?: Day }>;

/** The facts that `FactCorrected` may change, with the type of their values. */
export type CorrectableFacts = Pick<FactValues, Fact>;

/** One fact with its old and its new value; a distributed union, so that values fit their fact. */
export type Correction = {
  [F in Fact]: Readonly<{ fact: F; old: CorrectableFacts[F] | null; new: CorrectableFacts[F] }>;
}[Fact];

export type ParticipantReferred = DomainEvent<
  'ParticipantReferred',
  Pick<FactValues, ReferralFact> & {
    association: string;
    participantId: string;
    /** An anonymous journey keeps association, intervention, sex and its dates; nothing else is stored. */
    anonymous: boolean;
    profile: Profile;
    /** True where consent was given at the source an import was made from; the batch says so. */
    consentAtSource?: boolean;
    note?: Sealed;
  }
>;
export type ConsentGiven = DomainEvent<
  'ConsentGiven',
  {
    parties: readonly Party[];
    purpose: string;
    form: 'written' | 'oral' | 'electronic';
    /** BCP 47 language of the form, e.g. `sv`. */
    language: string;
    expiresOn?: Day;
  }
>;
export type ConsentWithdrawn = DomainEvent<'ConsentWithdrawn', { parties?: readonly Party[] }>;
export type ReferralAccepted = DomainEvent<'ReferralAccepted', object>;
export type ReferralDeclined = DomainEvent<'ReferralDeclined', { reason: Stated<DeclineReason> }>;
export type ReferralWithdrawn = DomainEvent<'ReferralWithdrawn', { reason: Stated<WithdrawalReason> }>;
export type PlacedOnWaitingList = DomainEvent<'PlacedOnWaitingList', object>;
export type JourneyStarted = DomainEvent<'JourneyStarted', { profile: Profile }>;
/** Caseworkers are named by their user id, never by name. */
export type CaseworkerAssigned = DomainEvent<'CaseworkerAssigned', { caseworker: string }>;
export type CaseloadHandedOver = DomainEvent<'CaseloadHandedOver', { from: string | null; to: string }>;
export type TeamMeetingHeld = DomainEvent<
  'TeamMeetingHeld',
  Partial<Pick<FactValues, ToldAt<'meeting'>>> & {
    attendance: readonly Readonly<{ party: Party; present: boolean }>[];
    decisions: readonly MeetingDecision[];
    /** Whether the question on violence was asked; the answer is never stored here (docs/data-protection.md). */
    violenceQuestionAsked: boolean;
    note?: Sealed;
  }
>;
type Plan = {
  goals: readonly Sealed[];
  parallelActions: readonly Readonly<{ what: Sealed; party: Party }>[];
};
export type PlanAgreed = DomainEvent<'PlanAgreed', Plan>;
export type PlanRevised = DomainEvent<'PlanRevised', Plan>;
export type EmployerContacted = DomainEvent<'EmployerContacted', { kind: EmployerContactKind }>;

type AtExit = Partial<Pick<FactValues, ToldAt<'exit'>>>;
export type ExitedToWorkOrStudies = DomainEvent<
  'ExitedToWorkOrStudies',
  AtExit & Partial<Pick<FactValues, ToldAt<'exitToWork'>>> & { reasons: readonly WorkOrStudiesReason[] }
>;
export type ExitedToCare = DomainEvent<'ExitedToCare', AtExit & { reasons: readonly CareReason[] }>;
export type ExitedToContinuedSupport = DomainEvent<
  'ExitedToContinuedSupport',
  AtExit & { reasons: readonly ContinuedSupportReason[] }
>;
export type ExitedForOtherReason = DomainEvent<
  'ExitedForOtherReason',
  AtExit & { reasons: readonly OtherReason[] | 'unknown' }
>;
export type FollowUpRecorded = DomainEvent<
  'FollowUpRecorded',
  Pick<FactValues, ToldAt<'followUp'>> & { monthsAfterExit: MonthsAfterExit }
>;
export type FollowUpMissed = DomainEvent<'FollowUpMissed', { monthsAfterExit: MonthsAfterExit }>;
export type FactCorrected = DomainEvent<
  'FactCorrected',
  { correction: Correction; reason: CorrectionReason; note?: Sealed }
>;
export type JourneyReopened = DomainEvent<'JourneyReopened', { reason: CorrectionReason; note?: Sealed }>;
export type JourneyMisregistered = DomainEvent<
  'JourneyMisregistered',
  { reason: CorrectionReason; note?: Sealed }
>;
export type JourneyReinstated = DomainEvent<'JourneyReinstated', { reason: CorrectionReason; note?: Sealed }>;

export type Exit = ExitedToWorkOrStudies | ExitedToCare | ExitedToContinuedSupport | ExitedForOtherReason;

export type JourneyEvent =
  | ParticipantReferred
  | ConsentGiven
  | ConsentWithdrawn
  | ReferralAccepted
  | ReferralDeclined
  | ReferralWithdrawn
  | PlacedOnWaitingList
  | JourneyStarted
  | CaseworkerAssigned
  | CaseloadHandedOver
  | TeamMeetingHeld
  | PlanAgreed
  | PlanRevised
  | EmployerContacted
  | Exit
  | FollowUpRecorded
  | FollowUpMissed
  | FactCorrected
  | JourneyReopened
  | JourneyMisregistered
  | JourneyReinstated;

export const EXIT_EVENTS = [
  'ExitedToWorkOrStudies',
  'ExitedToCare',
  'ExitedToContinuedSupport',
  'ExitedForOtherReason',
] as const satisfies readonly Exit['type'][];
