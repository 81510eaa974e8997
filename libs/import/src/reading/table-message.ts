import type { FileCell } from '../cell.js';
import { type Column, COLUMNS } from '../columns.js';
import type { ImportRefusal } from '../file-refusal.js';
import { type RawRow, rawRow } from '../headers.js';
import { inChunks } from '../in-chunks.js';
import type { Mark } from '../mend-workbook.js';
import type { FileRead, ReadingOptions } from './file-reader.js';

/**
 * What a process that reads is asked, after the marks that it needs for it; the file itself comes on its standard input, so that it is
 * never on disk.
 */
export type TableAsked = Readonly<{ options: Omit<ReadingOptions, 'signal' | 'progress'> }> &
  (Readonly<{ task: 'read' }> | Readonly<{ task: 'mend'; title: string }>);
export type Marks = Readonly<{ marks: readonly Mark[] }>;

type RowMessage = readonly [row: number, ...cells: readonly (FileCell | undefined)[]];

/** What it answers, piece by piece; the last is one of the file, whether there is a workbook, and the refusal. A workbook comes on its standard output. */
export type TablePiece = Readonly<
  | { progress: number }
  | { columns: readonly Column[]; rows: readonly RowMessage[] }
  | { file: Omit<FileRead, 'rows'> }
  | { hasWorkbook: boolean }
  | { refusal: ImportRefusal }
>;

/** Rows, or marks, in one message: few enough that whoever takes them can do something else in between. */
const TOGETHER = 250;

export function* asMessages(rows: readonly RawRow[]): Generator<TablePiece> {
  const [first] = rows;
  const columns = COLUMNS.filter((column) => first?.cell(column) !== undefined);
  for (const chunk of inChunks(rows, TOGETHER))
    yield { columns, rows: chunk.map(({ row, cell }) => [row, ...columns.map((column) => cell(column))]) };
}

export function* asMarks(all: Iterable<Mark>): Generator<Marks> {
  for (const marks of inChunks(all, TOGETHER)) yield { marks };
}

export const asRows = (columns: readonly Column[], rows: readonly RowMessage[]): readonly RawRow[] => {
  const places = new Map(columns.map((column, at) => [column, at]));
  return rows.map(([row, ...cells]) => rawRow(places, row, cells));
};
