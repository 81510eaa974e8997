import type { Drawing } from '@samspar/charts';
import type { ElementOptions, Marked, PDFDocument, StructureElement } from 'pdfkit';
import type { PaperDocument } from './document.js';
import { Letters } from './letters.js';
import { Painter } from './paint.js';
import type { Placed, PrintedCell } from './placed.js';
import { RULE, type Style, STYLES } from './style.js';

type PaperElement = ElementOptions &
  Readonly<{ scope?: 'Column' | 'Row'; span?: number; listNumbering?: 'Disc' }>;

export type Orientation = 'portrait' | 'landscape';

const MARGIN = { side: 62, top: 66, bottom: 68 };
/** What is higher than this may be broken between two pages. */
const UNBROKEN = 160;
/** Pages that are written from their top, each mark with what it belongs to in the structure. */
export class Paper {
  readonly #pdf: PDFDocument;
  readonly #letters: Letters;
  readonly #painter: Painter;
  readonly root: StructureElement;
  /** Where the next line begins, from the top of the page. */
  #y = 0;
  #page = -1;
  #orientation: Orientation = 'portrait';

  private constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
    this.#letters = new Letters(pdf);
    this.#painter = new Painter(pdf);
    this.root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.root);
    this.newPage();
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
    return this.widthOf(this.#orientation);
  }

  /** Which page is written on, from 0. */
  get page(): number {
    return this.#page;
  }

  /** How much is left of the page. */
  get room(): number {
    return this.#pdf.page.height - MARGIN.bottom - this.#y;
  }

  /** True where nothing is written on the page yet. */
  get isFresh(): boolean {
    return this.#y <= MARGIN.top;
  }

  /** How much there is on a page. */
  get wholeRoom(): number {
    return this.#pdf.page.height - MARGIN.bottom - MARGIN.top;
  }

  widthOf(orientation: Orientation): number {
    const { width, height } = this.#pdf.page;
    return (orientation === 'portrait' ? Math.min : Math.max)(width, height) - 2 * MARGIN.side;
  }

  widthOfText(text: string, style: Style): number {
    return this.#letters.width(text, style);
  }

  /** An element below another; what of a table or a list its words cannot say is in `options`. */
  element(tag: string, parent: StructureElement, options: PaperElement = {}): StructureElement {
    const { scope, span = 1, listNumbering, ...rest } = options;
    const element = this.#pdf.struct(tag, rest);
    if (scope !== undefined || span > 1)
      element.dictionary.data.A = {
        O: 'Table',
        ...(scope && { Scope: scope }),
        ...(span > 1 && { ColSpan: span }),
      };
    if (listNumbering) element.dictionary.data.A = { O: 'List', ListNumbering: listNumbering };
    parent.add(element);
    return element;
  }

  gap(points: number): void {
    this.#y += points;
  }

  /** Goes on as far from the bottom of the page as what is to stand there is high. */
  toTheFoot(height: number): void {
    this.#y = Math.max(this.#y, this.#pdf.page.height - MARGIN.bottom - height);
  }

  /** Begins a new page unless there is as much room, or the page is empty. */
  roomFor(points: number): void {
    if (this.room < points && !this.isFresh) this.newPage();
  }

  /** Goes on on pages of this kind. */
  turn(orientation: Orientation): void {
    if (this.#orientation === orientation) return;
    this.#orientation = orientation;
    this.newPage();
  }

  /** Goes on on the next page, which there may be already. */
  newPage(): void {
    this.#page += 1;
    if (this.#page < this.#pdf.bufferedPageRange().count) this.#turnTo(this.#page);
    else this.#pdf.addPage({ size: 'A4', margin: 0, layout: this.#orientation });
    this.#y = MARGIN.top;
  }

  /** Goes on at the top of a page that there is. */
  backTo(page: number): void {
    this.#page = page;
    this.#turnTo(page);
    this.#y = MARGIN.top;
  }

  /** Gives the present place a name that links lead to. */
  name(place: string): void {
    this.#pdf.addNamedDestination(place, 'XYZ', this.left, this.#y, null);
  }

  /** Lists a heading beside the pages, below the last of the level above it. */
  list(heading: string, level: 2 | 3): void {
    const above = level === 3 ? this.#pdf.outline.children.at(-1) : undefined;
    const left = this.#pdf.page.width;
    (above ?? this.#pdf.outline).addItem(heading, { fit: false, top: this.#y, left });
  }

  /** A line across, which says nothing. */
  rule(colour = RULE, from = this.left, width = this.width): void {
    this.#artifact('Layout', () => {
      const y = this.#y + 1.5;
      this.#pdf
        .moveTo(from, y)
        .lineTo(from + width, y)
        .lineWidth(0.5)
        .stroke(colour);
    });
    this.#y += 4;
  }

  /** A band of colour over the whole page, which says nothing. */
  band(colour: string, height: number): void {
    this.#artifact('Layout', () => this.#pdf.rect(0, 0, this.#pdf.page.width, height).fill(colour));
  }

  /** The same as a row, of which the structure knows already. */
  rowAgain(cells: readonly Placed[]): void {
    this.#artifact('Pagination', () => {
      this.#y += this.#drawn(cells.map((cell) => ({ ...cell, lines: this.#letters.lines(cell) })));
    });
  }

  heightOf(cells: readonly Placed[]): number {
    return Math.max(...cells.map((cell) => this.#letters.lines(cell).length * cell.style.leading));
  }

  /** Cells beside each other, over as many pages as they need; `onBreak` begins each further one. */
  row(cells: readonly PrintedCell[], onBreak: () => void = () => {}): void {
    let left = cells.map((cell) => ({ ...cell, lines: this.#letters.lines(cell) }));
    const height = Math.max(...left.map(({ lines, style }) => lines.length * style.leading));
    if (height <= UNBROKEN && this.room < height) this.#nextPage(onBreak);
    for (;;) {
      const { room } = this;
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

  /** A drawing as large as it is, or as there is room for beside each other, with what it shows in words. */
  figure(drawing: Drawing, parent: StructureElement): void {
    const scale = this.#scaleOf(drawing);
    const [width, height] = [drawing.width * scale, drawing.height * scale];
    const marked = this.#pdf.markStructureContent('Figure');
    this.#painter.paint(drawing, this.left, this.#y, scale);
    this.#pdf.endMarkedContent();
    const element = this.element('Figure', parent, {
      alt: `${drawing.title}. ${drawing.description}`,
      bbox: [this.left, this.#y, this.left + width, this.#y + height],
    });
    element.add(marked);
    this.#y += height;
  }

  heightOfFigure(drawing: Drawing): number {
    return drawing.height * this.#scaleOf(drawing);
  }

  /** The whole file, with a head on each page but the first and a foot on all. */
  async finished({ head, foot }: Pick<PaperDocument, 'head' | 'foot'>): Promise<Uint8Array> {
    this.root.end();
    const { count } = this.#pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#turnTo(page);
      const { width, height } = this.#pdf.page;
      this.#margin(foot(page + 1, count), height - MARGIN.bottom / 2 - STYLES.foot.leading);
      if (head === undefined || page === 0) continue;
      this.#margin(head, MARGIN.top / 2 - STYLES.foot.leading / 2);
      this.#y = MARGIN.top - 20;
      this.rule(RULE, this.left, width - 2 * MARGIN.side);
    }
    this.#pdf.end();
    const parts: Uint8Array[] = [];
    for await (const part of this.#pdf) parts.push(part as Uint8Array);
    return Buffer.concat(parts);
  }

  /** A line at the head or at the foot of a page, which no reader comes upon. */
  #margin(line: string, y: number): void {
    this.#artifact('Pagination', () => this.#letters.write(line, this.left, y, STYLES.foot));
  }

  #scaleOf({ width, height }: Drawing): number {
    return Math.min(1, this.width / width, this.wholeRoom / height);
  }

  /** What has been drawn of a cell is pressed to come where it leads. The element ends here, for its page is the present one. */
  #lead(
    link: NonNullable<Placed['link']>,
    { lines, style, ...cell }: Placed & Readonly<{ lines: readonly string[] }>,
    structParent: StructureElement,
  ): void {
    const width = Math.max(...lines.map((line) => this.#letters.width(line, style)));
    const x = cell.isToTheRight ? cell.x + cell.width - width : cell.x;
    const place = [x, this.#y, width, lines.length * style.leading] as const;
    const options = { structParent, Contents: new String(link.leadsTo) };
    if ('place' in link) this.#pdf.goTo(...place, link.place, options);
    else this.#pdf.link(...place, link.address, options);
    structParent.end();
  }

  #nextPage(onBreak: () => void): void {
    this.newPage();
    onBreak();
  }

  /** What is reckoned from the top of a page is so of the one that is turned to, as high as it is. */
  #turnTo(page: number): void {
    this.#pdf.switchToPage(page);
    this.#pdf._ctm = [1, 0, 0, -1, 0, this.#pdf.page.height];
  }

  #artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    draw();
    this.#pdf.endMarkedContent();
  }

  /** Draws the lines of cells at the present place; answers how high they are. */
  #drawn<C extends Placed>(
    cells: readonly (C & Readonly<{ lines: readonly string[] }>)[],
    around: (cell: C & Readonly<{ lines: readonly string[] }>, draw: () => void) => void = (_cell, draw) =>
      draw(),
  ): number {
    for (const cell of cells)
      if (cell.lines.length > 0)
        around(cell, () =>
          cell.lines.forEach((line, index) => {
            const { style, x, width, isToTheRight } = cell;
            const from = isToTheRight ? x + width - this.#letters.width(line, style) : x;
            this.#letters.write(line, from, this.#y + index * style.leading, style);
          }),
        );
    return Math.max(...cells.map(({ lines, style }) => lines.length * style.leading));
  }
}
