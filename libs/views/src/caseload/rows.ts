import type { SQLInputValue } from 'node:sqlite';
import { placeOf } from './projection.js';
import { type CaseLine, lineOf } from './line.js';
import type { Dictionaries } from '../runner/view.js';
import type { Row, ViewFile } from '../runner/view-file.js';

/** Where journeys are looked for: insatser of one association. */
export type Places = Readonly<{ association: string; interventions: readonly string[] }>;

/** One page of a list; pages count from 1, and one beyond the last is empty. */
export type Listed<Line> = Readonly<{ lines: readonly Line[]; total: number; page: number; pages: number }>;

export const LINES_PER_PAGE = 30;
/** Counts kept at most. */
const MOST_KEPT = 1_000;

/** Rows that a condition chooses. */
export type Chosen = Readonly<{ where: string; values: readonly SQLInputValue[] }>;
/** Rows that an index has in the order they are listed in, and how many they are. */
export type IndexedRows = Chosen & Readonly<{ count: number }>;

export const holes = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Some rows of a table, its parts merged in the order of their index: no more is read than is passed by and answered. */
export const firstOf = (
  table: string,
  columns: string,
  parts: readonly IndexedRows[],
  order: string,
  limit: number,
  offset: number,
): Readonly<{ sql: string; values: readonly SQLInputValue[] }> => {
  const filled = parts.filter(({ count }) => count > 0);
  const part = ({ where }: IndexedRows) => `SELECT ${columns} FROM ${table} WHERE ${where}`;
  return {
    sql: `${filled.map(part).join(' UNION ALL ')} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    values: filled.flatMap(({ values }) => values),
  };
};

/** One page of lists that follow one another, each made of its parts; `read` answers some lines of one list. */
export const pageOfLists = <Line>(
  page: number,
  lists: readonly (readonly IndexedRows[])[],
  read: (parts: readonly IndexedRows[], limit: number, offset: number) => readonly Line[],
): Listed<Line> => {
  let skip = (page - 1) * LINES_PER_PAGE;
  let left = LINES_PER_PAGE;
  let total = 0;
  const lines: Line[] = [];
  for (const parts of lists) {
    const count = sum(parts.map((part) => part.count));
    const taken = Math.max(0, Math.min(left, count - skip));
    if (taken > 0) lines.push(...read(parts, taken, skip));
    skip = Math.max(0, skip - count);
    left -= taken;
    total += count;
  }
  return { lines, total, page, pages: Math.ceil(total / LINES_PER_PAGE) };
};

/** The rows of the case list in a view file. Throws `ViewsUnavailable`. */
export class CaseloadRows {
  readonly names: Pick<Dictionaries, 'association' | 'intervention'>;
  readonly #file: ViewFile;
  readonly #changedAt: () => bigint;
  /** What was counted since journeys last changed. */
  readonly #counts = new Map<string, unknown>();
  #countedAt = -1n;

  /** `changedAt` is the position of the last event that may have changed what is counted. */
  constructor(file: ViewFile, dictionaries: Dictionaries, changedAt: () => bigint) {
    this.#file = file;
    this.names = dictionaries;
    this.#changedAt = changedAt;
  }

  /** Numbers of those insatser that have journeys at all. */
  placesIn({ association, interventions }: Places): readonly number[] {
    const of = this.names.association.find(association);
    return interventions.flatMap((intervention) => {
      const found = this.names.intervention.find(intervention);
      return of === undefined || found === undefined ? [] : placeOf(of, found);
    });
  }

  /** What is counted once until journeys change: counting reads every row of an index, a list only those it shows. */
  kept<Counted>(what: string, count: () => Counted): Counted {
    const changedAt = this.#changedAt();
    if (changedAt !== this.#countedAt || this.#counts.size >= MOST_KEPT) {
      this.#counts.clear();
      this.#countedAt = changedAt;
    }
    if (!this.#counts.has(what)) this.#counts.set(what, count());
    return this.#counts.get(what) as Counted;
  }

  lines(sql: string, ...values: readonly SQLInputValue[]): readonly CaseLine[] {
    return this.read(sql, (row) => lineOf(this.names, row), ...values);
  }

  read<Made>(sql: string, make: (row: Row) => Made, ...values: readonly SQLInputValue[]): readonly Made[] {
    return this.#file.making(() => Array.from(this.#file.rows(sql, ...values), make));
  }
}
