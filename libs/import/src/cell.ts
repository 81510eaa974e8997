/** A cell as the file holds it; a date cell is midnight UTC of its day. */
export type Cell = string | number | boolean | Date | null;

/** One sheet; row 1 of the office is at index 0, empty rows included. */
export type Sheet = readonly (readonly Cell[])[];

export type NamedSheet = Readonly<{ name: string; rows: Sheet }>;

/** What a cell says, as a person would read it out: dates as 2024-03-05, blanks as nothing. */
export const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  return Number.isNaN(cell.getTime()) ? 'inget datum' : cell.toISOString().slice(0, 10);
};

/** A Löpnummer as it is known: spaces and dashes in one form, so that a spreadsheet's long dash makes no second row. */
export const numberText = (cell: Cell | undefined): string =>
  textOf(cell)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-');
