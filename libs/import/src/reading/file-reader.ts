import { holdsIdentityNumber, maskedText } from '@samspar/identity-number';
import type { Day } from '@samspar/kernel';
import { isSaid, type Sheet, textOf } from '../cell.js';
import { absentFrom, type ColumnMatches, columnsBy } from '../column-matches.js';
import { DAY_COLUMNS, IDENTIFYING } from '../columns.js';
import type { ImportRefusal } from '../file-refusal.js';
import { LEADING_ROWS, readTable, type RawRow, type HeadedTable } from '../headers.js';
import type { Mends } from '../mends.js';
import { type Mark, mendWorkbook } from '../mend-workbook.js';
import { countedFrom1900 } from '../read-day.js';
import { numberText } from '../running-number.js';
import { type Limits, LIMITS } from './exceeded.js';
import { readSheetsOf } from './read-file.js';

export type ReadingOptions = Readonly<{
  today: Day;
  /** Whether hidden rows, columns and sheets are read too. */
  readsHidden: boolean;
  columns?: ColumnMatches;
  /** Cells put right since the file was sent, for the workbook of rows to put right. */
  mends?: Mends;
  /** What the file may be at most; `LIMITS` unless stated. */
  limits?: Limits;
  /** Told now and then how many rows there are so far. May throw. */
  progress?: (rows: number) => void;
  /** Ends the reading, which then rejects with its reason; heard by a process of its own. */
  signal?: AbortSignal;
}>;

/** What a file says, row by row, and what of it was not read. */
export type FileRead = Readonly<
  {
    rows: readonly RawRow[];
    /** Löpnummer of hidden rows that were not read: they are in the file all the same. */
    hiddenNumbers: readonly string[];
    /** Whether any cell of any sheet has one, also where nothing of the row is taken. */
    hasIdentityNumbers: boolean;
  } & Pick<HeadedTable, 'isPart' | 'ignoredColumns' | 'ignoredSheets' | 'hidden'>
>;

type Unread = Readonly<{ refusal: ImportRefusal }>;

/** Reads files: here, or in a process of its own. */
export type FileReader = Readonly<{
  read: (bytes: Uint8Array, options: ReadingOptions) => Promise<Readonly<{ file: FileRead }> | Unread>;
  /** The workbook of rows to put right, under a title; undefined where the file cannot be read as a table. */
  mend: (
    bytes: Uint8Array,
    marks: Iterable<Mark>,
    title: string,
    options: ReadingOptions,
  ) => Promise<Buffer | undefined>;
}>;

type Opened = Readonly<{
  sheets: readonly Sheet[];
  found: ReturnType<typeof readTable>;
  isFrom1904: boolean;
  hasIdentityNumbers: boolean;
}>;

const open = async (
  bytes: Uint8Array,
  { today, readsHidden, columns = {}, limits = LIMITS, progress }: ReadingOptions,
): Promise<Opened | Unread> => {
  let hasIdentityNumbers = false;
  const read = await readSheetsOf(bytes, {
    seen: (text) => {
      hasIdentityNumbers ||= holdsIdentityNumber(text, today);
    },
    pause: (rows) => progress?.(rows),
    limits,
  });
  if ('refusal' in read) return read;
  const { sheets, isFrom1904 } = read;
  return {
    sheets,
    found: readTable(sheets, readsHidden, columnsBy(columns), limits.columns),
    isFrom1904,
    hasIdentityNumbers,
  };
};

/** What may be a header: of the table, where one was found. */
const headersIn = ({ sheets, found }: Opened): readonly string[] =>
  ('table' in found
    ? [found.table.headers]
    : sheets.flatMap(({ rows }) => rows.slice(0, LEADING_ROWS))
  ).flatMap(({ cells }) => cells.map(textOf));

const from1904 = ({ row, cell }: RawRow): RawRow => ({
  row,
  cell: (column) => (DAY_COLUMNS.includes(column) ? countedFrom1900(cell(column)) : cell(column)),
});

/** Reads in this process. */
export const HERE: FileReader = {
  read: async (bytes, options) => {
    const opened = await open(bytes, options);
    if ('refusal' in opened) return opened;
    const absent = absentFrom(headersIn(opened), options.columns ?? {});
    if (absent.length > 0) return { refusal: { code: 'HeaderNotThere', headers: absent.map(maskedText) } };
    const { found, isFrom1904, hasIdentityNumbers } = opened;
    if ('refusal' in found) return found;
    const { rows, hiddenRows, sheet: _sheet, headers: _headers, ...beside } = found.table;
    const isIdentified = [...rows, ...hiddenRows].some(({ cell }) =>
      IDENTIFYING.some((column) => isSaid(cell(column))),
    );
    return {
      file: {
        rows: isFrom1904 ? rows.map(from1904) : rows,
        hiddenNumbers: hiddenRows.map(({ cell }) => numberText(cell('number'))),
        hasIdentityNumbers: hasIdentityNumbers || isIdentified,
        ...beside,
      },
    };
  },
  mend: async (bytes, marks, title, options) => {
    const opened = await open(bytes, options);
    return 'refusal' in opened || 'refusal' in opened.found
      ? undefined
      : mendWorkbook(opened.found.table, marks, title, options);
  },
};
