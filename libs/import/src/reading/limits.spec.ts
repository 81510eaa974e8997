import { describe, expect, it } from '@jest/globals';
import { numeral } from '@samspar/kernel';
import { workbookOf, type Written } from '../../../../test/fixtures/import/workbook-parts.js';
import { importRefusalSentence } from '../file-refusal.js';
import { type Limit, LIMITS } from './exceeded.js';
import { HERE } from './file-reader.js';
import { processReader } from './process-reader.js';

const HEADERS = ['Löpnummer', 'Insats', 'Kön', 'Startdatum'];
const ROW = ['1', 'Novum', 'Kvinna', '2024-03-05'];
const OPTIONS = { today: '2025-03-01', readsHidden: false };
const rows = (count: number): string[][] => Array.from({ length: count }, () => ROW);
const columns = (count: number): string[] => Array.from({ length: count }, () => '');

const csv = (...of: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(of.map((row) => row.join(';')).join('\n'));
const xlsx = (of: readonly (readonly Written[])[], after = ''): Uint8Array =>
  workbookOf({ sheets: [{ rows: of, after }] });
const merged = (...references: readonly string[]): string =>
  `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

/** The limit that a file exceeds, where one of them is so small; undefined where it is read. */
const exceeded = async (
  bytes: Uint8Array,
  limits: Partial<Record<Limit, number>>,
  reader = HERE,
): Promise<Limit | undefined> => {
  const read = await reader.read(bytes, { ...OPTIONS, limits: { ...LIMITS, ...limits } });
  if ('file' in read) return undefined;
  if (read.refusal.code !== 'FileExceeds') throw new Error(read.refusal.code);
  return read.refusal.limit;
};

describe('a file is read up to its limit, and refused with that limit beyond it', () => {
  it.each<[string, Limit, number, Uint8Array]>([
    ['rows of a text file, its headers not counted', 'rows', 3, csv(HEADERS, ...rows(3))],
    ['rows of a sheet, its headers not counted', 'rows', 3, xlsx([HEADERS, ...rows(3)])],
    [
      'columns to the last header',
      'columns',
      10,
      csv(
        [...HEADERS.slice(0, 3), ...columns(6), 'Startdatum'],
        [...ROW.slice(0, 3), ...columns(6), '2024-03-05'],
      ),
    ],
    ['characters in the cells of a table', 'characters', 50, csv(HEADERS, ...rows(1))],
    ['characters in the cells of a sheet', 'characters', 50, xlsx([HEADERS, ...rows(1)])],
    ['cells that are merged', 'merged', 6, xlsx([HEADERS, ...rows(3)], merged('B2:B4', 'C2:C4'))],
    ['merged cells that cover nothing', 'merged', 2, xlsx([HEADERS, ROW], merged('B8:B9', 'B8:B9'))],
  ])('%s', async (_what, limit, most, bytes) => {
    expect(await exceeded(bytes, { [limit]: most })).toBeUndefined();
    expect(await exceeded(bytes, { [limit]: most - 1 })).toBe(limit);
  });

  it('megabytes of what is unpacked, before it is', async () => {
    const bytes = xlsx([HEADERS, [...ROW, 'x'.repeat(1024 * 1024)]]);
    expect(bytes.length).toBeLessThan(20_000);
    expect(await exceeded(bytes, { unpackedMb: 2 })).toBeUndefined();
    expect(await exceeded(bytes, { unpackedMb: 1 })).toBe('unpackedMb');
  });

  it('of rows in one sheet, and not of those in a sheet without headers', async () => {
    const bytes = workbookOf({
      sheets: [{ rows: Array.from({ length: 60 }, () => ['x']) }, { rows: [HEADERS, ROW] }],
    });
    expect(await exceeded(bytes, { rows: 55 })).toBeUndefined();
  });

  it('of memory and of time in a process of its own', async () => {
    const reader = processReader({
      module: new URL('./reading-process.ts', import.meta.url),
      flags: ['--import', new URL('../../../../test/sources.js', import.meta.url).href],
    });
    const bytes = csv(HEADERS, ...rows(1_100));
    expect(await exceeded(bytes, {}, reader)).toBeUndefined();
    expect(await exceeded(bytes, { memoryMb: 1 }, reader)).toBe('memoryMb');
    expect(await exceeded(bytes, { seconds: 0.001 }, reader)).toBe('seconds');
  });

  it.each(Object.keys(LIMITS) as Limit[])('with a sentence that says how much it may be: %s', (limit) => {
    const { sv, en } = importRefusalSentence({ code: 'FileExceeds', limit });
    expect(sv).toContain(numeral(LIMITS[limit]));
    expect(en).toContain(numeral(LIMITS[limit], 'en'));
  });
});
