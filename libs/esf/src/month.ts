import { type Day, daysAfter, isDay, monthsAfter } from '@samspar/kernel';

/** `YYYY-MM`. */
export type Month = string;

export const isMonth = (text: string): text is Month => /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`);

export const firstDayOf = (month: Month): Day => `${month}-01`;

export const lastDayOf = (month: Month): Day => daysAfter(monthsAfter(firstDayOf(month), 1), -1);

const monthOf = (day: Day): Month => day.slice(0, 7);

/** The months that were over on a day, the latest first: at most so many, and none before the month of `from`. */
export const monthsOver = (today: Day, from: Day | null, most: number): readonly Month[] =>
  Array.from({ length: most }, (_none, back) =>
    monthOf(monthsAfter(firstDayOf(monthOf(today)), -1 - back)),
  ).filter((month) => from === null || month >= monthOf(from));
