import {
  asKept,
  type CorrectableFacts,
  type Correction,
  type Exit,
  FACTS,
  type FactValues,
  type JourneyEvent,
  type JourneyEventData,
  type JourneyEventOf,
  pickFacts,
  type Profile,
  type ProfileFact,
  type ReferralFact,
  toldAt,
  type ToldAt,
} from '@samspar/casework';
import { type OccurredOn, unreachable } from '@samspar/kernel';

/**
 * The facts of one journey as now known, in codes and days; plain JSON. `waitingOn`, `answer`, `acceptedOn`, `startedOn` and `exit` are
 * missing until they happen. A journey that is `misregistered` is counted nowhere.
 */
export type JourneyRecord = Readonly<
  Pick<
    JourneyEventData['ParticipantReferred'],
    'association' | 'participantId' | 'anonymous' | ReferralFact
  > & {
    /** The referral's, superseded by the start's and by corrections property by property. */
    profile: Profile;
    referredOn: OccurredOn;
    waitingOn?: OccurredOn;
    answer?: Readonly<{ outcome: 'accepted' | 'declined' | 'withdrawn'; on: OccurredOn }>;
    /** Stays when an accepted referral is withdrawn. */
    acceptedOn?: OccurredOn;
    startedOn?: OccurredOn;
    exit?: Readonly<
      { on: OccurredOn; reasons: CorrectableFacts['exitReasons'] } & Partial<Pick<FactValues, ToldAt<'exit'>>>
    >;
    misregistered: boolean;
  }
>;

const referred = ({ occurredOn, data }: JourneyEventOf<'ParticipantReferred'>): JourneyRecord => ({
  association: data.association,
  intervention: data.intervention,
  participantId: data.participantId,
  anonymous: data.anonymous,
  referringParty: data.referringParty,
  referringUnit: data.referringUnit,
  decidingParties: data.decidingParties,
  profile: data.profile,
  referredOn: occurredOn,
  misregistered: false,
});

const TOLD_AT_EXIT = toldAt('exit');

const exited = (record: JourneyRecord, { occurredOn, data }: Exit): JourneyRecord => ({
  ...record,
  exit: {
    on: occurredOn,
    reasons: data.reasons,
    ...pickFacts(TOLD_AT_EXIT, data),
  },
});

const isOfProfile = (correction: Correction): correction is Extract<Correction, { fact: ProfileFact }> =>
  FACTS[correction.fact].of === 'profile';

const isOfExit = (correction: Correction): correction is Extract<Correction, { fact: ToldAt<'exit'> }> =>
  TOLD_AT_EXIT.some((fact) => fact === correction.fact);

const corrected = (record: JourneyRecord, correction: Correction): JourneyRecord => {
  if (isOfProfile(correction))
    return { ...record, profile: { ...record.profile, [correction.fact]: correction.new } };
  if (isOfExit(correction))
    return record.exit ? { ...record, exit: { ...record.exit, [correction.fact]: correction.new } } : record;
  switch (correction.fact) {
    case 'intervention':
    case 'referringParty':
    case 'referringUnit':
    case 'decidingParties':
    case 'referredOn':
    case 'startedOn':
      return { ...record, [correction.fact]: correction.new };
    case 'acceptedOn':
      return {
        ...record,
        acceptedOn: correction.new,
        ...(record.answer?.outcome === 'accepted' && {
          answer: { outcome: 'accepted', on: correction.new },
        }),
      };
    case 'exitedOn':
      return record.exit ? { ...record, exit: { ...record.exit, on: correction.new } } : record;
    case 'exitReasons':
      return record.exit ? { ...record, exit: { ...record.exit, reasons: correction.new } } : record;
    default:
      return unreachable(correction);
  }
};

/** Folds one event of a journey. Answers the same record where the event says nothing that statistics read. */
export const evolveJourneyRecord = (record: JourneyRecord | undefined, told: JourneyEvent): JourneyRecord => {
  const event = asKept(told, record);
  if (event.type === 'ParticipantReferred') return referred(event);
  if (!record) throw new Error(`A journey begins with ParticipantReferred, not with ${event.type}.`);
  switch (event.type) {
    case 'PlacedOnWaitingList':
      return { ...record, waitingOn: event.occurredOn };
    case 'ReferralAccepted':
      return {
        ...record,
        answer: { outcome: 'accepted', on: event.occurredOn },
        acceptedOn: event.occurredOn,
      };
    case 'ReferralDeclined':
      return { ...record, answer: { outcome: 'declined', on: event.occurredOn } };
    case 'ReferralWithdrawn':
      return { ...record, answer: { outcome: 'withdrawn', on: event.occurredOn } };
    case 'JourneyStarted':
      return {
        ...record,
        startedOn: event.occurredOn,
        profile: { ...record.profile, ...event.data.profile },
      };
    case 'ExitedToWorkOrStudies':
    case 'ExitedToCare':
    case 'ExitedToContinuedSupport':
    case 'ExitedForOtherReason':
      return exited(record, event);
    case 'FactCorrected':
      return corrected(record, event.data.correction);
    case 'JourneyReopened': {
      const { exit: _annulled, ...open } = record;
      return open;
    }
    case 'JourneyMisregistered':
      return { ...record, misregistered: true };
    case 'JourneyReinstated':
      return { ...record, misregistered: false };
    case 'ConsentGiven':
    case 'ConsentWithdrawn':
    case 'CaseworkerAssigned':
    case 'CaseloadHandedOver':
    case 'TeamMeetingHeld':
    case 'PlanAgreed':
    case 'PlanRevised':
    case 'EmployerContacted':
    case 'FollowUpRecorded':
    case 'FollowUpMissed':
      return record;
    default:
      return unreachable(event);
  }
};
