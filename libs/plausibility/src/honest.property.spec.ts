import { describe, expect, it } from '@jest/globals';
import type { Day } from '@samspar/kernel';
import { openSolver } from '@samspar/linear-solver';
import { type Dimension, type Measure, SHARES_OF, UNITS } from '@samspar/statistics';
import * as fc from 'fast-check';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { checkRelease } from './check-release.js';

const solver = await openSolver();
const threshold = 5;

const journey = fc.record({
  sex: fc.nat({ max: 2 }),
  education: fc.nat({ max: 3 }),
  obstacle: fc.nat({ max: 2 }),
  needGroup: fc.integer({ min: 1, max: 7 }),
  start: fc.constantFrom<Day>('2023-11-01', '2024-02-01', '2024-05-01', '2024-08-01', '2024-11-01'),
  exit: fc.constantFrom<Day | undefined>(undefined, '2024-03-01', '2024-12-01', '2025-02-01'),
  times: fc.integer({ min: 1, max: 12 }),
});
const journeys = fc.array(journey, { minLength: 1, maxLength: 14 });

const BY: readonly (readonly Dimension[])[] = [
  [],
  ['sex'],
  ['sex', 'education'],
  ['needGroup'],
  ['sex', 'needGroup'],
  ['quarter'],
  ['sex', 'exitGroup'],
  ['sex', 'education', 'obstacle'],
];
const MEASURES: readonly Measure[] = ['started', 'ended', 'participants', 'ongoing', 'daysInIntervention'];

type Journeys = typeof journeys extends fc.Arbitrary<infer Made> ? Made : never;

const toldOf = (made: Journeys): Told2024 => {
  const told = new Told2024(associationWith({ suppressionThreshold: threshold }));
  for (const { start, exit, times, ...codes } of made)
    told.tell(
      {
        ...codes,
        referredOn: '2023-10-01',
        startedOn: start,
        ...(exit !== undefined && exit > start && { exitedOn: exit, exitReason: 1 }),
      },
      { times },
    );
  return told;
};

const question = fc.record({
  by: fc.constantFrom(...BY),
  measure: fc.constantFrom(...MEASURES),
  unit: fc.constantFrom(...UNITS),
  shareOf: fc.constantFrom(...SHARES_OF),
});

const PERIODS = [
  { from: '2024-01-01', to: '2024-12-31' },
  { from: '2024-01-01', to: '2024-03-31' },
  { from: '2024-04-01', to: '2024-06-30' },
  { from: '2024-07-01', to: '2024-12-31' },
  { from: '2023-01-01', to: '2023-12-31' },
] as const;

describe('what the cube answers', () => {
  it('is let through where it is one table, protected', () => {
    fc.assert(
      fc.property(journeys, question, (made, asked) => {
        const answer = toldOf(made).ask({ ...asked, protect: 'public' });
        const found = checkRelease({ id: 'this', tables: [{ title: 'Tabell', answer }], text: '' }, [], {
          threshold,
          solver,
        });
        expect({ answer: found.length > 0 ? answer : undefined, found }).toEqual({ found: [] });
      }),
      { numRuns: 150, seed: 13 },
    );
  });

  it('is let through where it is many tables of which nothing is hidden, released at once or one after the other', () => {
    const asked = fc.record({ question, period: fc.constantFrom(...PERIODS) });
    fc.assert(
      fc.property(
        journeys,
        fc.array(asked, { minLength: 2, maxLength: 8 }),
        fc.nat({ max: 7 }),
        (made, all, cut) => {
          const told = toldOf(made);
          const tables = all.map(({ question: one, period }, place) => ({
            title: `Tabell ${place}`,
            answer: told.ask({ ...one, ...period }),
          }));
          const found = checkRelease(
            { id: 'this', tables: tables.slice(cut), text: '' },
            [{ id: 'before', tables: tables.slice(0, cut), text: '' }],
            { threshold: 1, solver },
          );
          expect(found).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 17 },
    );
  });

  it('lies, where it is hidden, between the bounds that are told of it', () => {
    const asked = fc.record({ question, period: fc.constantFrom(...PERIODS) });
    let told = 0;
    fc.assert(
      fc.property(journeys, fc.array(asked, { minLength: 2, maxLength: 6 }), (made, all) => {
        const cube = toldOf(made);
        const followed = all.filter(({ question: { by } }) => !by.includes('exitGroup'));
        const answers = (protect: 'public' | 'none') =>
          followed.map(({ question: one, period }) => cube.ask({ ...one, ...period, protect }));
        const open = answers('none');
        const tables = answers('public').map((answer, place) => ({ title: `${place}`, answer }));
        for (const finding of checkRelease({ id: 'this', tables, text: '' }, [], { threshold, solver })) {
          expect(finding.code).toBe('recoverable');
          if (finding.code !== 'recoverable' || !('table' in finding.place)) continue;
          const { table, cell } = finding.place;
          const answer = open[Number(table)];
          const counted = cell
            ? answer?.cells.find((one) => answer.by.every((dimension) => one[dimension] === cell[dimension]))
            : answer && { ...answer, value: answer.total };
          const truth = counted?.n ?? counted?.value ?? -1;
          expect(truth).toBeGreaterThanOrEqual(finding.low);
          expect(truth).toBeLessThanOrEqual(finding.high);
          told++;
        }
      }),
      { numRuns: 200, seed: 23 },
    );
    expect(told).toBeGreaterThan(20);
  });

  it('can be tried whatever has been registered and corrected between two releases', () => {
    const asked = fc.array(fc.record({ question, period: fc.constantFrom(...PERIODS) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(journeys, journeys, asked, asked, (made, instead, first, second) => {
        const tablesOf = (told: Told2024, all: typeof first, asKnownAt: number) =>
          all.map(({ question: one, period }, place) => ({
            title: `Tabell ${place}`,
            answer: told.ask({ ...one, ...period, protect: 'public', asKnownAt }),
          }));
        const before = { id: 'before', text: '', tables: tablesOf(toldOf(made), first, 1e12) };
        // As if all that was registered at first had been corrected into something else.
        const now = { id: 'now', text: '', tables: tablesOf(toldOf(instead), [...first, ...second], 2e12) };
        const codes = checkRelease(now, [before], { threshold, solver }).map(({ code }) => code);
        expect(codes).not.toContain('couldNotBeChecked');
      }),
      { numRuns: 80, seed: 29 },
    );
  });
});
