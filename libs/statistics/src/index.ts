export {
  type BeforeAndAfter,
  COMPARED,
  nameOfCompared,
  type Compared,
  type ComparedAnswer,
  type ComparedAt,
  type Comparison,
  type ComparisonAsked,
  comparisonOf,
  isSeverallyCompared,
  PAIRS_OF_MOMENTS,
} from './before-after.js';
export type { ComparedGroup, ComparedRow, ComparedSex, TotalHidden } from './before-after-shown.js';
export { readBeforeAndAfter, type ReadComparison } from './read-before-after.js';
export { Cube } from './cube.js';
export type { AnsweredQuery, ExplainedDifference, Supposition } from './cube.js';
export type { AssociationVersion } from './asked.js';
export { type Definition, DEFINITIONS } from './definitions.js';
export { DEFINITION_VERSIONS, sinceVersion } from './versions.js';
export { isHiddenDimension, type ProtectionThen } from './hidden.js';
export { Dictionary } from './dictionary.js';
export { countOf, hiddenLike, hideFigures, type HiddenFigures } from './hide-figures.js';
export { hiddenByItself } from './protection.js';
export {
  type CountedFact,
  countedFacts,
  isToldAtExit,
  FIXED_LISTS,
  fixedLists,
  isFixed,
  isMedian,
  type OpenDimension,
} from './dimensions.js';
export { type AccountedDifference, type DifferenceQuery, isAccountedFor } from './explain-difference.js';
export { DIFFERENCE_CAUSES, type DifferenceCause } from './explain-difference-cause.js';
export type { DifferencePart } from './explain-difference-parts.js';
export { causeMeaning, causeSentence, causesSentence } from './explain-difference-words.js';
export {
  asksDifference,
  differenceAddress,
  type ReadDifference,
  readDifference,
} from './explain-difference-query.js';
export {
  type AskedDifference,
  type CellBetween,
  type FigureAt,
  type ToldDefinition,
  type DifferenceMove,
  type FigureDifference,
  movesOf,
} from './explain-difference-told.js';
export * from './labels.js';
export { noteSentence } from './note-sentence.js';
export { isItemMeasure } from './items.js';
export {
  assessmentDetail,
  closingDetail,
  decisionNumber,
  isOfMeasure,
  packed,
  stateOf,
} from './item-detail.js';
export * from './query.js';
export * from './query-refusals.js';
export { isAmiss, reconciliation } from './reconciliation.js';
export {
  type AnsweredQuestion,
  addressOf,
  type AnswerToExplain,
  cellAddress,
  explainedAt,
  figureAddress,
  readCell,
  readFigure,
  toExplain,
} from './read-cell.js';
export { momentIn, readQuery, valueUnknown } from './read-query.js';
export * from './row.js';
export {
  type ExplainedFigure,
  type ExplainedPart,
  type FigureExplanation,
  type ShownFigure,
} from './explain-figure.js';
export {
  COUNTED_PART,
  type DayOfMeasure,
  type FigurePart,
  partName,
  type ReasonLeftOut,
  REASONS,
} from './parts.js';
export type { FigureCell, FigureItem, SortedFigure } from './sorted-figure.js';
export { figureRule, itemsName, measureRule, ofCountedSentence, partSentence } from './explanation-words.js';
export { isSensitive, sensitiveAmong, sensitiveIn } from './listable.js';
export { EXIT_DIMENSIONS, isMultiValued, isStretch } from './dimensions.js';
export { isTime, subPeriods, TIME_DIMENSIONS, timeCode } from './periods.js';
export { sharedDimensions } from './shares.js';
export { TOLD, type ToldOf } from './told.js';
export * from './crossed-query.js';
export * from './crossed-table.js';
export * from './crossed-cells.js';
export { type AskUnprotected, type MarginQuery, marginQueries } from './crossed-counts.js';
export { dimensionMeaning } from './meanings.js';
export * from './crossed-address.js';
export { lateness, latenessOf } from './late.js';
export { meetingDetail } from './meeting-told.js';
export { STATED_DIMENSIONS, whyNumber, whyUnknownOf } from './unknowns.js';
