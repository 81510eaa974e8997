import { type Day, isDay } from '@samspar/kernel';

const TODAY = ['idag', 'i dag', 'today'];
const YESTERDAY = ['igår', 'i går', 'yesterday'];

// What is between two numbers is read in one way only: a long gap would else be tried in all ways.
const YEAR_FIRST = /^(\d{4})(?:\s*[-–./]\s*|\s+)(\d{1,2})(?:\s*[-–./]\s*|\s+)(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})(?:\s*[-./]\s*|\s+)(\d{1,2})(?:\s*[-./]\s*|\s+)(\d{4})$/;

const dayBefore = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

const dayOf = ([year = '', month = '', day = '']: readonly string[]): Day | undefined => {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
};

/**
 * The day that somebody typed: 2024-03-05, 20240305, 2024/3/5, 5/3 2024, 5.3.2024, `idag`, `igår`. Undefined where the text is no day;
 * a year of two digits is none, for nobody knows which century it means.
 */
export const readTypedDay = (text: string, today: Day): Day | undefined => {
  const typed = text.trim().toLowerCase();
  if (TODAY.includes(typed)) return today;
  if (YESTERDAY.includes(typed)) return dayBefore(today);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  const yearFirst = compact ?? YEAR_FIRST.exec(typed);
  if (yearFirst) return dayOf(yearFirst.slice(1));
  const dayFirst = DAY_FIRST.exec(typed);
  return dayFirst ? dayOf(dayFirst.slice(1).toReversed()) : undefined;
};
