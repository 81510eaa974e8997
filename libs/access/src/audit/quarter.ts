import { type Day, daysAfter } from '@samspar/kernel';

/** A quarter of a year, `YYYY-Q`, by its number since the year 0: the quarter of a day. */
export const quarterNumber = (day: Day): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);

/** `YYYY-Q`. */
export const quarterOfNumber = (number: number): string => `${Math.floor(number / 4)}-${(number % 4) + 1}`;

const firstDayOf = (number: number): Day =>
  `${String(Math.floor(number / 4)).padStart(4, '0')}-${String((number % 4) * 3 + 1).padStart(2, '0')}-01`;

/** The first and the last day of a quarter, by its number. */
export const daysOfQuarter = (number: number): Readonly<{ from: Day; to: Day }> => ({
  from: firstDayOf(number),
  to: daysAfter(firstDayOf(number + 1), -1),
});
