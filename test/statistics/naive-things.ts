import { EXIT_REASON, LIVELIHOOD } from '@samspar/codes';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { type JourneyRow, type Measure, NEVER, SOME_DAY } from '@samspar/statistics';
import type { Fed, FedContact } from './naive-reference.js';

/** Something that is counted of a journey beside itself. */
export type NaiveThing = Readonly<{
  day: number;
  /** The day that a median is reckoned from; absent: there is none. */
  since?: number;
  codes: Readonly<Partial<Record<string, readonly string[]>>>;
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

/** Six months after 31 August is the last of February. */
const monthsLater = (day: number, months: number): number => {
  const [year = 0, month = 0, date = 0] = dayOfNumber(day).split('-').map(Number);
  const all = year * 12 + month - 1 + months;
  const first = (count: number) =>
    dayNumber(`${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`);
  return Math.min(first(all) + date - 1, first(all + 1) - 1);
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
  return [{ day: days.length > 0 ? Math.min(...days) : SOME_DAY, since, codes: {} }];
};

/** What a measure counts of one journey, slowly, written from docs/statistics.md alone; `to` is the last day of the period. */
export const naiveThings = (
  measure: Measure,
  row: JourneyRow,
  all: readonly FedContact[],
  to: number,
): readonly NaiveThing[] => {
  const of = (kind: FedContact['kind']) => all.filter((entry) => entry.kind === kind);
  switch (measure) {
    case 'followUps':
    case 'daysExitToFollowUp':
      return of('followUps')
        .filter(({ said }) => said.isMade)
        .map((entry) => ({ day: entry.day, since: row.exitedOn, codes: told(row, entry) }));
    case 'followUpsDue':
      if (row.exitedOn === NEVER || Math.floor(row.exitReason / 2 ** DECEASED) % 2 === 1) return [];
      return ([6, 12, 24, 36] as const).map((months) => {
        const done = of('followUps').filter(
          ({ said, day }) => said.months === months && (day === SOME_DAY || day <= to),
        );
        const entry = done.find(({ said }) => said.isMade) ?? done.at(-1);
        return {
          day: row.exitedOn === SOME_DAY ? SOME_DAY : monthsLater(row.exitedOn, months),
          codes: entry ? told(row, entry) : { followUpMonths: [String(months)], state: ['not-yet'] },
        };
      });
    case 'decisions':
      return of('decisions').map(({ day, said: { dueOn } }) => ({
        day,
        codes: { state: [dueOn === undefined ? 'no-due-day' : dueOn > to ? 'not-due' : 'past-due'] },
      }));
    case 'consents': {
      const said = of('consents');
      const last = said
        .filter(
          (entry) =>
            entry.said.consent !== 'narrowed' && (entry.day === SOME_DAY || entry.day <= row.startedOn),
        )
        .at(-1);
      const isMissing = row.startedOn !== NEVER && row.outcome !== 4 && last?.said.consent !== 'given';
      return [
        ...said.map((entry) => ({
          day: entry.day,
          codes: { state: [entry.said.consent === 'given' ? 'given' : 'withdrawn'] },
        })),
        ...(isMissing ? [{ day: row.startedOn, codes: { state: ['missing'] } }] : []),
      ];
    }
    case 'daysReferralToAnswer': {
      const day = row.acceptedOn !== NEVER ? row.acceptedOn : row.outcome === 1 ? row.outcomeOn : NEVER;
      return day === NEVER ? [] : [{ day, since: row.referredOn, codes: {} }];
    }
    case 'daysToFirstMeeting':
      return firstOf(of('meetings'), row.referredOn);
    case 'daysToFirstEmployerContact':
      return firstOf(of('employerContacts'), row.startedOn);
    case 'daysBetweenMeetings': {
      const days = of('meetings')
        .map(({ day }) => day)
        .sort((one, other) => one - other);
      return days.map((day, place) => {
        const since = days[place - 1];
        return { day, codes: {}, ...(since !== undefined && since !== SOME_DAY && { since }) };
      });
    }
    default:
      throw new Error(`${measure} counts journeys.`);
  }
};
