import { findHeaders, LEADING_ROWS } from '../headers.js';
import { decoded } from './code-pages.js';
import { type KeptRow, KeptRows, type Watch } from './kept-rows.js';
import { NoRowsOfText, separatedRows } from './separated-rows.js';
import type { ReadSheets } from './workbook.js';

const DELIMITERS = [';', '\t', ','] as const;
/** Anything but what separates cells and rows, and quotation marks around nothing. */
const SOMETHING = /[^\s;,"]/;

/** How many headers are known where the text is separated so; none where it is no such text. */
const headersFound = (text: string, delimiter: string): number => {
  try {
    const leading: KeptRow[] = [];
    for (const row of separatedRows(text, delimiter)) if (leading.push(row) === LEADING_ROWS) break;
    return findHeaders(leading)?.columns.size ?? 0;
  } catch (error) {
    if (error instanceof NoRowsOfText) return 0;
    throw error;
  }
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
  if (!SOMETHING.test(text)) return { unread: 'FileEmpty' };
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    headers: headersFound(text, delimiter),
  })).toSorted((one, other) => other.headers - one.headers);
  const kept = new KeptRows(watch);
  try {
    for (const row of separatedRows(text, best?.delimiter ?? ';')) kept.add(row);
  } catch (error) {
    if (error instanceof NoRowsOfText) return { unread: 'FileDamaged' };
    throw error;
  }
  const sheet = { name: '', rows: kept.rows, isHidden: false, hiddenColumns: new Set<number>() };
  return { sheets: [sheet], isFrom1904: false, isEmpty: kept.isEmpty };
};
