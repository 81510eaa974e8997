import { ROLES } from '@samspar/access';
import type { AnnualPorts } from './annual-report/annual-question.js';
import { AskAnnualReport, askAnnualReport } from './annual-report/ask-annual-report.js';
import {
  CancelAnnualReport,
  cancelAnnualReport,
  ReadAnnualReport,
  readAnnualReport,
  ReadExpectedResults,
  readExpectedResults,
  ReadReportPlace,
  readReportPlace,
} from './annual-report/read-annual-report.js';
import {
  ExpectResult,
  expectResult,
  WriteReportText,
  writeReportText,
} from './annual-report/write-report.js';
import { CheckMatter, checkMatter } from './audit/check-matter.js';
import {
  ReadChecked,
  readChecked,
  ReadMatter,
  readMatter,
  ReadToAudit,
  readToAudit,
} from './audit/read-to-audit.js';
import { RecountReleases, recountReleases } from './audit/recount.js';
import { FindCases, findCases } from './cases/find-cases.js';
import { HandOver, handOver } from './cases/hand-over.js';
import { ReadCases, readCases } from './cases/read-cases.js';
import { ReadDay, readDay } from './cases/read-day.js';
import { ReadInbox, readInbox } from './cases/read-inbox.js';
import { ReadHeld, readHeld, ReadShares, readShares } from './cases/read-shares.js';
import { ReadSomeCases, readSomeCases } from './cases/read-some-cases.js';
import { EraseJourneys, eraseJourneys } from './erasures/erase-journeys.js';
import { ReadDue, readDue } from './erasures/read-due.js';
import { onceSettled, SettleErasures, settleErasures } from './erasures/settle-erasures.js';
import { EraseUserNames, eraseUserNames } from './erasures/user-names.js';
import { FetchEsfList, fetchEsfList } from './esf/fetch-esf-list.js';
import { MakeEsfList, makeEsfList } from './esf/make-esf-list.js';
import { ReadEsfLists, readEsfLists } from './esf/read-esf-lists.js';
import { FetchEvaluationFile, fetchEvaluationFile } from './evaluation/fetch-evaluation-file.js';
import { MakeEvaluationFile, makeEvaluationFile } from './evaluation/make-evaluation-file.js';
import { ReadEvaluationFiles, readEvaluationFiles } from './evaluation/read-evaluation-files.js';
import { MakeBundle, makeBundle } from './evidence/make-bundle.js';
import { SealBundle, sealBundle } from './evidence/seal-bundle.js';
import {
  ReadFinsamYear,
  readFinsamYear,
  ReadStatedYears,
  readStatedYears,
} from './finsam/read-finsam-year.js';
import type { FinsamPorts } from './finsam/finsam-year.js';
import { ReportFigures, reportFigures } from './finsam/report-figures.js';
import { StateFigures, stateFigures } from './finsam/state-figures.js';
import { FindForExtract, findForExtract } from './extracts/find-for-extract.js';
import { GiveExtract, giveExtract } from './extracts/give-extract.js';
import { ReadExtract, readExtract } from './extracts/read-extract.js';
import { DraftReports, draftReports } from './publications/draft-reports.js';
import { SignHead, signHead } from './heads/sign-head.js';
import {
  HangUp,
  hangUp,
  ImportFile,
  importFile,
  type ImportPorts,
  ReverseImport,
  reverseImport,
} from './imports/import-file.js';
import {
  BeginReversal,
  beginReversal,
  CancelImport,
  cancelImport,
  ConfirmImport,
  confirmImport,
  MendFile,
  mendFile,
  ThrowFileAway,
  throwFileAway,
  TryFile,
  tryFile,
  TryFileAgain,
  tryFileAgain,
} from './imports/import-steps.js';
import {
  ReadBatch,
  readBatch,
  ReadImportJob,
  readImportJob,
  ReadImports,
  readImports,
  ReadReversal,
  readReversal,
} from './imports/read-imports.js';
import { ChangeJourney, changeJourney } from './journeys/change-journey.js';
import { ListCaseworkers, listCaseworkers } from './journeys/list-caseworkers.js';
import { TakeEmergencyAccess, takeEmergencyAccess } from './journeys/emergencies.js';
import {
  ReadJourney,
  readJourney,
  RereadJourney,
  rereadJourney,
  RevealTexts,
  revealTexts,
} from './journeys/read-journey.js';
import { PreviewReferral, previewReferral, Refer, refer } from './referrals/refer.js';
import { ReadTeam, readTeam } from './journeys/team.js';
import { ReadOpenData, readOpenData } from './open-data/read-open-data.js';
import { ReadOpenFile, readOpenFile } from './open-data/read-open-file.js';
import type { OpenDataPorts } from './open-data/open-release.js';
import {
  KeepAuthority,
  keepAuthority,
  KeepUnit,
  keepUnit,
  MoveUnit,
  moveUnit,
} from './organisation/keep-organisation.js';
import {
  ReadAssociations,
  readAssociations,
  ReadOwnAssociation,
  readOwnAssociation,
} from './organisation/read-associations.js';
import { MapUnit, mapUnit, ReadUnknownUnits, readUnknownUnits } from './organisation/unknown-units.js';
import { ChangeContact, changeContact } from './persons/change-contact.js';
import {
  IdentifyPerson,
  identifyPerson,
  PreviewIdentification,
  previewIdentification,
} from './persons/identify-person.js';
import { NamePerson, namePerson } from './persons/name-person.js';
import { NameStaff, nameStaff } from './identities/name-staff.js';
import { PartFormerNumber, partFormerNumber } from './persons/part-former-number.js';
import {
  EndProtection,
  endProtection,
  ProtectIdentity,
  protectIdentity,
} from './persons/protect-identity.js';
import { ReadCard, readCard } from './persons/read-card.js';
import type { JourneyPorts, Ports } from './ports.js';
import { ExplainReleased, explainReleased } from './publications/explain-released.js';
import { ForeseeRedefinition, foreseeRedefinition } from './publications/foresee.js';
import type { RerunPorts } from './publications/publication-ports.js';
import {
  approvePublication,
  beginPublication,
  changePublication,
  proposePublication,
} from './publications/publish.js';
import { PublishAnnualReport, publishAnnualReport } from './publications/publish-report.js';
import {
  ApprovePublication,
  BeginPublication,
  ChangePublication,
  ProposePublication,
} from './publications/publish-messages.js';
import {
  ListPublications,
  listPublications,
  ReadPublication,
  readPublication,
  ReadPublications,
  readPublications,
} from './publications/read-publications.js';
import { readRelease, ReadRelease, type ReleasePorts } from './publications/read-release.js';
import {
  RerunPublication,
  rerunPublication,
  RerunPublications,
  rerunPublications,
} from './publications/rerun.js';
import { AskKnownQuestion, askKnownQuestion } from './questions/ask-known-question.js';
import {
  AnswerOwnQuestion,
  answerOwnQuestion,
  KeepQuestion,
  keepQuestion,
  OfferOwnAnswer,
  offerOwnAnswer,
} from './questions/keep-questions.js';
import type { QuestionPorts } from './questions/questions-of.js';
import { ReadOwnQuestion, readOwnQuestion } from './questions/read-own-question.js';
import { ReadQuestions, readQuestions } from './questions/read-questions.js';
import {
  ReadAccessLog,
  readAccessLog,
  ReadJourneyReadings,
  readJourneyReadings,
  ReadLooks,
  readLooks,
  ReadReading,
  readReading,
} from './readings/read-access-log.js';
import { ReadGivenOut, readGivenOut } from './readings/read-given-out.js';
import {
  BeginCheck,
  beginCheck,
  ReadCheck,
  readCheck,
  ReadChecks,
  readChecks,
  RecordCheck,
  recordCheck,
} from './readings/checks.js';
import { FindToReplay, findToReplay } from './replay/find-to-replay.js';
import { IdentifyReplayed, identifyReplayed } from './replay/identify-replayed.js';
import { ReplayJourney, replayJourney } from './replay/replay-journey.js';
import { SetUp, setUp } from './set-up/set-up.js';
import { StatePopulation, statePopulation } from './set-up/state-population.js';
import { AskReport, askReport } from './statistics/ask-report.js';
import { AskStatistics, askStatistics } from './statistics/ask-statistics.js';
import { AskTable, askTable } from './statistics/ask-table.js';
import { CompareBeforeAfter, compareBeforeAfter } from './statistics/compare-before-after.js';
import { ExplainFigure, explainFigure } from './statistics/explain-figure.js';
import { FindCounted, findCounted } from './statistics/find-counted.js';
import { ExplainDifference, explainDifference } from './statistics/explain-difference.js';
import { ListDifference, listDifference } from './statistics/list-difference.js';
import { NameUnits, nameUnits } from './statistics/name-units.js';
import { type UseCase, useCase } from './use-cases.js';
import { AddDemonstrationUsers, addDemonstrationUsers } from './users/add-demonstration-users.js';
import { AddUser, addUser } from './users/add-user.js';
import { ChangeUser, changeUser } from './users/change-user.js';
import { ListUsers, listUsers, ReadUser, readUser } from './users/read-users.js';

const IMPORTING = ['caseworker', 'office'];
const READING_RELEASES = ['caseworker', 'team-lead', 'office', 'auditor', 'board', 'operator'];
/** `nobody` has not signed in. */
const EVERYONE = [...ROLES, 'operator', 'nobody'];
const COUNTING = ['caseworker', 'team-lead', 'office', 'auditor', 'operator'];

/** What is asked of figures. It needs the views, and of a report its words, alone: the command line asks it beside a server, without the vault. */
export const useCasesOfFigures = (
  ports: Pick<JourneyPorts, 'views' | 'associations'> & AnnualPorts,
): readonly UseCase[] => [
  useCase(AskStatistics, COUNTING, askStatistics(ports)),
  useCase(CompareBeforeAfter, COUNTING, compareBeforeAfter(ports)),
  useCase(AskTable, COUNTING, askTable(ports)),
  useCase(AskReport, COUNTING, askReport(ports)),
  useCase(AskAnnualReport, COUNTING, askAnnualReport(ports)),
  useCase(ReadExpectedResults, COUNTING, readExpectedResults(ports)),
  useCase(ExplainFigure, COUNTING, explainFigure(ports)),
  useCase(ExplainDifference, COUNTING, explainDifference(ports)),
  useCase(NameUnits, READING_RELEASES, nameUnits(ports)),
  useCase(ReadAssociations, [...ROLES, 'operator'], readAssociations(ports)),
];

/** What has been released is listed and counted again beside a server, without the vault. */
export const useCasesOfReleases = (ports: RerunPorts): readonly UseCase[] => [
  useCase(RerunPublication, READING_RELEASES, rerunPublication(ports)),
  useCase(RerunPublications, ['auditor', 'operator'], rerunPublications(ports)),
  useCase(ListPublications, ['operator'], listPublications(ports)),
];

/** A release as it is handed out; it is read beside a server, without the vault. */
export const useCasesOfReleased = (ports: ReleasePorts): readonly UseCase[] => [
  useCase(ReadRelease, READING_RELEASES, readRelease(ports)),
];

/** What is asked of an association, and how it is answered; it is read beside a server, without the vault. */
export const useCasesOfQuestions = (ports: QuestionPorts): readonly UseCase[] => [
  useCase(ReadQuestions, READING_RELEASES, readQuestions(ports)),
  useCase(AskKnownQuestion, READING_RELEASES, askKnownQuestion(ports)),
  useCase(ReadOwnQuestion, READING_RELEASES, readOwnQuestion(ports)),
];

/** What has been released and opened is for everyone, also without signing in; it is read beside a server, without the vault. */
export const useCasesOfOpenData = (ports: OpenDataPorts): readonly UseCase[] => {
  const readAll = readOpenData(ports);
  return [
    useCase(ReadOpenData, EVERYONE, readAll),
    useCase(ReadOpenFile, EVERYONE, readOpenFile(ports, readAll)),
  ];
};

/** What Uppföljning Finsam asks of a year. It needs the views and the log alone, so the command line reads it beside a server. */
export const useCasesOfFinsam = (ports: FinsamPorts): readonly UseCase[] => [
  useCase(ReadFinsamYear, ['office', 'team-lead', 'auditor', 'operator'], readFinsamYear(ports)),
  useCase(ReadStatedYears, COUNTING, readStatedYears(ports)),
  useCase(StateFigures, ['office'], stateFigures(ports)),
  useCase(ReportFigures, ['office', 'team-lead'], reportFigures(ports)),
];

/** The files that somebody waits for. */
export const useCasesOfFiles = (ports: ImportPorts): readonly UseCase[] => [
  useCase(ImportFile, [...IMPORTING, 'operator'], importFile(ports)),
  useCase(HangUp, IMPORTING, hangUp(ports)),
  useCase(ReverseImport, [...IMPORTING, 'operator'], reverseImport(ports)),
];

/** Setting up an association, which there may be nobody of yet. */
export const useCasesOfSetUp = (
  ports: Pick<JourneyPorts, 'streams' | 'views' | 'today'>,
): readonly UseCase[] => [useCase(SetUp, ['operator'], setUp(ports))];

/** What shows persons, or is told of them, and in which roles it may be asked for. */
const ofPersons = (ports: Ports): readonly UseCase[] => [
  useCase(Refer, ['caseworker'], refer(ports)),
  useCase(PreviewReferral, ['caseworker'], previewReferral(ports)),
  useCase(ChangeJourney, ['caseworker'], changeJourney(ports)),
  useCase(ReadJourney, ['caseworker'], readJourney(ports)),
  useCase(RereadJourney, ['caseworker'], rereadJourney(ports)),
  useCase(NamePerson, ['caseworker'], namePerson(ports)),
  useCase(RevealTexts, ['caseworker'], revealTexts(ports)),
  useCase(ListCaseworkers, ['caseworker'], listCaseworkers(ports)),
  useCase(ReadTeam, ['caseworker'], readTeam(ports)),
  useCase(ReadCard, ['caseworker'], readCard(ports)),
  useCase(PreviewIdentification, ['caseworker'], previewIdentification(ports)),
  useCase(IdentifyPerson, ['caseworker'], identifyPerson(ports)),
  useCase(ChangeContact, ['caseworker'], changeContact(ports)),
  useCase(PartFormerNumber, ['caseworker'], partFormerNumber(ports)),
  useCase(FindForExtract, ['operator'], findForExtract(ports)),
  useCase(ReadExtract, ['caseworker', 'operator'], readExtract(ports)),
  useCase(GiveExtract, ['caseworker', 'operator'], giveExtract(ports)),
  useCase(ProtectIdentity, ['caseworker'], protectIdentity(ports)),
  useCase(EndProtection, ['caseworker'], endProtection(ports)),
  useCase(TakeEmergencyAccess, ['caseworker'], takeEmergencyAccess(ports)),
  useCase(ReadDay, ['caseworker'], readDay(ports)),
  useCase(ReadCases, ['caseworker'], readCases(ports)),
  useCase(ReadInbox, ['caseworker'], readInbox(ports)),
  useCase(ReadSomeCases, ['caseworker'], readSomeCases(ports)),
  useCase(ReadShares, ['team-lead'], readShares(ports)),
  useCase(ReadHeld, ['team-lead'], readHeld(ports)),
  useCase(HandOver, ['team-lead'], handOver(ports)),
  useCase(IdentifyReplayed, ['auditor'], identifyReplayed(ports)),
  useCase(ReplayJourney, ['auditor'], replayJourney(ports)),
  useCase(FindToReplay, ['auditor'], findToReplay(ports)),
  useCase(FindCounted, ['auditor'], findCounted(ports)),
  useCase(MakeBundle, ['auditor', 'caseworker', 'office', 'operator'], makeBundle(ports)),
  useCase(MakeEvaluationFile, ['team-lead', 'operator'], makeEvaluationFile(ports)),
  useCase(FetchEvaluationFile, ['team-lead', 'operator'], fetchEvaluationFile(ports)),
  useCase(MakeEsfList, ['caseworker', 'operator'], makeEsfList(ports)),
  useCase(FetchEsfList, ['caseworker', 'operator'], fetchEsfList(ports)),
  useCase(ListDifference, ['auditor'], listDifference(ports)),
  useCase(ReadDue, ['team-lead', 'operator'], readDue(ports)),
  useCase(EraseJourneys, ['team-lead', 'operator'], eraseJourneys(ports)),
  useCase(FindCases, ['caseworker'], findCases(ports)),
  useCase(ReadJourneyReadings, ['caseworker'], readJourneyReadings(ports)),
  ...useCasesOfFiles(ports),
  useCase(ReadImports, IMPORTING, readImports(ports)),
  useCase(TryFile, IMPORTING, tryFile(ports)),
  useCase(TryFileAgain, IMPORTING, tryFileAgain(ports)),
  useCase(MendFile, IMPORTING, mendFile(ports)),
  useCase(ConfirmImport, IMPORTING, confirmImport(ports)),
  useCase(CancelImport, IMPORTING, cancelImport(ports)),
  useCase(ThrowFileAway, IMPORTING, throwFileAway(ports)),
  useCase(ReadImportJob, IMPORTING, readImportJob(ports)),
  useCase(ReadBatch, IMPORTING, readBatch(ports)),
  useCase(ReadReversal, IMPORTING, readReversal(ports)),
  useCase(BeginReversal, IMPORTING, beginReversal(ports)),
];

/** The same of what shows none. */
const ofNoPerson = (ports: Ports): readonly UseCase[] => [
  useCase(SettleErasures, ['operator'], settleErasures(ports)),
  useCase(SignHead, ['operator'], signHead(ports)),
  useCase(SealBundle, ['auditor', 'caseworker', 'office', 'operator'], sealBundle(ports)),
  useCase(EraseUserNames, ['operator'], eraseUserNames(ports)),
  useCase(ReadAccessLog, ['auditor'], readAccessLog(ports)),
  useCase(ReadReading, ['auditor'], readReading(ports)),
  useCase(ReadLooks, ['auditor'], readLooks(ports)),
  useCase(ReadGivenOut, ['team-lead', 'auditor'], readGivenOut(ports)),
  useCase(ReadEvaluationFiles, ['team-lead', 'auditor'], readEvaluationFiles(ports)),
  useCase(ReadEsfLists, ['caseworker', 'team-lead', 'auditor'], readEsfLists(ports)),
  useCase(ReadChecks, ['auditor'], readChecks(ports)),
  useCase(ReadCheck, ['auditor'], readCheck(ports)),
  useCase(BeginCheck, ['auditor'], beginCheck(ports)),
  useCase(RecordCheck, ['auditor'], recordCheck(ports)),
  useCase(ReadToAudit, ['auditor'], readToAudit(ports)),
  useCase(ReadMatter, ['auditor'], readMatter(ports)),
  useCase(ReadChecked, ['auditor'], readChecked(ports)),
  useCase(CheckMatter, ['auditor'], checkMatter(ports)),
  useCase(RecountReleases, ['auditor'], recountReleases(ports)),
  ...useCasesOfFigures(ports),
  ...useCasesOfReleases(ports),
  ...useCasesOfReleased(ports),
  ...useCasesOfOpenData(ports),
  ...useCasesOfFinsam(ports),
  useCase(ReadPublications, READING_RELEASES, readPublications(ports)),
  useCase(ReadPublication, READING_RELEASES, readPublication(ports)),
  useCase(ExplainReleased, READING_RELEASES, explainReleased(ports)),
  useCase(DraftReports, ['operator'], draftReports(ports)),
  useCase(BeginPublication, ['office'], beginPublication(ports)),
  useCase(ChangePublication, ['office'], changePublication(ports)),
  useCase(ProposePublication, ['office'], proposePublication(ports)),
  useCase(ApprovePublication, ['office'], approvePublication(ports)),
  useCase(ReadAnnualReport, COUNTING, readAnnualReport(ports)),
  useCase(CancelAnnualReport, COUNTING, cancelAnnualReport(ports)),
  useCase(ReadReportPlace, ['office'], readReportPlace(ports)),
  useCase(WriteReportText, ['office'], writeReportText(ports)),
  useCase(ExpectResult, ['office'], expectResult(ports)),
  useCase(PublishAnnualReport, ['office'], publishAnnualReport(ports)),
  ...useCasesOfQuestions(ports),
  useCase(KeepQuestion, ['office'], keepQuestion(ports)),
  useCase(AnswerOwnQuestion, ['office'], answerOwnQuestion(ports)),
  useCase(OfferOwnAnswer, ['office'], offerOwnAnswer(ports)),
  useCase(ForeseeRedefinition, ['office'], foreseeRedefinition(ports)),
  useCase(ReadOwnAssociation, ROLES, readOwnAssociation(ports)),
  useCase(NameStaff, ['caseworker', 'auditor'], nameStaff(ports)),
  useCase(AddUser, ['admin', 'operator'], addUser(ports)),
  useCase(ChangeUser, ['admin', 'operator'], changeUser(ports)),
  useCase(ListUsers, ['admin', 'operator'], listUsers(ports)),
  useCase(ReadUser, ['admin', 'operator'], readUser(ports)),
  useCase(AddDemonstrationUsers, ['operator'], addDemonstrationUsers(ports)),
  useCase(KeepAuthority, ['admin', 'operator'], keepAuthority(ports)),
  useCase(KeepUnit, ['admin', 'operator'], keepUnit(ports)),
  useCase(MoveUnit, ['admin', 'operator'], moveUnit(ports)),
  useCase(ReadUnknownUnits, ['office', 'admin'], readUnknownUnits(ports)),
  useCase(MapUnit, ['office', 'admin'], mapUnit(ports)),
  ...useCasesOfSetUp(ports),
  useCase(StatePopulation, ['office', 'operator'], statePopulation(ports)),
];

export const useCasesOf = (ports: Ports): readonly UseCase[] => [
  ...ofPersons(ports).map(onceSettled(ports)),
  ...ofNoPerson(ports),
];
