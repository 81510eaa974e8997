import type { CrossedCell, CrossedRow } from './crossed-cells.js';
import type { CrossedTable } from './crossed-table.js';
import type { Dimension } from './query.js';
import { figureAddress } from './read-cell.js';
import { MOST_DIMENSIONS } from './read-query.js';

/**
 * The address of the figure in a place of a table, as `readFigure` reads it: the same figure, whatever becomes known later. Undefined where table and
 * filter together name more dimensions than a question does.
 */
export const placeAddress = (
  { unit, period, asKnownAt, definitionVersion, where, protect, rowsBy, columnsBy }: CrossedTable,
  { measure, codes }: Pick<CrossedRow, 'measure' | 'codes'>,
  column: readonly string[],
): string | undefined => {
  const placed: readonly (readonly [Dimension, string])[] = [
    ...rowsBy.flatMap((dimension, at) => (codes[at] === undefined ? [] : [[dimension, codes[at]] as const])),
    ...columnsBy.flatMap((dimension, at) =>
      column[at] === undefined ? [] : [[dimension, column[at]] as const],
    ),
  ];
  const by = placed.map(([dimension]) => dimension);
  if (new Set([...by, ...Object.keys(where)]).size > MOST_DIMENSIONS) return undefined;
  const alongside = [...rowsBy, ...columnsBy].filter((dimension) => !by.includes(dimension));
  const question = {
    measure,
    unit,
    period,
    asKnownAt,
    definitionVersion,
    by,
    ...(alongside.length > 0 && { alongside }),
    where,
    shareOf: 'last' as const,
    protect,
  };
  return figureAddress(question, Object.fromEntries(placed));
};

/** A table as it is given out as JSON: each figure that is shown with where it says why it is what it is. */
export type TableToExplain = Omit<CrossedTable, 'rows'> &
  Readonly<{
    rows: readonly (Omit<CrossedRow, 'cells'> & { cells: readonly (CrossedCell & { explain?: string })[] })[];
  }>;

export const tableToExplain = (table: CrossedTable): TableToExplain => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, place) => {
      const address = placeAddress(table, row, table.columns[place]?.codes ?? []);
      return {
        ...cell,
        ...(!cell.suppressed &&
          address !== undefined && { explain: `/api/v1/statistics/explain?${address}` }),
      };
    }),
  })),
});
