import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { associationWith, Told2024 } from './feeding.js';
import { hide } from './protection.js';
import type { Answer, Cell, Dimension } from './query.js';

/** Suppressed cells that are known to share out what is left of a shown sum: each is at least one. */
type Remainder = Readonly<{ left: number; cells: number }>;

const sum = (cells: readonly Cell[]) => cells.reduce((total, { value }) => total + (value ?? 0), 0);

const hidden = (cells: readonly Cell[]) => cells.filter(({ suppressed }) => suppressed).length;

/** What a reader can work out from an additive answer: per shown sum, what its suppressed cells make together. */
const remainders = (answer: Answer): readonly Remainder[] => {
  const outer = answer.by.slice(0, -1);
  const groups = Map.groupBy(answer.cells, (cell) => outer.map((dimension) => cell[dimension]).join());
  const found: Remainder[] = [];
  let left = answer.total;
  let cells = 0;
  for (const group of groups.values()) {
    const margin = group.find(({ share }) => share)?.share?.denominator;
    if (margin !== undefined) found.push({ left: margin - sum(group), cells: hidden(group) });
    if (left !== null) left -= margin ?? sum(group);
    if (margin === undefined) cells += hidden(group);
  }
  return left === null ? found : [...found, { left, cells }];
};

const THRESHOLD = 5;
const counts = fc.array(
  fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 60 })), { minLength: 1, maxLength: 5 }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

const toldOf = (table: readonly (readonly number[])[]): Told2024 => {
  const told = new Told2024(associationWith({ suppressionThreshold: THRESHOLD }));
  table.forEach((row, education) => {
    row.forEach((times, obstacle) => told.tell({ startedOn: '2024-05-01', education, obstacle }, { times }));
  });
  return told;
};

const BY: readonly (readonly Dimension[])[] = [
  ['obstacle'],
  ['education', 'obstacle'],
  ['sex', 'education', 'obstacle'],
];

describe('a protected answer', () => {
  it('shows no small count and gives none back by subtraction', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...BY), (table, by) => {
        const told = toldOf(table);
        const open = told.ask({ by });
        const answer = told.ask({ by, protect: 'public' });
        expect(answer.cells.length).toBe(open.cells.length);
        answer.cells.forEach((cell, number) => {
          const truth = open.cells[number];
          if (cell.suppressed) {
            expect(cell).toEqual({
              ...Object.fromEntries(by.map((name) => [name, cell[name]])),
              suppressed: true,
            });
            return;
          }
          expect(cell.value).toBe(truth?.value);
          expect(cell.value).toBeGreaterThanOrEqual(THRESHOLD);
          if (cell.share) {
            expect(cell.share).toEqual(truth?.share);
            expect(cell.share.denominator).toBeGreaterThanOrEqual(THRESHOLD);
          }
        });
        if (answer.total !== null) {
          expect(answer.total).toBe(open.total);
          expect(answer.total === 0 || answer.total >= THRESHOLD).toBe(true);
        } else expect(open.total).toBeLessThan(THRESHOLD);
        for (const { left, cells } of remainders(answer)) {
          if (cells === 0) expect(left).toBe(0);
          else {
            expect(left).toBeGreaterThanOrEqual(THRESHOLD);
            expect(left - (cells - 1)).toBeGreaterThan(1);
            expect(cells).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('hides no more than it must where nothing is small', () => {
    const told = toldOf([[5, 60], [7]]);
    expect(told.ask({ by: ['education', 'obstacle'], protect: 'public' })).toEqual(
      told.ask({ by: ['education', 'obstacle'] }),
    );
  });

  it('hides the smallest other cell beside a small one, and says so', () => {
    const answer = toldOf([[3, 60, 12]]).ask({ by: ['obstacle'], protect: 'public' });
    expect(answer.cells).toEqual([
      { obstacle: 'unemployed', suppressed: true },
      {
        obstacle: 'sick-listed-with-certificate',
        value: 60,
        share: { numerator: 60, denominator: 75, percent: 80 },
      },
      { obstacle: 'sickness-or-activity-compensation', suppressed: true },
    ]);
    expect(answer).toMatchObject({ total: 75, checks: { closes: true, roundedSums: [] } });
    expect(answer.notes).toEqual([{ code: 'suppressed', threshold: 5 }]);
  });

  it('hides a total under the threshold, but not a total of none', () => {
    expect(toldOf([[4]]).ask({ protect: 'public' })).toMatchObject({ total: null, suppressed: true });
    expect(toldOf([[5]]).ask({ protect: 'public' }).total).toBe(5);
    expect(toldOf([[0]]).ask({ protect: 'public' }).total).toBe(0);
  });

  it('hides medians of few days, and how many lack a day where they are few', () => {
    const told = new Told2024();
    const days = { referredOn: '2024-04-01', startedOn: '2024-05-01' } as const;
    told.tell({ ...days, sex: 0 }, { times: 4 });
    told.tell({ ...days, sex: 1 }, { times: 6 });
    told.tell({ ...days, referredOn: 'unknown', sex: 1 }, { times: 2 });
    told.tell({ ...days, sex: 2 }, { times: 20 });
    const asked = { measure: 'daysToStart', by: ['sex'], protect: 'public' } as const;
    expect(told.ask(asked)).toMatchObject({
      cells: [
        { sex: 'woman', suppressed: true },
        { sex: 'man', suppressed: true },
        { sex: 'unknown', value: 30, n: 20, quartiles: [30, 30, 30] },
      ],
      total: 30,
      n: 30,
    });
    expect(JSON.stringify(told.ask(asked))).not.toContain('without');
    expect(told.ask({ ...asked, by: [], where: { sex: ['woman'] } })).toMatchObject({
      total: null,
      suppressed: true,
    });
  });

  it('leaves a small number of unknown persons unsaid', () => {
    const told = toldOf([[4, 7]]);
    expect(told.ask({ unit: 'person', protect: 'public' }).notes).toEqual([
      { code: 'personNotKnown', journeys: 11 },
    ]);
    expect(
      told.ask({ unit: 'person', protect: 'public', where: { obstacle: ['unemployed'] } }).notes,
    ).toContainEqual({ code: 'personNotKnown' });
  });

  it('hides where the parts of a dimension overlap as if they did not', () => {
    expect(hide({ counts: [3, 9, 20], groups: [0, 0, 0], showsGroups: true, total: 25 }, 5)).toEqual({
      cells: new Set([0, 1]),
      groups: new Set(),
      total: false,
    });
  });
});
