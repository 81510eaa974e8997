import type { Sentence } from '@samspar/kernel';
import writeWorkbook from 'write-excel-file/node';
import { type Cell, textOf } from './cell.js';
import { isToMend, readTable, TO_MEND } from './headers.js';
import { readSheets } from './read-rows.js';
import type { RejectedRow } from './row-values.js';

const REASON_WIDTH = 60;
const WIDTH = 18;

const asWritten = (cell: Cell | undefined) => {
  if (cell === null || cell === undefined || cell === '') return null;
  return cell instanceof Date && !Number.isNaN(cell.getTime())
    ? { value: cell, format: 'yyyy-mm-dd' }
    : { value: cell instanceof Date ? textOf(cell) : cell };
};

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/**
 * An .xlsx workbook of the rows of a file that were rejected, every column as it stands there, identity numbers too, after a column
 * that says what to put right, in the language that is asked for. Ready to be corrected and imported. Undefined where the file cannot be read as a table.
 */
export const mendWorkbook = async (
  bytes: Uint8Array,
  rejected: readonly RejectedRow[],
  language: keyof Sentence,
): Promise<Buffer | undefined> => {
  const read = await readSheets(bytes);
  const found = 'sheets' in read ? readTable(read.sheets) : read;
  if ('refusal' in found) return undefined;
  const { sheet, headerRow } = found.table;
  const headers = sheet[headerRow] ?? [];
  const places = [...headers.keys()].filter((at) => !isToMend(textOf(headers[at])));
  return writeWorkbook([
    {
      sheet: TO_MEND[language],
      data: [
        [bold(TO_MEND[language]), ...places.map((at) => bold(textOf(headers[at])))],
        ...[...Map.groupBy(rejected, ({ row }) => row)].map(([row, faults]) => [
          {
            value: faults.map(({ column, sentence }) => `${column}: ${sentence[language]}`).join('\n'),
            wrap: true,
          },
          ...places.map((at) => asWritten(sheet[row - 1]?.[at])),
        ]),
      ],
      columns: [{ width: REASON_WIDTH }, ...places.map(() => ({ width: WIDTH }))],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
};
