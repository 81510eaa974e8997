import type {
  CareReason,
  ContinuedSupportReason,
  CorrectionReason,
  DeclineReason,
  Education,
  EmployerContactKind,
  EmploymentKind,
  LivelihoodCode,
  NeedGroup,
  Obstacle,
  Occupation,
  OtherReason,
  Party,
  Sex,
  TimeBracket,
  WithdrawalReason,
  WorkOrStudiesReason,
} from '@samspar/codes';
import type { Day, DomainEvent, OccurredOn, Stated } from '@samspar/kernel';

/** Free text sealed with the participant's data key (`libs/vault`); never readable without the vault. */
export type Sealed = string;

/** One source of livelihood (försörjning), and since when where that was said. */
export type LivelihoodSource = Readonly<{ source: LivelihoodCode; since?: Day }>;

/** Time without work or studies by the participant's own statement: whole months, or only a bracket. */
export type TimeWithoutWork = Readonly<{ months: number }> | Readonly<{ bracket: TimeBracket }>;

/** Time on economic assistance (försörjningsstöd): since a day, a bracket, or none at all. */
export type TimeOnAssistance = Readonly<{ since: Day }> | Readonly<{ bracket: TimeBracket }> | 'none';

/**
 * What is known of the participant at referral or start. A missing property was never asked for; a stated unknown says why
 * there is no value. Age is in completed years at start. `district` is the slug of a district's name, or `outside`.
 */
export type Profile = Readonly<{
  sex: Stated<Sex>;
  ageAtStart?: Stated<number>;
  education?: Stated<Education>;
  timeWithoutWork?: Stated<TimeWithoutWork>;
  timeOnAssistance?: Stated<TimeOnAssistance>;
  livelihood?: Stated<readonly LivelihoodSource[]>;
  obstacle?: Stated<Obstacle>;
  needGroups?: Stated<readonly NeedGroup[]>;
  district?: Stated<string>;
}>;

/** A decision of a team meeting: what (sealed), which party owns it, and by when. */
export type MeetingDecision = Readonly<{ what: Sealed; owner: Party; dueOn?: Day }>;

/** The facts that `FactCorrected` may change, with the type of their values. Days may be the stated unknown. */
export type CorrectableFacts = Readonly<{
  intervention: string;
  referringParty: Stated<Party>;
  referringUnit: Stated<string>;
  decidingParties: readonly Party[];
  referredOn: OccurredOn;
  acceptedOn: OccurredOn;
  startedOn: OccurredOn;
  exitedOn: OccurredOn;
  /** Reasons of the exit's own group; another kind of exit is a reopening and an exit. */
  exitReasons:
    readonly (WorkOrStudiesReason | CareReason | ContinuedSupportReason | OtherReason)[] | 'unknown';
  livelihoodAtExit: Stated<readonly LivelihoodSource[]>;
  sex: Stated<Sex>;
  ageAtStart: Stated<number>;
  education: Stated<Education>;
  timeWithoutWork: Stated<TimeWithoutWork>;
  timeOnAssistance: Stated<TimeOnAssistance>;
  livelihood: Stated<readonly LivelihoodSource[]>;
  obstacle: Stated<Obstacle>;
  needGroups: Stated<readonly NeedGroup[]>;
  district: Stated<string>;
}>;
export type Fact = keyof CorrectableFacts;

/** One fact with its old and its new value; a distributed union, so that values fit their fact. */
export type Correction = {
  [F in Fact]: Readonly<{ fact: F; old: CorrectableFacts[F] | null; new: CorrectableFacts[F] }>;
}[Fact];

export type ParticipantReferred = DomainEvent<
  'ParticipantReferred',
  {
    association: string;
    intervention: string;
    participantId: string;
    /** An anonymous journey keeps association, intervention, sex and its dates; nothing else is stored. */
    anonymous: boolean;
    referringParty: Stated<Party>;
    /** The unit's name as said, e.g. "Enheten för hemlösa"; statistics use its slug. */
    referringUnit: Stated<string>;
    /** 0–3 further parties that decided the referral jointly; never the referring party itself. */
    decidingParties: readonly Party[];
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
  {
    attendance: readonly Readonly<{ party: Party; present: boolean }>[];
    livelihood?: Stated<readonly LivelihoodSource[]>;
    decisions: readonly MeetingDecision[];
    /** Whether the question on violence was asked; the answer is never stored here (finsam-facts 3). */
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

type AtExit = { livelihoodAtExit?: Stated<readonly LivelihoodSource[]> };
export type ExitedToWorkOrStudies = DomainEvent<
  'ExitedToWorkOrStudies',
  AtExit & {
    reasons: readonly WorkOrStudiesReason[];
    /** Extent of full time in whole per cent, 1–100. */
    extentPercent?: Stated<number>;
    employment?: Stated<EmploymentKind>;
  }
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
export type MonthsAfterExit = 6 | 12 | 24 | 36;
export type FollowUpRecorded = DomainEvent<
  'FollowUpRecorded',
  {
    monthsAfterExit: MonthsAfterExit;
    livelihood: Stated<readonly LivelihoodSource[]>;
    occupation: Stated<Occupation>;
  }
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
