import type { RetentionRule } from '@samspar/association';
import type {
  AssessmentKind,
  AssessmentOutcome,
  CareReason,
  ContinuedSupportReason,
  CorrectionReason,
  DecisionOutcome,
  DeclineReason,
  EmployerContactKind,
  OtherReason,
  Party,
  WithdrawalReason,
  WorkOrStudiesReason,
} from '@samspar/codes';
import type { Day, DomainEvent, Stated } from '@samspar/kernel';
import type { Authorities, Consent, ConsentForm } from './consent.js';
import type { ProfileFact, ReferralFact, ToldAt } from './fact-lists.js';
import type { Fact, FactValues, MonthsAfterExit } from './facts.js';
import type { Grounded } from './grounds.js';

/** Free text sealed with the journey's data key (`libs/vault`); never readable without the vault. */
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

type Annulment = { reason: CorrectionReason; note?: Sealed };

/** Events that set something right or take it back, and may say more of why in a note. */
export const NOTED_EVENTS = [
  'FactCorrected',
  'EntryAnnulled',
  'JourneyReopened',
  'JourneyMisregistered',
  'JourneyReinstated',
] as const;
export type NotedType = (typeof NOTED_EVENTS)[number];
type Plan = {
  goals: readonly Sealed[];
  parallelActions: readonly Readonly<{ what: Sealed; party: Party }>[];
};
type AtExit = Partial<Pick<FactValues, ToldAt<'exit'>>>;

/** What each event of a journey says beside its day. */
export type JourneyEventData = {
  ParticipantReferred: Pick<FactValues, ReferralFact> & {
    association: string;
    participantId: string;
    /** An anonymous journey keeps association, intervention, sex and its dates; nothing else is stored. */
    anonymous: boolean;
    profile: Profile;
    /** Whether the row that an import read says that consent was given; false where it says nothing, or more of it than that, absent where no row was read. */
    consentAtSource?: boolean;
    note?: Sealed;
  };
  /** Purpose, form and language are null where a file says that it was given, and no more of it. */
  ConsentGiven: Omit<Consent, 'givenOn'> & {
    purpose: string | null;
    form: ConsentForm | null;
    /** BCP 47 language of the form, e.g. `sv`. */
    language: string | null;
    /** Who obtained it, by user id; null where nobody was named. */
    obtainedBy: string | null;
  };
  /** From some of those who receive, or from all. */
  ConsentWithdrawn: { receiving?: Authorities };
  /** Given out without consent, on another ground; `why` in words. */
  DisclosureGrounded: Omit<Grounded, 'validFrom'> & { validFrom?: Day; why: Sealed };
  ReferralAccepted: object;
  ReferralDeclined: { reason: Stated<DeclineReason> };
  ReferralWithdrawn: { reason: Stated<WithdrawalReason> };
  PlacedOnWaitingList: object;
  JourneyStarted: { profile: Profile };
  /** The person of an anonymous journey has agreed to be known. What was not kept before stays unknown. */
  AnonymityEnded: object;
  /** Caseworkers are named by their user id, never by name. */
  CaseworkerAssigned: { caseworker: string };
  CaseloadHandedOver: { from: string | null; to: string };
  TeamMeetingHeld: Partial<Pick<FactValues, ToldAt<'meeting'>>> & {
    attendance: readonly Readonly<{ party: Party; present: boolean }>[];
    decisions: readonly MeetingDecision[];
    /** Whether the question on violence was asked; the answer is never stored here (docs/data-protection.md). */
    violenceQuestionAsked: boolean;
    note?: Sealed;
  };
  /** What a team meeting agreed on is done with: by the revision of the meeting's event, and the place among its decisions, from 0. */
  DecisionClosed: { meeting: number; decision: number; outcome: DecisionOutcome };
  PlanAgreed: Plan;
  PlanRevised: Plan;
  EmployerContacted: { kind: EmployerContactKind };
  /** That the participant was assessed, by which party; what it showed is for those who assessed, and for the note. */
  AssessmentRecorded: { kind: AssessmentKind; party: Party; outcome: AssessmentOutcome; note?: Sealed };
  ExitedToWorkOrStudies: AtExit &
    Partial<Pick<FactValues, ToldAt<'exitToWork'>>> & { reasons: readonly WorkOrStudiesReason[] };
  ExitedToCare: AtExit & { reasons: readonly CareReason[] };
  ExitedToContinuedSupport: AtExit & { reasons: readonly ContinuedSupportReason[] };
  ExitedForOtherReason: AtExit & { reasons: readonly OtherReason[] | 'unknown' };
  FollowUpRecorded: Pick<FactValues, ToldAt<'followUp'>> & { monthsAfterExit: MonthsAfterExit };
  FollowUpMissed: { monthsAfterExit: MonthsAfterExit };
  FactCorrected: { correction: Correction } & Annulment;
  /** An earlier entry never happened, or not as it says; where it is told anew, the event with that revision stands in its place. */
  EntryAnnulled: { entry: number; type: EntryType; replacedBy?: number } & Annulment;
  JourneyReopened: Annulment;
  JourneyMisregistered: Annulment;
  JourneyReinstated: Annulment;
  /**
   * The note of the event with that revision, of that type, says this from now on, or nothing where it is taken away; `about` is the fact or the type
   * of the entry that the event set right.
   */
  NoteCorrected: { revision: number; type: NotedType; about?: Fact | EntryType } & Annulment;
  /** What identified the person in it is destroyed, and its texts with it; it is counted as before. */
  JourneyErased: {
    rule: RetentionRule;
    /** User id. */
    approvedBy: string;
  };
};

/** Entries of the work: a journey may hold several of each, and no fact of the catalogue says what they say. */
export const JOURNEY_ENTRIES = [
  'ConsentGiven',
  'ConsentWithdrawn',
  'DisclosureGrounded',
  'CaseworkerAssigned',
  'CaseloadHandedOver',
  'TeamMeetingHeld',
  'DecisionClosed',
  'PlanAgreed',
  'PlanRevised',
  'EmployerContacted',
  'AssessmentRecorded',
  'FollowUpRecorded',
  'FollowUpMissed',
] as const;
export type EntryType = (typeof JOURNEY_ENTRIES)[number];

/** The event of a type, or of one of several. */
export type JourneyEventOf<Type extends keyof JourneyEventData> = {
  [T in Type]: DomainEvent<T, JourneyEventData[T]>;
}[Type];
export type JourneyEvent = JourneyEventOf<keyof JourneyEventData>;

export const EXIT_EVENTS = [
  'ExitedToWorkOrStudies',
  'ExitedToCare',
  'ExitedToContinuedSupport',
  'ExitedForOtherReason',
] as const satisfies readonly JourneyEvent['type'][];
export type Exit = JourneyEventOf<(typeof EXIT_EVENTS)[number]>;
