import { beforeAll, describe, expect, it } from '@jest/globals';
import { openSolver } from '@samspar/linear-solver';
import type { LinearSolver } from '@samspar/plausibility';
import * as fc from 'fast-check';
import { type AxisNode, axisNodes } from './crossed-axis.js';
import { hiddenCounts } from './crossed-protection.js';

const THRESHOLD = 5;
const codesOf = (groups: readonly number[]): readonly (readonly string[])[] =>
  groups.flatMap((parts, group) =>
    Array.from({ length: parts }, (_part, part) => [`${group}`, `${group}.${part}`]),
  );
const axis = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .map((groups) => axisNodes(['intervention', 'district'], [codesOf(groups)], 'first'));
const counts = fc.infiniteStream(fc.oneof(fc.nat({ max: 7 }), fc.nat({ max: 60 })));

const leavesUnder = (nodes: readonly AxisNode[], of: readonly string[]) =>
  nodes.flatMap(({ codes }, at) =>
    codes.length === 2 && of.every((code, place) => codes[place] === code) ? [at] : [],
  );

type Table = Readonly<{ rows: readonly AxisNode[]; columns: readonly AxisNode[]; counts: number[][] }>;

const tableOf = (rows: readonly AxisNode[], columns: readonly AxisNode[], next: () => number): Table => {
  const leaves = rows.map(({ codes }) =>
    columns.map((column) => (codes.length === 2 && column.codes.length === 2 ? next() : 0)),
  );
  return {
    rows,
    columns,
    counts: rows.map(({ codes }) =>
      columns.map((column) =>
        leavesUnder(rows, codes).reduce(
          (sum, row) =>
            sum + leavesUnder(columns, column.codes).reduce((all, at) => all + (leaves[row]?.[at] ?? 0), 0),
          0,
        ),
      ),
    ),
  };
};

type Shown = Readonly<{ table: Table; of: readonly number[] }>;

/** How far a hidden count of the first can be from what it is, for a reader who solves for it; each is the sum of what it is `of`. */
const widthOf = (
  solve: LinearSolver,
  sheets: readonly [Shown, ...Shown[]],
  hidden: readonly (readonly boolean[])[],
  [row, column]: readonly [number, number],
): number => {
  const [{ table: first }] = sheets;
  const { rows, columns } = first;
  const size = rows.length * columns.length;
  const entriesOf = (of: readonly number[], at: number, to: number) =>
    of.flatMap((sheet) =>
      leavesUnder(rows, rows[at]?.codes ?? []).flatMap((one) =>
        leavesUnder(columns, columns[to]?.codes ?? []).map(
          (other) => [sheet * size + one * columns.length + other, 1] as const,
        ),
      ),
    );
  const shown = sheets.flatMap(({ table, of }) =>
    rows.flatMap((_row, at) =>
      columns.flatMap((_column, to) => {
        const told = table.counts[at]?.[to] ?? 0;
        return hidden[at]?.[to] ? [] : [{ entries: entriesOf(of, at, to), lower: told, upper: told }];
      }),
    ),
  );
  const wanted = entriesOf([0], row, column);
  return solve({ columns: size * 2, most: 10_000, rows: shown }, (minimise) => {
    const bound = (sign: number) => {
      const solution = minimise(wanted.map(([at]) => [at, sign] as const));
      if (typeof solution === 'string') throw new Error(solution);
      return wanted.reduce((sum, [at]) => sum + (solution[at] ?? 0), 0);
    };
    return bound(-1) - bound(1);
  });
};

describe('a protected table of rows and columns', () => {
  let solve: LinearSolver;
  beforeAll(async () => {
    solve = await openSolver();
  });

  it('hides every small count, and none of them comes back from all that is shown, subtotals and totals included', () => {
    fc.assert(
      fc.property(axis, axis, counts, (rows, columns, stream) => {
        const table = tableOf(rows, columns, () => Number(stream.next().value));
        const hidden = hiddenCounts({
          sheets: [{ link: 'a', counts: table.counts }],
          rows,
          columns,
          threshold: THRESHOLD,
        });
        for (const row of rows.keys())
          for (const column of columns.keys()) {
            const count = table.counts[row]?.[column] ?? 0;
            if (count === 0 || count >= THRESHOLD) continue;
            expect(hidden[row]?.[column]).toBe(true);
            expect(widthOf(solve, [{ table, of: [0] }], hidden, [row, column])).toBeGreaterThanOrEqual(
              THRESHOLD - 1e-6,
            );
          }
      }),
      { numRuns: 60, seed: 14 },
    );
  });

  it('hides the same where two tables show each other, and neither gives the other back', () => {
    fc.assert(
      fc.property(axis, axis, counts, (rows, columns, stream) => {
        const [ended, ongoing] = [1, 2].map(() => tableOf(rows, columns, () => Number(stream.next().value)));
        if (!ended || !ongoing) return;
        const both: Table = {
          ...ended,
          counts: ended.counts.map((line, row) =>
            line.map((count, column) => count + (ongoing.counts[row]?.[column] ?? 0)),
          ),
        };
        const hidden = hiddenCounts({
          sheets: [ended, ongoing, both].map((table) => ({ link: 'flows', counts: table.counts })),
          rows,
          columns,
          threshold: THRESHOLD,
        });
        const sheets = [
          { table: ended, of: [0] },
          { table: ongoing, of: [1] },
          { table: both, of: [0, 1] },
        ] as const;
        for (const row of rows.keys())
          for (const column of columns.keys()) {
            const count = ended.counts[row]?.[column] ?? 0;
            if (count === 0 || count >= THRESHOLD) continue;
            expect(hidden[row]?.[column]).toBe(true);
            expect(widthOf(solve, sheets, hidden, [row, column])).toBeGreaterThanOrEqual(THRESHOLD - 1e-6);
          }
      }),
      { numRuns: 30, seed: 15 },
    );
  });

  it('shows all that is large, and what is nought', () =>
    expect(
      hiddenCounts({
        sheets: [
          {
            link: 'a',
            counts: [
              [10, 20, 30],
              [0, 9, 9],
              [10, 29, 39],
            ],
          },
        ],
        rows: axisNodes(['district'], [[['a'], ['b']]], 'first'),
        columns: axisNodes(['sex'], [[['woman'], ['man']]], 'last'),
        threshold: THRESHOLD,
      }).flat(),
    ).not.toContain(true));

  it('hides what another table hides', () =>
    expect(
      hiddenCounts({
        sheets: [
          {
            link: 'a',
            counts: [
              [10, 20, 30],
              [10, 20, 30],
            ],
          },
        ],
        rows: axisNodes(['district'], [[['a']]], 'first'),
        columns: axisNodes(['sex'], [[['woman'], ['man']]], 'last'),
        threshold: THRESHOLD,
        isGiven: (row, column) => row === 1 && column === 0,
      })[1],
    ).toEqual([true, true, false]));
});
