import {
  dayNumber,
  dayOfNumber,
  isKnown,
  unreachable,
  UNKNOWN_DAY,
  type Day,
  type OccurredOn,
} from '@samspar/kernel';
import { consentsLeft, type ConsentStatement } from './consent.js';
import { CONSENT_WITHIN_DAYS, expiringFrom, noConsentStanding, renewalsOf } from './consent-standing.js';
import { FOLLOW_UP_MONTHS, type MonthsAfterExit } from './facts.js';
import type { CorrectableFacts, Correction, JourneyEvent, JourneyEventOf } from './journey-events.js';
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
  /** Which follow-up. */
  monthsAfterExit?: MonthsAfterExit;
}>;

/** What is needed of a journey to tell what it waits for; no fact about the person. Plain JSON. */
export type Agenda = Readonly<{
  status: JourneyStatus;
  misregistered: boolean;
  /** Nobody is known whose consent could be asked for. */
  anonymous?: true;
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
  /** Days by which something that a team meeting decided is to be done, and that no later meeting has passed. */
  decisionsDueOn?: readonly Day[];
  /** Follow-ups recorded or missed. */
  followedUp?: readonly MonthsAfterExit[];
  /** All that was said of consent, in order. */
  consents?: readonly ConsentStatement[];
  /** Latest known day on which something happened with the person: who is responsible, and what was set right in the register, is no such thing. */
  lastEventOn: OccurredOn;
}>;

/** What is done with the register alone. */
const ADMINISTRATIVE: readonly JourneyEvent['type'][] = [
  'DisclosureGrounded',
  'CaseworkerAssigned',
  'CaseloadHandedOver',
  'FactCorrected',
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

const met = (
  { metOn, decisionsDueOn = [] }: Agenda,
  { occurredOn, data }: JourneyEventOf<'TeamMeetingHeld'>,
): Change => {
  const last = later(metOn, occurredOn);
  if (decisionsDueOn.length + data.decisions.length === 0) return isKnown(last) ? { metOn: last } : {};
  const due = [...decisionsDueOn, ...data.decisions.flatMap(({ dueOn }) => dueOn ?? [])];
  return isKnown(last)
    ? { metOn: last, decisionsDueOn: due.filter((day) => day > last) }
    : { decisionsDueOn: due };
};

/** What is said of consent, with all that was said before. */
const consented = ({ consents = [] }: Agenda, event: JourneyEvent): Change => {
  const said = consentSaid(event);
  return said ? { consents: [...consents, said] } : {};
};

const corrected = ({ fact, new: value }: Correction): Change | undefined => {
  if (fact === 'exitReasons') return { deceased: isDeceased(value) };
  return fact === 'referredOn' || fact === 'acceptedOn' || fact === 'startedOn' || fact === 'exitedOn'
    ? { [fact]: value }
    : undefined;
};

const withoutExit = ({
  exitedOn: _exit,
  deceased: _deceased,
  followedUp: _followUps,
  ...open
}: Agenda): Agenda => open;

const changed = (
  agenda: Agenda,
  event: Exclude<JourneyEvent, { type: 'ParticipantReferred' }>,
): Change | undefined => {
  const { occurredOn } = event;
  switch (event.type) {
    case 'ConsentGiven':
    case 'ConsentWithdrawn':
      return consented(agenda, event);
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
    case 'TeamMeetingHeld':
      return met(agenda, event);
    case 'ExitedToWorkOrStudies':
    case 'ExitedToCare':
    case 'ExitedToContinuedSupport':
    case 'ExitedForOtherReason':
      return { status: 'ended', exitedOn: occurredOn, deceased: isDeceased(event.data.reasons) };
    case 'FollowUpRecorded':
    case 'FollowUpMissed':
      return { followedUp: [...(agenda.followedUp ?? []), event.data.monthsAfterExit] };
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
    case 'DisclosureGrounded':
    case 'CaseworkerAssigned':
    case 'CaseloadHandedOver':
    case 'PlanAgreed':
    case 'PlanRevised':
    case 'EmployerContacted':
      return undefined;
    default:
      return unreachable(event);
  }
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
    };
    return { ...referred, ...consented(referred, event) };
  }
  if (!agenda) throw new Error(`A journey begins with its referral, not with ${type}.`);
  const lastEventOn = ADMINISTRATIVE.includes(type)
    ? agenda.lastEventOn
    : later(agenda.lastEventOn, occurredOn);
  const present = type === 'JourneyReopened' ? withoutExit(agenda) : agenda;
  return { ...present, ...changed(present, event), lastEventOn };
};

const after = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The same day of a later month; its last day where it has no such day (lag 1930:173 1 §). */
const monthsAfter = (day: Day, months: number): Day => {
  const month = Number(day.slice(5, 7)) - 1 + months;
  const year = Number(day.slice(0, 4)) + Math.floor(month / 12);
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return `${year}-${twoDigits((month % 12) + 1)}-${twoDigits(Math.min(Number(day.slice(8)), last))}`;
};

/** Waits however old it is, and is due so many days after `since`; an unknown day stays unknown. */
const sinceDay = (
  waitsFor: WaitingFor,
  from: OccurredOn,
  since: OccurredOn,
  days: number,
): readonly Waiting[] => [{ waitsFor, from, due: isKnown(since) ? after(since, days) : since }];

const on = (waitsFor: WaitingFor, day: Day | undefined): readonly Waiting[] =>
  day === undefined ? [] : [{ waitsFor, from: day, due: day }];

const earliest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

/** The next team meeting: when the interval has passed, or what the last one decided is to be done. */
const meeting = ({ startedOn, metOn, decisionsDueOn = [] }: Agenda): readonly Waiting[] => {
  const last = later(metOn, startedOn ?? 'unknown');
  return on(
    'meeting',
    earliest([...decisionsDueOn, isKnown(last) ? after(last, MEETING_INTERVAL_DAYS) : undefined]),
  );
};

/** Consent as far as a register of authorities need not be asked, which a view of the log does not have. */
const consent = ({ anonymous, consents = [], referredOn }: Agenda): readonly Waiting[] => {
  if (anonymous) return [];
  const left = consentsLeft(consents, []);
  if (left.length > 0) {
    const lasting = left.filter((one) => renewalsOf(one, left).length === 0);
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
 * late, is for whoever knows the day to tell. Nothing while it is misregistered, or erased.
 */
export const waitingOf = (agenda: Agenda): readonly Waiting[] => {
  const { status, misregistered, erased, referredOn, waitingOn, acceptedOn, lastEventOn } = agenda;
  if (misregistered || erased) return [];
  switch (status) {
    case 'referred':
      return [...sinceDay('answer', referredOn, referredOn, ANSWER_WITHIN_DAYS), ...consent(agenda)];
    case 'waiting':
      return [
        ...sinceDay('answer', referredOn, waitingOn ?? referredOn, WAITING_LIST_DAYS),
        ...consent(agenda),
      ];
    case 'accepted': {
      const since = acceptedOn ?? referredOn;
      return [...sinceDay('start', since, since, START_WITHIN_DAYS), ...consent(agenda)];
    }
    case 'started':
      return [
        ...meeting(agenda),
        ...consent(agenda),
        ...on('silence', isKnown(lastEventOn) ? after(lastEventOn, SILENCE_DAYS) : undefined),
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
