import type { DocumentPart, PaperTable, PrintedLink } from '@samspar/documents';
import { numeral } from '@samspar/kernel';
import {
  columnName,
  comparedColumns,
  comparedMoment,
  comparedName,
  comparedSums,
  figureText,
  signed,
} from '@samspar/reports';
import {
  type CrossedCell,
  dimensionLabel,
  isMedian,
  measureLabel,
  nameOfCompared,
} from '@samspar/statistics';
import { textsOf } from '../texts/texts.js';
import { partNotes, type ToldComparison, type ToldPart } from './compared-words.js';
import { addressOfPlace, namesIn, tableNotes, type ToldTable } from './crossed-words.js';
import { reasonInWords } from './not-registered.js';

/** What a column of figures is made of, as on a page: the figure, its share, and what it is compared with. */
type Parts = readonly Readonly<{ title: string; of: (cell: CrossedCell) => string }>[];

const partsOf = ({ table, language }: ToldTable): Parts => {
  const { reports: texts } = textsOf(language);
  const hasShares = table.rows.some(({ cells }) => cells.some(({ share }) => share));
  const isCompared = table.comparedWith !== undefined && !table.comparedWith.notRegistered;
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
            of: ({ difference }: CrossedCell) =>
              difference === undefined ? '' : signed(difference, language),
          },
        ]
      : []),
  ];
};

/** The server that an address names; undefined of one that names none, from which nobody is led anywhere. */
export const serverIn = (address: string): string | undefined =>
  /^https?:\/\//.test(address) ? new URL(address).origin : undefined;

/** A table of rows and columns with its subtotals as it is printed, each row with its whole name; figures that are shown lead to why they are so. */
const paperTable = (told: ToldTable, caption: string, server: string | undefined): PaperTable => {
  const { table, language } = told;
  const { title: leadsTo } = textsOf(language).figure;
  const linked = (
    text: string,
    cell: CrossedCell | undefined,
    address: () => string | undefined,
  ): string | PrintedLink => {
    if (server === undefined || typeof cell?.value !== 'number') return text;
    const path = address();
    return path === undefined ? text : { text, address: server + path, leadsTo };
  };
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
      ...table.columns.flatMap((column, at) =>
        parts.map(({ of }, part) => {
          const text = of(cells[at] ?? {});
          return part === 0
            ? linked(text, cells[at], () => addressOfPlace(told, { measure, codes }, column.codes))
            : text;
        }),
      ),
    ]),
  };
};

/** A comparison as it is printed: of women, men and all, each before and after, with the change, and last of how many. */
const paperComparison = (told: ToldComparison, caption: string): PaperTable => {
  const { comparison, language } = told;
  const { of, at, rows } = comparison;
  const { beforeAfter: texts } = textsOf(language).reports;
  const nameOf = namesIn(told);
  const columns = comparedColumns(comparison, nameOf, language);
  const parts = [...at.map((moment) => comparedMoment(moment, language)), texts.change, '%'];
  const counted = (count: number | undefined) => (count === undefined ? '··' : numeral(count, language));
  const change = (count: number | null | undefined) =>
    count === undefined || count === null ? '' : signed(count, language);
  const sums = comparedSums(language);
  return {
    caption,
    groups: [{ title: '', span: 1 }, ...columns.map(({ name }) => ({ title: name, span: parts.length }))],
    columns: [nameOfCompared(of)[language], ...columns.flatMap(() => parts)],
    names: 1,
    isOfFigures: true,
    sums: sums.map((_sum, place) => rows.length + place),
    rows: [
      ...rows.map(({ code }, place) => [
        nameOf(of, code),
        ...columns.flatMap(({ group }) => {
          const row = group.rows[place];
          return [counted(row?.before), counted(row?.after), change(row?.change), change(row?.percent)];
        }),
      ]),
      ...sums.map(({ name, count }) => [
        name,
        ...columns.flatMap(({ group }) => [counted(count(group)), counted(count(group)), '', '']),
      ]),
    ],
  };
};

const printedComparisonPart = (
  told: ToldComparison,
  title: string,
  sentence: string | undefined,
): DocumentPart => {
  const { comparison, language } = told;
  const { beforeAfter: texts } = textsOf(language).reports;
  const { notRegistered, rows, without = 0 } = comparison;
  if (notRegistered) return { paragraph: `${title}: ${reasonInWords(notRegistered, language)}` };
  if (rows.length === 0) return { paragraph: `${title}: ${texts.nothing(without)}` };
  const notes = [`${texts.percentOf}.`, ...partNotes(told)];
  return { table: { ...paperComparison(told, title), ...(sentence && { sentence }), notes } };
};

/**
 * A table on paper with what must not be away from it: why there is none, or a sentence of its figures and what holds of them. `server`: where its
 * figures lead to why they are so.
 */
export const printedPart = (
  told: ToldPart,
  title: string,
  sentence: string | undefined,
  server?: string,
): DocumentPart => {
  if (!('table' in told)) return printedComparisonPart(told, title, sentence);
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
  return { table: { ...paperTable(told, title, server), ...(sentence && { sentence }), notes } };
};
