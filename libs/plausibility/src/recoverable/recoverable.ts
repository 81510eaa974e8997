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

type Unchecked = Extract<FoundFact, { code: 'couldNotBeChecked' }>['why'];
type Bounds = { low: number; high: number };
/** Hidden cells with what they can be, or why that is not known. */
type Bounded = readonly (Readonly<{ cell: HiddenCell }> & Bounds)[] | Unchecked;

/** Rows that share columns, and the hidden cells in them. */
type Part = Readonly<{
  rows: readonly LinearRow[];
  hidden: readonly HiddenCell[];
  columns: readonly number[];
}>;

/** A model in parts that tell nothing of each other; those alone that the release at hand tells of, and that hide something. */
const partsOf = ({ rows: { columns, rows }, hidden, told }: Model): readonly Part[] => {
  const above = Int32Array.from({ length: columns }, (_, column) => column);
  const rootOf = (column: number): number => {
    let root = column;
    while (above[root] !== root) {
      above[root] = above[above[root] ?? root] ?? root;
      root = above[root] ?? root;
    }
    return root;
  };
  const join = (entries: readonly Coefficient[]) => {
    const [first] = entries;
    if (first) for (const [column] of entries) above[rootOf(column)] = rootOf(first[0]);
  };
  for (const { entries } of [...rows, ...hidden]) join(entries);
  const isTold = new Set([...told].map(rootOf));
  const rootOfEntries = ([first]: readonly Coefficient[]) => (first ? rootOf(first[0]) : -1);
  const byRoot = Map.groupBy(rows, ({ entries }) => rootOfEntries(entries));
  const hiddenByRoot = Map.groupBy(hidden, ({ entries }) => rootOfEntries(entries));
  const columnsByRoot = Map.groupBy(above.keys(), rootOf);
  return [...hiddenByRoot]
    .filter(([root]) => isTold.has(root))
    .map(([root, some]) => ({
      rows: byRoot.get(root) ?? [],
      hidden: some,
      columns: columnsByRoot.get(root) ?? [],
    }));
};

const valueOf = (entries: readonly Coefficient[], values: Float64Array): number =>
  entries.reduce((sum, [column, factor]) => sum + factor * (values[column] ?? 0), 0);

/** The part as a program of its own, and what its columns are called in it. */
const programOf = ({
  rows,
  columns,
}: Part): Readonly<{
  program: LinearProgram;
  own: (entries: readonly Coefficient[]) => readonly Coefficient[];
}> => {
  const place = new Map(columns.map((column, at) => [column, at]));
  const own = (entries: readonly Coefficient[]) =>
    entries.map(([column, factor]): Coefficient => [place.get(column) ?? 0, factor]);
  const largest = Math.max(0, ...rows.flatMap(({ lower, upper }) => [lower, upper].filter(Number.isFinite)));
  return {
    program: {
      columns: columns.length,
      // More than anything hidden can be that is bounded at all.
      most: 10 * largest + 1_000,
      rows: rows.map((row) => ({ ...row, entries: own(row.entries) })),
    },
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
const boundsOfPart = (
  part: Part,
  moves: ReadonlySet<number>,
  { solver, threshold }: Readonly<{ solver: LinearSolver; threshold: number }>,
): Bounded => {
  const { program, own } = programOf(part);
  const cells = part.hidden.map(({ entries }) => own(entries));
  const moved = own(
    part.columns.filter((column) => moves.has(column)).map((column): Coefficient => [column, 1]),
  );
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

const boundsOfModel = (
  model: Model | undefined,
  how: Readonly<{ solver: LinearSolver; threshold: number }>,
): Bounded => {
  if (model === undefined || model.hidden.length > MOST_HIDDEN) return 'tooLarge';
  const moves = new Set(model.rows.moves);
  const found: (Readonly<{ cell: HiddenCell }> & Bounds)[] = [];
  for (const part of partsOf(model)) {
    const bounded = boundsOfPart(part, moves, how);
    if (typeof bounded === 'string') return bounded;
    found.push(...bounded);
  }
  return found;
};

const placedTables = (release: Release, isNew: boolean): readonly PlacedTable[] =>
  release.tables.map(({ title, answer }) => ({ release: release.id, title, isNew, answer }));

/** A median is of journeys, whatever else counts persons. */
const isByPerson = ({ answer }: PlacedTable): boolean => answer.unit === 'person' && !isMedian(answer);

/** Tables that tell of each other. */
const familyOf = ({ answer: { measure } }: PlacedTable): string =>
  TOGETHER.includes(measure) ? 'stock' : measure;

/**
 * Hidden cells of a release and of all before it that all of their tables together confine to fewer than the width of the
 * threshold (docs/plausibility.md#what-comes-back).
 */
export const recoverableFindings = (
  candidate: Release,
  earlier: readonly Release[],
  how: Readonly<{ solver: LinearSolver; threshold: number }>,
): readonly ReleaseFinding[] => {
  const tables = [
    ...earlier.flatMap((release) => placedTables(release, false)),
    ...placedTables(candidate, true),
  ];
  const byJourney = tables.filter((table) => !isByPerson(table));
  const families = [...Map.groupBy(tables, (table) => `${isByPerson(table)}${familyOf(table)}`).values()];
  return families.flatMap((family): readonly ReleaseFinding[] => {
    const [first] = family;
    const newest = family.findLast(({ isNew }) => isNew);
    if (first === undefined || newest === undefined) return [];
    const model = (mayMove: boolean) =>
      isByPerson(first) ? personsModel(family, byJourney, mayMove) : journeysModel(family, mayMove);
    const asOne = boundsOfModel(model(false), how);
    const bounded = asOne === 'contradictory' ? boundsOfModel(model(true), how) : asOne;
    if (typeof bounded === 'string')
      return [
        { code: 'couldNotBeChecked', why: bounded, severity: 'refuses', place: { table: newest.title } },
      ];
    return bounded
      .filter(({ low, high }) => high - low < how.threshold)
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
