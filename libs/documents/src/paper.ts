import type { Marked, PDFDocument, StructureElement } from 'pdfkit';
import { fileURLToPath } from 'node:url';
import type { PaperDocument, PrintedLink } from './document.js';
import { linesWithRoom, runsOf } from './lines.js';

/** How a text looks; sizes in points. */
export type Style = Readonly<{ font: 'regular' | 'bold'; size: number; leading: number; colour: string }>;

/** A text in a column, and the element of the structure that it is. */
export type PrintedCell = Readonly<{
  text: string;
  x: number;
  width: number;
  style: Style;
  tag: string;
  element: StructureElement;
  link?: PrintedLink;
}>;

const INK = '#1b1b1b';
const PALE = '#595959';
const RULE = '#c4c4c4';

export const STYLES = {
  title: { font: 'bold', size: 20, leading: 26, colour: INK },
  section: { font: 'bold', size: 13.5, leading: 18, colour: INK },
  entry: { font: 'bold', size: 10.5, leading: 15, colour: INK },
  text: { font: 'regular', size: 10, leading: 14.5, colour: INK },
  name: { font: 'regular', size: 10, leading: 14.5, colour: PALE },
  column: { font: 'bold', size: 9, leading: 12.5, colour: INK },
  cell: { font: 'regular', size: 9, leading: 12.5, colour: INK },
  foot: { font: 'regular', size: 8, leading: 11, colour: PALE },
} as const satisfies Readonly<Record<string, Style>>;

const MARGIN = { side: 62, top: 60, bottom: 68 };
/** Where there is less room than this below a heading, it goes to the next page; in points. */
const WITH_HEADING = 60;
/** What is higher than this may be broken between two pages. */
const UNBROKEN = 160;
/** Stands for a letter that the font does not have. */
const NO_GLYPH = '\u25a1';

const REGULAR = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'));
const BOLD = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'));

/** Pages that are written from their top, each mark with what it belongs to in the structure. */
export class Paper {
  readonly #pdf: PDFDocument;
  readonly root: StructureElement;
  readonly #bottom: number;
  /** Where the next line begins, from the top of the page. */
  #y = 0;

  private constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
    this.#pdf.registerFont('regular', REGULAR);
    this.#pdf.registerFont('bold', BOLD);
    this.root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.root);
    this.#newPage();
    this.#bottom = this.#pdf.page.height - MARGIN.bottom;
  }

  /** What draws is large, and loaded with the first document. */
  static async begun({ title, language }: PaperDocument, at: number): Promise<Paper> {
    if (/[&<]/.test(title)) throw new TypeError('The title of a document is no markup.');
    const { PDFDocument } = await import('pdfkit');
    const pdf = new PDFDocument({
      size: 'A4',
      pdfVersion: '1.7',
      lang: language,
      tagged: true,
      displayTitle: true,
      subset: 'PDF/UA',
      bufferPages: true,
      autoFirstPage: false,
      margin: 0,
      info: { Title: title, Producer: 'Samspår', Creator: 'Samspår', CreationDate: new Date(at) },
    });
    return new Paper(pdf);
  }

  get left(): number {
    return MARGIN.side;
  }

  get width(): number {
    return this.#pdf.page.width - 2 * MARGIN.side;
  }

  get outline() {
    return this.#pdf.outline;
  }

  element(tag: string, parent: StructureElement, scope?: 'Column' | 'Row'): StructureElement {
    const element = this.#pdf.struct(tag, scope && { scope });
    parent.add(element);
    return element;
  }

  gap(points: number): void {
    this.#y += points;
  }

  /** Begins a new page unless there is room for a heading and something below it. */
  roomForHeading(): void {
    if (this.#y + WITH_HEADING > this.#bottom) this.#newPage();
  }

  /** A line across, which says nothing. */
  rule(): void {
    this.#artifact('Layout', () => {
      const y = this.#y + 1.5;
      this.#pdf
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .lineWidth(0.5)
        .stroke(RULE);
    });
    this.#y += 4;
  }

  /** The same as a row, of which the structure knows already. */
  rowAgain(cells: readonly Omit<PrintedCell, 'element' | 'tag'>[]): void {
    this.#artifact('Layout', () => {
      this.#y += this.#drawn(cells.map((cell) => ({ ...cell, lines: this.#linesOf(cell) })));
    });
    this.rule();
  }

  /** Cells beside each other, over as many pages as they need; `onBreak` begins each further one. */
  row(cells: readonly PrintedCell[], onBreak: () => void = () => {}): void {
    let left = cells.map((cell) => ({ ...cell, lines: this.#linesOf(cell) }));
    const height = Math.max(...left.map(({ lines, style }) => lines.length * style.leading));
    const isWhole = height <= UNBROKEN && this.#y + height > this.#bottom;
    if (isWhole) this.#nextPage(onBreak);
    for (;;) {
      const room = this.#bottom - this.#y;
      const here = left.map((cell) => ({
        ...cell,
        lines: cell.lines.slice(0, Math.max(0, Math.floor(room / cell.style.leading))),
      }));
      this.#y += this.#drawn(here, (cell, draw) => {
        const { link } = cell;
        const tag = link ? 'Link' : cell.tag;
        const element = link ? this.element(tag, cell.element) : cell.element;
        const marked: Marked = this.#pdf.markStructureContent(tag);
        draw();
        this.#pdf.endMarkedContent();
        element.add(marked);
        if (link) this.#lead(link, cell, element);
      });
      left = left.map((cell, index) => ({ ...cell, lines: cell.lines.slice(here[index]?.lines.length) }));
      if (left.every(({ lines }) => lines.length === 0)) return;
      this.#nextPage(onBreak);
    }
  }

  /** The whole file, with a foot on each page. */
  async finished(foot: PaperDocument['foot']): Promise<Uint8Array> {
    this.root.end();
    const { count } = this.#pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#pdf.switchToPage(page);
      this.#artifact('Pagination', () => {
        const y = this.#pdf.page.height - MARGIN.bottom / 2 - STYLES.foot.leading;
        this.#line(foot(page + 1, count), this.left, y, STYLES.foot);
      });
    }
    this.#pdf.end();
    const parts: Uint8Array[] = [];
    for await (const part of this.#pdf) parts.push(part as Uint8Array);
    return Buffer.concat(parts);
  }

  /** What has been drawn of a cell is pressed to come where it leads. */
  #lead(
    { address, leadsTo }: PrintedLink,
    { lines, x, style }: Pick<PrintedCell, 'x' | 'style'> & Readonly<{ lines: readonly string[] }>,
    structParent: StructureElement,
  ): void {
    this.#use(style);
    const width = Math.max(...lines.map((line) => this.#pdf.widthOfString(line)));
    const Contents = new String(leadsTo);
    this.#pdf.link(x, this.#y, width, lines.length * style.leading, address, { structParent, Contents });
  }

  #nextPage(onBreak: () => void): void {
    this.#newPage();
    onBreak();
  }

  #newPage(): void {
    this.#pdf.addPage();
    this.#y = MARGIN.top;
  }

  #artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    draw();
    this.#pdf.endMarkedContent();
  }

  /** Draws the lines of cells at the present place; answers how high they are. */
  #drawn<C extends Omit<PrintedCell, 'element' | 'tag'>>(
    cells: readonly (C & Readonly<{ lines: readonly string[] }>)[],
    around: (cell: C, draw: () => void) => void = (_cell, draw) => draw(),
  ): number {
    for (const cell of cells)
      if (cell.lines.length > 0)
        around(cell, () =>
          cell.lines.forEach((line, index) =>
            this.#line(line, cell.x, this.#y + index * cell.style.leading, cell.style),
          ),
        );
    return Math.max(...cells.map(({ lines, style }) => lines.length * style.leading));
  }

  #use({ font, size, colour }: Style): void {
    this.#pdf.font(font).fontSize(size).fillColor(colour);
  }

  #writable(text: string): string {
    const { font } = this.#pdf._font;
    return Array.from(text.normalize('NFC'), (letter) =>
      letter === '\n' || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : NO_GLYPH,
    ).join('');
  }

  #linesOf({ text, width, style }: Pick<PrintedCell, 'text' | 'width' | 'style'>): readonly string[] {
    this.#use(style);
    return linesWithRoom(this.#writable(text), (line) => this.#pdf.widthOfString(line) <= width);
  }

  #line(line: string, from: number, y: number, style: Style): void {
    this.#use(style);
    let x = from;
    for (const { words, isRightToLeft } of runsOf(line)) {
      const text = `${words.join(' ')} `;
      const width = this.#pdf.widthOfString(text);
      if (isRightToLeft) this.#fromTheRight(words, x + width, y);
      else this.#pdf.text(text, x, y, { lineBreak: false });
      x += width;
    }
  }

  /** Word by word in the order in which they are read, so that a machine reads them so too. */
  #fromTheRight(words: readonly string[], right: number, y: number): void {
    const space = this.#pdf.widthOfString(' ');
    let x = right - space;
    for (const word of words) {
      x -= this.#pdf.widthOfString(word);
      this.#pdf.text(word, x, y, { lineBreak: false });
      x -= space;
      this.#pdf.text(' ', x, y, { lineBreak: false });
    }
  }
}
