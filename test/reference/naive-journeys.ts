import type { CorrectableFacts, JourneyEvent, JourneyEventOf } from '@samspar/casework';
import { type Day, dayInStockholm, type OccurredOn } from '@samspar/kernel';
import { knownAt, type Recorded } from './recorded.js';

export type Facts = {
  participant: string;
  anonymous: boolean;
  association: string;
  misregistered: boolean;
  waitingOn?: OccurredOn;
  answer?: { code: string; on: OccurredOn };
  contacts: { kind: string; on: OccurredOn; event: JourneyEvent; knownOn: Day }[];
  /** When the days of referral, start and exit were first known, each as long as there is one. */
  first: { referredOn?: Day; startedOn?: Day; exitedOn?: Day };
  followUps: { on: OccurredOn; knownOn: Day; event: JourneyEventOf<'FollowUpRecorded' | 'FollowUpMissed'> }[];
  decisions: {
    on: OccurredOn;
    knownOn: Day;
    dueOn: Day | undefined;
    /** The revision of the meeting, and the place in it. */
    meeting: number;
    place: number;
    closed?: { on: OccurredOn; outcome: string };
  }[];
  consents: { on: OccurredOn; knownOn: Day; said: 'given' | 'withdrawn' | 'narrowed' }[];
  known: Partial<CorrectableFacts>;
};

const EXITS = new Set([
  'ExitedToWorkOrStudies',
  'ExitedToCare',
  'ExitedToContinuedSupport',
  'ExitedForOtherReason',
]);
const CONTACTS: Readonly<Record<string, string>> = {
  TeamMeetingHeld: 'meetings',
  CaseloadHandedOver: 'handovers',
  EmployerContacted: 'employerContacts',
  AssessmentRecorded: 'assessments',
  PlanAgreed: 'plans',
  PlanRevised: 'plans',
};
const ANSWERS: Readonly<Record<string, string>> = {
  ReferralAccepted: 'accepted',
  ReferralDeclined: 'declined',
  ReferralWithdrawn: 'withdrawn',
};

/** All facts of every journey that can be known at a moment, folded from the first event. */
export const journeysAt = (log: readonly Recorded[], moment: number): Map<string, Facts> => {
  const journeys = new Map<string, Facts>();
  for (const recorded of knownAt(log, moment)) {
    if (!('journey' in recorded)) {
      const { event: said } = recorded;
      const moved =
        said.type === 'PersonIdentified' || said.type === 'PersonCorrected' ? said.data : undefined;
      const facts = moved && journeys.get(moved.journey);
      if (moved && !facts) throw new Error('somebody is the person of a journey that is there');
      if (moved && facts) facts.participant = moved.into;
      continue;
    }
    const { event } = recorded;
    const knownOn = dayInStockholm(recorded.knownAt);
    if (event.type === 'ParticipantReferred') {
      const { participantId, profile, anonymous, association, intervention } = event.data;
      const { referringParty, referringUnit, decidingParties } = event.data;
      journeys.set(recorded.journey, {
        participant: participantId,
        anonymous,
        association,
        misregistered: false,
        contacts: [],
        followUps: [],
        decisions: [],
        consents: [],
        first: { referredOn: knownOn },
        known: {
          ...profile,
          intervention,
          referringParty,
          referringUnit,
          decidingParties,
          referredOn: event.occurredOn,
        },
      });
      continue;
    }
    const facts = journeys.get(recorded.journey);
    if (!facts) throw new Error('a journey begins with its referral');
    const answer = ANSWERS[event.type];
    const contact = CONTACTS[event.type];
    if (event.type === 'ReferralAccepted') facts.known = { ...facts.known, acceptedOn: event.occurredOn };
    if (answer) facts.answer = { code: answer, on: event.occurredOn };
    if (contact) facts.contacts.push({ kind: contact, on: event.occurredOn, event, knownOn });
    const { occurredOn: on } = event;
    if (event.type === 'TeamMeetingHeld')
      event.data.decisions.forEach(({ dueOn }, place) =>
        facts.decisions.push({ on, knownOn, dueOn, meeting: recorded.revision, place }),
      );
    if (event.type === 'DecisionClosed') {
      const { meeting, decision, outcome } = event.data;
      const said = facts.decisions.find((one) => one.meeting === meeting && one.place === decision);
      if (!said) throw new Error('what is closed was agreed on');
      said.closed = { on, outcome };
    }
    if (event.type === 'FollowUpRecorded' || event.type === 'FollowUpMissed')
      facts.followUps.push({ on, knownOn, event });
    if (event.type === 'ConsentGiven') facts.consents.push({ on, knownOn, said: 'given' });
    if (event.type === 'ConsentWithdrawn')
      facts.consents.push({ on, knownOn, said: event.data.receiving ? 'narrowed' : 'withdrawn' });
    if (event.type === 'PlacedOnWaitingList') facts.waitingOn = event.occurredOn;
    if (event.type === 'JourneyStarted') facts.first.startedOn ??= knownOn;
    if (event.type === 'JourneyStarted')
      facts.known = { ...facts.known, ...event.data.profile, startedOn: event.occurredOn };
    if (EXITS.has(event.type) && 'reasons' in event.data) {
      const { reasons: exitReasons, ...told } = event.data;
      facts.known = { ...facts.known, ...told, exitedOn: event.occurredOn, exitReasons };
      facts.first.exitedOn ??= knownOn;
    }
    if (event.type === 'JourneyReopened') {
      facts.followUps = [];
      const {
        exitedOn: _day,
        exitReasons: _reasons,
        livelihoodAtExit: _livelihood,
        occupationAtExit: _occupation,
        employment: _employment,
        extentPercent: _extent,
        ...rest
      } = facts.known;
      facts.known = rest;
      const { exitedOn: _told, ...first } = facts.first;
      facts.first = first;
    }
    if (event.type === 'FactCorrected') {
      const { fact, new: value } = event.data.correction;
      facts.known = { ...facts.known, [fact]: value };
      if (fact === 'waitingOn') facts.waitingOn = value;
      if (fact === 'acceptedOn' && facts.answer?.code === 'accepted')
        facts.answer = { code: 'accepted', on: value };
      if (fact === 'declinedOn') facts.answer = { code: 'declined', on: value };
      if (fact === 'withdrawnOn') facts.answer = { code: 'withdrawn', on: value };
    }
    if (event.type === 'AnonymityEnded') {
      const { intervention, sex, referredOn, acceptedOn, startedOn, exitedOn } = facts.known;
      const kept = { intervention, sex, referredOn, acceptedOn, startedOn, exitedOn };
      facts.known = JSON.parse(JSON.stringify(kept));
      facts.anonymous = false;
    }
    if (event.type === 'JourneyMisregistered') facts.misregistered = true;
    if (event.type === 'JourneyReinstated') facts.misregistered = false;
  }
  for (const [id, { misregistered }] of journeys) if (misregistered) journeys.delete(id);
  return journeys;
};

/** Whom a journey counts as: its person where that one is known, else the journey itself. */
export const personsAt = (
  log: readonly Recorded[],
  moment: number,
): ((participant: string) => string | undefined) => {
  const into = new Map<string, string>();
  const identified = new Set<string>();
  for (const recorded of log) {
    if (recorded.knownAt > moment || !('participant' in recorded)) continue;
    const { event, participant } = recorded;
    if (event.type === 'ParticipantCreated' && event.data.identity) identified.add(participant);
    if (event.type === 'IdentityRecorded') identified.add(participant);
    if (event.type === 'ParticipantMerged') into.set(participant, event.data.into);
    if (event.type === 'ParticipantUnmerged') into.delete(participant);
  }
  const last = (participant: string): string => {
    const next = into.get(participant);
    return next === undefined ? participant : last(next);
  };
  const persons = new Set([...identified].map(last));
  return (participant) => (persons.has(last(participant)) ? last(participant) : undefined);
};
