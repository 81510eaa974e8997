/** What of `pdfkit` writes a tagged document; its own types know neither `PDF/UA` nor the scope of a heading in a table. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  /** A part of a page that belongs to an element of the structure. */
  export type Marked = Readonly<{ refs: readonly unknown[] }>;

  export interface StructureElement {
    add(child: StructureElement | Marked): this;
    end(): void;
  }

  export interface OutlineItem {
    addItem(title: string): OutlineItem;
  }

  type Options = Readonly<{
    size: 'A4';
    pdfVersion: '1.7';
    lang: string;
    tagged: true;
    displayTitle: true;
    subset: 'PDF/UA';
    bufferPages: true;
    autoFirstPage: false;
    margin: number;
    info: Readonly<Record<'Title' | 'Producer' | 'Creator', string> & { CreationDate: Date }>;
  }>;

  export class PDFDocument extends Readable {
    constructor(options: Options);
    readonly page: Readonly<{ width: number; height: number }>;
    readonly outline: OutlineItem;
    /** The font that was chosen last. */
    readonly _font: Readonly<{ font: Readonly<{ hasGlyphForCodePoint(codePoint: number): boolean }> }>;
    addPage(): this;
    switchToPage(index: number): unknown;
    bufferedPageRange(): Readonly<{ start: number; count: number }>;
    registerFont(name: string, file: string): this;
    font(name: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    link(
      x: number,
      y: number,
      width: number,
      height: number,
      address: string,
      /** `Contents` is a string as an object: a plain one would be written as a name. */
      options: Readonly<{ structParent: StructureElement; Contents: object }>,
    ): this;
    text(line: string, x: number, y: number, options: Readonly<{ lineBreak: false }>): this;
    widthOfString(text: string): number;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(points: number): this;
    stroke(colour: string): this;
    struct(type: string, options?: Readonly<{ scope?: 'Column' | 'Row' }>): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: 'Artifact', options: Readonly<{ type: 'Pagination' | 'Layout' }>): this;
    markStructureContent(tag: string): Marked;
    endMarkedContent(): this;
    end(): void;
  }
}
