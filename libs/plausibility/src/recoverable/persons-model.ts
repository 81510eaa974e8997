import { DIMENSIONS } from '@samspar/statistics';
import { type CountedSet, keyOfSet } from '../set.js';
import type { Coefficient } from './linear-program.js';
import {
  type HiddenCell,
  type Model,
  momentOf,
  MOST_COLUMNS,
  type OpenCount,
  type PlacedStatement,
  type PlacedTable,
  writeStated,
} from './model.js';
import { ProgramRows } from './program-rows.js';
import { tableSets } from './table-sets.js';

/** Whether everyone of one set is in another by what both are: fewer codes, fewer days. */
const isPart = (one: CountedSet, other: CountedSet): boolean =>
  one.measure === other.measure &&
  (other.registered === undefined || other.registered === one.registered) &&
  (one.measure === 'ongoing'
    ? JSON.stringify(one.periods) === JSON.stringify(other.periods)
    : one.periods.every(({ from, to }) =>
        other.periods.some((period) => period.from <= from && period.to >= to),
      )) &&
  DIMENSIONS.every((dimension) => {
    const wider = other.codes[dimension];
    return wider === undefined || (one.codes[dimension]?.every((code) => wider.includes(code)) ?? false);
  });

/** The most pairs of sets that are looked at. */
const MOST_PAIRS = 4_000_000;

/**
 * What tables by persons tell of each other. One person may be in several cells, so that a part is no more than its whole, and
 * parts no less together. `journeys` are tables of the same questions by journeys: no more persons than journeys.
 */
export const personsModel = (
  tables: readonly PlacedTable[],
  journeys: readonly PlacedTable[],
  statements: readonly PlacedStatement[],
  mayMove: boolean,
): Model | undefined => {
  const rows = new ProgramRows(mayMove);
  const columns = new Map<string, Readonly<{ column: number; set: CountedSet; view: string }>>();
  const viewOf = ({ answer }: PlacedTable) => (mayMove ? `${momentOf(answer)} ${answer.period.to}` : '');
  const entry = (set: CountedSet, view: string, factor = 1): Coefficient => {
    const key = `${view} ${keyOfSet(set)}`;
    const known = columns.get(key) ?? { column: rows.take(1), set, view };
    columns.set(key, known);
    return [known.column, factor];
  };
  const hidden: HiddenCell[] = [];
  const open: OpenCount[] = [];
  const told = new Set<number>();
  for (const table of tables) {
    const view = viewOf(table);
    const { shown, divisions } = tableSets(table.answer);
    for (const figure of shown) {
      const { set, count, cell } = figure;
      const one = entry(set, view);
      if (table.isNew) told.add(one[0]);
      if (count !== undefined && table.isOpen) open.push({ entries: [one], count, table, shown: figure });
      else if (count !== undefined) rows.bound([one], count, count);
      else
        hidden.push({
          entries: [one],
          release: table.release,
          place: { table: table.title, ...(cell && { cell }) },
        });
    }
    for (const { whole, parts } of divisions)
      rows.bound([...parts.map((part) => entry(part, view)), entry(whole, view, -1)], 0, Infinity);
  }
  for (const statement of statements) {
    const view = viewOf(statement.like);
    const entries = writeStated(rows, statement, (set, factor) => [entry(set, view, factor)]);
    if (statement.isNew) for (const [column] of entries) told.add(column);
  }
  if (columns.size > MOST_COLUMNS || columns.size ** 2 > MOST_PAIRS) return undefined;
  for (const one of columns.values())
    for (const other of columns.values())
      if (one !== other && one.view === other.view && isPart(one.set, other.set))
        rows.bound(
          [
            [one.column, 1],
            [other.column, -1],
          ],
          -Infinity,
          0,
        );
  for (const table of journeys) {
    const view = viewOf(table);
    for (const { set, count } of tableSets(table.answer).shown) {
      const known = columns.get(`${view} ${keyOfSet({ ...set, unit: 'person' })}`);
      if (known && count !== undefined) rows.bound([[known.column, 1]], -Infinity, count);
    }
  }
  if (mayMove)
    for (const same of Map.groupBy(columns.values(), ({ set }) => keyOfSet(set)).values()) {
      const inOrder = same.toSorted((one, other) => (one.view < other.view ? -1 : 1));
      inOrder.slice(1).forEach(({ column }, place) => {
        const before = inOrder[place];
        if (before)
          rows.suppose([
            [before.column, 1],
            [column, -1],
          ]);
      });
    }
  return { rows, hidden, open, told };
};
