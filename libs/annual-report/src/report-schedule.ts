import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import type { ReportPeriod } from './report-period.js';

/** What a schedule makes a report of: the first half of a year, or the whole. */
const SCHEDULED = ['half-year', 'year'] as const;
export type Scheduled = (typeof SCHEDULED)[number];

/** A report that is made of each such period, so many days after its last. */
export type ScheduledReport = Readonly<{ every: Scheduled; daysAfter: number }>;

/** Days after the period, where none are said: most of what is registered late has come by then. */
const USUAL_DAYS_AFTER = 31;
const MOST_DAYS_AFTER = 180;

const readOne = (text: string): ScheduledReport | undefined => {
  const [name, days, ...more] = text.split(':');
  const every = SCHEDULED.find((one) => one === name);
  if (!every || more.length > 0 || (days !== undefined && !/^\d{1,3}$/.test(days))) return undefined;
  const daysAfter = days === undefined ? USUAL_DAYS_AFTER : Number(days);
  return daysAfter >= 1 && daysAfter <= MOST_DAYS_AFTER ? { every, daysAfter } : undefined;
};

/** Reads `half-year,year:45`: which reports, and how many days after their period; undefined where it says something else. */
export const readSchedule = (text: string): readonly ScheduledReport[] | undefined => {
  const read = text.split(',').map((one) => readOne(one.trim()));
  const schedule = read.flatMap((one) => one ?? []);
  const isWhole = schedule.length === read.length;
  return isWhole && new Set(schedule.map(({ every }) => every)).size === schedule.length
    ? schedule
    : undefined;
};

/** A report that it is time to make: the half-year report or the annual report. */
export type DueReport = Readonly<{ every: Scheduled; period: ReportPeriod }>;

const dueIn = (every: Scheduled, year: number): DueReport => ({
  every,
  period:
    every === 'year'
      ? { name: 'arsredovisning', year, from: `${year}-01-01`, to: `${year}-12-31` }
      : { name: 'halvarsrapport', year, half: 1, from: `${year}-01-01`, to: `${year}-06-30` },
});

/** What is to have been made by a day: of each kind that of the last period whose day has come, whenever that was. */
export const dueReports = (schedule: readonly ScheduledReport[], today: Day): readonly DueReport[] =>
  schedule.map(({ every, daysAfter }) => {
    const last = Number(dayOfNumber(dayNumber(today) - daysAfter).slice(0, 4));
    const isOver = dayNumber(dueIn(every, last).period.to) + daysAfter <= dayNumber(today);
    return dueIn(every, isOver ? last : last - 1);
  });
