import type { Sentence } from '@samspar/kernel';
import { type FileCell, isUnknownCell, textOf } from './cell.js';
import { type ColumnMatches, columnsBy } from './column-matches.js';
import { columnOfHeader, headerOf } from './columns.js';
import { isToMend, type HeadedTable } from './headers.js';
import { mendedCell, type Mends } from './mends.js';
import { reasonSentence } from './reasons.js';
import type { ToldRow } from './row-values.js';
import { sheetOf, type WrittenCell } from './sheet-writer.js';

const REASON_WIDTH = 60;
const WIDTH = 18;

const asWritten = (cell: FileCell | undefined): WrittenCell =>
  cell === undefined || isUnknownCell(cell) ? null : cell;

/** A row that was rejected, and all that is wrong with it in words. */
export type Mark = Readonly<{ row: number; words: string }>;

/** Rows that were rejected, in their order, each with all that is wrong with it, in a language; put into words as they are asked for. */
export function* marksOf(rejected: readonly ToldRow[], language: keyof Sentence): Generator<Mark, undefined> {
  for (const { raw, problems } of rejected.toSorted((one, other) => one.raw.row - other.raw.row))
    yield {
      row: raw.row,
      words: problems
        .map(({ column, reason }) => `${headerOf(column)}: ${reasonSentence(reason)[language]}`)
        .join('\n'),
    };
}

/**
 * An .xlsx workbook of the rows of a table that were rejected, every column as it stands there, identity numbers too, after a column
 * that says what to put right, under its title in the language that is asked for. Ready to be corrected and imported.
 */
export const mendWorkbook = (
  { sheet, headers }: HeadedTable,
  marks: Iterable<Mark>,
  title: string,
  { mends = {}, columns = {} }: Readonly<{ mends?: Mends; columns?: ColumnMatches }> = {},
): Buffer => {
  const places = [...headers.cells.keys()].filter((at) => !isToMend(textOf(headers.cells[at])));
  const columnOf = columnsBy(columns);
  const names = new Map(
    places.map((at) => {
      const header = textOf(headers.cells[at]);
      const byHand = columnOf(header);
      return [at, byHand && !columnOfHeader(header) ? headerOf(byHand) : header];
    }),
  );
  const rows = new Map(sheet.rows.map((row) => [row.number, row.cells]));
  const written = function* (): Generator<readonly WrittenCell[]> {
    for (const { row, words } of marks)
      yield [
        words,
        ...places.map((at) => asWritten(mendedCell(mends, row, names.get(at) ?? '') ?? rows.get(row)?.[at])),
      ];
  };
  return sheetOf(title, [title, ...names.values()], written(), [REASON_WIDTH, ...places.map(() => WIDTH)]);
};
