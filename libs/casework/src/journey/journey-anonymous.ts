import { unreachable } from '@samspar/kernel';
import { unknownValue } from './fact-kinds.js';
import { inProfile, keptWhenAnonymous, pickFacts, toldAt } from './fact-lists.js';
import { FACTS, type AnyFact } from './facts.js';
import type { Correction, JourneyEvent, Profile } from './journey-events.js';

const KEPT = keptWhenAnonymous();
const TOLD_AT_MEETING: readonly string[] = toldAt('meeting');
const TOLD_AT_FOLLOW_UP: readonly AnyFact[] = toldAt('followUp');

export const keptProfile = (profile: Profile): Profile => ({
  ...pickFacts(
    inProfile().filter((fact) => KEPT.includes(fact)),
    profile,
  ),
  sex: profile.sex,
});

const keptCorrection = (correction: Correction): Correction => {
  const { fact } = correction;
  return KEPT.includes(fact)
    ? correction
    : // A fact's unknown value is of its kind.
      ({ fact, old: null, new: unknownValue(FACTS[fact].kind) } as Correction);
};

/**
 * What is kept of an event where the journey is anonymous (docs/adr/0018-what-an-anonymous-journey-keeps.md): association, intervention, sex and days. What
 * else was told of the person is as if nobody had; of an exit only that there was one, for a reason that is not known.
 */
const kept = (event: JourneyEvent): JourneyEvent => {
  switch (event.type) {
    case 'ParticipantReferred': {
      const { association, intervention, participantId, anonymous, profile } = event.data;
      return {
        ...event,
        data: {
          association,
          intervention,
          participantId,
          anonymous,
          referringParty: 'notRegistered',
          referringUnit: 'notRegistered',
          decidingParties: [],
          profile: keptProfile(profile),
        },
      };
    }
    case 'JourneyStarted':
      return { ...event, data: { profile: keptProfile(event.data.profile) } };
    case 'TeamMeetingHeld': {
      const held = Object.entries(event.data).filter(([fact]) => !TOLD_AT_MEETING.includes(fact));
      return { ...event, data: Object.fromEntries(held) as typeof event.data };
    }
    case 'ExitedToWorkOrStudies':
    case 'ExitedToCare':
    case 'ExitedToContinuedSupport':
    case 'ExitedForOtherReason':
      return {
        type: 'ExitedForOtherReason',
        occurredOn: event.occurredOn,
        data: { reasons: 'unknown' },
      };
    case 'FollowUpRecorded': {
      const unknown = TOLD_AT_FOLLOW_UP.map((fact) => [fact, unknownValue(FACTS[fact].kind)]);
      return { ...event, data: { ...event.data, ...Object.fromEntries(unknown) } };
    }
    case 'FactCorrected':
      return { ...event, data: { ...event.data, correction: keptCorrection(event.data.correction) } };
    case 'ConsentGiven':
    case 'ConsentWithdrawn':
    case 'DisclosureGrounded':
    case 'ReferralAccepted':
    case 'ReferralDeclined':
    case 'ReferralWithdrawn':
    case 'PlacedOnWaitingList':
    case 'AnonymityEnded':
    case 'CaseworkerAssigned':
    case 'CaseloadHandedOver':
    case 'DecisionClosed':
    case 'PlanAgreed':
    case 'PlanRevised':
    case 'EmployerContacted':
    case 'AssessmentRecorded':
    case 'FollowUpMissed':
    case 'EntryAnnulled':
    case 'NoteCorrected':
    case 'JourneyReopened':
    case 'JourneyMisregistered':
    case 'JourneyReinstated':
    case 'JourneyErased':
      return event;
    default:
      return unreachable(event);
  }
};

/** An event as the journey keeps it that it belongs to, or begins; `journey` is as it stands when the event is told. */
export const asKept = (
  event: JourneyEvent,
  journey: Readonly<{ anonymous?: boolean }> | undefined,
): JourneyEvent =>
  (event.type === 'ParticipantReferred' ? event.data.anonymous : journey?.anonymous) ? kept(event) : event;
