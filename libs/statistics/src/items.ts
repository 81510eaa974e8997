import { EXIT_REASON } from '@samspar/codes';
import { dayNumber, dayOfNumber, monthsAfter } from '@samspar/kernel';
import { FOLLOW_UP_MONTHS } from '@samspar/casework';
import type { Contacts, VersionColumns } from './columns.js';
import { closedBy, decisionNumber, packed, stateOf, unpacked } from './item-detail.js';
import type { Measure } from './query.js';
import { CONSENT, type ContactKind, NEVER, OUTCOME_WITHHELD, SOME_DAY } from './row.js';

/** One version of a journey. */
export type VersionPlace = Readonly<{ columns: VersionColumns; at: number }>;
/** Entries of one kind that stand in a journey, by their places in the order of its stream, and what they are made of. */
export type StandingEntries = Readonly<{ columns: Contacts['columns']; places: readonly number[] }>;

/** Told of each thing that is counted: its day, what else is counted of it, the day that a median is reckoned from, which entry it is of, and which closed it. */
export type TakeItem = (day: number, detail: number, since: number, entry: number, closing?: number) => void;

type OwnDay = 'acceptedOn' | 'outcomeOn' | 'startedOn' | 'exitedOn';

/** What a measure counts of a journey beside itself, seen from a day. */
export type ItemRule = Readonly<{
  /** The kind of entries that it is made of; absent: it is made of the days of the journey alone. */
  of?: ContactKind;
  /** Days of the journey itself that let something be counted so many days after; absent: entries alone do. */
  after?: Readonly<{ days: readonly OwnDay[]; least: number; most: number }>;
  each: (journey: VersionPlace, entries: StandingEntries, seenFrom: number, take: TakeItem) => void;
}>;

/** What closed a decision, and when. */
type Closed = Readonly<{ isDone: boolean; day: number; place: number }>;

/** Stands for no entry. */
export const NO_ENTRY = -1;

const NOTHING_SAID = packed({});
const withState = (code: Parameters<typeof stateOf>[0]): number => packed({ state: stateOf(code) });
const RECORDED = stateOf('recorded');
const NOT_YET = FOLLOW_UP_MONTHS.map((_months, followUpMonths) =>
  packed({ followUpMonths, state: stateOf('not-yet') }),
);
const GIVEN = withState('given');
const WITHDRAWN = withState('withdrawn');
const MISSING = withState('missing');
const NO_DUE_DAY = withState('no-due-day');
const DONE_IN_TIME = withState('done-in-time');
const DONE_LATE = withState('done-late');
const DONE = withState('done');
const NO_LONGER_RELEVANT = withState('no-longer-relevant');
const NOT_DUE = withState('not-due');
const PAST_DUE = withState('past-due');

const DECLINED = 1;
const DECEASED = 1 << EXIT_REASON.findIndex(({ code }) => code === 'deceased');

const isDay = (day: number): boolean => day !== NEVER && day !== SOME_DAY;

/** Each entry by itself. */
const entriesOf = (of: ContactKind): ItemRule => ({
  of,
  each: (_journey, { columns, places }, _seenFrom, take) => {
    for (const place of places) take(columns.day.at(place), columns.detail.at(place), SOME_DAY, place);
  },
});

/** The first of the entries on a known day, or one on an unknown day where there is no other. */
const firstOf = (of: ContactKind, since: 'referredOn' | 'startedOn'): ItemRule => ({
  of,
  each: (journey, { columns: { day }, places }, _seenFrom, take) => {
    let first = NO_ENTRY;
    for (const place of places)
      if (
        first === NO_ENTRY ||
        (isDay(day.at(place)) && !(day.at(first) <= day.at(place) && isDay(day.at(first))))
      )
        first = place;
    if (first !== NO_ENTRY) take(day.at(first), NOTHING_SAID, journey.columns[since].at(journey.at), first);
  },
});

/** Each meeting since the one before it. */
const betweenMeetings: ItemRule = {
  of: 'meetings',
  each: (_journey, { columns: { day }, places }, _seenFrom, take) => {
    // Most are registered in the order in which they were held, and to sort costs more than to look.
    const isInOrder = places.every(
      (place, at) => at === 0 || day.at(places[at - 1] ?? place) <= day.at(place),
    );
    const inOrder = isInOrder ? places : places.toSorted((one, other) => day.at(one) - day.at(other));
    let before = SOME_DAY;
    for (const place of inOrder) {
      take(day.at(place), NOTHING_SAID, before, place);
      before = day.at(place);
    }
  },
};

/** Acceptance or declining, whichever came: an accepted referral that was withdrawn was answered. */
const answers: ItemRule = {
  after: { days: ['acceptedOn', 'outcomeOn'], least: 0, most: 0 },
  each: ({ columns, at }, _entries, _seenFrom, take) => {
    const acceptedOn = columns.acceptedOn.at(at);
    const day =
      acceptedOn !== NEVER
        ? acceptedOn
        : columns.outcome.at(at) === DECLINED
          ? columns.outcomeOn.at(at)
          : NEVER;
    if (day !== NEVER) take(day, NOTHING_SAID, columns.referredOn.at(at), NO_ENTRY);
  },
};

/** What was told at a follow-up; of a journey that counts as an anonymous one that alone which follow-up it was. */
const toldIn = ({ columns, at }: VersionPlace, detail: number): number =>
  columns.outcome.at(at) === OUTCOME_WITHHELD
    ? packed({ followUpMonths: unpacked(detail, 'followUpMonths'), state: unpacked(detail, 'state') })
    : detail;

const recordedFollowUps: ItemRule = {
  of: 'followUps',
  each: (journey, { columns, places }, _seenFrom, take) => {
    const exitedOn = journey.columns.exitedOn.at(journey.at);
    for (const place of places) {
      const detail = columns.detail.at(place);
      if (unpacked(detail, 'state') === RECORDED)
        take(columns.day.at(place), toldIn(journey, detail), exitedOn, place);
    }
  },
};

/** At least so many days after the exit is the first follow-up due, and at most so many the last. */
const FIRST_DUE = Math.min(...FOLLOW_UP_MONTHS) * 28;
const LAST_DUE = Math.max(...FOLLOW_UP_MONTHS) * 31;

const NO_DUE_DAYS = FOLLOW_UP_MONTHS.map(() => SOME_DAY);
const dueDays = new Map<number, readonly number[]>();
/** The days on which a journey that ended on a day is followed up. */
const dueAfter = (exitedOn: number): readonly number[] => {
  const known = dueDays.get(exitedOn);
  if (known) return known;
  const days = FOLLOW_UP_MONTHS.map((months) => dayNumber(monthsAfter(dayOfNumber(exitedOn), months)));
  dueDays.set(exitedOn, days);
  return days;
};

/** Every follow-up of a journey that has ended, made or not; none of a person who has died. */
const dueFollowUps: ItemRule = {
  of: 'followUps',
  after: { days: ['exitedOn'], least: FIRST_DUE, most: LAST_DUE },
  each: (journey, { columns, places }, seenFrom, take) => {
    const { columns: of, at } = journey;
    const exitedOn = of.exitedOn.at(at);
    if (exitedOn === NEVER || (of.exitReason.at(at) & DECEASED) !== 0) return;
    const days = exitedOn === SOME_DAY ? NO_DUE_DAYS : dueAfter(exitedOn);
    for (let followUpMonths = 0; followUpMonths < days.length; followUpMonths++) {
      let entry = NO_ENTRY;
      let detail = NOT_YET[followUpMonths] ?? NOTHING_SAID;
      for (const place of places) {
        const told = columns.detail.at(place);
        if (unpacked(told, 'followUpMonths') !== followUpMonths || columns.day.at(place) > seenFrom) continue;
        if (entry !== NO_ENTRY && unpacked(detail, 'state') === RECORDED) continue;
        entry = place;
        detail = toldIn(journey, told);
      }
      take(days[followUpMonths] ?? SOME_DAY, detail, exitedOn, entry);
    }
  },
};

/** How it stands with something agreed that is to be done by a day, by what closed it. */
const stateOfDecision = (due: number, seenFrom: number, closing: Closed | undefined): number => {
  if (!closing) return due === NEVER ? NO_DUE_DAY : due > seenFrom ? NOT_DUE : PAST_DUE;
  if (!closing.isDone) return NO_LONGER_RELEVANT;
  if (due === NEVER || closing.day === SOME_DAY) return DONE;
  return closing.day <= due ? DONE_IN_TIME : DONE_LATE;
};

/** Each thing that meetings agreed on, with what had closed it by the day that it is seen from. */
const decisions: ItemRule = {
  of: 'decisions',
  each: (_journey, { columns, places }, seenFrom, take) => {
    const closings = new Map<number, Closed>();
    for (const place of places) {
      const closed = closedBy(columns.detail.at(place));
      const day = columns.day.at(place);
      if (closed && day <= seenFrom) closings.set(closed.decision, { isDone: closed.isDone, day, place });
    }
    let [meeting, inMeeting] = [NO_ENTRY, 0];
    for (const place of places) {
      const due = columns.detail.at(place);
      if (closedBy(due)) continue;
      const revision = columns.revision.at(place);
      inMeeting = revision === meeting ? inMeeting + 1 : 0;
      meeting = revision;
      const closing = closings.get(decisionNumber(meeting, inMeeting));
      take(columns.day.at(place), stateOfDecision(due, seenFrom, closing), SOME_DAY, place, closing?.place);
    }
  },
};

/** Consent given and withdrawn; and of a journey that started without, that it was missing. An anonymous journey needs none. */
const consents: ItemRule = {
  of: 'consents',
  after: { days: ['startedOn'], least: 0, most: 0 },
  each: ({ columns: of, at }, { columns, places }, _seenFrom, take) => {
    const startedOn = of.startedOn.at(at);
    let stands = false;
    for (const place of places) {
      const day = columns.day.at(place);
      const said = columns.detail.at(place);
      if (day <= startedOn && said !== CONSENT.narrowed) stands = said === CONSENT.given;
      take(day, said === CONSENT.given ? GIVEN : WITHDRAWN, SOME_DAY, place);
    }
    if (!stands && startedOn !== NEVER && of.outcome.at(at) !== OUTCOME_WITHHELD)
      take(startedOn, MISSING, SOME_DAY, NO_ENTRY);
  },
};

/** By measure, what is counted of a journey beside itself; other measures count journeys. */
export const ITEM_RULES = {
  meetings: entriesOf('meetings'),
  handovers: entriesOf('handovers'),
  employerContacts: entriesOf('employerContacts'),
  assessments: entriesOf('assessments'),
  followUps: recordedFollowUps,
  followUpsDue: dueFollowUps,
  decisions,
  consents,
  daysReferralToAnswer: answers,
  daysToFirstMeeting: firstOf('meetings', 'referredOn'),
  daysBetweenMeetings: betweenMeetings,
  daysToFirstEmployerContact: firstOf('employerContacts', 'startedOn'),
  daysExitToFollowUp: recordedFollowUps,
} as const satisfies Readonly<Partial<Record<Measure, ItemRule>>>;
export type ItemMeasure = keyof typeof ITEM_RULES;

export const isItemMeasure = (measure: Measure): measure is ItemMeasure => measure in ITEM_RULES;
