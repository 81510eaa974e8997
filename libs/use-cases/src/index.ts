export * from './associations.js';
export type { AnnualQuestion } from './annual-report/annual-question.js';
export { AskAnnualReport } from './annual-report/ask-annual-report.js';
export {
  type AnnualReportRead,
  CancelAnnualReport,
  ReadAnnualReport,
  ReadExpectedResults,
  ReadReportPlace,
  type ReportPlace,
  type ReportPlaceRead,
  type WordsStep,
} from './annual-report/read-annual-report.js';
export { PublishAnnualReport } from './publications/publish-report.js';
export { ReportBuilds } from './annual-report/report-builds.js';
export {
  ExpectResult,
  WriteReportText,
  type WriteReportRefusal,
  type WrittenPlace,
} from './annual-report/write-report.js';
export { CheckMatter, countsInText, type MatterRefusal } from './audit/check-matter.js';
export { RecountReleases } from './audit/recount.js';
export type { OwnMatter } from './audit/own-work.js';
export { partsOf } from './audit/own-work.js';
export {
  type CheckedRead,
  type DueToAudit,
  type MatterRead,
  ReadChecked,
  ReadMatter,
  ReadToAudit,
  type ToAuditRead,
} from './audit/read-to-audit.js';
export { FindCases } from './cases/find-cases.js';
export { type HandedOver, HandOver } from './cases/hand-over.js';
export type { ListedCase } from './cases/listed-case.js';
export type { NamedIntervention } from './places.js';
export { ReadCases, type WhoseCases } from './cases/read-cases.js';
export { ReadDay } from './cases/read-day.js';
export { type InboxPart, ReadInbox } from './cases/read-inbox.js';
export { type Holder, ReadHeld, ReadShares, type CaseloadShare } from './cases/read-shares.js';
export { ReadSomeCases } from './cases/read-some-cases.js';
export { type CountedAt, participantsOf, partOf, SEX_OF } from './finsam/finsam-year.js';
export {
  type FinsamYearRead,
  ReadFinsamYear,
  ReadStatedYears,
  type StatedOfYear,
  type StatedYearsRead,
  valueAmong,
} from './finsam/read-finsam-year.js';
export { REPORT_SENTENCES, ReportFigures, type ReportRefusal } from './finsam/report-figures.js';
export { type FiguresAnswer, StateFigures } from './finsam/state-figures.js';
export { SignHead } from './heads/sign-head.js';
export { Batches } from './imports/batches.js';
export {
  HangUp,
  ImportFile,
  type ImportFileRefusal,
  type ImportPorts,
  ReverseImport,
} from './imports/import-file.js';
export {
  type Doing,
  type FileTask,
  type ImportJob,
  isRunning,
  type Stage,
  type Task,
} from './imports/import-job.js';
export { ImportJobs } from './imports/import-jobs.js';
export { ImportRuns, type RowsDone } from './imports/import-runs.js';
export {
  BeginReversal,
  CancelImport,
  ConfirmImport,
  MendFile,
  ThrowFileAway,
  TryFile,
  TryFileAgain,
} from './imports/import-steps.js';
export { JobShelf } from './imports/job-shelf.js';
export {
  type NamedBatch,
  ownRegister,
  ReadBatch,
  ReadImportJob,
  ReadImports,
  ReadReversal,
  type UnderWay,
} from './imports/read-imports.js';
export type { CommandIdReused, JourneyAnswer } from './journeys/answer.js';
export { ChangeJourney, type ChangeRefusal } from './journeys/change-journey.js';
export type { Told } from './journeys/told.js';
export {
  allowedOf,
  asKnownAt,
  correctableOf,
  isBlind,
  type KnownEvent,
  notDisclosed,
} from './journeys/disclosed.js';
export { isToldWhole } from './journeys/protected-journey.js';
export type { ListedEmergency } from './cases/told-emergencies.js';
export { type ListedIdentification } from './cases/told-identifications.js';
export { type EmergencyRefusal, TakeEmergencyAccess } from './journeys/emergencies.js';
export type { PartOfJourney } from './journeys/opening.js';
export {
  ReadJourney,
  RereadJourney,
  RevealTexts,
  type ReadingRefusal,
  type ShownJourney,
} from './journeys/read-journey.js';
export { ListCaseworkers } from './journeys/list-caseworkers.js';
export { ReadTeam } from './journeys/team.js';
export {
  PreviewReferral,
  Refer,
  type Referral,
  type ReferralPreview,
  type ReferralRefusal,
} from './referrals/refer.js';
export { type ApproverUnknown, EraseJourneys, type Erased } from './erasures/erase-journeys.js';
export { EraseUserNames } from './erasures/user-names.js';
export type { ErasureList, ListedErasure, ListedName } from './erasures/erasure-list.js';
export type { DueJourney } from './erasures/due.js';
export { type DueRead, ReadDue } from './erasures/read-due.js';
export { SettleErasures } from './erasures/settle-erasures.js';
export { ErasuresUnsettled, Settling } from './erasures/settling.js';
export type {
  ExtractedJourney,
  ExtractEntry,
  ExtractReading,
  GivenExtract,
  PersonExtract,
} from './extracts/extract.js';
export { FindForExtract, type FoundForExtract } from './extracts/find-for-extract.js';
export {
  type ExtractHanded,
  GiveExtract,
  type GivingRefusal,
  type Handing,
  type ToHoldBack,
} from './extracts/give-extract.js';
export { type ExtractRefusal, ReadExtract, type ShownExtract } from './extracts/read-extract.js';
export { withClearText, withoutSealedText, withSealedText } from './journeys/sealed-text.js';
export {
  useCasesOf,
  useCasesOfFigures,
  useCasesOfFiles,
  useCasesOfFinsam,
  useCasesOfOpenData,
  useCasesOfQuestions,
  useCasesOfReleased,
  useCasesOfReleases,
  useCasesOfSetUp,
} from './all.js';
export {
  byOperator,
  Command,
  type Message,
  type Outcome,
  Query,
  type ResultOf,
  type Caller,
  type Sent,
} from './message.js';
export {
  KeepAuthority,
  KeepUnit,
  type Kept,
  MoveUnit,
  type SaidAuthority,
} from './organisation/keep-organisation.js';
export { ReadAssociations, ReadOwnAssociation } from './organisation/read-associations.js';
export { MapUnit, ReadUnknownUnits } from './organisation/unknown-units.js';
export { ChangeContact } from './persons/change-contact.js';
export {
  type Identification,
  type IdentificationPreview,
  IdentifyPerson,
  PreviewIdentification,
} from './persons/identify-person.js';
export { NamePerson } from './persons/name-person.js';
export { NameStaff } from './identities/name-staff.js';
export { PartFormerNumber } from './persons/part-former-number.js';
export { EndProtection, ProtectIdentity } from './persons/protect-identity.js';
export type { PersonAnswer, PersonRefusal } from './persons/person-outcome.js';
export * from './identities/person.js';
export type { Card, CardChange, RegisteredBy } from './cards/card.js';
export { ReadCard, type ShownCard } from './persons/read-card.js';
export { Persons } from './identities/persons.js';
export { StaffNames } from './identities/staff-names.js';
export type { Ports } from './ports.js';
export {
  BeginCheck,
  type CheckRead,
  type ChecksRead,
  countsOf,
  type MonthToCheck,
  type NamedFinding,
  ReadCheck,
  ReadChecks,
  RecordCheck,
  type RecordRefusal,
} from './readings/checks.js';
export {
  type AccessLogRead,
  type LooksRead,
  ReadAccessLog,
  ReadJourneyReadings,
  ReadLooks,
  ReadReading,
} from './readings/read-access-log.js';
export { type GivenOutRead, ReadGivenOut } from './readings/read-given-out.js';
export {
  type EvidenceBundle,
  type EvidenceEvent,
  type EvidenceRefusal,
  type WithheldFor,
  WITHHELD_FOR,
} from './evidence/evidence.js';
export {
  type EsfInsats,
  type EsfOrder,
  type EsfRefusal,
  esfSentence,
  LONGEST_ESF_REFERENCE,
  MOST_ESF_DAYS,
  USUAL_ESF_DAYS,
} from './esf/esf.js';
export { type EsfListFetched, FetchEsfList } from './esf/fetch-esf-list.js';
export { MakeEsfList } from './esf/make-esf-list.js';
export {
  type EsfLists,
  type EsfListsRead,
  type EsfTold,
  type ListedEsfList,
  ReadEsfLists,
} from './esf/read-esf-lists.js';
export { type EvaluationRefusal, evaluationSentence } from './evaluation/evaluation.js';
export { FetchEvaluationFile } from './evaluation/fetch-evaluation-file.js';
export { MakeEvaluationFile } from './evaluation/make-evaluation-file.js';
export {
  type EvaluationFilesRead,
  type ListedEvaluationFile,
  ReadEvaluationFiles,
} from './evaluation/read-evaluation-files.js';
export { evidenceSentence } from './evidence/evidence-sentence.js';
export { MakeBundle } from './evidence/make-bundle.js';
export { SealBundle } from './evidence/seal-bundle.js';
export { type Reading, ReadingLog, type Shown } from './reading-log.js';
export { HANDLING_MARKS, type HandlingMark } from '@samspar/views';
export {
  type IdentifiedJourney,
  IdentifyReplayed,
  type IdentifyRefusal,
} from './replay/identify-replayed.js';
export { FindToReplay, type FoundToReplay, type ListedToReplay } from './replay/find-to-replay.js';
export {
  type Clocks,
  type ReplayedEvent,
  type ReplayedJourney,
  ReplayJourney,
} from './replay/replay-journey.js';
export { ReadOpenData } from './open-data/read-open-data.js';
export { type OpenFileRefusal, ReadOpenFile } from './open-data/read-open-file.js';
export { ExplainReleased } from './publications/explain-released.js';
export type { SaidFinding } from './publications/findings.js';
export { DraftReports } from './publications/draft-reports.js';
export { type Foreseen, type ForeseenTable, ForeseeRedefinition } from './publications/foresee.js';
export type { Redefinition, RedefinitionRefusal } from './publications/redefinition.js';
export { redefinitionSentence } from './publications/redefinition-sentences.js';
export {
  ApprovePublication,
  BeginPublication,
  ChangePublication,
  ProposePublication,
  type PublicationAnswer,
  type PublicationWish,
  type PublishRefusal,
} from './publications/publish-messages.js';
export {
  ListPublications,
  type PublicationRead,
  type PublicationsRead,
  ReadPublication,
  ReadPublications,
} from './publications/read-publications.js';
export { ReadRelease, type ReleaseRead } from './publications/read-release.js';
export {
  type Rerun,
  RerunPublication,
  RerunPublications,
  type RerunReason,
  type RerunTable,
} from './publications/rerun.js';
export {
  AskKnownQuestion,
  type KnownQuestionRead,
  type RegisteredForQuestion,
} from './questions/ask-known-question.js';
export {
  AnswerOwnQuestion,
  KeepQuestion,
  OfferOwnAnswer,
  type QuestionKept,
  type QuestionKeptRefusal,
  type QuestionTableAsked,
  type QuestionWish,
} from './questions/keep-questions.js';
export { type ComparedTable, hasChanged } from './questions/questions-of.js';
export { type OwnQuestionRead, ReadOwnQuestion } from './questions/read-own-question.js';
export { type QuestionsRead, ReadQuestions } from './questions/read-questions.js';
export type { TypedAmounts } from './questions/typed-amounts.js';
export { type Send, sendTo, type UseCase } from './use-cases.js';
export { SetUp, type SetUpRefusal } from './set-up/set-up.js';
export { type PopulationRefusal, StatePopulation, type StatedPopulation } from './set-up/state-population.js';
export { AskReport } from './statistics/ask-report.js';
export { AskStatistics } from './statistics/ask-statistics.js';
export { AskTable } from './statistics/ask-table.js';
export { isOfQuestion, type StatisticsRefusal } from './statistics/posed-for.js';
export { CompareBeforeAfter } from './statistics/compare-before-after.js';
export { ExplainFigure } from './statistics/explain-figure.js';
export {
  type CountedJourney,
  type CountedRefusal,
  type DecidingEvent,
  FindCounted,
  type FoundCounted,
  isOfStatistics,
} from './statistics/find-counted.js';
export { type DifferenceAsked, ExplainDifference } from './statistics/explain-difference.js';
export type { MovingEvent } from './statistics/moving-event.js';
export { ListDifference, type ListedMove } from './statistics/list-difference.js';
export { NameUnits } from './statistics/name-units.js';
export { AddDemonstrationUsers } from './users/add-demonstration-users.js';
export { AddUser, type NewUser } from './users/add-user.js';
export { ChangeUser, type UserChange } from './users/change-user.js';
export { ListUsers, type NamedUser, ReadUser } from './users/read-users.js';
export type { ChangedUser, UserChangeRefusal } from './users/user-change.js';
export { userChangeSentence } from './users/user-sentences.js';
export { MOST_IN_FILE } from './file-size.js';
