import type { Sentence } from '@samspar/kernel';
import writeWorkbook from 'write-excel-file/node';
import { type Cell, isUnknown, textOf } from './cell.js';
import { type ColumnMatches, columnsBy } from './column-matches.js';
import { columnOfHeader, headerOf } from './columns.js';
import { isToMend, type Table } from './headers.js';
import { mendedCell, type Mends } from './mends.js';
import type { RejectedRow } from './row-values.js';

const REASON_WIDTH = 60;
const WIDTH = 18;

const asWritten = (cell: Cell | undefined) => {
  if (cell === null || cell === undefined || cell === '' || isUnknown(cell)) return null;
  return cell instanceof Date ? { value: cell, format: 'yyyy-mm-dd' } : { value: cell };
};

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/** A row that was rejected, and all that is wrong with it in words. */
export type Mark = Readonly<{ row: number; words: string }>;

/** The rows of a report, each with all that is wrong with it, in a language. */
export const marksOf = (rejected: readonly RejectedRow[], language: keyof Sentence): readonly Mark[] =>
  [...Map.groupBy(rejected, ({ row }) => row)].map(([row, faults]) => ({
    row,
    words: faults.map(({ column, sentence }) => `${column}: ${sentence[language]}`).join('\n'),
  }));

/**
 * An .xlsx workbook of the rows of a table that were rejected, every column as it stands there, identity numbers too, after a column
 * that says what to put right, under its title in the language that is asked for. Ready to be corrected and imported.
 */
export const mendWorkbook = async (
  { sheet, headers }: Table,
  marks: readonly Mark[],
  title: string,
  { mends = {}, columns = {} }: Readonly<{ mends?: Mends; columns?: ColumnMatches }> = {},
): Promise<Buffer> => {
  const places = [...headers.cells.keys()].filter((at) => !isToMend(textOf(headers.cells[at])));
  const columnOf = columnsBy(columns);
  const named = (at: number): string => {
    const header = textOf(headers.cells[at]);
    const byHand = columnOf(header);
    return byHand && !columnOfHeader(header) ? headerOf(byHand) : header;
  };
  const rows = new Map(sheet.rows.map((row) => [row.number, row.cells]));
  return writeWorkbook([
    {
      sheet: title,
      data: [
        [bold(title), ...places.map((at) => bold(named(at)))],
        ...marks.map(({ row, words }) => [
          { value: words, wrap: true },
          ...places.map((at) => asWritten(mendedCell(mends, row, named(at)) ?? rows.get(row)?.[at])),
        ]),
      ],
      columns: [{ width: REASON_WIDTH }, ...places.map(() => ({ width: WIDTH }))],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
};
