import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import type { Dimension } from './query.js';

/** The dimensions of time, finest first. */
export const TIME_DIMENSIONS = ['month', 'quarter', 'year'] as const satisfies readonly Dimension[];
export type TimeDimension = (typeof TIME_DIMENSIONS)[number];

export const isTime = (dimension: string): dimension is TimeDimension =>
  (TIME_DIMENSIONS as readonly string[]).includes(dimension);

/** Code of the year, quarter or month that a day lies in: 2024 · 2024-Q1 · 2024-01. */
export const timeCode = (dimension: TimeDimension, day: Day): string =>
  dimension === 'year'
    ? day.slice(0, 4)
    : dimension === 'month'
      ? day.slice(0, 7)
      : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const FORMS: Readonly<Record<TimeDimension, RegExp>> = {
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
};
export const isTimeCode = (dimension: TimeDimension, code: string): boolean => FORMS[dimension].test(code);

const MONTHS: Readonly<Record<TimeDimension, number>> = { month: 1, quarter: 3, year: 12 };

/** First day of the year, quarter or month after the one a day lies in. */
const nextStart = (dimension: TimeDimension, day: Day): number => {
  const span = MONTHS[dimension];
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / span) * span + span;
  const year = Number(day.slice(0, 4)) + Math.floor(month / 12);
  return year > 9999
    ? dayNumber('9999-12-31') + 1
    : dayNumber(`${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);
};

/** A part of a period: day numbers, both included, and the years, quarters and months it lies in. */
export type SubPeriod = Readonly<{ from: number; to: number }>;

/** The parts that a dimension of time cuts a period into, in order; the first and last cut to the period. */
export const subPeriods = (dimension: TimeDimension, { from, to }: SubPeriod): readonly SubPeriod[] => {
  const parts: SubPeriod[] = [];
  for (let start = from; start <= to;) {
    const next = nextStart(dimension, dayOfNumber(start));
    parts.push({ from: start, to: Math.min(next - 1, to) });
    start = next;
  }
  return parts;
};

/** How many parts that would be, without making them. */
export const countSubPeriods = (dimension: TimeDimension, from: Day, to: Day): number => {
  const index = (day: Day) =>
    Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / MONTHS[dimension]);
  return index(to) - index(from) + 1;
};
