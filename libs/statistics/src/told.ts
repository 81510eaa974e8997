import { SOME_DAY } from './row.js';

/** What may have opened or closed a version of a journey, a bit each: several events may become known at once. */
export const TOLD = {
  registration: 1,
  exit: 2,
  correction: 4,
  annulment: 8,
  reopening: 16,
  misregistration: 32,
  reinstatement: 64,
  importReversal: 128,
  consent: 256,
  identification: 512,
} as const;

/** What was told of a journey at one moment: bits of `TOLD`, and on which day the last of it happened, `SOME_DAY` where nobody knows. */
export type ToldOf = Readonly<{ what: number; on: number }>;
export const NOTHING_TOLD: ToldOf = { what: 0, on: SOME_DAY };
