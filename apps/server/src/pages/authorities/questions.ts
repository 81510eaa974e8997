import { createHash } from 'node:crypto';
import type { Authority, Unit } from '@samspar/association';
import { AUTHORITY_WORK, PARTY } from '@samspar/codes';
import {
  type Asked,
  code,
  day,
  districts,
  lines,
  named,
  ofList,
  partOf,
  type Question,
  type Texts,
  type Typed,
  valueIn,
  whole,
  words,
} from '@samspar/pages';

type AuthorityTexts = Texts['authorities']['authority'];
type TextName = {
  [Name in keyof AuthorityTexts]: AuthorityTexts[Name] extends string ? Name : never;
}[keyof AuthorityTexts];

const ask = (label: TextName, hint?: TextName, isOptional = true): Asked => ({
  label: ({ authorities }) => authorities.authority[label],
  ...(hint && { hint: ({ authorities }) => authorities.authority[hint] }),
  isOptional,
});

const NAMES: readonly Question[] = [
  words('name', ask('name', undefined, false), { longest: 120 }),
  lines('aliases', ask('aliases', 'aliasesHint')),
];

/** Days of a month in one line; what is no number is handed on as it was typed. */
const daysOfMonth = (name: string, asked: Asked): Question => ({
  ...words(name, asked, { isShort: true }),
  read: (typed) => {
    const parts = valueIn(typed, name)
      .split(/[\s,;]+/)
      .filter((part) => part !== '');
    return parts.length === 0 ? undefined : parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  },
  typed: (value) => ({ [name]: Array.isArray(value) ? value.join(', ') : '' }),
});

/** The party of a new authority; one that is there keeps its own. */
export const PARTY_QUESTION = code('party', { label: ({ users }) => users.user.party }, ofList(PARTY));

export const AUTHORITY_QUESTIONS: readonly Question[] = [
  ...NAMES,
  code('work', ask('work', 'workHint'), ofList(AUTHORITY_WORK), {
    isFolded: true,
    blank: ({ authorities }) => authorities.authority.asParty,
  }),
  words('contact', ask('contact', 'contactHint'), { longest: 200 }),
  code('retention.kind', ask('kind', undefined, false), ({ texts: { authorities } }) => [
    { value: 'years', label: authorities.authority.kinds.years },
    { value: 'kept', label: authorities.authority.kinds.kept },
  ]),
  whole('retention.years', ask('years', 'yearsHint'), {
    from: 1,
    to: 100,
    inWords: ({ authorities }) => authorities.years,
  }),
  daysOfMonth('retention.exemptBirthDays', ask('exempt', 'exemptHint')),
  words('archive', ask('archive', 'archiveHint'), { longest: 120 }),
  day('to', ask('to', 'toHint')),
];

export const UNIT_QUESTIONS: readonly Question[] = [
  ...NAMES,
  code(
    'district',
    { label: ({ authorities }) => authorities.unit.district, isOptional: true },
    (asking) => districts(asking).filter(({ value }) => value !== 'outside'),
    { isFolded: true, blank: ({ authorities }) => authorities.unit.noDistrict },
  ),
  day('from', { label: ({ authorities }) => authorities.unit.from, isOptional: true }),
  day('to', { label: ({ authorities }) => authorities.authority.to, isOptional: true }),
];

/** Where a unit belongs, among the authorities of its party. */
export const moveQuestions = (authorities: readonly Authority[]): readonly Question[] => [
  code(
    'authority',
    {
      label: (texts) => texts.authorities.name,
      hint: ({ authorities: { move } }) => move.authorityHint,
    },
    () => authorities.map(named),
    { isFolded: true },
  ),
  day('since', {
    label: ({ authorities: { move } }) => move.since,
    hint: ({ authorities: { move } }) => move.sinceHint,
    isOptional: true,
  }),
];

/** The control that says which state of an authority or a unit a form was shown for. */
export const SEEN = '_sedd';

/** A mark of an authority or a unit as it stands; a new one has none. */
export const markOf = (one: Authority | Unit | undefined): string =>
  one ? createHash('sha256').update(JSON.stringify(one)).digest('base64url') : '';

/** What would have been typed to say an authority or a unit as it stands. */
export const typedOf = (questions: readonly Question[], one: Authority | Unit): Typed =>
  Object.assign(
    {},
    ...questions.map(({ name, typed }) => typed(name.split('.').reduce<unknown>(partOf, one))),
  );
