import { describe, expect, it } from '@jest/globals';
import type { LinearProgram } from '@samspar/plausibility';
import { openSolver } from './highs.js';

const solver = await openSolver();

/** Two counts that make 9 together, the first at most 6. */
const program: LinearProgram = {
  columns: 2,
  most: 100,
  rows: [
    {
      lower: 9,
      upper: 9,
      entries: [
        [0, 1],
        [1, 1],
      ],
    },
    { lower: -Infinity, upper: 6, entries: [[0, 1]] },
  ],
};

/** The value of the first column where each objective is least. */
const firsts = (of: LinearProgram, ...factors: readonly number[]) =>
  solver(of, (minimise) =>
    factors.map((factor) => {
      const values = minimise([[0, factor]]);
      return typeof values === 'string' ? values : values[0];
    }),
  );

describe('the solver', () => {
  it('goes from one objective to the next over the same program, with the same result each time', () => {
    expect(firsts(program, 1, -1, 1, -1)).toEqual([0, 6, 0, 6]);
    expect(firsts(program, -1)).toEqual([6]);
  });

  it('keeps columns between nought and the most that they may be', () => {
    expect(firsts({ columns: 1, most: 100, rows: [] }, 1, -1)).toEqual([0, 100]);
  });

  it('says of rows that cannot all be true that they are not', () => {
    const untrue = {
      ...program,
      rows: [...program.rows, { lower: 7, upper: 7, entries: [[0, 1]] as const }],
    };
    expect(firsts(untrue, 1, -1)).toEqual(['infeasible', 'infeasible']);
  });

  it('adds what an objective says of a column more than once', () => {
    const least = solver(program, (minimise) =>
      minimise([
        [0, 1],
        [0, -2],
      ]),
    );
    expect(typeof least === 'string' ? least : [...least]).toEqual([6, 3]);
  });
});
