import { plainText } from '@samspar/kernel';

/** A cell as the file holds it; a date cell is midnight UTC of its day. */
export type Cell = string | number | boolean | Date | null;

/** One sheet; row 1 of the office is at index 0, empty rows included. */
export type Sheet = readonly (readonly Cell[])[];

export type NamedSheet = Readonly<{ name: string; rows: Sheet }>;

/**
 * What a cell says, as a person would read it out: dates as 2024-03-05, one that is none as a spreadsheet shows it, blanks as nothing. The
 * apostrophe by which a spreadsheet marks a text is no part of it.
 */
export const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return plainText(String(cell)).trim().replace(/^'/, '');
  return Number.isNaN(cell.getTime()) ? '#####' : cell.toISOString().slice(0, 10);
};

/** The name of an error as a workbook holds it (`#N/A`), and as a spreadsheet in Swedish shows it and saves it as text (`#SAKNAS!`, `Fel:508`). */
const FORMULA_ERROR = /^(?:#N\/A|#\p{Lu}+(?:\/0)?[!?]|(?:Err|Fel):\d{3})$/u;

/** The name of the error that stands in a cell whose formula fails. */
export const formulaErrorIn = (cell: Cell | undefined): string | undefined =>
  FORMULA_ERROR.exec(textOf(cell))?.[0];

/** Whether somebody has entered something: a formula that fails has nothing to say. */
export const isSaid = (cell: Cell | undefined): boolean =>
  textOf(cell) !== '' && formulaErrorIn(cell) === undefined;
