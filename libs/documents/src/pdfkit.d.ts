/** What of `pdfkit` writes a tagged document; its own types know neither `PDF/UA` nor the attributes of a cell of a table. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  /** A part of a page that belongs to an element of the structure. */
  export type Marked = Readonly<{ refs: readonly unknown[] }>;

  type Attributes =
    | Readonly<{ O: 'Table'; Scope?: 'Column' | 'Row'; ColSpan?: number }>
    | Readonly<{ O: 'List'; ListNumbering: 'Disc' }>;

  export interface StructureElement {
    readonly dictionary: Readonly<{ data: { A?: Attributes } }>;
    add(child: StructureElement | Marked): this;
    end(): void;
  }

  /** `bbox`: left, top, right and bottom, from the upper left corner of the page that is written on. */
  export type ElementOptions = Readonly<{
    alt?: string;
    lang?: string;
    bbox?: readonly [number, number, number, number];
  }>;

  export interface OutlineItem {
    readonly children: readonly OutlineItem[];
    /** `left` is reckoned from the right. */
    addItem(title: string, place: Readonly<{ fit: false; top: number; left: number }>): OutlineItem;
  }

  /** Opaque: made by `pattern`, and filled with. */
  export type TilingPattern = Readonly<{ stream: string }>;

  type Sheet = Readonly<{ size: 'A4'; margin: number; layout: 'portrait' | 'landscape' }>;
  type Place = readonly [x: number, y: number, width: number, height: number];
  /** `Contents` is a string as an object: a plain one would be written as a name. */
  type Leading = Readonly<{ structParent: StructureElement; Contents: object }>;

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
    /** How what is reckoned from the top of the page lies on it. */
    _ctm: readonly [number, number, number, number, number, number];
    addPage(sheet: Sheet): this;
    switchToPage(index: number): unknown;
    bufferedPageRange(): Readonly<{ start: number; count: number }>;
    registerFont(name: string, file: string): this;
    font(name: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    link(...place: [...Place, address: string, options: Leading]): this;
    goTo(...place: [...Place, name: string, options: Leading]): this;
    addNamedDestination(name: string, type: 'XYZ', x: number, y: number, zoom: null): void;
    text(
      line: string,
      x: number,
      y: number,
      options: Readonly<{ lineBreak: false; baseline?: 'alphabetic' }>,
    ): this;
    widthOfString(text: string): number;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    opacity(opacity: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    circle(x: number, y: number, radius: number): this;
    path(d: string): this;
    pattern(
      box: readonly [number, number, number, number],
      xStep: number,
      yStep: number,
      operators: string,
    ): TilingPattern;
    lineWidth(points: number): this;
    dash(lengths: readonly number[]): this;
    fill(colour: string | readonly [TilingPattern, string]): this;
    stroke(colour: string): this;
    struct(type: string, options?: ElementOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: 'Artifact', options: Readonly<{ type: 'Pagination' | 'Layout' }>): this;
    markStructureContent(tag: string): Marked;
    endMarkedContent(): this;
    end(): void;
  }
}
