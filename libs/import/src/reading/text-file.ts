import { CsvError, parse } from 'csv-parse/sync';
import { findHeaders, LEADING_ROWS } from '../headers.js';
import { decoded } from './code-pages.js';
import { KeptRows, type KeptRow, type Watch } from './kept-rows.js';
import type { ReadSheets } from './workbook.js';

const DELIMITERS = [';', '\t', ','] as const;
/** No row of a list has as many characters: a quotation that is never closed has. */
const LONGEST_ROW = 1_000_000;

const readRows = (text: string, delimiter: string, take: (row: KeptRow) => void, to?: number): void => {
  let number = 0;
  parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
    max_record_size: LONGEST_ROW,
    ...(to !== undefined && { to }),
    on_record: (record: string[]) => {
      const cells: string[] = [];
      record.forEach((cell, at) => {
        if (cell !== '') cells[at] = cell;
      });
      number += 1;
      take({ number, cells, isHidden: false });
      return undefined;
    },
  });
};

/** How many headers are known where the text is separated so; none where it is no such text. */
const headersFound = (text: string, delimiter: string): number => {
  const leading: KeptRow[] = [];
  try {
    readRows(text, delimiter, (row) => leading.push(row), LEADING_ROWS);
  } catch (error) {
    if (error instanceof CsvError) return 0;
    throw error;
  }
  return findHeaders(leading)?.columns.size ?? 0;
};

const mostHeaders = (text: string): number =>
  Math.max(...DELIMITERS.map((delimiter) => headersFound(text, delimiter)));

type ReadText =
  ReadSheets | Readonly<{ unread: 'FileEmpty' | 'FileDamaged' | 'FileKindUnknown' | 'CodePageUnknown' }>;

/** A text file as one sheet, separated by semicolon, tab or comma. Throws `Exceeded`. */
export const readTextFile = (bytes: Buffer, watch: Watch): ReadText => {
  const text = decoded(bytes, mostHeaders);
  if (text === undefined) return { unread: 'CodePageUnknown' };
  if (text.includes('\0')) return { unread: 'FileKindUnknown' };
  if (text.trim() === '') return { unread: 'FileEmpty' };
  const [delimiter] = DELIMITERS.toSorted(
    (one, other) => headersFound(text, other) - headersFound(text, one),
  );
  const kept = new KeptRows(watch);
  try {
    readRows(text, delimiter ?? ';', (row) => kept.add(row));
  } catch (error) {
    if (error instanceof CsvError) return { unread: 'FileDamaged' };
    throw error;
  }
  const sheet = { name: '', rows: kept.rows, isHidden: false, hiddenColumns: new Set<number>() };
  return { sheets: [sheet], isFrom1904: false };
};
