import type { Sentence } from '@samspar/kernel';
import { type Cell, isSaid, type NamedSheet, type Sheet, textOf } from './cell.js';
import { type Column, columnOfHeader, headerOf } from './columns.js';
import type { ImportRefusal } from './file-refusal.js';

/** Where the headers stand: row index, and the columns by index. Unknown headers are named and left alone. */
export type Headers = Readonly<{
  row: number;
  columns: ReadonlyMap<Column, number>;
  ignored: readonly string[];
  twice: readonly Readonly<{ column: string; headers: readonly string[] }>[];
}>;

/** A row below the headers, with the number the office sees beside it; `cell` is undefined for a column the file lacks. */
export type RawRow = Readonly<{ row: number; cell: (column: Column) => Cell | undefined }>;

export type Table = Readonly<{
  /** All rows of the sheet, the headers at this index. */
  sheet: Sheet;
  headerRow: number;
  rows: readonly RawRow[];
  ignoredColumns: readonly string[];
  ignoredSheets: readonly string[];
}>;

/** Rows among which the headers are looked for, below any title. */
const LEADING_ROWS = 50;
/** Fewer recognised headers than this are a coincidence, such as a title that reads *Start*. */
const LEAST_HEADERS = 3;
/** Header of the column that says why a row was rejected, in the workbook to mend; not read. */
export const TO_MEND: Sentence = { sv: 'Att rätta', en: 'To put right' };

export const isToMend = (header: string): boolean => Object.values(TO_MEND).includes(header);

const SUM_WORDS = /^(summa|totalt?|totalsumma|delsumma|antal|sum|s:a)(?![\p{L}\d_-])/iu;
/** A row with fewer cells than this below known headers is a note, or a number waiting for its row. */
const LEAST_CELLS = 2;

const headersOf = (row: readonly Cell[], index: number): Headers => {
  const found = new Map<Column, number[]>();
  const ignored: string[] = [];
  for (const [at, cell] of row.entries()) {
    const text = textOf(cell);
    const column = columnOfHeader(text);
    if (column) found.set(column, [...(found.get(column) ?? []), at]);
    else if (text && !isToMend(text)) ignored.push(text);
  }
  return {
    row: index,
    columns: new Map([...found].map(([column, places]) => [column, places[0] ?? 0])),
    ignored,
    twice: [...found]
      .filter(([, places]) => places.length > 1)
      .map(([column, places]) => ({
        column: headerOf(column),
        headers: places.map((place) => textOf(row[place])),
      })),
  };
};

/** The row with most known headers among the first ones, if it has at least three. */
export const findHeaders = (sheet: Sheet): Headers | undefined => {
  let best: Headers | undefined;
  for (const [index, row] of sheet.slice(0, LEADING_ROWS).entries()) {
    const headers = headersOf(row, index);
    if (headers.columns.size >= LEAST_HEADERS && headers.columns.size > (best?.columns.size ?? 0))
      best = headers;
  }
  return best;
};

const REQUIRED = ['number', 'intervention', 'sex'] as const;
const ONE_REQUIRED = ['referredOn', 'startedOn'] as const;

const missingColumns = (
  columns: ReadonlyMap<Column, number>,
): Extract<ImportRefusal, { code: 'ColumnMissing' }> | undefined => {
  const missing = REQUIRED.filter((column) => !columns.has(column));
  const anyOf = ONE_REQUIRED.some((column) => columns.has(column)) ? [] : ONE_REQUIRED;
  return missing.length + anyOf.length === 0
    ? undefined
    : { code: 'ColumnMissing', columns: missing.map(headerOf), anyOf: anyOf.map(headerOf) };
};

/** The headers once more, as where lists were joined or printed page by page. */
const isHeaderAgain = (row: readonly Cell[], columns: ReadonlyMap<Column, number>): boolean =>
  (['number', 'intervention'] as const).every(
    (column) => columnOfHeader(textOf(row[columns.get(column) ?? 0])) === column,
  );

/** A row that sums up: it says so where a number should be, or anywhere when it has no number. */
const isSum = (row: readonly Cell[], number: string): boolean =>
  number === '' ? row.some((cell) => SUM_WORDS.test(textOf(cell))) : SUM_WORDS.test(number);

/** Rows below the headers; titles, empty rows, notes, sums and repeated headers are passed over. */
const rowsBelow = ({ row: headerRow, columns }: Headers, sheet: Sheet): readonly RawRow[] => {
  const numberAt = columns.get('number') ?? 0;
  const places = [...columns.values()];
  return sheet.slice(headerRow + 1).flatMap((row, index) => {
    const said = places.filter((at) => isSaid(row[at])).length;
    if (said < LEAST_CELLS || isSum(row, textOf(row[numberAt])) || isHeaderAgain(row, columns)) return [];
    const cell = (column: Column): Cell | undefined => {
      const at = columns.get(column);
      return at === undefined ? undefined : (row[at] ?? null);
    };
    return [{ row: headerRow + index + 2, cell }];
  });
};

/** The table of the sheet with the best headers, of equals the first that has rows; other sheets with rows are named. */
export const readTable = (
  sheets: readonly NamedSheet[],
): Readonly<{ table: Table }> | Readonly<{ refusal: ImportRefusal }> => {
  const [best, ...others] = sheets
    .flatMap(({ name, rows: sheet }) => {
      const headers = findHeaders(sheet);
      return headers ? [{ name, sheet, headers, rows: rowsBelow(headers, sheet) }] : [];
    })
    .toSorted(
      (one, other) =>
        other.headers.columns.size - one.headers.columns.size ||
        Number(other.rows.length > 0) - Number(one.rows.length > 0),
    );
  if (!best) return { refusal: { code: 'HeadersMissing' } };
  const { headers, rows } = best;
  const [twice] = headers.twice;
  if (twice) return { refusal: { code: 'ColumnTwice', ...twice } };
  const missing = missingColumns(headers.columns);
  if (missing) return { refusal: missing };
  if (rows.length === 0) return { refusal: { code: 'NoRows' } };
  const unread = others.filter((of) => of.rows.length > 0 && !missingColumns(of.headers.columns));
  return {
    table: {
      sheet: best.sheet,
      headerRow: headers.row,
      rows,
      ignoredColumns: headers.ignored,
      ignoredSheets: unread.map(({ name }) => name),
    },
  };
};
