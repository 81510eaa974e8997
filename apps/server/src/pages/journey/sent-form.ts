import { randomUUID } from 'node:crypto';
import type { Day } from '@samspar/kernel';
import type { FieldProblem, Problem } from '../../problem.js';
import type { FieldError } from '../parts/form.js';
import type { Speech } from './in-words.js';
import { MORE_ROWS, one, type Question, type Typed } from './question.js';

/** The typed fields of a form that was sent; the controls that steer it, whose names begin with `_`, are left out. */
export const typedIn = (body: unknown): Typed =>
  Object.fromEntries(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).filter(
      ([name, value]) =>
        !name.startsWith('_') &&
        (typeof value === 'string' ||
          (Array.isArray(value) && value.every((part) => typeof part === 'string'))),
    ),
  );

/** One of the controls that steer a form, such as `_key`; empty where it was not sent. */
export const steered = (body: unknown, name: `_${string}`): string => {
  const value: unknown =
    typeof body === 'object' && body !== null
      ? Object.entries(body).find(([key]) => key === name)?.[1]
      : undefined;
  return typeof value === 'string' ? value : '';
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key that a form was made with, or a new one where it brings none of ours. */
export const keyOf = (body: unknown): string => {
  const key = steered(body, '_key');
  return UUID.test(key) ? key : randomUUID();
};

export const tidied = (questions: readonly Question[], typed: Typed): Typed =>
  questions.reduce((form, question) => question.tidied?.(form) ?? form, typed);

/** The form with one more row, where that is what was asked for; undefined: something else was. */
export const lengthened = (questions: readonly Question[], body: unknown, typed: Typed): Typed | undefined =>
  questions.find(({ name }) => name === steered(body, MORE_ROWS))?.lengthened?.(typed);

type Tree = { [property: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Sets a property inside others, `profile.sex`; those it stands in are made also where there is no value. */
const put = (tree: Tree, [property, ...rest]: readonly string[], value: unknown): void => {
  if (property === undefined) return;
  if (rest.length > 0) {
    const present = tree[property];
    const inner: Tree = isTree(present) ? present : {};
    tree[property] = inner;
    put(inner, rest, value);
  } else if (value !== undefined) tree[property] = value;
};

/** The body of the JSON API that the answers make. */
export const bodyOf = (
  questions: readonly Question[],
  typed: Typed,
  today: Day,
  given: object = {},
): object => {
  const body: Tree = { ...given };
  for (const { name, read } of questions) put(body, name.split('.'), read(typed, today));
  return body;
};

/** The question that a path of the body belongs to: the one whose name is the longest part of it. */
const questionAt = (questions: readonly Question[], path: string): Question | undefined =>
  questions
    .filter(({ name }) => path === name || path.startsWith(`${name}.`))
    .toSorted((a, b) => b.name.length - a.name.length)[0];

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
  const named: unknown = isTree(refusal) ? refusal['field'] : undefined;
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
