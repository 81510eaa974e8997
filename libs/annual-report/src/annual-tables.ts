import type { AnsweredTable } from '@samspar/reports';
import type { CrossedQuery, CrossedTable, MarginQuery } from '@samspar/statistics';
import { marginQueries } from '@samspar/statistics';
import type { ReportPeriod } from './report-period.js';
import { type AnnualTable, sectionsOf } from './report-sections.js';

/** Years of a series, the last among them that of the report. */
const YEARS = 3;

/** What all tables of a report are asked with. */
export type AskedAbout = Pick<CrossedQuery, 'protect' | 'asKnownAt' | 'where'>;

/** The question of a table of the report. */
export const annualQuery = (
  { measures, rows, columns, percentOf, isSeries }: AnnualTable,
  { year, from, to }: ReportPeriod,
  about: AskedAbout,
): CrossedQuery => ({
  ...about,
  measures,
  rows,
  columns,
  percentOf,
  from: isSeries ? `${year - YEARS + 1}-01-01` : from,
  to,
  unit: 'journey',
});

/** The tables of a report, in the order in which they are read. */
export const annualTables = (period: ReportPeriod): readonly AnnualTable[] =>
  sectionsOf(period).flatMap(({ tables = [] }) => tables);

/** A question of a release that shows a part of a table: `title` is of its own among those of the report. */
export type ReleasedQuestion = Readonly<{ title: string; query: MarginQuery }>;

/** The same for the same question, however small counts are treated in it and whichever association it names. */
export const questionName = ({
  measure,
  from,
  to,
  by,
  alongside = [],
  where: { association: _of, ...where },
}: MarginQuery): string => JSON.stringify([measure, from, to, by, alongside, where]);

/**
 * The questions that a release of the report asks: those of which its tables are made, each once. Its figures are frozen, protected, counted again and explained question by
 * question, as those of any release are.
 */
export const releasedQuestions = (
  period: ReportPeriod,
  nameOf: (title: string, query: MarginQuery) => string,
): readonly ReleasedQuestion[] => {
  const found = new Map<string, ReleasedQuestion>();
  for (const table of annualTables(period))
    for (const query of marginQueries(annualQuery(table, period, { protect: 'public', where: {} }))) {
      const name = questionName(query);
      if (!found.has(name)) found.set(name, { title: nameOf(table.title.sv, query), query });
    }
  return [...found.values()];
};

/** A table of the report, answered. */
export const answeredOf = ({ id, title }: AnnualTable, table: CrossedTable): AnsweredTable => ({
  id,
  title,
  table,
});
