import { describe, expect, it } from '@jest/globals';
import type { Association } from '@samspar/association';
import type { Answer, Cell, StatisticsQuery } from '@samspar/statistics';
import { yearTable } from './year-table.js';

const association: Association = {
  id: 'stockholm',
  settings: {
    name: 'Samordningsförbundet Stockholms stad',
    members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
    districts: [],
    suppressionThreshold: 5,
    retentionYears: 5,
    storeDetained: false,
    officeImports: 'off',
    requireConsent: 'warn',
    afterWithdrawal: 'asBefore',
    registeredSince: null,
  },
  interventions: [],
  authorities: [],
  units: [],
};

const SEXES = { woman: 197, man: 155 };

const answerTo = (
  query: StatisticsQuery,
  cells: readonly Cell[],
  total: number | null,
  roundedSums: readonly number[],
): Answer => ({
  measure: query.measure,
  unit: query.unit,
  period: { from: query.from, to: query.to },
  asKnownAt: '2025-02-01T00:00:00Z',
  position: '1',
  definitionVersion: 1,
  by: query.by,
  where: query.where,
  shareOf: 'last',
  cells,
  total,
  checks: { closes: true, parts: true, multiValued: [], roundedSums },
  notes: [],
});

const exits: readonly Cell[] = [
  { exitGroup: 'work-or-studies', value: 61, share: { numerator: 61, denominator: 348, percent: 18 } },
  { exitGroup: 'care', value: 111, share: { numerator: 111, denominator: 348, percent: 32 } },
];

const ask = (query: StatisticsQuery): Answer => {
  if (query.by.join() === 'exitGroup') return answerTo(query, exits, 348, [101]);
  if (query.by.join() === 'sex')
    return answerTo(
      query,
      Object.entries(SEXES).map(([sex, value]) => ({ sex, value })),
      352,
      [100],
    );
  return answerTo(query, [], 352, [100]);
};
const told = (over: (query: StatisticsQuery) => Answer = ask): string =>
  yearTable(over, { year: 2024, association });

describe('the table of a year', () => {
  it('asks for the whole year of one association by journeys', () => {
    const asked: StatisticsQuery[] = [];
    told((query) => {
      asked.push(query);
      return ask(query);
    });
    expect(
      asked.every(
        ({ from, to, unit, where }) =>
          from === '2024-01-01' &&
          to === '2024-12-31' &&
          unit === 'journey' &&
          where.association?.join() === 'stockholm',
      ),
    ).toBe(true);
  });

  it('shows under every table that women, men and unknown make the total', () => {
    expect(told()).toContain(
      'Påbörjade under året: kvinnor + män + uppgift saknas = totalt: 197 + 155 + 0 = 352',
    );
  });

  it('says aloud where they do not', () => {
    expect(told((query) => ({ ...ask(query), total: 353 }))).toContain('197 + 155 + 0 = 353 STÄMMER INTE');
  });

  it('puts the count beside its whole per cent, under the Swedish name of its code', () => {
    expect(told()).toMatch(/Arbete eller studier .* 61 {2}18 %/);
  });

  it('notes a sum of rounded shares that is not 100', () => {
    expect(told()).toContain('Andelarna under Totalt blir 101 % på grund av avrundning');
  });

  it('says that something is not registered, and why, instead of 0', () => {
    const reason = 'Deltagarna registreras från och med 2025-01-01.';
    const none = (query: StatisticsQuery): Answer => ({
      ...answerTo(query, [], null, []),
      notRegistered: { dimension: 'journeys', since: '2025-01-01', reason },
    });
    expect(told(none)).toContain(`Uppgift saknas: ${reason}`);
    expect(told(none)).not.toMatch(/ 0$/m);
  });

  it('says that the data are constructed', () => {
    expect(told()).toContain('Konstruerat dataunderlag');
  });

  it('is at most 100 characters wide', () => {
    expect(
      Math.max(
        ...told()
          .split('\n')
          .map((one) => one.length),
      ),
    ).toBeLessThanOrEqual(100);
  });
});
