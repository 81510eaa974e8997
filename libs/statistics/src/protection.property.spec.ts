import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { type Answer, type Cell, type Dimension, SHARES_OF } from './query.js';
import { sharedDimensions } from './shares.js';

/** Suppressed cells that are known to share out what is left of a shown sum: each is at least one. */
type Remainder = Readonly<{ left: number; cells: number }>;

const sum = (cells: readonly Cell[]) => cells.reduce((total, { value }) => total + (value ?? 0), 0);

const hidden = (cells: readonly Cell[]) => cells.filter(({ suppressed }) => suppressed).length;

/** What a reader can work out from an additive answer: per shown sum, what its suppressed cells make together. */
const remainders = (answer: Answer): readonly Remainder[] => {
  const outer = sharedDimensions(answer);
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
      fc.property(counts, fc.constantFrom(...BY), fc.constantFrom(...SHARES_OF), (table, by, shareOf) => {
        const told = toldOf(table);
        const open = told.ask({ by, shareOf });
        const answer = told.ask({ by, shareOf, protect: 'public' });
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
});
