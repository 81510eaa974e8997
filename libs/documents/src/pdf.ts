import { Contents } from './contents.js';
import type { DocumentPart, PaperDocument, PrintedValue } from './document.js';
import { type Orientation, Paper } from './paper.js';
import { BAND, type Style, STYLES } from './style.js';
import { orientationOf, writeTable } from './table.js';

type Heading = Extract<DocumentPart, { heading: unknown }>;
type Single = Readonly<{ parent?: Paper['root']; lang?: string }>;

const INDENT = 14;
const NAMES = 0.32;
const BETWEEN = 10;
/** What stands below a heading, or some of it, stands on its page. */
const BELOW_HEADING = 44;
/** Lines are no longer than this, however wide the page is. */
const LONGEST_LINE = 471;

const lineWidth = (paper: Paper): number => Math.min(paper.width, LONGEST_LINE);

const single = (
  paper: Paper,
  tag: string,
  text: string,
  style: Style,
  { parent = paper.root, lang }: Single = {},
): void => {
  const element = paper.element(tag, parent, lang === undefined ? undefined : { lang });
  paper.row([{ text, x: paper.left, width: lineWidth(paper), style, tag, element }]);
};

const writeList = (paper: Paper, items: readonly string[], style: Style): void => {
  const list = paper.element('L', paper.root, { listNumbering: 'Disc' });
  for (const text of items) {
    const item = paper.element('LI', list);
    const cell = { style, width: lineWidth(paper) - INDENT };
    paper.row([
      { ...cell, text: '•', x: paper.left, tag: 'Lbl', element: paper.element('Lbl', item) },
      { ...cell, text, x: paper.left + INDENT, tag: 'LBody', element: paper.element('LBody', item) },
    ]);
    paper.gap(2);
  }
  paper.gap(6);
};

const factCells = (paper: Paper, { name, value }: PrintedValue) => {
  const names = lineWidth(paper) * NAMES;
  return [
    { text: name, x: paper.left, width: names - BETWEEN, style: STYLES.name },
    { text: value, x: paper.left + names, width: lineWidth(paper) - names, style: STYLES.text },
  ] as const;
};

const FACT_GAP = 1.5;

const writeFacts = (paper: Paper, facts: readonly PrintedValue[]): void => {
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

const writeFigure = (paper: Paper, { figure }: Extract<DocumentPart, { figure: unknown }>): void => {
  const title = { text: figure.title, x: paper.left, width: lineWidth(paper), style: STYLES.entry };
  paper.roomFor(paper.heightOf([title]) + 3 + paper.heightOfFigure(figure));
  single(paper, 'P', figure.title, STYLES.entry);
  paper.gap(3);
  paper.figure(figure, paper.root);
  paper.gap(12);
};

/** How high that is which must stand below a heading for it to stand there. */
const leastHeight = (paper: Paper, block: DocumentPart | undefined): number =>
  block && 'figure' in block ? paper.heightOfFigure(block.figure) + 20 : BELOW_HEADING;

const writeHeading = (paper: Paper, { heading, level }: Heading, next: number, contents?: Contents): void => {
  const isSection = level === 2;
  const style = isSection ? STYLES.section : STYLES.entry;
  const above = isSection ? 12 : 5;
  const title = { text: heading, x: paper.left, width: lineWidth(paper), style };
  paper.roomFor(above + paper.heightOf([title]) + next);
  if (!paper.isFresh) paper.gap(above);
  contents?.reach();
  paper.list(heading, level);
  single(paper, `H${level}`, heading, style);
  paper.gap(isSection ? 5 : 2);
};

const writeBlock = (paper: Paper, block: Exclude<DocumentPart, Heading>): void => {
  if ('paragraph' in block) {
    const { paragraph, isNote, language } = block;
    single(paper, 'P', paragraph, isNote ? STYLES.note : STYLES.text, {
      ...(language && { lang: language }),
    });
    paper.gap(7);
  } else if ('list' in block) writeList(paper, block.list, block.isNote ? STYLES.note : STYLES.text);
  else if ('facts' in block) writeFacts(paper, block.facts);
  else if ('figure' in block) writeFigure(paper, block);
  else writeTable(paper, block.table);
};

/** A first page for the title, what it is of and what it can be held to. */
const writeCover = (paper: Paper, { title, cover }: PaperDocument): void => {
  if (!cover) return;
  paper.band(BAND, 24);
  paper.gap(120);
  single(paper, 'P', cover.above, STYLES.above);
  paper.gap(14);
  single(paper, 'H1', title, STYLES.cover);
  paper.gap(10);
  for (const line of cover.below) single(paper, 'P', line, STYLES.above);
  paper.gap(24);
  const heights = cover.facts.map((fact) => paper.heightOf(factCells(paper, fact)) + FACT_GAP);
  paper.toTheFoot(heights.reduce((sum, height) => sum + height, 12));
  paper.rule();
  paper.gap(4);
  writeFacts(paper, cover.facts);
  paper.newPage();
};

/** Which kind of page each block is on: all below a heading are on that which a table below it needs. */
const orientations = (paper: Paper, blocks: readonly DocumentPart[]): readonly Orientation[] => {
  const needed = blocks.map((block) => ('table' in block ? orientationOf(paper, block.table) : 'portrait'));
  const starts = blocks.flatMap((block, place) => ('heading' in block || place === 0 ? [place] : []));
  return blocks.map((_block, place) => {
    const from = starts.findLast((start) => start <= place) ?? 0;
    const to = starts.find((start) => start > place) ?? blocks.length;
    return needed.slice(from, to).find((orientation) => orientation === 'landscape') ?? 'portrait';
  });
};

/**
 * A document as a tagged PDF (PDF/UA-1): its language, title, headings, lists, tables and drawings are told to whoever has it read aloud, and
 * its fonts lie in it. The same document at the same moment (milliseconds since the epoch) is the same file. A letter that the font
 * does not have becomes a square.
 */
export const pdfOf = async (document: PaperDocument, at: number): Promise<Uint8Array> => {
  const { blocks } = document;
  const paper = await Paper.begun(document, at);
  if (document.cover) writeCover(paper, document);
  else {
    single(paper, 'H1', document.title, STYLES.title);
    paper.gap(8);
  }
  const headings = blocks.filter((block) => 'heading' in block);
  const contents = document.contents && new Contents(paper, document.contents, headings);
  const turned = orientations(paper, blocks);
  blocks.forEach((block, place) => {
    paper.turn(turned[place] ?? 'portrait');
    if ('heading' in block) writeHeading(paper, block, leastHeight(paper, blocks[place + 1]), contents);
    else writeBlock(paper, block);
  });
  contents?.write();
  return paper.finished(document);
};
