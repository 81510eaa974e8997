import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DIFFERENCE_CAUSES } from './explain-difference-cause.js';
import { type DifferencePart, protectedParts } from './explain-difference-parts.js';

const part = (cause: DifferencePart['causes'][number], came: number, out = 0, more = {}): DifferencePart => ({
  causes: [cause],
  in: came,
  out,
  ...more,
});

describe('small counts of causes', () => {
  it('are told as they are where none is small', () => {
    const parts = [part('late', 5, 0), part('correction', 0, 12, { across: 7 })];
    expect(protectedParts(parts, 5)).toEqual(parts);
    expect(protectedParts([], 5)).toEqual([]);
  });

  it('are put together, with the smallest of the others as far as it takes', () => {
    const small = [part('correction', 2), part('annulment', 3)];
    expect(protectedParts([part('late', 20), ...small], 5)).toEqual([
      part('late', 20),
      { causes: ['correction', 'annulment'], in: 5, out: 0 },
    ]);
    expect(protectedParts([part('late', 20), part('happened', 8), part('correction', 1)], 5)).toEqual([
      part('late', 20),
      { causes: ['correction', 'happened'], in: 9, out: 0 },
    ]);
  });

  it('are not told at all where all of them together are small', () => {
    expect(protectedParts([part('late', 3)], 5)).toBeUndefined();
    expect(protectedParts([part('late', 9), part('correction', 0, 2)], 5)).toBeUndefined();
    expect(protectedParts([part('late', 9, 0, { across: 1 })], 5)).toBeUndefined();
  });

  const count = fc.nat({ max: 12 });
  const parts = fc
    .uniqueArray(
      fc.record({
        cause: fc.constantFrom(...DIFFERENCE_CAUSES),
        in: count,
        out: count,
        across: count,
        otherDays: count,
      }),
      { selector: ({ cause }) => cause },
    )
    .map((some) => some.map(({ cause, ...counts }): DifferencePart => ({ causes: [cause], ...counts })));

  it('never stand by themselves, nor come back: each count told is 0 or reaches the threshold, and all together they are what they were', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 8 }), (all, threshold) => {
        const told = protectedParts(all, threshold);
        if (!told) return;
        expect(told.flatMap(({ causes }) => causes).toSorted()).toEqual(
          all.flatMap(({ causes }) => causes).toSorted(),
        );
        for (const one of ['in', 'out', 'across', 'otherDays'] as const) {
          const sum = (some: readonly DifferencePart[]) =>
            some.reduce((so, { [one]: more = 0 }) => so + more, 0);
          expect(sum(told)).toBe(sum(all));
          for (const { [one]: more = 0 } of told) expect(more === 0 || more >= threshold).toBe(true);
        }
      }),
    );
  });
});
