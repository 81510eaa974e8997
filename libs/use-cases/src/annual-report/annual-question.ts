import { mayAskStatisticsOf } from '@samspar/access';
import {
  annualDocument,
  annualQuery,
  annualTables,
  answeredOf,
  periodName,
  type ReportPeriod,
  reportWordsStream,
  type ReportWords,
  yearOf,
} from '@samspar/annual-report';
import type { Association } from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import { type ReportDocument, unitsInReport } from '@samspar/reports';
import { type CrossedQuery, crossedTable, type QueryRefusal } from '@samspar/statistics';
import type { Caller } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { crossedBy } from '../statistics/ask-table.js';
import type { BuiltTable, ReportBuilds } from './report-builds.js';

/** Which report, and how its figures are counted. */
export type AnnualQuestion = Readonly<{
  period: ReportPeriod;
  /** Milliseconds since the epoch. */
  asKnownAt: number;
  protect: CrossedQuery['protect'];
}>;

export type AnnualPorts = Pick<JourneyPorts, 'views' | 'associations' | 'streams'> &
  Readonly<{ reportBuilds: ReportBuilds<BuiltTable> }>;

/** The association whose report she may read; the only one there is for whoever operates the installation. */
export const reportedFor = (
  { associations }: Pick<AnnualPorts, 'associations'>,
  { asker }: Pick<Caller, 'asker'>,
): Association | undefined => {
  const all = associations();
  const own =
    all.find(({ id }) => id === asker.association) ?? (asker.association === null ? all[0] : undefined);
  return own && mayAskStatisticsOf(asker, [own.id]) ? own : undefined;
};

/** Whose words: the id of their stream. */
export const wordsOf = (association: string, period: ReportPeriod): string =>
  nameBasedId('report', association, period.name, periodName(period));

/** The office's own words of a report, with what is expected of its year. */
export const loadWords = async (
  { streams }: Pick<AnnualPorts, 'streams'>,
  association: string,
  period: ReportPeriod,
): Promise<ReportWords> => {
  const { state } = await streams.load(reportWordsStream, wordsOf(association, period));
  if (period.half === undefined) return state;
  const year = await streams.load(reportWordsStream, wordsOf(association, yearOf(period)));
  return { texts: state.texts, expected: year.state.expected };
};

/** The same for the same report of the same asker, who may cancel what she waits for. */
export const keyOfBuild = (
  association: string,
  { asker }: Pick<Caller, 'asker'>,
  question: AnnualQuestion,
): string => JSON.stringify([association, asker.actor, question]);

/** Its tables, a step each. */
export const stepsOf = (
  ports: AnnualPorts,
  { id }: Association,
  { period, asKnownAt, protect }: AnnualQuestion,
): readonly (() => BuiltTable)[] => {
  const where = ports.associations().length > 1 ? { association: [id] } : {};
  const by = crossedBy(ports, { where });
  return annualTables(period).map((table) => () => {
    const made = crossedTable(annualQuery(table, period, { where, asKnownAt, protect }), by);
    return 'refusal' in made ? made : { answered: answeredOf(table, made.table) };
  });
};

/** The report of its tables, or why one of them could not be asked for. */
export const documentOf = (
  ports: AnnualPorts,
  association: Association,
  { period, protect }: AnnualQuestion,
  tables: readonly BuiltTable[],
  words: ReportWords,
): Readonly<{ document: ReportDocument } | { refusal: QueryRefusal }> => {
  const refused = tables.find((table) => 'refusal' in table);
  if (refused && 'refusal' in refused) return { refusal: refused.refusal };
  const answered = tables.flatMap((table) => ('answered' in table ? [table.answered] : []));
  const views = ports.views();
  const units = new Map(unitsInReport({ tables: answered }).map((code) => [code, views.unitName(code)]));
  return {
    document: annualDocument({
      association: { id: association.id, name: association.settings.name },
      period,
      tables: answered,
      words,
      names: { association, unitName: (code) => units.get(code) ?? code },
      protect,
    }),
  };
};
