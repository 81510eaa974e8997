import {
  type FieldError,
  one,
  partOf,
  type Question,
  questionAt,
  type Speech,
  type Typed,
} from '@samspar/pages';
import type { FieldProblem, Problem } from '../problem.js';

const isFieldProblem = (value: unknown): value is FieldProblem =>
  typeof value === 'object' && value !== null && 'field' in value && 'sentence' in value;

const fieldProblemsOf = ({ facts }: Problem): readonly FieldProblem[] => {
  const errors: unknown = facts['errors'];
  return Array.isArray(errors) ? errors.filter(isFieldProblem) : [];
};

/** Where a refusal's field stands in a body, where it is called otherwise there. */
const CALLED: Readonly<Record<string, string>> = {
  occurredOn: 'referredOn',
  caseworker: 'to',
  consentParties: 'parties',
  consentPurpose: 'purpose',
  consentLanguage: 'language',
  consentExpiresOn: 'expiresOn',
  decisionDueOn: 'decisions',
  exitReasons: 'reasons',
  exitedOn: 'occurredOn',
  acceptedOn: 'occurredOn',
  startedOn: 'occurredOn',
};

/** What a problem is about, where it names no field. */
const ABOUT: Readonly<Record<string, string>> = {
  AgeConflict: 'ageAtStart',
  DaysRunBackwards: 'occurredOn',
  DecidingPartyIsReferring: 'decidingParties',
  TooManyDecidingParties: 'decidingParties',
  ExitReasonOfOtherGroup: 'reasons',
  FollowUpAlreadyRegistered: 'monthsAfterExit',
  CaseworkerUnchanged: 'to',
  ConsentNotInForce: 'parties',
  CorrectionChangesNothing: 'value',
};

/** The question that a refusal is about; in a correction that is always the value. */
const refusedQuestion = (questions: readonly Question[], { code, facts }: Problem): Question | undefined => {
  const refusal: unknown = facts['refusal'];
  const named = partOf(refusal, 'field');
  const field = typeof named === 'string' ? named : ABOUT[code];
  if (field === undefined) return undefined;
  return (
    questions.find(({ name }) => {
      const last = name.slice(name.lastIndexOf('.') + 1);
      return last === field || last === CALLED[field];
    }) ?? questions.find(({ name }) => name === 'value')
  );
};

/** What went wrong with a form: at its fields, and as a whole where no field is to blame. */
type Wrong = Readonly<{ errors: readonly FieldError[]; whole?: string }>;

/** The problem of a command in the words of the form that it came from. */
export const wrongIn = (
  problem: Problem,
  questions: readonly Question[],
  typed: Typed,
  { language, texts }: Speech,
): Wrong => {
  if (problem.code !== 'BodyInvalid') {
    const question = refusedQuestion(questions, problem);
    const message =
      question && problem.code === 'DayInFuture'
        ? texts.journey.form.errors.future(question.label(texts))
        : problem.sentence[language];
    return question
      ? { errors: [{ field: question.controlOf?.(question.name) ?? question.name, message }] }
      : { errors: [], whole: message };
  }
  const found = fieldProblemsOf(problem).map(({ field, sentence }): FieldError => {
    const question = questionAt(questions, field);
    if (!question) return { field, message: sentence[language] };
    const control = question.controlOf?.(field) ?? question.name;
    const { empty, wrong = sentence[language] } = question.advice(texts, field);
    return { field: control, message: one(typed, control) === '' ? empty : wrong };
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
