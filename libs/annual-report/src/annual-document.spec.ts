import { describe, expect, it } from '@jest/globals';
import type { ReportBlock, ReportDocument } from '@samspar/reports';
import { crossedTable } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { annualDocument } from './annual-document.js';
import { annualQuery, annualTables, answeredOf, questionName, releasedQuestions } from './annual-tables.js';
import { reportPeriod, type ReportPeriod, reportTitle } from './report-period.js';
import { sectionsOf, slotsOf } from './report-sections.js';
import type { ReportWords } from './report-words.js';

const REACHED = { position: 7n, knownAt: Date.parse('2025-02-01T12:00:00Z') };
const NO_WORDS: ReportWords = { texts: {}, expected: {} };

const periodOf = (name: string, text: string): ReportPeriod => {
  const period = reportPeriod(name, text);
  if (!period) throw new Error(`${name} ${text} is a period.`);
  return period;
};
const YEAR = periodOf('arsredovisning', '2024');

/** Women and men who ended in an insats: to work or studies, and otherwise. */
const ended = (counts: readonly (readonly [number, number])[], told = new Told2024()): Told2024 => {
  counts.forEach(([work, other], sex) => {
    const days = { startedOn: '2023-05-01', exitedOn: '2024-05-01', sex } as const;
    told.tell({ ...days, exitReason: 1 }, { times: work });
    told.tell({ ...days, exitReason: 4 }, { times: other });
  });
  return told;
};

const documentOf = (told: Told2024, { period = YEAR, words = NO_WORDS } = {}): ReportDocument =>
  annualDocument({
    association: { id: 'stockholm', name: 'Förbundet' },
    period,
    tables: annualTables(period).map((table) => {
      const made = crossedTable(annualQuery(table, period, { protect: 'none', where: {} }), {
        ask: (question) => told.cube.answer(question, REACHED),
        threshold: 5,
      });
      if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
      return answeredOf(table, made.table);
    }),
    words,
    names: { association: associationWith() },
    protect: 'none',
  });

const blocksOf = ({ sections }: ReportDocument): readonly ReportBlock[] =>
  sections.flatMap(({ blocks }) => blocks);
const linesOf = (document: ReportDocument, id: string) =>
  blocksOf(document).flatMap((block) => (block.kind === 'lines' && block.id === id ? block.rows : []));

describe('the report of a year', () => {
  it('says first how many there were and what came of it', () => {
    const first = documentOf(
      ended([
        [28, 169],
        [33, 118],
      ]),
    ).sections[0];
    expect(first?.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.sv] : []))).toContain(
      '61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier (kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent); registrerat till och med 2025-02-01.',
    );
  });

  it('has women and men in every table', () => {
    for (const period of [YEAR, periodOf('halvarsrapport', '2024-1')])
      for (const { id, rows, columns } of annualTables(period))
        expect([id, [...rows, ...columns].includes('sex')]).toEqual([id, true]);
  });

  it('names sections, tables and slots apart', () => {
    for (const period of [YEAR, periodOf('halvarsrapport', '2024-2')]) {
      const ids = [
        ...sectionsOf(period).map(({ id }) => `del ${id}`),
        ...annualTables(period).map(({ id }) => id),
      ];
      expect(new Set(ids).size).toBe(ids.length);
      expect(slotsOf(period).length).toBeGreaterThan(5);
    }
  });

  it('has the words of the office where they are written, and asks for them where they are not', () => {
    const words = { ...NO_WORDS, texts: { resultat: { text: 'Fler än väntat.', edition: 1 } } };
    const slots = blocksOf(documentOf(ended([[3, 4]]), { words })).flatMap((block) =>
      block.kind === 'slot' ? [[block.slot, block.text]] : [],
    );
    expect(slots).toContainEqual(['resultat', 'Fler än väntat.']);
    expect(slots).toContainEqual(['deltagare', null]);
  });

  it('has what was expected beside what came of it, women and men, and the difference', () => {
    const expected = { participants: 300, toWorkOrStudies: 20, text: 'Fler unga.', edition: 1 };
    const document = documentOf(
      ended([
        [28, 169],
        [33, 118],
      ]),
      { words: { ...NO_WORDS, expected: { novum: expected } } },
    );
    expect(linesOf(document, 'mal-deltagare')).toEqual([['NOVUM', 300, 197, 151, 348, 48]]);
    expect(linesOf(document, 'mal-resultat')).toEqual([
      [
        'NOVUM',
        { sv: '20 %', en: '20 %' },
        { sv: '14 % (28/197)', en: '14 % (28/197)' },
        { sv: '22 % (33/151)', en: '22 % (33/151)' },
        { sv: '18 % (61/348)', en: '18 % (61/348)' },
        -2,
      ],
    ]);
    expect(linesOf(document, 'mal-i-ord')).toEqual([['NOVUM', 'Fler unga.']]);
  });

  it('has a row for an insats that nobody took part in where something was expected of it', () => {
    const expected = { participants: 10, toWorkOrStudies: null, text: '', edition: 1 };
    const document = documentOf(ended([[6, 6]]), {
      words: { ...NO_WORDS, expected: { 'finsam-team': expected } },
    });
    expect(linesOf(document, 'mal-deltagare')).toContainEqual(['FINSAM-TEAM', 10, null, null, null, null]);
  });

  it('says what is not registered, and since when the rest is', () => {
    const registeredSince = { journeys: { '*': '2024-03-01' }, district: {} } as const;
    const told = ended([[6, 6]], new Told2024(associationWith({ registeredSince })));
    const things = blocksOf(documentOf(told)).flatMap((block) =>
      block.kind === 'not-registered' ? block.things : [],
    );
    expect(things.map(({ what, since }) => [what.sv, since])).toContainEqual(['Deltaganden', '2024-03-01']);
    expect(things.map(({ what, since }) => [what.sv, since])).toContainEqual(['Stadsdel', null]);
  });

  it('marks where a series of three years breaks', () => {
    const registeredSince = { journeys: { '*': '2023-03-01' } };
    const told = ended([[6, 6]], new Told2024(associationWith({ registeredSince })));
    const series = blocksOf(documentOf(told)).find(
      (block) => block.kind === 'table' && block.id === 'deltagare-tre-ar',
    );
    expect(
      series?.kind === 'table' &&
        series.table.rows.filter((row) => row.break).map(({ codes }) => codes[0])[0],
    ).toBe('2023');
  });

  it('explains every measure and dimension that its tables have', () => {
    const terms = blocksOf(documentOf(ended([[6, 6]]))).flatMap((block) =>
      block.kind === 'definitions' ? block.terms.map(({ term }) => term.sv) : [],
    );
    expect(terms).toEqual(expect.arrayContaining(['Avslutade deltaganden', 'Kön', 'Överlämningar', 'År']));
  });

  it('is plain data', () => {
    const document = documentOf(ended([[6, 6]]));
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('a report is of', () => {
  it.each([
    ['arsredovisning', '2024', '2024-01-01', '2024-12-31', 'Årsredovisning 2024'],
    ['halvarsrapport', '2024-1', '2024-01-01', '2024-06-30', 'Halvårsrapport, första halvåret 2024'],
    ['halvarsrapport', '2024-2', '2024-07-01', '2024-12-31', 'Halvårsrapport, andra halvåret 2024'],
  ])('%s %s', (name, text, from, to, title) => {
    expect(reportPeriod(name, text)).toMatchObject({ from, to });
    expect(reportTitle(periodOf(name, text)).sv).toBe(title);
  });

  it.each([
    ['arsredovisning', '24'],
    ['arsredovisning', '2024-1'],
    ['halvarsrapport', '2024'],
    ['halvarsrapport', '2024-3'],
    ['resultat', '2024'],
  ])('no %s %s', (name, text) => expect(reportPeriod(name, text)).toBeUndefined());
});

describe('the questions of a release of a report', () => {
  it('are asked once each, under titles of their own', () => {
    const questions = releasedQuestions(YEAR, (title, { measure, by }) => `${title} ${measure} ${by.join()}`);
    expect(new Set(questions.map(({ query }) => questionName(query))).size).toBe(questions.length);
    expect(new Set(questions.map(({ title }) => title)).size).toBe(questions.length);
  });
});
