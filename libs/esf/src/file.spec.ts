import { describe, expect, it } from '@jest/globals';
import { type EsfTemplate, USUAL_ESF_TEMPLATE } from '@samspar/association';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import * as fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { esfFile, esfFileName, type EsfListNamed, esfTable, standInDays } from './file.js';

const LIST: EsfListNamed = {
  project: '2023/00417',
  intervention: 'Novum',
  month: '2025-05',
  rows: [
    { number: '198507142381', sex: 'woman', start: '2025-03-10', end: null },
    { standIn: '1904-02-29', sex: 'man', start: '2025-04-01', end: '2025-05-20' },
  ],
};
const OTHER: EsfTemplate = {
  ...USUAL_ESF_TEMPLATE,
  file: 'csv',
  separator: 'tab',
  days: 'DD/MM/YYYY',
  months: 'YYYYMM',
  number: 'YYYYMMDD-NNNN',
  sex: { woman: '2', man: '1', unknown: '9' },
  columns: [
    { head: 'Personnr', is: 'number' },
    { head: 'Timmar', is: 'empty' },
    { head: 'Start', is: 'start' },
    { head: 'Slut', is: 'end' },
    { head: 'Kön', is: 'sex' },
    { head: 'Period', is: 'month' },
    { head: 'Insats', is: 'intervention' },
  ],
};

describe('the list as it is written', () => {
  it('has the usual columns unless the association says otherwise', () =>
    expect(esfTable(LIST, USUAL_ESF_TEMPLATE)).toEqual([
      ['Projekt', 'Månad', 'Personnummer', 'Kön', 'Startdatum', 'Slutdatum'],
      ['2023/00417', '2025-05', '198507142381', 'Kvinna', '2025-03-10', ''],
      ['2023/00417', '2025-05', '19040229Tm29', 'Man', '2025-04-01', '2025-05-20'],
    ]));

  it('has the columns of its template, in their order, with its codes and ways of writing', () =>
    expect(esfTable(LIST, OTHER)).toEqual([
      ['Personnr', 'Timmar', 'Start', 'Slut', 'Kön', 'Period', 'Insats'],
      ['19850714-2381', '', '10/03/2025', '', '2', '202505', 'Novum'],
      ['19040229-Tm29', '', '01/04/2025', '20/05/2025', '1', '202505', 'Novum'],
    ]));

  it('is a workbook whose cells are text, so that no number loses a figure', async () => {
    const file = Buffer.from(await esfFile(LIST, USUAL_ESF_TEMPLATE));
    const [{ sheet, data } = { sheet: '', data: [] }] = await readWorkbook(file);
    expect(sheet).toBe('Deltagare');
    expect(data[1]?.slice(0, 4)).toEqual(['2023/00417', '2025-05', '198507142381', 'Kvinna']);
    expect(esfFileName('novum', '2025-05', USUAL_ESF_TEMPLATE)).toBe('esf-novum-2025-05.xlsx');
  });

  it('or a CSV that a spreadsheet opens right', async () => {
    const text = Buffer.from(await esfFile(LIST, OTHER)).toString();
    expect(text.startsWith('\uFEFFPersonnr\tTimmar\t')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(esfFileName('novum', '2025-05', OTHER)).toBe('esf-novum-2025-05.csv');
  });
});

describe('what stands in the place of a number that is not told', () => {
  const SEED = fc.integer({ min: 0, max: 2 ** 31 });

  it('is no number of anybody, differs from row to row, and is nobody’s day of birth', () => {
    fc.assert(
      fc.property(
        fc.array(SEED, { maxLength: 40 }),
        fc.constantFrom<EsfTemplate['number']>('YYYYMMDDNNNN', 'YYYYMMDD-NNNN'),
        (seeds, number) => {
          const rows = standInDays(seeds).map((standIn) => ({
            standIn,
            sex: 'woman' as const,
            start: '2025-03-10',
            end: null,
          }));
          const cells = esfTable({ ...LIST, rows }, { ...USUAL_ESF_TEMPLATE, number }).slice(1);
          const written = cells.map(([, , cell = '']) => cell);
          expect(new Set(written).size).toBe(seeds.length);
          for (const cell of written) {
            expect(cell).toMatch(/^19\d{6}-?Tf29$/);
            expect(cell < '19101231').toBe(true);
          }
        },
      ),
      { seed: 47, numRuns: 300 },
    );
  });

  it('is the same for the same person in the list of each month, but where two would have one', () => {
    fc.assert(
      fc.property(SEED, SEED, (one, other) => {
        fc.pre(one % 3_650 !== other % 3_650);
        expect(standInDays([one, other])[1]).toBe(standInDays([other])[0]);
      }),
      { seed: 47, numRuns: 300 },
    );
    expect(standInDays([0, 3_650, 1])).toEqual(['1900-01-01', '1900-01-02', '1900-01-03']);
  });

  it('is seen where files are looked through for numbers', () =>
    expect(looksLikeIdentityNumber('19040229Tm29')).toBe(true));
});

it('days are written in each form of a template', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2035-12-31') }).map(dayOfNumber),
      (start) => {
        const cellOf = (days: EsfTemplate['days']) =>
          esfTable(
            { ...LIST, rows: [{ number: '198507142381', sex: 'man', start, end: null }] },
            { ...OTHER, days },
          )[1]?.[2];
        const [year, month, day] = start.split('-');
        expect(cellOf('YYYY-MM-DD')).toBe(start);
        expect(cellOf('YYYYMMDD')).toBe(`${year}${month}${day}`);
        expect(cellOf('DD.MM.YYYY')).toBe(`${day}.${month}.${year}`);
      },
    ),
    { seed: 47, numRuns: 200 },
  );
});
