import type { Coefficient, LinearProgram, LinearSolution, LinearSolver } from '@samspar/plausibility';
import highsModule, { type Highs, type ModelData } from 'highs';

/** The package says that it holds its loader; imported, it is its loader. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

const modelOf = ({ columns, most, rows, isWhole }: LinearProgram, highs: Highs): ModelData => {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ entries }, row) => (starts[row + 1] = (starts[row] ?? 0) + entries.length));
  const entries = rows.flatMap((row) => row.entries);
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(most),
    rowLower: Float64Array.from(rows, ({ lower }) => bound(lower)),
    rowUpper: Float64Array.from(rows, ({ upper }) => bound(upper)),
    ...(isWhole && { integrality: new Int32Array(columns).fill(highs.constants.variableType.integer) }),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: Int32Array.from(entries, ([column]) => column),
      values: Float64Array.from(entries, ([, factor]) => factor),
    },
  };
};

/** More steps than any program of the size that is asked for takes. */
const MOST_STEPS = 200_000;

/** Whole numbers are chosen among at most so many branches. */
const MOST_BRANCHES = 2_000;

/**
 * HiGHS, which solves linear programs by the simplex method in WebAssembly, in this thread and no other, and programs of whole numbers by
 * branches of them; from one objective to the next it goes on from where it stood. Loaded once for the process.
 */
export const openSolver = async (): Promise<LinearSolver> => {
  const highs = await loadHighs();
  const { optimal, infeasible } = highs.constants.modelStatus;
  return (program, use) =>
    highs.withModel(modelOf(program, highs), (model) => {
      model.options.set({
        output_flag: false,
        ...(program.isWhole
          ? { mip_max_nodes: MOST_BRANCHES }
          : { solver: 'simplex', simplex_iteration_limit: MOST_STEPS }),
      });
      let costs: readonly Coefficient[] = [];
      const minimise = (objective: readonly Coefficient[]): LinearSolution => {
        for (const [column] of costs) model.changeColCost(column, 0);
        const together = new Map<number, number>();
        for (const [column, factor] of objective) together.set(column, (together.get(column) ?? 0) + factor);
        costs = [...together];
        for (const [column, factor] of costs) model.changeColCost(column, factor);
        const { modelStatus } = model.run();
        if (modelStatus === infeasible) return 'infeasible';
        return modelStatus === optimal ? model.getSolution().colValue : 'failed';
      };
      return use(minimise, () => model.getSolution().rowDual);
    });
};
