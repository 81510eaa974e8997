import type { DomainCommand, OccurredOn } from '@samspar/kernel';
import type { Fact } from './facts.js';
import type { CorrectableFacts, Exit, JourneyEventData, Sealed } from './journey-events.js';

/** What else is known of a participant, for rules to compare with what is stated, and never stored. */
export type PersonSources = Readonly<{
  /** By the identity number: the sex that its digit states, and completed years on the day. */
  sexFromNumber?: 'woman' | 'man';
  ageFromNumber?: number;
  birthYear?: number;
}>;

/**
 * What each command of a journey says: imperative names. Where a command says just what its event will carry, it takes the event's data.
 * `occurredOn` is the day the fact happened; for corrections, of notes too, reopenings, misregistrations and reinstatements it is today.
 */
type JourneyCommandData = {
  ReferParticipant: JourneyEventData['ParticipantReferred'] & PersonSources & SentWith;
  GiveConsent: Omit<JourneyEventData['ConsentGiven'], 'obtainedBy'> &
    Partial<Pick<JourneyEventData['ConsentGiven'], 'obtainedBy'>>;
  WithdrawConsent: JourneyEventData['ConsentWithdrawn'];
  /** By the authority of whoever registers it, which is nobody's to say. */
  GroundDisclosure: Omit<JourneyEventData['DisclosureGrounded'], 'giver'> &
    Partial<Pick<JourneyEventData['DisclosureGrounded'], 'giver'>>;
  AcceptReferral: JourneyEventData['ReferralAccepted'];
  DeclineReferral: JourneyEventData['ReferralDeclined'];
  WithdrawReferral: JourneyEventData['ReferralWithdrawn'];
  PlaceOnWaitingList: JourneyEventData['PlacedOnWaitingList'];
  StartJourney: JourneyEventData['JourneyStarted'] & PersonSources;
  EndAnonymity: JourneyEventData['AnonymityEnded'];
  AssignCaseworker: JourneyEventData['CaseworkerAssigned'];
  HandOverCaseload: Pick<JourneyEventData['CaseloadHandedOver'], 'to'>;
  RecordTeamMeeting: JourneyEventData['TeamMeetingHeld'];
  CloseDecision: JourneyEventData['DecisionClosed'];
  AgreePlan: JourneyEventData['PlanAgreed'];
  RevisePlan: JourneyEventData['PlanRevised'];
  RecordEmployerContact: JourneyEventData['EmployerContacted'];
  RecordAssessment: JourneyEventData['AssessmentRecorded'];
  /** One exit; its event's type says of which kind. */
  ExitJourney: {
    exit: { [E in Exit as E['type']]: Readonly<{ type: E['type']; data: E['data'] }> }[Exit['type']];
  };
  RecordFollowUp: JourneyEventData['FollowUpRecorded'];
  MissFollowUp: JourneyEventData['FollowUpMissed'];
  /** One fact set right; the old value is read from the journey. */
  CorrectFact: { [F in Fact]: Readonly<{ fact: F; value: CorrectableFacts[F] }> }[Fact] &
    Pick<JourneyEventData['FactCorrected'], 'reason' | 'note'> &
    Omit<PersonSources, 'birthYear'>;
  /**
   * Strikes the entry with that revision, or tells it `anew`: by the command that registers one like it. Of the sealed texts of that,
   * `unchanged` names those that say what stood in their place before, each with what that was sealed as.
   */
  AnnulEntry: Readonly<{
    entry: number;
    anew?: EntryCommand;
    unchanged?: Readonly<Record<Sealed, Sealed>>;
  }> &
    Pick<JourneyEventData['EntryAnnulled'], 'reason' | 'note'>;
  /** What the note of the event with that revision is to say, or nothing, which takes it away. */
  CorrectNote: Pick<JourneyEventData['NoteCorrected'], 'revision' | 'reason' | 'note'>;
  ReopenJourney: JourneyEventData['JourneyReopened'];
  MisregisterJourney: JourneyEventData['JourneyMisregistered'];
  ReinstateJourney: JourneyEventData['JourneyReinstated'];
  EraseJourney: JourneyEventData['JourneyErased'];
};

/** What lets another authority be told of a referral, and is registered with it: consent, or another ground. */
export type SentWith = Readonly<{
  consent?: Readonly<{ occurredOn: OccurredOn; data: JourneyCommandData['GiveConsent'] }>;
  ground?: Readonly<{ occurredOn: OccurredOn; data: JourneyCommandData['GroundDisclosure'] }>;
}>;

/** Each command that registers an entry. */
type EntryCommandType =
  | 'GiveConsent'
  | 'WithdrawConsent'
  | 'GroundDisclosure'
  | 'AssignCaseworker'
  | 'HandOverCaseload'
  | 'RecordTeamMeeting'
  | 'CloseDecision'
  | 'AgreePlan'
  | 'RevisePlan'
  | 'RecordEmployerContact'
  | 'RecordAssessment'
  | 'RecordFollowUp'
  | 'MissFollowUp';
/** What such a command says, on its day. */
export type EntryCommand = {
  [T in EntryCommandType]: Readonly<{ type: T; occurredOn: OccurredOn; data: JourneyCommandData[T] }>;
}[EntryCommandType];

/** The command of a type, or of one of several. */
export type JourneyCommandOf<Type extends keyof JourneyCommandData> = {
  [T in Type]: DomainCommand<T, JourneyCommandData[T]>;
}[Type];
export type JourneyCommand = JourneyCommandOf<keyof JourneyCommandData>;
