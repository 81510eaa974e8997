import type { Day } from '@samspar/kernel';
import { axisNodes, keyOf } from './crossed-axis.js';
import {
  type AskUnprotected,
  type CountedCell,
  type CountedMeasure,
  countedMeasure,
} from './crossed-counts.js';
import type { CrossedColumn, CrossedFigure, CrossedCell, CrossedRow } from './crossed-cells.js';
import { crossedNotes } from './crossed-notes.js';
import { orderedRows } from './crossed-order.js';
import { hiddenCounts } from './crossed-protection.js';
import { type CrossedQuery, comparedQuery, type PercentOf, yearsLater } from './crossed-query.js';
import { isMedian, isMultiValued } from './dimensions.js';
import { isTime } from './periods.js';
import type {
  Answer,
  AnswerNote,
  CountingUnit,
  Dimension,
  Measure,
  QueryRefusal,
  StatisticsQuery,
} from './query.js';
import { isFlow } from './reconciliation.js';
import { shareOf } from './shares.js';

/** The answer to a crossed question, ready to be written as JSON (docs/statistics.md#crossed-tables). */
export type CrossedTable = Readonly<{
  measures: readonly Measure[];
  unit: CountingUnit;
  period: Readonly<{ from: Day; to: Day }>;
  asKnownAt: string;
  position: string;
  definitionVersion: number;
  rowsBy: readonly Dimension[];
  columnsBy: readonly Dimension[];
  where: StatisticsQuery['where'];
  percentOf: PercentOf;
  /** Where what is not known is told by why. */
  unknowns?: 'split';
  protect: StatisticsQuery['protect'];
  comparedWith?: Readonly<{
    period: Readonly<{ from: Day; to: Day }>;
    asKnownAt: string;
    /** Why there are no figures to compare with. */
    notRegistered?: Answer['notRegistered'];
    /** What is to be said of them, which is not said of the table itself. */
    notes: readonly AnswerNote[];
  }>;
  columns: readonly CrossedColumn[];
  rows: readonly CrossedRow[];
  checks: Pick<Answer['checks'], 'closes' | 'parts' | 'multiValued'>;
  notRegistered?: Answer['notRegistered'];
  notes: readonly AnswerNote[];
}>;

export type CrossedResult = Readonly<{ table: CrossedTable } | { refusal: QueryRefusal }>;

/** How a table is made. */
export type CrossedBy = Readonly<{
  ask: AskUnprotected;
  /** Counts below it are hidden where the question is protected. */
  threshold: number;
  /** What another table hides of the same figures, by codes of rows and columns. */
  isHidden?: (rows: readonly string[], columns: readonly string[]) => boolean;
  /** The answers are those of `marginQueries`, in which it has been chosen what is hidden: nothing is chosen anew. */
  isGiven?: boolean;
}>;

type Sheet = Readonly<{
  measure: Measure;
  /** What shows each other: flows of the same moment do. */
  link: string;
  counted: CountedMeasure;
  at: CountedMeasure['at'];
}>;

/** A sheet with its figures in the places of the table. */
type Placed = Sheet & Readonly<{ cells: readonly (readonly (CountedCell | undefined)[])[] }>;

const countOf = (cell: CountedCell | undefined): number => cell?.n ?? cell?.value ?? 0;

/** Every check that was made holds; null where none was. */
const allHold = (checks: readonly (boolean | null)[]): boolean | null =>
  checks.includes(false) ? false : checks.includes(true) ? true : null;

const sheetsOf = (
  query: CrossedQuery,
  ask: AskUnprotected,
  moment: string,
  codeThen: (dimension: Dimension, code: string) => string,
  isGiven: boolean,
): Readonly<{ sheets: readonly Sheet[] } | { refusal: QueryRefusal }> => {
  const sheets: Sheet[] = [];
  for (const measure of query.measures) {
    const result = countedMeasure(query, measure, ask, isGiven);
    if ('refusal' in result) return result;
    const { counted } = result;
    const then = (codes: readonly string[], dimensions: readonly Dimension[]) =>
      codes.map((code, place) => (dimensions[place] ? codeThen(dimensions[place], code) : code));
    sheets.push({
      measure,
      link: `${moment} ${isFlow({ measure }) ? 'flows' : measure}`,
      counted,
      at: (rows, columns) => counted.at(then(rows, query.rows), then(columns, query.columns)),
    });
  }
  return { sheets };
};

/** What a figure is less what it is compared with, where both are shown. */
const differenceOf = ({ value: now }: CrossedFigure, { value: then }: CrossedFigure) =>
  typeof now === 'number' && typeof then === 'number' ? { difference: now - then } : {};

/** What is said of registration in the answers of some sheets and not in those of others. */
const notesApart = (some: readonly Sheet[], others: readonly Sheet[]): readonly AnswerNote[] => {
  const told = (sheets: readonly Sheet[]) =>
    new Map(
      sheets
        .flatMap(({ counted }) => counted.answer.notes)
        .filter((note) => 'intervention' in note && 'date' in note)
        .map((note) => [JSON.stringify(note), note]),
    );
  const known = told(others);
  return [...told(some)].flatMap(([key, note]) => (known.has(key) ? [] : [note]));
};

/** Makes a table of rows and columns with their subtotals, protected as one where the question is. */
export const crossedTable = (
  query: CrossedQuery,
  { ask, threshold, isHidden, isGiven = false }: CrossedBy,
): CrossedResult => {
  const now = sheetsOf(query, ask, 'now', (_dimension, code) => code, isGiven);
  if ('refusal' in now) return now;
  const first = now.sheets[0]?.counted.answer;
  if (!first) return { refusal: { code: 'ParameterMissing', parameter: 'measure' } };
  const compared = comparedQuery(query);
  const isByYear = query.compareWith === 'year';
  const then = compared
    ? sheetsOf(
        compared,
        ask,
        'then',
        (dimension, code) => (isByYear && isTime(dimension) ? yearsLater(code, -1) : code),
        isGiven,
      )
    : { sheets: [] };
  if ('refusal' in then) return then;

  const missing = now.sheets.find(({ counted }) => counted.answer.notRegistered)?.counted.answer;
  const notRegistered = missing?.notRegistered;
  const later = (dimension: Dimension | undefined, code: string) =>
    isByYear && dimension !== undefined && isTime(dimension) ? yearsLater(code, 1) : code;
  const met = [
    ...now.sheets.map(({ counted }) => counted.met),
    ...then.sheets.map(({ counted }) =>
      counted.met.map(({ rows, columns }) => ({
        rows: rows.map((code, place) => later(query.rows[place], code)),
        columns: columns.map((code, place) => later(query.columns[place], code)),
      })),
    ),
  ];
  const rows = axisNodes(
    query.rows,
    met.map((sheet) => sheet.map((one) => one.rows)),
    'first',
  );
  const columns = axisNodes(
    query.columns,
    met.flatMap((sheet) =>
      [...Map.groupBy(sheet, (one) => keyOf(one.rows)).values()].map((line) =>
        line.map((one) => one.columns),
      ),
    ),
    'last',
  );
  const placedIn = (some: readonly Sheet[]): readonly Placed[] =>
    some.map((sheet) => ({
      ...sheet,
      cells: rows.map((row) => columns.map((column) => sheet.at(row.codes, column.codes))),
    }));
  const [sheetsNow, sheetsThen] = [placedIn(now.sheets), placedIn(then.sheets)];
  const sheets = [...sheetsNow, ...sheetsThen];
  const isProtected = query.protect === 'public';
  const hidden =
    isProtected && !isGiven
      ? hiddenCounts({
          sheets: sheets.map(({ link, cells }) => ({
            link,
            counts: cells.map((line) => line.map(countOf)),
          })),
          rows,
          columns,
          threshold,
          ...(isHidden && {
            isGiven: (row, column) => isHidden(rows[row]?.codes ?? [], columns[column]?.codes ?? []),
          }),
        })
      : [];
  const isHiddenAt = ({ cells }: Placed, row: number, column: number) =>
    hidden[row]?.[column] ?? cells[row]?.[column]?.suppressed ?? false;
  const isFew = (count: number | undefined) => count !== undefined && count > 0 && count < threshold;
  const withoutHidden =
    isProtected &&
    !isGiven &&
    sheets.some(({ cells }) => cells.some((line) => line.some((cell) => isFew(cell?.without))));

  const figureAt = (sheet: Placed, row: number, column: number): CrossedFigure => {
    if (isHiddenAt(sheet, row, column)) return { suppressed: true };
    const { cells, measure, counted } = sheet;
    const [down, across] = [rows[row]?.codes ?? [], columns[column]?.codes ?? []];
    const insats = down[query.rows.indexOf('intervention')] ?? across[query.columns.indexOf('intervention')];
    const isLeftOut = insats !== undefined && counted.leftOut.has(insats);
    if (counted.answer.notRegistered || isLeftOut) return { value: null };
    const found = cells[row]?.[column];
    if (isMedian({ measure }))
      return {
        value: found?.value ?? null,
        n: found?.n ?? 0,
        ...(!withoutHidden && (!isGiven || found?.without !== undefined) && { without: found?.without ?? 0 }),
        quartiles: found?.quartiles ?? null,
      };
    const value = found?.value ?? 0;
    const [wholeRow, wholeColumn] = [
      query.percentOf === 'row' ? row : rows.length - 1,
      query.percentOf === 'column' ? column : columns.length - 1,
    ];
    const denominator = cells[wholeRow]?.[wholeColumn]?.value ?? 0;
    const isItself = wholeRow === row && wholeColumn === column;
    const isShown = !isItself && denominator > 0 && !isHiddenAt(sheet, wholeRow, wholeColumn);
    return { value, ...(isShown && { share: shareOf(value, denominator) }) };
  };

  const made = sheetsNow.flatMap((sheet, place): readonly CrossedRow[] => {
    const before = sheetsThen[place];
    return rows.map(({ codes }, row) => ({
      measure: sheet.measure,
      codes,
      cells: columns.map((_column, column): CrossedCell => {
        const figure = figureAt(sheet, row, column);
        if (!before) return figure;
        const compare = figureAt(before, row, column);
        return { ...figure, before: compare, ...differenceOf(figure, compare) };
      }),
      ...(query.rows.some(isTime) && sheet.at(codes, [])?.break && { break: true }),
    }));
  });
  const shown = notRegistered ? [] : orderedRows(made, query, columns);
  const isAnyHidden = made.some(({ cells }) => cells.some(({ suppressed }) => suppressed));
  const [compareWith] = then.sheets.map(({ counted }) => counted.answer);
  const multiValued = [...query.rows, ...query.columns].filter((dimension) =>
    query.measures.some((measure) => !isMedian({ measure }) && isMultiValued(dimension, measure, query.unit)),
  );
  return {
    table: {
      measures: query.measures,
      unit: first.unit,
      period: first.period,
      asKnownAt: first.asKnownAt,
      position: first.position,
      definitionVersion: first.definitionVersion,
      rowsBy: query.rows,
      columnsBy: query.columns,
      where: first.where,
      percentOf: query.percentOf,
      ...(query.unknowns === 'split' && { unknowns: query.unknowns }),
      protect: query.protect,
      ...(compareWith && {
        comparedWith: {
          period: compareWith.period,
          asKnownAt: compareWith.asKnownAt,
          ...(compareWith.notRegistered && { notRegistered: compareWith.notRegistered }),
          notes: notesApart(then.sheets, now.sheets),
        },
      }),
      columns: columns.map(({ codes }) => ({
        codes,
        ...(query.columns.some(isTime) &&
          now.sheets.some(({ at }) => at([], codes)?.break) && { break: true }),
      })),
      rows: shown,
      checks: {
        closes: allHold(now.sheets.map(({ counted }) => counted.answer.checks.closes)),
        parts: allHold(now.sheets.map(({ counted }) => counted.answer.checks.parts)),
        multiValued,
      },
      ...(notRegistered && { notRegistered }),
      notes: crossedNotes(
        query,
        now.sheets.map(({ counted }) => counted.answer),
        { rows: shown, columns },
        isProtected ? { threshold, isAnyHidden } : undefined,
      ),
    },
  };
};
