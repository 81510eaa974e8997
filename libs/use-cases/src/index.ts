export * from './associations.js';
export * from './cases/find-cases.js';
export { type HandedOver, HandOver } from './cases/hand-over.js';
export type { ListedCase } from './cases/listed-case.js';
export { ListCases } from './cases/listed-case.js';
export type { CommandIdReused, JourneyAnswer } from './journeys/answer.js';
export { ChangeJourney, type ChangeRefusal, type Told } from './journeys/change-journey.js';
export type { Part } from './journeys/opening.js';
export {
  type KnownEvent,
  NamePerson,
  ReadJourney,
  RereadJourney,
  RevealTexts,
  type ShownJourney,
} from './journeys/read-journey.js';
export {
  PreviewReferral,
  Refer,
  type Referral,
  type ReferralPreview,
  type ReferralRefusal,
} from './journeys/refer.js';
export { withoutSealedText } from './journeys/sealed-text.js';
export { useCasesOf } from './all.js';
export {
  Command,
  type Message,
  type Outcome,
  Query,
  type ParticipantErased,
  type ResultOf,
  type Caller,
  type Sent,
} from './message.js';
export * from './persons/person.js';
export { Persons } from './persons/persons.js';
export { StaffNames } from './persons/staff-names.js';
export type { Ports } from './ports.js';
export { type Reading, ReadingLog, type Shown } from './readings/reading-log.js';
export type { UseCase } from './use-cases.js';
export { AskStatistics, type StatisticsPorts, type StatisticsRefusal } from './statistics/ask-statistics.js';
