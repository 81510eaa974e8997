import type { Sentence } from '@samspar/kernel';
import { tableToExplain, type TableToExplain } from '@samspar/statistics';
import type { AnsweredReport } from './answered-report.js';
import { type NameOf, quotable } from './quotable.js';
import { type ReportName, REPORTS } from './report-definitions.js';

/** A report as it is given out as JSON: each figure with where it says why it is so, each table with its sentences in Swedish. */
export type GivenReport = Readonly<{
  name: ReportName;
  title: Sentence;
  tables: readonly Readonly<{
    id: string;
    title: Sentence;
    table: TableToExplain;
    sentences: readonly string[];
  }>[];
}>;

export const givenReport = ({ name, tables }: AnsweredReport, nameOf: NameOf): GivenReport => ({
  name,
  title: REPORTS[name].title,
  tables: tables.map(({ id, title, table }) => ({
    id,
    title,
    table: tableToExplain(table),
    sentences: table.rows.flatMap((row) => quotable(table, row, nameOf, 'sv') ?? []),
  })),
});
