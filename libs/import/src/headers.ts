import { maskedText } from '@samspar/identity-number';
import type { Sentence } from '@samspar/kernel';
import { type FileCell, isSaid, type Sheet, type SheetRow, textOf } from './cell.js';
import { type ColumnOf, LONGEST_HEADER } from './column-matches.js';
import { type Column, columnOfHeader, headerOf } from './columns.js';
import type { ImportRefusal } from './file-refusal.js';
import { LIMITS } from './reading/exceeded.js';

/** Where the headers stand, and the columns by index. Unknown headers are named and left alone. */
export type Headers = Readonly<{
  row: SheetRow;
  columnOf: ColumnOf;
  columns: ReadonlyMap<Column, number>;
  ignored: readonly string[];
  twice: readonly Readonly<{ column: string; headers: readonly string[] }>[];
}>;

/** A row below the headers, with the number the office sees beside it; `cell` is undefined for a column the file lacks. */
export type RawRow = Readonly<{ row: number; cell: (column: Column) => FileCell | undefined }>;

export type HiddenParts = Readonly<{
  /** How many rows of the sheet that is read, below its headers. */
  rows: number;
  columns: readonly string[];
  /** Names of sheets that hold journeys. */
  sheets: readonly string[];
  /** Whether it was read all the same, as asked for. */
  wereRead: boolean;
}>;

export type HeadedTable = Readonly<{
  sheet: Sheet;
  headers: SheetRow;
  rows: readonly RawRow[];
  /** Rows that are hidden and were not read; they are in the file all the same. */
  hiddenRows: readonly RawRow[];
  /** Whether it is a workbook of rows to mend, or of such rows mended: a part of a list. */
  isPart: boolean;
  ignoredColumns: readonly string[];
  ignoredSheets: readonly string[];
  hidden: HiddenParts;
}>;

/** Rows with something in them among which the headers are looked for, below any title. */
export const LEADING_ROWS = 50;
/** Fewer recognised headers than this are a coincidence, such as a title that reads *Start*. */
const LEAST_HEADERS = 3;
const isWord = (text: string): boolean => /\p{L}/u.test(text) && !/\d/.test(text);
/** Header of the column that says why a row was rejected, in the workbook to mend; not read. */
export const TO_MEND: Sentence = { sv: 'Att rätta', en: 'To put right' };

export const isToMend = (header: string): boolean => Object.values(TO_MEND).includes(header);

const SUM_WORDS = /^(summa|totalt?|totalsumma|delsumma|antal|sum|s:a)(?![\p{L}\d_-])/iu;
/** A row with fewer cells than this below known headers is a note, or a number waiting for its row. */
const LEAST_CELLS = 2;

const NONE: ReadonlySet<number> = new Set();

const headersOf = (row: SheetRow, passedOver: ReadonlySet<number>, columnOf: ColumnOf): Headers => {
  const found = new Map<Column, number[]>();
  const ignored: string[] = [];
  row.cells.forEach((cell, at) => {
    if (passedOver.has(at)) return;
    const text = textOf(cell);
    const column = columnOf(text);
    if (column) found.set(column, [...(found.get(column) ?? []), at]);
    else if (text && !isToMend(text)) ignored.push(text.slice(0, LONGEST_HEADER));
  });
  return {
    row,
    columnOf,
    columns: new Map([...found].map(([column, places]) => [column, places[0] ?? 0])),
    ignored,
    twice: [...found]
      .filter(([, places]) => places.length > 1)
      .map(([column, places]) => ({
        column: headerOf(column),
        headers: places.map((place) => textOf(row.cells[place])),
      })),
  };
};

/** The row with most known headers among the first ones, if it has at least three; columns that are passed over have none. */
export const findHeaders = (
  rows: readonly SheetRow[],
  passedOver: ReadonlySet<number> = NONE,
  columnOf: ColumnOf = columnOfHeader,
): Headers | undefined => {
  let best: Headers | undefined;
  for (const row of rows.slice(0, LEADING_ROWS)) {
    const headers = headersOf(row, passedOver, columnOf);
    if (headers.columns.size >= LEAST_HEADERS && headers.columns.size > (best?.columns.size ?? 0))
      best = headers;
  }
  return best;
};

/** What is not known in the row that looks most like headers, where no row has enough of them: words, and of such rows the one best known. */
const likelyHeaders = (sheets: readonly Sheet[], columnOf: ColumnOf): readonly string[] => {
  const [likeliest] = sheets
    .filter(({ isHidden }) => !isHidden)
    .flatMap(({ rows, hiddenColumns }) =>
      rows
        .slice(0, LEADING_ROWS)
        .filter(({ cells }) => cells.filter((cell) => isWord(textOf(cell))).length >= LEAST_HEADERS)
        .map((row) => headersOf(row, hiddenColumns, columnOf)),
    )
    .toSorted((one, other) => other.columns.size - one.columns.size);
  return likeliest?.ignored ?? [];
};

const REQUIRED = ['number', 'intervention', 'sex'] as const;
const ONE_REQUIRED = ['referredOn', 'startedOn'] as const;

const missingColumns = ({
  columns,
  ignored,
}: Headers): Extract<ImportRefusal, { code: 'ColumnMissing' }> | undefined => {
  const missing = REQUIRED.filter((column) => !columns.has(column));
  const anyOf = ONE_REQUIRED.some((column) => columns.has(column)) ? [] : ONE_REQUIRED;
  return missing.length + anyOf.length === 0
    ? undefined
    : {
        code: 'ColumnMissing',
        columns: missing.map((column) => headerOf(column)),
        anyOf: anyOf.map((column) => headerOf(column)),
        unknown: ignored.map(maskedText),
      };
};

/** The headers once more, as where lists were joined or printed page by page. */
const isHeaderAgain = ({ cells }: SheetRow, { columns, columnOf }: Headers): boolean =>
  (['number', 'intervention'] as const).every(
    (column) => columnOf(textOf(cells[columns.get(column) ?? 0])) === column,
  );

/** A row that sums up: it says so where a number should be, or anywhere when it has no number. */
const isSum = ({ cells }: SheetRow, number: string): boolean =>
  number === '' ? cells.some((cell) => SUM_WORDS.test(textOf(cell))) : SUM_WORDS.test(number);

/** Rows below the headers; titles, notes, sums and repeated headers are passed over. */
const rowsBelow = (headers: Headers, { rows }: Sheet): readonly SheetRow[] => {
  const { row: above, columns } = headers;
  const numberAt = columns.get('number') ?? 0;
  const places = [...columns.values()];
  return rows.filter((row) => {
    if (row.number <= above.number) return false;
    const said = places.filter((at) => isSaid(row.cells[at])).length;
    return said >= LEAST_CELLS && !isSum(row, textOf(row.cells[numberAt])) && !isHeaderAgain(row, headers);
  });
};

/** A row by its columns, which stand at these places of its cells. */
export const rawRow = (
  columns: ReadonlyMap<Column, number>,
  row: number,
  cells: SheetRow['cells'],
): RawRow => ({
  row,
  cell: (column) => {
    const at = columns.get(column);
    return at === undefined ? undefined : (cells[at] ?? null);
  },
});

type Candidate = Readonly<{ sheet: Sheet; headers: Headers; rows: readonly SheetRow[] }>;

const candidatesIn = (
  sheets: readonly Sheet[],
  readsHidden: boolean,
  columnOf: ColumnOf,
): readonly Candidate[] =>
  sheets.flatMap((sheet) => {
    const headers = findHeaders(sheet.rows, readsHidden ? NONE : sheet.hiddenColumns, columnOf);
    return headers ? [{ sheet, headers, rows: rowsBelow(headers, sheet) }] : [];
  });

const isSeen = ({ sheet }: Candidate): boolean => !sheet.isHidden;

const holdsJourneys = ({ rows, headers }: Candidate): boolean => rows.length > 0 && !missingColumns(headers);

/** The headers that are known by heart, and stand above columns that nobody sees. */
const hiddenHeaders = ({ sheet, headers }: Candidate): readonly string[] =>
  [...sheet.hiddenColumns]
    .map((at) => textOf(headers.row.cells[at]))
    .filter((text) => headers.columnOf(text));

/** Why nothing is read: it is hidden, where it is, or what else is wrong with what there is to see. */
const refusalOf = (
  seen: Candidate | undefined,
  sheets: readonly Sheet[],
  readsHidden: boolean,
  columnOf: ColumnOf,
): ImportRefusal => {
  const hiding = candidatesIn(sheets, true, columnOf).filter(holdsJourneys);
  if (!readsHidden && hiding.length > 0) {
    const [columns = []] = hiding.filter(({ sheet }) => !sheet.isHidden).map(hiddenHeaders);
    return {
      code: 'AllHidden',
      sheets: hiding.filter(({ sheet }) => sheet.isHidden).map(({ sheet }) => maskedText(sheet.name)),
      columns,
    };
  }
  return seen
    ? (missingColumns(seen.headers) ?? { code: 'NoRows' })
    : { code: 'HeadersMissing', unknown: likelyHeaders(sheets, columnOf).map(maskedText) };
};

/**
 * The table of the sheet with the best headers, of equals the first that has rows; other sheets with rows are named. What is hidden is not
 * read unless it is asked for, and a hidden sheet never where one that is seen has journeys.
 */
export const readTable = (
  sheets: readonly Sheet[],
  readsHidden: boolean,
  columnOf: ColumnOf = columnOfHeader,
  mostColumns: number = LIMITS.columns,
): Readonly<{ table: HeadedTable }> | Readonly<{ refusal: ImportRefusal }> => {
  const candidates = candidatesIn(sheets, readsHidden, columnOf);
  const seen = candidates.filter(isSeen);
  const [best, ...others] = (readsHidden && !seen.some(holdsJourneys) ? candidates : seen).toSorted(
    (one, other) =>
      other.headers.columns.size - one.headers.columns.size ||
      Number(other.rows.length > 0) - Number(one.rows.length > 0),
  );
  if (!best) return { refusal: refusalOf(best, sheets, readsHidden, columnOf) };
  const { headers, sheet } = best;
  const [twice] = headers.twice;
  if (twice) return { refusal: { code: 'ColumnTwice', ...twice } };
  if ([...headers.columns.values()].some((at) => at >= mostColumns))
    return { refusal: { code: 'FileExceeds', limit: 'columns' } };
  const unseen = best.rows.filter(({ isHidden }) => isHidden);
  const asRaw = ({ number, cells }: SheetRow): RawRow => rawRow(headers.columns, number, cells);
  const rows = readsHidden ? best.rows : best.rows.filter(({ isHidden }) => !isHidden);
  if (rows.length === 0 || missingColumns(headers))
    return { refusal: refusalOf(best, sheets, readsHidden, columnOf) };
  return {
    table: {
      sheet,
      headers: headers.row,
      rows: rows.map(asRaw),
      hiddenRows: readsHidden ? [] : unseen.map(asRaw),
      isPart: headers.row.cells.some((cell) => isToMend(textOf(cell))),
      ignoredColumns: headers.ignored,
      ignoredSheets: others.filter(holdsJourneys).map((of) => of.sheet.name),
      hidden: {
        rows: unseen.length,
        columns: hiddenHeaders(best),
        sheets: candidates.filter((of) => !isSeen(of) && holdsJourneys(of)).map((of) => of.sheet.name),
        wereRead: readsHidden,
      },
    },
  };
};
