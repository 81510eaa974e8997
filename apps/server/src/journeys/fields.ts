import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { isDay, isStatedUnknown, type Sentence, STATED_UNKNOWNS, UNKNOWN_DAY } from '@samspar/kernel';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { type BodyClass, type FieldRule, withRule } from '../body-rules.js';

export type Shape = Readonly<{
  optional?: boolean;
  /** The stated unknowns do as well. */
  stated?: boolean;
  description?: string;
}>;

/** The part of a JSON schema that fields are described with. */
type Schema = {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  format?: string;
  pattern?: string;
  example?: string;
  enum?: (string | number)[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  items?: Schema | { $ref: string };
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  oneOf?: (Schema | { $ref: string })[];
  allOf?: { $ref: string }[];
};

const isIn = (allowed: readonly unknown[], value: unknown): boolean => allowed.includes(value);

const STATED_SV = `, eller ${STATED_UNKNOWNS.join(', ')}`;
const STATED_EN = `, or ${STATED_UNKNOWNS.join(', ')}`;

/** A property with one rule, in the body class and in the OpenAPI document alike. */
const field = (
  { optional = false, stated = false, description }: Shape,
  schema: Schema,
  check: (value: unknown) => boolean,
  { sv, en }: Sentence,
  more: Pick<FieldRule, 'allowed' | 'of'> = {},
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...(stated ? { oneOf: [schema, { type: 'string', enum: [...STATED_UNKNOWNS] }] } : schema),
      required: !optional,
      description: description ?? en,
    }),
    withRule({
      optional,
      check: (value) => (stated && isStatedUnknown(value)) || check(value),
      sentence: { sv: `${sv}${stated ? STATED_SV : ''}.`, en: `${en}${stated ? STATED_EN : ''}.` },
      ...more,
    }),
  );

/** A day in Stockholm as `YYYY-MM-DD`. */
export const ADay = (shape: Shape = {}): PropertyDecorator =>
  field(shape, { type: 'string', format: 'date', example: '2024-03-05' }, isDay, {
    sv: 'Ange en dag som finns, så här: 2024-03-05',
    en: 'State a day that exists, like 2024-03-05',
  });

/** A day, or the stated unknown: it happened, nobody knows when. */
export const ADayOrUnknown = (shape: Shape = {}): PropertyDecorator =>
  field(
    shape,
    { type: 'string', pattern: `^(\\d{4}-\\d{2}-\\d{2}|${UNKNOWN_DAY})$`, example: '2024-03-05' },
    (value) => value === UNKNOWN_DAY || isDay(value),
    {
      sv: `Ange en dag som finns, så här: 2024-03-05, eller ${UNKNOWN_DAY} om dagen inte är känd`,
      en: `State a day that exists, like 2024-03-05, or ${UNKNOWN_DAY} where the day is not known`,
    },
  );

/** One code of a list. */
export const ACode = (codes: readonly string[], shape: Shape = {}): PropertyDecorator => {
  const allowed = shape.stated ? [...codes, ...STATED_UNKNOWNS] : [...codes];
  return field(
    { ...shape, stated: false },
    { type: 'string', enum: allowed },
    (value) => isIn(allowed, value),
    { sv: `Ange en av koderna ${allowed.join(', ')}`, en: `State one of the codes ${allowed.join(', ')}` },
    { allowed },
  );
};

/** Distinct codes of a list, or one of the words `or`. */
export const Codes = (
  codes: readonly string[],
  {
    least = 0,
    most = codes.length,
    or = [],
    ...shape
  }: Shape & { least?: number; most?: number; or?: readonly string[] } = {},
): PropertyDecorator => {
  const list = {
    type: 'array',
    items: { type: 'string', enum: [...codes] },
    minItems: least,
    maxItems: most,
    uniqueItems: true,
  } satisfies Schema;
  return field(
    shape,
    or.length > 0 ? { oneOf: [list, { type: 'string', enum: [...or] }] } : list,
    (value) =>
      isIn(or, value) ||
      (Array.isArray(value) &&
        value.length >= least &&
        value.length <= most &&
        new Set(value).size === value.length &&
        value.every((code) => isIn(codes, code))),
    {
      sv: [`Ange en lista med ${least}–${most} olika av koderna ${codes.join(', ')}`, ...or].join(', eller '),
      en: [`State a list of ${least} to ${most} different codes out of ${codes.join(', ')}`, ...or].join(
        ', or ',
      ),
    },
    { allowed: [...codes, ...or] },
  );
};

/** A whole number within limits, both included. */
export const AWhole = (least: number, most: number, shape: Shape = {}): PropertyDecorator =>
  field(
    shape,
    { type: 'integer', minimum: least, maximum: most },
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
    { sv: `Ange ett heltal från ${least} till ${most}`, en: `State a whole number from ${least} to ${most}` },
  );

/** A number within limits, both included. */
export const ANumber = (least: number, most: number, shape: Shape = {}): PropertyDecorator =>
  field(
    shape,
    { type: 'number', minimum: least, maximum: most },
    (value) => typeof value === 'number' && value >= least && value <= most,
    { sv: `Ange ett tal från ${least} till ${most}`, en: `State a number from ${least} to ${most}` },
  );

/** Distinct whole numbers within limits, both included. */
export const Wholes = (least: number, most: number, longest: number, shape: Shape = {}): PropertyDecorator =>
  field(
    shape,
    {
      type: 'array',
      items: { type: 'integer', minimum: least, maximum: most },
      maxItems: longest,
      uniqueItems: true,
    },
    (value) =>
      Array.isArray(value) &&
      value.length <= longest &&
      new Set(value).size === value.length &&
      value.every((one) => Number.isInteger(one) && one >= least && one <= most),
    {
      sv: `Ange en lista med olika heltal från ${least} till ${most}`,
      en: `State a list of different whole numbers from ${least} to ${most}`,
    },
  );

export const OneNumberOf = (numbers: readonly number[], shape: Shape = {}): PropertyDecorator =>
  field(shape, { type: 'integer', enum: [...numbers] }, (value) => isIn(numbers, value), {
    sv: `Ange ett av talen ${numbers.join(', ')}`,
    en: `State one of the numbers ${numbers.join(', ')}`,
  });

export const YesOrNo = (shape: Shape = {}): PropertyDecorator =>
  field(shape, { type: 'boolean' }, (value) => typeof value === 'boolean', {
    sv: 'Ange true eller false',
    en: 'State true or false',
  });

/** What is no writing: half a character, a byte that was not UTF-8, what steers a screen (line breaks and tabs do not). */
const UNWRITABLE = /[^\P{Cc}\n\r\t]|[\p{Bidi_Control}\p{Surrogate}\uFFFD]/u;

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest && !UNWRITABLE.test(value);

/** A word kept in the clear, such as the name of a unit: an identity number has no place in it. */
export const AName = (longest: number, shape: Shape = {}): PropertyDecorator =>
  field(
    shape,
    { type: 'string', minLength: 1, maxLength: longest },
    (value) => isText(value, longest) && !looksLikeIdentityNumber(value),
    {
      sv: `Ange en text med 1–${longest} tecken och utan personnummer`,
      en: `State a text of 1 to ${longest} characters and without an identity number`,
    },
  );

/** Free text, sealed with the participant's key before it is stored; `orBlank`: or nothing, which takes it away. */
export const AText = (
  longest: number,
  { orBlank = false, ...shape }: Shape & { orBlank?: boolean } = {},
): PropertyDecorator => {
  const least = orBlank ? 0 : 1;
  return field(
    shape,
    { type: 'string', minLength: least, maxLength: longest },
    (value) => isText(value, longest) || (orBlank && typeof value === 'string' && value.trim() === ''),
    {
      sv: `Ange en text med ${least}–${longest} tecken`,
      en: `State a text of ${least} to ${longest} characters`,
    },
  );
};

/** Free texts, each sealed with the participant's key before it is stored. */
export const SealedTexts = (most: number, longest: number, shape: Shape = {}): PropertyDecorator =>
  field(
    shape,
    { type: 'array', items: { type: 'string', minLength: 1, maxLength: longest }, maxItems: most },
    (value) => Array.isArray(value) && value.length <= most && value.every((text) => isText(text, longest)),
    {
      sv: `Ange en lista med högst ${most} texter om 1–${longest} tecken`,
      en: `State a list of at most ${most} texts of 1 to ${longest} characters`,
    },
  );

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The document has the class by its name, wherever a field refers to it. */
const named =
  (type: () => BodyClass): PropertyDecorator =>
  ({ constructor }) =>
    ApiExtraModels(type())(constructor);

/** An object of its own class; `exactlyOneOf` its properties where they are alternatives; `or` further words that do. */
export const AnObject = (
  type: () => BodyClass,
  {
    exactlyOneOf,
    or = [],
    ...shape
  }: Shape & { exactlyOneOf?: readonly string[]; or?: readonly string[] } = {},
): PropertyDecorator => {
  const words = [...or, ...(shape.stated ? STATED_UNKNOWNS : [])];
  const en = exactlyOneOf
    ? `State an object with exactly one of ${exactlyOneOf.join(', ')}`
    : 'State an object with the fields of this resource';
  const sv = exactlyOneOf
    ? `Ange ett objekt med exakt ett av ${exactlyOneOf.join(', ')}`
    : 'Ange ett objekt med resursens fält';
  const isWord = (value: unknown): boolean => isIn(words, value);
  return applyDecorators(
    field(
      { ...shape, stated: false },
      words.length > 0
        ? { oneOf: [{ $ref: getSchemaPath(type()) }, { type: 'string', enum: words }] }
        : { allOf: [{ $ref: getSchemaPath(type()) }] },
      (value) =>
        isWord(value) ||
        (isObject(value) &&
          (exactlyOneOf === undefined ||
            Object.entries(value).filter(([key, part]) => exactlyOneOf.includes(key) && part !== undefined)
              .length === 1)),
      words.length > 0
        ? { sv: `${sv}, eller ${words.join(', ')}`, en: `${en}, or ${words.join(', ')}` }
        : { sv, en },
      { of: type },
    ),
    named(type),
  );
};

/** A list of objects of one class. */
export const Objects = (
  type: () => BodyClass,
  { least = 0, most, ...shape }: Shape & { least?: number; most: number },
): PropertyDecorator =>
  applyDecorators(
    field(
      shape,
      { type: 'array', items: { $ref: getSchemaPath(type()) }, minItems: least, maxItems: most },
      (value) =>
        Array.isArray(value) && value.length >= least && value.length <= most && value.every(isObject),
      {
        sv: `Ange en lista med ${least}–${most} objekt`,
        en: `State a list of ${least} to ${most} objects`,
      },
      { of: type },
    ),
    named(type),
  );

/** A value whose form another field decides. */
export const Anything = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ description, required: true }),
    withRule({
      optional: false,
      check: (value) => value !== undefined && value !== null,
      sentence: { sv: 'Värdet saknas.', en: 'The value is missing.' },
    }),
  );
