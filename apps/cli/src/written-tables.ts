import { writeFileSync } from 'node:fs';
import { type PaperDocument, pdfOf, workbookOf, type WorkbookSheet } from '@samspar/documents';
import { type FiledTables, linesOf, sheetsOf, tablesPaper } from '@samspar/pages';
import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { CommandRefused, EXIT, asJson, notWritten, print } from './terminal.js';

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

const newFile = (file: string, content: string | Buffer): void => {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    throw notWritten(file, error);
  }
};

/** Refuses, before anything is counted, what could not be written. */
export const refuseUnwritable = ({ format, out }: TableFlags): void => {
  if ((format === 'xlsx' || format === 'pdf') && out === undefined)
    throw new CommandRefused(
      `${format === 'pdf' ? 'En PDF' : 'En arbetsbok'} skrivs till en fil: lägg till --out tabeller.${format}.`,
      { code: 'ParameterMissing', parameter: 'out' },
      EXIT.usage,
    );
};

/** What is filed, in each of the ways that it can be. */
export type InFiles = Readonly<{
  lines: () => ReturnType<typeof linesOf>;
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
  if (format === 'xlsx' && files) return newFile(out ?? '', await workbookOf(files().sheets()));
  if (format === 'pdf' && files)
    return newFile(out ?? '', Buffer.from(await pdfOf(files().paper(), Date.now())));
  if (format === 'csv' && files) {
    const lines = stringify(
      files()
        .lines()
        .map((line) => [...line]),
      { bom: out !== undefined, delimiter: ';', escape_formulas: true },
    );
    return out === undefined ? print(lines) : newFile(out, lines);
  }
  const answer = format === 'json' ? asJson(json()) : text();
  return out === undefined ? print(answer) : newFile(out, `${answer}\n`);
};
