import type { Day } from '@samspar/kernel';
import { holdsIdentityNumber, looksLikeIdentityNumber, mask } from '@samspar/identity-number';
import { type FileCell, formulaErrorIn, textOf } from './cell.js';
import { type Column, headerOf, IDENTIFYING } from './columns.js';
import { inWords } from './reasons.js';
import type { RejectedRow, ToldRow } from './row-values.js';

const LONGEST_SHOWN = 100;

/** A cell as a report repeats it: on one line, cut, an identity number masked. */
export const shown = (column: Column, cell: FileCell | undefined, today: Day): string => {
  const error = formulaErrorIn(cell);
  if (error !== undefined) return error;
  const line = textOf(cell).replace(/\s+/g, ' ');
  const text = line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
  if (column === 'personName') return '';
  const secret =
    IDENTIFYING.includes(column) ||
    (column === 'number' ? holdsIdentityNumber(line, today) : looksLikeIdentityNumber(line));
  return secret ? mask(text) : text;
};

/** What is to be said of a row, each with the row's place in the report. */
export const inReport = ({ raw, problems }: ToldRow, today: Day): readonly RejectedRow[] =>
  problems.map(({ column, reason }) => {
    const { code, sentence } = inWords(reason);
    return {
      row: raw.row,
      number: shown('number', raw.cell('number'), today),
      column: headerOf(column),
      value: shown(column, raw.cell(column), today),
      code,
      reason: sentence.sv,
      sentence,
    };
  });

/** Rows of which something is to be said for one reason and for another, each once. */
export const together = (some: readonly ToldRow[], others: readonly ToldRow[]): readonly ToldRow[] => {
  const rows = new Map(some.map((row) => [row.raw, row]));
  for (const { raw, problems } of others)
    rows.set(raw, { raw, problems: [...(rows.get(raw)?.problems ?? []), ...problems] });
  return [...rows.values()];
};
