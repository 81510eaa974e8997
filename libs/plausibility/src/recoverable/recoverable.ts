import type { FoundFact, ReleaseFinding } from '../finding.js';
import type { Release } from '../release.js';
import { isMedian, type Measure } from '@samspar/statistics';
import { journeysModel } from './journeys-model.js';
import type {
  Coefficient,
  LinearProgram,
  LinearRow,
  LinearSolution,
  LinearSolver,
} from './linear-program.js';
import type { HiddenCell, Model, PlacedTable } from './model.js';
import { personsModel } from './persons-model.js';
import { apart, reduced } from './reduced.js';

/** Measures that are told of each other: what goes on, begins and ends, and how long it takes. */
const TOGETHER: readonly Measure[] = [
  'started',
  'ended',
  'participants',
  'ongoing',
  'daysToStart',
  'daysInIntervention',
];

/** So many hidden cells are looked at at most. */
const MOST_HIDDEN = 3_000;

/** What a solver rounds by: less than any count. */
const CLOSE = 1e-5;

type How = Readonly<{ solver: LinearSolver; threshold: number }>;

type Unchecked = Extract<FoundFact, { code: 'couldNotBeChecked' }>['why'];
type Bounds = { low: number; high: number };
/** Hidden cells with what they can be, or why that is not known. */
type BoundedCell = Readonly<{ cell: HiddenCell }> & Bounds;
type Bounded = readonly BoundedCell[] | Unchecked;

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

const valueOf = (entries: readonly Coefficient[], values: Float64Array): number =>
  entries.reduce((sum, [column, factor]) => sum + factor * (values[column] ?? 0), 0);

/** The part as a program of its own, and what its columns are called in it. */
const programOf = ({
  rows,
  hidden,
}: Part): Readonly<{
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

type Minimise = (objective: readonly Coefficient[]) => LinearSolution;

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

const boundsOfModel = (model: Model | undefined, how: How): Bounded => {
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
  const isFixed = ({ entries }: HiddenCell) => entries.length === 0;
  const found: BoundedCell[] = hidden.filter(isFixed).map((cell) => ({ cell, low: 0, high: 0 }));
  const free = hidden.filter((cell) => !isFixed(cell));
  for (const part of partsOf(model.rows.columns, left.rows, free)) {
    const bounded = boundsOfPart(part, moves, how);
    if (typeof bounded === 'string') return bounded;
    found.push(...bounded);
  }
  return found.map(({ cell, low, high }) => {
    const beside = known.get(cell) ?? 0;
    return { cell, low: low + beside, high: high + beside };
  });
};

const placedTables = (release: Release, isNew: boolean): readonly PlacedTable[] =>
  release.tables.map(({ title, answer }) => ({ release: release.id, title, isNew, answer }));

/** A median is of journeys, whatever else counts persons. */
const isByPerson = ({ answer }: PlacedTable): boolean => answer.unit === 'person' && !isMedian(answer);

/** Tables that tell of each other. */
const familyOf = ({ answer: { measure } }: PlacedTable): string =>
  TOGETHER.includes(measure) ? 'stock' : measure;

/** Bounds of what a family hides: as counted at one moment, or where that cannot be at several. */
const boundsOfFamily = (
  family: readonly PlacedTable[],
  byJourney: readonly PlacedTable[],
  how: How,
): Bounded => {
  const model = (mayMove: boolean) =>
    family.some(isByPerson) ? personsModel(family, byJourney, mayMove) : journeysModel(family, mayMove);
  const asOne = boundsOfModel(model(false), how);
  return asOne === 'contradictory' ? boundsOfModel(model(true), how) : asOne;
};

const nameOf = ({ release, place }: HiddenCell): string => JSON.stringify([release, place]);

/** Cells that earlier releases confine as much by themselves: what is done is done, and this one adds nothing to it. */
const confinedBefore = (
  family: readonly PlacedTable[],
  byJourney: readonly PlacedTable[],
  how: How,
): ReadonlyMap<string, Bounds> => {
  const before = family.filter(({ isNew }) => !isNew).map((table) => ({ ...table, isNew: true }));
  const bounded = boundsOfFamily(before, byJourney, how);
  return new Map(
    typeof bounded === 'string' ? [] : bounded.map(({ cell, low, high }) => [nameOf(cell), { low, high }]),
  );
};

/**
 * Hidden cells of a release and of all before it that all of their tables together confine to fewer than the width of the
 * threshold (docs/plausibility.md#what-comes-back).
 */
export const recoverableFindings = (
  candidate: Release,
  earlier: readonly Release[],
  how: How,
): readonly ReleaseFinding[] => {
  const tables = [
    ...earlier.flatMap((release) => placedTables(release, false)),
    ...placedTables(candidate, true),
  ];
  const byJourney = tables.filter((table) => !isByPerson(table));
  const families = [...Map.groupBy(tables, (table) => `${isByPerson(table)}${familyOf(table)}`).values()];
  return families.flatMap((family): readonly ReleaseFinding[] => {
    const newest = family.findLast(({ isNew }) => isNew);
    if (newest === undefined) return [];
    const bounded = boundsOfFamily(family, byJourney, how);
    if (typeof bounded === 'string')
      return [
        { code: 'couldNotBeChecked', why: bounded, severity: 'refuses', place: { table: newest.title } },
      ];
    const confined = bounded.filter(({ low, high }) => high - low < how.threshold);
    const isOld = ({ cell }: BoundedCell) => cell.release !== candidate.id;
    const before = confined.some(isOld) ? confinedBefore(family, byJourney, how) : new Map<string, Bounds>();
    return confined
      .filter(({ cell, low, high }) => {
        const earlierBounds = before.get(nameOf(cell));
        return earlierBounds === undefined || low > earlierBounds.low || high < earlierBounds.high;
      })
      .map(({ cell: { place, release }, low, high }) => ({
        code: 'recoverable',
        low,
        high,
        release,
        severity: 'refuses',
        place,
      }));
  });
};
