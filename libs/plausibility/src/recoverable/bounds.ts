import type { FoundFact } from '../finding.js';
import type { Coefficient, LinearProgram, LinearRow, LinearSolver, Minimise } from './linear-program.js';
import type { HiddenCell, Model } from './model.js';
import { apart, reduced } from './reduced.js';

/** So many hidden cells are looked at at most. */
const MOST_HIDDEN = 3_000;

/** What a solver rounds by: less than any count. */
export const CLOSE = 1e-5;

/** What bounds are found with, and the width below which they are told to the last unit. */
export type How = Readonly<{ solver: LinearSolver; threshold: number }>;

type Unchecked = Extract<FoundFact, { code: 'couldNotBeChecked' }>['why'];
/** Whole numbers, both included. */
export type Bounds = { low: number; high: number };
/** Hidden cells with what they can be, or why that is not known. */
type BoundedCell = Readonly<{ cell: HiddenCell }> & Bounds;
export type Bounded = readonly BoundedCell[] | Unchecked;

/** Columns that rows and hidden cells put together, by one of them. */
const groupsOf = (
  columns: number,
  together: readonly (readonly Coefficient[])[],
): ((column: number) => number) => {
  const above = Int32Array.from({ length: columns }, (_, column) => column);
  const rootOf = (column: number): number => {
    let root = column;
    while (above[root] !== root) {
      above[root] = above[above[root] ?? root] ?? root;
      root = above[root] ?? root;
    }
    return root;
  };
  for (const [first, ...others] of together)
    if (first) for (const [column] of others) above[rootOf(column)] = rootOf(first[0]);
  return rootOf;
};

const rootOfEntries = ([first]: readonly Coefficient[], rootOf: (column: number) => number): number =>
  first ? rootOf(first[0]) : -1;

/** The rows and the hidden cells of a model that the release at hand can tell something of, however far about. */
const reachedOf = ({ rows: { columns, rows }, hidden, told }: Model): Pick<Part, 'rows' | 'hidden'> => {
  const rootOf = groupsOf(
    columns,
    [...rows, ...hidden].map(({ entries }) => entries),
  );
  const isTold = new Set([...told].map(rootOf));
  const isReached = ({ entries }: Readonly<{ entries: readonly Coefficient[] }>) =>
    entries.length === 0 || isTold.has(rootOfEntries(entries, rootOf));
  return { rows: rows.filter(isReached), hidden: hidden.filter(isReached) };
};

/** Rows that share columns, and the hidden cells in them: what is known of each, and what is not. */
type Part = Readonly<{
  rows: readonly LinearRow[];
  hidden: readonly HiddenCell[];
}>;

/** Rows in parts that tell nothing of each other; those alone that hide something. */
const partsOf = (
  columns: number,
  rows: readonly LinearRow[],
  hidden: readonly HiddenCell[],
): readonly Part[] => {
  const rootOf = groupsOf(
    columns,
    [...rows, ...hidden].map(({ entries }) => entries),
  );
  const byRoot = Map.groupBy(rows, ({ entries }) => rootOfEntries(entries, rootOf));
  const hiddenByRoot = Map.groupBy(hidden, ({ entries }) => rootOfEntries(entries, rootOf));
  return [...hiddenByRoot].map(([root, some]) => ({ rows: byRoot.get(root) ?? [], hidden: some }));
};

export const valueOf = (entries: readonly Coefficient[], values: Float64Array): number =>
  entries.reduce((sum, [column, factor]) => sum + factor * (values[column] ?? 0), 0);

/** What rows and hidden counts say as a program of its own, and what their columns are called in it. */
export const programOf = ({
  rows,
  hidden,
}: Readonly<{
  rows: readonly LinearRow[];
  hidden: readonly Readonly<{ entries: readonly Coefficient[] }>[];
}>): Readonly<{
  program: LinearProgram;
  columns: readonly number[];
  own: (entries: readonly Coefficient[]) => readonly Coefficient[];
}> => {
  const columns = [
    ...new Set([...rows, ...hidden].flatMap(({ entries }) => entries.map(([column]) => column))),
  ].toSorted((one, other) => one - other);
  const place = new Map(columns.map((column, at) => [column, at]));
  const own = (entries: readonly Coefficient[]) =>
    entries.map(([column, factor]): Coefficient => [place.get(column) ?? 0, factor]);
  const bounds = rows.flatMap(({ lower, upper }) => [lower, upper].filter(Number.isFinite).map(Math.abs));
  return {
    program: {
      columns: columns.length,
      // More than anything hidden can be that is bounded at all.
      most: 10 * bounds.reduce((most, bound) => Math.max(most, bound), 0) + 1_000,
      rows: rows.map((row) => ({ ...row, entries: own(row.entries) })),
    },
    columns,
    own,
  };
};

/** How low and high each hidden cell can be; no further than it takes to see that it has the width of the threshold. */
const boundsOf = (
  cells: readonly (readonly Coefficient[])[],
  minimise: Minimise,
  threshold: number,
): readonly Bounds[] | 'infeasible' | 'failed' => {
  const found = cells.map((): Bounds => ({ low: Infinity, high: -Infinity }));
  const see = (values: Float64Array) =>
    cells.forEach((entries, place) => {
      const bounds = found[place];
      const value = valueOf(entries, values);
      if (bounds === undefined) return;
      bounds.low = Math.min(bounds.low, Math.ceil(value - CLOSE));
      bounds.high = Math.max(bounds.high, Math.floor(value + CLOSE));
    });
  const isWide = (place: number) => {
    const { low, high } = found[place] ?? { low: 0, high: 0 };
    return high - low >= threshold;
  };
  for (const [place, entries] of cells.entries())
    for (const sign of [1, -1]) {
      if (isWide(place)) break;
      const values = minimise(entries.map(([column, factor]): Coefficient => [column, sign * factor]));
      if (typeof values === 'string') return values;
      see(values);
    }
  return found;
};

/** Bounds of a part, supposing no more movement than its figures force. */
const boundsOfPart = (part: Part, moves: ReadonlySet<number>, { solver, threshold }: How): Bounded => {
  const { program, columns, own } = programOf(part);
  const cells = part.hidden.map(({ entries }) => own(entries));
  const moved = own(columns.filter((column) => moves.has(column)).map((column): Coefficient => [column, 1]));
  const least =
    moved.length === 0
      ? 0
      : solver(program, (minimise) => {
          const values = minimise(moved);
          return typeof values === 'string' ? values : valueOf(moved, values);
        });
  if (typeof least === 'string') return least === 'infeasible' ? 'contradictory' : 'solver';
  const held: LinearProgram =
    moved.length === 0
      ? program
      : { ...program, rows: [...program.rows, { lower: 0, upper: least + CLOSE, entries: moved }] };
  const bounds = solver(held, (minimise) => boundsOf(cells, minimise, threshold));
  if (bounds === 'infeasible') return 'contradictory';
  if (bounds === 'failed') return 'solver';
  return part.hidden.map((cell, place) => ({ cell, ...(bounds[place] ?? { low: 0, high: 0 }) }));
};

/** How low and high each hidden cell can be that the release at hand tells something of. */
export const boundsOfModel = (model: Model | undefined, how: How): Bounded => {
  if (model === undefined) return 'tooLarge';
  const reached = reachedOf(model);
  if (reached.hidden.length > MOST_HIDDEN) return 'tooLarge';
  const moves = new Set(model.rows.moves);
  const left = reduced(reached.rows, moves);
  if (left === undefined) return 'contradictory';
  const known = new Map<HiddenCell, number>();
  const hidden = reached.hidden.map((cell): HiddenCell => {
    const parted = apart(cell.entries, left.fixed);
    const rest = { ...cell, entries: parted.left };
    known.set(rest, Math.round(parted.known));
    return rest;
  });
  const found: BoundedCell[] = [];
  const free = hidden.filter(({ entries }) => entries.length > 0);
  for (const part of partsOf(model.rows.columns, left.rows, free)) {
    const bounded = boundsOfPart(part, moves, how);
    if (typeof bounded === 'string') return bounded;
    found.push(...bounded);
  }
  const bounds = new Map<HiddenCell, Bounds>(found.map(({ cell, low, high }) => [cell, { low, high }]));
  return hidden.map((cell) => {
    const { low, high } = bounds.get(cell) ?? { low: 0, high: 0 };
    const beside = known.get(cell) ?? 0;
    return { cell, low: low + beside, high: high + beside };
  });
};
