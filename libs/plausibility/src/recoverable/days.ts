import type { Measure } from '@samspar/statistics';
import type { CountedSet, Interval } from '../set.js';
import type { Axes } from './joint-table.js';

/** What a median and its quartiles tell: of so many things of a set, at a moment, how many have days up to each of them. */
export type SpreadOfSet = Readonly<{
  set: CountedSet;
  time: Interval;
  view: string;
  n: number;
  quartiles: readonly [number, number, number];
}>;

/** The axis of how many days the things of a measure and a time have. */
export const daysAxis = (measure: Measure, { from, to }: Interval): string => `days:${measure}:${from}-${to}`;

/** Days that medians and quartiles tell apart: those between two of them, and each by itself; each by its first. */
const codesOf = (told: readonly number[]): readonly string[] => {
  const days = [...new Set(told)].toSorted((one, other) => one - other);
  return [
    '-Infinity',
    ...days.flatMap((day, place) => [day, ...(days[place + 1] === day + 1 ? [] : [day + 1])]).map(String),
  ];
};

export const daysAxes = (spreads: readonly SpreadOfSet[]): Axes =>
  new Map(
    [...Map.groupBy(spreads, ({ set, time }) => daysAxis(set.measure, time))].map(([axis, some]) => [
      axis,
      codesOf(some.flatMap(({ quartiles }) => quartiles)),
    ]),
  );

/** How many things at least have days among the codes, and at most. */
export type SpreadBound = Readonly<{ codes: readonly string[]; least: number; most: number }>;

/** A quartile is the value at its rank, so that as many have that value or less, and fewer have less. */
export const boundsOfSpread = (
  { n, quartiles }: SpreadOfSet,
  codes: readonly string[],
): readonly SpreadBound[] =>
  quartiles.flatMap((days, place): readonly SpreadBound[] => {
    const rank = Math.ceil(((place + 1) * n) / 4);
    const upTo = codes.filter((code) => Number(code) <= days);
    const less = codes.filter((code) => Number(code) < days);
    return [
      { codes: upTo, least: rank, most: n },
      { codes: less, least: 0, most: rank - 1 },
    ];
  });
