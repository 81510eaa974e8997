import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { HERE } from './file-reader.js';

const OPTIONS = { today: '2025-03-01', readsHidden: false };
const TEXT = [
  'Löpnummer;Insats;Kön;Startdatum;Anmälande enhet',
  '1;Novum;Kvinna;2024-03-05;Språngbrädan Ö',
  '2;Novum;Man;2024-03-06;Café Älvsjö – Åsö',
].join('\r\n');

/** Where å ä ö Å Ä Ö é and the long dash stand in a code page of one byte. */
const PAGES = {
  'Windows-1252': { å: 0xe5, ä: 0xe4, ö: 0xf6, Å: 0xc5, Ä: 0xc4, Ö: 0xd6, é: 0xe9, '–': 0x96 },
  Macintosh: { å: 0x8c, ä: 0x8a, ö: 0x9a, Å: 0x81, Ä: 0x80, Ö: 0x85, é: 0x8e, '–': 0xd0 },
  DOS: { å: 0x86, ä: 0x84, ö: 0x94, Å: 0x8f, Ä: 0x8e, Ö: 0x99, é: 0x82, '–': 0x2d },
} as const;
const inPage = (page: Readonly<Record<string, number>>, text: string): Buffer =>
  Buffer.from(Array.from(text, (sign) => page[sign] ?? sign.charCodeAt(0)));

const units = async (bytes: Uint8Array): Promise<readonly unknown[]> => {
  const read = await HERE.read(bytes, OPTIONS);
  return 'refusal' in read ? [read.refusal] : read.file.rows.map(({ cell }) => cell('referringUnit'));
};

describe('a text file', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, little end first, with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16, little end first', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(TEXT, 'utf16le').swap16()],
    ['Windows-1252', inPage(PAGES['Windows-1252'], TEXT)],
    ['Macintosh', inPage(PAGES.Macintosh, TEXT)],
    ['DOS', inPage(PAGES.DOS, TEXT)],
  ])('is read in the code page that makes Swedish of it: %s', async (name, bytes) =>
    expect(await units(bytes)).toEqual([
      'Språngbrädan Ö',
      name === 'DOS' ? 'Café Älvsjö - Åsö' : 'Café Älvsjö – Åsö',
    ]),
  );

  it.each<[string, Uint8Array]>([
    ['once taken for another', Buffer.from(Buffer.from(TEXT).toString('latin1').replaceAll('\u0085', '…'))],
    [
      'of two code pages',
      Buffer.concat([Buffer.from(TEXT), inPage(PAGES['Windows-1252'], '\r\n3;Novum;Man;2024-03-06;Ö')]),
    ],
  ])('is refused where its letters cannot be made out: %s', async (_name, bytes) =>
    expect(await units(bytes)).toEqual([{ code: 'CodePageUnknown' }]),
  );
});

const HEADERS = 'Löpnummer;Insats;Kön;Startdatum;Anmälande enhet';
const LAST = '1;Novum;Kvinna;2024-03-05;Enheten';
const MILLION = 1_000_000;
const below = (rows: string): Buffer => Buffer.from(`${HEADERS}\n${rows}`);

describe('what is empty in a text file costs nothing', () => {
  it.each<[string, string, number]>([
    [
      'four million lines after the headers',
      `${HEADERS}\n${'\n'.repeat(4 * MILLION)}${LAST}`,
      4 * MILLION + 2,
    ],
    [
      'four million lines before the headers',
      `${'\r\n'.repeat(4 * MILLION)}${HEADERS}\r\n${LAST}`,
      4 * MILLION + 2,
    ],
    ['a million lines of separators', `${HEADERS}\n${';;\n'.repeat(MILLION)}${LAST}`, MILLION + 2],
    ['a million lines of blanks', `${HEADERS}\n${' ;\u00a0\n'.repeat(MILLION)}${LAST}`, MILLION + 2],
    ['a million lines of quoted nothing', `${HEADERS}\n${'"";""\n'.repeat(MILLION)}${LAST}`, MILLION + 2],
    ['five million separators on one line', `${HEADERS}\n${';'.repeat(5 * MILLION)}\n${LAST}`, 3],
  ])('%s', async (_what, text, row) => {
    const read = await HERE.read(Buffer.from(text), OPTIONS);
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect(read.file.rows.map((one) => one.row)).toEqual([row]);
  });

  it.each([
    '',
    '\n\n\n',
    ';;;',
    ';'.repeat(5 * MILLION),
    ',,,\r\n',
    '\t\t',
    ' ; ; \n',
    '"";""',
    '\u200b;\ufeff\n',
  ])('and a file with nothing else is said to be empty: %#', async (text) =>
    expect(await units(Buffer.from(text))).toEqual([{ code: 'FileEmpty' }]),
  );
});

describe('a cell of a text file', () => {
  it.each<[string, string, unknown]>([
    ['may hold separators in quotation marks', '"a; b"', 'a; b'],
    ['may hold lines in quotation marks', '"a\n\nb"', 'a\n\nb'],
    ['has one mark where two stand', '"a ""b"""', 'a "b"'],
    ['has the marks that stand within it', 'a "b" c', 'a "b" c'],
    ['goes on after a quotation', '"a" b', 'a b'],
    ['may be quoted nothing', '""', null],
  ])('%s', async (_rule, cell, read) =>
    expect(await units(below(`1;Novum;Kvinna;2024-03-05;${cell}`))).toEqual([read]),
  );

  it.each([
    ['whose quotation is never closed', '1;Novum;Kvinna;2024-03-05;"a\n2;Novum;Man;2024-03-05;b'],
    ['longer than any row', `1;Novum;Kvinna;2024-03-05;${'x'.repeat(MILLION)}`],
  ])('%s is damage', async (_what, rows) =>
    expect(await units(below(rows))).toEqual([{ code: 'FileDamaged' }]),
  );

  it('stands in the row that the office sees, however its lines end', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const read = await HERE.read(Buffer.from([HEADERS, '', LAST, ' ; ', LAST].join(end)), OPTIONS);
      expect('file' in read && read.file.rows.map(({ row }) => row)).toEqual([3, 5]);
    }
  });
});

const archive = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe('a file of another kind is named as what it is', () => {
  it.each<[string, Uint8Array]>([
    ['ods', archive({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })],
    ['word', archive({ mimetype: 'application/vnd.oasis.opendocument.text' })],
    ['xlsb', archive({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })],
    ['numbers', archive({ 'Index/Document.iwa': 'x' })],
    ['word', archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' })],
    ['slides', archive({ 'ppt/presentation.xml': '<x/>' })],
    ['archive', archive({ 'resor.xlsx': 'x' })],
    ['pdf', Buffer.from('%PDF-1.7')],
    ['word', Buffer.from('{\\rtf1')],
    ['picture', Buffer.from('\u0089PNG\r\n', 'latin1')],
    ['html', Buffer.from('<html><table><tr><td>Löpnummer')],
    ['xml', Buffer.from('<?xml version="1.0"?><Workbook/>')],
    ['word', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')])],
  ])('%s', async (kind, bytes) => expect(await units(bytes)).toEqual([{ code: 'OtherKindOfFile', kind }]));
});
