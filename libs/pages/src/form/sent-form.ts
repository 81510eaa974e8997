import { randomUUID } from 'node:crypto';
import { type Day, plainLines } from '@samspar/kernel';
import type { FieldError } from '../parts/form.js';
import type { Texts } from '../texts/texts.js';
import { MORE_ROWS, valueIn, type Question, type Typed } from './question.js';

/** The typed fields of a form that was sent; the controls that steer it, whose names begin with `_`, are left out, and lines end as those of a program do. */
export const typedIn = (body: unknown): Typed =>
  Object.fromEntries(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).flatMap(
      ([name, value]: [string, unknown]): readonly (readonly [string, string | readonly string[]])[] => {
        if (name.startsWith('_')) return [];
        if (typeof value === 'string') return [[name, plainLines(value)]];
        return Array.isArray(value) && value.every((part) => typeof part === 'string')
          ? [[name, value.map(plainLines)]]
          : [];
      },
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
export const questionAt = (questions: readonly Question[], path: string): Question | undefined =>
  questions
    .filter(({ name }) => path === name || path.startsWith(`${name}.`))
    .toSorted((a, b) => b.name.length - a.name.length)[0];

/** A question that is to be answered, in a form whose body no class checks. */
export const required = (question: Question, missing: (texts: Texts) => string): Question => ({
  ...question,
  missing,
});

export const missingIn = (
  questions: readonly Question[],
  typed: Typed,
  texts: Texts,
): readonly FieldError[] =>
  questions.flatMap(({ name, missing }) =>
    missing && valueIn(typed, name) === '' ? [{ field: name, message: missing(texts) }] : [],
  );
