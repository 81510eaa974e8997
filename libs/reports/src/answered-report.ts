import {
  type BeforeAndAfter,
  type ComparedAnswer,
  type Comparison,
  comparisonOf,
  type CrossedBy,
  type CrossedQuery,
  type CrossedTable,
  crossedTable,
  type QueryRefusal,
  readCrossed,
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

type Made = Readonly<{ tables: readonly AnsweredPart[] } | { refusal: QueryRefusal }>;

/** What is hidden among the totals of the columns, by what is counted in them. */
const hiddenTotals = (parts: readonly AnsweredPart[]): ReadonlySet<string> =>
  new Set(
    crossedIn(parts).flatMap(({ table }) =>
      table.rows
        .filter(({ codes }) => codes.length === 0)
        .flatMap(({ measure, cells }) =>
          cells.flatMap(({ suppressed }, place) =>
            suppressed ? [totalName(measure, table.columnsBy, table.columns[place]?.codes ?? [])] : [],
          ),
        ),
    ),
  );

const totalName = (measure: string, by: readonly string[], codes: readonly string[]): string =>
  JSON.stringify([measure, by.slice(0, codes.length), codes]);

/** Answers all tables of a report; where it is protected, none shows what another hides. */
export const answeredReport = (
  query: ReportQuery,
  by: ReportBy,
): Readonly<{ report: AnsweredReport } | { refusal: QueryRefusal }> => {
  const made = (hidden: ReadonlySet<string>): Made => {
    const tables: AnsweredPart[] = [];
    for (const definition of REPORTS[query.name].tables) {
      const { id, title } = definition;
      if ('of' in definition) {
        const comparison = comparisonQuery(definition, query);
        const { measure } = comparison.question;
        const compared = by.compare(comparison, (sex) =>
          hidden.has(sex === undefined ? totalName(measure, [], []) : totalName(measure, ['sex'], [sex])),
        );
        if ('refusal' in compared) return compared;
        tables.push({ id, title, ...compared });
        continue;
      }
      const asked = tableQuery(definition, query);
      const result = crossedTable(asked, {
        ...by,
        isHidden: (rows, columns) =>
          rows.length === 0 &&
          asked.measures.some((measure) => hidden.has(totalName(measure, asked.columns, columns))),
      });
      if ('refusal' in result) return result;
      tables.push({ id, title, table: result.table });
    }
    return { tables };
  };
  let hidden: ReadonlySet<string> = new Set();
  let result = made(hidden);
  for (let round = 0; round < MOST_ROUNDS && 'tables' in result && query.protect === 'public'; round++) {
    const found = hiddenTotals(result.tables);
    if (found.size === hidden.size) break;
    hidden = found;
    result = made(hidden);
  }
  return 'refusal' in result ? result : { report: { name: query.name, tables: result.tables } };
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
