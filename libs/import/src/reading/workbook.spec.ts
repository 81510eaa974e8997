import { describe, expect, it } from '@jest/globals';
import {
  type CellXml,
  type SheetParts,
  styled,
  workbookOf,
  type WorkbookParts,
  type Written,
} from '../../../../test/fixtures/import/workbook-parts.js';
import type { FileCell } from '../cell.js';
import type { Column } from '../columns.js';
import { type FileRead, HERE } from './file-reader.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum', 'Anmälande enhet'];
const ROW = ['1', 'Novum', 'Kvinna'];
const FORMULA = { unknown: 'formula' };
const MERGED = { unknown: 'merged' };

const xml = (text: string): CellXml => ({ xml: text });
const day = (text: string): Date => new Date(text);

const read = async (parts: WorkbookParts, readsHidden = false): Promise<FileRead> => {
  const outcome = await HERE.read(workbookOf(parts), { today: '2025-03-01', readsHidden });
  if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.file;
};

/** What the column of days says of each of some cells. */
const days = async (
  cells: readonly Written[],
  more: Partial<WorkbookParts> = {},
): Promise<readonly unknown[]> => {
  const rows = [HEADERS, ...cells.map((cell) => [...ROW, cell, 'x'])];
  const file = await read({ sheets: [{ rows }], ...more });
  return file.rows.map(({ cell }) => cell('startedOn'));
};

const columnOf = ({ rows }: FileRead, column: Column): readonly (FileCell | undefined)[] =>
  rows.map(({ cell }) => cell(column));

const sheet = (more: Partial<SheetParts> = {}): SheetParts => ({
  rows: [HEADERS, [...ROW, '2024-03-05', 'A'], ['2', 'Novum', 'Man', '2024-03-06', 'B']],
  ...more,
});

describe('a workbook with nothing in it', () => {
  it.each<[string, Written[][]]>([
    ['no row', []],
    ['blanks alone', [[' ', '\u00a0'], ['\u200b']]],
  ])('is said to be empty: %s', async (_what, rows) =>
    expect(
      await HERE.read(workbookOf({ sheets: [{ rows }] }), { today: '2025-03-01', readsHidden: false }),
    ).toEqual({
      refusal: { code: 'FileEmpty' },
    }),
  );

  it('of a row is no row: what is blank is not counted', async () => {
    const blanks = Array.from({ length: 60 }, () => [' ', '\u00a0']);
    const { rows } = await read({
      sheets: [{ rows: [...blanks, HEADERS, ...blanks, [...ROW, '2024-03-05', 'A']] }],
    });
    expect(rows.map(({ row }) => row)).toEqual([122]);
  });
});

describe('a day in a workbook', () => {
  it.each<[string | number, number, unknown]>([
    [14, 45356, day('2024-03-05')],
    [15, 45356, day('2024-03-05')],
    [22, 45356.5, day('2024-03-05')],
    [27, 45356, day('2024-03-05')],
    [50, 45356, day('2024-03-05')],
    ['yyyy\\-mm\\-dd;@', 45356, day('2024-03-05')],
    ['[$-41D]d mmmm yyyy', 45356, day('2024-03-05')],
    ['"den "d/m yyyy', 45356, day('2024-03-05')],
    ['yyyy-mm-dd', 1, day('1900-01-01')],
    ['yyyy-mm-dd', 59, day('1900-02-28')],
    ['yyyy-mm-dd', 60, '1900-02-29'],
    ['yyyy-mm-dd', 61, day('1900-03-01')],
    ['yyyy-mm-dd', 0, '1900-01-00'],
    ['yyyy-mm-dd', 0.5, '1900-01-00'],
    ['yyyy-mm-dd', -1, '#####'],
    ['yyyy-mm-dd', 2_958_466, '#####'],
    [18, 0.5, '12:00'],
    [21, 45356.75, '18:00'],
    ['hh:mm:ss', 0.50001, '12:00:01'],
    [46, 1.5, '36:00'],
    ['[h]:mm', 2, '48:00'],
    [17, 45356, '2024-03'],
    ['mmmm yyyy', 45356, '2024-03'],
    [16, 45356, '5 mars'],
    ['yyyy', 45356, 2024],
    [1, 45356, 45356],
    ['0000', 7, 7],
    ['[Red]0', 45356, 45356],
    ['"d"0', 45356, 45356],
    ['0.00E+00', 45356, 45356],
    ['#,##0\\ "dagar"', 45356, 45356],
    ['General', 45356, 45356],
    ['@', 45356, 45356],
  ])('in format %s is what the sheet shows of %d', async (format, value, shown) =>
    expect(await days([styled(value)], { formats: [format] })).toEqual([shown]),
  );

  it('a hair below midnight is the next one, as a spreadsheet shows it', async () =>
    expect(
      await days([styled(45291.99999999999), styled(45292.0000000001), styled(45291.999999)], {
        formats: ['yyyy-mm-dd'],
      }),
    ).toEqual([day('2024-01-01'), day('2024-01-01'), day('2024-01-01')]));

  it.each(['1', 'true', 'on'])('counts from 1904 where the workbook says so: %s', async (said) => {
    const parts = { formats: [14], properties: `date1904="${said}"` };
    expect(await days([styled(43_894), styled(0)], parts)).toEqual([day('2024-03-05'), day('1904-01-01')]);
    expect(await days([43_894, 40_105], parts)).toEqual([45_356, 40_105]);
  });

  it.each([
    ['2024-01-01', day('2024-01-01')],
    ['2024-01-01T00:00:00', day('2024-01-01')],
    ['2024-01-01T23:59:59.9999999', day('2024-01-02')],
    ['2023-12-31T23:00:00Z', day('2024-01-01')],
    ['2024-06-30T22:00:00Z', day('2024-07-01')],
    ['2024-01-01T00:30:00+01:00', day('2024-01-01')],
    ['12:30:00', '12:30'],
    ['i våras', 'i våras'],
  ])(
    'as ISO 8601 is that of the clock on the wall, an instant that of Stockholm: %s',
    async (text, shown) => {
      const cell = (style: number) => xml(`<c r="{r}" s="${style}" t="d"><v>${text}</v></c>`);
      const formats = ['yyyy-mm-dd'];
      expect(await days([cell(0)], { formats })).toEqual([shown]);
    },
  );
});

describe('a number in a workbook', () => {
  it('is rounded as it is shown, so that what arithmetic leaves over is not read', async () =>
    expect(await days([xml('<c r="{r}"><v>45.999999999999993</v></c>'), 45.5, 198501011234])).toEqual([
      46, 45.5, 198501011234,
    ]));
});

describe('a text in a workbook', () => {
  const strings = [
    '<si><t>Hel</t></si>',
    '<si><r><rPr><b/></rPr><t>Del</t></r><r><t xml:space="preserve">ad text</t></r><rPh sb="0" eb="1"><t>uttal</t></rPh><phoneticPr fontId="1"/></si>',
    '<si><t>rad_x000D_\nrad_x005F_x000D_</t></si>',
    '<si/>',
  ];
  it.each<[string, string, unknown]>([
    ['a shared string', '<c r="{r}" t="s"><v>0</v></c>', 'Hel'],
    ['in several runs, its pronunciation left out', '<c r="{r}" t="s"><v>1</v></c>', 'Delad text'],
    ['with characters that XML cannot hold', '<c r="{r}" t="s"><v>2</v></c>', 'rad\r\nrad_x000D_'],
    ['that is empty', '<c r="{r}" t="s"><v>3</v></c>', null],
    [
      'in the cell, in runs',
      '<c r="{r}" t="inlineStr"><is><r><t>En</t></r><r><t>het</t></r></is></c>',
      'Enhet',
    ],
    ['of a formula', '<c r="{r}" t="str"><f>A1</f><v>Enhet</v></c>', 'Enhet'],
    ['with signs of XML', '<c r="{r}" t="str"><v>A &amp; &lt;B&gt; &#229;</v></c>', 'A & <B> å'],
    ['in a section of characters', '<c r="{r}" t="str"><v><![CDATA[A & B]]></v></c>', 'A & B'],
    ['that is true', '<c r="{r}" t="b"><v>1</v></c>', true],
    ['that is false', '<c r="{r}" t="b"><v>0</v></c>', false],
    ['of an error', '<c r="{r}" t="e"><f>NA()</f><v>#N/A</v></c>', '#N/A'],
  ])('is read: %s', async (_what, cell, text) =>
    expect(await days([xml(cell)], { strings })).toEqual([text]),
  );
});

describe('a formula', () => {
  it.each([
    ['without a value', '<c r="{r}"><f>1+1</f></c>', FORMULA],
    ['with an empty one', '<c r="{r}"><f>1+1</f><v></v></c>', FORMULA],
    ['of text without a value', '<c r="{r}" t="str"><f>"x"</f></c>', FORMULA],
    ['shared, without a value', '<c r="{r}"><f t="shared" si="0"/></c>', FORMULA],
    ['that gives an empty text', '<c r="{r}" t="str"><f>""</f><v></v></c>', null],
    ['with its value', '<c r="{r}"><f>1+1</f><v>2</v></c>', 2],
  ])('%s', async (_what, cell, value) => expect(await days([xml(cell)])).toEqual([value]));

  it('is not known where the workbook asks to be calculated when it is opened', async () =>
    expect(
      await days([xml('<c r="{r}"><f>1+1</f><v>0</v></c>'), 3], { more: '<calcPr fullCalcOnLoad="1"/>' }),
    ).toEqual([FORMULA, 3]));
});

describe('cells', () => {
  it('without an address stand after each other, as do rows', async () => {
    const bare = sheet().rows as readonly (readonly string[])[];
    const rows = bare
      .map(
        (row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
      )
      .join('');
    const file = await read({
      sheets: [{ rows: `<worksheet xmlns="x"><sheetData>${rows}<row r="9"/></sheetData></worksheet>` }],
    });
    expect(file.rows.map(({ row, cell }) => [row, cell('number'), cell('referringUnit')])).toEqual([
      [2, '1', 'A'],
      [3, '2', 'B'],
    ]);
  });

  it.each(['', 'x:'])('are read whatever the prefix of their elements: %j', async (prefix) =>
    expect(columnOf(await read({ sheets: [sheet()], prefix }), 'number')).toEqual(['1', '2']),
  );

  it('of the namespaces of strict Open XML are read', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const parts = {
      '_rels/.rels': `<Relationships xmlns="r"><Relationship Id="rId7" Type="${strict}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    };
    expect(columnOf(await read({ sheets: [sheet()], parts }), 'number')).toEqual(['1', '2']);
  });

  it('in the last corner and rows formatted to the end of the sheet are passed over', async () => {
    const bare = (sheet().rows as readonly (readonly string[])[])
      .map(
        (row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
      )
      .join('');
    const formatted = Array.from(
      { length: 3_000 },
      (_, at) => `<row r="${at + 4}" s="1" customFormat="1"><c r="A${at + 4}" s="1"/></row>`,
    );
    const corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
    const rows = `<worksheet xmlns="x"><sheetData>${bare}${formatted.join('')}${corner}</sheetData></worksheet>`;
    expect((await read({ sheets: [{ rows }] })).rows).toHaveLength(2);
  });
});

const merging = (...references: readonly string[]) =>
  `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

describe('merged cells', () => {
  it('give each of their rows the value that stands beside it on screen', async () => {
    const rows = [
      HEADERS,
      [...ROW, '2024-03-05', 'A'],
      ['2', 'Novum', 'Man', '2024-03-06', null],
      ['3', 'Novum', 'Man', '2024-03-06', 'gömt'],
    ];
    const file = await read({ sheets: [sheet({ rows, after: merging('E2:E4') })] });
    expect(columnOf(file, 'referringUnit')).toEqual(['A', 'A', 'A']);
  });

  it('across columns do not tell which of them the value belongs to', async () => {
    const file = await read({ sheets: [sheet({ after: merging('D2:E2') })] });
    expect(columnOf(file, 'startedOn')).toEqual(['2024-03-05', '2024-03-06']);
    expect(columnOf(file, 'referringUnit')).toEqual([MERGED, 'B']);
  });

  it('over a title, or with nothing in them, change nothing', async () => {
    const rows = [['Resor'], HEADERS, [...ROW, null, 'A']];
    const file = await read({ sheets: [sheet({ rows, after: merging('A1:E1', 'D3:D9') })] });
    expect(columnOf(file, 'startedOn')).toEqual([null]);
  });

  it('of headers in two rows are headers still', async () => {
    const rows = [
      ['Löpnummer', 'Insats', 'Person', 'Tid', null],
      [null, null, 'Kön', 'Startdatum', 'Enhet'],
      [...ROW, null, 'A'],
    ];
    const file = await read({ sheets: [sheet({ rows, after: merging('A1:A2', 'B1:B2', 'D1:E1') })] });
    expect(columnOf(file, 'number')).toEqual(['1']);
  });

  it('over a whole sheet cost no more than what stands in it', async () => {
    const file = await read({ sheets: [sheet({ after: merging('E2:XFD1048576') })] });
    expect(columnOf(file, 'referringUnit')).toEqual(['A', 'A']);
  });
});

describe('what a workbook hides', () => {
  it('is not read, and told: rows', async () => {
    const file = await read({ sheets: [sheet({ hidden: [3], after: '<autoFilter ref="A1:E3"/>' })] });
    expect(columnOf(file, 'number')).toEqual(['1']);
    expect(file).toMatchObject({ hidden: { rows: 1, wereRead: false }, hiddenNumbers: ['2'] });
  });

  it('is read where that is asked for, and told all the same', async () => {
    const file = await read({ sheets: [sheet({ hidden: [3] })] }, true);
    expect(columnOf(file, 'number')).toEqual(['1', '2']);
    expect(file).toMatchObject({ hidden: { rows: 1, wereRead: true }, hiddenNumbers: [] });
  });

  it.each([
    ['a column', '<cols><col min="5" max="5" hidden="1"/></cols>'],
    ['a column of no width', '<cols><col min="5" max="16384" width="0" customWidth="1"/></cols>'],
  ])('is not read, and told: %s', async (_what, before) => {
    const file = await read({ sheets: [sheet({ before })] });
    expect(columnOf(file, 'referringUnit')).toEqual([undefined, undefined]);
    expect(file.hidden).toMatchObject({ rows: 0, columns: ['Anmälande enhet'] });
  });

  it.each(['hidden', 'veryHidden'] as const)(
    'never comes before what it shows: a sheet that is %s',
    async (state) => {
      const rows = [
        [...HEADERS, 'Utbildning'],
        ['9', 'Novum', 'Man', '2024-03-05', null, null],
      ];
      const sheets = [sheet({ name: 'Gammalt', state, rows }), sheet()];
      for (const readsHidden of [false, true]) {
        const file = await read({ sheets }, readsHidden);
        expect(columnOf(file, 'number')).toEqual(['1', '2']);
        expect(file.hidden).toMatchObject({ sheets: ['Gammalt'] });
      }
    },
  );

  it.each<[string, SheetParts, object]>([
    ['sheet', sheet({ name: 'Resor', state: 'hidden' }), { sheets: ['Resor'] }],
    ['row', sheet({ hidden: [2, 3] }), { sheets: [], columns: [] }],
    ['row by default', sheet({ before: '<sheetFormatPr zeroHeight="1"/>' }), { sheets: [] }],
    [
      'column that is needed',
      sheet({ before: '<cols><col min="3" max="3" hidden="true"/></cols>' }),
      { columns: ['Kön'] },
    ],
  ])('is what the refusal is about where nothing else is there: a %s', async (_what, hiding, refusal) => {
    const parts = { sheets: [hiding] };
    expect(await HERE.read(workbookOf(parts), { today: '2025-03-01', readsHidden: false })).toMatchObject({
      refusal: { code: 'AllHidden', ...refusal },
    });
    expect((await read(parts, true)).rows).toHaveLength(2);
  });
});
