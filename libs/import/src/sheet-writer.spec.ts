import { describe, expect, it } from '@jest/globals';
import { HERE } from './reading/file-reader.js';
import { sheetOf, type WrittenCell } from './sheet-writer.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum', 'Anmälande enhet'];

/** What is read of a cell that was written. */
const readBack = async (cell: WrittenCell): Promise<unknown> => {
  const bytes = sheetOf(
    'Rader & "annat"',
    HEADERS,
    [['1', 'Novum', 'K', '2024-02-01', cell]],
    [10, 10, 10, 10, 10],
  );
  const read = await HERE.read(bytes, { today: '2025-03-01', readsHidden: false });
  return 'file' in read ? read.file.rows[0]?.cell('referringUnit') : read.refusal;
};

describe('a sheet that is written is read back as it was', () => {
  it.each<[string, WrittenCell]>([
    ['a text', 'Enheten för hemlösa'],
    ['signs of XML', `a<b>&"c'`],
    ['what no XML can hold', 'a\u0001b\u000bc\rd'],
    ['what looks like an escape', '_x0041_ _x000D_'],
    ['lines and blanks', '  a\n\n b  '],
    ['what looks like a formula', '=1+1'],
    ['a whole number', 2_411_050_001],
    ['a number with decimals', 0.1],
    ['true', true],
    ['a day', new Date('2024-02-29T00:00:00Z')],
    ['a day long ago', new Date('1960-01-01T00:00:00Z')],
    ['nothing', null],
  ])('%s', async (_what, cell) => expect(await readBack(cell)).toEqual(cell));

  it('with more columns than letters, and rows in the order they came', async () => {
    const wide = Array.from({ length: 720 }, (_, at) => `kolumn ${at}`);
    const rows = Array.from({ length: 40 }, (_, at) => [
      `${at + 1}`,
      'Novum',
      'K',
      '2024-02-01',
      ...wide,
      `e${at}`,
    ]);
    const bytes = sheetOf('Rader', [...HEADERS.slice(0, 4), ...wide, 'Anmälande enhet'], rows, []);
    const read = await HERE.read(bytes, { today: '2025-03-01', readsHidden: false });
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect(read.file.rows.map(({ cell }) => cell('referringUnit'))).toEqual(rows.map((row) => row.at(-1)));
  });
});
