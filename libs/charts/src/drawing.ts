/**
 * What a shape or a text is painted as, by what it means: a painter has a colour for each, and `PAINT_PATTERNS` says what is drawn over the colour, so that
 * none is told by its colour alone.
 */
export const PAINTS = [
  'women',
  'men',
  'total',
  'unknown',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'step1',
  'step2',
  'step3',
  'step4',
  'step5',
  'hidden',
  'ribbon',
  'pale',
  'paper',
  'ink',
  'soft',
  'line',
  'break',
] as const;
export type Paint = (typeof PAINTS)[number];

/** What is drawn over a colour: stripes up or down, dots, or both stripes. */
export type PaintPattern = 'plain' | 'up' | 'down' | 'dots' | 'net';

/** The pattern of each paint that has one; the lines or dots of it are painted `paper`, those of `unknown hidden` are `soft` on `paper`. */
export const PAINT_PATTERNS: Readonly<Partial<Record<Paint, Exclude<PaintPattern, 'plain'>>>> = {
  men: 'up',
  second: 'up',
  third: 'dots',
  fourth: 'down',
  fifth: 'net',
  unknown: 'down',
  hidden: 'dots',
};

/** The colours of the paints on white, as `#rrggbb`; text in any of `ink soft break` has 4.5:1, what is filled 3:1 to what stands beside it. */
export const COLOURS: Readonly<Record<Paint, string>> = {
  women: '#145374',
  men: '#b3541e',
  total: '#5a6671',
  unknown: '#ffffff',
  first: '#145374',
  second: '#b3541e',
  third: '#3f6f35',
  fourth: '#6b3f83',
  fifth: '#7a5a00',
  step1: '#dcebf3',
  step2: '#a9cde0',
  step3: '#6aa5c4',
  step4: '#2b7299',
  step5: '#0d3a52',
  hidden: '#ffffff',
  ribbon: '#a9cde0',
  pale: '#eef3f6',
  paper: '#ffffff',
  ink: '#1c242c',
  soft: '#4a5763',
  line: '#c3cad1',
  break: '#a51d2d',
};

type Look = Readonly<{
  fill?: Paint;
  stroke?: Paint;
  /** In points; absent: 1. */
  strokeWidth?: number;
  /** Lengths of dashes and of what is between them. */
  dash?: readonly number[];
  /** From 0 to 1; absent: 1. */
  opacity?: number;
  /** Filled without the pattern of its paint: too small for it, and told apart by its outline. */
  isPlain?: true;
}>;

/** Units are points, from the upper left corner and downwards. What is not filled or stroked is not there. */
export type DrawnShape =
  | (Readonly<{ kind: 'rect'; x: number; y: number; width: number; height: number; radius?: number }> & Look)
  | (Readonly<{ kind: 'line'; x1: number; y1: number; x2: number; y2: number }> & Look)
  | (Readonly<{
      kind: 'path';
      /** Of SVG, with absolute `M`, `L`, `C` and `Z` alone. */
      d: string;
    }> &
      Look)
  | (Readonly<{ kind: 'circle'; x: number; y: number; radius: number }> & Look)
  | Readonly<{
      kind: 'text';
      x: number;
      /** Of the line that letters stand on. */
      y: number;
      text: string;
      anchor: 'start' | 'middle' | 'end';
      size: number;
      isBold?: true;
      fill: Paint;
      /** Drawn first round the letters, so that they are read over other shapes. */
      halo?: Paint;
    }>;

/** A place that leads somewhere: over the shapes, not seen. */
export type DrawnLink = Readonly<{ href: string; x: number; y: number; width: number; height: number }>;

/** A chart as it is drawn at one width: each painter draws the same shapes, in order. */
export type Drawing = Readonly<{
  width: number;
  height: number;
  shapes: readonly DrawnShape[];
  links: readonly DrawnLink[];
  /** What it shows, in some words. */
  title: string;
  /** What it shows, figure by figure, for those who do not see it. */
  description: string;
}>;
