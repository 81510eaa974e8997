import type { Day } from '@samspar/kernel';
import type { Closing } from './closing.js';
import { isMedian } from './dimensions.js';
import { isTime, timeCode } from './periods.js';
import type { Answer, Cell, Dimension, StatisticsQuery } from './query.js';
import { type KeptPlaces, shareOf } from './shares.js';
import type { Spread, Tally } from './tally.js';

/** A count with what is shown of it: of medians `count` is how many days there are. */
export type Figures = Readonly<{ count: number; spread?: Spread }>;

export const figuresOf = (tally: Tally, key: number, count: number, isSpread: boolean): Figures => ({
  count,
  ...(isSpread && { spread: tally.spread(key) }),
});

/** Counts of one answer: by all its dimensions, by those that shares keep, and in all. */
export type Counted = Readonly<{
  cells: Tally;
  /** The places of the dimensions whose codes make a group. */
  kept: KeptPlaces;
  /** Denominators by group; none where there are no shares. */
  groups: ReadonlyMap<number, number>;
  total: Figures;
  closing: Closing | undefined;
  /** Journeys counted whose person is not known. */
  personNotKnown: number;
}>;

type Beginnings = readonly Readonly<{ intervention: string; date: Day }>[];

const valueOf = ({ count, spread }: Figures) => (spread ? (spread.quartiles?.[1] ?? null) : count);

/** True where registration began within the cell's own year, quarter or month, for what the cell counts. */
const isBroken = (cell: Cell, by: readonly Dimension[], beginnings: Beginnings): boolean => {
  const times = by.filter(isTime);
  return (
    times.length > 0 &&
    beginnings.some(
      ({ intervention, date }) =>
        (cell.intervention === undefined || cell.intervention === intervention) &&
        times.every((time) => cell[time] === timeCode(time, date)),
    )
  );
};

type OpenCells = Readonly<{
  cells: readonly Cell[];
  total: Pick<Answer, 'total' | 'n' | 'without' | 'quartiles'>;
}>;

const spreadOf = ({ spread }: Figures) =>
  spread && { n: spread.n, without: spread.without, quartiles: spread.quartiles };

/** The cells and the total with all that is counted of them, shares and break marks among it. */
export const cellsOf = (
  query: StatisticsQuery,
  { cells: tally, kept, groups, total }: Counted,
  beginnings: Beginnings,
): OpenCells => {
  const { by } = query;
  const groupOf = tally.grouping(kept);
  const cells = (by.length === 0 ? [] : tally.counts()).map(([key, count]): Cell => {
    const figures = figuresOf(tally, key, count, isMedian(query));
    const cell: Cell = Object.fromEntries(tally.codes(key));
    const denominator = groups.get(groupOf(key));
    return {
      ...cell,
      value: valueOf(figures),
      ...(denominator !== undefined && { share: shareOf(count, denominator) }),
      ...spreadOf(figures),
      ...(isBroken(cell, by, beginnings) && { break: true }),
    };
  });
  return { cells, total: { total: valueOf(total), ...spreadOf(total) } };
};
