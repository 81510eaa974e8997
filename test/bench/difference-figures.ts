import type { CountingUnit } from '@samspar/statistics';
import { type Figure, percentile } from './figure.js';
import { filledCube } from './statistics-figures.js';

const ASKED = 20;

/** Between what is known before the exits of half of all journeys and after: each of them is told. */
const explaining = (journeys: number) => (unit: CountingUnit) => {
  const cube = filledCube(journeys);
  const asked = {
    question: {
      measure: 'ongoing',
      from: '2021-01-01',
      to: '2026-12-31',
      by: ['sex', 'education'],
      where: {},
      unit,
      protect: 'none',
    },
    from: 1_500,
    to: 2_500,
    cell: {},
    isExact: true,
  } as const;
  return (): void => {
    const result = cube.explainDifference(asked, new Set(), { position: 1n, knownAt: 3_000 });
    if (!('difference' in result)) throw new Error('not explained');
    const { closes, difference, parts } = result.difference;
    if (!closes || !difference || parts?.[0]?.causes[0] !== 'exit') throw new Error('not accounted for');
  };
};

const slowest = (work: () => void): number => {
  const taken = Array.from({ length: ASKED }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return percentile(taken, 0.95);
};

const figure = (name: string, journeys: number, most: number): Figure => ({
  name,
  unit: `ms (p95) for every second of ${journeys} journeys, in two dimensions`,
  aim: `at most ${most} ms, by journey and by person`,
  meets: ({ value, also }) => value <= most && (also?.['persons'] ?? Infinity) <= most,
  measure: async () => {
    const explain = explaining(journeys);
    return {
      value: slowest(explain('journey')),
      reference: null,
      ratio: null,
      also: { persons: slowest(explain('person')) },
    };
  },
});

export const DIFFERENCE_FIGURES: readonly Figure[] = [
  figure('explain-difference-100k', 100_000, 1_000),
  figure('explain-difference-1m', 1_000_000, 5_000),
];
