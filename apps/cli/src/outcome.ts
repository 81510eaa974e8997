import { unreachable } from '@samspar/kernel';
import type { Outcome } from '@samspar/use-cases';
import { CommandRefused } from './terminal.js';

/** What an outcome answers where it was taken. Throws a sentence for the operator, `refused` that of a refusal. */
export const answerIn = <Answer, Refusal>(
  outcome: Outcome<Answer, Refusal>,
  refused: (refusal: Refusal) => CommandRefused,
): Answer => {
  switch (outcome.outcome) {
    case 'accepted':
    case 'repeated':
      return outcome.answer;
    case 'refused':
      throw refused(outcome.refusal);
    case 'stale':
      throw new CommandRefused('Någon annan ändrade samma uppgifter samtidigt: kör kommandot igen.');
    case 'notFound':
      throw new CommandRefused('Det som kommandot gäller finns inte.');
    case 'unavailable':
      throw outcome.cause;
    default:
      return unreachable(outcome);
  }
};
