import {
  type BeforeAndAfter,
  type ComparedAnswer,
  type Comparison,
  comparisonOf,
  type CrossedBy,
  type CrossedQuery,
  type CrossedTable,
  crossedTable,
  type Dimension,
  type QueryRefusal,
  readCrossed,
  type StatisticsQuery,
  type TotalHidden,
  valueUnknown,
} from '@samspar/statistics';
import { REPORT_NAMES, type ReportName, REPORTS } from './report-definitions.js';
import type { ReportComparison, ReportTable } from './report-table.js';

/** What a report is about: the parts of a question that its tables do not say themselves. */
export type ReportQuery = Omit<CrossedQuery, 'measures' | 'rows' | 'columns' | 'percentOf' | 'order'> &
  Readonly<{ name: ReportName }>;

/** A table of a report, answered. */
export type AnsweredTable = Pick<ReportTable, 'id' | 'title'> & Readonly<{ table: CrossedTable }>;
export type AnsweredComparison = Pick<ReportTable, 'id' | 'title'> & Readonly<{ comparison: BeforeAndAfter }>;
export type AnsweredPart = AnsweredTable | AnsweredComparison;

/** A report, answered: what it is of stands in each of its tables. */
export type AnsweredReport = Readonly<{ name: ReportName; tables: readonly AnsweredPart[] }>;

/** How a report is made: tables, and comparisons of the same participants at two moments. */
export type ReportBy = CrossedBy &
  Readonly<{ compare: (comparison: Comparison, isTotalHidden: TotalHidden) => ComparedAnswer }>;

/** Those that are tables of rows and columns. */
export const crossedIn = (parts: readonly AnsweredPart[]): readonly AnsweredTable[] =>
  parts.flatMap((part) => ('table' in part ? part : []));

const isName = (name: string): name is ReportName => REPORT_NAMES.some((known) => known === name);

const OWN = ['measure', 'rows', 'columns', 'percentOf', 'order'];

/**
 * Reads which report is asked for and what it is about: `from`, `to`, `where`, `unit`, `asKnownAt`, `compareWith`, `protect` and `after`, as
 * `readCrossed` reads them.
 */
export const readReport = (
  name: string,
  parameters: Iterable<readonly [string, string]>,
): Readonly<{ query: ReportQuery; after?: string } | { refusal: QueryRefusal }> => {
  if (!isName(name)) return { refusal: valueUnknown('report', name, REPORT_NAMES) };
  const all = [...parameters];
  const stray = all.find(([key]) => OWN.includes(key));
  if (stray) return { refusal: { code: 'ParameterUnknown', parameter: stray[0] } };
  const read = readCrossed([...all, ['measure', 'started']]);
  if ('refusal' in read) return read;
  const { measures: _measures, rows: _rows, columns: _columns, percentOf: _of, ...about } = read.query;
  if (REPORTS[name].isOfOne && about.where.intervention?.length !== 1)
    return { refusal: { code: 'WhereWithoutCode', dimension: 'intervention' } };
  return { ...read, query: { ...about, name } };
};

/** The question that a table of a report asks. */
export const tableQuery = (
  { measures, rows, columns, percentOf, where }: ReportTable,
  { name: _name, ...about }: ReportQuery,
): CrossedQuery => ({ ...about, measures, rows, columns, percentOf, where: { ...about.where, ...where } });

/** The comparison that a report asks: of journeys, whatever its tables count, and of no other year. */
export const comparisonQuery = (
  { of, at }: ReportComparison,
  { from, to, where, asKnownAt, definition, protect }: ReportQuery,
): Comparison =>
  comparisonOf(of, at, {
    from,
    to,
    where,
    protect,
    ...(asKnownAt !== undefined && { asKnownAt }),
    ...(definition !== undefined && { definition }),
  });

/** Rounds of hiding, after which what one table hides is hidden in all that have the same figure. */
const MOST_ROUNDS = 10;

/** A table and the question that it asks. */
export type ReportTableAsked = Readonly<{ definition: ReportTable; query: CrossedQuery }>;

type Made = Readonly<
  /** `hidden`: the names of the figures that some of them hides. */
  { tables: readonly AnsweredTable[]; hidden: ReadonlySet<string> } | { refusal: QueryRefusal }
>;

type Counted = Readonly<{
  measure: string;
  period: Pick<StatisticsQuery, 'from' | 'to'>;
  where: StatisticsQuery['where'];
}>;
type Placed = readonly (readonly [Dimension, string | undefined])[];

/**
 * Names a figure by what is counted, when and of whom, so that it has one name in every table: a row of one may be the total of another
 * that is about that row alone, and a year of a series the period of another.
 */
const figureName = ({ measure, period, where }: Counted, placed: Placed): string => {
  const codes = placed.flatMap(([dimension, code]) =>
    code === undefined ? [] : [[dimension, [code]] as const],
  );
  const { year, ...conditions } = Object.fromEntries([...Object.entries(where), ...codes]);
  const [only, ...others] = year ?? [];
  const isOfOne = only !== undefined && others.length === 0;
  const from = isOfOne && `${only}-01-01` > period.from ? `${only}-01-01` : period.from;
  const to = isOfOne && `${only}-12-31` < period.to ? `${only}-12-31` : period.to;
  const told = Object.entries(isOfOne || !year ? conditions : { ...conditions, year });
  return JSON.stringify([measure, from, to, told.toSorted(([one], [other]) => (one < other ? -1 : 1))]);
};

const placesOf = (dimensions: readonly Dimension[], codes: readonly string[]): Placed =>
  dimensions.map((dimension, place) => [dimension, codes[place]]);

/** The names of the figures that tables hide. */
const hiddenIn = (tables: readonly AnsweredTable[]): ReadonlySet<string> =>
  new Set(
    tables.flatMap(({ table: { rows, rowsBy, columns, columnsBy, period, where } }) =>
      rows.flatMap(({ measure, codes, cells }) =>
        cells.flatMap(({ suppressed }, place) =>
          suppressed
            ? [
                figureName({ measure, period, where }, [
                  ...placesOf(rowsBy, codes),
                  ...placesOf(columnsBy, columns[place]?.codes ?? []),
                ]),
              ]
            : [],
        ),
      ),
    ),
  );

/** Answers tables that stand beside each other; where they are protected, none shows a figure that another hides. */
export const answeredTogether = (asked: readonly ReportTableAsked[], by: CrossedBy): Made => {
  const made = (hidden: ReadonlySet<string>): Made => {
    const tables: AnsweredTable[] = [];
    for (const { definition, query } of asked) {
      const { where, measures, from, to } = query;
      const result = crossedTable(query, {
        ...by,
        isHidden: (rows, columns) =>
          measures.some((measure) =>
            hidden.has(
              figureName({ measure, period: { from, to }, where }, [
                ...placesOf(query.rows, rows),
                ...placesOf(query.columns, columns),
              ]),
            ),
          ),
      });
      if ('refusal' in result) return result;
      tables.push({ id: definition.id, title: definition.title, table: result.table });
    }
    return { tables, hidden };
  };
  let hidden: ReadonlySet<string> = new Set();
  let result = made(hidden);
  for (let round = 0; round < MOST_ROUNDS && 'tables' in result; round++) {
    const found = hiddenIn(result.tables);
    if (found.size === hidden.size) break;
    hidden = found;
    result = made(hidden);
  }
  return result;
};

/** What other tables hide of how many they are that a comparison is of. */
const hiddenOf =
  ({ question: { measure, from, to, where } }: Comparison, hidden: ReadonlySet<string>): TotalHidden =>
  (sex) =>
    hidden.has(figureName({ measure, period: { from, to }, where }, [['sex', sex]]));

/** Answers all tables of a report; where it is protected, none shows what another hides. */
export const answeredReport = (
  query: ReportQuery,
  by: ReportBy,
): Readonly<{ report: AnsweredReport } | { refusal: QueryRefusal }> => {
  const parts = REPORTS[query.name].tables;
  const asked = parts.flatMap((definition) =>
    'of' in definition ? [] : [{ definition, query: tableQuery(definition, query) }],
  );
  const result = answeredTogether(asked, by);
  if ('refusal' in result) return result;
  const tables: AnsweredPart[] = [];
  for (const definition of parts) {
    const { id, title } = definition;
    if ('of' in definition) {
      const comparison = comparisonQuery(definition, query);
      const compared = by.compare(comparison, hiddenOf(comparison, result.hidden));
      if ('refusal' in compared) return compared;
      tables.push({ id, title, ...compared });
    } else tables.push(...result.tables.filter((table) => table.id === id));
  }
  return { report: { name: query.name, tables } };
};

/** The referring units that a report names. */
export const unitsInReport = ({ tables }: Pick<AnsweredReport, 'tables'>): readonly string[] => [
  ...new Set(crossedIn(tables).flatMap(({ table }) => unitsInTable(table))),
];

/** The referring units that a table names, in its rows and its columns. */
export const unitsInTable = ({ rowsBy, columnsBy, rows, columns }: CrossedTable): readonly string[] => {
  const [down, across] = [rowsBy.indexOf('referringUnit'), columnsBy.indexOf('referringUnit')];
  return [
    ...rows.flatMap(({ codes }) => codes[down] ?? []),
    ...columns.flatMap(({ codes }) => codes[across] ?? []),
  ];
};
