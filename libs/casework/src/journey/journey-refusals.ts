import type { DataKind, DisclosureGround, ExitGroup, ExitReason, Party } from '@samspar/codes';
import type { Day, OccurredOn } from '@samspar/kernel';
import type { KindNamed } from './fact-kinds.js';
import type { Fact, FACTS } from './facts.js';
import type { EntryType } from './journey-events.js';
import type { DayName, Field } from './journey-words.js';

/** A fact that is a day. */
export type DayFact = {
  [F in Fact]: (typeof FACTS)[F]['kind'] extends KindNamed<'day'> ? F : never;
}[Fact];

/**
 * Neither consent nor another ground lets the authority that runs the insats be told of a referral. `field` is what of it is missing or amiss;
 * `giver` and `receiver` are the names of the authorities, null where it is not known which it is.
 */
export type ReferralNotCovered = Readonly<{
  code: 'ReferralNotCovered';
  field:
    | 'consent'
    | `consent${'Giving' | 'Receiving' | 'Kinds' | 'ValidFrom' | 'ExpiresOn'}`
    | `ground${'Receiver' | 'Kinds' | 'ValidFrom' | 'ExpiresOn'}`;
  giver: string | null;
  receiver: string | null;
}>;

/** Why a command on a journey is refused; `refusalSentence` says it in words. */
export type JourneyRefusal =
  | Readonly<{ code: 'JourneyNotFound' }>
  | Readonly<{ code: 'JourneyAlreadyExists' }>
  | Readonly<{ code: 'JourneyIsMisregistered' }>
  | Readonly<{ code: 'JourneyNotMisregistered' }>
  | Readonly<{ code: 'JourneyIsErased'; erasedOn: OccurredOn }>
  | Readonly<{ code: 'JourneyGoesOn' }>
  | Readonly<{ code: 'ErasureNotDue'; dueOn: Day }>
  | Readonly<{ code: 'ReferralAlreadyAnswered'; answer: 'accepted' | 'declined' | 'withdrawn' }>
  | Readonly<{ code: 'AlreadyOnWaitingList'; since: OccurredOn }>
  | Readonly<{ code: 'ReferralNotAccepted'; outcome: 'open' | 'waiting' | 'declined' | 'withdrawn' }>
  | Readonly<{ code: 'JourneyAlreadyStarted'; startedOn: OccurredOn }>
  | Readonly<{ code: 'JourneyNotStarted' }>
  | Readonly<{ code: 'JourneyAlreadyExited'; exitedOn: OccurredOn }>
  | Readonly<{ code: 'JourneyNotExited' }>
  | Readonly<{ code: 'NotADay'; field: Field }>
  | Readonly<{ code: 'DayInFuture'; field: Field; day: Day; today: Day }>
  /** `what` happened `on` a day before `before`, which it must not precede. */
  | Readonly<{ code: 'DaysRunBackwards'; what: DayName; on: Day; before: DayName; beforeOn: Day }>
  | Readonly<{ code: 'ValueMissing'; field: Field }>
  | Readonly<{ code: 'ValueRepeated'; field: Field; value: string }>
  | Readonly<{ code: 'ValueOutOfRange'; field: Field; value: number; from: number; to: number }>
  | Readonly<{ code: 'ValueNotAllowed'; field: Field; value: number; allowed: readonly number[] }>
  /** Identities belong in the vault alone (docs/data-protection.md); the value is not repeated. */
  | Readonly<{ code: 'IdentityNumberInText'; field: Field }>
  | Readonly<{ code: 'TooManyDecidingParties'; named: number; most: number }>
  | Readonly<{ code: 'DecidingPartyIsReferring'; party: Party }>
  /** Ages in completed years: as stated (or from the number), and what the number or the birth year gives. */
  | Readonly<{ code: 'AgeConflict'; stated: number; basis: 'number' | 'birthYear'; age: number }>
  /** The association's terms do not allow it; `allowed` are the ids that they do. */
  | Readonly<{
      code: 'InterventionUnknown' | 'InterventionHasNoParticipants';
      field: 'intervention';
      value: string;
      allowed: readonly string[];
    }>
  | Readonly<{
      code: 'InterventionNotActive';
      field: DayFact;
      day: Day;
      value: string;
      name: string;
      from: Day | null;
      to: Day | null;
      allowed: readonly string[];
    }>
  | Readonly<{ code: 'DistrictUnknown'; field: 'district'; value: string; allowed: readonly string[] }>
  | Readonly<{
      code: 'DistrictNotInForce';
      field: 'district';
      value: string;
      day: Day;
      successor: string | null;
      allowed: readonly string[];
    }>
  | Readonly<{ code: 'CaseworkerNotOfIntervention'; field: 'caseworker' | 'consentObtainedBy' }>
  | Readonly<{
      code: 'AuthorityUnknown';
      field: 'consentGiving' | 'consentReceiving' | 'groundReceiver';
      value: string;
      allowed: readonly string[];
    }>
  /** What an authority has registered itself is not given out to it. */
  | Readonly<{ code: 'ReceiverIsGiver'; field: 'groundReceiver' }>
  /** It is not known for which authority it would be given out. */
  | Readonly<{ code: 'GiverUnknown' }>
  /** By what the giver works with, or the receiver. */
  | Readonly<{ code: 'GroundNotForThem'; field: 'ground' | 'groundReceiver'; ground: DisclosureGround }>
  | Readonly<{
      code: 'GroundNotForKinds';
      field: 'groundKinds';
      ground: DisclosureGround;
      /** Those that the ground does not cover. */
      kinds: readonly DataKind[];
    }>
  /** Nobody who is anonymous consents, or is given out about; `field` is what a referral has of it. */
  | Readonly<{ code: 'AnonymousWithConsent'; field?: 'consent' | 'ground' }>
  | ReferralNotCovered
  /** Nothing is left to withdraw, from the one named or from any. */
  | Readonly<{ code: 'ConsentNotInForce'; receiver: string | null }>
  | Readonly<{ code: 'JourneyNotAnonymous' }>
  | Readonly<{ code: 'CaseworkerAlreadyAssigned'; caseworker: string }>
  | Readonly<{ code: 'CaseworkerUnchanged'; caseworker: string }>
  | Readonly<{ code: 'PlanAlreadyAgreed' }>
  | Readonly<{ code: 'PlanNotAgreed' }>
  | Readonly<{ code: 'ExitReasonOfOtherGroup'; reason: ExitReason | 'unknown'; group: ExitGroup }>
  | Readonly<{ code: 'FollowUpAlreadyRegistered'; monthsAfterExit: number }>
  /** No entry with that revision stands: it was corrected or struck, or it is set right in another way. */
  | Readonly<{ code: 'EntryNotInForce' }>
  | Readonly<{ code: 'EntryOfOtherKind'; type: EntryType }>
  /** What was registered later could not have been without it as it was. */
  | Readonly<{ code: 'EntryBuiltUpon'; by: DayName; on: OccurredOn }>
  /** Name of the authority; absent where it would tell where somebody whose identity is protected is to be found. */
  | Readonly<{ code: 'EntryOfOtherAuthority'; authority?: string }>
  | Readonly<{ code: 'FactNotYetKnown'; fact: Fact }>
  | Readonly<{ code: 'FactNotKeptForAnonymous'; fact: Fact }>
  /** Of a fact, or absent: of an entry. */
  | Readonly<{ code: 'CorrectionChangesNothing'; fact?: Fact }>;
