export { Cube } from './cube.js';
export type { AnsweredQuery, AssociationVersion, Supposition } from './cube.js';
export { type Definition, DEFINITIONS } from './definitions.js';
export { isHiddenDimension, type ProtectionThen } from './hidden.js';
export { Dictionary } from './dictionary.js';
export {
  type CountedFact,
  countedFacts,
  FIXED_LISTS,
  fixedLists,
  isFixed,
  isMedian,
  type OpenDimension,
} from './dimensions.js';
export * from './labels.js';
export { noteSentence } from './note-sentence.js';
export * from './query.js';
export * from './query-refusals.js';
export { isAmiss, reconciliation } from './reconciliation.js';
export { momentIn, readQuery } from './read-query.js';
export * from './row.js';
export { EXIT_DIMENSIONS, isMultiValued, isStretch } from './dimensions.js';
export { isTime, subPeriods, TIME_DIMENSIONS, timeCode } from './periods.js';
export { sharedDimensions } from './shares.js';
