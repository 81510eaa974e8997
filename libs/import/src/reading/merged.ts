import type { FileCell } from '../cell.js';
import { Exceeded } from './exceeded.js';
import type { KeptRow } from './kept-rows.js';

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
const MERGED = { unknown: 'merged' } as const;
const LETTER_A = 64;

/** The index of a column from 0, by its letters. */
export const columnIndex = (letters: string): number => {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - LETTER_A);
  return index - 1;
};

/** The place of the first row with this number or a higher one. */
const placeOf = (rows: readonly KeptRow[], number: number): number => {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.number ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
};

/**
 * Gives each row of merged cells the value that stands beside it on screen. To which column a value belongs that is merged across several, the
 * sheet does not show: it stays in the first, and the others are said to be unknown. Throws `Exceeded` where more cells are merged than `most`.
 */
export const fillMerged = (rows: readonly KeptRow[], references: readonly string[], most: number): void => {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  let steps = 0;
  for (const reference of references) {
    const [, left = '', top, right = '', bottom] = REFERENCE.exec(reference) ?? [];
    const first = columnIndex(left);
    const last = Math.min(columnIndex(right), width - 1);
    const start = placeOf(rows, Number(top));
    const value: FileCell | undefined = rows[start]?.cells[first];
    if (rows[start]?.number !== Number(top) || value === undefined) continue;
    for (let at = start; (rows[at]?.number ?? Infinity) <= Number(bottom); at += 1)
      for (let column = first; column <= last; column += 1) {
        steps += 1;
        if (steps > most) throw new Exceeded('merged');
        const cells = rows[at]?.cells;
        if (cells) cells[column] = column === first ? value : MERGED;
      }
  }
};
