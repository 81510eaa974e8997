import { writeFileSync } from 'node:fs';
import { workbookOf } from '@samspar/documents';
import { type FiledTables, linesOf, sheetsOf } from '@samspar/pages';
import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { CommandRefused, EXIT, asJson, notWritten, print } from './terminal.js';

/** How tables are answered: for people, for spreadsheets and for programs. */
const TABLE_FORMATS = ['text', 'csv', 'xlsx', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export type TableFlags = Readonly<{ format: TableFormat; out?: string }>;

export const tableFormatOption = (): Option =>
  new Option('--format <format>', 'text för läsare, csv och xlsx för kalkylprogram, json för program')
    .choices([...TABLE_FORMATS])
    .default('text');

export const outOption = (): Option => new Option('--out <fil>', 'en ny fil att skriva till; krävs för xlsx');

const newFile = (file: string, content: string | Buffer): void => {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    throw notWritten(file, error);
  }
};

/** Refuses, before anything is counted, what could not be written. */
export const refuseUnwritable = ({ format, out }: TableFlags): void => {
  if (format === 'xlsx' && out === undefined)
    throw new CommandRefused(
      'En arbetsbok skrivs till en fil: lägg till --out tabeller.xlsx.',
      { code: 'ParameterMissing', parameter: 'out' },
      EXIT.usage,
    );
};

type Written = Readonly<{
  json: () => unknown;
  text: () => string;
  /** Absent of what is no table of rows and columns, which no spreadsheet is asked of. */
  filed?: () => FiledTables;
}>;

/** Answers with tables in the form that is asked for, in a new file where one is named. */
export const writeTables = async (
  { format, out }: TableFlags,
  { json, text, filed }: Written,
): Promise<void> => {
  if (format === 'xlsx' && filed) return newFile(out ?? '', await workbookOf(sheetsOf(filed())));
  if (format === 'csv' && filed) {
    const lines = stringify(
      linesOf(filed()).map((line) => [...line]),
      { bom: out !== undefined, delimiter: ';', escape_formulas: true },
    );
    return out === undefined ? print(lines) : newFile(out, lines);
  }
  const answer = format === 'json' ? asJson(json()) : text();
  return out === undefined ? print(answer) : newFile(out, `${answer}\n`);
};
