import { storedEvents } from '@samspar/kernel';
import type { QuestionsEvent } from './questions-events.js';
import { questionsDecider } from './questions.js';

/** How the questions of an association are stored: `questions-{id of the association}`. Stored type names are frozen. */
export const questionsStream = {
  prefix: 'questions-',
  decider: questionsDecider,
  ...storedEvents<QuestionsEvent>({
    QuestionPosed: ['question', 'text', 'asker', 'forum', 'askedOn', 'tables'],
    QuestionReworded: ['question', 'text', 'asker', 'forum', 'askedOn'],
    QuestionTableAdded: ['question', 'table'],
    QuestionTableRemoved: ['question', 'table'],
    QuestionAnswered: ['question', 'answer', 'answeredOn', 'by', 'asKnownAt', 'position', 'tables'],
    AnswerOffered: ['question', 'answer', 'publication'],
    QuestionRemoved: ['question', 'reason'],
    StatementMade: ['question', 'year', 'text', 'source', 'figures', 'by'],
    StatementWithdrawn: ['question', 'year', 'reason'],
  }),
} as const;
