import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  TODAY,
  type Typed,
} from '../../../test/fixtures/import/import-desk.js';

type RowOf = Readonly<Record<string, Typed>>;

const ROW: RowOf = {
  Löpnummer: '1',
  Insats: 'Novum',
  Anmälningsdatum: '2024-01-08',
  Startdatum: '2024-01-15',
  Avslutsdatum: '',
  Avslutsorsak: '',
  Kön: 'M',
  'Ålder vid start': '',
  Födelseår: '',
  Utbildning: '',
  Personnummer: '',
};
const file = (...rows: readonly RowOf[]): Uint8Array =>
  csv(Object.keys(ROW), ...rows.map((row) => Object.values({ ...ROW, ...row })));

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

/** Columns with what is wrong in them, of a file of one row. */
const faultsOf = async (row: RowOf): Promise<readonly string[]> => {
  const { rejected, rejectedRows, imported } = await desk.take(file(row), { dryRun: true });
  expect({ rejectedRows, imported }).toEqual({ rejectedRows: 1, imported: 0 });
  return rejected.map(({ column, code }) => `${column} ${code}`);
};

const correct = (fact: string, value: string) =>
  ({
    type: 'CorrectFact',
    occurredOn: TODAY,
    today: TODAY,
    data: { fact, value, reason: 'entry-error' },
  }) as never;

describe('a row is told of with everything that is wrong with it', () => {
  it.each<[string, RowOf, readonly string[]]>([
    [
      'every cell that is not understood',
      { Insats: 'Novumm', Kön: 'xyz', Startdatum: 'i våras', Utbildning: 'Gymnasail' },
      ['Insats ValueMisspelt', 'Startdatum DayUnreadable', 'Kön ValueUnknown', 'Utbildning ValueMisspelt'],
    ],
    [
      'cells, and what the others say against one another',
      { Insats: 'Novumm', Avslutsdatum: '2024-01-14', 'Ålder vid start': 20, Födelseår: 1990 },
      ['Insats ValueMisspelt', 'Födelseår AgeConflict', 'Avslutsdatum DaysRunBackwards'],
    ],
    [
      'a start before the referral and an exit before the start',
      { Anmälningsdatum: '2024-02-01', Avslutsdatum: '2024-01-14' },
      ['Startdatum DaysRunBackwards', 'Avslutsdatum DaysRunBackwards'],
    ],
    [
      'no day at all, and an exit',
      { Anmälningsdatum: '', Startdatum: '', Avslutsdatum: '2024-05-01' },
      ['Startdatum DaysMissing', 'Avslutsdatum ExitWithoutStart'],
    ],
    [
      'ages of three sources that are apart',
      { 'Ålder vid start': 60, Födelseår: 1999, Personnummer: '19900602-2397' },
      ['Ålder vid start AgeConflict', 'Födelseår AgeConflict'],
    ],
  ])('%s', async (_what, row, faults) => expect(await faultsOf(row)).toEqual(faults));

  it.each<[string, RowOf, readonly string[]]>([
    [
      'an order of days, from a day that nobody can read',
      { Startdatum: '2024-13-01', Avslutsdatum: '2024-01-14' },
      ['Startdatum DayUnreadable'],
    ],
    [
      'a missing day, from a day that nobody can read',
      { Anmälningsdatum: 'x', Startdatum: '' },
      ['Anmälningsdatum DayUnreadable'],
    ],
    [
      'an age, from a year that nobody can read',
      { Födelseår: '90', 'Ålder vid start': 60 },
      ['Födelseår BirthYearUnreadable'],
    ],
  ])('but nothing is concluded from a fault: %s', async (_what, row, faults) =>
    expect(await faultsOf(row)).toEqual(faults),
  );

  it('and every fault names the row, its Löpnummer, the column and the value, with a word to mend it', async () => {
    const { rejected } = await desk.take(file({ Löpnummer: '2024-7', Kön: 'Kvina', Utbildning: '?!' }));
    expect(rejected).toEqual([
      {
        row: 2,
        number: '2024-7',
        column: 'Kön',
        value: 'Kvina',
        code: 'ValueMisspelt',
        reason: 'Värdet finns inte i listan. Menade du ”Kvinna”?',
        sentence: expect.anything(),
      },
      expect.objectContaining({ row: 2, number: '2024-7', column: 'Utbildning', value: '?!' }),
    ]);
  });

  it('while the counts are of rows, in the report and in the log', async () => {
    const { rejectedRows, rejected } = await desk.take(
      file({ Kön: 'X', Insats: 'Y' }, { Löpnummer: '2', Kön: 'X' }, { Löpnummer: '3' }),
    );
    expect({ rejectedRows, faults: rejected.length }).toEqual({ rejectedRows: 2, faults: 3 });
    const completed = (await desk.wholeLog()).find(({ type }) => type === 'ImportCompleted');
    expect(completed?.data['counts']).toMatchObject({ imported: 1, rejected: 2 });
  });

  it('names each cell that both the file and somebody else have changed', async () => {
    await desk.take(file({ Utbildning: 'Gymnasial' }));
    await desk.byCaseworker('1', correct('education', 'compulsory'), correct('referredOn', '2024-01-02'));
    const { rejected } = await desk.take(file({ Utbildning: 'Högskola', Anmälningsdatum: '2024-01-09' }), {
      acceptChanges: true,
    });
    expect(rejected.map(({ column, code }) => [column, code])).toEqual([
      ['Utbildning', 'ChangedOnBothSides'],
      ['Anmälningsdatum', 'ChangedOnBothSides'],
    ]);
  });
});
