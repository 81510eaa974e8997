import type { DocumentPart, PaperTable } from '@samspar/documents';
import { numeral } from '@samspar/kernel';
import { columnName, comparedName, figureText } from '@samspar/reports';
import { type CrossedCell, dimensionLabel, isMedian, measureLabel } from '@samspar/statistics';
import { textsOf } from '../texts/texts.js';
import { namesIn, tableNotes, type ToldTable } from './crossed-words.js';
import { reasonInWords } from './not-registered.js';

/** What a column of figures is made of, as on a page: the figure, its share, and what it is compared with. */
type Parts = readonly Readonly<{ title: string; of: (cell: CrossedCell) => string }>[];

const partsOf = ({ table, language }: ToldTable): Parts => {
  const { reports: texts } = textsOf(language);
  const hasShares = table.rows.some(({ cells }) => cells.some(({ share }) => share));
  const isCompared = table.comparedWith !== undefined && !table.comparedWith.notRegistered;
  const signed = (value: number): string =>
    value > 0 ? `+${numeral(value, language)}` : value < 0 ? `−${numeral(-value, language)}` : '0';
  return [
    {
      title: table.measures.every((measure) => isMedian({ measure })) ? texts.median : texts.count,
      of: (cell) => figureText(cell, language),
    },
    ...(hasShares
      ? [
          {
            title: '%',
            of: ({ share, suppressed }: CrossedCell) => (share && !suppressed ? String(share.percent) : ''),
          },
        ]
      : []),
    ...(isCompared
      ? [
          {
            title: comparedName(table, language),
            of: ({ before }: CrossedCell) => (before ? figureText(before, language) : ''),
          },
          {
            title: texts.difference,
            of: ({ difference }: CrossedCell) => (difference === undefined ? '' : signed(difference)),
          },
        ]
      : []),
  ];
};

/** A table of rows and columns with its subtotals as it is printed, each row with its whole name. */
const paperTable = (told: ToldTable, caption: string): PaperTable => {
  const { table, language } = told;
  const { reports: texts, statistics } = textsOf(language);
  const nameOf = namesIn(told);
  const parts = partsOf(told);
  const hasMeasure = table.measures.length > 1 || table.rowsBy.length === 0;
  const marked = (name: string, isBroken: boolean | undefined): string =>
    isBroken ? `${name} (${statistics.answer.breaks})` : name;
  const names = [
    ...(hasMeasure ? [texts.measure] : []),
    ...table.rowsBy.map((dimension) => dimensionLabel(dimension, language)),
  ];
  const columns = table.columns.map((column) =>
    marked(columnName(table, column.codes, nameOf, language), column.break),
  );
  const isTwofold = parts.length > 1;
  return {
    caption,
    ...(isTwofold && {
      groups: [{ title: '', span: names.length }, ...columns.map((title) => ({ title, span: parts.length }))],
    }),
    columns: [...names, ...(isTwofold ? columns.flatMap(() => parts.map(({ title }) => title)) : columns)],
    names: names.length,
    isOfFigures: true,
    sums: table.rows.flatMap(({ codes }, place) => (codes.length < table.rowsBy.length ? [place] : [])),
    rows: table.rows.map(({ measure, codes, cells, break: isBroken }) => [
      ...(hasMeasure ? [measureLabel(measure, language)] : []),
      ...table.rowsBy.map((dimension, at) => {
        const code = codes[at];
        if (code === undefined) return at === codes.length ? texts.total : '';
        return marked(nameOf(dimension, code), isBroken && at === codes.length - 1);
      }),
      ...table.columns.flatMap((_column, at) => parts.map(({ of }) => of(cells[at] ?? {}))),
    ]),
  };
};

/** A table on paper with what must not be away from it: why there is none, or a sentence of its figures and what holds of them. */
export const printedPart = (told: ToldTable, title: string, sentence: string | undefined): DocumentPart => {
  const { table, language } = told;
  const { reports: texts } = textsOf(language);
  if (table.notRegistered) return { paragraph: `${title}: ${reasonInWords(table.notRegistered, language)}` };
  const hasShares = table.rows.some(({ cells }) => cells.some(({ share }) => share));
  const missing = table.comparedWith?.notRegistered;
  const notes = [
    ...(hasShares ? [`${texts.shares[table.percentOf]}.`] : []),
    ...(missing ? [texts.notComparable(reasonInWords(missing, language))] : []),
    ...tableNotes(told),
  ];
  return { table: { ...paperTable(told, title), ...(sentence && { sentence }), notes } };
};
