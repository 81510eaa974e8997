import { type Chart, type ChartedAbout, ChartFigures, chartOf, districtTiles } from '@samspar/charts';
import type { Answer, CodeNames, CrossedTable } from '@samspar/statistics';
import type { Language } from '../language.js';
import { addressOfWhy, heading, type ToldAnswer } from '../statistics/answer-words.js';
import { addressOfPlace, tableHeading, type ToldTable } from '../statistics/crossed-words.js';
import { codeName } from '../statistics/names.js';

const about = (
  { period, notes }: Pick<Answer | CrossedTable, 'period' | 'notes'>,
  names: CodeNames,
  language: Language,
  title: string,
): ChartedAbout => ({
  title,
  language,
  period,
  notes,
  nameOf: (dimension, code) => codeName(language, dimension, code, names),
  tiles: names.association && districtTiles(names.association, period.to),
});

/** An answer as a chart; undefined where nothing of it can be drawn, or more than one can take in. */
export const chartOfAnswer = (told: ToldAnswer): Chart | undefined => {
  const { answer, names, language } = told;
  if (answer.notRegistered || answer.by.length === 0) return undefined;
  const figures = ChartFigures.ofAnswer(answer, (_measure, codes) => addressOfWhy(told, codes));
  return chartOf(figures, about(answer, names, language, heading(told)));
};

/** A table of rows and columns as a chart, under its heading or another title. */
export const chartOfTable = (told: ToldTable, title = tableHeading(told)): Chart | undefined => {
  const { table, names, language } = told;
  if (table.notRegistered || (table.rowsBy.length === 0 && table.columnsBy.length === 0)) return undefined;
  const figures = ChartFigures.ofTable(table, (row, column) => addressOfPlace(table, row, column));
  return chartOf(figures, about(table, names, language, title));
};
