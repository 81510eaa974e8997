import { isStretch, type Measure } from '@samspar/statistics';
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

const daysIn = ({ from, to }: Interval): number => to - from + 1;

/** The latest tables of a measure that fill an interval, as few as can be; undefined where none do. */
const through = (
  tables: JointTables,
  measure: Measure,
  { from, to }: Interval,
): readonly JointTable[] | undefined => {
  if (from > to) return [];
  const longest = tables.times
    .filter((time) => time.from === from && time.to <= to && tables.at(measure, time).length > 0)
    .reduce<Interval | undefined>(
      (most, time) => (most && daysIn(most) >= daysIn(time) ? most : time),
      undefined,
    );
  if (longest === undefined) return undefined;
  const rest = through(tables, measure, { from: longest.to + 1, to });
  return rest && [...tables.at(measure, longest).slice(-1), ...rest];
};

const isWithin = (one: Interval, other: Interval): boolean =>
  one !== other && one.from >= other.from && one.to <= other.to;

/** What a period counts is counted in those within it, all of it where they fill it; of what goes on, no more in any of them. */
export const periodsMakeLonger = (
  rows: ProgramRows,
  tables: JointTables,
  sets: readonly CountedSet[],
): void => {
  for (const measure of new Set(sets.map((set) => set.measure)))
    for (const period of tables.times) {
      const whole = tables.at(measure, period).at(-1);
      const within = tables.times.filter(
        (time) => isWithin(time, period) && tables.at(measure, time).length > 0,
      );
      const parts = within.filter((time) => !within.some((other) => isWithin(time, other)));
      if (whole === undefined || parts.length === 0) continue;
      if (isStretch(measure)) {
        // Whoever goes on from one part to the next is counted in both.
        for (const part of parts.flatMap((time) => tables.at(measure, time).slice(-1)))
          relate(rows, tables, [...plus(part), ...minus(whole)], { isAtMost: true });
        continue;
      }
      const days = parts.reduce((sum, part) => sum + daysIn(part), 0);
      relate(
        rows,
        tables,
        [...plus(...parts.flatMap((part) => tables.at(measure, part).slice(-1))), ...minus(whole)],
        { isAtMost: days < daysIn(period), whatever: true },
      );
    }
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
  for (const time of tables.times)
    for (const [days, of] of [
      ['daysToStart', 'started'],
      ['daysInIntervention', 'ended'],
    ] as const) {
      const some = tables.at(days, time).at(-1);
      const whole = through(tables, of, time);
      if (some && whole)
        relate(rows, tables, [...plus(some), ...minus(...whole)], { isAtMost: true, whatever: true });
    }
};

/** What was counted of one time at one moment is counted so at the next. */
export const momentsAreAlike = (
  rows: ProgramRows,
  tables: JointTables,
  sets: readonly CountedSet[],
): void => {
  for (const measure of new Set(sets.map((set) => set.measure))) {
    const times = isStretch(measure) ? timesOf(sets, measure) : tables.times;
    for (const time of times) {
      const moments = tables.at(measure, time);
      moments.slice(1).forEach((table, place) => {
        const before = moments[place];
        if (before) relate(rows, tables, [...plus(before), ...minus(table)], { whatever: true });
      });
    }
  }
};
