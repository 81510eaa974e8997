import type { Day, Decision, DomainCommand, OccurredOn } from '@samspar/kernel';
import type { AskedTable, WordsRefusal } from '@samspar/publications';
import type { GivenAnswer, QuestionsEvent, QuestionWords, StatementWords } from './questions-events.js';

export type QuestionsCommand =
  | DomainCommand<'PoseQuestion', QuestionWords & { question: string; tables: readonly AskedTable[] }>
  | DomainCommand<'RewordQuestion', QuestionWords & { question: string }>
  | DomainCommand<'AddQuestionTable', { question: string; table: AskedTable }>
  | DomainCommand<'RemoveQuestionTable', { question: string; table: number }>
  | DomainCommand<'AnswerQuestion', GivenAnswer & { question: string }>
  | DomainCommand<'OfferAnswer', { question: string; answer: number; publication: string }>
  | DomainCommand<'RemoveQuestion', { question: string; reason: string }>
  | DomainCommand<'MakeStatement', StatementWords & { by: string }>
  | DomainCommand<'WithdrawStatement', { question: string; year: string; reason: string }>;

export type QuestionsRefusal =
  | WordsRefusal
  /** There is no such question of the office's own, or it was taken away. */
  | Readonly<{ code: 'QuestionNotThere'; question: string }>
  | Readonly<{ code: 'QuestionThereAlready'; question: string }>
  /** Of a known question: the office has nothing to state of it, or nothing was stated of that year. */
  | Readonly<{ code: 'NotStatable' | 'NothingStated'; question: string }>
  | Readonly<{ code: 'StatementEmpty'; field: 'text' }>
  | Readonly<{ code: 'FigureNotOfQuestion' | 'FigureOutOfRange'; field: string }>
  | Readonly<{ code: 'AskerUnknown' | 'NoSuchDay' | 'DayAhead' | 'NoSuchYear'; field: string }>
  | Readonly<{ code: 'AnsweredBeforeAsked'; field: 'answeredOn'; askedOn: Day }>
  | Readonly<{ code: 'TooManyQuestionTables'; most: number }>
  | Readonly<{ code: 'QuestionTableNotThere'; table: number }>
  | Readonly<{ code: 'AnswerNotThere'; answer: number }>
  /** An answer without figures has nothing to release; one is released once. */
  | Readonly<{ code: 'NoFiguresToOffer' }>
  | Readonly<{ code: 'OfferedAlready'; publication: string }>;

/** An answer that was given; `publication`: the one that its figures are released in, or on the way there. */
export type KeptAnswer = GivenAnswer & Readonly<{ publication: string | null }>;

/** A question of the office's own. */
export type OwnQuestion = QuestionWords &
  Readonly<{
    id: string;
    tables: readonly AskedTable[];
    /** The first to the latest. */
    answers: readonly KeptAnswer[];
  }>;

/** What the office has said of a known question; what it said before of the same year stands in `earlier`, the latest first. */
export type OfficeStatement = StatementWords &
  Readonly<{
    /** User id of who wrote it. */
    by: string;
    statedOn: OccurredOn;
    /** Why it was taken back; null where it stands. */
    withdrawnBecause: string | null;
    earlier: readonly Omit<OfficeStatement, 'earlier'>[];
  }>;

/** The questions of an association: its own in the order in which they were added, and what it has said of the known ones. */
export type Questions = Readonly<{
  own: readonly OwnQuestion[];
  statements: readonly OfficeStatement[];
}>;

export type QuestionsDecided = Decision<QuestionsEvent, QuestionsRefusal>;
