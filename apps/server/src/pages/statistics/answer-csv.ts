import { SPREADSHEET } from '@samspar/documents';
import {
  addressOfWhy,
  type CellFigures,
  cellName,
  figure,
  heading,
  noteSentences,
  subheading,
  textsOf,
  type ToldAnswer,
  wholeOf,
} from '@samspar/pages';
import { dimensionLabel, isMedian, reconciliation, shareLabel } from '@samspar/statistics';
import { stringify } from 'csv-stringify/sync';

/**
 * The table of an answer for a Swedish spreadsheet: UTF-8 with a byte-order mark, semicolons, decimal commas. Below the table, after
 * an empty row, stands what the figures must not travel without: what they count, what was checked, and the notes.
 */
export const answerCsv = (told: ToldAnswer): string => {
  const { answer, language } = told;
  const { answer: texts } = textsOf(language).statistics;
  const figures = (cell: CellFigures) => {
    const value = cell.suppressed ? figure(language, cell) : (cell.value ?? '');
    return isMedian(answer)
      ? [value, cell.quartiles?.[0] ?? '', cell.quartiles?.[2] ?? '', cell.n ?? '', cell.without ?? '']
      : [value, cell.share?.percent ?? '', cell.share?.numerator ?? '', cell.share?.denominator ?? ''];
  };
  const names = answer.by.map((dimension) => dimensionLabel(dimension, language));
  const rows: readonly (readonly (string | number)[])[] = [
    [
      ...(names.length > 0 ? names : ['']),
      ...(isMedian(answer)
        ? [texts.median, texts.lower, texts.upper, texts.n, texts.without]
        : [texts.count, shareLabel(answer, language), texts.numerator, texts.denominator]),
      texts.whyColumn,
    ],
    ...answer.cells.map((cell) => [
      ...answer.by.map((dimension) => cellName(told, dimension, cell)),
      ...figures(cell),
      addressOfWhy(told, cell),
    ]),
    [texts.total, ...names.slice(1).map(() => ''), ...figures(wholeOf(answer)), addressOfWhy(told)],
    [''],
    [heading(told), subheading(told)],
    answer.notRegistered
      ? [texts.notRegistered, texts.notRegisteredWhat]
      : [texts.closes, reconciliation(answer)[language]],
    ...noteSentences(told).map((sentence) => [texts.note, sentence]),
  ];
  return stringify(
    rows.map((row) => [...row]),
    SPREADSHEET,
  );
};
