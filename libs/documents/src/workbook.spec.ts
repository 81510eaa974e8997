import { describe, expect, it } from '@jest/globals';
import readWorkbook from 'read-excel-file/node';
import { workbookOf } from './workbook.js';

describe('a workbook of tables', () => {
  const DANGEROUS = ['=1+1', '+46', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '<f>1</f>'];

  it('has no formula, whatever a text begins with', async () => {
    const file = await workbookOf([{ name: 'Ark', titles: ['=A1'], rows: DANGEROUS.map((text) => [text]) }]);
    const [sheet] = await readWorkbook(file, { trim: false });
    expect(sheet?.data).toEqual([['=A1'], ...DANGEROUS.map((text) => [text])]);
  });

  it('has numbers as numbers, and nothing where there is nothing', async () => {
    const file = await workbookOf([
      { name: 'Ett', titles: ['Antal', 'Dagar'], rows: [[3, null]] },
      { name: 'Två', titles: ['Text'], rows: [['3']] },
    ]);
    expect(await readWorkbook(file)).toEqual([
      {
        sheet: 'Ett',
        data: [
          ['Antal', 'Dagar'],
          [3, null],
        ],
      },
      { sheet: 'Två', data: [['Text'], ['3']] },
    ]);
  });
});
