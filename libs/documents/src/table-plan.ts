import { type Asked, splitColumns, widthsIn } from './columns.js';
import type { PaperTable } from './document.js';
import type { Orientation, Paper } from './paper.js';
import { type Style, STYLES } from './style.js';

/** Between two columns, in points. */
export const BETWEEN = 10;
/** Of rows alike, the longest few ask for most. */
const LONGEST = 12;

type Cell = PaperTable['rows'][number][number];

/** A table as it is laid out: on which kind of page, and in how many parts with how wide columns. */
export type Plan = Readonly<{
  orientation: Orientation;
  parts: readonly Readonly<{ table: PaperTable; widths: readonly number[] }>[];
}>;

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '');

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

const longest = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].toSorted((one, other) => other.length - one.length).slice(0, LONGEST);

const wordsIn = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => text.split(/\s+/));

/** What a title over several columns asks of each of them, by their places. */
const askedByGroups = (paper: Paper, { groups = [] }: PaperTable): readonly number[] =>
  groups.flatMap(({ title, span }) => {
    const words = wordsIn([title]).map((word) => paper.widthOfText(word, STYLES.column));
    return Array.from({ length: span }, () => (Math.max(...words) + BETWEEN) / span);
  });

/** What the columns ask for of their texts and of their titles. */
const askedOf = (paper: Paper, table: PaperTable): readonly Asked[] => {
  const groups = askedByGroups(paper, table);
  return table.columns.map((column, place) => {
    const texts = table.rows.map((row) => textOf(row[place]));
    const widest = (all: readonly string[], style: Style) =>
      Math.max(0, ...longest(all).map((text) => paper.widthOfText(text, style))) + BETWEEN;
    const group = groups[place] ?? 0;
    return {
      least: Math.max(widest(wordsIn(texts), STYLES.sum), widest(wordsIn([column]), STYLES.column), group),
      whole: Math.max(widest(texts, STYLES.sum), widest([column], STYLES.column), group),
    };
  });
};

/** The table with these of the columns after its names alone. */
const withColumns = (table: PaperTable, names: number, places: readonly number[]): PaperTable => {
  const kept = <T>(all: readonly T[]): readonly T[] => [
    ...all.slice(0, names),
    ...places.flatMap((place) => all.slice(names + place, names + place + 1)),
  ];
  let first = 0;
  const groups = table.groups?.flatMap(({ title, span }) => {
    const from = first;
    first += span;
    const left = places.filter((place) => place >= from - names && place < from + span - names).length;
    return from < names ? [{ title, span }] : left === 0 ? [] : [{ title, span: left }];
  });
  return { ...table, columns: kept(table.columns), rows: table.rows.map(kept), ...(groups && { groups }) };
};

/** In as many parts as it takes for each to have room on a page that is turned. */
const splitPlan = (paper: Paper, table: PaperTable, asked: readonly Asked[]): Plan => {
  const { names = 1, groups, sentence: _after, notes: _last, ...rest } = table;
  const room = paper.widthOf('landscape');
  const spans = groups ? groups.slice(1).map(({ span }) => span) : asked.slice(names).map(() => 1);
  const split = splitColumns(room, asked.slice(0, names), asked.slice(names), spans);
  return {
    orientation: 'landscape',
    parts: split.map((places, at) => {
      const isLast = at === split.length - 1;
      const part = withColumns(isLast ? table : { ...rest, names, ...(groups && { groups }) }, names, places);
      const wanted = [...asked.slice(0, names), ...places.flatMap((place) => asked[names + place] ?? [])];
      return {
        table: { ...part, caption: `${table.caption} (${at + 1}/${split.length})` },
        widths: widthsIn(room, wanted) ?? wanted.map(() => room / wanted.length),
      };
    }),
  };
};

export const planOf = (paper: Paper, table: PaperTable): Plan => {
  if (table.widths) {
    const whole = sumOf(table.widths);
    const widths = table.widths.map((width) => (width / whole) * paper.widthOf('portrait'));
    return { orientation: 'portrait', parts: [{ table, widths }] };
  }
  const asked = askedOf(paper, table);
  for (const orientation of ['portrait', 'landscape'] as const) {
    const widths = widthsIn(paper.widthOf(orientation), asked);
    if (widths) return { orientation, parts: [{ table, widths }] };
  }
  return splitPlan(paper, table, asked);
};
