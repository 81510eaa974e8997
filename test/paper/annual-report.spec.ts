import { beforeAll, describe, expect, it } from '@jest/globals';
import { pdfOf, workbookOf } from '@samspar/documents';
import { type Language, reportPaper, reportSheets } from '@samspar/pages';
import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import { annualReport2024 } from './annual-report.js';
import { breachesOf } from './pdf-ua.js';
import { readingOrder } from './reading-order.js';

const AT = Date.parse('2025-02-01T12:00:00Z');
const golden = (file: string): string => readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8');

const filed = (language: Language, fingerprint?: string) => ({
  report: annualReport2024(),
  language,
  address: 'https://samspar.example.se/statistik/arsredovisning/2024',
  fingerprint,
});

const sheetsOf = async () => readWorkbook(Buffer.from(await workbookOf(reportSheets(filed('sv')))));

/** Where a paper leads to. */
const ledTo = (paper: Uint8Array) => [
  ...Buffer.from(paper)
    .toString('latin1')
    .matchAll(/\/URI \((https:[^)]*)\)/g),
];

describe('an annual report on paper', () => {
  let bytes: Uint8Array;
  let lines: readonly string[];
  beforeAll(async () => {
    bytes = await pdfOf(reportPaper(filed('sv')), AT);
    lines = await readingOrder(bytes);
  });

  it('is what it was, as another reader reads it', () => {
    expect(`${lines.join('\n')}\n`).toBe(golden('arsredovisning-2024.pdf.txt'));
  });
  it('breaks nothing of PDF/UA-1 that a machine can check, in either language', async () => {
    expect(await breachesOf(bytes)).toEqual([]);
    expect(await breachesOf(await pdfOf(reportPaper(filed('en')), AT))).toEqual([]);
  });
  it('shows 61 of 348, 28 of 197 women and 33 of 151 men, with the same shares as were published', () => {
    const result = lines.find((line) => line.startsWith('TR: Arbete eller studier |'));
    expect(result).toBe('TR: Arbete eller studier | 28 | 14 | 33 | 22 | 61 | 18');
    expect(
      lines.find((line) => line.includes('61 av 348 avslutade deltaganden 2024, 18 procent')),
    ).toBeDefined();
  });
  it('leads from each figure that is shown to why it is so, and from nothing where no server is named', async () => {
    const led = ledTo(bytes).map(([, address]) => address);
    expect(led.length).toBeGreaterThan(100);
    expect(led).toContainEqual(
      expect.stringMatching(
        /^https:\/\/samspar\.example\.se\/statistik\/varfor\?measure=ended&.*cell=exitGroup:work-or-studies&cell=sex:woman/,
      ),
    );
    const atTerminal = { ...filed('sv'), address: '/rapporter/arsredovisning/2024' };
    expect(ledTo(await pdfOf(reportPaper(atTerminal), AT))).toEqual([]);
  });
  it('says on its cover what it can be held to, and whether it is released', async () => {
    expect(lines.slice(0, 10)).toContain('LI: Fingeravtryck | Inte publicerad');
    const released = await readingOrder(await pdfOf(reportPaper(filed('sv', 'ab12-cd34')), AT));
    expect(released.slice(0, 10)).toContain('LI: Fingeravtryck | ab12-cd34');
  });
  it('tells the words of the office in their own language, and leaves out what nobody wrote', () => {
    const sections = lines.filter((line) => line.startsWith('H2: '));
    expect(lines).toContain('P: Parterna har mötts sex gånger.');
    expect(sections).not.toContain('H2: Förbundet och uppdraget');
  });
  it('lists each of its sections with the page that it stands on', () => {
    const listed = lines.flatMap((line) => (line.startsWith('TOCI: ') ? [line.slice(6).split(' | ')] : []));
    let page = 0;
    const stand = lines.flatMap((line) => {
      if (/^\[\d+\]$/.test(line)) page += 1;
      return line.startsWith('H2: ') && line !== 'H2: Innehåll' ? [[line.slice(4), String(page)]] : [];
    });
    expect(listed).toEqual(stand);
  });
});

describe('an annual report as a workbook', () => {
  it('is what it was, as another reader reads it', async () => {
    const lines = (await sheetsOf()).flatMap(({ sheet, data }) => [
      `[${sheet}]`,
      ...data.map((row) => JSON.stringify(row)),
    ]);
    expect(`${lines.join('\n')}\n`).toBe(golden('arsredovisning-2024.xlsx.txt'));
  });
  it('has the figures as numbers, and each sheet under a name of its own', async () => {
    const sheets = await sheetsOf();
    const rows = sheets.find(({ sheet }) => sheet.includes('Resultat vid avslut'))?.data ?? [];
    expect(rows.find(([name]) => name === 'Arbete eller studier')).toEqual([
      'Arbete eller studier',
      28,
      14,
      197,
      33,
      22,
      151,
      61,
      18,
      348,
    ]);
    expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(sheets.length);
  });
});
