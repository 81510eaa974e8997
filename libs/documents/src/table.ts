import type { PaperTable } from './document.js';
import type { Paper } from './paper.js';
import type { Placed } from './placed.js';
import { STRONG_RULE, type Style, STYLES } from './style.js';
import { BETWEEN, type Plan, textOf } from './table-plan.js';
import { heightOfList, lineWidth, single, writeList } from './text-blocks.js';

/** A table that is at most so high, in shares of a page, is not broken between two. */
const WHOLE = 0.85;
/** As high as some rows of a table, without which its head does not stand on a page. */
const SOME_ROWS = 45;
const BELOW_CAPTION = 3;
/** Of the line below a row. */
const ROW_GAP = 4;

type Part = Plan['parts'][number];
type Head = Readonly<{ cell: Placed; span: number }>;

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

/** A part of a table with the place of each of its texts. */
class Laid {
  readonly width: number;
  readonly caption: Placed;
  readonly over: readonly Head[];
  readonly below: readonly Head[];
  readonly #names: number;

  constructor(
    readonly paper: Paper,
    readonly table: PaperTable,
    readonly widths: readonly number[],
  ) {
    this.#names = table.names ?? 1;
    this.width = sumOf(widths);
    this.caption = { text: table.caption, x: paper.left, width: lineWidth(paper), style: STYLES.entry };
    let first = 0;
    this.over = (table.groups ?? []).map(({ title, span }) => {
      const at = first;
      first += span;
      const isToTheRight = at >= this.#names;
      return { cell: { text: title, ...this.#place(at, span), style: STYLES.column, isToTheRight }, span };
    });
    this.below = this.#cells(table.columns, STYLES.column).map((cell) => ({ cell, span: 1 }));
  }

  isName(column: number): boolean {
    return column < this.#names;
  }

  row(at: number): readonly Placed[] {
    const { rows, sums = [] } = this.table;
    return this.#cells(rows[at] ?? [], sums.includes(at) ? STYLES.sum : STYLES.cell);
  }

  /** From its caption to its head. */
  get headHeight(): number {
    const { paper, over, below } = this;
    const high = [over, below]
      .filter((cells) => cells.length > 0)
      .map((cells) => paper.heightOf(cells.map(({ cell }) => cell)));
    return paper.heightOf([this.caption]) + BELOW_CAPTION + sumOf(high) + ROW_GAP;
  }

  /** As much as must be on one page: all of it with what is said below it, or its head and some rows where it is long. */
  get unbroken(): number {
    const { paper, table } = this;
    const most = paper.wholeRoom * WHOLE;
    const { sentence, notes = [] } = table;
    const said = { text: sentence ?? '', x: paper.left, width: lineWidth(paper), style: STYLES.text };
    let height =
      this.headHeight +
      (sentence ? paper.heightOf([said]) + 10 : 0) +
      heightOfList(paper, notes, STYLES.note);
    for (let at = 0; at < table.rows.length && height <= most; at += 1)
      height += paper.heightOf(this.row(at)) + ROW_GAP;
    return height > most ? this.headHeight + SOME_ROWS : height;
  }

  #place(at: number, span = 1): Pick<Placed, 'x' | 'width'> {
    return {
      x: this.paper.left + sumOf(this.widths.slice(0, at)),
      width: sumOf(this.widths.slice(at, at + span)) - BETWEEN,
    };
  }

  #cells(cells: PaperTable['rows'][number], style: Style): readonly Placed[] {
    return cells.map((cell, at) => ({
      text: textOf(cell),
      ...(typeof cell === 'object' && { link: cell }),
      ...this.#place(at),
      style,
      ...(this.table.isOfFigures && !this.isName(at) && { isToTheRight: true }),
    }));
  }
}

const laidOf = (paper: Paper, { table, widths }: Part): Laid => new Laid(paper, table, widths);

/** How much of a table must stand on one page. */
export const heightOfTable = (paper: Paper, { parts: [first] }: Plan): number =>
  first ? laidOf(paper, first).unbroken : 0;

const writeHead = (laid: Laid, table: Paper['root'], cells: readonly Head[]): void => {
  const { paper } = laid;
  const row = paper.element('TR', table);
  paper.row(
    cells.map(({ cell, span }) => {
      const tag = cell.text === '' ? 'TD' : 'TH';
      const element = paper.element(tag, row, { span, ...(tag === 'TH' && { scope: 'Column' }) });
      return { ...cell, tag, element };
    }),
  );
};

/** Its head on a further page, of which the structure knows already. */
const writeHeadAgain = ({ paper, over, below, width }: Laid): void => {
  for (const cells of [over, below]) if (cells.length > 0) paper.rowAgain(cells.map(({ cell }) => cell));
  paper.rule(STRONG_RULE, paper.left, width);
};

const writePart = (laid: Laid): void => {
  const { paper, table, over, below, width, caption } = laid;
  paper.roomFor(laid.unbroken);
  const element = paper.element('Table', paper.root);
  paper.row([{ ...caption, tag: 'Caption', element: paper.element('Caption', element) }]);
  paper.gap(BELOW_CAPTION);
  if (over.length > 0) writeHead(laid, element, over);
  writeHead(laid, element, below);
  paper.rule(STRONG_RULE, paper.left, width);
  table.rows.forEach((_cells, at) => {
    const row = paper.element('TR', element);
    const printed = laid.row(at).map((cell, column) => {
      const isName = laid.isName(column) && cell.text !== '';
      const tag = isName ? 'TH' : 'TD';
      return { ...cell, tag, element: paper.element(tag, row, isName ? { scope: 'Row' } : undefined) };
    });
    paper.row(printed, () => writeHeadAgain(laid));
    paper.rule(undefined, paper.left, width);
  });
  const { sentence, notes = [] } = table;
  if (sentence !== undefined) {
    paper.gap(3);
    single(paper, 'P', sentence, STYLES.text);
    paper.gap(3);
  }
  writeList(paper, notes, STYLES.note);
  paper.gap(8);
};

/** A table with its head on each page that it stands on, in as many parts as its columns need. */
export const writeTable = (paper: Paper, { parts }: Plan): void => {
  for (const part of parts) writePart(laidOf(paper, part));
};
