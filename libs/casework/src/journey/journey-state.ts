import { codesOf, PARTY, type ExitGroup, type Party } from '@samspar/codes';
import { unreachable, type OccurredOn } from '@samspar/kernel';
import { asKept } from './journey-anonymous.js';
import { correctable, pickFacts, toldAt } from './fact-lists.js';
import { FACTS, type MonthsAfterExit } from './facts.js';
import type { CorrectableFacts, Correction, Exit, JourneyEvent, JourneyEventOf } from './journey-events.js';

/** Where a journey is on its way; a misregistration leaves it and hides it. */
export type JourneyStatus =
  'referred' | 'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'started' | 'ended';

/** A meeting, plan or employer contact. */
export type Contact = Readonly<{ what: 'meetingOn' | 'planOn' | 'employerContactOn'; on: OccurredOn }>;

/** What the rules need of a journey that was referred, with the present value of every fact it has. */
export type RegisteredJourney = Readonly<{
  status: JourneyStatus;
  misregistered: boolean;
  association: string;
  participantId: string;
  anonymous: boolean;
  facts: Readonly<Partial<CorrectableFacts>>;
  waitingOn?: OccurredOn;
  /** Day of a declined or withdrawn referral. */
  closedOn?: OccurredOn;
  /** The parties that consent is in force for; null where it was never given. */
  consent: Readonly<{ parties: readonly Party[]; givenOn: OccurredOn }> | null;
  caseworker: Readonly<{ id: string; since: OccurredOn }> | null;
  planAgreed: boolean;
  contacts: readonly Contact[];
  exit?: Exit['type'];
  followUps: readonly Readonly<{ monthsAfterExit: MonthsAfterExit; recorded: boolean; on: OccurredOn }>[];
}>;

export type Journey = Readonly<{ status: 'none' }> | RegisteredJourney;

/** The group of reasons that each kind of exit stands for. */
export const EXIT_GROUP_OF_EVENT: Readonly<Record<Exit['type'], ExitGroup>> = {
  ExitedToWorkOrStudies: 'work-or-studies',
  ExitedToCare: 'care',
  ExitedToContinuedSupport: 'continued-support',
  ExitedForOtherReason: 'other',
};

const referred = ({ occurredOn, data }: JourneyEventOf<'ParticipantReferred'>): RegisteredJourney => ({
  status: 'referred',
  misregistered: false,
  association: data.association,
  participantId: data.participantId,
  anonymous: data.anonymous,
  facts: {
    intervention: data.intervention,
    referringParty: data.referringParty,
    referringUnit: data.referringUnit,
    decidingParties: data.decidingParties,
    referredOn: occurredOn,
    ...data.profile,
  },
  consent: data.consentAtSource ? { parties: codesOf(PARTY), givenOn: 'unknown' } : null,
  caseworker: null,
  planAgreed: false,
  contacts: [],
  followUps: [],
});

const met = (journey: RegisteredJourney, what: Contact['what'], on: OccurredOn): RegisteredJourney => ({
  ...journey,
  contacts: [...journey.contacts, { what, on }],
});

const TOLD_AT_EXIT = toldAt('exit');

const exited = (journey: RegisteredJourney, { type, occurredOn, data }: Exit): RegisteredJourney => ({
  ...journey,
  status: 'ended',
  exit: type,
  facts: {
    ...journey.facts,
    exitedOn: occurredOn,
    exitReasons: data.reasons,
    ...pickFacts(TOLD_AT_EXIT, data),
  },
});

const reopened = ({ exit: _exit, facts, ...journey }: RegisteredJourney): RegisteredJourney => ({
  ...journey,
  status: 'started',
  facts: pickFacts(
    correctable().filter((fact) => FACTS[fact].of !== 'exit'),
    facts,
  ),
  followUps: [],
});

const corrected = (journey: RegisteredJourney, correction: Correction): RegisteredJourney => ({
  ...journey,
  facts: { ...journey.facts, [correction.fact]: correction.new },
});

/** Folds one event, without what an anonymous journey does not keep. Throws where a stream does not begin with its referral: the log is damaged. */
export const evolveJourney = (journey: Journey, told: JourneyEvent): Journey => {
  const event = asKept(told, journey.status === 'none' ? undefined : journey);
  if (event.type === 'ParticipantReferred') return referred(event);
  if (journey.status === 'none')
    throw new Error(`A journey begins with its referral, not with ${event.type}.`);
  const { occurredOn } = event;
  switch (event.type) {
    case 'ConsentGiven':
      return {
        ...journey,
        consent: {
          parties: [...new Set([...(journey.consent?.parties ?? []), ...event.data.parties])],
          givenOn: occurredOn,
        },
      };
    case 'ConsentWithdrawn': {
      const { consent } = journey;
      const withdrawn = event.data.parties ?? codesOf(PARTY);
      return {
        ...journey,
        consent: consent && {
          ...consent,
          parties: consent.parties.filter((party) => !withdrawn.includes(party)),
        },
      };
    }
    case 'ReferralAccepted':
      return { ...journey, status: 'accepted', facts: { ...journey.facts, acceptedOn: occurredOn } };
    case 'ReferralDeclined':
      return { ...journey, status: 'declined', closedOn: occurredOn };
    case 'ReferralWithdrawn':
      return { ...journey, status: 'withdrawn', closedOn: occurredOn };
    case 'PlacedOnWaitingList':
      return { ...journey, status: 'waiting', waitingOn: occurredOn };
    case 'JourneyStarted':
      return {
        ...journey,
        status: 'started',
        facts: { ...journey.facts, ...event.data.profile, startedOn: occurredOn },
      };
    case 'CaseworkerAssigned':
      return { ...journey, caseworker: { id: event.data.caseworker, since: occurredOn } };
    case 'CaseloadHandedOver':
      return { ...journey, caseworker: { id: event.data.to, since: occurredOn } };
    case 'TeamMeetingHeld':
      return met(journey, 'meetingOn', occurredOn);
    case 'PlanAgreed':
    case 'PlanRevised':
      return { ...met(journey, 'planOn', occurredOn), planAgreed: true };
    case 'EmployerContacted':
      return met(journey, 'employerContactOn', occurredOn);
    case 'ExitedToWorkOrStudies':
    case 'ExitedToCare':
    case 'ExitedToContinuedSupport':
    case 'ExitedForOtherReason':
      return exited(journey, event);
    case 'FollowUpRecorded':
    case 'FollowUpMissed': {
      const { monthsAfterExit } = event.data;
      const followUp = { monthsAfterExit, recorded: event.type === 'FollowUpRecorded', on: occurredOn };
      return { ...journey, followUps: [...journey.followUps, followUp] };
    }
    case 'FactCorrected':
      return corrected(journey, event.data.correction);
    case 'JourneyReopened':
      return reopened(journey);
    case 'JourneyMisregistered':
      return { ...journey, misregistered: true };
    case 'JourneyReinstated':
      return { ...journey, misregistered: false };
    default:
      return unreachable(event);
  }
};
