import { type QuestionsRefusal, questionsRefusalSentence } from '@samspar/questions';
import type { PublishRefusal, QuestionKeptRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { publicationRefused } from '../publications/publication-problems.js';

/** 409: it is not where the command needs it. 422: what is said cannot be. */
const STATUS: Readonly<Record<QuestionsRefusal['code'], 404 | 409 | 422>> = {
  QuestionNotThere: 404,
  QuestionThereAlready: 409,
  NothingStated: 409,
  OfferedAlready: 409,
  NoFiguresToOffer: 409,
  AnswerNotThere: 409,
  NotStatable: 422,
  StatementEmpty: 422,
  FigureNotOfQuestion: 422,
  FigureOutOfRange: 422,
  AskerUnknown: 422,
  NoSuchDay: 422,
  DayAhead: 422,
  NoSuchYear: 422,
  AnsweredBeforeAsked: 422,
  TooManyQuestionTables: 422,
  QuestionTableNotThere: 422,
  WordsMissing: 422,
  WordsTooLong: 422,
  IdentityNumberInWords: 422,
};

const isOfQuestions = (refusal: QuestionKeptRefusal | PublishRefusal): refusal is QuestionsRefusal =>
  refusal.code in STATUS;

export const questionNotFound = (): Problem =>
  new Problem(404, 'QuestionNotThere', questionsRefusalSentence({ code: 'QuestionNotThere', question: '' }));

export const questionRefused = (refusal: QuestionKeptRefusal | PublishRefusal): Problem => {
  if (!isOfQuestions(refusal)) return publicationRefused(refusal);
  if (refusal.code === 'QuestionNotThere') return questionNotFound();
  return new Problem(STATUS[refusal.code], refusal.code, questionsRefusalSentence(refusal), {
    facts: { refusal },
  });
};
