import { SPREADSHEET } from '@samspar/documents';
import { codeName, figure, textsOf } from '@samspar/pages';
import { dimensionLabel, type ShownFigure } from '@samspar/statistics';
import { stringify } from 'csv-stringify/sync';
import {
  causesInWords,
  countOf,
  definitionsInWords,
  differenceHeading,
  differenceSubheading,
  setUpInWords,
  sumsOf,
  type ToldDifference,
} from './difference-words.js';

type Row = readonly (string | number)[];

/** What made it, and the sums; nothing where that is not told. */
const causeRows = ({ difference: { parts, difference }, language }: ToldDifference): readonly Row[] => {
  const { difference: texts } = textsOf(language);
  if (!parts) return [];
  const sums = sumsOf(parts);
  return [
    [texts.cause, texts.came, texts.out, texts.across, texts.daysChanged, texts.net],
    ...parts.map((part): Row => {
      const { in: came, out, across = 0, otherDays = 0 } = part;
      return [causesInWords(part, language), came, out, across, otherDays, came - out];
    }),
    [texts.sum, sums.in, sums.out, sums.across, sums.otherDays, difference ?? ''],
  ];
};

/**
 * What made a difference, for a Swedish spreadsheet: the causes, then each row of the table, then, after an empty row, what the figures must
 * not travel without.
 */
export const differenceCsv = (told: ToldDifference): string => {
  const { difference, language, names } = told;
  const { difference: texts, statistics } = textsOf(language);
  const { by, from, to, parts, cells, definitions, erased, untold } = difference;
  const count = (shown: ShownFigure): string | number => {
    const counted = countOf(shown);
    return counted.suppressed ? figure(language, counted) : (counted.value ?? '');
  };
  const rows: readonly Row[] = [
    ...causeRows(told),
    ...(cells.length > 0
      ? [
          ...(parts ? [['']] : []),
          [...by.map((one) => dimensionLabel(one, language)), texts.from, texts.to, texts.difference],
          ...cells.map((one): Row => [
            ...by.map((dimension) => codeName(language, dimension, one.cell[dimension] ?? '', names)),
            count(one.from),
            count(one.to),
            one.difference ?? '',
          ]),
        ]
      : []),
    [''],
    [differenceHeading(told), differenceSubheading(told)],
    [texts.from, count(from)],
    [texts.to, count(to)],
    ...(untold === 'hidden' || untold === 'small' ? [[statistics.answer.note, texts[untold]]] : []),
    [statistics.answer.closes, difference.closes === false ? texts.fails : texts.closes],
    ...definitions.map((one): Row => [texts.setUp, setUpInWords(one, language)]),
    ...(erased ? [[statistics.answer.note, texts.erased(String(erased))]] : []),
    [statistics.answer.note, definitionsInWords(told)],
  ];
  return stringify(
    rows.map((row) => [...row]),
    SPREADSHEET,
  );
};
