import { type Asked, splitColumns, widthsIn } from './columns.js';
import type { PaperTable } from './document.js';
import type { Orientation, Paper } from './paper.js';
import type { Placed } from './placed.js';
import { STRONG_RULE, type Style, STYLES } from './style.js';

const BETWEEN = 10;
/** A table that is at most so high, in shares of a page, is not broken between two. */
const WHOLE = 0.6;
/** As high as some rows of a table, without which its head does not stand on a page. */
const SOME_ROWS = 45;

type Cell = PaperTable['rows'][number][number];
type Head = Readonly<{ cell: Placed; span: number }>;

const textOf = (cell: Cell | undefined): string => (typeof cell === 'object' ? cell.text : (cell ?? ''));

const namesOf = ({ names = 1 }: PaperTable): number => names;

/** What the columns ask for of their texts and of their titles. */
const askedOf = (paper: Paper, { columns, rows }: PaperTable): readonly Asked[] =>
  columns.map((column, place) => {
    const texts = rows.map((row) => textOf(row[place]));
    const width = (style: Style) => (text: string) => paper.widthOfText(text, style);
    const words = (all: readonly string[]) => all.flatMap((text) => text.split(/\s+/));
    /** Of many rows alike, the longest few ask for most. */
    const longest = (all: readonly string[]) =>
      all.toSorted((one, other) => other.length - one.length).slice(0, 12);
    const least = [
      ...longest(words(texts)).map(width(STYLES.sum)),
      ...words([column]).map(width(STYLES.column)),
    ];
    const whole = [...longest(texts).map(width(STYLES.sum)), width(STYLES.column)(column)];
    return { least: Math.max(...least) + BETWEEN, whole: Math.max(...whole) + BETWEEN };
  });

/** On which kind of page there is room for all columns; undefined: on none. */
const orientationFor = (paper: Paper, asked: readonly Asked[]): Orientation | undefined =>
  (['portrait', 'landscape'] as const).find(
    (orientation) => widthsIn(paper.widthOf(orientation), asked) !== undefined,
  );

/** The kind of page that a table is written on. */
export const orientationOf = (paper: Paper, table: PaperTable): Orientation =>
  table.widths ? 'portrait' : (orientationFor(paper, askedOf(paper, table)) ?? 'landscape');

/** The table with these of the columns after its names alone. */
const withColumns = (table: PaperTable, places: readonly number[]): PaperTable => {
  const names = namesOf(table);
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

/** As many tables as there must be for each to have room on the page. */
const parts = (paper: Paper, table: PaperTable): readonly PaperTable[] => {
  if (table.widths || orientationFor(paper, askedOf(paper, table))) return [table];
  const names = namesOf(table);
  const asked = askedOf(paper, table);
  const spans = (table.groups ?? []).map(({ span }) => span);
  const groups = spans.length > 0 ? spans.slice(1) : asked.slice(names).map(() => 1);
  const split = splitColumns(paper.width, asked.slice(0, names), asked.slice(names), groups);
  return split.map((places, part) => ({
    ...withColumns(table, places),
    caption: `${table.caption} (${part + 1}/${split.length})`,
  }));
};

const widthsOf = (paper: Paper, table: PaperTable): readonly number[] => {
  const { widths } = table;
  if (!widths) {
    const asked = askedOf(paper, table);
    return widthsIn(paper.width, asked) ?? asked.map(() => paper.width / asked.length);
  }
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (width / whole) * paper.width);
};

const writePart = (paper: Paper, table: PaperTable, parent: Paper['root']): void => {
  const { caption, groups = [], columns, rows, isOfFigures, sums = [] } = table;
  const widths = widthsOf(paper, table);
  const names = namesOf(table);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const place = (at: number, span = 1): Pick<Placed, 'x' | 'width'> => ({
    x: paper.left + widths.slice(0, at).reduce((sum, one) => sum + one, 0),
    width: widths.slice(at, at + span).reduce((sum, one) => sum + one, 0) - BETWEEN,
  });
  const placed = (cells: readonly Cell[], style: Style): readonly Placed[] =>
    cells.map((cell, at) => ({
      text: textOf(cell),
      ...(typeof cell === 'object' && { link: cell }),
      ...place(at),
      style,
      ...(isOfFigures && at >= names && { isToTheRight: true }),
    }));
  let first = 0;
  const over = groups.map(({ title, span }): Head => {
    const at = first;
    first += span;
    const cell = { text: title, ...place(at, span), style: STYLES.column, isToTheRight: at >= names };
    return { cell, span };
  });
  const below = placed(columns, STYLES.column);
  const styleOf = (row: number): Style => (sums.includes(row) ? STYLES.sum : STYLES.cell);
  const again = () => {
    if (over.length > 0) paper.rowAgain(over.map(({ cell }) => cell));
    paper.rowAgain(below);
    paper.rule(STRONG_RULE, paper.left, width);
  };

  const head = { text: caption, x: paper.left, width: paper.width, style: STYLES.entry };
  const heads =
    paper.heightOf([head]) + paper.heightOf(below) + (over.length > 0 ? STYLES.column.leading : 0) + 10;
  const heights = rows.map((row, at) => paper.heightOf(placed(row, styleOf(at))) + 4);
  const whole = heads + heights.reduce((sum, height) => sum + height, 0);
  paper.roomFor(whole <= paper.wholeRoom * WHOLE ? whole : heads + SOME_ROWS);

  const element = paper.element('Table', parent);
  paper.row([{ ...head, tag: 'Caption', element: paper.element('Caption', element) }]);
  paper.gap(3);
  const headRow = (cells: readonly Head[]) => {
    const row = paper.element('TR', element);
    paper.row(
      cells.map(({ cell, span }) => {
        const tag = cell.text === '' ? 'TD' : 'TH';
        return {
          ...cell,
          tag,
          element: paper.element(tag, row, { span, ...(tag === 'TH' && { scope: 'Column' }) }),
        };
      }),
    );
  };
  if (over.length > 0) headRow(over);
  headRow(below.map((cell) => ({ cell, span: 1 })));
  paper.rule(STRONG_RULE, paper.left, width);
  rows.forEach((cells, at) => {
    const row = paper.element('TR', element);
    const printed = placed(cells, styleOf(at)).map((cell, column) => {
      const isName = column < names && cell.text !== '';
      const tag = isName ? 'TH' : 'TD';
      return { ...cell, tag, element: paper.element(tag, row, isName ? { scope: 'Row' } : undefined) };
    });
    paper.row(printed, again);
    paper.rule(undefined, paper.left, width);
  });
  paper.gap(8);
};

/** A table with its head on each page that it stands on, on a page that is turned to what its columns need. */
export const writeTable = (paper: Paper, table: PaperTable, parent = paper.root): void => {
  for (const part of parts(paper, table)) writePart(paper, part, parent);
};
