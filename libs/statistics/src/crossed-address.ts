import type { CrossedCell, CrossedRow } from './crossed-cells.js';
import type { CrossedTable } from './crossed-table.js';
import type { Dimension, Measure } from './query.js';
import { figureAddresses } from './read-cell.js';
import { MOST_DIMENSIONS } from './read-query.js';

type FiguresOf = ReturnType<typeof figureAddresses>;
/** What the addresses of a table's figures begin with, by measure and by what divides it: most figures of a table share it. */
const begun = new WeakMap<CrossedTable, Map<string, FiguresOf>>();

const figuresOf = (table: CrossedTable, measure: Measure, by: readonly Dimension[]): FiguresOf => {
  const known = begun.get(table) ?? new Map<string, FiguresOf>();
  begun.set(table, known);
  const name = [measure, ...by].join();
  const found = known.get(name);
  if (found) return found;
  const { unit, period, asKnownAt, definitionVersion, where, unknowns, protect, rowsBy, columnsBy } = table;
  const alongside = [...rowsBy, ...columnsBy].filter((dimension) => !by.includes(dimension));
  const made = figureAddresses({
    measure,
    unit,
    period,
    asKnownAt,
    definitionVersion,
    by,
    ...(alongside.length > 0 && { alongside }),
    where,
    shareOf: 'last',
    ...(unknowns && { unknowns }),
    protect,
  });
  known.set(name, made);
  return made;
};

/**
 * The address of the figure in a place of a table, as `readFigure` reads it: the same figure, whatever becomes known later. Undefined where table and
 * filter together name more dimensions than a question does.
 */
export const placeAddress = (
  table: CrossedTable,
  { measure, codes }: Pick<CrossedRow, 'measure' | 'codes'>,
  column: readonly string[],
): string | undefined => {
  const { where, rowsBy, columnsBy } = table;
  const placed: readonly (readonly [Dimension, string])[] = [
    ...rowsBy.flatMap((dimension, at) => (codes[at] === undefined ? [] : [[dimension, codes[at]] as const])),
    ...columnsBy.flatMap((dimension, at) =>
      column[at] === undefined ? [] : [[dimension, column[at]] as const],
    ),
  ];
  const by = placed.map(([dimension]) => dimension);
  if (new Set([...by, ...Object.keys(where)]).size > MOST_DIMENSIONS) return undefined;
  return figuresOf(table, measure, by)(Object.fromEntries(placed));
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
