import type { DocumentPart, PaperDocument, PrintedLink } from './document.js';
import { type PrintedCell, Paper, type Style, STYLES } from './paper.js';

type Table = Extract<DocumentPart, { table: unknown }>['table'];

const INDENT = 14;
const NAMES = 0.32;
const BETWEEN = 10;

const single = (paper: Paper, tag: string, text: string, style: Style, parent = paper.root): void =>
  paper.row([{ text, x: paper.left, width: paper.width, style, tag, element: paper.element(tag, parent) }]);

const writeList = (paper: Paper, items: readonly string[]): void => {
  const list = paper.element('L', paper.root);
  for (const text of items) {
    const item = paper.element('LI', list);
    const cell = { style: STYLES.text, width: paper.width - INDENT };
    paper.row([
      { ...cell, text: '•', x: paper.left, tag: 'Lbl', element: paper.element('Lbl', item) },
      { ...cell, text, x: paper.left + INDENT, tag: 'LBody', element: paper.element('LBody', item) },
    ]);
    paper.gap(2);
  }
  paper.gap(6);
};

const writeFacts = (paper: Paper, facts: Extract<DocumentPart, { facts: unknown }>['facts']): void => {
  const list = paper.element('L', paper.root);
  const names = paper.width * NAMES;
  for (const { name, value } of facts) {
    const item = paper.element('LI', list);
    paper.row([
      {
        text: name,
        x: paper.left,
        width: names - BETWEEN,
        style: STYLES.name,
        tag: 'Lbl',
        element: paper.element('Lbl', item),
      },
      {
        text: value,
        x: paper.left + names,
        width: paper.width - names,
        style: STYLES.text,
        tag: 'LBody',
        element: paper.element('LBody', item),
      },
    ]);
    paper.gap(1.5);
  }
  paper.gap(7);
};

const writeTable = (paper: Paper, { caption, columns, widths, rows }: Table): void => {
  const table = paper.element('Table', paper.root);
  paper.roomForHeading();
  single(paper, 'Caption', caption, STYLES.entry, table);
  paper.gap(3);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const before = widths.map((_width, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  const placed = (
    texts: readonly (string | PrintedLink)[],
    style: Style,
  ): readonly Omit<PrintedCell, 'tag' | 'element'>[] =>
    texts.map((said, index) => ({
      ...(typeof said === 'string' ? { text: said } : { text: said.text, link: said }),
      x: paper.left + ((before[index] ?? 0) / whole) * paper.width,
      width: ((widths[index] ?? 0) / whole) * paper.width - BETWEEN,
      style,
    }));
  const heads = placed(columns, STYLES.column);
  const rowOf = (cells: typeof heads, tagOf: (index: number) => 'TH' | 'TD', scope: 'Column' | 'Row') => {
    const row = paper.element('TR', table);
    paper.row(
      cells.map((cell, index) => {
        const tag = tagOf(index);
        return { ...cell, tag, element: paper.element(tag, row, tag === 'TH' ? scope : undefined) };
      }),
      () => paper.rowAgain(heads),
    );
    paper.rule();
  };
  rowOf(heads, () => 'TH', 'Column');
  for (const row of rows) rowOf(placed(row, STYLES.cell), (index) => (index === 0 ? 'TH' : 'TD'), 'Row');
  paper.gap(8);
};

const writeBlock = (paper: Paper, block: DocumentPart): void => {
  if ('heading' in block) {
    const isSection = block.level === 2;
    paper.gap(isSection ? 12 : 5);
    paper.roomForHeading();
    single(paper, `H${block.level}`, block.heading, isSection ? STYLES.section : STYLES.entry);
    paper.gap(isSection ? 5 : 2);
    if (isSection) paper.outline.addItem(block.heading);
  } else if ('paragraph' in block) {
    single(paper, 'P', block.paragraph, STYLES.text);
    paper.gap(7);
  } else if ('list' in block) writeList(paper, block.list);
  else if ('facts' in block) writeFacts(paper, block.facts);
  else writeTable(paper, block.table);
};

/**
 * A document as a tagged PDF (PDF/UA-1): its language, title, headings, lists and tables are told to whoever has it read aloud, and
 * its fonts lie in it. The same document at the same moment (milliseconds since the epoch) is the same file. A letter that the font
 * does not have becomes a square.
 */
export const pdfOf = async (document: PaperDocument, at: number): Promise<Uint8Array> => {
  const paper = await Paper.begun(document, at);
  single(paper, 'H1', document.title, STYLES.title);
  paper.gap(8);
  for (const block of document.blocks) writeBlock(paper, block);
  return paper.finished(document.foot);
};
