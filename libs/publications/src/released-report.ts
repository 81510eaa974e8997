import {
  annualDocument,
  annualQuery,
  annualTables,
  answeredOf,
  questionName,
  REPORT_DEFINITION,
  reportPeriod,
  sectionsOf,
} from '@samspar/annual-report';
import type { Association } from '@samspar/association';
import type { Sentence } from '@samspar/kernel';
import type { ReportDocument } from '@samspar/reports';
import {
  type CodeNames,
  crossedTable,
  type MarginQuery,
  marginQueries,
  valueUnknown,
} from '@samspar/statistics';
import type { PublicationInHand } from './publication.js';

/** The places of the tables of a publication, by what they ask. */
export const placesOfQuestions = ({ asked }: Pick<PublicationInHand, 'asked'>): ReadonlyMap<string, number> =>
  new Map(asked.map(({ query }, place) => [questionName(query), place]));

/** The tables of a release that a section of its report shows, by their places, from 0. */
export type ReleasedSection = Readonly<{ heading: Sentence; places: readonly number[] }>;

/** The tables of a publication by the sections of the report that it is, each in the first that shows it. Undefined where it is no report. */
export const releasedSections = ({
  report,
  asked,
}: Pick<PublicationInHand, 'report' | 'asked'>): readonly ReleasedSection[] | undefined => {
  const period = report && reportPeriod(report.name, report.period);
  if (!period || report.definition !== REPORT_DEFINITION) return undefined;
  const left = new Map(placesOfQuestions({ asked }));
  const take = (name: string): readonly number[] => {
    const place = left.get(name);
    left.delete(name);
    return place === undefined ? [] : [place];
  };
  return sectionsOf(period).flatMap(({ heading, tables = [] }) => {
    const places = tables
      .flatMap((table) => marginQueries(annualQuery(table, period, { protect: 'public', where: {} })))
      .flatMap((query) => take(questionName(query)));
    return places.length === 0 ? [] : [{ heading, places }];
  });
};

/**
 * The report that a publication is, made of the figures that were frozen and of nothing else: what is hidden in them is hidden in it. Undefined where it is no report, or where its
 * figures are not frozen.
 */
export const releasedReport = (
  id: string,
  { report, asked, figures }: PublicationInHand,
  { id: code, settings: { name, suppressionThreshold: threshold } }: Association,
): ReportDocument | undefined => {
  const period = report && reportPeriod(report.name, report.period);
  if (!period || !figures?.words || report.definition !== REPORT_DEFINITION) return undefined;
  const places = placesOfQuestions({ asked });
  const ask = (query: MarginQuery) => {
    const table = figures.tables[places.get(questionName(query)) ?? -1];
    return table ? { answer: table.answer } : { refusal: valueUnknown('measure', query.measure, []) };
  };
  const names: CodeNames = {
    frozen: (dimension, named) =>
      figures.tables.find(({ codes }) => codes[dimension]?.labels[named])?.codes[dimension]?.labels[named],
  };
  const tables = annualTables(period).flatMap((table) => {
    const query = annualQuery(table, period, { protect: 'public', where: {} });
    const made = crossedTable(query, { ask, threshold, isGiven: true });
    return 'table' in made ? [answeredOf(table, made.table)] : [];
  });
  if (tables.length === 0) return undefined;
  return annualDocument({
    association: { id: code, name },
    period,
    tables,
    words: figures.words,
    names,
    protect: 'public',
    publication: id,
  });
};
