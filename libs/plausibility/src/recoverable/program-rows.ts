import type { Coefficient, LinearRow } from './linear-program.js';

/** A program while it is written. */
export class ProgramRows {
  columns = 0;
  readonly rows: LinearRow[] = [];
  /** Columns that tell how far what is supposed does not hold. */
  readonly moves: number[] = [];
  readonly #mayMove: boolean;

  /** Where nothing may move, what is supposed holds. */
  constructor(mayMove: boolean) {
    this.#mayMove = mayMove;
  }

  /** The first of as many new columns. */
  take(columns: number): number {
    const first = this.columns;
    this.columns += columns;
    return first;
  }

  bound(entries: readonly Coefficient[], lower: number, upper: number): void {
    const factors = new Map<number, number>();
    for (const [column, factor] of entries) factors.set(column, (factors.get(column) ?? 0) + factor);
    const left = [...factors].filter(([, factor]) => factor !== 0);
    // What says nothing of any column is left out, unless it cannot be true.
    if (left.length > 0 || lower > 0 || upper < 0) this.rows.push({ lower, upper, entries: left });
  }

  /** That entries make so many, which later registrations and corrections may make untrue. */
  suppose(entries: readonly Coefficient[], value = 0): void {
    if (!this.#mayMove) return this.bound(entries, value, value);
    const more = this.take(2);
    this.moves.push(more, more + 1);
    this.bound([...entries, [more, 1], [more + 1, -1]], value, value);
  }

  /** The same of entries that make nought or less. */
  supposeAtMostNought(entries: readonly Coefficient[]): void {
    this.suppose([...entries, [this.take(1), 1]]);
  }
}
