import { describe, expect, it } from '@jest/globals';
import { workbookOf } from '@samspar/documents';
import { type Language, linesOf, render, sheetsOf, toldPart, type Visitor } from '@samspar/pages';
import { answeredReport, readReport } from '@samspar/reports';
import { h } from 'preact';
import readWorkbook from 'read-excel-file/node';
import { pageOf, wordsOf } from '../../../../../test/pages/shown.js';
import { associationWith, Told2024 } from '../../../../../test/statistics/feeding.js';
import { ReportPage } from './report-page.js';

const REACHED = { position: 4711n, knownAt: Date.parse('2025-02-01T11:00:00Z') };
const ABOUT = [
  ['from', '2024-01-01'],
  ['to', '2024-12-31'],
] as const;
const association = associationWith();

const told = (): Told2024 => {
  const made = new Told2024(association);
  const ended = (sex: number, exitReason: number, times: number) => {
    made.tell({ startedOn: '2023-05-01', exitedOn: '2024-05-01', sex, exitReason }, { times });
  };
  ended(0, 1, 28);
  ended(0, 4, 169);
  ended(1, 1, 33);
  ended(1, 4, 118);
  return made;
};

const tablesOf = (more: readonly (readonly [string, string])[] = []) => {
  const read = readReport('resultat', [...ABOUT, ...more]);
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  const { cube } = told();
  const made = answeredReport(read.query, {
    ask: (one) => cube.answer(one, REACHED),
    compare: (one) => cube.compare(one, REACHED),
    threshold: 5,
  });
  if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
  return made.report.tables;
};

const shown = (language: Language = 'sv', more: readonly (readonly [string, string])[] = []) => {
  const visitor: Visitor = {
    language,
    roles: ['office'],
    name: 'Karin Prov',
    csrf: null,
    demonstration: false,
    idleMinutes: 30,
    address: '/statistik/rapport/resultat',
  };
  const page = h(ReportPage, {
    name: 'resultat',
    about: [...ABOUT, ...more],
    period: { from: '2024-01-01', to: '2024-12-31' },
    years: ['2023', '2024'],
    names: { association },
    result: { tables: tablesOf(more) },
  });
  return pageOf(render(visitor, page));
};

describe('the page of a report', () => {
  it('has women, men and all in the columns of its tables, with per cents', () => {
    const page = shown();
    const row = page('#tabell-resultat').closest('table').find('tbody tr').first();
    expect(wordsOf(row)).toBe('Arbete eller studier 28 14 33 22 61 18');
  });

  it('says below each table its figures in sentences, the first in sight', () =>
    expect(wordsOf(shown()('.quotes > .quote').first())).toBe(
      '61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier (kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent); registrerat till och med 2025-02-01.',
    ));

  it('leads from each figure to why it is so, and from each word to what it means', () => {
    const page = shown();
    const table = page('#tabell-resultat').closest('table');
    expect(table.find('tbody tr').first().find('td a').first().attr('href')).toBe(
      '/statistik/varfor?measure=ended&from=2024-01-01&to=2024-12-31&by=exitGroup,sex&asKnownAt=2025-02-01T11:00:00.000Z&definition=2&cell=exitGroup:work-or-studies&cell=sex:woman',
    );
    expect(table.find('.word').attr('href')).toBe('/statistik/begrepp#exitGroup');
  });

  it('says whose it is, of when, until when it was registered, and where in the log', () =>
    expect(wordsOf(shown()('.source').first())).toBe(
      'Samordningsförbundet Stockholms stad · 2024-01-01 – 2024-12-31 · Deltaganden · uppgifter registrerade t.o.m. 2025-02-01 kl. 12.00 · position 4711 i loggen',
    ));

  it('leads nowhere from what is hidden', () => {
    const page = shown('sv', [
      ['protect', 'public'],
      ['where', 'intervention:novum'],
    ]);
    expect(page('.crossed td a').length).toBeGreaterThan(0);
    expect(page('.crossed td a .unseen')).toHaveLength(0);
  });

  it('is in English from title to sentence where that is chosen', () => {
    const words = wordsOf(shown('en')('main'));
    for (const part of [
      'Exits and results, 2024',
      'Per cent of the total of the column',
      '61 of 348 journeys ended',
    ])
      expect(words).toContain(part);
  });
});

const filed = (language: Language = 'sv') => ({
  title: 'Avslut och resultat',
  address: '/statistik/rapport/resultat?from=2024-01-01&to=2024-12-31',
  tables: tablesOf().map((part) => ({
    title: part.title[language],
    told: toldPart(part, { names: { association }, language }),
  })),
});

describe('a report as a file', () => {
  it('is a workbook of which an independent reader gets numbers, and on the last sheet what was asked', async () => {
    const sheets = await readWorkbook(await workbookOf(sheetsOf(filed())));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '1. Resultat vid avslut',
      '2. Avslutsorsak',
      '3. Resultat per insats',
      '4. Slag av arbete',
      '5. Omfattning av arbete eller s',
      'Om siffrorna',
    ]);
    expect(sheets[0]?.data.slice(0, 2)).toEqual([
      [
        'Resultat vid avslut',
        'Kvinna',
        'Kvinna, procent',
        'Kvinna, nämnare',
        'Man',
        'Man, procent',
        'Man, nämnare',
        'Totalt',
        'Totalt, procent',
        'Totalt, nämnare',
      ],
      ['Arbete eller studier', 28, 14, 197, 33, 22, 151, 61, 18, 348],
    ]);
    expect(sheets.at(-1)?.data).toEqual(
      expect.arrayContaining([
        ['Rapport', 'Avslut och resultat'],
        ['Position i loggen', '4711'],
        ['Adress', '/statistik/rapport/resultat?from=2024-01-01&to=2024-12-31'],
      ]),
    );
  });

  it('has the same below each other in CSV', () => {
    const lines = linesOf(filed()).map((line) => line.join(';'));
    expect(lines[0]).toBe('Resultat vid avslut');
    expect(lines).toContain('Arbete eller studier;28;14;197;33;22;151;61;18;348');
    expect(lines).toContain('Registrerat till och med;2025-02-01 kl. 12.00');
  });
});
