import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { crossedIn, readReport } from '@samspar/reports';
import { readFigure, tableToExplain } from '@samspar/statistics';
import { ANNA, answerOf, by, INES, JourneyWorld, KARIN } from '../../../../test/use-cases/journey-world.js';
import { AskReport } from './ask-report.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
  await world.setUp({ registeredSince: { journeys: { '*': '2018-01-01' } } });
});
afterEach(() => world.close());

type Said = Readonly<{
  sex?: 'woman' | 'man';
  party?: 'municipality' | 'region';
  obstacle?: 'language' | 'unemployed';
  number?: string;
}>;

const started = async (startedOn: string, said: Said = {}): Promise<void> => {
  const { sex = 'woman', party = 'municipality', obstacle = 'language', number } = said;
  const profile = { sex, obstacle };
  const journey = await world.referred({
    ...INES,
    ...(number !== undefined && { identityNumber: number }),
    referredOn: '2025-01-10',
    referringParty: party,
    profile,
  });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-01-11', data: {} }, ANNA);
  await world.told(journey, { type: 'StartJourney', occurredOn: startedOn, data: { profile } }, ANNA);
};

describe('obstacles by quarter', () => {
  it('are those of whom the municipality referred, women and men, quarter by quarter', async () => {
    await started('2025-02-01');
    await started('2025-05-01', { sex: 'man', obstacle: 'unemployed', number: '19850716-2389' });
    await started('2025-05-02', { party: 'region', number: '19910202-2382' });
    const parameters: readonly (readonly [string, string])[] = [
      ['from', '2025-01-01'],
      ['to', '2025-06-30'],
      ['where', 'intervention:finsam-team'],
    ];
    const read = readReport('ivo', parameters);
    if ('refusal' in read) throw new Error(read.refusal.code);
    const tables = crossedIn(answerOf(await world.send(new AskReport(by(KARIN), read.query))).tables);
    const [quarters, whole] = tables.map(({ table }) => ({
      columns: table.columns.map(({ codes }) => codes.join()),
      rows: table.rows
        .map(({ codes, cells }) => [codes.join(' '), ...cells.map(({ value }) => value)])
        .filter(([, ...values]) => values.some((value) => value !== 0)),
    }));
    const columns = ['woman', 'man', ''];
    expect(quarters?.columns).toEqual(columns);
    const at = (table: typeof quarters, name: string) => {
      const row = table?.rows.find(([codes]) => codes === name);
      return columns.map((column) => row?.[(table?.columns.indexOf(column) ?? -1) + 1]);
    };
    expect(at(quarters, '2025-Q1 language')).toEqual([1, 0, 1]);
    expect(at(quarters, '2025-Q2 unemployed')).toEqual([0, 1, 1]);
    expect(at(quarters, '2025-Q2')).toEqual([0, 1, 1]);
    // With an insats chosen a figure in the middle names five dimensions, one more than a question has.
    const explained = tables.map(({ table }) =>
      tableToExplain(table).rows.flatMap(({ cells }) => cells.flatMap(({ explain }) => explain ?? [])),
    );
    for (const address of explained.flat())
      expect(readFigure(new URLSearchParams(address.split('?')[1]))).not.toHaveProperty('refusal');
    expect(explained.map((all) => all.length > 0)).toEqual([true, true]);
    expect(at(whole, '')).toEqual([1, 1, 2]);
  });
});
