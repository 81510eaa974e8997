import { codesOf, PARTY, type ExitGroup } from '@samspar/codes';
import { isKnown, unreachable, type OccurredOn } from '@samspar/kernel';
import { amongParties, type ConsentStatement } from './consent.js';
import { asKept } from './journey-anonymous.js';
import { correctable, isTextFact, keptWhenAnonymous, pickFacts, TOLD_AT_EXIT } from './fact-lists.js';
import { FACTS, type MonthsAfterExit, type TextFact } from './facts.js';
import type { Grounded } from './grounds.js';
import type { DecisionClosing } from './journey-decisions.js';
import {
  afterAnnulment,
  type Entry,
  type EntryEvent,
  isEntry,
  isExit,
  type Note,
  notesAfter,
} from './journey-entries.js';
import type { CorrectableFacts, Exit, JourneyEvent, JourneyEventOf } from './journey-events.js';

/** Where a journey is on its way; a misregistration leaves it and hides it. */
export type JourneyStatus =
  | 'referred'
  | 'waiting'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'started'
  | 'ended';

export type Contact = Readonly<{
  what: 'meetingOn' | 'planOn' | 'employerContactOn' | 'assessmentOn';
  on: OccurredOn;
}>;

/** A journey in outline, with the present value of every fact it has but its texts: what statistics count, and what the rules begin from. Plain JSON. */
export type JourneyOutline = Readonly<{
  status: JourneyStatus;
  misregistered: boolean;
  association: string;
  participantId: string;
  anonymous: boolean;
  facts: Readonly<Partial<Omit<CorrectableFacts, TextFact>>>;
}>;

/** Day of a declined or withdrawn referral. */
export const closedOn = ({ facts }: Pick<JourneyOutline, 'facts'>): OccurredOn | undefined =>
  facts.declinedOn ?? facts.withdrawnOn;

/** A journey as statistics count one whose consent is withdrawn: what an anonymous one keeps, and of the rest nothing is known. */
export const asAnonymous = (outline: JourneyOutline): JourneyOutline => ({
  ...outline,
  anonymous: true,
  facts: pickFacts(KEPT_WHEN_ANONYMOUS, outline.facts),
});

/** What the entries of the work that stand come to. */
type Work = Readonly<{
  /** All that was said of consent, in order. */
  consents: readonly ConsentStatement[];
  /** On what else than consent anything is given out of it. */
  grounds: readonly Grounded[];
  caseworker: Readonly<{ id: string; since: OccurredOn }> | null;
  planAgreed: boolean;
  contacts: readonly Contact[];
  closings: readonly DecisionClosing[];
  followUps: readonly Readonly<{
    monthsAfterExit: MonthsAfterExit;
    recorded: boolean;
    on: OccurredOn;
  }>[];
}>;

const NO_WORK: Work = {
  consents: [],
  grounds: [],
  caseworker: null,
  planAgreed: false,
  contacts: [],
  closings: [],
  followUps: [],
};

/** What the rules need of a journey that was referred. */
export type RegisteredJourney = JourneyOutline &
  Work &
  Readonly<{
    /** Texts as they are sealed in the event that told them. */
    facts: Readonly<Partial<Pick<CorrectableFacts, TextFact>>>;
    revision: number;
    /** The entries that stand, in their places. */
    entries: readonly Entry[];
    /** The notes of what set something right or took it back, as they stand. */
    notes: readonly Note[];
    exit?: Exit['type'];
    erasedOn?: OccurredOn;
  }>;

export type Journey = Readonly<{ status: 'none' }> | RegisteredJourney;

/** The group of reasons that each kind of exit stands for. */
export const EXIT_GROUP_OF_EVENT: Readonly<Record<Exit['type'], ExitGroup>> = {
  ExitedToWorkOrStudies: 'work-or-studies',
  ExitedToCare: 'care',
  ExitedToContinuedSupport: 'continued-support',
  ExitedForOtherReason: 'other',
};

const KEPT_WHEN_ANONYMOUS = keptWhenAnonymous();
const BEFORE_EXIT = correctable().filter(
  (fact) => FACTS[fact].of !== 'exit' && FACTS[fact].of !== 'exitToWork',
);

/** The facts but texts that an event tells or sets right, of those that a journey keeps the present value of. */
export const factsTold = (event: JourneyEvent): JourneyOutline['facts'] => {
  if (event.type === 'ParticipantReferred') {
    const { intervention, referringParty, referringUnit, decidingParties, profile } = event.data;
    const referredOn = event.occurredOn;
    return { intervention, referringParty, referringUnit, decidingParties, referredOn, ...profile };
  }
  if (event.type === 'PlacedOnWaitingList') return { waitingOn: event.occurredOn };
  if (event.type === 'ReferralAccepted') return { acceptedOn: event.occurredOn };
  if (event.type === 'ReferralDeclined')
    return { declinedOn: event.occurredOn, declineReason: event.data.reason };
  if (event.type === 'ReferralWithdrawn')
    return { withdrawnOn: event.occurredOn, withdrawalReason: event.data.reason };
  if (event.type === 'JourneyStarted') return { startedOn: event.occurredOn, ...event.data.profile };
  if (event.type === 'FactCorrected') {
    const { fact, new: value } = event.data.correction;
    return isTextFact(fact) ? {} : { [fact]: value };
  }
  if (!isExit(event)) return {};
  return {
    exitedOn: event.occurredOn,
    exitReasons: event.data.reasons,
    ...pickFacts(TOLD_AT_EXIT, event.data),
  };
};

const referred = (event: JourneyEventOf<'ParticipantReferred'>): JourneyOutline => ({
  status: 'referred',
  misregistered: false,
  association: event.data.association,
  participantId: event.data.participantId,
  anonymous: event.data.anonymous,
  facts: factsTold(event),
});

/**
 * Folds one event, without what an anonymous journey does not keep; the same outline where it changes nothing of it. Throws where a stream
 * does not begin with its referral: the log is damaged.
 */
export const evolveOutline = (outline: JourneyOutline | undefined, told: JourneyEvent): JourneyOutline => {
  const event = asKept(told, outline);
  if (event.type === 'ParticipantReferred') return referred(event);
  if (!outline) throw new Error(`A journey begins with its referral, not with ${event.type}.`);
  if (isEntry(event)) return outline;
  const withFacts = () => ({ ...outline, facts: { ...outline.facts, ...factsTold(event) } });
  if (isExit(event)) return { ...withFacts(), status: 'ended' };
  switch (event.type) {
    case 'ReferralAccepted':
      return { ...withFacts(), status: 'accepted' };
    case 'ReferralDeclined':
      return { ...withFacts(), status: 'declined' };
    case 'ReferralWithdrawn':
      return { ...withFacts(), status: 'withdrawn' };
    case 'PlacedOnWaitingList':
      return { ...withFacts(), status: 'waiting' };
    case 'JourneyStarted':
      return { ...withFacts(), status: 'started' };
    case 'AnonymityEnded':
      return { ...outline, anonymous: false };
    case 'FactCorrected':
      return withFacts();
    case 'JourneyReopened':
      return { ...outline, status: 'started', facts: pickFacts(BEFORE_EXIT, outline.facts) };
    case 'JourneyMisregistered':
      return { ...outline, misregistered: true };
    case 'JourneyReinstated':
      return { ...outline, misregistered: false };
    case 'EntryAnnulled':
    case 'NoteCorrected':
    case 'JourneyErased':
      return outline;
    default:
      return unreachable(event);
  }
};

/** Given at the source of an import: to all, for everything. */
export const CONSENT_AT_SOURCE: ConsentStatement = {
  ...amongParties(codesOf(PARTY)),
  givenOn: 'unknown',
  atSource: true,
};

/** Before every day there is. */
const ALWAYS = '0001-01-01';

/**
 * What an event says of a ground. One without a first day holds from that on which it was given or, if nobody
 * knows that, always.
 */
export const groundedIn = ({ occurredOn, data }: JourneyEventOf<'DisclosureGrounded'>): Grounded => {
  const { why: _why, validFrom, ...said } = data;
  return { ...said, validFrom: validFrom ?? (isKnown(occurredOn) ? occurredOn : ALWAYS) };
};

export const consentSaid = (event: JourneyEvent): ConsentStatement | undefined => {
  if (event.type === 'ParticipantReferred') {
    const { consentAtSource } = event.data;
    return consentAtSource === false ? { isStated: false } : consentAtSource && CONSENT_AT_SOURCE;
  }
  if (event.type === 'ConsentWithdrawn')
    return { withdrawnFrom: event.data.receiving ?? null, withdrawnOn: event.occurredOn };
  if (event.type !== 'ConsentGiven') return undefined;
  const { purpose: _purpose, form: _form, language: _language, obtainedBy: _by, ...consent } = event.data;
  return { ...consent, givenOn: event.occurredOn };
};

/** Whether an event may say something of consent, or take back what was said. */
export const concernsConsent = (event: JourneyEvent): boolean =>
  event.type === 'EntryAnnulled' || consentSaid(event) !== undefined;

const met = (work: Work, what: Contact['what'], on: OccurredOn): Work => ({
  ...work,
  contacts: [...work.contacts, { what, on }],
});

const worked = (work: Work, event: EntryEvent): Work => {
  const { occurredOn } = event;
  switch (event.type) {
    case 'ConsentGiven':
    case 'ConsentWithdrawn': {
      const said = consentSaid(event);
      return said ? { ...work, consents: [...work.consents, said] } : work;
    }
    case 'DisclosureGrounded':
      return { ...work, grounds: [...work.grounds, groundedIn(event)] };
    case 'CaseworkerAssigned':
      return { ...work, caseworker: { id: event.data.caseworker, since: occurredOn } };
    case 'CaseloadHandedOver':
      return { ...work, caseworker: { id: event.data.to, since: occurredOn } };
    case 'TeamMeetingHeld':
      return met(work, 'meetingOn', occurredOn);
    case 'DecisionClosed':
      return { ...work, closings: [...work.closings, { ...event.data, on: occurredOn }] };
    case 'PlanAgreed':
    case 'PlanRevised':
      return { ...met(work, 'planOn', occurredOn), planAgreed: true };
    case 'EmployerContacted':
      return met(work, 'employerContactOn', occurredOn);
    case 'AssessmentRecorded':
      return met(work, 'assessmentOn', occurredOn);
    case 'FollowUpRecorded':
    case 'FollowUpMissed': {
      const { monthsAfterExit } = event.data;
      const followUp = { monthsAfterExit, recorded: event.type === 'FollowUpRecorded', on: occurredOn };
      return { ...work, followUps: [...work.followUps, followUp] };
    }
    default:
      return unreachable(event);
  }
};

export const withEntry = (journey: RegisteredJourney, entry: Entry): RegisteredJourney => ({
  ...journey,
  ...worked(journey, entry.event),
  entries: [...journey.entries, entry],
});

const isConsent = ({ event }: Entry): boolean =>
  event.type === 'ConsentGiven' || event.type === 'ConsentWithdrawn';
const isFollowUp = ({ event }: Entry): boolean =>
  event.type === 'FollowUpRecorded' || event.type === 'FollowUpMissed';

/** The journey as if these had been its entries. */
export const withEntries = (journey: RegisteredJourney, entries: readonly Entry[]): RegisteredJourney => {
  // What the referral said of consent comes before what entries say.
  const consents = journey.consents.slice(
    0,
    journey.consents.length - journey.entries.filter(isConsent).length,
  );
  const work: Work = { ...NO_WORK, consents };
  return { ...journey, ...entries.reduce((before, { event }) => worked(before, event), work), entries };
};

const changed = (journey: RegisteredJourney, event: JourneyEvent): RegisteredJourney => {
  if (isEntry(event)) return withEntry(journey, { revision: journey.revision + 1, event });
  if (event.type === 'EntryAnnulled')
    return withEntries(journey, afterAnnulment(journey.entries, event.data));
  if (event.type === 'JourneyErased') return { ...journey, erasedOn: event.occurredOn };
  if (isExit(event)) return { ...journey, ...evolveOutline(journey, event), exit: event.type };
  if (event.type !== 'JourneyReopened') return { ...journey, ...evolveOutline(journey, event) };
  const { exit: _exit, ...open } = journey;
  const entries = journey.entries.filter((entry) => !isFollowUp(entry));
  return { ...open, ...evolveOutline(open, event), entries, followUps: [] };
};

const withText = <Before extends JourneyOutline>(journey: Before, event: JourneyEvent): Before => {
  const told = (text: Pick<CorrectableFacts, TextFact>): Before => ({
    ...journey,
    facts: { ...journey.facts, ...text },
  });
  if (event.type === 'ParticipantReferred' && event.data.note !== undefined)
    return told({ referralNote: event.data.note });
  return event.type === 'FactCorrected' && event.data.correction.fact === 'referralNote'
    ? told({ referralNote: event.data.correction.new })
    : journey;
};

/** Folds one event. Throws where a stream does not begin with its referral: the log is damaged. */
export const evolveJourney = (journey: Journey, told: JourneyEvent): Journey => {
  const event = asKept(told, journey.status === 'none' ? undefined : journey);
  if (event.type === 'ParticipantReferred' || journey.status === 'none') {
    const outline = withText(evolveOutline(undefined, event), event);
    const consented = consentSaid(event);
    return {
      ...outline,
      ...NO_WORK,
      consents: consented ? [consented] : [],
      revision: 0,
      entries: [],
      notes: [],
    };
  }
  const revision = journey.revision + 1;
  const notes = notesAfter(journey.notes, event, revision);
  return { ...withText(changed(journey, event), event), notes, revision };
};

/** A journey as it stood after each of some of its events, each in its place in the stream: entries are named by that, whatever is left out before them. */
export const journeysAfter = (
  told: readonly Readonly<{ event: JourneyEvent; revision: number }>[],
): readonly Journey[] => {
  let journey: Journey = { status: 'none' };
  return told.map(({ event, revision }) => {
    journey = evolveJourney(
      journey.status === 'none' ? journey : { ...journey, revision: revision - 1 },
      event,
    );
    return journey;
  });
};

/** The same after the last of them. */
export const journeyBy = (told: readonly Readonly<{ event: JourneyEvent; revision: number }>[]): Journey =>
  journeysAfter(told).at(-1) ?? { status: 'none' };
