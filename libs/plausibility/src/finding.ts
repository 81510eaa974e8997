import type { Dimension } from '@samspar/statistics';

export type CellCodes = Readonly<Partial<Record<Dimension, string>>>;

/** Where in a release: a table, or a cell of it; a sentence of the text; a table typed by hand. */
export type FindingPlace = Readonly<
  { table: string; cell?: CellCodes } | { sentence: string } | { typed: string }
>;

/** What is wrong, with the figures that show it. */
export type FoundFact = Readonly<
  | { code: 'partsDoNotMakeTotal'; parts: readonly number[]; total: number; unknownStated: boolean }
  | { code: 'doesNotClose' }
  | { code: 'shareOutsideParts'; percent: number; parts: readonly number[] }
  | { code: 'medianOutsideParts'; median: number; parts: readonly number[] }
  | { code: 'shareOver100'; percent: number }
  | { code: 'numeratorOverDenominator'; numerator: number; denominator: number }
  | { code: 'shareNotOfItsCounts'; percent: number; numerator: number; denominator: number; rounded: number }
  | { code: 'numeratorDiffers'; numerator: number; value: number }
  | { code: 'roundingUnsaid'; sum: number }
  | { code: 'countMissing'; percent: number }
  | { code: 'nMissing'; median: number }
  | { code: 'unknownMissing'; total: number; known: number }
  | { code: 'notACount'; value: number }
  | { code: 'statedOtherwise'; value: number; other: number; elsewhere: string }
  | { code: 'stockDoesNotFollow'; opening: number; started: number; ended: number; closing: number }
  | { code: 'participantsDoNotFollow'; participants: number; started: number; opening: number }
  | { code: 'belowThreshold'; value: number; threshold: number }
  | { code: 'recoverable'; low: number; high: number; release: string }
  | { code: 'couldNotBeChecked'; why: 'tooLarge' | 'contradictory' | 'solver' }
  /** `value` is the first of as many `figures` that were otherwise before. */
  | { code: 'restated'; value: number; before: number; figures: number; release: string }
  /** The figures of an earlier release and those of this one do not add up together. */
  | { code: 'breaksOff'; parts: readonly number[]; total: number }
  | { code: 'notInTables'; figure: string }
>;

/**
 * `refuses`: nothing but other figures will do. `mustBeExplained`: the office states why, and then it is `explained`, which
 * whoever approves is shown.
 */
export type FindingSeverity = 'refuses' | 'mustBeExplained' | 'explained';

/** Something in a release that is not as it should be. */
export type ReleaseFinding = FoundFact & Readonly<{ severity: FindingSeverity; place: FindingPlace }>;

/** Whether a release with these findings cannot be made as it is. */
export const isHeld = (findings: readonly ReleaseFinding[]): boolean =>
  findings.some(({ severity }) => severity !== 'explained');
