import type { FieldError, Filled } from '@samspar/pages';
import type { Message, Outcome, PublicationAnswer, PublishRefusal } from '@samspar/use-cases';
import { publicationNotFound, publicationRefused } from '../../publications/publication-problems.js';
import { answerOrProblem } from '../../refusals.js';
import type { PageVisit } from '../visit.js';
import { fieldOfRefusal } from './publication-questions.js';

/** What was refused, as its form says it. */
export type RefusedForm = Readonly<{
  refusal: PublishRefusal;
  errors: readonly FieldError[];
  wrong?: string | undefined;
}>;

/** A form as it was sent where it was refused, or empty. */
export const filledBy = ({ typed }: PageVisit, came?: Pick<RefusedForm, 'errors'>): Filled =>
  came ? { values: typed, errors: came.errors } : { values: {}, errors: [] };

/** What came of a form: an answer, or a refusal in words. Throws the problem of what no form can mend. */
export const cameOf = async (
  { send, language }: PageVisit,
  message: Message<Outcome<PublicationAnswer, PublishRefusal>>,
): Promise<PublicationAnswer | RefusedForm> => {
  const outcome = await send(message);
  if (outcome.outcome !== 'refused') return answerOrProblem(outcome, publicationRefused, publicationNotFound);
  const { refusal } = outcome;
  const sentence = publicationRefused(refusal).sentence[language];
  const field = fieldOfRefusal(refusal);
  return {
    refusal,
    errors: field === undefined ? [] : [{ field, message: sentence }],
    wrong: field === undefined && refusal.code !== 'Implausible' ? sentence : undefined,
  };
};
