import { describe, expect, it } from '@jest/globals';
import { associationWith, type Days, Told2024 } from '../../../test/statistics/feeding.js';
import type { StatisticsQuery } from './query.js';

describe('persons', () => {
  it('a person with two journeys at once is two journeys and one person', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', participant: 3, sex: 0 });
    told.tell({ startedOn: '2024-03-01', participant: 3, in: 'finsam-team' });
    told.cube.identify(3, 10);
    expect(told.ask().total).toBe(2);
    const answer = told.ask({ unit: 'person', by: ['intervention'] });
    expect(answer).toMatchObject({
      total: 1,
      checks: { closes: null, multiValued: ['intervention'], roundedSums: [] },
    });
    expect(answer.cells.map(({ intervention, share }) => [intervention, share])).toEqual([
      ['novum', { numerator: 1, denominator: 1, percent: 100 }],
      ['finsam-team', { numerator: 1, denominator: 1, percent: 100 }],
    ]);
    expect(answer.notes).toEqual([{ code: 'multiValued', dimension: 'intervention' }]);
  });

  it('journeys whose person is not known count as one person each, and the answer says how many', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', participant: 3 }, { times: 2 });
    const answer = told.ask({ unit: 'person' });
    expect(answer.total).toBe(2);
    expect(answer.notes).toEqual([{ code: 'personNotKnown', journeys: 2 }]);
  });

  it('merged participants are one person from the moment that is known until it is undone', () => {
    const told = new Told2024();
    for (const participant of [0, 1, 2]) {
      told.tell({ startedOn: '2024-02-01', participant });
      told.cube.identify(participant, 0);
    }
    const merge = told.cube.addMerge({ participant: 0, into: 1, knownFrom: 100, knownTo: Infinity });
    told.cube.addMerge({ participant: 1, into: 2, knownFrom: 200, knownTo: Infinity });
    const persons = (asKnownAt?: number) =>
      told.ask({ unit: 'person', ...(asKnownAt !== undefined && { asKnownAt }) }).total;
    expect([persons(99), persons(100), persons(200), persons()]).toEqual([3, 2, 1, 1]);
    told.cube.closeMerge(merge, 300);
    expect([persons(299), persons(300), persons()]).toEqual([1, 2, 2]);
  });
});

describe('the checks', () => {
  it('close where participants are those of the day before and the started, and do not where days run backwards', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2023-05-01' });
    told.tell({ startedOn: '2024-05-01', exitedOn: '2024-06-01' });
    const measures = ['participants', 'ongoing', 'started', 'ended'] as const;
    expect(measures.map((measure) => told.ask({ measure }).checks.closes)).toEqual([true, true, true, true]);
    told.tell({ startedOn: '2024-05-01', exitedOn: '2023-06-01', sex: 1 });
    expect(measures.map((measure) => told.ask({ measure }).checks.closes)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(told.ask({ where: { sex: ['woman'] } }).checks.closes).toBe(true);
    expect(told.ask({ measure: 'referred' }).checks.closes).toBe(true);
  });

  it.each<[string, Partial<StatisticsQuery>]>([
    ['a filter names an exit group', { where: { exitGroup: ['other'] } }],
    ['a filter names an exit reason', { where: { exitReason: ['not-ended'] } }],
    ['a filter names the livelihood at exit', { where: { livelihoodAtExit: ['unknown'] } }],
    ['a filter names a time', { where: { month: ['2024-03'] } }],
    ['persons are counted', { unit: 'person' }],
  ])('cannot be made where %s', (_, asked) => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-05-01' });
    expect(told.ask(asked).checks.closes).toBeNull();
  });

  it.each<Days>([{ startedOn: 'unknown' }, { startedOn: '2024-05-01', exitedOn: 'unknown' }])(
    'cannot be made where a day is unknown among the journeys concerned: %j',
    (days) => {
      const told = new Told2024();
      told.tell({ ...days, sex: 1 });
      expect(told.ask().checks.closes).toBeNull();
      expect(told.ask({ where: { sex: ['woman'] } }).checks.closes).toBe(true);
      expect(told.ask({ measure: 'referred' }).checks.closes).toBe(true);
    },
  );
});

describe('times', () => {
  it('every month of a stretch is asked by itself, and the total is that of the period', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-01-15', exitedOn: '2024-02-10' });
    told.tell({ startedOn: '2024-02-20' });
    const asked = { to: '2024-03-31', by: ['month'] } as const;
    expect(told.values({ ...asked, measure: 'participants' })).toEqual({
      '2024-01': 1,
      '2024-02': 2,
      '2024-03': 1,
    });
    expect(told.values({ ...asked, measure: 'ongoing' })).toEqual({
      '2024-01': 1,
      '2024-02': 1,
      '2024-03': 1,
    });
    const answer = told.ask({ ...asked, measure: 'participants' });
    expect(answer).toMatchObject({
      total: 2,
      checks: { closes: true, multiValued: ['month'], roundedSums: [] },
    });
    expect(told.values({ measure: 'ongoing', by: ['month', 'exitGroup'], to: '2024-02-29' })).toEqual({
      '2024-01 not-ended': 1,
      '2024-02 not-ended': 1,
    });
  });

  it('a stretch that a filter narrows is seen from the end of what the filter admits', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-01-15', exitedOn: '2024-02-10' });
    const asked = { measure: 'ongoing', where: { month: ['2024-01'] } } as const;
    expect(told.ask(asked).total).toBe(1);
    expect(told.ask({ measure: 'ongoing' }).total).toBe(0);
    expect(told.values({ ...asked, by: ['year'] })).toEqual({ '2024': 1 });
    expect(told.ask({ ...asked, where: { month: ['2024-01', '2024-02'] } }).total).toBe(1);
    expect(told.ask({ where: { quarter: ['2024-Q2'] } }).total).toBe(0);
    expect(told.ask({ where: { quarter: ['2024-Q1'] } }).total).toBe(1);
  });

  it('a stretch of more than 600 parts is refused', () => {
    const asked = { measure: 'ongoing', by: ['month'], from: '2000-01-01' } as const;
    expect(new Told2024().refusal({ ...asked, to: '2050-01-01' })).toEqual({
      code: 'TooManyParts',
      dimension: 'month',
      named: 601,
      most: 600,
    });
    expect(new Told2024().ask({ ...asked, to: '2049-12-31' }).cells).toEqual([]);
  });
});

describe('a question about one association', () => {
  it('must name it where there are several', () => {
    const told = new Told2024();
    told.cube.addAssociation({ knownFrom: 0, position: 1, association: associationWith({}, [], 'goteborg') });
    told.tell({ startedOn: '2024-05-01' });
    const associations = ['goteborg', 'stockholm'];
    expect(told.refusal({})).toEqual({ code: 'AssociationMustBeNamed', associations });
    expect(told.refusal({ where: { association: associations } })).toMatchObject({
      code: 'AssociationMustBeNamed',
    });
    expect(told.ask({ where: { association: ['stockholm'] }, by: ['association'] })).toMatchObject({
      total: 1,
      cells: [{ association: 'stockholm', value: 1 }],
    });
    expect(told.ask({ where: { association: ['goteborg'] } }).total).toBe(0);
    expect(told.refusal({ where: { association: ['malmo'] } })).toMatchObject({
      code: 'ValueUnknown',
      parameter: 'association',
      value: 'malmo',
      allowed: associations,
    });
  });

  it('is refused where it names a code that is none, with the nearest one', () => {
    expect(new Told2024().refusal({ where: { sex: ['womn'] } })).toEqual({
      code: 'ValueUnknown',
      parameter: 'sex',
      value: 'womn',
      allowed: ['woman', 'man', 'unknown'],
      suggestion: 'woman',
    });
    expect(new Told2024().refusal({ where: { intervention: ['novum', 'nov'] } })).toEqual({
      code: 'ValueUnknown',
      parameter: 'intervention',
      value: 'nov',
      allowed: ['novum', 'finsam-team', 'unknown'],
    });
    expect(new Told2024().refusal({ where: { month: ['2024-13'] } })).toMatchObject({ value: '2024-13' });
    expect(new Told2024(null).refusal({ where: { sex: ['x'] } })).toMatchObject({ code: 'ValueUnknown' });
  });
});
