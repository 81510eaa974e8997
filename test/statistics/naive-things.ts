import { EXIT_REASON, LIVELIHOOD } from '@samspar/codes';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { type JourneyRow, type Measure, NEVER, SOME_DAY } from '@samspar/statistics';
import type { Fed, FedContact } from './fed.js';

/** Something that is counted of a journey beside itself. */
export type NaiveThing = Readonly<{
  day: number;
  /** The day that a median is reckoned from; absent: there is none. */
  since?: number;
  codes: Readonly<Partial<Record<string, readonly string[]>>>;
  /** The entry that it is, where it is one as it stands. */
  contact?: FedContact;
  /** The entry that tells it; absent: none does. */
  toldBy?: FedContact;
}>;

const DECEASED = EXIT_REASON.findIndex(({ code }) => code === 'deceased');

const isDay = (day: number) => day !== NEVER && day !== SOME_DAY;

/** The entries of a journey that stand at a moment. */
export const standing = (fed: Fed, journey: number, moment: number): readonly FedContact[] =>
  fed.contacts.filter(
    (contact) =>
      contact.journey === journey &&
      contact.knownFrom <= moment &&
      (contact.knownTo === Infinity || contact.knownTo > moment),
  );

const firstOfMonth = (count: number): number =>
  dayNumber(`${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`);

/** Six months after 31 August is the last of February. */
const monthsLater = (day: number, months: number): number => {
  const [year = 0, month = 0, date = 0] = dayOfNumber(day).split('-').map(Number);
  const all = year * 12 + month - 1 + months;
  return Math.min(firstOfMonth(all) + date - 1, firstOfMonth(all + 1) - 1);
};

/** What a follow-up told; nothing of a journey that counts as an anonymous one. */
const told = (row: JourneyRow, { said }: FedContact) => ({
  followUpMonths: [String(said.months)],
  state: [said.isMade ? 'recorded' : 'missed'],
  ...(row.outcome !== 4 && {
    ...(said.occupation && { occupationAtFollowUp: [said.occupation] }),
    ...(said.livelihood?.length && {
      livelihoodAtFollowUp: LIVELIHOOD.map(({ code }) => code as string).filter((code) =>
        said.livelihood?.includes(code),
      ),
    }),
  }),
});

const firstOf = (entries: readonly FedContact[], since: number): readonly NaiveThing[] => {
  if (entries.length === 0) return [];
  const days = entries.map(({ day }) => day).filter(isDay);
  const day = days.length > 0 ? Math.min(...days) : SOME_DAY;
  const toldBy = entries.find((entry) => entry.day === day) ?? entries[0];
  return [{ day, since, codes: {}, ...(toldBy && { toldBy }) }];
};

type Rule = (
  row: JourneyRow,
  of: (kind: FedContact['kind']) => readonly FedContact[],
  to: number,
) => readonly NaiveThing[];

const followUps: Rule = (row, of) =>
  of('followUps')
    .filter(({ said }) => said.isMade)
    .map((entry) => ({ day: entry.day, since: row.exitedOn, codes: told(row, entry), toldBy: entry }));

const plain =
  (kind: FedContact['kind']): Rule =>
  (_row, of) =>
    of(kind).map((contact) => ({ day: contact.day, codes: {}, contact, toldBy: contact }));

const followUpsDue: Rule = (row, of, to) => {
  if (row.exitedOn === NEVER || Math.floor(row.exitReason / 2 ** DECEASED) % 2 === 1) return [];
  return ([6, 12, 24, 36] as const).map((months) => {
    const done = of('followUps').filter(
      ({ said, day }) => said.months === months && (day === SOME_DAY || day <= to),
    );
    const entry = done.find(({ said }) => said.isMade) ?? done.at(-1);
    return {
      day: row.exitedOn === SOME_DAY ? SOME_DAY : monthsLater(row.exitedOn, months),
      codes: entry ? told(row, entry) : { followUpMonths: [String(months)], state: ['not-yet'] },
      ...(entry && { toldBy: entry }),
    };
  });
};

const consents: Rule = (row, of) => {
  const said = of('consents');
  const last = said
    .filter(
      (entry) => entry.said.consent !== 'narrowed' && (entry.day === SOME_DAY || entry.day <= row.startedOn),
    )
    .at(-1);
  const isMissing = row.startedOn !== NEVER && row.outcome !== 4 && last?.said.consent !== 'given';
  return [
    ...said.map((entry) => ({
      day: entry.day,
      codes: { state: [entry.said.consent === 'given' ? 'given' : 'withdrawn'] },
      toldBy: entry,
    })),
    ...(isMissing ? [{ day: row.startedOn, codes: { state: ['missing'] } }] : []),
  ];
};

const came = (dueOn: number | undefined, { day, said }: FedContact): string => {
  if (!said.closes?.isDone) return 'no-longer-relevant';
  if (dueOn === undefined || day === SOME_DAY) return 'done';
  return day > dueOn ? 'done-late' : 'done-in-time';
};

/** What an assessment said; nothing of a journey that counts as an anonymous one. */
export const assessed = (row: JourneyRow, { said }: FedContact) =>
  said.assessment && row.outcome !== 4
    ? {
        assessmentKind: [said.assessment.kind],
        assessingParty: [said.assessment.party],
        assessmentOutcome: [said.assessment.outcome],
      }
    : {};

const RULES: Readonly<Partial<Record<Measure, Rule>>> = {
  meetings: plain('meetings'),
  handovers: plain('handovers'),
  employerContacts: plain('employerContacts'),
  assessments: (row, of) =>
    of('assessments').map((contact) => ({ day: contact.day, codes: assessed(row, contact), contact })),
  followUps,
  daysExitToFollowUp: followUps,
  followUpsDue,
  decisions: (_row, of, to) =>
    of('decisions')
      .filter(({ said }) => !said.closes)
      .map((toldBy) => {
        const { day, revision, said } = toldBy;
        const { dueOn } = said;
        const closing = of('decisions').findLast(
          (one) => one.said.closes?.meeting === revision && (one.day === SOME_DAY || one.day <= to),
        );
        const open = dueOn === undefined ? 'no-due-day' : dueOn > to ? 'not-due' : 'past-due';
        return { day, codes: { state: [closing ? came(dueOn, closing) : open] }, toldBy };
      }),
  consents,
  daysReferralToAnswer: (row) => {
    const day = row.acceptedOn !== NEVER ? row.acceptedOn : row.outcome === 1 ? row.outcomeOn : NEVER;
    return day === NEVER ? [] : [{ day, since: row.referredOn, codes: {} }];
  },
  daysToFirstMeeting: (row, of) => firstOf(of('meetings'), row.referredOn),
  daysToFirstEmployerContact: (row, of) => firstOf(of('employerContacts'), row.startedOn),
  daysBetweenMeetings: (_row, of) => {
    const inOrder = of('meetings').toSorted((one, other) => one.day - other.day);
    return inOrder.map((toldBy, place) => {
      const { day } = toldBy;
      const since = inOrder[place - 1]?.day;
      return { day, codes: {}, toldBy, ...(since !== undefined && since !== SOME_DAY && { since }) };
    });
  },
};

/** What a measure counts of one journey beside itself, slowly, written from docs/statistics.md alone; undefined where it counts journeys. */
export const naiveThings = (
  measure: Measure,
  row: JourneyRow,
  all: readonly FedContact[],
  to: number,
): readonly NaiveThing[] | undefined =>
  RULES[measure]?.(row, (kind) => all.filter((entry) => entry.kind === kind), to);
