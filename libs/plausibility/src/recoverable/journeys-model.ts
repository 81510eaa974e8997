import { type Dimension, isStretch } from '@samspar/statistics';
import type { CountedSet, Interval } from '../set.js';
import type { Clique } from './cliques.js';
import { type Axes, type Box, columnsOf } from './joint-table.js';
import { boxOf, JointTables, timesOf } from './joint-tables.js';
import {
  type HiddenCell,
  type Model,
  momentOf,
  MOST_COLUMNS,
  type OpenCount,
  type PlacedTable,
} from './model.js';
import { ProgramRows } from './program-rows.js';
import { momentsAreAlike, periodsMakeLonger, stockFollows } from './relations.js';
import { emptySets, tableSets, type TableSets } from './table-sets.js';

/** Any code that no table names. */
const REST = '*';

type Told = Readonly<{ table: PlacedTable; sets: TableSets; empty: readonly CountedSet[]; view: string }>;

const axesOf = (boxes: readonly Box[]): Axes => {
  const codes = new Map<string, Set<string>>();
  for (const box of boxes)
    for (const [axis, named] of box) {
      const known = codes.get(axis) ?? new Set(axis.includes(':') ? ['no'] : [REST]);
      for (const code of named) known.add(code);
      codes.set(axis, known);
    }
  return new Map([...codes].map(([axis, known]) => [axis, [...known].toSorted()]));
};

/** Whether two intervals have some days in common, and each some days of its own. */
const crosses = (one: Interval, other: Interval): boolean =>
  one.from < other.from && other.from <= one.to && one.to < other.to;

/**
 * The times that flows are written by: their periods, of which a longer one is made of those within it; where some cross each
 * other, the stretches that all are made of.
 */
const flowTimes = (sets: readonly CountedSet[]): readonly Interval[] => {
  const periods = sets.filter(({ measure }) => !isStretch(measure)).flatMap((set) => set.periods);
  const distinct = [...new Map(periods.map((period) => [`${period.from}-${period.to}`, period])).values()];
  if (!distinct.some((one) => distinct.some((other) => crosses(one, other)))) return distinct;
  const cuts = [...new Set(distinct.flatMap(({ from, to }) => [from, to + 1]))].toSorted(
    (one, other) => one - other,
  );
  return cuts.slice(1).map((cut, place) => ({ from: cuts[place] ?? cut, to: cut - 1 }));
};

const setsOf = ({ sets: { shown, divisions }, empty }: Told): readonly CountedSet[] => [
  ...shown.map(({ set }) => set),
  ...divisions.flatMap(({ whole, parts }) => [whole, ...parts]),
  ...empty,
];

/** Codes that tables name of a dimension of several values. */
const codesNamed = (tables: readonly PlacedTable[], dimension: Dimension): readonly string[] => [
  ...new Set(tables.flatMap(({ answer }) => answer.cells.flatMap((cell) => cell[dimension] ?? []))),
];

/**
 * What tables by journeys tell of each other. Where nothing may move, all of them are taken to be of one moment; where it may, each
 * moment has tables of its own, and they are supposed to be alike. Undefined where there would be too many columns.
 */
export const journeysModel = (tables: readonly PlacedTable[], mayMove: boolean): Model | undefined => {
  const told: readonly Told[] = tables.map((table) => ({
    table,
    sets: tableSets(table.answer),
    empty: emptySets(table.answer, (dimension) => codesNamed(tables, dimension)),
    view: mayMove ? `${momentOf(table.answer)} ${table.answer.period.to}` : '',
  }));
  const everySet = told.flatMap(setsOf);
  const times = flowTimes(everySet);
  const axes = axesOf(everySet.map(boxOf));
  const asked = new Map<string, Clique[]>();
  for (const one of told)
    for (const set of setsOf(one))
      for (const time of timesOf(set, times)) {
        const key = JointTables.key(set.measure, time, one.view);
        const cliques = asked.get(key) ?? [];
        asked.set(key, cliques);
        cliques.push([...boxOf(set).keys()]);
      }
  let columns = 0;
  for (const cliques of asked.values()) {
    columns += columnsOf(axes, cliques);
    if (columns > MOST_COLUMNS) return undefined;
  }

  const rows = new ProgramRows(mayMove);
  const views = [...new Set(told.map(({ view }) => view))].toSorted();
  const joint = new JointTables(rows, asked, { times, axes, views });
  const hidden: HiddenCell[] = [];
  const open: OpenCount[] = [];
  const toldOf = new Set<number>();
  for (const { table, sets, empty, view } of told) {
    const entriesOf = (set: CountedSet, factor = 1) => {
      const entries = joint.entries(set, view, factor);
      if (table.isNew) for (const [column] of entries) toldOf.add(column);
      return entries;
    };
    for (const one of sets.shown) {
      const { set, count, cell } = one;
      const entries = entriesOf(set);
      if (count !== undefined && table.isOpen) open.push({ entries, count, table, shown: one });
      else if (count !== undefined) rows.bound(entries, count, count);
      else
        hidden.push({
          entries,
          release: table.release,
          place: { table: table.title, ...(cell && { cell }) },
        });
    }
    for (const { whole, parts, isDivided } of sets.divisions)
      rows.bound(
        [...parts.flatMap((part) => entriesOf(part)), ...entriesOf(whole, -1)],
        0,
        isDivided ? 0 : Infinity,
      );
    for (const set of empty) rows.bound(entriesOf(set), 0, 0);
  }
  periodsMakeLonger(rows, joint, everySet);
  stockFollows(rows, joint, everySet);
  if (mayMove) momentsAreAlike(rows, joint, everySet);
  return { rows, hidden, open, told: toldOf };
};
