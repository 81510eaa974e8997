import { DIMENSIONS, isMultiValued, isStretch, type Measure } from '@samspar/statistics';
import type { CountedSet, Interval } from '../set.js';
import type { Clique } from './cliques.js';
import { type Axes, type Box, JointTable } from './joint-table.js';
import type { Coefficient } from './linear-program.js';
import type { ProgramRows } from './program-rows.js';

/**
 * Axes of a set: a dimension of several values has one for each of its codes, which each thing has or has not; so has what is counted since it is registered, which is a part of
 * all that is counted.
 */
export const boxOf = ({ codes, measure, unit, registered }: CountedSet): Box =>
  new Map([
    ...(registered === undefined ? [] : [[`registered:${measure} ${registered}`, ['yes']] as const]),
    ...DIMENSIONS.flatMap((dimension): readonly (readonly [string, readonly string[]])[] => {
      const named = codes[dimension];
      if (named === undefined) return [];
      return isMultiValued(dimension, measure, unit)
        ? [[`${dimension}:${named.join('|')}`, ['yes']]]
        : [[dimension, named]];
    }),
  ]);

/** The times that a set is written by: its periods, or for a flow the stretches that they are made of. */
export const timesOf = ({ measure, periods }: CountedSet, flows: readonly Interval[]): readonly Interval[] =>
  isStretch(measure)
    ? periods
    : periods.flatMap(({ from, to }) => {
        const same = flows.filter((time) => time.from === from && time.to === to);
        return same.length > 0 ? same : flows.filter((time) => time.from >= from && time.to <= to);
      });

/** Tables by measure, time and view; a view is a moment at which something was counted. */
export class JointTables {
  /** Of flows. */
  readonly times: readonly Interval[];
  readonly axes: Axes;
  readonly #tables = new Map<string, JointTable>();
  readonly #views: readonly string[];

  constructor(
    rows: ProgramRows,
    asked: ReadonlyMap<string, readonly Clique[]>,
    frame: Readonly<{ times: readonly Interval[]; axes: Axes; views: readonly string[] }>,
  ) {
    this.times = frame.times;
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

  /** Those of a set at one time that have some of the codes of one more axis. */
  entriesAlong(
    set: CountedSet,
    {
      time,
      view,
      axis,
      codes,
    }: Readonly<{ time: Interval; view: string; axis: string; codes: readonly string[] }>,
  ): readonly Coefficient[] {
    const table = this.#tables.get(JointTables.key(set.measure, time, view));
    return table?.entries(new Map([...boxOf(set), [axis, codes]])) ?? [];
  }

  entries(set: CountedSet, view: string, factor = 1): readonly Coefficient[] {
    return timesOf(set, this.times).flatMap(
      (time) => this.#tables.get(JointTables.key(set.measure, time, view))?.entries(boxOf(set), factor) ?? [],
    );
  }
}
