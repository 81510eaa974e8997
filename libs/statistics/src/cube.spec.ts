import { describe, expect, it } from '@jest/globals';
import { EXIT_REASON } from '@samspar/codes';
import { dayNumber, endOfDayInStockholm } from '@samspar/kernel';
import { DEFINITIONS, latestOf } from './definitions.js';
import { associationWith, type Days, Told2024 } from '../../../test/statistics/feeding.js';
import { type Measure, MEASURES } from './query.js';
import { type ContactRow, SOME_DAY } from './row.js';

const reasons = (...codes: string[]): number =>
  codes.reduce((set, code) => set | (1 << EXIT_REASON.findIndex((entry) => entry.code === code)), 0);

describe('a measure counts the journeys whose days say so', () => {
  const flows: [string, Days, Partial<Record<Measure, number>>][] = [
    [
      'on the first day of the year',
      { startedOn: '2024-01-01' },
      { started: 1, participants: 1, ongoing: 1 },
    ],
    ['on the last day of the year', { startedOn: '2024-12-31' }, { started: 1, participants: 1, ongoing: 1 }],
    ['on the day before', { startedOn: '2023-12-31' }, { started: 0, participants: 1, ongoing: 1 }],
    ['on the day after', { startedOn: '2025-01-01' }, { started: 0, participants: 0, ongoing: 0 }],
    ['on 29 February', { startedOn: '2024-02-29' }, { started: 1 }],
    ['on an unknown day', { startedOn: 'unknown' }, { started: 0, participants: 0, ongoing: 0 }],
    [
      'with an exit on the first day',
      { startedOn: '2023-05-01', exitedOn: '2024-01-01' },
      { ended: 1, participants: 1, ongoing: 0 },
    ],
    [
      'with an exit on the last day',
      { startedOn: '2023-05-01', exitedOn: '2024-12-31' },
      { ended: 1, participants: 1, ongoing: 0 },
    ],
    [
      'with an exit on the day before',
      { startedOn: '2023-05-01', exitedOn: '2023-12-31' },
      { ended: 0, participants: 0, ongoing: 0 },
    ],
    [
      'with an exit on the day after',
      { startedOn: '2023-05-01', exitedOn: '2025-01-01' },
      { ended: 0, participants: 1, ongoing: 1 },
    ],
    [
      'with an exit on an unknown day',
      { startedOn: '2024-05-01', exitedOn: 'unknown' },
      { started: 1, ended: 0, participants: 0, ongoing: 0 },
    ],
    [
      'begun and ended on one day',
      { startedOn: '2024-05-01', exitedOn: '2024-05-01' },
      { started: 1, ended: 1 },
    ],
    ['that was only referred', { referredOn: '2024-05-01' }, { referred: 1, started: 0, participants: 0 }],
    ['referred on an unknown day', { referredOn: 'unknown' }, { referred: 0 }],
  ];
  it.each(flows)('a journey %s', (_, days, expected) => {
    const told = new Told2024();
    told.tell(days);
    for (const measure of MEASURES)
      if (expected[measure] !== undefined)
        expect([measure, told.ask({ measure }).total]).toEqual([measure, expected[measure]]);
  });

  it('counts meetings, handovers and employer contacts apart, by their own days', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2023-05-01' });
    const { cube } = told;
    const day = dayNumber('2024-12-31');
    const add = (revision: number, contact: Omit<ContactRow, 'revision' | 'knownFrom'>) =>
      cube.addContact({ ...contact, revision, knownFrom: 5 });
    add(3, { journey: 0, kind: 'meetings', day });
    add(4, { journey: 0, kind: 'meetings', day });
    add(5, { journey: 0, kind: 'meetings', day: day + 1 });
    add(6, { journey: 0, kind: 'meetings', day: SOME_DAY });
    add(7, { journey: 0, kind: 'handovers', day });
    add(3, { journey: 9, kind: 'handovers', day });
    expect(told.ask({ measure: 'meetings' }).total).toBe(2);
    expect(told.ask({ measure: 'meetings', asKnownAt: 4 }).total).toBe(0);
    expect(told.ask({ measure: 'meetings', unit: 'person' }).total).toBe(1);
    expect(told.values({ measure: 'meetings', by: ['month'] })).toEqual({ '2024-12': 2 });
    expect(told.ask({ measure: 'handovers' }).total).toBe(1);
    expect(told.ask({ measure: 'employerContacts' }).total).toBe(0);
  });

  it('counts a contact that was annulled for as long as that was not known', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2023-05-01' });
    const contact = { journey: 0, kind: 'meetings' } as const;
    const day = dayNumber('2024-12-31');
    for (const revision of [3, 4]) told.cube.addContact({ ...contact, revision, day, knownFrom: revision });
    told.cube.closeContact({ ...contact, revision: 3, knownTo: 9 });
    const known = (asKnownAt?: number) => told.ask({ measure: 'meetings', asKnownAt }).total;
    expect([known(3), known(8), known(9), known()]).toEqual([1, 2, 1, 1]);
    expect(() => told.cube.closeContact({ ...contact, revision: 5, knownTo: 9 })).toThrow(RangeError);
    expect(() => told.cube.closeContact({ ...contact, journey: 1, revision: 4, knownTo: 9 })).toThrow(
      RangeError,
    );
  });
});

describe('all is seen from the end of the period', () => {
  it('an exit to work and studies is in one group and under both reasons', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', exitedOn: '2024-06-01', exitReason: reasons('work', 'studies') });
    expect(told.values({ measure: 'ended', by: ['exitGroup'] })).toEqual({ 'work-or-studies': 1 });
    const answer = told.ask({ measure: 'ended', by: ['exitReason'] });
    expect(answer.cells).toEqual([
      { exitReason: 'work', value: 1, share: { numerator: 1, denominator: 1, percent: 100 } },
      { exitReason: 'studies', value: 1, share: { numerator: 1, denominator: 1, percent: 100 } },
    ]);
    expect(answer.checks).toEqual({
      closes: true,
      parts: null,
      multiValued: ['exitReason'],
      roundedSums: [],
    });
    expect(answer.notes).toEqual([{ code: 'multiValued', dimension: 'exitReason' }]);
  });

  it('an exit after the period is not ended, and what the livelihood is then nobody knows', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', exitedOn: '2025-01-01', livelihoodAtExit: 2 });
    expect(told.values({ by: ['exitGroup', 'exitReason', 'livelihoodAtExit'] })).toEqual({
      'not-ended not-ended unknown': 1,
    });
    expect(told.values({ by: ['exitGroup', 'exitReason', 'livelihoodAtExit'], to: '2025-01-01' })).toEqual({
      'work-or-studies work sickness-benefit': 1,
    });
  });

  it('an exit on an unknown day has happened and keeps its reason; one without a reason is unknown', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', exitedOn: 'unknown', exitReason: reasons('moved') });
    told.tell({ startedOn: '2024-02-01', exitedOn: '2024-03-01', exitReason: 1 << EXIT_REASON.length });
    told.tell({ startedOn: '2024-02-01' });
    expect(Object.entries(told.values({ by: ['exitGroup'] }))).toEqual([
      ['other', 1],
      ['unknown', 1],
      ['not-ended', 1],
    ]);
  });

  it.each<[string, { outcome: number } & Days, string]>([
    ['accepted within the period', { outcome: 0, outcomeOn: '2024-12-31' }, 'accepted'],
    ['declined after it', { outcome: 1, outcomeOn: '2025-01-01' }, 'open'],
    [
      'withdrawn after it, on the list by then',
      { outcome: 2, outcomeOn: '2025-01-01', waitingOn: '2024-12-31' },
      'waiting',
    ],
    [
      'accepted within it and withdrawn after it',
      { outcome: 2, outcomeOn: '2025-01-01', acceptedOn: '2024-12-31', waitingOn: '2024-11-01' },
      'accepted',
    ],
    ['on the list only later', { outcome: 3, waitingOn: '2025-01-01' }, 'open'],
    ['answered on an unknown day', { outcome: 1, outcomeOn: 'unknown' }, 'declined'],
    ['of an anonymous journey', { outcome: 4, outcomeOn: '2024-05-01' }, 'unknown'],
  ])('a referral %s', (_, told, expected) => {
    const cube = new Told2024();
    cube.tell({ referredOn: '2024-03-01', ...told });
    expect(cube.values({ measure: 'referred', by: ['referralOutcome'] })).toEqual({ [expected]: 1 });
  });

  it('districts are those in force on the last day', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2023-05-01', lives: 'rinkeby-kista' });
    told.tell({ startedOn: '2023-05-01', lives: 'jarva' });
    told.tell({ startedOn: '2023-05-01', lives: 'outside' });
    told.tell({ startedOn: '2023-05-01' });
    const asked = { from: '2023-01-01', by: ['district'] } as const;
    expect(Object.entries(told.values({ ...asked, to: '2023-06-30' }))).toEqual([
      ['jarva', 1],
      ['rinkeby-kista', 1],
      ['outside', 1],
      ['unknown', 1],
    ]);
    expect(told.values({ ...asked, to: '2023-07-01' })).toEqual({ jarva: 2, outside: 1, unknown: 1 });
    expect(
      told.values({ ...asked, to: '2023-12-31', measure: 'ongoing', by: ['quarter', 'district'] }),
    ).toEqual({
      '2023-Q2 jarva': 1,
      '2023-Q2 rinkeby-kista': 1,
      '2023-Q2 outside': 1,
      '2023-Q2 unknown': 1,
      '2023-Q3 jarva': 2,
      '2023-Q3 outside': 1,
      '2023-Q3 unknown': 1,
      '2023-Q4 jarva': 2,
      '2023-Q4 outside': 1,
      '2023-Q4 unknown': 1,
    });
  });
});

describe('the figure of a year as known at a moment', () => {
  const endOfJanuary = endOfDayInStockholm('2025-01-31');

  it('a late exit changes the present figure, not the one known before', () => {
    const told = new Told2024();
    const before = told.tell({ startedOn: '2024-03-01' });
    const registered = Date.parse('2025-02-10T09:00:00Z');
    told.cube.closeVersion(before, registered);
    told.cube.addVersion(
      { ...told.row({ startedOn: '2024-03-01', exitedOn: '2024-12-20' }), journey: 0 },
      registered,
    );
    const ended = { measure: 'ended' } as const;
    expect(told.ask(ended).total).toBe(1);
    expect(told.ask({ ...ended, asKnownAt: endOfJanuary }).total).toBe(0);
    expect(told.ask({ ...ended, asKnownAt: registered - 1 }).total).toBe(0);
    expect(told.ask({ ...ended, asKnownAt: registered }).total).toBe(1);
  });

  it('a journey that is no longer one is counted only as long as it was known as one', () => {
    const told = new Told2024();
    const journey = told.tell({ startedOn: '2024-03-01' }, { knownFrom: 100 });
    told.cube.closeVersion(journey, 200);
    const started = (asKnownAt?: number) => told.ask(asKnownAt === undefined ? {} : { asKnownAt }).total;
    expect([99, 100, 199, 200, undefined].map(started)).toEqual([0, 1, 1, 0, 0]);
    expect(() => told.cube.closeVersion(journey, 300)).toThrow(RangeError);
  });

  it('a journey has at most one open version', () => {
    const told = new Told2024();
    const row = told.row({ startedOn: '2024-03-01' });
    told.cube.addVersion(row, 100);
    expect(() => told.cube.addVersion(row, 200)).toThrow(RangeError);
  });

  it('says which moment, position and definitions it answers by', () => {
    const { asKnownAt, position, definitionVersion } = new Told2024().ask();
    expect({ asKnownAt, position, definitionVersion }).toEqual({
      asKnownAt: '2026-11-21T10:00:00.000Z',
      position: '4711',
      definitionVersion: latestOf(DEFINITIONS),
    });
    expect(new Told2024().ask({ asKnownAt: endOfJanuary }).asKnownAt).toBe('2025-01-31T22:59:59.999Z');
  });

  it('is not registered before the association was set up', () => {
    const told = new Told2024(null);
    told.cube.addAssociation({
      knownFrom: Date.parse('2024-05-02T23:30:00Z'),
      position: 9,
      association: associationWith(),
    });
    const { total, cells, notRegistered } = told.ask({ asKnownAt: Date.parse('2024-05-02T23:29:59Z') });
    expect({ total, cells, notRegistered }).toEqual({
      total: null,
      cells: [],
      notRegistered: {
        dimension: 'association',
        since: '2024-05-03',
        reason: 'Förbundet lades upp 2024-05-03, efter den tidpunkt som frågan gäller.',
      },
    });
    expect(told.ask().total).toBe(0);
    expect(new Told2024(null).ask().notRegistered).toEqual({
      dimension: 'association',
      since: null,
      reason: 'Inget förbund är upplagt: lägg upp det med samspar setup.',
    });
  });
});

const sexes = (women: number, men: number) => ({ women, men });

describe('a share', () => {
  it('is a whole per cent, half upwards, of the units that agree in all dimensions but the last', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2024-02-01', sex: 0 }, { times: 1 });
    told.tell({ startedOn: '2024-02-01', sex: 1 }, { times: 7 });
    expect(told.ask({ by: ['sex'] }).cells).toEqual([
      { sex: 'woman', value: 1, share: { numerator: 1, denominator: 8, percent: 13 } },
      { sex: 'man', value: 7, share: { numerator: 7, denominator: 8, percent: 88 } },
    ]);
    const { checks, notes } = told.ask({ by: ['sex'] });
    expect(checks.roundedSums).toEqual([101]);
    expect(notes).toEqual([{ code: 'roundedSum', sum: 101 }]);
  });

  it('of the ended of 2024 comes out as published: 18, 14 and 22 per cent to work or studies', () => {
    const told = new Told2024();
    const exit = { startedOn: '2023-02-01', exitedOn: '2024-06-01' } as const;
    const groups: [string, ReturnType<typeof sexes>][] = [
      ['work', sexes(28, 33)],
      ['care-or-rehabilitation', sexes(63, 48)],
      ['support-jobbtorg', sexes(60, 44)],
      ['moved', sexes(46, 26)],
    ];
    for (const [reason, { women, men }] of groups) {
      told.tell({ ...exit, exitReason: reasons(reason), sex: 0 }, { times: women });
      told.tell({ ...exit, exitReason: reasons(reason), sex: 1 }, { times: men });
    }
    const all = told.ask({ measure: 'ended', by: ['exitGroup'] });
    expect(all.cells.map(({ exitGroup, share }) => [exitGroup, share])).toEqual([
      ['work-or-studies', { numerator: 61, denominator: 348, percent: 18 }],
      ['care', { numerator: 111, denominator: 348, percent: 32 }],
      ['continued-support', { numerator: 104, denominator: 348, percent: 30 }],
      ['other', { numerator: 72, denominator: 348, percent: 21 }],
    ]);
    expect(all.checks).toEqual({ closes: true, parts: true, multiValued: [], roundedSums: [101] });
    expect(all.notes).toEqual([{ code: 'roundedSum', sum: 101 }]);
    const bySex = told.ask({ measure: 'ended', by: ['sex', 'exitGroup'] });
    expect(bySex.cells.filter(({ exitGroup }) => exitGroup === 'work-or-studies')).toEqual([
      {
        sex: 'woman',
        exitGroup: 'work-or-studies',
        value: 28,
        share: { numerator: 28, denominator: 197, percent: 14 },
      },
      {
        sex: 'man',
        exitGroup: 'work-or-studies',
        value: 33,
        share: { numerator: 33, denominator: 151, percent: 22 },
      },
    ]);
    expect(bySex.checks.roundedSums).toEqual([14 + 32 + 30 + 23, 22 + 32 + 29 + 17]);
    expect(bySex.notes).toEqual([{ code: 'roundedSum', sum: 99, sex: 'woman' }]);
  });
});

describe('a median of days', () => {
  it('is by nearest rank, says of how many, and how many lack a day', () => {
    const told = new Told2024();
    for (const referredOn of ['2024-02-29', '2024-02-28', '2024-02-20', '2024-01-31', 'unknown'] as const)
      told.tell({ referredOn, startedOn: '2024-03-01' });
    told.tell({ referredOn: 'unknown', startedOn: '2024-03-02', sex: 1 });
    const { total, n, without, quartiles, cells, checks } = told.ask({ measure: 'daysToStart', by: ['sex'] });
    expect({ total, n, without, quartiles, cells, checks }).toEqual({
      total: 2,
      n: 4,
      without: 2,
      quartiles: [1, 2, 10],
      cells: [
        { sex: 'woman', value: 2, n: 4, without: 1, quartiles: [1, 2, 10] },
        { sex: 'man', value: null, n: 0, without: 1, quartiles: null },
      ],
      checks: { closes: null, parts: null, multiValued: [], roundedSums: [] },
    });
  });

  it('of days in an insats goes by the exits, and is null where there are none', () => {
    const told = new Told2024();
    told.tell({ startedOn: '2023-12-31', exitedOn: '2024-03-01' });
    told.tell({ startedOn: 'unknown', exitedOn: '2024-03-01' });
    const { total, n, without } = told.ask({ measure: 'daysInIntervention' });
    expect({ total, n, without }).toEqual({ total: 61, n: 1, without: 1 });
    const none = told.ask({ measure: 'daysInIntervention', from: '2024-05-01' });
    expect(none).toMatchObject({ total: null, n: 0, without: 0, quartiles: null });
  });
});
