import { type Dimension, DIMENSIONS, isMultiValued, isStretch } from '@samspar/statistics';
import type { OpenCount, PlacedTable } from '../recoverable/model.js';
import { type CountedSet, keyOfSet } from '../set.js';

/** One more is hidden of some choices, as much as each counts; only where `of` is hidden, unless it is so anyhow. */
export type Demand = Readonly<{ of: number | undefined; by: ReadonlyMap<number, number> }>;

/** A whole and the cells of one table that make it. */
type Sum = Readonly<{ whole: OpenCount; parts: readonly OpenCount[] }>;

const codesOf = (set: CountedSet, dimension: Dimension): string => JSON.stringify(set.codes[dimension]);

/** Whether what is counted in one set is so in another by its days and by the codes that the other names. */
const isWithin = (one: CountedSet, other: CountedSet): boolean =>
  one.unit === other.unit &&
  one.measure === other.measure &&
  one.registered === other.registered &&
  (isStretch(one.measure)
    ? JSON.stringify(one.periods) === JSON.stringify(other.periods)
    : one.periods.every(({ from, to }) =>
        other.periods.some((period) => period.from <= from && to <= period.to),
      )) &&
  DIMENSIONS.every(
    (dimension) =>
      other.codes[dimension] === undefined || codesOf(one, dimension) === codesOf(other, dimension),
  );

/** Whether a table divides a set: it tells all the codes that the set names, and no more of each thing counted than one cell. */
const divides = ({ answer: { by, where, measure } }: PlacedTable, { codes, unit }: CountedSet): boolean =>
  DIMENSIONS.every((dimension) =>
    codes[dimension] === undefined
      ? where[dimension] === undefined || dimension === 'association'
      : by.includes(dimension) || where[dimension] !== undefined,
  ) && !by.some((dimension) => codes[dimension] === undefined && isMultiValued(dimension, measure, unit));

const sumsOf = (open: readonly OpenCount[]): readonly Sum[] => {
  const wholes = [...new Map(open.map((count) => [keyOfSet(count.shown.set), count])).values()];
  const cells = Map.groupBy(
    open.filter(({ shown: { role } }) => role === 'cell'),
    ({ table }) => table,
  );
  return wholes.flatMap((whole) =>
    [...cells].flatMap(([table, told]): Sum[] => {
      if (!divides(table, whole.shown.set)) return [];
      const parts = told.filter(({ shown: { set } }) => isWithin(set, whole.shown.set));
      return parts.reduce((sum, { count }) => sum + count, 0) === whole.count ? [{ whole, parts }] : [];
    }),
  );
};

/**
 * What sums demand: where the whole is hidden so is a part of it, and where a part is hidden so is the whole, or others that make the
 * threshold with it.
 */
export const sumDemands = (
  open: readonly OpenCount[],
  choiceOf: (count: OpenCount) => number,
  threshold: number,
): readonly Demand[] =>
  sumsOf(open).flatMap(({ whole, parts }): readonly Demand[] => {
    const counts = new Map<number, number>();
    for (const part of parts) counts.set(choiceOf(part), (counts.get(choiceOf(part)) ?? 0) + part.count);
    const choice = choiceOf(whole);
    if (counts.has(choice)) return [];
    return [
      { of: choice, by: new Map([...counts.keys()].map((part) => [part, 1])) },
      ...[...counts].map(([of, count]): Demand => {
        const others = [...counts].filter(([other]) => other !== of);
        const enough = Math.max(threshold - count, 1);
        return {
          of,
          by: new Map([
            [choice, 1],
            ...others.map(([other, more]): [number, number] => [other, Math.min(1, more / enough)]),
          ]),
        };
      }),
    ];
  });
