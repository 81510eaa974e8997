import { unreachable } from '@samspar/kernel';
import type { DrawnShape } from './drawing.js';

/** Sizes of letters, in points. */
export const TEXT = 13;
export const SMALL = 12;
/** From one line to the next. */
export const LINE = 16;

/** Widths of the letters of a wide plain sans serif (DejaVu Sans) in parts of their size; what is not named is as wide as most are. */
const WIDTHS: readonly (readonly [letters: string, width: number])[] = [
  ["ijlI|'", 0.3],
  ['ftr()[]/- \u00a0.,:;!·"', 0.37],
  ['mwMW@%', 0.96],
  ['ABCDEFGHJKLNOPQRSTUVXYZÅÄÖ&', 0.71],
];
const MOST = 0.61;
const WIDTH_OF = new Map(
  WIDTHS.flatMap(([letters, width]) => Array.from(letters, (letter) => [letter, width] as const)),
);

/** About how wide a text is, rather too much than too little. */
export const textWidth = (text: string, size = TEXT, isBold = false): number => {
  let width = 0;
  for (const letter of text) width += WIDTH_OF.get(letter) ?? MOST;
  return width * size * (isBold ? 1.1 : 1);
};

/** Where a line may end: after a word, and after a hyphen within one. */
const parts = (text: string): readonly string[] => text.match(/[^\s-]+-?\s*|-\s*/gu) ?? [];

/** A text in lines that are no wider than so; a word that is wider stands by itself. */
export const linesOf = (text: string, width: number, size = TEXT, isBold = false): readonly string[] => {
  const lines: string[] = [];
  for (const part of parts(text)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth((last + part).trimEnd(), size, isBold) <= width)
      lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
};

type Letters = Partial<Omit<Extract<DrawnShape, { kind: 'text' }>, 'kind' | 'x' | 'y' | 'text' | 'isBold'>> &
  Readonly<{ isBold?: boolean }>;

/** A line of text, by default in ink and from the left. */
export const letters = (
  x: number,
  y: number,
  text: string,
  { isBold = false, anchor = 'start', size = TEXT, fill = 'ink', ...look }: Letters = {},
): DrawnShape => ({ kind: 'text', x, y, text, anchor, size, fill, ...(isBold && { isBold }), ...look });

/** Lines of text below each other, of which the first stands at `y`. */
export const block = (
  x: number,
  y: number,
  lines: readonly string[],
  look: Letters = {},
  apart = LINE,
): readonly DrawnShape[] => lines.map((line, at) => letters(x, y + at * apart, line, look));

/** Shapes moved to the right and down. */
export const moved = (shapes: readonly DrawnShape[], dx: number, dy: number): readonly DrawnShape[] =>
  shapes.map((shape): DrawnShape => {
    switch (shape.kind) {
      case 'line':
        return { ...shape, x1: shape.x1 + dx, x2: shape.x2 + dx, y1: shape.y1 + dy, y2: shape.y2 + dy };
      case 'path': {
        let isX = false;
        return {
          ...shape,
          d: shape.d.replace(/-?\d+(\.\d+)?/gu, (number) => {
            isX = !isX;
            return String(rounded(Number(number) + (isX ? dx : dy)));
          }),
        };
      }
      case 'rect':
      case 'circle':
      case 'text':
        return { ...shape, x: shape.x + dx, y: shape.y + dy };
      default:
        return unreachable(shape);
    }
  });

/** A length as it is written: to a hundredth of a point. */
export const rounded = (length: number): number => Math.round(length * 100) / 100;
