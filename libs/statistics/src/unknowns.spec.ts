import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { associationWith, type Told, Told2024 } from '../../../test/statistics/feeding.js';
import type { Dimension, StatisticsQuery } from './query.js';
import { isUnknownCode, STATED_DIMENSIONS } from './unknowns.js';

const STARTED = { startedOn: '2024-05-01' } as const;
/** In a row, that a fact is not known for the reason with a number: 1 not asked, 2 does not know, 3 will not say. */
const why = (dimension: Dimension, reason: number): number =>
  reason * 4 ** STATED_DIMENSIONS.indexOf(dimension);
const split = { unknowns: 'split' } as const;
const district = { ...split, by: ['district'] } as const satisfies Partial<StatisticsQuery>;

/** Nobody knows where somebody lives, for a reason. */
const nowhere = (reason: number): Told => ({ ...STARTED, whyUnknown: why('district', reason) });

const isKind = (code = ''): boolean => isUnknownCode(code);

const homeless = (): Told2024 => {
  const told = new Told2024();
  told.tell({ ...STARTED, lives: 'farsta' }, { times: 30 });
  told.tell(nowhere(3), { times: 11 });
  told.tell(nowhere(0), { times: 8 });
  return told;
};

describe('what is not known, split', () => {
  it('is told by why it is not: nineteen without a district are not all of one kind', () => {
    expect(homeless().values(district)).toEqual({ farsta: 30, 'will-not-say': 11, 'not-registered': 8 });
    expect(homeless().values({ by: ['district'] })).toEqual({ farsta: 30, unknown: 19 });
  });

  it('is as many as before, whatever the kind, and stands in the order of the kinds', () => {
    const told = new Told2024();
    for (const reason of [3, 2, 1, 0]) told.tell(nowhere(reason), { times: reason + 1 });
    expect(told.ask(district).cells.map((cell) => [cell.district, cell.value])).toEqual([
      ['not-asked', 2],
      ['does-not-know', 3],
      ['will-not-say', 4],
      ['not-registered', 1],
    ]);
    expect(told.ask({ ...district, where: { district: ['unknown'] } }).total).toBe(10);
  });

  it('says in the answer that it is, and leaves filters as they were', () => {
    const told = homeless();
    expect(told.ask(district)).toMatchObject({ unknowns: 'split', total: 49, checks: { parts: true } });
    expect(told.ask({ by: ['district'] })).not.toHaveProperty('unknowns');
    expect(told.refusal({ ...district, where: { district: ['will-not-say'] } })).toMatchObject({
      code: 'ValueUnknown',
      parameter: 'district',
    });
  });

  it('is not registered where the insats does not register it, whatever was stated', () => {
    const told = new Told2024(
      associationWith({ registeredSince: { district: { 'finsam-team': '2020-01-01' } } }),
    );
    told.tell({ ...nowhere(3), in: 'novum' }, { times: 2 });
    told.tell({ ...nowhere(3), in: 'finsam-team' }, { times: 3 });
    expect(told.values(district)).toEqual({ 'will-not-say': 3, 'not-registered': 2 });
  });
});

describe('a finer list', () => {
  it('is not known for the reason that was stated of its fact', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, obstacle: 9, officialObstacle: 30, whyUnknown: why('obstacle', 3) });
    for (const by of ['obstacle', 'officialObstacle'] as const)
      expect(told.values({ ...split, by: [by] })).toEqual({ 'will-not-say': 1 });
  });
});

const withProtected = (some: number): Told2024 => {
  const told = homeless();
  const last = told.tell({ ...STARTED, lives: 'jarva' }, { times: some });
  for (let participant = last - some + 1; participant <= last; participant++)
    told.cube.protect(participant, true);
  return told;
};

describe('what is protected', () => {
  it('has a row of its own where there are as many as the threshold', () =>
    expect(withProtected(5).values(district)).toEqual({
      farsta: 30,
      'will-not-say': 11,
      'not-registered': 8,
      protected: 5,
    }));

  it('counts among what is not registered where there are few, and the same is said where there are none', () => {
    for (const some of [0, 1, 4])
      expect(withProtected(some).ask(district)).toMatchObject({
        cells: [
          { district: 'farsta' },
          { district: 'will-not-say', value: 11 },
          { district: 'not-registered', value: 8 + some },
        ],
        notes: expect.arrayContaining([{ code: 'protectedFew', threshold: 5 }]),
      });
  });

  it('is few where any part of it is', () => {
    const told = withProtected(6);
    const last = told.tell({ ...STARTED, sex: 1, lives: 'jarva' });
    told.cube.protect(last, true);
    expect(told.values(district)).toMatchObject({ protected: 7 });
    expect(told.values({ ...district, by: ['sex', 'district'] })).toEqual({
      'woman farsta': 30,
      'woman will-not-say': 11,
      'woman not-registered': 14,
      'man not-registered': 1,
    });
  });

  it('is an anonymous journey too, whose values are told of nobody', () => {
    const told = new Told2024();
    told.tell({ ...STARTED, outcome: 4, education: 5 }, { times: 6 });
    expect(told.values({ ...split, by: ['education'] })).toEqual({ protected: 6 });
    expect(told.values({ ...split, by: ['meetingsHeld'] })).toEqual({ protected: 6 });
  });

  it('is never told to have changed from one moment to another', () => {
    const told = withProtected(9);
    const explained = told.cube.explainDifference(
      {
        question: {
          ...district,
          measure: 'started',
          from: '2024-01-01',
          to: '2024-12-31',
          where: {},
          unit: 'journey',
          protect: 'none',
        },
        from: 10,
        to: 20,
        cell: {},
        isExact: true,
      },
      new Set(),
      { position: 1n, knownAt: 20 },
    );
    if ('refusal' in explained) throw new Error(explained.refusal.code);
    expect(explained.difference.cells.map(({ cell }) => cell.district)).not.toContain('protected');
  });
});

describe('a protected answer whose unknowns are split', () => {
  const counts = fc.record({
    known: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }),
    reasons: fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }),
    withheld: fc.nat({ max: 12 }),
  });

  it('tells together with the one where they are not no small count, and none that comes back by subtraction', () => {
    fc.assert(
      fc.property(counts, ({ known, reasons, withheld }) => {
        const told = new Told2024();
        known.forEach((times, education) => told.tell({ ...STARTED, education }, { times }));
        reasons.forEach((times, reason) =>
          told.tell({ ...STARTED, education: 5, whyUnknown: why('education', reason) }, { times }),
        );
        told.tell({ ...STARTED, education: 5, outcome: 4 }, { times: withheld });
        const asked = { by: ['education'], protect: 'public' } as const;
        const whole = told.ask(asked);
        const parts = told.ask({ ...asked, ...split });
        expect([parts.total, parts.suppressed]).toEqual([whole.total, whole.suppressed]);
        for (const cell of parts.cells) {
          expect(cell.value ?? 5).toBeGreaterThanOrEqual(5);
          if (!isKind(cell.education)) expect(whole.cells).toContainEqual(cell);
        }
        const unknown = whole.cells.find(({ education }) => education === 'unknown');
        const kinds = parts.cells.filter(({ education }) => isKind(education));
        const hidden = kinds.filter(({ suppressed }) => suppressed);
        if (unknown?.suppressed) expect(hidden).toEqual(kinds);
        else if (unknown && hidden.length > 0) {
          const left = (unknown.value ?? 0) - kinds.reduce((sum, { value }) => sum + (value ?? 0), 0);
          expect(hidden.length).toBeGreaterThan(1);
          expect(left).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 300, seed: 19 },
    );
  });
});
