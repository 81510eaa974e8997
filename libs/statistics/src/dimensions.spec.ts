import { describe, expect, it } from '@jest/globals';
import { codesOf } from '@samspar/codes';
import { FIXED_LISTS, isCode, isFixed, isMultiValued, isOfExit, isSet, isSetOfFact } from './dimensions.js';
import { associationWith, type Told, Told2024 } from '../../../test/statistics/feeding.js';
import {
  type Dimension,
  DIMENSIONS,
  type Measure,
  MEASURES,
  type ShareOf,
  SHARES_OF,
  type CountingUnit,
} from './query.js';

const ENDED = { startedOn: '2024-03-01', exitedOn: '2024-06-01' } as const;
const OUTCOMES: readonly Told[] = [
  { outcome: 0, outcomeOn: '2024-02-01' },
  { outcome: 1, outcomeOn: '2024-12-31' },
  { outcome: 2, outcomeOn: 'unknown' },
  { outcome: 3, waitingOn: '2024-12-31' },
  { outcome: 3, waitingOn: '2025-01-01' },
  { outcome: 4 },
];
const multiValued = (measure: Measure, unit: CountingUnit) =>
  DIMENSIONS.filter((dimension) => isMultiValued(dimension, measure, unit));
const codes = (told: Told2024, by: Dimension) => told.ask({ by: [by] }).cells.map((cell) => cell[by]);

const isToldOfAnOpenOne = (dimension: Dimension) => isOfExit(dimension) && dimension !== 'livelihoodAtExit';

describe('the parts of a dimension', () => {
  it.each(
    DIMENSIONS.filter(isFixed).filter(
      (dimension) =>
        (isCode(dimension) || isSetOfFact(dimension) || isOfExit(dimension)) && !isToldOfAnOpenOne(dimension),
    ),
  )('of %s come in the order of the code list, unknown last, whatever came first', (dimension) => {
    const list = codesOf(FIXED_LISTS[dimension]);
    const told = new Told2024();
    for (const index of list.map((_, place) => place).toReversed())
      told.tell({ ...ENDED, [dimension]: isSet(dimension) ? 1 << index : index }, { times: index + 1 });
    expect(told.values({ by: [dimension] })).toEqual(
      Object.fromEntries(list.map((code, index) => [code, index + 1])),
    );
    expect(codes(told, dimension)).toEqual(list);
    expect(list.at(-1)).toBe('unknown');
    for (const [index, code] of list.entries())
      expect(told.ask({ where: { [dimension]: [code] } }).total).toBe(index + 1);
  });

  it('of exits end with unknown and not-ended', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-03-01' });
    told.tell({ ...ENDED, exitReason: 0 }, { times: 2 });
    const reasons = codesOf(FIXED_LISTS.exitReason).slice(0, -2);
    for (const index of reasons.keys()) told.tell({ ...ENDED, exitReason: 1 << index });
    expect(codes(told, 'exitReason')).toEqual([...reasons, 'unknown', 'not-ended']);
    expect(told.values({ by: ['exitGroup'] })).toEqual({
      'work-or-studies': 2,
      care: 4,
      'continued-support': 4,
      other: 13,
      unknown: 2,
      'not-ended': 1,
    });
    expect(codes(told, 'exitGroup').slice(-2)).toEqual(['unknown', 'not-ended']);
  });

  it('of answers to referrals are those of the last day of the period', () => {
    const told = new Told2024();
    OUTCOMES.forEach((outcome, index) =>
      told.tell({ startedOn: '2024-03-01', ...outcome }, { times: index + 1 }),
    );
    expect(told.values({ by: ['referralOutcome'] })).toEqual({
      accepted: 1,
      declined: 2,
      withdrawn: 3,
      waiting: 4,
      open: 5,
      unknown: 6,
    });
    expect(told.values({ by: ['referralOutcome'], to: '2024-12-30' })).toEqual({
      accepted: 1,
      withdrawn: 3,
      open: 11,
      unknown: 6,
    });
  });

  it('of insatser come in the order of the setup, then others by the alphabet, then unknown', () => {
    const told = new Told2024(associationWith({}, ['öst', 'ask', 'zeta']));
    for (const name of ['unknown', 'årsta', 'öster', 'zeta', 'öst', 'alfa', 'ask'])
      told.tell({ startedOn: '2024-03-01', in: name });
    expect(codes(told, 'intervention')).toEqual(['öst', 'ask', 'zeta', 'alfa', 'årsta', 'öster', 'unknown']);
  });

  it('of districts come in the order of the list, then outside, then others, then unknown', () => {
    const told = new Told2024();
    for (const lives of ['öby', 'unknown', 'åby', 'outside', 'zby', 'farsta', 'rinkeby-kista'])
      told.tell({ startedOn: '2024-03-01', lives });
    told.tell({ startedOn: '2024-03-01' });
    expect(told.values({ by: ['district'] })).toEqual({
      jarva: 1,
      farsta: 1,
      outside: 1,
      zby: 1,
      åby: 1,
      öby: 1,
      unknown: 2,
    });
    expect(codes(told, 'district')).toEqual(['jarva', 'farsta', 'outside', 'zby', 'åby', 'öby', 'unknown']);
  });

  it('of units come in the Swedish order of their names, unknown last', () => {
    const told = new Told2024();
    const { referringUnit } = told.cube.dictionaries;
    for (const [code, name] of [
      ['orebro', 'Örebro'],
      ['unknown', 'Uppgift saknas'],
      ['zinken', 'Zinken'],
      ['arsta', 'Årsta'],
      ['alvik-2', 'Alvik'],
      ['alvik-1', 'Alvik'],
      ['angby', 'Ängby'],
    ] as const)
      told.tell({ startedOn: '2024-03-01', referringUnit: referringUnit.ordinal(code, name) });
    expect(codes(told, 'referringUnit')).toEqual([
      'alvik-1',
      'alvik-2',
      'zinken',
      'arsta',
      'angby',
      'orebro',
      'unknown',
    ]);
  });

  it('are years, quarters and months in the order of time', () => {
    const told = new Told2024();
    for (const startedOn of ['2024-11-30', '2023-12-31', '2024-01-01', '2024-03-31', '2024-04-01'])
      told.tell({ startedOn });
    const asked = { from: '2023-01-01' } as const;
    expect(told.values({ ...asked, by: ['year'] })).toEqual({ 2023: 1, 2024: 4 });
    expect(told.values({ ...asked, by: ['year', 'quarter'] })).toEqual({
      '2023 2023-Q4': 1,
      '2024 2024-Q1': 2,
      '2024 2024-Q2': 1,
      '2024 2024-Q4': 1,
    });
    expect(told.values({ ...asked, by: ['month'], where: { quarter: ['2024-Q1', '2024-Q2'] } })).toEqual({
      '2024-01': 1,
      '2024-03': 1,
      '2024-04': 1,
    });
    expect(told.values({ from: '2024-01-15', to: '2024-03-31', by: ['month'] })).toEqual({ '2024-03': 1 });
  });

  it('may exceed the total where one journey, or one person, has several', () => {
    const sets = [
      'decidingParty',
      'livelihood',
      'livelihoodAtExit',
      'needGroup',
      'attendingParty',
      'livelihoodAtMeeting',
      'exitReason',
      'livelihoodAtFollowUp',
    ];
    for (const measure of MEASURES) {
      const isStretch = measure === 'participants' || measure === 'ongoing';
      expect(multiValued(measure, 'journey')).toEqual(
        isStretch ? [...sets, 'year', 'quarter', 'month'] : sets,
      );
      expect(multiValued(measure, 'person')).toEqual(DIMENSIONS);
    }
  });
});

describe('the denominator of a share', () => {
  const told = new Told2024();
  told.tell({ ...ENDED, sex: 0, needGroup: 0b0011, livelihood: 0b01, education: 0 }, { times: 2 });
  told.tell({ ...ENDED, sex: 0, needGroup: 0b0010, livelihood: 0b11, education: 1 });
  told.tell({ ...ENDED, sex: 1, needGroup: 0b10000, livelihood: 0b10, education: 1 }, { times: 3 });

  const shares = (...by: Dimension[]) =>
    Object.fromEntries(
      told
        .ask({ by })
        .cells.map(({ share, ...cell }) => [
          by.map((name) => cell[name]).join(' '),
          `${share?.numerator}/${share?.denominator}=${share?.percent}`,
        ]),
    );

  it('of one dimension is the total', () =>
    expect(shares('needGroup')).toEqual({ young: '2/6=33', adult: '3/6=50', unknown: '3/6=50' }));

  it('of three is a group of two, of which the middle one may be in several', () =>
    expect(shares('sex', 'needGroup', 'education')).toEqual({
      'woman young none-or-incomplete': '2/2=100',
      'woman adult none-or-incomplete': '2/3=67',
      'woman adult compulsory': '1/3=33',
      'man unknown compulsory': '3/3=100',
    }));

  it('of four is each journey once, in how many cells of the group it may be', () => {
    expect(shares('sex', 'needGroup', 'education', 'livelihood')).toEqual({
      'woman young none-or-incomplete economic-assistance': '2/2=100',
      'woman adult none-or-incomplete economic-assistance': '2/2=100',
      'woman adult compulsory economic-assistance': '1/1=100',
      'woman adult compulsory sickness-benefit': '1/1=100',
      'man unknown compulsory sickness-benefit': '3/3=100',
    });
    expect(shares('needGroup', 'livelihood')).toEqual({
      'young economic-assistance': '2/2=100',
      'adult economic-assistance': '3/3=100',
      'adult sickness-benefit': '1/3=33',
      'unknown sickness-benefit': '3/3=100',
    });
  });

  const denominators = (by: readonly Dimension[], shareOf: ShareOf) =>
    told
      .ask({ by, shareOf })
      .cells.map(({ share, ...cell }) => `${by.map((name) => cell[name]).join(' ')} /${share?.denominator}`);

  it('is of those alike in all dimensions but the first, or of all, where that is asked', () => {
    expect(denominators(['sex', 'education'], 'first')).toEqual([
      'woman none-or-incomplete /2',
      'woman compulsory /4',
      'man compulsory /4',
    ]);
    expect(denominators(['sex', 'education'], 'all')).toEqual([
      'woman none-or-incomplete /6',
      'woman compulsory /6',
      'man compulsory /6',
    ]);
    expect(denominators(['livelihood', 'sex', 'needGroup', 'education'], 'first')).toEqual([
      'economic-assistance woman young none-or-incomplete /2',
      'economic-assistance woman adult none-or-incomplete /2',
      'economic-assistance woman adult compulsory /1',
      'sickness-benefit woman adult compulsory /1',
      'sickness-benefit man unknown compulsory /3',
    ]);
    expect(told.ask({ by: ['needGroup', 'sex'], shareOf: 'first' }).checks.roundedSums).toEqual([]);
    expect(told.ask({ by: ['needGroup', 'sex'], shareOf: 'all' }).checks.roundedSums).toEqual([]);
    expect(told.ask({ by: ['sex', 'education'], shareOf: 'all' }).checks.roundedSums).toEqual([100]);
  });

  it('of one dimension is the same whatever is asked, and an answer says what it is', () => {
    for (const measure of ['started', 'ongoing'] as const)
      for (const by of [['sex'], ['month'], ['livelihood']] satisfies Dimension[][]) {
        const answers = SHARES_OF.map((shareOf) => told.ask({ measure, by, shareOf }));
        expect(answers.map(({ shareOf }) => shareOf)).toEqual(SHARES_OF);
        expect(new Set(answers.map(({ cells }) => JSON.stringify(cells))).size).toBe(1);
      }
  });

  it('of a stretch by time is what was going on in each part', () => {
    const asked = { measure: 'participants', by: ['sex', 'quarter'] } as const;
    expect(told.ask(asked).cells.map(({ quarter, share }) => [quarter, share?.denominator])).toEqual([
      ['2024-Q1', 3],
      ['2024-Q2', 3],
      ['2024-Q1', 3],
      ['2024-Q2', 3],
    ]);
    const turned = told.ask({ ...asked, by: ['quarter', 'sex'] });
    expect(turned.cells.map(({ share }) => share?.denominator)).toEqual([6, 6, 6, 6]);
    expect(turned.checks).toMatchObject({ multiValued: ['quarter'], roundedSums: [100, 100] });
  });

  it('leaves sums that are not 100 to a note that names the group', () => {
    const thirds = new Told2024();
    for (const education of [0, 1, 2]) thirds.tell({ startedOn: '2024-03-01', education });
    for (const education of [0, 1]) thirds.tell({ startedOn: '2024-03-01', sex: 1, education });
    for (let education = 0; education < 6; education++)
      thirds.tell({ startedOn: '2024-03-01', sex: 2, education });
    const { checks, notes } = thirds.ask({ by: ['sex', 'education'] });
    expect(checks.roundedSums).toEqual([99, 100, 102]);
    expect(notes).toEqual([
      { code: 'roundedSum', sum: 99, sex: 'woman' },
      { code: 'roundedSum', sum: 102, sex: 'unknown' },
    ]);
    expect(thirds.ask({ by: ['education', 'livelihood'] }).checks.roundedSums).toEqual([]);
  });
});

describe('an insats that does not register a variable', () => {
  const registeredSince = { livelihood: { novum: '2020-01-01' }, obstacle: { novum: '2020-01-01' } };
  const told = new Told2024(associationWith({ registeredSince }));
  told.tell({ startedOn: '2024-03-01', in: 'novum', livelihood: 0b11, obstacle: 2 }, { times: 2 });
  told.tell({ startedOn: '2024-03-01', in: 'finsam-team', livelihood: 0b11, obstacle: 2 }, { times: 3 });

  it('counts as unknown in it, in one value or several, alone or among others', () => {
    expect(told.values({ by: ['livelihood'] })).toEqual({
      'economic-assistance': 2,
      'sickness-benefit': 2,
      unknown: 3,
    });
    expect(told.values({ by: ['sex', 'obstacle', 'intervention'] })).toEqual({
      'woman sickness-or-activity-compensation novum': 2,
      'woman unknown finsam-team': 3,
    });
    expect(told.ask({ where: { livelihood: ['unknown'] } }).total).toBe(3);
    expect(told.ask({ where: { obstacle: ['sickness-or-activity-compensation'] } }).total).toBe(2);
  });

  it('says so in a note, each variable by itself', () =>
    expect(told.ask({ by: ['livelihood'], where: { obstacle: ['unknown'] } }).notes).toEqual([
      { code: 'notRegistered', dimension: 'livelihood', intervention: 'finsam-team' },
      { code: 'notRegistered', dimension: 'obstacle', intervention: 'finsam-team' },
      { code: 'multiValued', dimension: 'livelihood' },
    ]));
});
