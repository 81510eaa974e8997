export type Coefficient = readonly [column: number, factor: number];

/** What the entries make together, from one bound to another. */
export type LinearRow = Readonly<{ lower: number; upper: number; entries: readonly Coefficient[] }>;

/** Columns from 0 on, each from 0 to `most`; whole numbers where `isWhole`. */
export type LinearProgram = Readonly<{
  columns: number;
  most: number;
  rows: readonly LinearRow[];
  isWhole?: boolean;
}>;

/** Values of the columns that make an objective least; `failed` where the solver gives up. */
export type LinearSolution = Float64Array | 'infeasible' | 'failed';

/** What makes an objective least. */
export type Minimise = (objective: readonly Coefficient[]) => LinearSolution;

/**
 * How much the least value of the last objective grows by a row whose bounds both rise by one, row by row; of no meaning for whole
 * numbers.
 */
export type RowPrices = () => Float64Array;

/** Minimises one objective after the other over the same program, always with the same result for the same calls. */
export type LinearSolver = <Result>(
  program: LinearProgram,
  use: (minimise: Minimise, prices: RowPrices) => Result,
) => Result;
