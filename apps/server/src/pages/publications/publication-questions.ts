import { type FieldError, oneOf, type Question, textsOf, type Typed, valueIn, words } from '@samspar/pages';
import {
  type AskedTable,
  type PublicationRefusal,
  publicationRefusalSentence,
  type PublicationWords,
} from '@samspar/publications';
import type { PublicationRead } from '@samspar/use-cases';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;

type Listed = PublicationRead['listed'];

/** What a publication says in words; `releases` are those that it may take the place of. */
export const wordQuestions = (language: 'sv' | 'en', releases: readonly Listed[]): readonly Question[] => {
  const { new: texts } = textsOf(language).publications;
  return [
    words('rubrik', { label: () => texts.heading }, { longest: LONGEST_TITLE }),
    words(
      'text',
      { label: () => texts.text, hint: () => texts.textHint, isOptional: true },
      { longest: LONGEST_TEXT, isLong: true },
    ),
    ...(releases.length === 0
      ? []
      : [
          oneOf(
            'foljer',
            texts.follows,
            releases.map(({ id, title }) => ({ value: id, label: title })),
            texts.followsNone,
          ),
          words(
            'forklaring',
            { label: () => texts.explanation, hint: () => texts.explanationHint, isOptional: true },
            { longest: LONGEST_TEXT, isLong: true },
          ),
        ]),
  ];
};

export const wordsTyped = ({ title, text, follows }: PublicationWords): Typed => ({
  rubrik: title,
  text,
  foljer: follows?.publication ?? '',
  forklaring: follows?.explanation ?? '',
});

export const wordsIn = (typed: Typed): PublicationWords => {
  const publication = valueIn(typed, 'foljer');
  return {
    title: valueIn(typed, 'rubrik'),
    text: valueIn(typed, 'text'),
    follows: publication === '' ? null : { publication, explanation: valueIn(typed, 'forklaring') },
  };
};

/** A table that is to be released; `drafts` are those that it may be added to. */
export const tableQuestions = (language: 'sv' | 'en', drafts: readonly Listed[]): readonly Question[] => {
  const { new: texts } = textsOf(language).publications;
  return [
    words('tabellrubrik', { label: () => texts.tableTitle }, { longest: LONGEST_TITLE }),
    words(
      'oskyddad',
      { label: () => texts.unprotected, hint: () => texts.unprotectedHint, isOptional: true },
      { longest: LONGEST_TEXT },
    ),
    ...(drafts.length === 0
      ? []
      : [
          oneOf(
            'utkast',
            texts.target,
            drafts.map(({ id, title }) => ({ value: id, label: title })),
            texts.alone,
          ),
        ]),
  ];
};

export const tableIn = (typed: Typed, query: AskedTable['query']): AskedTable => ({
  title: valueIn(typed, 'tabellrubrik'),
  query,
  unprotectedBecause: valueIn(typed, 'oskyddad') || null,
});

/** Why something is taken back or given back. */
export const reasonQuestion = (language: 'sv' | 'en'): Question =>
  words(
    'skal',
    { label: () => textsOf(language).publications.draft.reason },
    { longest: LONGEST_TEXT, isLong: true },
  );

/** The titles that a form lacks: of the table always, of the publication where it is a new one. */
export const titlesMissing = (typed: Typed, language: 'sv' | 'en'): readonly FieldError[] =>
  (['tableTitle', 'title'] as const).flatMap((field) => {
    const name = FIELDS[field] ?? field;
    const isAsked = field === 'tableTitle' || valueIn(typed, 'utkast') === '';
    return isAsked && valueIn(typed, name) === ''
      ? [{ field: name, message: publicationRefusalSentence({ code: 'WordsMissing', field })[language] }]
      : [];
  });

const FIELDS: Readonly<Record<string, string>> = {
  title: 'rubrik',
  text: 'text',
  follows: 'foljer',
  explanation: 'forklaring',
  tableTitle: 'tabellrubrik',
  unprotectedBecause: 'oskyddad',
  reason: 'skal',
  typedTitle: 'tabellrubrik',
  source: 'kalla',
  lines: 'rader',
  query: 'indelning',
};

/** The field of a form that a refusal is about; undefined where it is about none. */
export const fieldOfRefusal = (
  refusal: PublicationRefusal | Readonly<{ code: string }>,
): string | undefined => {
  if ('field' in refusal) return FIELDS[refusal.field];
  if (refusal.code === 'LabelUnknown') return 'rader';
  return refusal.code === 'FollowsUnknown' || refusal.code === 'FollowedAlready' ? 'foljer' : undefined;
};
