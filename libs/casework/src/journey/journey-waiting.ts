import {
  daysAfter,
  isKnown,
  monthsAfter,
  unreachable,
  UNKNOWN_DAY,
  type Day,
  type OccurredOn,
} from '@samspar/kernel';
import type { Consent, ConsentStatement } from './consent.js';
import { CONSENT_WITHIN_DAYS, expiringFrom, lastingConsents, noConsentStanding } from './consent-standing.js';
import { FOLLOW_UP_MONTHS, type MonthsAfterExit } from './facts.js';
import { afterAnnulment, type EntryEvent, isEntry, isExit } from './journey-entries.js';
import type { CorrectableFacts, Correction, JourneyEvent } from './journey-events.js';
import { type DecisionPlace, isSameDecision } from './journey-decisions.js';
import { consentSaid, type JourneyStatus } from './journey-state.js';

/** Days within which a referral is answered (ADR 9). */
export const ANSWER_WITHIN_DAYS = 14;
/** Days after which a place on the waiting list is looked at again (ADR 9). */
export const WAITING_LIST_DAYS = 90;
/** Days within which an accepted referral leads to a start (ADR 9). */
export const START_WITHIN_DAYS = 30;
/** Longest time between two team meetings, and from the start to the first one, in days (ADR 9). */
export const MEETING_INTERVAL_DAYS = 90;
/** Days without any event with the person after which an ongoing journey is looked at (issue 5). */
export const SILENCE_DAYS = 60;

/**
 * What a journey may wait for: an answer to its referral, its start, a team meeting, a follow-up, consent that nobody has asked for, in the
 * place of one that expires or of one that was withdrawn, any event at all.
 */
export const WAITING_FOR = [
  'answer',
  'start',
  'meeting',
  'followUp',
  'consentMissing',
  'consent',
  'consentWithdrawn',
  'silence',
] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** Something that somebody has to do. An unknown day lies before all others: nobody can tell how long it has waited. */
export type Waiting = Readonly<{
  waitsFor: WaitingFor;
  /** The first day it is of any concern. */
  from: OccurredOn;
  /** The last day it is in time. */
  due: OccurredOn;
  monthsAfterExit?: MonthsAfterExit;
}>;

/** What of an entry concerns what a journey waits for. */
type AgendaEntry = Readonly<{ revision: number; on: OccurredOn }> &
  (
    | Readonly<{ what: 'meeting'; dueOn: readonly (Day | null)[] }>
    | (DecisionPlace & Readonly<{ what: 'closing' }>)
    | Readonly<{ what: 'consent'; said: ConsentStatement | undefined }>
    | Readonly<{ what: 'followUp'; monthsAfterExit: MonthsAfterExit }>
    | Readonly<{ what: 'caseworker'; id: string }>
    | Readonly<{ what: 'contact' }>
    | Readonly<{ what: 'ground' }>
  );

/** What is needed of a journey to tell what it waits for; no fact about the person. Plain JSON. */
export type Agenda = Readonly<{
  status: JourneyStatus;
  misregistered: boolean;
  /** Nobody is known whose consent could be asked for. */
  anonymous?: boolean;
  erased?: true;
  referredOn: OccurredOn;
  waitingOn?: OccurredOn;
  acceptedOn?: OccurredOn;
  startedOn?: OccurredOn;
  exitedOn?: OccurredOn;
  /** Nobody is left to follow up. */
  deceased?: boolean;
  /** Latest known day of a team meeting. */
  metOn?: Day;
  /** What team meetings decided that is to be done by a day, and that is not closed, nor passed by a later meeting. */
  decisionsDue?: readonly (DecisionPlace & Readonly<{ dueOn: Day }>)[];
  /** Follow-ups recorded or missed. */
  followedUp?: readonly MonthsAfterExit[];
  /** All that was said of consent, in order. */
  consents?: readonly ConsentStatement[];
  /** Latest known day on which something happened with the person: who is responsible, and what was set right in the register, is no such thing. */
  lastEventOn: OccurredOn;
  /** The same without the entries. */
  lastOtherOn: OccurredOn;
  revision: number;
  /** The entries that stand, in their places. */
  entries: readonly AgendaEntry[];
}>;

/** Who is responsible, by user id; null where nobody is. */
export const responsibleIn = ({ entries }: Agenda): string | null =>
  entries.findLast((entry) => entry.what === 'caseworker')?.id ?? null;

/** What is done with the register alone. */
const ADMINISTRATIVE: readonly JourneyEvent['type'][] = [
  'FactCorrected',
  'EntryAnnulled',
  'NoteCorrected',
  'JourneyReopened',
  'JourneyMisregistered',
  'JourneyReinstated',
  'JourneyErased',
];

const later = (one: OccurredOn | undefined, other: OccurredOn): OccurredOn =>
  isKnown(one) && (!isKnown(other) || one > other) ? one : other;

const isDeceased = (reasons: CorrectableFacts['exitReasons']): boolean =>
  reasons !== 'unknown' && reasons.some((reason) => reason === 'deceased');

type Change = Partial<Agenda>;

const agendaEntry = (event: EntryEvent, revision: number): AgendaEntry => {
  const at = { revision, on: event.occurredOn };
  switch (event.type) {
    case 'TeamMeetingHeld':
      return { ...at, what: 'meeting', dueOn: event.data.decisions.map(({ dueOn }) => dueOn ?? null) };
    case 'DecisionClosed':
      return { ...at, what: 'closing', meeting: event.data.meeting, decision: event.data.decision };
    case 'ConsentGiven':
    case 'ConsentWithdrawn':
      return { ...at, what: 'consent', said: consentSaid(event) };
    case 'FollowUpRecorded':
    case 'FollowUpMissed':
      return { ...at, what: 'followUp', monthsAfterExit: event.data.monthsAfterExit };
    case 'CaseworkerAssigned':
      return { ...at, what: 'caseworker', id: event.data.caseworker };
    case 'CaseloadHandedOver':
      return { ...at, what: 'caseworker', id: event.data.to };
    case 'PlanAgreed':
    case 'PlanRevised':
    case 'EmployerContacted':
    case 'AssessmentRecorded':
      return { ...at, what: 'contact' };
    case 'DisclosureGrounded':
      return { ...at, what: 'ground' };
    default:
      return unreachable(event);
  }
};

type MeetingEntry = Extract<AgendaEntry, { what: 'meeting' }>;

const met = ({ metOn, decisionsDue = [] }: Agenda, entry: MeetingEntry): Change => {
  const last = later(metOn, entry.on);
  const due = [
    ...decisionsDue,
    ...entry.dueOn.flatMap((dueOn, decision) =>
      dueOn === null ? [] : [{ meeting: entry.revision, decision, dueOn }],
    ),
  ];
  if (due.length === 0) return isKnown(last) ? { metOn: last } : {};
  return isKnown(last)
    ? { metOn: last, decisionsDue: due.filter(({ dueOn }) => dueOn > last) }
    : { decisionsDue: due };
};

const workedOn = (agenda: Agenda, entry: AgendaEntry): Change => {
  const { consents = [], followedUp = [] } = agenda;
  switch (entry.what) {
    case 'meeting':
      return met(agenda, entry);
    case 'closing':
      return agenda.decisionsDue
        ? { decisionsDue: agenda.decisionsDue.filter((one) => !isSameDecision(one, entry)) }
        : {};
    case 'consent':
      return entry.said ? { consents: [...consents, entry.said] } : {};
    case 'followUp':
      return { followedUp: [...followedUp, entry.monthsAfterExit] };
    case 'caseworker':
    case 'contact':
    case 'ground':
      return {};
    default:
      return unreachable(entry);
  }
};

/** Who is responsible, and that something was given out, is no event with the person. */
const withEntry = (agenda: Agenda, entry: AgendaEntry): Agenda => ({
  ...agenda,
  ...workedOn(agenda, entry),
  lastEventOn:
    entry.what === 'caseworker' || entry.what === 'ground'
      ? agenda.lastEventOn
      : later(agenda.lastEventOn, entry.on),
  entries: [...agenda.entries, entry],
});

const isConsent = ({ what }: AgendaEntry): boolean => what === 'consent';

/** The agenda as if these had been its entries. */
const withEntries = (agenda: Agenda, entries: readonly AgendaEntry[]): Agenda => {
  const { metOn: _met, decisionsDue: _due, followedUp: _followUps, consents = [], ...bare } = agenda;
  // What the referral said of consent comes before what entries say.
  const referred = consents.slice(0, consents.length - agenda.entries.filter(isConsent).length);
  return entries.reduce<Agenda>(withEntry, {
    ...bare,
    ...(referred.length > 0 && { consents: referred }),
    lastEventOn: agenda.lastOtherOn,
    entries: [],
  });
};

const AGENDA_DAYS = ['referredOn', 'waitingOn', 'acceptedOn', 'startedOn', 'exitedOn'] as const;

const corrected = ({ fact, new: value }: Correction): Change | undefined => {
  if (fact === 'exitReasons') return { deceased: isDeceased(value) };
  return AGENDA_DAYS.some((day) => day === fact) ? { [fact]: value } : undefined;
};

const isFollowUp = ({ what }: AgendaEntry): boolean => what === 'followUp';

/** Follow-ups go with the exit that they followed; that something happened on their days stays. */
const withoutExit = ({ exitedOn: _exit, deceased: _deceased, ...open }: Agenda): Agenda => {
  const lastOtherOn = open.entries
    .filter(isFollowUp)
    .reduce((last, { on: day }) => later(last, day), open.lastOtherOn);
  return withEntries(
    { ...open, lastOtherOn },
    open.entries.filter((entry) => !isFollowUp(entry)),
  );
};

const changed = (
  event: Exclude<JourneyEvent, EntryEvent | { type: 'ParticipantReferred' }>,
): Change | undefined => {
  const { occurredOn } = event;
  if (isExit(event))
    return { status: 'ended', exitedOn: occurredOn, deceased: isDeceased(event.data.reasons) };
  switch (event.type) {
    case 'PlacedOnWaitingList':
      return { status: 'waiting', waitingOn: occurredOn };
    case 'ReferralAccepted':
      return { status: 'accepted', acceptedOn: occurredOn };
    case 'ReferralDeclined':
      return { status: 'declined' };
    case 'ReferralWithdrawn':
      return { status: 'withdrawn' };
    case 'JourneyStarted':
      return { status: 'started', startedOn: occurredOn };
    case 'FactCorrected':
      return corrected(event.data.correction);
    case 'JourneyReopened':
      return { status: 'started' };
    case 'JourneyMisregistered':
      return { misregistered: true };
    case 'JourneyReinstated':
      return { misregistered: false };
    case 'JourneyErased':
      return { erased: true };
    case 'AnonymityEnded':
      return { anonymous: false };
    case 'EntryAnnulled':
    case 'NoteCorrected':
      return undefined;
    default:
      return unreachable(event);
  }
};

const afterEvent = (agenda: Agenda, event: JourneyEvent): Agenda => {
  if (event.type === 'JourneyReopened') return withoutExit(agenda);
  return event.type === 'EntryAnnulled'
    ? withEntries(agenda, afterAnnulment(agenda.entries, event.data))
    : agenda;
};

/** Folds one event. Throws where a stream does not begin with its referral: the log is damaged. */
export const evolveAgenda = (agenda: Agenda | undefined, event: JourneyEvent): Agenda => {
  const { type, occurredOn } = event;
  if (type === 'ParticipantReferred') {
    const referred: Agenda = {
      status: 'referred',
      misregistered: false,
      ...(event.data.anonymous && { anonymous: true }),
      referredOn: occurredOn,
      lastEventOn: occurredOn,
      lastOtherOn: occurredOn,
      revision: 0,
      entries: [],
    };
    const said = consentSaid(event);
    return said ? { ...referred, consents: [said] } : referred;
  }
  if (!agenda) throw new Error(`A journey begins with its referral, not with ${type}.`);
  const revision = agenda.revision + 1;
  if (isEntry(event)) return { ...withEntry(agenda, agendaEntry(event, revision)), revision };
  const present = afterEvent(agenda, event);
  const latest = (on: OccurredOn): OccurredOn => (ADMINISTRATIVE.includes(type) ? on : later(on, occurredOn));
  return {
    ...present,
    ...changed(event),
    lastEventOn: latest(present.lastEventOn),
    lastOtherOn: latest(present.lastOtherOn),
    revision,
  };
};

/** Waits however old it is, and is due so many days after `since`; an unknown day stays unknown. */
const sinceDay = (
  waitsFor: WaitingFor,
  from: OccurredOn,
  since: OccurredOn,
  days: number,
): readonly Waiting[] => [{ waitsFor, from, due: isKnown(since) ? daysAfter(since, days) : since }];

const on = (waitsFor: WaitingFor, day: Day | undefined): readonly Waiting[] =>
  day === undefined ? [] : [{ waitsFor, from: day, due: day }];

const earliest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

/** The next team meeting: when the interval has passed, or what the last one decided is to be done. */
const meeting = ({ startedOn, metOn, decisionsDue = [] }: Agenda): readonly Waiting[] => {
  const last = later(metOn, startedOn ?? 'unknown');
  return on(
    'meeting',
    earliest([
      ...decisionsDue.map(({ dueOn }) => dueOn),
      isKnown(last) ? daysAfter(last, MEETING_INTERVAL_DAYS) : undefined,
    ]),
  );
};

const consent = (
  { anonymous, consents = [], referredOn }: Agenda,
  lasting: readonly Consent[],
): readonly Waiting[] => {
  if (anonymous) return [];
  if (lasting.length > 0) {
    const due = earliest(lasting.map(({ expiresOn }) => expiresOn));
    return due === undefined ? [] : [{ waitsFor: 'consent', from: expiringFrom(due), due }];
  }
  const { standing, day } = noConsentStanding(consents);
  return standing === 'withdrawn'
    ? sinceDay('consentWithdrawn', day ?? UNKNOWN_DAY, day ?? UNKNOWN_DAY, 0)
    : sinceDay('consentMissing', referredOn, referredOn, CONSENT_WITHIN_DAYS);
};

const followUps = ({ exitedOn, deceased, followedUp = [] }: Agenda): readonly Waiting[] =>
  isKnown(exitedOn) && !deceased
    ? FOLLOW_UP_MONTHS.filter((months) => !followedUp.includes(months)).map((months) => {
        const due = monthsAfter(exitedOn, months);
        return { waitsFor: 'followUp', from: due, due, monthsAfterExit: months };
      })
    : [];

/**
 * What a journey waits for, now and later, until something more happens. Whether it is of concern yet, and whether it is
 * late, is for whoever knows the day to tell. Nothing while it is misregistered, or erased. `lasting` is the consent that lasts, by the authorities of the
 * association; by default as far as these need not be known.
 */
export const waitingOf = (
  agenda: Agenda,
  lasting: readonly Consent[] = lastingConsents(agenda.consents ?? [], []),
): readonly Waiting[] => {
  const { status, misregistered, erased, referredOn, waitingOn, acceptedOn, lastEventOn } = agenda;
  if (misregistered || erased) return [];
  switch (status) {
    case 'referred':
      return [...sinceDay('answer', referredOn, referredOn, ANSWER_WITHIN_DAYS), ...consent(agenda, lasting)];
    case 'waiting':
      return [
        ...sinceDay('answer', referredOn, waitingOn ?? referredOn, WAITING_LIST_DAYS),
        ...consent(agenda, lasting),
      ];
    case 'accepted': {
      const since = acceptedOn ?? referredOn;
      return [...sinceDay('start', since, since, START_WITHIN_DAYS), ...consent(agenda, lasting)];
    }
    case 'started':
      return [
        ...meeting(agenda),
        ...consent(agenda, lasting),
        ...on('silence', isKnown(lastEventOn) ? daysAfter(lastEventOn, SILENCE_DAYS) : undefined),
      ];
    case 'ended':
      return followUps(agenda);
    case 'declined':
    case 'withdrawn':
      return [];
    default:
      return unreachable(status);
  }
};
