import { nameBasedId } from '@samspar/event-store';
import {
  addressOfJourney,
  type FieldError,
  keyOf,
  type Question,
  questionAt,
  type Speech,
  type Typed,
  valueIn,
} from '@samspar/pages';
import type { JourneyAnswer, Sent } from '@samspar/use-cases';
import type { FieldProblem } from '../problem.js';
import { identityProblem, type KnownRefusal, problemOfRefusal } from '../refusals.js';
import type { PageVisit } from './visit.js';

/** A form as a command, the same however often it is sent; `step`: what its button does. */
export const sentForm = ({ caller, request, typed }: PageVisit, step: string): Sent => ({
  ...caller,
  commandId: nameBasedId(caller.asker.actor, 'POST', request.path, step, keyOf(request.body)),
  text: JSON.stringify([step, typed]),
});

/** Where a journey says that something was saved in it, and what to look at. */
export const addressOfSaved = (
  journey: string,
  { position, warnings }: Pick<JourneyAnswer, 'position' | 'warnings'>,
): string => {
  const told = [['efter', position], ...warnings.map(({ code }) => ['varning', code])];
  return `${addressOfJourney(journey)}?${new URLSearchParams(told).toString()}`;
};

/** What to say where nothing can be saved at the moment. */
export const outOfReach = ({ texts }: Speech): Wrong => {
  const { what, todo } = texts.errors[503];
  return { errors: [], whole: `${what} ${todo}` };
};

/** The question that a refusal's field belongs to, by its name or the last part of it. */
const questionCalled = (questions: readonly Question[], field: string | undefined): Question | undefined =>
  questions.find(({ name }) => name === field) ??
  questions.find(({ name }) => name.slice(name.lastIndexOf('.') + 1) === field);

/** What went wrong with a form: at its fields, and as a whole where no field is to blame. */
export type Wrong = Readonly<{ errors: readonly FieldError[]; whole?: string }>;

/** What is wrong with the fields of a body, in the words of the form that it came from. */
export const wrongFields = (
  problems: readonly FieldProblem[],
  questions: readonly Question[],
  typed: Typed,
  { language, texts }: Speech,
): Wrong => {
  const found = problems.map(({ field, sentence }): FieldError => {
    const question = questionAt(questions, field);
    if (!question) return { field, message: sentence[language] };
    const control = question.controlOf?.(field) ?? question.name;
    const { empty, wrong = sentence[language] } = question.advice(texts, field);
    return { field: control, message: valueIn(typed, control) === '' ? empty : wrong };
  });
  const order = questions.map(({ name }) => name);
  const place = ({ field }: FieldError) =>
    order.findIndex((name) => field === name || field.startsWith(`${name}.`));
  return {
    errors: found
      .filter(({ field }, index) => found.findIndex((other) => other.field === field) === index)
      .toSorted((a, b) => place(a) - place(b)),
  };
};

/** A refusal, about the `field` that it names, in the words of the form that it came from. */
export const wrongBy = (
  refusal: KnownRefusal,
  field: string | undefined,
  questions: readonly Question[],
  typed: Typed,
  speech: Speech,
): Wrong => {
  if (refusal.code === 'IdentityNumberWrong' || refusal.code === 'IdentityNumberMissing')
    return wrongFields([identityProblem(refusal)], questions, typed, speech);
  const { language, texts } = speech;
  const question = questionCalled(questions, field);
  const message =
    question && refusal.code === 'DayInFuture'
      ? texts.journey.form.errors.future(question.label(texts))
      : problemOfRefusal(refusal).sentence[language];
  return question
    ? { errors: [{ field: question.controlOf?.(question.name) ?? question.name, message }] }
    : { errors: [], whole: message };
};
