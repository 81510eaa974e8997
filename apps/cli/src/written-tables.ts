import { existsSync, writeFileSync } from 'node:fs';
import {
  type PaperDocument,
  pdfOf,
  type SheetCell,
  SPREADSHEET,
  workbookOf,
  type WorkbookSheet,
} from '@samspar/documents';
import { type FiledTables, linesOf, sheetsOf, tablesPaper } from '@samspar/pages';
import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { asJson, CommandRefused, EXIT, notWritten } from './terminal.js';

/** How tables are answered: for people, for spreadsheets and for programs. */
const TABLE_FORMATS = ['text', 'csv', 'xlsx', 'pdf', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export type TableFlags = Readonly<{ format: TableFormat; out?: string }>;

export const tableFormatOption = (): Option =>
  new Option(
    '--format <format>',
    'text för läsare, csv och xlsx för kalkylprogram, pdf för papper, json för program',
  )
    .choices([...TABLE_FORMATS])
    .default('text');

export const outOption = (): Option =>
  new Option('--out <fil>', 'en ny fil att skriva till; krävs för xlsx och pdf');

/** Writes to a new file where one is named, and else to standard output. */
export const writeOut = (content: string | Buffer, out: string | undefined): void => {
  if (out === undefined) {
    process.stdout.write(content);
    return;
  }
  try {
    writeFileSync(out, content, { flag: 'wx' });
  } catch (error) {
    throw notWritten(out, error);
  }
};

/** Refuses, before anything is counted, what could not be written. */
export const refuseUnwritable = ({ format, out }: Readonly<{ format: string; out?: string }>): void => {
  if ((format === 'xlsx' || format === 'pdf') && out === undefined)
    throw new CommandRefused(
      `${format === 'pdf' ? 'En PDF' : 'En arbetsbok'} skrivs till en fil: lägg till --out tabeller.${format}.`,
      { code: 'ParameterMissing', parameter: 'out' },
      EXIT.usage,
    );
  if (out !== undefined && existsSync(out)) throw notWritten(out, { code: 'EEXIST' });
};

/** What is filed, in each of the ways that it can be. */
export type InFiles = Readonly<{
  lines: () => readonly (readonly SheetCell[])[];
  sheets: () => readonly WorkbookSheet[];
  paper: () => PaperDocument;
}>;

/** Tables in files. */
export const tablesInFiles = (filed: FiledTables): InFiles => ({
  lines: () => linesOf(filed),
  sheets: () => sheetsOf(filed),
  paper: () => tablesPaper(filed),
});

type Written = Readonly<{
  json: () => unknown;
  text: () => string;
  /** Absent of what is no table of rows and columns, which no such file is asked of. */
  files?: () => InFiles;
}>;

/** Answers with tables in the form that is asked for, in a new file where one is named. */
export const writeTables = async (
  { format, out }: TableFlags,
  { json, text, files }: Written,
): Promise<void> => {
  if (format === 'xlsx' && files) return writeOut(await workbookOf(files().sheets()), out);
  if (format === 'pdf' && files) return writeOut(Buffer.from(await pdfOf(files().paper(), Date.now())), out);
  if (format === 'csv' && files) {
    const lines = files()
      .lines()
      .map((line) => [...line]);
    return writeOut(stringify(lines, { ...SPREADSHEET, bom: out !== undefined }), out);
  }
  if (format !== 'text' && format !== 'json')
    throw new CommandRefused(
      `Svaret har ingen tabell att skriva som ${format}: ta ut det som text eller json.`,
    );
  writeOut(`${(format === 'json' ? asJson(json()) : text()).trimEnd()}\n`, out);
};
