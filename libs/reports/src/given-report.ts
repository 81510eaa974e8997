import type { Sentence } from '@samspar/kernel';
import { type BeforeAndAfter, tableToExplain, type TableToExplain } from '@samspar/statistics';
import type { AnsweredPart, AnsweredReport } from './answered-report.js';
import { quotableComparison } from './compared.js';
import { type NameOf, quotable } from './quotable.js';
import { type ReportName, REPORTS } from './report-definitions.js';

/** A report as it is given out as JSON: each figure with where it says why it is so, each table with its sentences in Swedish. */
export type GivenReport = Readonly<{
  name: ReportName;
  title: Sentence;
  tables: readonly (Readonly<{ id: string; title: Sentence; sentences: readonly string[] }> &
    Readonly<{ table: TableToExplain } | { comparison: BeforeAndAfter }>)[];
}>;

/** The sentences that a table can be quoted by. */
const sentencesOf = (part: AnsweredPart, nameOf: NameOf, language: keyof Sentence): readonly string[] =>
  'table' in part
    ? part.table.rows.flatMap((row) => quotable(part.table, row, nameOf, language) ?? [])
    : part.comparison.rows.flatMap((row) => quotableComparison(part.comparison, row, nameOf, language) ?? []);

export const givenReport = ({ name, tables }: AnsweredReport, nameOf: NameOf): GivenReport => ({
  name,
  title: REPORTS[name].title,
  tables: tables.map((part) => {
    const { id, title } = part;
    const sentences = sentencesOf(part, nameOf, 'sv');
    return 'table' in part
      ? { id, title, table: tableToExplain(part.table), sentences }
      : { id, title, comparison: part.comparison, sentences };
  }),
});
