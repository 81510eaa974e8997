import type { Measure, Share } from './query.js';

/** A figure of a crossed table. */
export type CrossedFigure = Readonly<{
  /** Absent where it is suppressed; null for the median of no days. */
  value?: number | null;
  share?: Share;
  n?: number;
  without?: number;
  quartiles?: readonly [number, number, number] | null;
  suppressed?: true;
}>;

export type CrossedCell = CrossedFigure &
  Readonly<{
    /** What it is compared with. */
    before?: CrossedFigure;
    /** What it is now less what it is compared with, where both are shown. */
    difference?: number;
  }>;

export type CrossedRow = Readonly<{
  measure: Measure;
  /** One code for each dimension of `rows`; fewer are a subtotal, none is the total. */
  codes: readonly string[];
  /** As many as the table has columns, in their order. */
  cells: readonly CrossedCell[];
  /** Registration began within its part of the period. */
  break?: true;
}>;

export type CrossedColumn = Readonly<{ codes: readonly string[]; break?: true }>;
