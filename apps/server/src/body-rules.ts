import { OmitType } from '@nestjs/swagger';
import type { Sentence } from '@samspar/kernel';

/** A class whose properties say what a body may hold. */
export type BodyClass = new () => object;

/** What a field of a body must be. */
export type FieldRule = Readonly<{
  optional: boolean;
  check: (value: unknown) => boolean;
  /** What is told of a value that it refuses. */
  sentence: Sentence;
  /** The words that do, where they can be listed. */
  allowed?: readonly string[];
  /** The class of an object in it, or of each object of a list. */
  of?: () => BodyClass;
}>;

/** By class, what is said of its own fields. */
const OWN = new WeakMap<object, Map<string, FieldRule>>();

export const withRule =
  (rule: FieldRule): PropertyDecorator =>
  ({ constructor }, name) => {
    const own = OWN.get(constructor) ?? new Map<string, FieldRule>();
    OWN.set(constructor, own.set(String(name), rule));
  };

/** Asked for with each body, and put together once for a class. */
const ALL = new WeakMap<BodyClass, ReadonlyMap<string, FieldRule>>();

/** The fields that a body of this class has, by name: its own first, and then those that it inherits. */
export const rulesOf = (type: BodyClass): ReadonlyMap<string, FieldRule> => {
  const known = ALL.get(type);
  if (known) return known;
  const base: unknown = Object.getPrototypeOf(type);
  const own = OWN.get(type) ?? new Map<string, FieldRule>();
  const inherited = base === Function.prototype ? [] : [...rulesOf(base as BodyClass)];
  const all = new Map([...own, ...inherited.filter(([name]) => !own.has(name))]);
  ALL.set(type, all);
  return all;
};

/** The same body without some of its fields, in its rules and in the OpenAPI document. */
export const bodyWithout = <Body extends object, Name extends keyof Body & string>(
  type: new () => Body,
  names: readonly Name[],
): new () => Omit<Body, Name> => {
  const left = OmitType(type, names);
  const isLeftOut = (field: string): boolean => names.some((name) => name === field);
  OWN.set(left, new Map([...rulesOf(type)].filter(([field]) => !isLeftOut(field))));
  return left;
};
