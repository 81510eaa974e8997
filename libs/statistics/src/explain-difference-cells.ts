import { countingOf } from './answer.js';
import type { AskedQuery } from './asked.js';
import { type Block, LACKING } from './block.js';
import type { VersionTable } from './columns.js';
import { isMedian } from './dimensions.js';
import { Int32s, Uint8s } from './numbers.js';
import type { Dimension, StatisticsQuery } from './query.js';
import { type NamedVersions, scanNamed } from './scan-named.js';
import { type Counter, type CellKeys, Tally } from './tally.js';

/** The codes of a cell, in the order of `by`. */
export type CodesOfCell = readonly (readonly [Dimension, string])[];

/** Cells by number: one for each combination of codes, whatever order their lists have in the definition by which it was met. */
export class CellNumbers {
  readonly codes: CodesOfCell[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of the cell with some codes, in the order of `by`; undefined where nothing was ever in it. */
  find(codes: readonly string[]): number | undefined {
    return this.#numbers.get(JSON.stringify(codes));
  }

  number(codes: CodesOfCell): number {
    const name = JSON.stringify(codes.map(([, code]) => code));
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.codes.length);
    return this.codes.push(codes) - 1;
  }

  /** The numbers of a tally's cells. */
  of(tally: Tally): (key: number) => number {
    const numbers = new Map<number, number>();
    return (key) => {
      const known = numbers.get(key) ?? this.number(tally.codes(key));
      numbers.set(key, known);
      return known;
    };
  }
}

/** Rows to be placed: of a table, each with its own number. */
export type NamedRows = Readonly<{ table: VersionTable; named: NamedVersions; numbers: Int32s }>;

/** Where rows are counted, by their numbers. */
export type PlacedRows = Readonly<{
  /** The cells of a row stand in `cells` from its place in `first` up to that of the next; one stands twice where the row counts twice. */
  first: Int32s;
  cells: Int32s;
  /** 1 where it counts in the total. */
  totals: Uint8s;
  /** Days that a median is taken of. */
  values: Int32s;
}>;

/** How units are counted: each once, or each of their rows. */
export type CountedOnce = Readonly<{ cells: boolean; total: boolean }>;
export const countedOnce = (query: StatisticsQuery, { parts }: Pick<AskedQuery, 'parts'>): CountedOnce => ({
  cells: countingOf(query, parts.cells, query.by) === 'distinct units',
  total: countingOf({ ...query, by: [] }, parts.total, []) === 'distinct units',
});

type RowNumber = (block: Block, at: number) => number;

/** Takes down which rows have which keys, in place of counting them. */
class TakenDown implements Counter {
  readonly rows: number[] = [];
  readonly keys: number[] = [];
  /** The number of a row by its block and its place there. */
  numberOf: RowNumber | undefined;

  add(keys: CellKeys, rows: Int32s, n: number, block: Block): void {
    const { numberOf } = this;
    if (!numberOf) throw new TypeError('Rows of no table are counted.');
    for (let i = 0; i < n; i++) {
      this.rows.push(numberOf(block, rows.at(i)));
      this.keys.push(keys.at(i));
    }
  }

  counts(): ReadonlyMap<number, number> {
    return new Map();
  }
}

/** By block and place in it: the number of the row. */
const numbering = ({ table, named: { versions, items, beside }, numbers }: NamedRows): RowNumber => {
  if (beside) return ({ places }, at) => numbers.at(places?.at(at) ?? -1);
  if (items) return (block: Block, at: number) => block.items?.at.at(at) ?? -1;
  const known = new Int32s(table.length);
  for (let i = 0; i < versions.length; i++) known[versions.at(i)] = numbers.at(i);
  return (block: Block, at: number) => known.at(block.versions.at(at));
};

/** The cells in which each of some rows, numbered from 0 up to `size`, is counted by a definition, and whether it is in the total. */
export const placed = (
  query: StatisticsQuery,
  { axis, rows: what, parts }: AskedQuery,
  lists: readonly NamedRows[],
  size: number,
  cells: CellNumbers,
): PlacedRows => {
  const totals = new Uint8s(size);
  const values = new Int32s(size).fill(LACKING);
  const down = new TakenDown();
  const tally = new Tally(query.by.map(axis), down, 0);
  for (const rows of lists) {
    const numberOf = numbering(rows);
    down.numberOf = numberOf;
    scanNamed(what, rows.table, rows.named, parts.total, (block) => {
      for (let i = 0; i < block.n; i++) {
        const row = numberOf(block, i);
        if (isMedian(query)) values[row] = block.values.at(i);
        if (!isMedian(query) || block.values.at(i) !== LACKING) totals[row] = 1;
      }
    });
    if (query.by.length > 0)
      scanNamed(what, rows.table, rows.named, parts.cells, (block) => tally.add(block));
  }
  const first = new Int32s(size + 1);
  const isCounted = (row: number) => !isMedian(query) || values.at(row) !== LACKING;
  for (const row of down.rows) if (isCounted(row)) first.add(row + 1, 1);
  for (let row = 0; row < size; row++) first.add(row + 1, first.at(row));
  const next = first.slice();
  const found = new Int32s(first.at(size));
  const cellOf = cells.of(tally);
  down.rows.forEach((row, i) => {
    if (isCounted(row)) found[(next[row] = (next[row] ?? 0) + 1) - 1] = cellOf(down.keys[i] ?? 0);
  });
  return { first, cells: found, totals, values };
};
