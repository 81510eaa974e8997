import { findHeaders, LEADING_ROWS } from '../headers.js';
import { decoded } from './code-pages.js';
import { type KeptRow, KeptRows, type Watch } from './kept-rows.js';
import { NoRowsOfText, separatedRows } from './separated-rows.js';
import type { ReadSheets } from './workbook.js';

const DELIMITERS = [';', '\t', ',', '|'] as const;
/** Anything but what separates cells and rows, and quotation marks around nothing. */
const SOMETHING = /[^\s;,|"]/;

type Separated = Readonly<{ delimiter: string; headers: number; cells: number }>;

/** How many headers are known where the text is separated so, and how wide it then is; what is broken so comes before what is read and not known. */
const separatedBy =
  (text: string) =>
  (delimiter: string): Separated => {
    try {
      const leading: KeptRow[] = [];
      for (const row of separatedRows(text, delimiter)) if (leading.push(row) === LEADING_ROWS) break;
      const cells = Math.max(0, ...leading.map((row) => row.cells.length));
      return { delimiter, headers: findHeaders(leading)?.columns.size ?? 0, cells };
    } catch (error) {
      if (error instanceof NoRowsOfText) return { delimiter, headers: 0, cells: Infinity };
      throw error;
    }
  };

const mostHeaders = (text: string): number =>
  Math.max(...DELIMITERS.map(separatedBy(text)).map(({ headers }) => headers));

type ReadText =
  | ReadSheets
  | Readonly<{ unread: 'FileEmpty' | 'FileDamaged' | 'FileKindUnknown' | 'CodePageUnknown' }>;

/** A text file as one sheet, separated by semicolon, tab or comma. Throws `Exceeded`. */
export const readTextFile = (bytes: Buffer, watch: Watch): ReadText => {
  const text = decoded(bytes, mostHeaders);
  if (text === undefined) return { unread: 'CodePageUnknown' };
  if (text.includes('\0')) return { unread: 'FileKindUnknown' };
  if (!SOMETHING.test(text)) return { unread: 'FileEmpty' };
  const [best] = DELIMITERS.map(separatedBy(text)).toSorted(
    (one, other) => other.headers - one.headers || other.cells - one.cells,
  );
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
