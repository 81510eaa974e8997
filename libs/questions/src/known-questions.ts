import type { QuestionDefinition } from './question-definition.js';
import { QUESTIONS_OF_MEANS } from './questions-of-means.js';
import { QUESTIONS_OF_PARTICIPANTS } from './questions-of-participants.js';
import { QUESTIONS_OF_REFERRALS } from './questions-of-referrals.js';
import { QUESTIONS_OF_RESULTS } from './questions-of-results.js';

const ALL = {
  ...QUESTIONS_OF_REFERRALS,
  ...QUESTIONS_OF_RESULTS,
  ...QUESTIONS_OF_MEANS,
  ...QUESTIONS_OF_PARTICIPANTS,
};

export type KnownQuestionId = keyof typeof ALL;

/** The questions that a förbund is known to be asked, in the order in which they are listed. */
export const KNOWN_QUESTIONS: Readonly<Record<KnownQuestionId, QuestionDefinition>> = ALL;

export const KNOWN_QUESTION_IDS = Object.keys(ALL) as readonly KnownQuestionId[];

export const isKnownQuestion = (id: string): id is KnownQuestionId =>
  KNOWN_QUESTION_IDS.some((known) => known === id);
