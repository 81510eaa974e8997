import { type CodeEntry, nearestWord, wordForm } from '@samspar/codes';
import type { StatedUnknown } from '@samspar/kernel';

/** What offices write where nothing is known, by what it states (reference: the code lists). */
const UNKNOWN_FORMS: readonly (readonly [StatedUnknown, readonly string[]])[] = [
  [
    'notRegistered',
    [
      '',
      'unknown',
      'uppgift saknas',
      'okänd',
      'okänt',
      'ej angivet',
      'ej angiven',
      'ej registrerat',
      'saknas',
      '?',
    ],
  ],
  ['doesNotKnow', ['vet ej', 'vet inte']],
  ['willNotSay', ['vill ej uppge', 'vill inte uppge']],
  ['notAsked', ['ej tillfrågad', 'inte tillfrågad', 'ej frågat']],
];

const UNKNOWNS = new Map(
  UNKNOWN_FORMS.flatMap(([unknown, forms]) => forms.map((form) => [wordForm(form), unknown])),
);

/** Longer texts are no words of a list. */
const LONGEST = 200;

/** No form of it begins with a digit, as most days and numbers do: the cells of which there are most cost nothing. */
const BEGINS_WITH_DIGIT = /^\d/;

/** The stated unknown that a text is, a blank and a dash being *not registered*. */
export const statedUnknown = (text: string): StatedUnknown | undefined =>
  text.length > LONGEST || BEGINS_WITH_DIGIT.test(text) ? undefined : UNKNOWNS.get(wordForm(text));

/** Words by the codes they mean: those of a code list, or of what an association calls its own. */
export type Words<Code extends string = string> = readonly Pick<CodeEntry<Code>, 'code' | 'sv' | 'also'>[];

/** The words of one column: what each means, and which is nearest to a misspelt one. */
export type Vocabulary<Code extends string> = Readonly<{
  /** Codes in list order. */
  codes: readonly Code[];
  find: (text: string) => Code | undefined;
  /** The label nearest to a text, if only a letter or two are wrong; never a guess that is used. */
  suggest: (text: string) => string | undefined;
}>;

export const vocabulary = <Code extends string>(list: Words<Code>): Vocabulary<Code> => {
  const words = list.flatMap(({ code, sv, also = [] }) =>
    [sv, code, ...also].map((word) => ({
      code,
      label: word === code ? sv : word,
      key: wordForm(word),
    })),
  );
  const byKey = new Map(words.map(({ key, code }) => [key, code]));
  return {
    codes: list.map(({ code }) => code),
    find: (text) => (text.length > LONGEST ? undefined : byKey.get(wordForm(text))),
    suggest: (text) => {
      if (text.length > LONGEST) return undefined;
      const nearest = nearestWord(wordForm(text), [...byKey.keys()]);
      return words.find(({ key }) => key === nearest)?.label;
    },
  };
};
