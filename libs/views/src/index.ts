export * from './caseload.js';
export { copyViews } from './copy.js';
export { firstDifference } from './difference.js';
export { ProjectionStopped, ViewsUnavailable } from './failure.js';
export type { Progress } from './log.js';
export { rebuild } from './rebuild.js';
export {
  type ReadingLine,
  type ReadingPage,
  type ReadingQuery,
  Readings,
  type ShownJourney,
} from './readings.js';
export * from './views.js';
