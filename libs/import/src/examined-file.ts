import type { Day } from '@samspar/kernel';
import type { FileContents } from './contents.js';
import type { ColumnMatches } from './column-matches.js';
import type { ColumnNote } from './day-orders.js';
import type { ExaminationContext, ExaminedRow } from './examination.js';
import { type ParsedRows, TOLD_ROWS } from './parse-rows.js';
import type { FileRead } from './reading/file-reader.js';
import { inReport } from './reported-row.js';
import type { RejectedRow, ToldRow } from './row-values.js';
import { comparedNumber, knownForms, numberText } from './running-number.js';

/** A file set against the log: its rows, and how many the register has beside them. */
export type ExaminedFile = Readonly<{
  read: FileRead;
  context: ExaminationContext;
  rows: ParsedRows;
  contents: FileContents;
  examined: readonly ExaminedRow[];
  missing: number;
  partial: boolean;
  /** Headers that were matched with columns by hand, now or earlier. */
  matched: ColumnMatches;
  notes: readonly ColumnNote[];
}>;

export const isKnownRow = (row: ExaminedRow): boolean =>
  row.kind !== 'new' && (row.kind !== 'rejected' || row.known);

/** All that is said of the first rows, in the order of the file. */
export const firstToldRows = (rows: readonly ToldRow[], today: Day): readonly RejectedRow[] =>
  rows
    .toSorted((one, other) => one.raw.row - other.raw.row)
    .slice(0, TOLD_ROWS)
    .flatMap((row) => inReport(row, today));

/** The rows that are not taken, for what they say or for what the log says. */
export const rejectedIn = ({ rows, examined }: ExaminedFile): readonly ToldRow[] => [
  ...rows.rejected,
  ...examined.flatMap((of) => (of.kind === 'rejected' ? [{ raw: of.row.raw, problems: of.problems }] : [])),
];

/** The rows that are understood, under the Löpnummer by which the register knows them. */
export const asKnown = (rows: ParsedRows, numbers: ReadonlySet<string>): ParsedRows => {
  const known = knownForms(numbers);
  return {
    ...rows,
    parsed: rows.parsed.map((row) => ({
      ...row,
      values: { ...row.values, number: known(row.values.number) },
    })),
  };
};

/** How many Löpnummer of the register the file no longer has; a row that is hidden or cannot be read is there all the same. */
export const missingFrom = ({ rows, hiddenNumbers }: FileRead, numbers: ReadonlySet<string>): number => {
  const inFile = [...hiddenNumbers, ...rows.map(({ cell }) => numberText(cell('number')))];
  const present = new Set(inFile.map(comparedNumber));
  return [...numbers].filter((number) => !present.has(comparedNumber(number))).length;
};
