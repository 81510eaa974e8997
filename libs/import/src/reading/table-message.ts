import type { Cell } from '../cell.js';
import { type Column, COLUMNS } from '../columns.js';
import type { ImportRefusal } from '../file-refusal.js';
import type { RawRow } from '../headers.js';
import type { Mark } from '../mend-workbook.js';
import type { FileRead, ReadingOptions } from './file-reader.js';

/** What a process that reads is asked; the file itself comes on its standard input, so that it is never on disk. */
export type Asked = Readonly<{ options: Omit<ReadingOptions, 'signal' | 'progress'> }> &
  (Readonly<{ task: 'read' }> | Readonly<{ task: 'mend'; marks: readonly Mark[]; title: string }>);

type RowMessage = readonly [row: number, ...cells: readonly (Cell | undefined)[]];

/** What it answers, piece by piece; the last is one of the file, the workbook and the refusal. */
export type Answered = Readonly<
  | { progress: number }
  | { columns: readonly Column[]; rows: readonly RowMessage[] }
  | { file: Omit<FileRead, 'rows'> }
  | { workbook: Uint8Array | undefined }
  | { refusal: ImportRefusal }
>;

/** Rows in one message: few enough that whoever takes them can do something else in between. */
const TOGETHER = 250;

/** Rows as messages. */
export function* asMessages(rows: readonly RawRow[]): Generator<Answered> {
  const [first] = rows;
  const columns = COLUMNS.map(({ column }) => column).filter((column) => first?.cell(column) !== undefined);
  for (let from = 0; from < rows.length; from += TOGETHER)
    yield {
      columns,
      rows: rows
        .slice(from, from + TOGETHER)
        .map(({ row, cell }) => [row, ...columns.map((column) => cell(column))]),
    };
}

/** Messages as rows. */
export const asRows = (columns: readonly Column[], rows: readonly RowMessage[]): readonly RawRow[] => {
  const places = new Map(columns.map((column, at) => [column, at]));
  return rows.map(([row, ...cells]) => ({
    row,
    cell: (column) => {
      const at = places.get(column);
      return at === undefined ? undefined : cells[at];
    },
  }));
};
