import {
  COLOURS,
  type Drawing,
  type Paint,
  type PaintPattern,
  PAINT_PATTERNS,
  type DrawnShape,
} from '@samspar/charts';
import type { PDFDocument, TilingPattern } from 'pdfkit';

type Stroked = Exclude<PaintPattern, 'plain'>;
type Filled = Exclude<DrawnShape, { kind: 'text' }>;

/** The side of the square that a pattern repeats, in points. */
const SIDE = 5;
const UP = `-1 -1 m ${SIDE + 1} ${SIDE + 1} l S -1 ${SIDE - 1} m 1 ${SIDE + 1} l S ${SIDE - 1} -1 m ${SIDE + 1} 1 l S`;
const DOWN = `-1 ${SIDE + 1} m ${SIDE + 1} -1 l S -1 1 m 1 -1 l S ${SIDE - 1} ${SIDE + 1} m ${SIDE + 1} ${SIDE - 1} l S`;

/** What is drawn in the square, as operators of PDF. */
const STROKES: Readonly<Record<Stroked, string>> = {
  up: `1 w ${UP}`,
  down: `1 w ${DOWN}`,
  net: `0.7 w ${UP} ${DOWN}`,
  dots: '1.5 1.5 2 2 re f',
};

/** Paints whose pattern is darker than what it lies on. */
const PALE: ReadonlySet<Paint> = new Set<Paint>(['unknown', 'hidden']);

/** Paints drawings in one document: what is told by colour is told by its pattern as well. */
export class Painter {
  readonly #patterns = new Map<Stroked, TilingPattern>();

  constructor(private readonly pdf: PDFDocument) {}

  /** At a place from the upper left corner of the page, `scale` times as large as it is drawn. */
  paint(drawing: Drawing, x: number, y: number, scale: number): void {
    this.pdf.save().translate(x, y).scale(scale);
    for (const shape of drawing.shapes) {
      if (shape.kind === 'text') this.#write(shape);
      else this.#fillAndStroke(shape);
    }
    this.pdf.restore();
  }

  #fillAndStroke(shape: Filled): void {
    const { fill, stroke, strokeWidth = 1, dash, opacity = 1 } = shape;
    this.pdf.save();
    if (opacity < 1) this.pdf.opacity(opacity);
    if (fill) {
      this.#trace(shape);
      this.pdf.fill(COLOURS[fill]);
      const kind = PAINT_PATTERNS[fill];
      if (kind) {
        this.#trace(shape);
        this.pdf.fill([this.#pattern(kind), COLOURS[PALE.has(fill) ? 'soft' : 'paper']]);
      }
    }
    if (stroke) {
      this.pdf.lineWidth(strokeWidth);
      if (dash) this.pdf.dash(dash);
      this.#trace(shape);
      this.pdf.stroke(COLOURS[stroke]);
    }
    this.pdf.restore();
  }

  #trace(shape: Filled): void {
    if (shape.kind === 'path') this.pdf.path(shape.d);
    else if (shape.kind === 'circle') this.pdf.circle(shape.x, shape.y, shape.radius);
    else if (shape.kind === 'line') this.pdf.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2);
    else if (shape.radius) this.pdf.roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
    else this.pdf.rect(shape.x, shape.y, shape.width, shape.height);
  }

  /** Round the letters of a text lies a field, not a second text that would be read as well. */
  #write({ text, x, y, anchor, size, isBold, fill, halo }: Extract<DrawnShape, { kind: 'text' }>): void {
    this.pdf.font(isBold ? 'bold' : 'regular').fontSize(size);
    const width = this.pdf.widthOfString(text);
    const from = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    if (halo)
      this.pdf
        .save()
        .opacity(0.85)
        .rect(from - 1.5, y - size * 0.82, width + 3, size * 1.08)
        .fill(COLOURS[halo])
        .restore();
    this.pdf.fillColor(COLOURS[fill]).text(text, from, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  #pattern(kind: Stroked): TilingPattern {
    const known = this.#patterns.get(kind) ?? this.pdf.pattern([0, 0, SIDE, SIDE], SIDE, SIDE, STROKES[kind]);
    this.#patterns.set(kind, known);
    return known;
  }
}
