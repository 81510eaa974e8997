import type { PDFDocument } from 'pdfkit';
import { fileURLToPath } from 'node:url';
import { linesWithRoom, runsOf } from './lines.js';
import type { Style } from './style.js';

/** Stands for a letter that the font does not have. */
const NO_GLYPH = '\u25a1';
/** So that a column that is as wide as its text holds it, however that is rounded. */
const ROUNDING = 0.01;

const REGULAR = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'));
const BOLD = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'));

/** Lines of letters in the fonts of one document, in letters of which there is a shape. */
export class Letters {
  readonly #pdf: PDFDocument;
  readonly #written = new Map<object, Map<string, string>>();

  constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
    pdf.registerFont('regular', REGULAR);
    pdf.registerFont('bold', BOLD);
  }

  width(text: string, style: Style): number {
    this.#use(style);
    return this.#pdf.widthOfString(this.#writable(text));
  }

  /** The text in lines that its column has room for. */
  lines({ text, width, style }: Readonly<{ text: string; width: number; style: Style }>): readonly string[] {
    this.#use(style);
    return linesWithRoom(this.#writable(text), (line) => this.#pdf.widthOfString(line) <= width + ROUNDING);
  }

  /** Writes a line from a place of the page, each run of it in its direction. */
  write(line: string, from: number, y: number, style: Style): void {
    this.#use(style);
    let x = from;
    for (const { words, isRightToLeft } of runsOf(this.#writable(line))) {
      const text = `${words.join(' ')} `;
      const width = this.#pdf.widthOfString(text);
      if (isRightToLeft) this.#fromTheRight(words, x + width, y);
      else this.#pdf.text(text, x, y, { lineBreak: false });
      x += width;
    }
  }

  #use({ font, size, colour }: Style): void {
    this.#pdf.font(font).fontSize(size).fillColor(colour);
  }

  /** The text in letters that the font has; each is measured more often than once. */
  #writable(text: string): string {
    const { font } = this.#pdf._font;
    const known = this.#written.get(font) ?? new Map<string, string>();
    this.#written.set(font, known);
    const before = known.get(text);
    if (before !== undefined) return before;
    const written = Array.from(text.normalize('NFC'), (letter) =>
      letter === '\n' || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : NO_GLYPH,
    ).join('');
    known.set(text, written);
    return written;
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
