import type { Measure } from '@samspar/statistics';
import { type CountedSet, type Interval, isFollowedDimension } from '../set.js';
import { type Clique, maximal } from './cliques.js';
import { choices, type JointTable } from './joint-table.js';
import type { JointTables } from './joint-tables.js';
import type { ProgramRows } from './program-rows.js';

type Term = Readonly<{ table: JointTable; factor: 1 | -1 }>;

const plus = (...tables: readonly JointTable[]): readonly Term[] =>
  tables.map((table) => ({ table, factor: 1 }));
const minus = (...tables: readonly JointTable[]): readonly Term[] =>
  tables.map((table) => ({ table, factor: -1 }));

/** The axes that some tables were asked by together, all of them, as many at a time as can be. */
const commonAxes = (tables: readonly JointTable[]): readonly Clique[] =>
  tables
    .map(({ cliques }) => cliques)
    .reduce((common, cliques) =>
      maximal(common.flatMap((one) => cliques.map((other) => one.filter((axis) => other.includes(axis))))),
    );

/** An axis whose codes change while things go on. */
const changes = (axis: string): boolean => isFollowedDimension(axis.split(':')[0]);

type Relation = Readonly<{ isAtMost?: boolean; whatever?: boolean }>;

/**
 * Supposes that tables make nought (or less), by all the axes that they share; of axes that change only where they need not be
 * the same (`whatever`).
 */
const relate = (
  rows: ProgramRows,
  tables: JointTables,
  terms: readonly Term[],
  { isAtMost = false, whatever = false }: Relation = {},
): void => {
  const shared = commonAxes(terms.map(({ table }) => table));
  for (const clique of maximal(shared.map((one) => one.filter((axis) => whatever || !changes(axis)))))
    for (const box of choices(tables.axes, clique)) {
      const entries = terms.flatMap(({ table, factor }) => table.entries(box, factor));
      if (isAtMost) rows.supposeAtMostNought(entries);
      else rows.suppose(entries);
    }
};

/** The latest table of each slice of an interval; undefined where the slices do not fill it, or one has none. */
const through = (
  tables: JointTables,
  measure: Measure,
  { from, to }: Interval,
): readonly JointTable[] | undefined => {
  const between = tables.slices.filter((slice) => slice.from >= from && slice.to <= to);
  const days = between.reduce((sum, slice) => sum + slice.to - slice.from + 1, 0);
  const found = between.flatMap((slice) => tables.at(measure, slice).slice(-1));
  return days === to - from + 1 && found.length === between.length ? found : undefined;
};

const timesOf = (sets: readonly CountedSet[], measure: Measure): readonly Interval[] =>
  [
    ...new Map(
      sets
        .filter((set) => set.measure === measure)
        .flatMap(({ periods }) => periods.map((period) => [JSON.stringify(period), period] as const)),
    ).values(),
  ].toSorted((one, other) => one.to - other.to);

/** What was going on, began and ended make what goes on; who took part was there before or began, and has ended or goes on. */
export const stockFollows = (rows: ProgramRows, tables: JointTables, sets: readonly CountedSet[]): void => {
  const going = (day: number) => tables.at('ongoing', { from: day, to: day }).at(-1);
  const points = timesOf(sets, 'ongoing').map(({ to }) => to);
  points.slice(1).forEach((to, place) => {
    const from = points[place] ?? to;
    const [opening, closing] = [going(from), going(to)];
    const started = through(tables, 'started', { from: from + 1, to });
    const ended = through(tables, 'ended', { from: from + 1, to });
    if (opening && closing && started && ended)
      relate(rows, tables, [...plus(opening, ...started), ...minus(closing, ...ended)]);
  });
  for (const period of timesOf(sets, 'participants')) {
    const participants = tables.at('participants', period).at(-1);
    const [opening, closing] = [going(period.from - 1), going(period.to)];
    const started = through(tables, 'started', period);
    const ended = through(tables, 'ended', period);
    if (!participants) continue;
    if (opening && started) relate(rows, tables, [...plus(opening, ...started), ...minus(participants)]);
    if (closing && ended) relate(rows, tables, [...plus(closing, ...ended), ...minus(participants)]);
    for (const some of [started, ended])
      if (some) relate(rows, tables, [...plus(...some), ...minus(participants)], { isAtMost: true });
  }
  for (const slice of tables.slices)
    for (const [days, of] of [
      ['daysToStart', 'started'],
      ['daysInIntervention', 'ended'],
    ] as const) {
      const [some, whole] = [tables.at(days, slice).at(-1), tables.at(of, slice).at(-1)];
      if (some && whole)
        relate(rows, tables, [...plus(some), ...minus(whole)], { isAtMost: true, whatever: true });
    }
};

/** What was counted of one time at one moment is counted so at the next. */
export const momentsAreAlike = (
  rows: ProgramRows,
  tables: JointTables,
  sets: readonly CountedSet[],
): void => {
  for (const measure of new Set(sets.map((set) => set.measure))) {
    const times =
      measure === 'ongoing' || measure === 'participants' ? timesOf(sets, measure) : tables.slices;
    for (const time of times) {
      const moments = tables.at(measure, time);
      moments.slice(1).forEach((table, place) => {
        const before = moments[place];
        if (before) relate(rows, tables, [...plus(before), ...minus(table)], { whatever: true });
      });
    }
  }
};
