import { describe, expect, it } from '@jest/globals';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { Cube } from './cube.js';
import { type Definition, DEFINITIONS, latestOf } from './definitions.js';
import type { StatisticsQuery } from './query.js';

const QUERY: StatisticsQuery = {
  measure: 'started',
  from: '2024-01-01',
  to: '2024-12-31',
  by: [],
  where: {},
  unit: 'journey',
  protect: 'none',
};
const REACHED = { position: 1n, knownAt: 0 };
/** Counts those who were referred where those who started are asked for. */
const second: Definition = (source, query, reached) => {
  const first = DEFINITIONS.get(1);
  if (!first) throw new Error('The first definition stays.');
  return first(source, { ...query, measure: 'referred' }, reached);
};

/** One that was referred and one that started, too. */
const cubeOf = (definitions?: ReadonlyMap<number, Definition>): Cube => {
  const told = new Told2024();
  const cube = new Cube(definitions);
  cube.dictionaries.association.ordinal('stockholm');
  cube.addAssociation({ knownFrom: 0, position: 1, association: associationWith() });
  for (const days of [{ referredOn: '2024-02-01' }, { referredOn: '2024-02-01', startedOn: '2024-03-01' }]) {
    const row = told.row(days);
    cube.dictionaries.intervention.ordinal('novum');
    cube.addVersion({ ...row, journey: days.startedOn === undefined ? 0 : 1 }, 0);
  }
  return cube;
};
const asked = (cube: Cube, ...supposed: readonly Parameters<Cube['answer']>[2][]) => {
  const result = cube.answer(QUERY, REACHED, ...supposed);
  return 'answer' in result ? [result.answer.definitionVersion, result.answer.total] : result.refusal;
};

describe('a question', () => {
  it('is answered under the latest version, or under the one that is asked for', () => {
    const cube = cubeOf(new Map([...DEFINITIONS, [3, second]]));
    expect(asked(cube)).toEqual([3, 2]);
    expect(asked(cube, { definition: 1 })).toEqual([1, 1]);
    expect(() => asked(cube, { definition: 4 })).toThrow(RangeError);
  });

  it('is answered of an association as it would be', () => {
    const registeredSince = { journeys: { '*': '2024-06-01' } };
    expect(asked(cubeOf(), { association: associationWith({ registeredSince }) })).toEqual([2, 0]);
    expect(asked(cubeOf())).toEqual([latestOf(DEFINITIONS), 1]);
  });
});

describe('a difference', () => {
  it('is between figures of versions that are here', () => {
    const between = { question: QUERY, from: 1, to: 2, cell: {}, isExact: true };
    const cube = cubeOf(new Map([...DEFINITIONS, [2, second]]));
    const explained = (versions: readonly [number, number]) =>
      cube.explainDifference({ ...between, versions }, new Set(), REACHED);
    expect(explained([1, 2])).toMatchObject({
      difference: { difference: 1, parts: [{ causes: ['definition'], in: 1, out: 0 }] },
    });
    expect(explained([1, 3])).toMatchObject({
      refusal: { code: 'ValueUnknown', parameter: 'definition', value: '3', allowed: ['1', '2'] },
    });
  });
});

describe('an insats that became known later', () => {
  it('is no part of what was known before', () => {
    const log = new Told2024(
      associationWith({ registeredSince: { sex: { novum: '2020-01-01' } } }, ['novum']),
    );
    log.tell({ startedOn: '2024-03-01' });
    const before = log.ask({ by: ['sex'], asKnownAt: 50 });
    log.tell({ in: 'ny-insats', startedOn: '2024-04-01' }, { knownFrom: 100 });
    expect(log.ask({ by: ['sex'], asKnownAt: 50 })).toEqual(before);
    expect(log.ask({ by: ['sex'] }).notes).not.toEqual(before.notes);
  });
});

describe('an association', () => {
  it('is told as it was set up at a moment', () => {
    const cube = cubeOf();
    cube.addAssociation({
      knownFrom: 100,
      position: 100,
      association: associationWith({ suppressionThreshold: 9 }),
    });
    const threshold = (moment: number) =>
      cube.associationAt('stockholm', moment)?.settings.suppressionThreshold;
    expect([threshold(99), threshold(100), threshold(-1)]).toEqual([5, 9, undefined]);
  });
});
