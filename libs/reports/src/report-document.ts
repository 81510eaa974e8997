import type { Day, Sentence } from '@samspar/kernel';
import type { CodeNames, CrossedTable, Dimension, StatisticsQuery } from '@samspar/statistics';

/** How the figures of a table are drawn. */
export type ChartKind = 'pairs' | 'trend' | 'flow' | 'spread' | 'map' | 'multiples';

/** What stands in a line of a plain table: words in both languages, the office's own, a number, or nothing. */
export type PlainCell = Sentence | string | number | null;

/** Something that is not registered, or not since the beginning: why, and since when it is (null: it is not). */
export type MissingThing = Readonly<{ what: Sentence; why: Sentence; since: Day | null }>;

/** A part of a section, in the order in which it is read. */
export type ReportBlock =
  /** A sentence made of figures. */
  | Readonly<{ kind: 'paragraph'; text: Sentence }>
  /** A place for the office's own words; `prompt` says what is looked for there, `text` is null while nothing is written. */
  | Readonly<{ kind: 'slot'; slot: string; prompt: Sentence; text: string | null }>
  /** `sentences` are its figures ready to be quoted; its notes are those of the table. */
  | Readonly<{
      kind: 'table';
      id: string;
      title: Sentence;
      table: CrossedTable;
      sentences: readonly Sentence[];
    }>
  /** The same figures drawn: `table` stands beside it in the report. */
  | Readonly<{ kind: 'chart'; id: string; title: Sentence; chart: ChartKind; table: CrossedTable }>
  /** Figures that are no crossed table, such as what was expected beside what came of it. */
  | Readonly<{
      kind: 'lines';
      id: string;
      title: Sentence;
      columns: readonly Sentence[];
      rows: readonly (readonly PlainCell[])[];
    }>
  | Readonly<{ kind: 'not-registered'; things: readonly MissingThing[] }>
  | Readonly<{ kind: 'definitions'; terms: readonly Readonly<{ term: Sentence; meaning: Sentence }>[] }>
  | Readonly<{ kind: 'sources'; lines: readonly Readonly<{ name: Sentence; value: PlainCell }>[] }>;

/** A part of a report under a heading; `id` is its own within the report. */
export type ReportSection = Readonly<{
  id: string;
  heading: Sentence;
  level: 2 | 3;
  blocks: readonly ReportBlock[];
}>;

/**
 * A report as it is read, whether on a page, on paper or in a workbook: all that is shown is in it, and nothing is counted by whoever shows it. It is plain
 * data, which can be kept and sent as JSON.
 */
export type ReportDocument = Readonly<{
  /** Which report it is, in addresses. */
  name: string;
  title: Sentence;
  association: Readonly<{ id: string; name: string }>;
  period: Readonly<{ from: Day; to: Day }>;
  /** ISO instant in UTC: what was known then is counted. */
  asKnownAt: string;
  /** Position of the log, as text. */
  position: string;
  definitionVersion: number;
  protect: StatisticsQuery['protect'];
  /** Id of the release that it is frozen in; absent: its figures are as counted now. */
  publication?: string;
  /** What the codes of its tables are called. */
  labels: Readonly<Partial<Record<Dimension, Readonly<Record<string, Sentence>>>>>;
  sections: readonly ReportSection[];
}>;

/** What the codes of a report are called, for whatever puts its tables into words. */
export const namesOfReport = ({ labels }: Pick<ReportDocument, 'labels'>): CodeNames => ({
  frozen: (dimension, code) => labels[dimension]?.[code],
});
