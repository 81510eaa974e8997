import { numeral, type Sentence } from '@samspar/kernel';
import {
  type CrossedCell,
  type CrossedFigure,
  type CrossedTable,
  dimensionLabel,
  isMedian,
  measureLabel,
} from '@samspar/statistics';
import type { NameOf } from './quotable.js';

type Language = keyof Sentence;

/** A cell of a printed table: a number is a number, words are words, and null is nothing. */
export type TableCell = string | number | null;

/** A table as files have it: one line of titles, and a line for each row. */
export type PrintedTable = Readonly<{
  titles: readonly string[];
  /** How many of the first titles are those of names. */
  names: number;
  rows: readonly (readonly TableCell[])[];
}>;

const WORDS = {
  sv: {
    measure: 'Mått',
    total: 'Totalt',
    hidden: '··',
    percent: 'procent',
    denominator: 'nämnare',
    n: 'antal',
    difference: 'skillnad',
    lower: 'nedre kvartil',
    upper: 'övre kvartil',
  },
  en: {
    measure: 'Measure',
    total: 'Total',
    hidden: '··',
    percent: 'per cent',
    denominator: 'denominator',
    n: 'count',
    difference: 'difference',
    lower: 'lower quartile',
    upper: 'upper quartile',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** What is beside the figures, briefly: the year or the moment. */
export const comparedName = ({ comparedWith, period }: CrossedTable, language: Language): string => {
  if (!comparedWith) return '';
  const { from, to } = comparedWith.period;
  if (from === period.from) return comparedWith.asKnownAt.slice(0, 10);
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}${language === 'sv' ? '–' : '-'}${last}`;
};

/** `Kvinna`, `Kvinna, Järva`, `Totalt`. */
export const columnName = (
  table: Pick<CrossedTable, 'columnsBy'>,
  codes: readonly string[],
  nameOf: NameOf,
  language: Language,
): string => {
  const { total } = WORDS[language];
  if (codes.length === 0) return total;
  const names = codes.map((code, place) => {
    const dimension = table.columnsBy[place];
    return dimension === undefined ? code : nameOf(dimension, code);
  });
  return [...names, ...(codes.length < table.columnsBy.length ? [total.toLowerCase()] : [])].join(', ');
};

const valueOf = ({ value, suppressed }: CrossedFigure, language: Language): TableCell =>
  suppressed ? WORDS[language].hidden : (value ?? null);

/** The table as files have it; a figure with its share, and what it is compared with. */
export const printedTable = (table: CrossedTable, nameOf: NameOf, language: Language): PrintedTable => {
  const words = WORDS[language];
  const { measures, rowsBy, comparedWith } = table;
  const hasMedians = measures.some((measure) => isMedian({ measure }));
  const hasShares = table.rows.some(({ cells }) => cells.some(({ share }) => share));
  const names = [
    ...(measures.length > 1 || rowsBy.length === 0 ? [words.measure] : []),
    ...rowsBy.map((dimension) => dimensionLabel(dimension, language)),
  ];
  const then = comparedName(table, language);
  const titlesOf = (column: string): readonly string[] =>
    [
      column,
      ...(hasShares ? [words.percent, words.denominator] : []),
      ...(hasMedians ? [words.lower, words.upper, words.n] : []),
      ...(comparedWith ? [then, words.difference] : []),
    ].map((title, place) => (place === 0 ? title : `${column}, ${title}`));
  const cellsOf = (cell: CrossedCell): readonly TableCell[] => [
    valueOf(cell, language),
    ...(hasShares ? [cell.share?.percent ?? null, cell.share?.denominator ?? null] : []),
    ...(hasMedians ? [cell.quartiles?.[0] ?? null, cell.quartiles?.[2] ?? null, cell.n ?? null] : []),
    ...(comparedWith ? [cell.before ? valueOf(cell.before, language) : null, cell.difference ?? null] : []),
  ];
  return {
    titles: [
      ...names,
      ...table.columns.flatMap(({ codes }) => titlesOf(columnName(table, codes, nameOf, language))),
    ],
    names: names.length,
    rows: table.rows.map(({ measure, codes, cells }) => [
      ...(names.length > rowsBy.length ? [measureLabel(measure, language)] : []),
      ...rowsBy.map((dimension, place) => {
        const code = codes[place];
        if (code !== undefined) return nameOf(dimension, code);
        return place === codes.length ? words.total : '';
      }),
      ...cells.flatMap(cellsOf),
    ]),
  };
};

/** The figure of a cell for a reader: hidden, none, or a number. */
export const figureText = (cell: CrossedFigure, language: Language): string => {
  const value = valueOf(cell, language);
  return value === null ? '–' : typeof value === 'number' ? numeral(value, language) : value;
};
