import type { Cell } from 'write-excel-file/node';
import { constructedRows, type ConstructedRow, type Header, HEADERS } from './constructed-stockholm.js';

const TITLE =
  'Konstruerat dataunderlag, Samordningsförbundet Stockholms stad 2018–2024. Ingen rad handlar om en verklig person.';

const DAYS: readonly Header[] = ['Anmälningsdatum', 'Startdatum', 'Avslutsdatum'];

const cell = (row: ConstructedRow, header: Header): Cell => {
  const value = row[header];
  return typeof value === 'string' && DAYS.includes(header)
    ? { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    : value;
};

/** The constructed data set as the workbook an office would keep: a title row, the headers, a row per journey. */
export const constructedWorkbook = async (): Promise<Buffer> => {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  return writeWorkbook(
    [
      [{ value: TITLE, fontWeight: 'bold' }],
      HEADERS.map((value) => ({ value, fontWeight: 'bold' })),
      ...constructedRows().map((row) => HEADERS.map((header) => cell(row, header))),
    ],
    { sheet: 'Deltagare', columns: HEADERS.map((header) => ({ width: Math.max(12, header.length + 2) })) },
  ).toBuffer();
};
