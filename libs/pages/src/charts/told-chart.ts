import { type Chart, type ChartedAbout, ChartFigures, chartOf, districtTiles, flowOf } from '@samspar/charts';
import { type ReportDefinition, type ReportName, REPORTS } from '@samspar/reports';
import type { Answer, CodeNames, CrossedTable } from '@samspar/statistics';
import type { Language } from '../language.js';
import { addressOfWhy, heading, type ToldAnswer } from '../statistics/answer-words.js';
import { addressOfPlace, tableHeading, type ToldTable } from '../statistics/crossed-words.js';
import { codeName } from '../statistics/names.js';

/** Whose number a rate is of: all, or the one sex that is asked for. */
const sexIn = ({ sex = [] }: Answer['where']): 'all' | 'woman' | 'man' | undefined => {
  if (sex.length === 0) return 'all';
  const [one, ...others] = sex;
  return others.length === 0 && (one === 'woman' || one === 'man') ? one : undefined;
};

const about = (
  { period, notes, where }: Pick<Answer | CrossedTable, 'period' | 'notes' | 'where'>,
  names: CodeNames,
  language: Language,
  title: string,
): ChartedAbout => {
  const { association } = names;
  return {
    title,
    language,
    period,
    notes,
    nameOf: (dimension, code) => codeName(language, dimension, code, names),
    tiles: association && (() => districtTiles(association, period.to, sexIn(where))),
  };
};

/** An answer as a chart; undefined where nothing of it can be drawn, or more than one can take in. */
export const chartOfAnswer = (told: ToldAnswer): Chart | undefined => {
  const { answer, names, language } = told;
  if (answer.notRegistered || answer.by.length === 0) return undefined;
  const figures = ChartFigures.ofAnswer(answer, (_measure, codes) => addressOfWhy(told, codes));
  return chartOf(figures, about(answer, names, language, heading(told)));
};

const figuresOf = (told: Parameters<typeof addressOfPlace>[0]): ChartFigures =>
  ChartFigures.ofTable(told.table, (row, column) => addressOfPlace(told, row, column));

/** A table of rows and columns as a chart, under its heading or another title. */
export const chartOfTable = (told: ToldTable, title = tableHeading(told)): Chart | undefined => {
  const { table, names, language } = told;
  if (table.notRegistered || (table.rowsBy.length === 0 && table.columnsBy.length === 0)) return undefined;
  return chartOf(figuresOf(told), about(table, names, language, title));
};

/** What a table shows beyond this no chart tells at a glance. */
const MOST_FIGURES = 160;

/** Whether a table has no chart because it shows more than one can take in. */
export const isTooMuchToDraw = (told: ToldTable): boolean => {
  const shown = told.table.rows.reduce(
    (sum, { cells }) => sum + cells.filter(({ value }) => typeof value === 'number').length,
    0,
  );
  return shown > MOST_FIGURES && chartOfTable(told) === undefined;
};

/** The two tables of a flow as one chart. */
const chartOfFlow = (
  [answered, started]: readonly CrossedTable[],
  { names, language, title }: Pick<ToldTable, 'names' | 'language'> & Readonly<{ title: string }>,
): Chart | undefined => {
  if (!answered || !started || answered.notRegistered || started.notRegistered) return undefined;
  return flowOf(
    figuresOf({ table: answered }),
    figuresOf({ table: started }),
    about(answered, names, language, title),
  );
};

/** The tables of a report that is one flow, as one chart; undefined of another report. */
export const chartOfReport = (
  name: ReportName,
  tables: readonly CrossedTable[],
  told: Pick<ToldTable, 'names' | 'language'>,
): Chart | undefined => {
  const { isFlow = false, title }: ReportDefinition = REPORTS[name];
  return isFlow ? chartOfFlow(tables, { ...told, title: title[told.language] }) : undefined;
};
