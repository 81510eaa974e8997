import type { Sentence } from '@samspar/kernel';
import type { Compared, Comparison, CrossedQuery, StatisticsQuery } from '@samspar/statistics';

/** A table of a report: what stays the same whatever period, insats and moment the report is about. */
export type ReportTable = Pick<CrossedQuery, 'measures' | 'rows' | 'columns' | 'percentOf'> &
  Readonly<{
    /** Its name in addresses, of its own within a report. */
    id: string;
    title: Sentence;
    where?: StatisticsQuery['where'];
  }>;

/** A table of what the same participants lived on, or did, at two moments. */
export type ReportComparison = Pick<ReportTable, 'id' | 'title'> &
  Readonly<{ of: Compared; at: Comparison['at'] }>;

/** A report that is ready to be read: which tables it has, whatever it is about. */
export type ReportDefinition = Readonly<{
  title: Sentence;
  /** What it answers, for whoever chooses among reports. */
  about: Sentence;
  /** True where it is of one insats, which the question names. */
  isOfOne?: true;
  /** True where the charts of its tables stand first and together. */
  opensWithCharts?: boolean;
  /** True where its two tables are the steps of one flow: what came of referrals, and what came of those that started. */
  isFlow?: boolean;
  tables: readonly (ReportTable | ReportComparison)[];
}>;
