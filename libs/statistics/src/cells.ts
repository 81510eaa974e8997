import type { Day } from '@samspar/kernel';
import type { Closing } from './closing.js';
import { isMedian } from './dimensions.js';
import { isTime, timeCode } from './periods.js';
import { hide } from './protection.js';
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

type ShownCells = Readonly<{
  cells: readonly Cell[];
  total: Pick<Answer, 'total' | 'n' | 'without' | 'quartiles' | 'suppressed'>;
  isHidden: boolean;
}>;

/** The cells and the total as they are shown: with shares, break marks, and without what protection hides below the threshold. */
export const cellsOf = (
  query: StatisticsQuery,
  { cells: tally, kept, groups, total }: Counted,
  beginnings: Beginnings,
  threshold: number,
): ShownCells => {
  const { by } = query;
  const groupOf = tally.grouping(kept);
  const counted = (by.length === 0 ? [] : tally.counts()).map(([key, count]) => ({
    ...figuresOf(tally, key, count, isMedian(query)),
    key,
    group: groupOf(key),
  }));
  const hidden = hide({ cells: counted, showsGroups: !isMedian(query), total: total.count }, threshold);
  const isSmall = (count: number | undefined) => count !== undefined && count > 0 && count < threshold;
  const withoutHidden = [total, ...counted].some(({ spread }) => isSmall(spread?.without));
  const spreadOf = ({ spread }: Figures) =>
    spread && {
      n: spread.n,
      ...(!withoutHidden && { without: spread.without }),
      quartiles: spread.quartiles,
    };

  const cells = counted.map((figures): Cell => {
    const { key, group, count } = figures;
    const cell: Cell = Object.fromEntries(tally.codes(key));
    const mark = isBroken(cell, by, beginnings) && ({ break: true } as const);
    if (hidden.cells.has(figures)) return { ...cell, suppressed: true, ...mark };
    const denominator = groups.get(group);
    return {
      ...cell,
      value: valueOf(figures),
      ...(denominator !== undefined && !hidden.groups.has(group) && { share: shareOf(count, denominator) }),
      ...spreadOf(figures),
      ...mark,
    };
  });
  return {
    cells,
    total: hidden.total ? { total: null, suppressed: true } : { total: valueOf(total), ...spreadOf(total) },
    isHidden: hidden.total || hidden.cells.size > 0,
  };
};
