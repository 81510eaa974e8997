import type { PrintedValue } from './document.js';
import type { Paper } from './paper.js';
import { type Style, STYLES } from './style.js';

type Single = Readonly<{ parent?: Paper['root']; lang?: string }>;

const INDENT = 14;
const ITEM_GAP = 2;
const NAMES = 0.32;
const BETWEEN = 10;
/** Lines are no longer than this, however wide the page is. */
const LONGEST_LINE = 471;

/** How long lines are. */
export const lineWidth = (paper: Paper): number => Math.min(paper.width, LONGEST_LINE);

/** A text that is an element of its own. */
export const single = (
  paper: Paper,
  tag: string,
  text: string,
  style: Style,
  { parent = paper.root, lang }: Single = {},
): void => {
  const element = paper.element(tag, parent, lang === undefined ? undefined : { lang });
  paper.row([{ text, x: paper.left, width: lineWidth(paper), style, tag, element }]);
};

/** As high as a list is written. */
export const heightOfList = (paper: Paper, items: readonly string[], style: Style): number =>
  items.reduce((sum, text) => {
    const cell = { text, x: paper.left, width: lineWidth(paper) - INDENT, style };
    return sum + paper.heightOf([cell]) + ITEM_GAP;
  }, 6);

export const writeList = (paper: Paper, items: readonly string[], style: Style): void => {
  if (items.length === 0) return;
  const list = paper.element('L', paper.root, { listNumbering: 'Disc' });
  for (const text of items) {
    const item = paper.element('LI', list);
    const cell = { style, width: lineWidth(paper) - INDENT };
    paper.row([
      { ...cell, text: '•', x: paper.left, tag: 'Lbl', element: paper.element('Lbl', item) },
      { ...cell, text, x: paper.left + INDENT, tag: 'LBody', element: paper.element('LBody', item) },
    ]);
    paper.gap(ITEM_GAP);
  }
  paper.gap(6);
};

/** What a fact is called, and what it is. */
export const factCells = (paper: Paper, { name, value }: PrintedValue) => {
  const names = lineWidth(paper) * NAMES;
  return [
    { text: name, x: paper.left, width: names - BETWEEN, style: STYLES.name },
    { text: value, x: paper.left + names, width: lineWidth(paper) - names, style: STYLES.text },
  ] as const;
};

export const FACT_GAP = 1.5;

export const writeFacts = (paper: Paper, facts: readonly PrintedValue[]): void => {
  const list = paper.element('L', paper.root);
  for (const fact of facts) {
    const item = paper.element('LI', list);
    const [name, value] = factCells(paper, fact);
    paper.row([
      { ...name, tag: 'Lbl', element: paper.element('Lbl', item) },
      { ...value, tag: 'LBody', element: paper.element('LBody', item) },
    ]);
    paper.gap(FACT_GAP);
  }
  paper.gap(7);
};
