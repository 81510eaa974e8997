import { importRights, type Asker } from '@samspar/access';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  association,
  csv,
  type ImportDesk,
  openImportDesk,
} from '../../../test/fixtures/import/import-desk.js';
import { readMatch } from './column-matches.js';
import type { ImportOptions } from './report.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum'];
const file = (number: string, header = 'Vem anmälde', value = 'Hälso- och sjukvården'): Uint8Array =>
  csv([...HEADERS, header], [number, 'Novum', 'K', '2024-01-15', value]);
const MATCHED = [{ header: 'Vem anmälde', column: 'Anmälande part' }];
const BY_HAND: Partial<ImportOptions> = { columns: { 'Vem anmälde': 'Anmälande part' } };

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const matchesWritten = async (): Promise<number> =>
  (await desk.wholeLog()).filter(({ type }) => type === 'ColumnsMatched').length;

describe('a column matched by hand', () => {
  it('is read, and so is that of the next file of the register, however its header is spaced', async () => {
    expect(await desk.take(file('1'), BY_HAND)).toMatchObject({
      matchedColumns: MATCHED,
      ignoredColumns: [],
    });
    expect((await desk.journeyOf('1')).facts.referringParty).toBe('region');
    expect(await desk.take(file('2', 'VEM  ANMÄLDE:'))).toMatchObject({
      matchedColumns: [{ header: 'VEM  ANMÄLDE:', column: 'Anmälande part' }],
    });
    expect(await desk.take(file('1'), { register: 'annat' })).toMatchObject({
      ignoredColumns: ['Vem anmälde'],
    });
  });

  it('is remembered only once a file is taken, and written once', async () => {
    await desk.take(file('1'), { ...BY_HAND, dryRun: true });
    expect(await matchesWritten()).toBe(0);
    await desk.take(file('1'), BY_HAND);
    await desk.take(file('2'), BY_HAND);
    expect(await matchesWritten()).toBe(1);
  });

  it('is matched anew, or forgotten, by the next that is said of it', async () => {
    await desk.take(file('1'), BY_HAND);
    const anew = await desk.take(file('2', 'Vem anmälde', '34'), {
      columns: { 'Vem anmälde': 'Ålder vid start' },
    });
    expect(anew.matchedColumns).toEqual([{ header: 'Vem anmälde', column: 'Ålder vid start' }]);
    await desk.take(file('3'), { columns: { 'Vem anmälde': '' } });
    expect(await desk.take(file('4'))).toMatchObject({ matchedColumns: [], ignoredColumns: ['Vem anmälde'] });
  });

  it('stands back for the column under its own name', async () => {
    await desk.take(file('1'), BY_HAND);
    const both = csv(
      [...HEADERS, 'Vem anmälde', 'Anmälande part'],
      ['2', 'Novum', 'K', '2024-01-15', 'Anna', 'Kommunen'],
    );
    expect(await desk.take(both)).toMatchObject({ imported: 1, ignoredColumns: ['Vem anmälde'] });
  });

  it.each([
    ['that can be read without it', file('1')],
    ['that cannot', csv(['Löpnummer', 'Insats', 'Vem', 'Startdatum'], ['1', 'Novum', 'K', '2024-01-15'])],
    ['without headers', csv(['a', 'b'], ['1', '2'])],
  ])(
    'under a header that the file lacks is told by that header, and not remembered: a file %s',
    async (_which, bytes) => {
      for (const dryRun of [true, false])
        expect(
          await desk.outcomeOf(bytes, { columns: { 'Vem anmälte': 'Anmälande part', Vem: '' }, dryRun }),
        ).toMatchObject({
          outcome: 'refused',
          refusal: { code: 'HeaderNotThere', headers: ['Vem anmälte'] },
          sentence: { sv: expect.stringContaining('Rubriken Vem anmälte finns inte i filen') },
        });
      expect(await matchesWritten()).toBe(0);
      expect(await desk.take(file('2', 'Vem anmälte'))).toMatchObject({ ignoredColumns: ['Vem anmälte'] });
    },
  );

  it('is forgotten also by a file that lacks it', async () => {
    await desk.take(file('1'), BY_HAND);
    await desk.take(csv(HEADERS, ['2', 'Novum', 'K', '2024-01-15']), { columns: { 'Vem anmälde': '' } });
    expect(await desk.take(file('3'))).toMatchObject({ matchedColumns: [], ignoredColumns: ['Vem anmälde'] });
  });

  it('is none where that is said, also under a name that is known', async () => {
    const both = csv([...HEADERS, 'Start'], ['1', 'Novum', 'K', '2024-01-15', '2024-02-15']);
    expect(await desk.outcomeOf(both)).toMatchObject({ refusal: { code: 'ColumnTwice' } });
    expect(await desk.take(both, { columns: { Startdatum: '' } })).toMatchObject({
      imported: 1,
      ignoredColumns: ['Startdatum'],
    });
    expect((await desk.journeyOf('1')).facts.startedOn).toBe('2024-02-15');
    expect(await matchesWritten()).toBe(0);
  });

  it('has a header as long as it may be', async () => {
    const header = `Vem som anmälde ${'och varför '.repeat(20)}`.trim();
    const [told = ''] = (await desk.take(file('1', header))).ignoredColumns;
    expect(told).toHaveLength(100);
    for (const [number, said] of [
      ['2', told],
      ['3', header],
    ] as const)
      expect(
        (await desk.take(file(number, header), { columns: { [said]: 'Anmälande part' } })).matchedColumns,
      ).toHaveLength(1);
  });

  it('is a required one too', async () => {
    const unnamed = csv(['Löpnummer', 'Insats', 'Vem', 'Startdatum'], ['1', 'Novum', 'K', '2024-01-15']);
    expect(await desk.outcomeOf(unnamed)).toMatchObject({
      refusal: { code: 'ColumnMissing', columns: ['Kön'], unknown: ['Vem'] },
    });
    expect(await desk.take(unnamed, { columns: { Vem: 'Kön' } })).toMatchObject({ imported: 1 });
  });

  it('leaves no word of its header in the log, and is not remembered where that looks like an identity number', async () => {
    const header = '19900602-2397';
    await desk.take(file('1', header), { columns: { [header]: 'Anmälande part' } });
    expect(await matchesWritten()).toBe(0);
    await desk.take(file('2'), BY_HAND);
    expect(JSON.stringify((await desk.wholeLog()).map(({ data }) => data))).not.toMatch(/anm.lde|602-?2397/i);
  });

  it('of identity numbers makes them count for who may import the file', async () => {
    const office: Asker = {
      actor: 'office',
      role: 'office',
      roles: ['office'],
      association: 'stockholm',
      interventions: [],
    };
    const asked = { context: office, rights: importRights(office, association) };
    expect(
      await desk.outcomeOf(file('1', 'Pnr?', '1234'), { ...asked, columns: { 'Pnr?': 'Personnummer' } }),
    ).toMatchObject({ refusal: { code: 'FileNotPermitted' } });
  });

  it('is neither used nor changed by somebody who may not use the register', async () => {
    await desk.take(file('1'), BY_HAND);
    const other: Asker = {
      actor: 'caseworker',
      role: 'caseworker',
      roles: ['caseworker'],
      association: 'stockholm',
      interventions: ['novum'],
    };
    const asked = { context: other, rights: importRights(other, association) };
    const unnamed = csv(
      ['Löpnummer', 'Insats', 'Vem anmälde', 'Startdatum'],
      ['1', 'Novum', 'K', '2024-01-15'],
    );
    expect(await desk.outcomeOf(unnamed, asked)).toMatchObject({ refusal: { unknown: ['Vem anmälde'] } });
    expect(await desk.outcomeOf(unnamed, { ...asked, columns: { 'Vem anmälde': 'Kön' } })).toMatchObject({
      refusal: { code: 'RegisterOfOthers' },
    });
    expect(await matchesWritten()).toBe(1);
  });
});

describe('a match as it is typed', () => {
  it.each([
    ['Vem anmälde=Anmälande part', ['Vem anmälde', 'Anmälande part']],
    ['a = b = kön', ['a = b', 'Kön']],
    ['Vem anmälde=', ['Vem anmälde', '']],
    ['Vem anmälde=Något', undefined],
    ['=Kön', undefined],
    ['Kön', undefined],
  ])('%s', (text, match) => expect(readMatch(text)).toEqual(match));
});
