import { describe, expect, it } from '@jest/globals';
import { codeLabel, crossedTable, type CrossedTable } from '@samspar/statistics';
import { Told2024 } from '../../../test/statistics/feeding.js';
import {
  answeredReport,
  comparisonQuery,
  crossedIn,
  readReport,
  type ReportBy,
  tableQuery,
} from './answered-report.js';
import { printedTable } from './printed-table.js';
import { periodInWords, quotable } from './quotable.js';
import { REPORT_NAMES, REPORTS, type ReportName } from './report-definitions.js';

const REACHED = { position: 7n, knownAt: Date.parse('2025-02-01T12:00:00Z') };
const YEAR = 'from=2024-01-01&to=2024-12-31';

const queryOf = (name: ReportName, more = '') => {
  const where = REPORTS[name].isOfOne ? '&where=intervention:novum' : '';
  const read = readReport(name, new URLSearchParams(`${YEAR}${where}${more}`));
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  return read.query;
};

const byOf = (told: Told2024) => ({
  ask: (question: Parameters<Told2024['cube']['answer']>[0]) => told.cube.answer(question, REACHED),
  compare: (...[comparison, isTotalHidden]: Parameters<ReportBy['compare']>) =>
    told.cube.compare(comparison, REACHED, isTotalHidden),
  threshold: 5,
});

const reportOf = (told: Told2024, name: ReportName, more = '') => {
  const made = answeredReport(queryOf(name, more), byOf(told));
  if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
  return made.report;
};

const tablesOf = (...asked: Parameters<typeof reportOf>) => crossedIn(reportOf(...asked).tables);

/** Women and men who ended: to work or studies, and otherwise. */
const ended = (...counts: readonly (readonly [work: number, other: number])[]): Told2024 => {
  const told = new Told2024();
  counts.forEach(([work, other], sex) => {
    const days = { startedOn: '2023-05-01', exitedOn: '2024-05-01', sex } as const;
    told.tell({ ...days, exitReason: 1 }, { times: work });
    told.tell({ ...days, exitReason: 4 }, { times: other });
  });
  return told;
};

const nameOf = (dimension: Parameters<typeof codeLabel>[0], code: string) => codeLabel(dimension, code);

describe('a ready report', () => {
  it.each(REPORT_NAMES)('%s has each of its tables, by names of their own', (name) => {
    const { tables } = reportOf(ended([3, 9], [4, 9]), name);
    expect(tables.map(({ id }) => id)).toEqual(REPORTS[name].tables.map(({ id }) => id));
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
  });

  it('has women and men in every table', () => {
    for (const name of REPORT_NAMES)
      for (const part of REPORTS[name].tables)
        expect([part.id, 'of' in part || [...part.rows, ...part.columns].includes('sex')]).toEqual([
          part.id,
          true,
        ]);
  });

  it('has the tables that the same questions have', () => {
    const told = ended([3, 9], [4, 9]);
    const query = queryOf('resultat');
    for (const { id, title, ...answered } of reportOf(told, 'resultat').tables) {
      const definition = REPORTS.resultat.tables.find((one) => one.id === id);
      if (!definition || 'of' in definition) throw new Error(id);
      expect(crossedTable(tableQuery(definition, query), byOf(told))).toEqual(answered);
      expect(definition.title).toEqual(title);
    }
  });

  it('compares the same participants before and after, of whom its tables are', () => {
    const told = ended([3, 9], [4, 9]);
    const query = queryOf('sus', '&where=sex:woman&compareWith=year&unit=person');
    const compared = REPORTS.sus.tables.flatMap((part) => ('of' in part ? part : []));
    expect(compared.map(({ of }) => of)).toEqual(['occupation', 'livelihood']);
    for (const part of compared)
      expect(told.cube.compare(comparisonQuery(part, query), REACHED)).toEqual({
        comparison: reportOf(told, 'sus', '&where=sex:woman&compareWith=year').tables.flatMap((one) =>
          one.id === part.id && 'comparison' in one ? one.comparison : [],
        )[0],
      });
  });

  it('where it is protected compares none whose number a table of it hides', () => {
    const told = new Told2024();
    const days = { startedOn: '2023-05-01', exitedOn: '2024-05-01' } as const;
    told.tell({ ...days, sex: 0, occupation: 0, occupationAtExit: 1 }, { times: 30 });
    told.tell({ ...days, sex: 1, occupation: 0, occupationAtExit: 1 }, { times: 2 });
    const { tables } = reportOf(told, 'sus', '&protect=public');
    const [women] = crossedIn(tables).flatMap(({ table: { rows } }) =>
      rows.filter(({ codes }) => codes.length === 0),
    );
    expect(women?.cells[0]).toMatchObject({ suppressed: true });
    for (const part of tables)
      if ('comparison' in part) {
        expect(part.comparison.n).toBeUndefined();
        for (const { n, without, rows } of part.comparison.sexes)
          expect([n, without, rows.every(({ suppressed }) => suppressed)]).toEqual([
            undefined,
            undefined,
            true,
          ]);
      }
  });

  it('where it is protected shows in no table a total that another hides', () => {
    const report = reportOf(ended([2, 1], [2, 40]), 'aret', '&protect=public');
    const totals = new Map<string, Set<boolean>>();
    for (const { table } of crossedIn(report.tables))
      for (const { measure, codes, cells } of table.rows)
        if (codes.length === 0)
          for (const [place, { codes: column }] of table.columns.entries()) {
            if (column.length > 0 && table.columnsBy[0] !== 'sex') continue;
            const key = `${measure} ${column.join()}`;
            totals.set(key, (totals.get(key) ?? new Set()).add(cells[place]?.suppressed === true));
          }
    for (const [key, hidden] of totals) expect([key, hidden.size]).toEqual([key, 1]);
  });

  it.each([
    ['nothing', YEAR, { code: 'ValueUnknown', parameter: 'report' }],
    ['insats', YEAR, { code: 'WhereWithoutCode', dimension: 'intervention' }],
    ['insats', `${YEAR}&where=intervention:a,b`, { code: 'WhereWithoutCode' }],
    ['aret', `${YEAR}&rows=sex`, { code: 'ParameterUnknown', parameter: 'rows' }],
    ['aret', 'from=2024-01-01', { code: 'ParameterMissing', parameter: 'to' }],
  ])('%s of %s is refused', (name, address, refusal) =>
    expect(readReport(name, new URLSearchParams(address))).toMatchObject({ refusal }),
  );
});

const rowOf = (table: CrossedTable | undefined, code: string) =>
  table?.rows.find(({ codes }) => codes[0] === code);

describe('a sentence to quote', () => {
  const tables = tablesOf(ended([28, 169], [33, 118]), 'resultat');
  const table = tables[0]?.table;
  const said = (code: string, language: 'sv' | 'en' = 'sv') => {
    const row = rowOf(table, code);
    return table && row && quotable(table, row, nameOf, language);
  };

  it('says how many of how many, of what and when, in per cent, women and men, and until when it was registered', () => {
    expect(said('work-or-studies')).toBe(
      '61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier (kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent); registrerat till och med 2025-02-01.',
    );
    expect(said('work-or-studies', 'en')).toBe(
      '61 of 348 journeys ended 2024, 18 per cent, went to work or studies (women 28 of 197, 14 per cent; men 33 of 151, 22 per cent); as registered by 2025-02-01.',
    );
  });

  it('says nothing of a figure that is hidden, nor of women and men where one of them is', () => {
    const [hidden] = tablesOf(ended([2, 169], [33, 118]), 'resultat', '&protect=public');
    const parts = hidden?.table.rows.filter(({ codes }) => codes.length > 0);
    const sentences = parts?.map((row) => hidden && quotable(hidden.table, row, nameOf, 'sv'));
    expect(sentences?.[0]).toBe(
      '35 av 322 avslutade deltaganden 2024, 11 procent, gick till arbete eller studier; registrerat till och med 2025-02-01.',
    );
    expect(sentences?.join(' ')).not.toMatch(/kvinnor|män/);
    const [small] = tablesOf(ended([1, 0], [2, 0]), 'resultat', '&protect=public');
    expect(small?.table.rows.map((row) => quotable(small.table, row, nameOf, 'sv'))).toEqual(
      small?.table.rows.map(() => undefined),
    );
  });

  it('says a total with its women and men', () => {
    const [flows] = tablesOf(ended([28, 169], [33, 118]), 'deltagare');
    const first = flows?.table.rows[0];
    expect(flows && first && quotable(flows.table, first, nameOf, 'sv')).toBe(
      '348 deltagare 2024 (197 kvinnor, 57 procent; 151 män, 43 procent); registrerat till och med 2025-02-01.',
    );
  });

  it('says what a row is shared out among', () => {
    const shared = tables.find(({ id }) => id === 'resultat-per-insats')?.table;
    expect(shared?.rows.map((row) => quotable(shared, row, nameOf, 'sv')).slice(0, 2)).toEqual([
      '348 avslutade deltaganden 2024 som gällde novum (arbete eller studier 61, 18 procent; vård eller rehabilitering 287, 82 procent); registrerat till och med 2025-02-01.',
      '197 avslutade deltaganden 2024 som gällde novum och gällde kvinnor (arbete eller studier 28, 14 procent; vård eller rehabilitering 169, 86 procent); registrerat till och med 2025-02-01.',
    ]);
  });

  it('says a median in days, of how many', () => {
    const days = tablesOf(ended([3, 9], [4, 9]), 'aret').find(({ id }) => id === 'ledtider')?.table;
    const row = days?.rows.find(({ measure }) => measure === 'daysInIntervention');
    expect(days && row && quotable(days, row, nameOf, 'sv')).toBe(
      'Dagar i insatsen (median) 2024: 366 dagar av 25 deltaganden; registrerat till och med 2025-02-01.',
    );
  });

  it('says what was done of what is counted beside journeys', () => {
    const told = ended([3, 9], [4, 9]);
    const saidOf = (name: ReportName, id: string): readonly (string | undefined)[] => {
      const found = tablesOf(told, name).find((one) => one.id === id)?.table;
      return found?.rows.map((row) => quotable(found, row, nameOf, 'sv')?.split(';')[0]) ?? [];
    };
    expect(saidOf('uppfoljning', 'uppfoljningar')[0]).toBe(
      '25 uppföljningar att göra 2024 som gällde tillfället efter 6 månader',
    );
    expect(saidOf('handlaggning', 'byten')[0]).toBe(
      '25 av 25 avslutade deltaganden 2024, 100 procent, hade haft samma handläggare hela tiden (kvinnor 12 av 12, 100 procent',
    );
  });

  it.each([
    ['2024-01-01', '2024-12-31', '2024'],
    ['2024-01-01', '2024-06-30', 'första halvåret 2024'],
    ['2024-07-01', '2024-12-31', 'andra halvåret 2024'],
    ['2024-03-01', '2024-03-31', '2024-03-01 – 2024-03-31'],
  ])('calls %s to %s %s', (from, to, words) => expect(periodInWords({ from, to }, 'sv')).toBe(words));
});

describe('a printed table', () => {
  it('has a line of titles, and numbers as numbers', () => {
    const [table] = tablesOf(ended([2, 8], [1, 9]), 'resultat');
    const printed = table && printedTable(table.table, nameOf, 'sv');
    expect(printed?.titles.slice(0, 4)).toEqual([
      'Resultat vid avslut',
      'Kvinna',
      'Kvinna, procent',
      'Kvinna, nämnare',
    ]);
    expect(printed?.rows.at(-1)).toEqual(['Totalt', 10, null, null, 10, null, null, 20, null, null]);
  });

  it('has two dots for what is hidden', () => {
    const [table] = tablesOf(ended([2, 8], [20, 9]), 'resultat', '&protect=public');
    expect(table && printedTable(table.table, nameOf, 'sv').rows[0]?.[1]).toBe('··');
  });
});
