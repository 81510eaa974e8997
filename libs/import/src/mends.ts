import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { columnOfHeader, headerOf, IDENTIFYING } from './columns.js';
import type { RawRow } from './headers.js';

/** Cells of a file that were put right after it was sent, as they were typed: by the number of the row and the header (docs/import.md). */
export type Mends = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const mendedCell = (mends: Mends, row: number, header: string): string | undefined => {
  const column = columnOfHeader(header);
  return column && mends[String(row)]?.[headerOf(column)];
};

export const withMends = (rows: readonly RawRow[], mends: Mends = {}): readonly RawRow[] =>
  rows.map((raw) =>
    mends[String(raw.row)] === undefined
      ? raw
      : {
          row: raw.row,
          cell: (column) => mendedCell(mends, raw.row, headerOf(column)) ?? raw.cell(column),
        },
  );

/** Whether an identity number was typed among them, wherever. */
export const holdIdentityNumbers = (mends: Mends = {}): boolean =>
  Object.values(mends).some((cells) =>
    Object.entries(cells).some(
      ([header, text]) =>
        looksLikeIdentityNumber(text) ||
        (IDENTIFYING.some((column) => column === columnOfHeader(header)) && text.trim() !== ''),
    ),
  );
