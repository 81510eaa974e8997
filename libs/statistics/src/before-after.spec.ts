import { describe, expect, it } from '@jest/globals';
import { codesOf, LIVELIHOOD, OCCUPATION } from '@samspar/codes';
import { dayNumber } from '@samspar/kernel';
import * as fc from 'fast-check';
import { associationWith, type Told, Told2024 } from '../../../test/statistics/feeding.js';
import { type BeforeAndAfter, type Comparison, type ComparisonAsked, comparisonOf } from './before-after.js';
import { packed, stateOf } from './item-detail.js';
import { readBeforeAndAfter } from './read-before-after.js';

const set = (...sources: readonly string[]): number =>
  sources.length === 0
    ? 2 ** LIVELIHOOD.length
    : sources.reduce((bits, source) => bits | (1 << codesOf<string>(LIVELIHOOD).indexOf(source)), 0);
const NOBODY_KNOWS = set();
const ASSISTANCE = set('economic-assistance');
const SALARY = set('salary');

const compared = (
  told: Told2024,
  of: Comparison['of'],
  at: Comparison['at'],
  asked: Partial<ComparisonAsked> = {},
): BeforeAndAfter => {
  const whom: ComparisonAsked = {
    from: '2024-01-01',
    to: '2024-12-31',
    where: {},
    protect: 'none',
    ...asked,
  };
  const result = told.cube.compare(comparisonOf(of, at, whom), { position: 7n, knownAt: 1_000 });
  if ('refusal' in result) throw new Error(result.refusal.code);
  return result.comparison;
};
const ended = (told: Told2024, more: Told, times = 1) =>
  told.tell({ startedOn: '2023-02-01', exitedOn: '2024-06-30', ...more }, { times });

describe('livelihood before and after', () => {
  it('is of those of whom both are known, with the change in number and per cent', () => {
    const told = new Told2024();
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: SALARY }, 2);
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: ASSISTANCE });
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: NOBODY_KNOWS });
    ended(told, { livelihood: NOBODY_KNOWS, livelihoodAtExit: SALARY });
    ended(told, { livelihood: NOBODY_KNOWS, livelihoodAtExit: NOBODY_KNOWS });
    told.tell({ startedOn: '2024-02-01', livelihood: ASSISTANCE });
    expect(compared(told, 'livelihood', ['start', 'exit'])).toMatchObject({
      n: 3,
      without: 3,
      definitionVersion: 2,
      rows: [
        { code: 'economic-assistance', before: 3, after: 1, change: -2, percent: -67 },
        { code: 'salary', before: 0, after: 2, change: 2, percent: null },
      ],
      moves: [
        { before: 'economic-assistance', after: 'economic-assistance', value: 1 },
        { before: 'economic-assistance', after: 'salary', value: 2 },
      ],
    });
  });

  it('counts whoever lives on several things under each', () => {
    const told = new Told2024();
    ended(told, { livelihood: set('economic-assistance', 'salary'), livelihoodAtExit: SALARY });
    expect(compared(told, 'livelihood', ['start', 'exit'])).toMatchObject({
      n: 1,
      rows: [
        { before: 1, after: 0, percent: -100 },
        { before: 1, after: 1, percent: 0 },
      ],
    });
  });

  it('at a follow-up is of those whose follow-up fell in the period, seen from its end', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2022-01-01', exitedOn: '2023-12-31', livelihood: ASSISTANCE }, { times: 2 });
    told.cube.addContact({
      journey: 0,
      revision: 5,
      kind: 'followUps',
      day: dayNumber('2024-07-05'),
      knownFrom: 0,
      detail: packed({ followUpMonths: 0, state: stateOf('recorded'), livelihoodAtFollowUp: SALARY }),
    });
    const half = (to: string) => {
      const { n, without } = compared(told, 'livelihood', ['start', '6'], { to });
      return [n, without];
    };
    expect(half('2024-06-30')).toEqual([0, 2]);
    expect(half('2024-12-31')).toEqual([1, 1]);
    expect(compared(told, 'livelihood', ['exit', '12'])).toMatchObject({ n: 0, without: 2, rows: [] });
  });

  it('under protection tells no small count, by itself or by what is left', () => {
    const told = new Told2024();
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: SALARY }, 20);
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: set('study-support') }, 2);
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: NOBODY_KNOWS }, 3);
    const { rows, moves, n, without, notes } = compared(told, 'livelihood', ['start', 'exit'], {
      protect: 'public',
    });
    expect(rows.find(({ code }) => code === 'study-support')).toEqual({
      code: 'study-support',
      suppressed: true,
    });
    expect(rows.filter(({ suppressed }) => suppressed).length).toBeGreaterThan(1);
    expect([moves, n, without]).toEqual([undefined, undefined, undefined]);
    expect(notes).toContainEqual({ code: 'suppressed', threshold: 5 });
  });

  it('is told of women and men too, who are all there are', () => {
    const told = new Told2024();
    ended(told, { sex: 0, livelihood: ASSISTANCE, livelihoodAtExit: SALARY }, 2);
    ended(told, { sex: 1, livelihood: ASSISTANCE, livelihoodAtExit: ASSISTANCE });
    ended(told, { sex: 1, livelihood: ASSISTANCE, livelihoodAtExit: NOBODY_KNOWS });
    const { rows, sexes } = compared(told, 'livelihood', ['start', 'exit']);
    expect(sexes).toEqual([
      {
        sex: 'woman',
        n: 2,
        without: 0,
        rows: [
          { code: 'economic-assistance', before: 2, after: 0, change: -2, percent: -100 },
          { code: 'salary', before: 0, after: 2, change: 2, percent: null },
        ],
      },
      {
        sex: 'man',
        n: 1,
        without: 1,
        rows: [
          { code: 'economic-assistance', before: 1, after: 1, change: 0, percent: 0 },
          { code: 'salary', before: 0, after: 0, change: 0, percent: null },
        ],
      },
    ]);
    for (const [at, { before, after }] of rows.entries()) {
      expect(sum(sexes.map((group) => group.rows[at]?.before))).toBe(before);
      expect(sum(sexes.map((group) => group.rows[at]?.after))).toBe(after);
    }
  });

  it('under protection tells no count that is small among those who are left of a code', () => {
    const told = new Told2024();
    for (const sex of [0, 1]) {
      ended(told, { sex, livelihood: ASSISTANCE, livelihoodAtExit: SALARY }, 20);
      ended(told, { sex, livelihood: SALARY, livelihoodAtExit: SALARY }, 30);
      ended(told, { sex, livelihood: SALARY, livelihoodAtExit: NOBODY_KNOWS }, 6);
    }
    ended(told, { sex: 0, livelihood: ASSISTANCE, livelihoodAtExit: NOBODY_KNOWS }, 2);
    const { sexes } = compared(told, 'livelihood', ['start', 'exit'], { protect: 'public' });
    expect(sexes[0]?.rows.find(({ code }) => code === 'economic-assistance')).toMatchObject({
      suppressed: true,
    });
  });

  it('under protection tells nothing where another table hides how many they are', () => {
    const told = new Told2024();
    for (const sex of [0, 1]) ended(told, { sex, livelihood: ASSISTANCE, livelihoodAtExit: SALARY }, 20);
    const asked = comparisonOf('livelihood', ['start', 'exit'], {
      from: '2024-01-01',
      to: '2024-12-31',
      where: {},
      protect: 'public',
    });
    const tellsOf = (isTotalHidden: (sex?: string) => boolean) => {
      const result = told.cube.compare(asked, { position: 7n, knownAt: 1_000 }, isTotalHidden);
      if ('refusal' in result) throw new Error(result.refusal.code);
      return result.comparison;
    };
    expect(tellsOf(() => false)).toMatchObject({ n: 40, without: 0 });
    const { rows, n, sexes } = tellsOf((sex) => sex === 'woman');
    expect([n, rows.every(({ suppressed }) => suppressed), sexes.map((group) => group.n)]).toEqual([
      undefined,
      true,
      [undefined, undefined],
    ]);
  });

  it('says where it is not registered', () => {
    const registeredSince = { livelihoodAtExit: { '*': '2025-01-01' } };
    const told = new Told2024(associationWith({ registeredSince }));
    ended(told, { livelihood: ASSISTANCE, livelihoodAtExit: SALARY });
    expect(compared(told, 'livelihood', ['start', 'exit'])).toMatchObject({
      rows: [],
      notRegistered: { since: '2025-01-01' },
    });
  });
});

const sum = (counts: readonly (number | undefined)[]) =>
  counts.reduce<number>((all, one) => all + (one ?? 0), 0);

describe('occupation before and after', () => {
  it('makes one before and one after of each', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(OCCUPATION.length), fc.nat(OCCUPATION.length))), (journeys) => {
        const told = new Told2024();
        for (const [occupation, occupationAtExit] of journeys) ended(told, { occupation, occupationAtExit });
        const { rows, moves = [], n, without } = compared(told, 'occupation', ['start', 'exit']);
        const known = journeys.filter((pair) => pair.every((code) => code < OCCUPATION.length));
        expect([n, without]).toEqual([known.length, journeys.length - known.length]);
        expect(sum(rows.map(({ before }) => before))).toBe(known.length);
        expect(sum(rows.map(({ after }) => after))).toBe(known.length);
        expect(sum(rows.map(({ change }) => change))).toBe(0);
        for (const { before, after, value } of moves)
          expect(
            known.filter(
              ([one, other]) => OCCUPATION[one]?.code === before && OCCUPATION[other]?.code === after,
            ),
          ).toHaveLength(value);
        expect(sum(moves.map(({ value }) => value))).toBe(known.length);
      }),
      { numRuns: 60 },
    );
  });
});

const read = (asked: string) => readBeforeAndAfter(new URLSearchParams(asked));
const PERIOD = 'from=2024-01-01&to=2024-12-31';

describe('a comparison', () => {
  it('is read as it is asked', () => {
    expect(read(`of=occupation&at=exit,12&${PERIOD}&where=sex:woman&after=9`)).toEqual({
      comparison: {
        of: 'occupation',
        at: ['exit', '12'],
        question: {
          measure: 'followUpsDue',
          from: '2024-01-01',
          to: '2024-12-31',
          by: ['occupationAtExit', 'occupationAtFollowUp'],
          where: { sex: ['woman'], followUpMonths: ['12'] },
          unit: 'journey',
          protect: 'none',
        },
      },
      after: '9',
    });
    expect(read(`of=livelihood&${PERIOD}`)).toMatchObject({ comparison: { at: ['start', 'exit'] } });
  });

  it.each([
    [PERIOD, { code: 'ParameterMissing', parameter: 'of' }],
    [`of=inkomst&${PERIOD}`, { code: 'ValueUnknown', parameter: 'of' }],
    [`of=livelihood&at=exit,start&${PERIOD}`, { code: 'ValueUnknown', parameter: 'at' }],
    [`of=livelihood&of=livelihood&${PERIOD}`, { code: 'ParameterRepeated', parameter: 'of' }],
    [`of=livelihood&measure=ended&${PERIOD}`, { code: 'ParameterUnknown', parameter: 'measure' }],
    ['of=livelihood&from=2024-01-01', { code: 'ParameterMissing', parameter: 'to' }],
  ])('%s is refused', (asked, refusal) => expect(read(asked)).toMatchObject({ refusal }));

  it('is refused of what an earlier version of the definitions did not know', () => {
    const asked = {
      from: '2024-01-01',
      to: '2024-12-31',
      where: {},
      protect: 'none',
      definition: 1,
    } as const;
    expect(
      new Told2024().cube.compare(comparisonOf('occupation', ['start', 'exit'], asked), {
        position: 7n,
        knownAt: 1,
      }),
    ).toMatchObject({ refusal: { code: 'NotDefinedThen', term: 'occupation' } });
  });
});
