import type { EsfLeftOut } from '@samspar/codes';
import { type Day, isKnown, type OccurredOn } from '@samspar/kernel';
import { firstDayOf, lastDayOf, type Month } from './month.js';

/** A journey that has been started, as far as the list asks. */
export type EsfPart = Readonly<{
  journey: string;
  start: OccurredOn;
  /** Null while it goes on. */
  end: OccurredOn | null;
  sex: 'woman' | 'man' | 'unknown';
  /** Whether it can be told by number who it is; `none`: the identity is protected, or no number is known. */
  by: 'number' | 'none';
  /** Why nothing of it may be told, whatever the month. */
  barred: Exclude<EsfLeftOut, 'day-unknown' | 'sex-unknown'> | null;
}>;

/** What the list of a month tells of a journey. The end is told in the month that it lies in, and in those after it there is nothing to tell. */
export type EsfRow = Readonly<{
  journey: string;
  start: Day;
  end: Day | null;
  sex: EsfPart['sex'];
  by: EsfPart['by'];
}>;

/** Where a journey stands in a month: among those who are told, left out, or undefined: no part that month. */
export const placedIn = (
  { journey, start, end, sex, by, barred }: EsfPart,
  month: Month,
): EsfRow | EsfLeftOut | undefined => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  if (isKnown(start) && start > last) return undefined;
  if (end !== null && isKnown(end) && end < first) return undefined;
  if (barred !== null) return barred;
  if (!isKnown(start) || (end !== null && !isKnown(end))) return 'day-unknown';
  if (by === 'none' && sex === 'unknown') return 'sex-unknown';
  return { journey, start, end: end !== null && end <= last ? end : null, sex, by };
};

export type EsfList = Readonly<{
  rows: readonly EsfRow[];
  leftOut: Readonly<Partial<Record<EsfLeftOut, number>>>;
}>;

/** How often each occurs, but for those that do not. */
export const countedBy = <Code extends string>(codes: readonly Code[]): Partial<Record<Code, number>> =>
  codes.reduce<Partial<Record<Code, number>>>(
    (counts, code) => ({ ...counts, [code]: (counts[code] ?? 0) + 1 }),
    {},
  );

const inOrder = (one: EsfRow, other: EsfRow): number =>
  one.start.localeCompare(other.start) || one.journey.localeCompare(other.journey);

/** Who took part on any day of a month, in the order in which they began, and how many of them are left out and why. */
export const listOf = (parts: readonly EsfPart[], month: Month): EsfList => {
  const placed = parts.flatMap((part) => placedIn(part, month) ?? []);
  return {
    rows: placed.filter((one) => typeof one === 'object').toSorted(inOrder),
    leftOut: countedBy(placed.filter((one) => typeof one === 'string')),
  };
};
