import type { Day, DomainEvent } from '@samspar/kernel';
import type { AskedTable, FrozenTable } from '@samspar/publications';
import type { KnownQuestionId } from './known-questions.js';

/** What kind of body or party asked: never a private person. */
export const ASKERS = ['party', 'committee', 'member', 'board', 'auditors', 'authority'] as const;
export type AskerKind = (typeof ASKERS)[number];

/** What was asked, by whom, where and when. */
export type QuestionWords = Readonly<{
  text: string;
  asker: Readonly<{ kind: AskerKind; name: string }>;
  /** The meeting or matter it was asked in. */
  forum: string;
  askedOn: Day;
}>;

/** An answer as it was given, with its figures as they were shown then. */
export type GivenAnswer = Readonly<{
  answer: string;
  answeredOn: Day;
  /** User id of who wrote it. */
  by: string;
  /** ISO instant in UTC: all that was known then is counted, and nothing else. */
  asKnownAt: string;
  /** Log position that all that is counted stands at or before, as text. */
  position: string;
  tables: readonly FrozenTable[];
}>;

/** What the office says itself of a known question, of a year. */
export type StatementWords = Readonly<{
  question: KnownQuestionId;
  /** The year it is about, as `2024`. */
  year: string;
  text: string;
  /** Where it comes from. */
  source: string;
  /** By id of the figure. */
  figures: Readonly<Record<string, number>>;
}>;

export type QuestionPosed = DomainEvent<
  'QuestionPosed',
  QuestionWords & { question: string; tables: readonly AskedTable[] }
>;
export type QuestionReworded = DomainEvent<'QuestionReworded', QuestionWords & { question: string }>;
export type QuestionTableAdded = DomainEvent<'QuestionTableAdded', { question: string; table: AskedTable }>;
/** `table`: its place among those of the question, from 0. */
export type QuestionTableRemoved = DomainEvent<'QuestionTableRemoved', { question: string; table: number }>;
export type QuestionAnswered = DomainEvent<'QuestionAnswered', GivenAnswer & { question: string }>;
/** `answer`: its place among the answers of the question, from 0; its figures are those of a publication from here on. */
export type AnswerOffered = DomainEvent<
  'AnswerOffered',
  { question: string; answer: number; publication: string }
>;
export type QuestionRemoved = DomainEvent<'QuestionRemoved', { question: string; reason: string }>;
/** Takes the place of what was said of the same question and year. */
export type StatementMade = DomainEvent<'StatementMade', StatementWords & { by: string }>;
export type StatementWithdrawn = DomainEvent<
  'StatementWithdrawn',
  { question: KnownQuestionId; year: string; reason: string }
>;

export type QuestionsEvent =
  | QuestionPosed
  | QuestionReworded
  | QuestionTableAdded
  | QuestionTableRemoved
  | QuestionAnswered
  | AnswerOffered
  | QuestionRemoved
  | StatementMade
  | StatementWithdrawn;
