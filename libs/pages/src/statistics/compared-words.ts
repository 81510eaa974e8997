import {
  type AnsweredPart,
  comparisonHeading,
  printedComparison,
  printedTable,
  type PrintedTable,
  quoting,
  quotableComparison,
} from '@samspar/reports';
import { type BeforeAndAfter, type CodeNames, isSeverallyCompared } from '@samspar/statistics';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';
import { noteSentences, subheading } from './answer-words.js';
import { namesIn, tableHeading, tableNotes, tableSubheading, type ToldTable } from './crossed-words.js';

/** A comparison of the same participants at two moments, as it is put into words for one reader. */
export type ToldComparison = Readonly<{ comparison: BeforeAndAfter; names: CodeNames; language: Language }>;

/** A table of a report, as it is put into words. */
export type ToldPart = ToldTable | ToldComparison;

/** A table of a report, told in a language by what its codes are called. */
export const toldPart = (part: AnsweredPart, by: Pick<ToldTable, 'names' | 'language'>): ToldPart =>
  'table' in part ? { ...by, table: part.table } : { ...by, comparison: part.comparison };

const comparisonSubheading = ({ comparison, names, language }: ToldComparison): string => {
  const { at, period, where, asKnownAt, position, protect } = comparison;
  const answer = {
    measure: at[1] === 'exit' ? 'ended' : 'followUpsDue',
    unit: 'journey',
    period,
    where,
    asKnownAt,
  } as const;
  return [
    subheading({ answer, names, language, protect }),
    textsOf(language).reports.position(position),
  ].join(' · ');
};

/** What a table shows, in a line. */
export const partHeading = (told: ToldPart): string =>
  'table' in told ? tableHeading(told) : comparisonHeading(told.comparison, told.language);

/** Whom it is of, of when, as known when, and where in the log: what a table must not travel without. */
export const partSubheading = (told: ToldPart): string =>
  'table' in told ? tableSubheading(told) : comparisonSubheading(told);

/** What is to be said of a table. */
export const partNotes = (told: ToldPart): readonly string[] => {
  if ('table' in told) return tableNotes(told);
  const { comparison, names, language } = told;
  const { comparesOnly, isResult } = textsOf(language).reports.beforeAfter;
  if (comparison.notRegistered || comparison.rows.length === 0) return [];
  return [
    comparesOnly,
    ...(isSeverallyCompared(comparison.of) ? [textsOf(language).reports.beforeAfter.severalSources] : []),
    isResult,
    ...noteSentences({ answer: { cells: [], notes: comparison.notes }, names, language }),
  ];
};

/** Sentences that its figures can be quoted by. */
export const partQuotes = (told: ToldPart, most = Infinity): readonly string[] => {
  const nameOf = namesIn(told);
  const { language } = told;
  if ('table' in told) {
    const quoted = quoting(told.table, nameOf, language);
    return told.table.rows.slice(0, most).flatMap((row) => quoted(row) ?? []);
  }
  return told.comparison.rows.flatMap(
    (row) => quotableComparison(told.comparison, row, nameOf, language) ?? [],
  );
};

/** The table as files have it. */
export const filedPart = (told: ToldPart): PrintedTable =>
  'table' in told
    ? printedTable(told.table, namesIn(told), told.language)
    : printedComparison(told.comparison, namesIn(told), told.language);
