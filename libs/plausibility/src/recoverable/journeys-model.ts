import { type Dimension, isStretch } from '@samspar/statistics';
import type { CountedSet, Interval } from '../set.js';
import type { Clique } from './cliques.js';
import { boundsOfSpread, daysAxes, daysAxis, type SpreadOfSet } from './days.js';
import { type Axes, type Box, columnsOf } from './joint-table.js';
import { boxOf, JointTables, timesOf } from './joint-tables.js';
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

/** Medians that are shown where something of the same measure and time is hidden. */
const spreadsOf = (told: readonly Told[], times: readonly Interval[]): readonly SpreadOfSet[] => {
  const shown = told.flatMap(({ sets, view }) =>
    sets.shown.flatMap((one) => timesOf(one.set, times).map((time) => ({ ...one, time, view }))),
  );
  const hides = new Set(
    shown.flatMap(({ set, time, count }) => (count === undefined ? [daysAxis(set.measure, time)] : [])),
  );
  return shown.flatMap(({ set, time, view, count, quartiles }): readonly SpreadOfSet[] =>
    count !== undefined &&
    quartiles &&
    hides.has(daysAxis(set.measure, time)) &&
    timesOf(set, times).length === 1
      ? [{ set, time, view, n: count, quartiles }]
      : [],
  );
};

/** Days are told apart where that takes no more columns than this: programs of days are slow. */
const MOST_WITH_DAYS = 6_000;

/**
 * What tables by journeys tell of each other. Where nothing may move, all of them are taken to be of one moment; where it may, each
 * moment has tables of its own, and they are supposed to be alike. Undefined where there would be too many columns.
 */
export const journeysModel = (
  tables: readonly PlacedTable[],
  statements: readonly PlacedStatement[],
  mayMove: boolean,
  /** Whether medians are taken to tell of the days of those they are of. */
  byDays = true,
): Model | undefined => {
  const viewOf = ({ answer }: PlacedTable) => (mayMove ? `${momentOf(answer)} ${answer.period.to}` : '');
  const told: readonly Told[] = tables.map((table) => ({
    table,
    sets: tableSets(table.answer),
    empty: emptySets(table.answer, (dimension) => codesNamed(tables, dimension)),
    view: viewOf(table),
  }));
  const asking = [
    ...told.flatMap((one) => setsOf(one).map((set) => ({ set, view: one.view }))),
    ...statements.flatMap(({ stated, like }) =>
      [stated.set, ...('of' in stated ? [stated.of] : [])].map((set) => ({ set, view: viewOf(like) })),
    ),
  ];
  const everySet = asking.map(({ set }) => set);
  const times = flowTimes(everySet);
  const spreads = byDays ? spreadsOf(told, times) : [];
  const axes: Axes = new Map([...axesOf(everySet.map(boxOf)), ...daysAxes(spreads)]);
  const asked = new Map<string, Clique[]>();
  const ask = (set: CountedSet, time: Interval, view: string, more: Clique = []): void => {
    const key = JointTables.key(set.measure, time, view);
    const cliques = asked.get(key) ?? [];
    asked.set(key, cliques);
    cliques.push([...boxOf(set).keys(), ...more]);
  };
  for (const { set, view } of asking) for (const time of timesOf(set, times)) ask(set, time, view);
  for (const { set, time, view } of spreads) ask(set, time, view, [daysAxis(set.measure, time)]);
  let columns = 0;
  for (const cliques of asked.values()) {
    columns += columnsOf(axes, cliques);
    if (spreads.length > 0 && columns > MOST_WITH_DAYS)
      return journeysModel(tables, statements, mayMove, false);
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
  for (const spread of spreads) {
    const { set, time, view } = spread;
    const axis = daysAxis(set.measure, time);
    for (const { codes, least, most } of boundsOfSpread(spread, axes.get(axis) ?? []))
      rows.bound(joint.entriesAlong(set, { time, view, axis, codes }), least, most);
  }
  for (const statement of statements) {
    const view = viewOf(statement.like);
    const entries = writeStated(rows, statement, (set, factor) => joint.entries(set, view, factor));
    if (statement.isNew) for (const [column] of entries) toldOf.add(column);
  }
  periodsMakeLonger(rows, joint, everySet);
  stockFollows(rows, joint, everySet);
  if (mayMove) momentsAreAlike(rows, joint, everySet);
  return { rows, hidden, open, told: toldOf };
};
