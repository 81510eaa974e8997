import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import {
  csv,
  type ImportDesk,
  openImportDesk,
  type Typed,
  xlsx,
} from '../../../test/fixtures/import/import-desk.js';

const HEADERS = ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Anteckning'];
const DAY = new Date('2024-01-15T00:00:00Z');

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

/** The rows to mend of a file, as they stand in their workbook. */
const toMend = async (
  bytes: Uint8Array,
  language: 'sv' | 'en' = 'sv',
): Promise<readonly (readonly unknown[])[]> => {
  return readSheet((await desk.mend(bytes, language)) ?? Buffer.alloc(0));
};

describe('the workbook of rejected rows', () => {
  const rows: readonly (readonly Typed[])[] = [
    ['Deltagare 2024'],
    HEADERS,
    [1, 'FINSAM-team', DAY, 'K', 'rätt'],
    [2, 'Okänd', DAY, 'M', 'fel'],
    [null, 'Summa', null, null, null],
    [3, 'Novum', 'i vintras', 'M', null],
  ];

  it('has them alone, cell by cell as in the file, after what is to be put right', async () => {
    const [headers, first, second, ...others] = await toMend(await xlsx(...rows));
    expect(headers).toEqual(['Att rätta', ...HEADERS]);
    expect(first).toEqual([
      expect.stringMatching(/^Insats: Värdet finns inte i listan/),
      2,
      'Okänd',
      DAY,
      'M',
      'fel',
    ]);
    expect(second?.slice(0, 4)).toEqual([expect.stringMatching(/^Startdatum: /), 3, 'Novum', 'i vintras']);
    expect(others).toEqual([]);
  });

  it('is imported as it is once it is put right, and its first column is not spoken of', async () => {
    const mended = (await toMend(await xlsx(...rows))).map((row) =>
      row.map((cell) => (cell === 'Okänd' ? 'Novum' : cell === 'i vintras' ? DAY : cell)),
    );
    const report = await desk.take(await xlsx(...(mended as readonly (readonly Typed[])[])));
    expect(report).toMatchObject({ imported: 2, rejected: [], ignoredColumns: ['Anteckning'] });
  });

  it('that still has something to put right tells of it anew', async () => {
    const again = (await toMend(await xlsx(...rows))) as readonly (readonly Typed[])[];
    const [headers, first] = await toMend(await xlsx(...again));
    expect(headers).toEqual(['Att rätta', ...HEADERS]);
    expect(first?.slice(0, 3)).toEqual([expect.stringMatching(/^Insats: /), 2, 'Okänd']);
  });

  it('says in English what to put right, and is read whatever its language', async () => {
    const english = (await toMend(await xlsx(...rows), 'en')) as readonly (readonly Typed[])[];
    expect(english[0]).toEqual(['To put right', ...HEADERS]);
    expect(english[1]?.[0]).toBe(
      'Insats: The value is not in the list. Choose one of: “FINSAM-team”, “Novum”.',
    );
    const [headers, first] = await toMend(await xlsx(...english));
    expect(headers).toEqual(['Att rätta', ...HEADERS]);
    expect(first?.slice(0, 3)).toEqual([expect.stringMatching(/^Insats: Värdet/), 2, 'Okänd']);
  });

  it('comes of a text file too', async () => {
    const [, first] = await toMend(csv(HEADERS, ['0012', 'Okänd', '2024-01-15', 'K', '=1+1']));
    expect(first?.slice(1)).toEqual(['0012', 'Okänd', '2024-01-15', 'K', '=1+1']);
  });

  it('is none of a file that is no table', async () =>
    expect(await desk.mend(readFileSync(new URL(import.meta.url)))).toBeUndefined());

  it('has every row that is rejected, also beyond the thousand that a report tells of', async () => {
    const faulty = Array.from({ length: 1_205 }, (_, at) => [`${at + 1}`, 'Okänd', '2024-01-15', 'K', null]);
    const bytes = csv(HEADERS, ...faulty, ['2000', 'Novum', '2024-01-15', 'K', null]);
    expect((await desk.take(bytes, { dryRun: true })).rejected).toHaveLength(1_000);
    const [, ...written] = await toMend(bytes);
    expect(written.map(([, number]) => number)).toEqual(faulty.map(([number]) => number));
    const changed = csv(HEADERS, ...faulty.slice(0, 3));
    expect(await toMend(changed)).toHaveLength(4);
  });
});
