import { describe, expect, it } from '@jest/globals';
import { codeListOf } from '@samspar/publications';
import {
  Cube,
  type Dimension,
  DIMENSIONS,
  isFixed,
  isOfMeasure,
  MEASURES,
  type StatisticsQuery,
} from '@samspar/statistics';
import { associationWith, Told2024 } from './feeding.js';

const FIXED = DIMENSIONS.filter(isFixed);
/** Two that have nothing in common that can be set up. */
const ONE = associationWith({}, ['novum']);
const OTHER = associationWith(
  {
    members: { municipality: ['Umeå kommun'], region: ['Region Västerbotten'] },
    districts: [{ id: 'haga', name: 'Haga', from: null, to: null, successor: null }],
  },
  ['annan'],
);

const cube = (): Cube => {
  const log = new Told2024(ONE);
  for (const startedOn of ['2024-02-01', '2024-03-01']) log.tell({ startedOn, sex: 0 }, { knownFrom: 10 });
  log.cube.addAssociation({ knownFrom: 100, position: 7, association: OTHER });
  return log.cube;
};
const asked = (by: readonly Dimension[]) => {
  const question: Omit<StatisticsQuery, 'asKnownAt'> = {
    measure: MEASURES.find((measure) => by.every((one) => isOfMeasure(one, measure))) ?? 'started',
    from: '2024-01-01',
    to: '2024-12-31',
    by,
    where: {},
    unit: 'journey',
    protect: 'none',
  };
  return { question, from: 50, to: 150, cell: {}, isExact: true } as const;
};

describe('a list of codes', () => {
  it.each(FIXED)('of the program holds for every moment, so no difference comes of it: %s', (dimension) => {
    expect(codeListOf(dimension, ONE)).toEqual(codeListOf(dimension, OTHER));
    const explained = cube().explainDifference(asked([dimension]), new Set(), { position: 7n, knownAt: 150 });
    if ('refusal' in explained) throw new Error(explained.refusal.code);
    const { parts, definitions, closes } = explained.difference;
    expect({ parts, definitions, closes }).toEqual({ parts: [], definitions: [], closes: true });
  });
});
