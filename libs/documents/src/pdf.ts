import { Contents } from './contents.js';
import type { DocumentPart, PaperDocument } from './document.js';
import { type Orientation, Paper } from './paper.js';
import { BAND, STYLES } from './style.js';
import { type Plan, planOf } from './table-plan.js';
import { heightOfTable, writeTable } from './table.js';
import { FACT_GAP, factCells, lineWidth, single, writeFacts, writeList } from './text-blocks.js';

type Heading = Extract<DocumentPart, { heading: unknown }>;
/** A part, and how its table is laid out. */
type Planned = Readonly<{ block: DocumentPart; plan?: Plan }>;

/** What stands below a heading, or some of it, stands on its page. */
const BELOW_HEADING = 44;
const AFTER_PARAGRAPH = 7;

const writeFigure = (paper: Paper, { figure }: Extract<DocumentPart, { figure: unknown }>): void => {
  const title = { text: figure.title, x: paper.left, width: lineWidth(paper), style: STYLES.entry };
  paper.roomFor(paper.heightOf([title]) + 3 + paper.heightOfFigure(figure));
  single(paper, 'P', figure.title, STYLES.entry);
  paper.gap(3);
  paper.figure(figure, paper.root);
  paper.gap(12);
};

/** How high that is which must stand below a heading for it to stand there: what leads to a table or a drawing goes along with it. */
const leastHeight = (paper: Paper, [next, ...rest]: readonly Planned[]): number => {
  if (!next) return BELOW_HEADING;
  const { block, plan } = next;
  if ('figure' in block) return paper.heightOfFigure(block.figure) + 20;
  if (plan) return heightOfTable(paper, plan);
  if (!('paragraph' in block) || !block.isNote) return BELOW_HEADING;
  const text = { text: block.paragraph, x: paper.left, width: lineWidth(paper), style: STYLES.note };
  return paper.heightOf([text]) + AFTER_PARAGRAPH + leastHeight(paper, rest);
};

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

const writeBlock = (paper: Paper, block: Exclude<DocumentPart, Heading>, plan?: Plan): void => {
  if ('paragraph' in block) {
    const { paragraph, isNote, language } = block;
    single(paper, 'P', paragraph, isNote ? STYLES.note : STYLES.text, {
      ...(language && { lang: language }),
    });
    paper.gap(AFTER_PARAGRAPH);
  } else if ('list' in block) writeList(paper, block.list, block.isNote ? STYLES.note : STYLES.text);
  else if ('facts' in block) writeFacts(paper, block.facts);
  else if ('figure' in block) writeFigure(paper, block);
  else if (plan) writeTable(paper, plan);
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

/** Which kind of page each part is on: that which its table needs, and what leads to a table goes along with it. */
const orientations = (planned: readonly Planned[]): readonly Orientation[] => {
  let after: Orientation = 'portrait';
  return planned
    .toReversed()
    .map(({ block, plan }): Orientation => {
      const leads = 'heading' in block || ('paragraph' in block && block.isNote === true);
      after = plan?.orientation ?? (leads ? after : 'portrait');
      return after;
    })
    .toReversed();
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
  const planned = blocks.map((block): Planned =>
    'table' in block ? { block, plan: planOf(paper, block.table) } : { block },
  );
  const turned = orientations(planned);
  planned.forEach(({ block, plan }, place) => {
    paper.turn(turned[place] ?? 'portrait');
    if ('heading' in block)
      writeHeading(paper, block, leastHeight(paper, planned.slice(place + 1)), contents);
    else writeBlock(paper, block, plan);
  });
  contents?.write();
  return paper.finished(document);
};
