export type Coefficient = readonly [column: number, factor: number];

/** What the entries make together, from one bound to another. */
export type LinearRow = Readonly<{ lower: number; upper: number; entries: readonly Coefficient[] }>;

/** Columns from 0 on, each from 0 to `most`. */
export type LinearProgram = Readonly<{ columns: number; most: number; rows: readonly LinearRow[] }>;

/** Values of the columns that make an objective least; `failed` where the solver gives up. */
export type LinearSolution = Float64Array | 'infeasible' | 'failed';

/** Minimises one objective after the other over the same program, always with the same result for the same calls. */
export type LinearSolver = <Result>(
  program: LinearProgram,
  use: (minimise: (objective: readonly Coefficient[]) => LinearSolution) => Result,
) => Result;
