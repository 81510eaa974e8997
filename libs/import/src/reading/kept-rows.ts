import { type FileCell, type SheetRow, textOf } from '../cell.js';
import { findHeaders, LEADING_ROWS } from '../headers.js';
import { Exceeded, type Limits } from './exceeded.js';

export type KeptRow = Omit<SheetRow, 'cells'> & Readonly<{ cells: (FileCell | undefined)[] }>;

/** What is asked of a reading as it goes on. */
export type Watch = Readonly<{
  /** Told the text of every cell that has one, of every sheet. */
  seen: (text: string) => void;
  /** Called now and then with how many rows of the sheet there are so far. May throw. */
  pause: (rows: number) => void;
  limits: Limits;
}>;

const hasSomething = (cell: FileCell | undefined): boolean => typeof cell !== 'string' || textOf(cell) !== '';

/** The rows of one sheet as they come: of a sheet without headers none is kept. */
export class KeptRows {
  readonly rows: KeptRow[] = [];
  /** Whether no row has had anything in it. */
  isEmpty = true;
  readonly #watch: Watch;
  #isTable = true;
  #characters = 0;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  /** Throws `Exceeded` where a table has more rows, or more in them, than a list has. */
  add(row: KeptRow): void {
    this.#watch.pause(this.rows.length);
    // Holes are passed over, so that a cell far to the right costs no more than another.
    row.cells.forEach((cell) => {
      if (typeof cell === 'string' || typeof cell === 'number') this.#watch.seen(textOf(cell));
    });
    if (!row.cells.some(hasSomething)) return;
    this.isEmpty = false;
    if (!this.#isTable) return;
    if (this.rows.length === LEADING_ROWS && !findHeaders(this.rows)) {
      this.#isTable = false;
      this.rows.length = 0;
      return;
    }
    const { rows, columns, characters } = this.#watch.limits;
    if (this.rows.length > rows) throw new Exceeded('rows');
    // Headers stand among the leading rows; beyond them no column is read.
    if (this.rows.length >= LEADING_ROWS) row.cells.length = Math.min(row.cells.length, columns);
    row.cells.forEach((cell) => {
      if (typeof cell === 'string') this.#characters += cell.length;
    });
    if (this.#characters > characters) throw new Exceeded('characters');
    this.rows.push(row);
  }
}
