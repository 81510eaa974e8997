import { describe, expect, it } from '@jest/globals';
import type { Answer } from '@samspar/statistics';
import { contentAt, differencesBetween } from './comparison.js';

const answer = (cells: Answer['cells'], total: number | null): Answer => ({
  measure: 'started',
  unit: 'journey',
  period: { from: '2024-01-01', to: '2024-12-31' },
  asKnownAt: '2025-02-01T10:00:00.000Z',
  position: '7',
  definitionVersion: 1,
  by: ['sex'],
  where: {},
  shareOf: 'last',
  cells,
  total,
  checks: { closes: true, parts: true, multiValued: [], roundedSums: [] },
  notes: [],
});
const women = { sex: 'woman', value: 7 };

describe('two answers to one question', () => {
  it('tell nothing otherwise where they are the same, in whatever order their cells stand', () => {
    const men = { sex: 'man', value: 9 };
    expect(differencesBetween(answer([women, men], 16), answer([men, women], 16))).toEqual([]);
  });

  it('are told cell by cell, those that only one has as well, and the total last', () =>
    expect(
      differencesBetween(
        answer([women, { sex: 'man', value: 9 }], 16),
        answer(
          [
            { ...women, value: 8 },
            { sex: 'unknown', suppressed: true },
          ],
          8,
        ),
      ),
    ).toEqual([
      { codes: { sex: 'woman' }, one: { value: 7 }, other: { value: 8 } },
      { codes: { sex: 'man' }, one: { value: 9 }, other: undefined },
      { codes: { sex: 'unknown' }, one: undefined, other: { suppressed: true } },
      { codes: null, one: { value: 16 }, other: { value: 8 } },
    ]));

  it('are looked up by their codes, or in all', () => {
    const one = answer([women], 16);
    expect(contentAt(one, { sex: 'woman' })).toEqual({ value: 7 });
    expect(contentAt(one, { sex: 'man' })).toBeUndefined();
    expect(contentAt(one, null)).toEqual({ value: 16 });
  });

  it('differ where a share does', () => {
    const share = { numerator: 7, denominator: 16, percent: 44 };
    const [difference] = differencesBetween(
      answer([{ ...women, share }], 16),
      answer([{ ...women, share: { ...share, percent: 43 } }], 16),
    );
    expect(difference?.other?.share?.percent).toBe(43);
  });
});
