import type { CrossedCell, CrossedRow } from './crossed-cells.js';
import type { CrossedTable } from './crossed-table.js';
import type { Dimension, Measure } from './query.js';
import { codeAddress, figureAddress } from './read-cell.js';
import { MOST_DIMENSIONS } from './read-query.js';

/** What the addresses of a table's figures begin with, by measure and by how many dimensions divide it: most figures of a table share it. */
const begun = new WeakMap<CrossedTable, Map<string, string | undefined>>();

/** The address of the total of what is divided so; undefined where that and the filter name more dimensions than a question does. */
const totalAddress = (
  { unit, period, asKnownAt, definitionVersion, where, unknowns, protect, rowsBy, columnsBy }: CrossedTable,
  measure: Measure,
  by: readonly Dimension[],
): string | undefined => {
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
    shareOf: 'last',
    ...(unknowns && { unknowns }),
    protect,
  } as const;
  return figureAddress(question, {});
};

const placed = (by: readonly Dimension[], codes: readonly string[]): string =>
  codes.reduce(
    (said, code, at) => (by[at] === undefined ? said : `${said}&${codeAddress(by[at], code)}`),
    '',
  );

/**
 * The address of the figure in a place of a table, as `readFigure` reads it: the same figure, whatever becomes known later. Undefined where table and
 * filter together name more dimensions than a question does.
 */
export const placeAddress = (
  table: CrossedTable,
  { measure, codes }: Pick<CrossedRow, 'measure' | 'codes'>,
  column: readonly string[],
): string | undefined => {
  const { rowsBy, columnsBy } = table;
  const known = begun.get(table) ?? new Map<string, string | undefined>();
  begun.set(table, known);
  const name = `${measure} ${codes.length} ${column.length}`;
  if (!known.has(name)) {
    const by = [...rowsBy.slice(0, codes.length), ...columnsBy.slice(0, column.length)];
    known.set(name, totalAddress(table, measure, by));
  }
  const total = known.get(name);
  return total && total + placed(rowsBy, codes) + placed(columnsBy, column);
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
