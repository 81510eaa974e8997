import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
  xlsx,
} from '../../../test/fixtures/import/import-desk.js';
import { describeColumns, importTemplate } from './template.js';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../test/fixtures/import/${name}`, import.meta.url));

/** The workbook with a stretch of its packed bytes overwritten. */
const scrambled = (): Uint8Array => Buffer.from(fixture('office.xlsx')).fill(0x5a, 300, 600);

const HEADERS = ['Löpnummer', 'Insats', 'Startdatum', 'Kön'];
const ROW = ['1', 'FINSAM-team', '2024-01-15', 'Kvinna'];
const TWO = ['2', 'Novum', '2024-01-15', 'Man'];

const text = (lines: readonly string[], end = '\r\n'): Uint8Array =>
  new TextEncoder().encode(lines.join(end));

const sheet = (name: string, rows: readonly (readonly string[])[]) => ({
  sheet: name,
  data: rows.map((row) => row.map((value) => ({ value }))),
});

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const dry = (bytes: Uint8Array) => desk.take(bytes, { dryRun: true });

describe('a file is read', () => {
  it.each([
    ['utf-8.csv', 'UTF-8 separated by commas'],
    ['utf-8-bom-semicolon.csv', 'UTF-8 with a byte order mark, separated by semicolons'],
    ['windows-1252-semicolon.csv', 'Windows-1252'],
    ['tab.txt', 'text separated by tabs'],
    ['utf-16.txt', 'UTF-16 as Excel writes Unicode text'],
    ['office.xlsx', 'a workbook with a merged title, a hidden column, empty rows and a sum'],
  ])('%s: %s', async (name) => {
    const report = await desk.take(fixture(name), { readsHidden: true });
    expect(report).toMatchObject({ rows: 2, imported: 2, rejected: [] });
    expect((await desk.journeyOf('1')).facts).toMatchObject({
      sex: 'woman',
      startedOn: '2024-01-15',
      referringUnit: 'Enheten för hemlösa',
      district: 'skarholmen',
    });
    expect((await desk.journeyOf('2')).facts).toMatchObject({ sex: 'man', district: 'outside' });
  });

  it('names rows as the office sees them, and headers it does not know', async () => {
    const report = await dry(
      await xlsx(
        ['Resor 2024'],
        [],
        ['Anteckning', ...HEADERS],
        [],
        ['x', ...ROW],
        ['Summa', null, null, null, 1],
        ['y', '2', 'Novm', '2024-01-15', 'Man'],
      ),
    );
    expect(report).toMatchObject({
      rows: 2,
      imported: 1,
      ignoredColumns: ['Anteckning'],
      rejected: [
        { row: 7, column: 'Insats', value: 'Novm', reason: 'Värdet finns inte i listan. Menade du ”Novum”?' },
      ],
    });
  });

  it('takes the sheet that has the headers', async () => {
    const template = await importTemplate();
    expect(await desk.outcomeOf(template)).toMatchObject({ refusal: { code: 'NoRows' } });
  });

  it.each([
    ['Summa', null],
    ['Totalt', null],
    [null, 'Antal kvinnor'],
    [null, 'Total'],
  ])('passes over a row that sums up: %s %s', async (number, unit) => {
    const report = await dry(
      await xlsx([...HEADERS, 'Enhet'], [...ROW, null], [number, null, null, 12, unit]),
    );
    expect(report).toMatchObject({ rows: 1, imported: 1, rejected: [] });
  });

  it.each<[string, readonly Typed[]]>([
    ['a footnote', ['* preliminärt', null, null, null]],
    ['a footnote in another column', [null, null, 'Källa: handläggarnas listor', null]],
    ['a number that waits for its row', ['17', null, null, null]],
    ['a note beside the table', [null, null, null, null, null, 'Rödmarkerade rader är klara']],
    ['the headers once more', ['LÖPNUMMER', 'Insats', 'Start', 'Kön']],
    ['an average without a number', ['s:a', null, 12, null]],
  ])('passes over what plainly is no row: %s', async (_what, row) => {
    const report = await dry(csv([...HEADERS, 'Enhet', 'Färg'], ROW, row, ['2', ...ROW.slice(1)]));
    expect(report).toMatchObject({ rows: 2, imported: 2, rejected: [] });
  });

  it.each<[string, readonly Typed[], string]>([
    ['no Löpnummer', [null, 'FINSAM-team', null, null], 'Löpnummer'],
    ['no Insats', ['3', null, '2024-01-15', null], 'Insats'],
    ['nothing but number and sex', ['3', null, null, 'K'], 'Insats'],
    ['a number that sounds like a sum', ['Sum-3', 'Novm', '2024-01-15', 'K'], 'Insats'],
  ])('reports a row that somebody began: %s', async (_what, row, column) => {
    const began = row[0] === null ? [...row, 'Enheten'] : row;
    const report = await dry(csv([...HEADERS, 'Enhet'], ROW, began));
    expect(report).toMatchObject({ rows: 2, imported: 1, rejectedRows: 1 });
    expect(report.rejected[0]).toMatchObject({ row: 3, column });
  });

  it.each<[string, Uint8Array]>([
    ['sep=; on the first line', text(['sep=;', HEADERS.join(';'), ROW.join(';'), TWO.join(';')])],
    ['sep=, on the first line', text(['sep=,', HEADERS.join(','), ROW.join(','), TWO.join(',')])],
    ['lines that end in a carriage return', text([HEADERS.join(';'), ROW.join(';'), TWO.join(';')], '\r')],
    [
      'lines that end in different ways',
      new TextEncoder().encode(`${HEADERS.join(';')}\r\n${ROW.join(';')}\n${TWO.join(';')}\r`),
    ],
    [
      'UTF-16, big end first',
      Buffer.from(
        `\uFEFF${[HEADERS, ROW, TWO].map((row) => row.join(';')).join('\r\n')}`,
        'utf16le',
      ).swap16(),
    ],
    [
      'quotes and line breaks inside cells',
      text([HEADERS.join(';'), '1;"FINSAM-\r\nteam";2024-01-15;K', '"2";"Novum";"2024-01-15";"M"']),
    ],
  ])('reads a text file with %s', async (_what, bytes) =>
    expect(await dry(bytes)).toMatchObject({ rows: 2, imported: 2, rejected: [] }),
  );

  it('takes the second sheet where the first has other tables', async () => {
    const bytes = await writeWorkbook([
      { sheet: 'Läs mig', data: [[{ value: 'Fyll i på nästa blad' }]] },
      { sheet: 'Resor', data: [HEADERS, ROW].map((row) => row.map((value) => ({ value }))) },
      { sheet: 'Diagram', data: [[{ value: 'Kön' }, { value: 'Antal' }]] },
    ]).toBuffer();
    expect(await dry(bytes)).toMatchObject({ rows: 1, imported: 1 });
  });

  it.each([1, 2])(
    'names the sheets that it did not read, and takes one with rows (of two: the %dst)',
    async (full) => {
      const bytes = await writeWorkbook([
        sheet('2023', full === 1 ? [HEADERS, ROW] : [HEADERS]),
        sheet('2024', [HEADERS, ROW, TWO]),
        sheet('Listor', [['Insats', 'Kön', 'Start']]),
      ]).toBuffer();
      expect(await dry(bytes)).toMatchObject({ rows: full, ignoredSheets: full === 1 ? ['2024'] : [] });
    },
  );

  it('shows a value on one line, and no more of it than says which', async () => {
    const report = await dry(csv(HEADERS, ['1', 'Novum', '2024-01-15', `K\n${'x'.repeat(300)}`]));
    expect(report.rejected[0]?.value).toMatch(/^K x{98}…$/);
  });

  it('does not pass over a row with a number of its own whose unit sounds like a sum', async () => {
    const report = await dry(
      csv([...HEADERS, 'Enhet'], [...ROW, 'Totalförsvaret'], ['2', ...ROW.slice(1), 'Antal']),
    );
    expect(report).toMatchObject({ rows: 2, imported: 2 });
  });
});

describe('a file is refused as a whole', () => {
  const oldExcel = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  const locked = Buffer.concat([oldExcel, Buffer.from('EncryptedPackage', 'utf16le')]);
  it.each<[string, Uint8Array | Promise<Uint8Array>, object]>([
    ['empty', new Uint8Array(), { code: 'FileEmpty' }],
    ['blank', csv([' ']), { code: 'FileEmpty' }],
    ['an old .xls', oldExcel, { code: 'OldExcelFile' }],
    ['locked with a password', locked, { code: 'FileLocked' }],
    ['cut off', xlsx(HEADERS, ROW).then((bytes) => bytes.subarray(0, 900)), { code: 'FileDamaged' }],
    ['damaged inside', Promise.resolve(scrambled()), { code: 'FileDamaged' }],
    ['another archive', Buffer.from('PK\u0003\u0004 not a workbook'), { code: 'FileDamaged' }],
    ['binary', Uint8Array.from([1, 2, 0, 3, 4]), { code: 'FileKindUnknown' }],
    [
      'a CSV whose quotation never ends',
      new TextEncoder().encode('Löpnummer;"Insats\n1;2'),
      { code: 'FileDamaged' },
    ],
    ['without headers', csv(['a', 'b'], ['1', '2']), { code: 'HeadersMissing', unknown: [] }],
    [
      'with headers of which too few are known',
      csv(
        ['Deltagare 2024', 'Mars', 'Norra'],
        ['Löpnummer', 'Var', 'Började', 'Född 19900602-2397'],
        ['1', 'a', 'b', 'c'],
      ),
      { code: 'HeadersMissing', unknown: ['Var', 'Började', '•••• ••••••••-••••'] },
    ],
    [
      'without Kön',
      csv(['Löpnummer', 'Insats', 'Startdatum'], ['1', 'Novum', '2024-01-01']),
      { code: 'ColumnMissing', columns: ['Kön'], anyOf: [] },
    ],
    [
      'without any of the two days',
      csv(['Löpnummer', 'Insats', 'Kön'], ['1', 'Novum', 'K']),
      { code: 'ColumnMissing', columns: [], anyOf: ['Anmälningsdatum', 'Startdatum'] },
    ],
    [
      'with a header twice',
      csv([...HEADERS, 'Start'], [...ROW, '']),
      { code: 'ColumnTwice', column: 'Startdatum', headers: ['Startdatum', 'Start'] },
    ],
    ['without rows', csv(HEADERS), { code: 'NoRows' }],
  ])('%s', async (_what, bytes, refusal) => {
    const outcome = await desk.outcomeOf(await bytes);
    expect(outcome).toMatchObject({
      outcome: 'refused',
      refusal,
      sentence: { sv: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
    });
    expect(await desk.wholeLog()).toEqual([]);
  });

  it('for a register whose name could be mistaken', async () =>
    expect(await desk.outcomeOf(csv(HEADERS, ROW), { register: 'Min lista' })).toMatchObject({
      refusal: { code: 'RegisterNameInvalid' },
    }));
});

describe('the template', () => {
  it('is read where unused columns were taken away, its explanations never as rows', async () => {
    const [, explanations] = await readWorkbook(await importTemplate());
    const data = (explanations?.data ?? []).map((row) =>
      row.map((value) => (value === null ? null : { value: String(value) })),
    );
    const bytes = await writeWorkbook([
      { sheet: 'Resor', data: [HEADERS, ROW].map((row) => row.map((value) => ({ value }))) },
      { sheet: 'Tillåtna värden', data },
    ]).toBuffer();
    expect(await dry(bytes)).toMatchObject({ rows: 1, imported: 1, rejected: [], ignoredSheets: [] });
  });

  it('explains every column with its labels', () => {
    expect(describeColumns()).toContain('Kön: Kvinna · Man · Uppgift saknas (krävs)');
    expect(describeColumns().split('\n')).toHaveLength(35);
  });
});
