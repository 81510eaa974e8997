import { type Dimension, DIMENSIONS, isMultiValued, type Measure } from '@samspar/statistics';
import type { CountedSet, Interval } from '../set.js';
import type { Clique } from './cliques.js';
import { type Axes, type Box, columnsOf, JointTable } from './joint-table.js';
import type { Coefficient } from './linear-program.js';
import { type HiddenCell, type Model, momentOf, MOST_COLUMNS, type PlacedTable } from './model.js';
import { ProgramRows } from './program-rows.js';
import { momentsAreAlike, stockFollows } from './relations.js';
import { emptySets, tableSets, type TableSets } from './table-sets.js';

/** Any code that no table names. */
const REST = '*';

type Told = Readonly<{ table: PlacedTable; sets: TableSets; empty: readonly CountedSet[]; view: string }>;

/** Axes of a set: a dimension of several values has one for each of its codes, which each thing has or has not. */
const boxOf = ({ codes, measure, unit }: CountedSet): Box =>
  new Map(
    DIMENSIONS.flatMap((dimension): readonly (readonly [string, readonly string[]])[] => {
      const named = codes[dimension];
      if (named === undefined) return [];
      return isMultiValued(dimension, measure, unit)
        ? [[`${dimension}:${named.join('|')}`, ['yes']]]
        : [[dimension, named]];
    }),
  );

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

/** The stretches of time that all periods are made of. */
const slicesOf = (sets: readonly CountedSet[]): readonly Interval[] => {
  const cuts = [
    ...new Set(sets.flatMap(({ periods }) => periods.flatMap(({ from, to }) => [from, to + 1]))),
  ].toSorted((one, other) => one - other);
  return cuts.slice(1).map((cut, place) => ({ from: cuts[place] ?? cut, to: cut - 1 }));
};

/** The times that a set is written by: the slices of a flow, a day or a stretch of what goes on. */
const timesOf = ({ measure, periods }: CountedSet, slices: readonly Interval[]): readonly Interval[] =>
  measure === 'ongoing' || measure === 'participants'
    ? periods
    : periods.flatMap(({ from, to }) => slices.filter((slice) => slice.from >= from && slice.to <= to));

const setsOf = ({ sets: { shown, divisions }, empty }: Told): readonly CountedSet[] => [
  ...shown.map(({ set }) => set),
  ...divisions.flatMap(({ whole, parts }) => [whole, ...parts]),
  ...empty,
];

/** Codes that tables name of a dimension of several values. */
const codesNamed = (tables: readonly PlacedTable[], dimension: Dimension): readonly string[] => [
  ...new Set(tables.flatMap(({ answer }) => answer.cells.flatMap((cell) => cell[dimension] ?? []))),
];

/** Tables by measure, time and view; a view is a moment at which something was counted. */
export class JointTables {
  readonly slices: readonly Interval[];
  readonly axes: Axes;
  readonly #tables = new Map<string, JointTable>();
  readonly #views: readonly string[];

  constructor(
    rows: ProgramRows,
    asked: ReadonlyMap<string, readonly Clique[]>,
    frame: Readonly<{ slices: readonly Interval[]; axes: Axes; views: readonly string[] }>,
  ) {
    this.slices = frame.slices;
    this.axes = frame.axes;
    this.#views = frame.views;
    for (const [key, cliques] of asked) this.#tables.set(key, new JointTable(rows, frame.axes, cliques));
  }

  static key(measure: Measure, { from, to }: Interval, view: string): string {
    return JSON.stringify([measure, from, to, view]);
  }

  /** Of each moment that has one, in the order of moments. */
  at(measure: Measure, time: Interval): readonly JointTable[] {
    return this.#views.flatMap((view) => this.#tables.get(JointTables.key(measure, time, view)) ?? []);
  }

  entries(set: CountedSet, view: string, factor = 1): readonly Coefficient[] {
    return timesOf(set, this.slices).flatMap(
      (time) => this.#tables.get(JointTables.key(set.measure, time, view))?.entries(boxOf(set), factor) ?? [],
    );
  }
}

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
  const slices = slicesOf(everySet);
  const axes = axesOf(everySet.map(boxOf));
  const asked = new Map<string, Clique[]>();
  for (const one of told)
    for (const set of setsOf(one))
      for (const time of timesOf(set, slices)) {
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
  const joint = new JointTables(rows, asked, { slices, axes, views });
  const hidden: HiddenCell[] = [];
  const toldOf = new Set<number>();
  for (const { table, sets, empty, view } of told) {
    const entriesOf = (set: CountedSet, factor = 1) => {
      const entries = joint.entries(set, view, factor);
      if (table.isNew) for (const [column] of entries) toldOf.add(column);
      return entries;
    };
    for (const { set, count, cell } of sets.shown) {
      const entries = entriesOf(set);
      if (count !== undefined) rows.bound(entries, count, count);
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
  stockFollows(rows, joint, everySet);
  if (mayMove) momentsAreAlike(rows, joint, everySet);
  return { rows, hidden, told: toldOf };
};
