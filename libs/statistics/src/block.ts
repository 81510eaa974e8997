import type { SubPeriod } from './periods.js';

/** Rows are taken this many at a time, so that what is worked on stays in the processor's nearest memory. */
export const BLOCK = 4096;

/** The rows at hand: numbers of versions, and what is derived from them column by column. */
export type Block = {
  /** Rows in use; the arrays hold `BLOCK`. */
  n: number;
  readonly versions: Int32Array;
  /** The measure's own day; for measures of a stretch of time the first day of the part at hand. */
  readonly days: Int32Array;
  /** Numbers of the units to count once each; filled where units may repeat. */
  readonly units: Int32Array;
  /** Days to take the median of, `LACKING` where one of the two days is missing; filled for medians. */
  readonly values: Int32Array;
  /** The part of the period that the rows are seen from the end of. */
  part: SubPeriod;
};

export const LACKING = -0x80000000;

export const emptyBlock = (part: SubPeriod): Block => ({
  n: 0,
  versions: new Int32Array(BLOCK),
  days: new Int32Array(BLOCK),
  units: new Int32Array(BLOCK),
  values: new Int32Array(BLOCK),
  part,
});
