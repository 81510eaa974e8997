/** A calendar day in Europe/Stockholm as `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** The stated unknown of a day: it happened, nobody knows when. Order rules skip it. */
export const UNKNOWN_DAY = 'unknown';
/** A day, or `UNKNOWN_DAY`. */
export type OccurredOn = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** Every month has the days up to this one. */
const LAST_EVERYWHERE = '28';

/** Whole days since 1970-01-01 of an existing day. */
export const dayNumber = (day: Day): number => Date.parse(day) / MS_PER_DAY;

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The day that lies `number` whole days after 1970-01-01. */
export const dayOfNumber = (number: number): Day => {
  const at = new Date(number * MS_PER_DAY);
  const year = String(at.getUTCFullYear()).padStart(4, '0');
  return `${year}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`;
};

export const daysAfter = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** The same day of a later month; its last day where it has no such day (lag 1930:173 1 §). */
export const monthsAfter = (day: Day, months: number): Day => {
  const number = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${twoDigits(month)}-${twoDigits(Math.min(Number(day.slice(8)), last))}`;
};

/** The day on which so many years since a day are complete. */
export const yearsAfter = (day: Day, years: number): Day => monthsAfter(day, 12 * years);

/** True for a day that exists: 2024-02-29 does, 2023-02-29 does not. */
export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' &&
  DAY.test(text) &&
  (text.slice(8) <= LAST_EVERYWHERE || new Date(text).getUTCDate() === Number(text.slice(8)));

export const isKnown = (day: OccurredOn | undefined): day is Day => day !== undefined && day !== UNKNOWN_DAY;

const LEAP_DAY = '02-29';

/** The month and day on which a year since `from` is complete in the year of `to` (lag 1930:173 1 §: else the month's last day). */
const anniversary = (from: Day, to: Day): string =>
  from.endsWith(LEAP_DAY) && !isDay(`${to.slice(0, 4)}-${LEAP_DAY}`) ? '02-28' : from.slice(5);

/**
 * Completed years from one day to a later one, as people count age. Half-open: 5 is reached on the day itself; whoever
 * is born on 29 February completes a year on 28 February where the year has no such day (lag 1930:173 1 §).
 */
export const wholeYears = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < anniversary(from, to) ? 1 : 0);

const inStockholm = (epochMs: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO('Europe/Stockholm');

/** The day it is in Stockholm at an instant given in milliseconds since the epoch. */
export const dayInStockholm = (epochMs: number): Day => inStockholm(epochMs).toPlainDate().toString();

/** What the clock shows in Stockholm at an instant: `14.03`. */
export const clockInStockholm = (epochMs: number): string => {
  const time = inStockholm(epochMs);
  return `${String(time.hour).padStart(2, '0')}.${String(time.minute).padStart(2, '0')}`;
};

/** The day and the time in Stockholm at an instant, to the second: `2024-03-05 14:03:20`. */
export const momentInStockholm = (epochMs: number): string => {
  const time = inStockholm(epochMs).toPlainDateTime().toString({ smallestUnit: 'second' });
  return time.replace('T', ' ');
};

/** The first millisecond of a day in Stockholm, in milliseconds since the epoch. */
export const startOfDayInStockholm = (day: Day): number =>
  Temporal.PlainDate.from(day).toZonedDateTime('Europe/Stockholm').epochMilliseconds;

/** The last millisecond of a day in Stockholm, in milliseconds since the epoch. */
export const endOfDayInStockholm = (day: Day): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Stockholm').epochMilliseconds - 1;

/** The whole hour that has begun in Stockholm at an instant given in milliseconds since the epoch: 0 to 23. */
export const hourInStockholm = (epochMs: number): number => inStockholm(epochMs).hour;
