import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Anmälningsdatum', 'Startdatum'];
const file = (...days: readonly (readonly [referred: Typed, started: Typed])[]): Uint8Array =>
  csv(HEADERS, ...days.map((both, at) => [at + 1, 'Novum', 'K', ...both]));

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const startOf = async (number: string) => (await desk.journeyOf(number)).facts.startedOn;

describe('which number is the month', () => {
  it('a column shows by a day that can only be month first, and the report says so', async () => {
    const report = await desk.take(file(['', '3/25/2024'], ['', '3/5/2024']));
    expect([await startOf('1'), await startOf('2')]).toEqual(['2024-03-25', '2024-03-05']);
    expect(report.notes).toMatchObject([
      {
        column: 'Startdatum',
        code: 'MonthFirst',
        sentence: { sv: expect.stringContaining('månaden först') },
      },
    ]);
  });

  it('a column shows by a day that can only be day first, and nothing need be said', async () => {
    const report = await desk.take(file(['', '25/3/2024'], ['', '5/3/2024']));
    expect([await startOf('1'), await startOf('2')]).toEqual(['2024-03-25', '2024-03-05']);
    expect(report.notes).toEqual([]);
  });

  it('a column without such a day has from the other columns of the file', async () => {
    await desk.take(file(['2/25/2024', '3/5/2024']));
    expect(await startOf('1')).toBe('2024-03-05');
  });

  it.each<[string, Typed]>([
    ['a space before the year', '5/3 2024'],
    ['full stops', '5.3.2024'],
    ['a dash before the year', '5/3-2024'],
    ['the year first', '2024-03-05'],
    ['two equal numbers', '3/3/2024'],
  ])('is never asked of a day the Swedish way: %s', async (_what, day) => {
    const report = await desk.take(file(['', day], ['', day]));
    expect(report).toMatchObject({ imported: 2, rejected: [], notes: [] });
    expect((await startOf('1'))?.slice(0, 7)).toBe('2024-03');
  });

  it.each(['5/3/2024', '05-03-2024', '5/3/2024 00:00:00'])(
    'is asked where nothing in the file shows it, and nothing is written before: %s',
    async (day) => {
      const bytes = file([day, day]);
      expect(await desk.outcomeOf(bytes)).toMatchObject({
        refusal: { code: 'DayOrderUnclear', columns: ['Anmälningsdatum', 'Startdatum'] },
      });
      expect(await desk.wholeLog()).toEqual([]);
      await desk.take(bytes, { dates: 'month-first' });
      expect(await startOf('1')).toBe('2024-05-03');
      await desk.take(bytes, { dates: 'day-first', register: 'other' });
      const other = (await desk.wholeLog()).findLast(({ type }) => type === 'JourneyStarted');
      expect(other?.occurredOn).toBe('2024-03-05');
    },
  );

  it('is different from day to day where a column holds both: those that can be either are rejected, and the column is named', async () => {
    const report = await desk.take(file(['', '3/25/2024'], ['', '25/3/2024'], ['', '5/3/2024']));
    expect(report).toMatchObject({
      imported: 2,
      rejected: [{ row: 4, code: 'DayOfTwoReadings', reason: expect.stringContaining('2024-05-03') }],
      notes: [{ column: 'Startdatum', code: 'DayOrdersMixed' }],
    });
  });

  it('is what was asked for where both ways are possible, and a column that shows the other is named', async () => {
    const report = await desk.take(file(['', '25/3/2024'], ['', '5/3/2024']), { dates: 'month-first' });
    expect([await startOf('1'), await startOf('2')]).toEqual(['2024-03-25', '2024-05-03']);
    expect(report.notes).toMatchObject([{ code: 'DayOrdersMixed' }]);
  });
});
