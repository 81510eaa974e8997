import { questionsRefusalSentence } from '@samspar/questions';
import type { PublishRefusal, QuestionKeptRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { publicationRefused } from '../publications/publication-problems.js';

export const questionNotFound = (): Problem =>
  new Problem(404, 'QuestionNotThere', questionsRefusalSentence({ code: 'QuestionNotThere', question: '' }));

/** 409: it is not where the command needs it. 422: what is said cannot be. */
export const questionRefused = (refusal: QuestionKeptRefusal | PublishRefusal): Problem => {
  switch (refusal.code) {
    case 'QuestionNotThere':
      return questionNotFound();
    case 'QuestionThereAlready':
    case 'NothingStated':
    case 'OfferedAlready':
    case 'NoFiguresToOffer':
    case 'AnswerNotThere':
      return new Problem(409, refusal.code, questionsRefusalSentence(refusal));
    case 'NotStatable':
    case 'StatementEmpty':
    case 'FigureNotOfQuestion':
    case 'FigureOutOfRange':
    case 'AskerUnknown':
    case 'NoSuchDay':
    case 'DayAhead':
    case 'NoSuchYear':
    case 'AnsweredBeforeAsked':
    case 'TooManyQuestionTables':
    case 'QuestionTableNotThere':
    case 'WordsMissing':
    case 'WordsTooLong':
    case 'IdentityNumberInWords':
      return new Problem(422, refusal.code, questionsRefusalSentence(refusal), { facts: { refusal } });
    default:
      return publicationRefused(refusal);
  }
};
