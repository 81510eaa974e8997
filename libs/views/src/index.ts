export * from './caseload/caseload.js';
export type { CheckRow } from './checks/projection.js';
export { copyViews } from './runner/copy.js';
export { firstDifference } from './runner/difference.js';
export { ProjectionStopped, ViewsNotBuilt, ViewsUnavailable } from './runner/failure.js';
export { Following } from './runner/following.js';
export type { JourneyAndPerson, PersonsKept } from './runner/persons.js';
export type { PositionsDone } from './runner/log.js';
export { evolveListed, type ListedPublication } from './publications/projection.js';
export { rebuild } from './runner/rebuild.js';
export {
  type LookLine,
  type ReadingLine,
  type ReadingPage,
  type ReadingQuery,
  Readings,
  type JourneyOfReading,
  type IdentifiedLine,
} from './readings/readings.js';
export {
  type HandlingMark,
  HANDLING_MARKS,
  type RegisteredAt,
  type RegisteredLine,
  type RegistrationQuery,
  type RegisteredPage,
} from './registrations/registrations.js';
export * from './runner/views.js';
export { decidingPlace } from './statistics/rows-after.js';
export { rowsOf } from './statistics/projection-rows.js';
