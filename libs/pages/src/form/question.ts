import type { Association } from '@samspar/association';
import { type CodeList, OUTSIDE } from '@samspar/codes';
import { type Day, STATED_UNKNOWNS, type StatedUnknown } from '@samspar/kernel';
import type { VNode } from 'preact';
import type { Language } from '../language.js';
import { namedIn, type Speech } from '../words/in-words.js';
import { named, type Option } from '../parts/field.js';
import type { Filled } from '../parts/form.js';
import { optionsOf } from '../words/code-names.js';
import type { Texts } from '../texts/texts.js';

/** What stands in the controls of a form, by their names. */
export type Typed = Filled['values'];

/** What a question is asked with. */
export type Asking = Readonly<{
  language: Language;
  texts: Texts;
  /** Null where no choice is of an association. */
  association: Association | null;
  filled: Filled;
}>;

/** What to say of an answer that the body's class refuses; undefined: what the class says itself. */
type Advice = Readonly<{ empty: string; wrong?: string }>;

/**
 * One question of a form: how it is shown, and what the body of the JSON API gets of the answer. What may stand in a body is
 * for the body's class alone to say.
 */
export type Question = Readonly<{
  /** What it asks for, as it stands above the control. */
  label: (texts: Texts) => string;
  /** The property of the body, with dots down to one inside another; also the name of the control. */
  name: string;
  /** The value of the property; undefined leaves it out. What cannot be read is handed on as it was typed. */
  read: (typed: Typed, today: Day) => unknown;
  /** The answer in words as it will be saved, several things a line each; undefined where nothing will be. What the body's class takes is read. */
  said: (typed: Typed, speech: Speech, today: Day) => string | undefined;
  /** What would have been typed to say a value. */
  typed: (value: unknown) => Typed;
  show: (asking: Asking) => VNode;
  /** What to say where nothing is answered, in a form whose body no class checks. */
  missing?: (texts: Texts) => string;
  /** What to say where the body's class refuses what stands at a path within. */
  advice: (texts: Texts, path: string) => Advice;
  /** The control that a path of the body belongs to, where it is not that of the name. */
  controlOf?: (path: string) => string;
  /** Rows with the blank ones last, so that places in the body and in the form are the same. */
  tidied?: (typed: Typed) => Typed;
  /** Rows and one more of them, blank. */
  lengthened?: (typed: Typed) => Typed;
}>;

/** The button that asks for one more row; its value is the name of the question. */
export const MORE_ROWS = '_fler';

/** What every question says of itself. */
export type Asked = Readonly<{
  label: (texts: Texts) => string;
  hint?: (texts: Texts) => string | undefined;
  isOptional?: boolean;
  /** Tells the controls of names apart that would look alike in an address of the page. */
  id?: string;
}>;

/** The one value of a control, without blanks around it. */
export const valueIn = (typed: Typed, name: string): string => {
  const value = typed[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
};

export const valuesIn = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name] ?? [];
  return typeof value === 'string' ? [value] : value;
};

/** A value as a control holds it: of a list nothing. */
export const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A property of something that may be anything. */
export const partOf = (value: unknown, property: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === property)?.[1]
    : undefined;

const errorAt = ({ filled: { errors } }: Asking, name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.message;

/** What a field of the kit is told of a question. */
export const fieldOf = (asking: Asking, name: string, { label, hint, isOptional, id }: Asked) => {
  const { texts } = asking;
  return {
    name,
    ...(id !== undefined && { id }),
    label: label(texts),
    hint: hint?.(texts),
    error: errorAt(asking, name),
    optional: isOptional ? texts.optional : undefined,
  };
};

/** The stated unknowns that somebody who asks can state; `notRegistered` is for what was never meant to be asked. */
const ASKED_UNKNOWNS: readonly StatedUnknown[] = STATED_UNKNOWNS.filter((word) => word !== 'notRegistered');

export type ChoiceList = (asking: Pick<Asking, 'language' | 'texts' | 'association'>) => readonly Option[];

export const ofList =
  (list: CodeList): ChoiceList =>
  ({ language, association }) =>
    optionsOf(language, association ? namedIn(association, list) : list);

/** The choices, and why there is no answer. */
export const orUnknown =
  (choices: ChoiceList): ChoiceList =>
  (asking) => [
    ...choices(asking),
    ...ASKED_UNKNOWNS.map((value) => ({ value, label: asking.texts.journey.form.stated[value] })),
  ];

/** Districts in force, and outside them. */
export const districts: ChoiceList = ({ association, language }) => [
  ...(association?.settings.districts ?? []).filter(({ to }) => to === null).map(named),
  { value: OUTSIDE.code, label: OUTSIDE[language] },
];

/** The names of the units that refer, in the Swedish order, but for those that are no more. */
export const units = (association: Association | null): readonly string[] =>
  (association?.units ?? [])
    .filter(({ to }) => to === null)
    .map(({ name }) => name)
    .toSorted((one, other) => one.localeCompare(other, 'sv'));
