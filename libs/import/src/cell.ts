import { plainText } from '@samspar/kernel';

/**
 * A cell as its sheet shows it. A date cell is midnight UTC of the day it shows; a date format that shows no whole day gives the
 * text it shows (`12:00`, `2024-03`, `1900-01-00`).
 */
export type FileCell = string | number | boolean | Date | UnknownCell | null;

/**
 * A cell of which the file does not tell what it shows: a formula that nobody has calculated, or the right-hand part of cells merged
 * across columns, whose one value may be about either.
 */
export type UnknownCell = Readonly<{ unknown: 'formula' | 'merged' }>;

export const isUnknownCell = (cell: FileCell | undefined): cell is UnknownCell =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date);

/** A row with something in it. A cell that is blank is null, or not there. */
export type SheetRow = Readonly<{
  /** As the office sees it beside the row, from 1. */
  number: number;
  cells: readonly (FileCell | undefined)[];
  /** By hand or by a filter. */
  isHidden: boolean;
}>;

/** One sheet. Rows with nothing in them are left out. */
export type Sheet = Readonly<{
  name: string;
  rows: readonly SheetRow[];
  isHidden: boolean;
  /** Indexes from 0. */
  hiddenColumns: ReadonlySet<number>;
}>;

/**
 * What a cell says, as a person would read it out: dates as 2024-03-05, blanks and what is not known as nothing. The
 * apostrophe by which a spreadsheet marks a text is no part of it.
 */
export const textOf = (cell: FileCell | undefined): string => {
  if (cell === null || cell === undefined || isUnknownCell(cell)) return '';
  return cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : plainText(String(cell)).trim().replace(/^'/, '');
};

/** The name of an error as a workbook holds it (`#N/A`), and as a spreadsheet in Swedish shows it and saves it as text (`#SAKNAS!`, `Fel:508`). */
const FORMULA_ERROR = /^(?:#N\/A|#\p{Lu}+(?:\/0)?[!?]|(?:Err|Fel):\d{3})$/u;

/** The name of the error that stands in a cell whose formula fails. */
export const formulaErrorIn = (cell: FileCell | undefined): string | undefined =>
  FORMULA_ERROR.exec(textOf(cell))?.[0];

/** Whether somebody has entered something: a formula that fails has nothing to say, one that is not calculated may have. */
export const isSaid = (cell: FileCell | undefined): boolean =>
  isUnknownCell(cell)
    ? cell.unknown === 'formula'
    : textOf(cell) !== '' && formulaErrorIn(cell) === undefined;
