import { nameBasedId } from '@samspar/event-store';
import { type FieldError, keyOf, type Language, typedIn } from '@samspar/pages';
import type { Outcome, PublicationAnswer, PublishRefusal, Sent } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../../caller.js';
import { publicationNotFound, publicationRefused } from '../../publications/publication-problems.js';
import { answerOrProblem } from '../../refusals.js';
import { who } from '../../who.js';
import { fieldOfRefusal } from './publication-questions.js';

/** A form of a publication as a command, the same however often it is sent; `step`: what its button does. */
export const sentForm = (request: Request, step: string): Sent => ({
  ...callerOf(request),
  commandId: nameBasedId(who(request).actor, 'POST', request.path, step, keyOf(request.body)),
  text: JSON.stringify([step, typedIn(request.body)]),
});

/** What was refused, as its form says it. */
export type RefusedForm = Readonly<{
  refusal: PublishRefusal;
  errors: readonly FieldError[];
  wrong: string | undefined;
}>;

/** What came of a form: an answer, or a refusal in words. Throws the problem of what no form can mend. */
export const cameOf = (
  outcome: Outcome<PublicationAnswer, PublishRefusal>,
  language: Language,
): PublicationAnswer | RefusedForm => {
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
