import { type CodeList, NOT_ENDED, OUTSIDE, UNKNOWN } from '@samspar/codes';
import type { Language } from '../language.js';
import type { Option } from '../parts/field.js';
import { codesEn } from './codes.en.js';

/** The lists that have names in both languages: those of the statistics' dimensions, and those of forms alone. */
export type ListName = keyof typeof codesEn;

/** What stands in several lists. */
const EVERYWHERE_EN: Readonly<Record<string, string>> = {
  [UNKNOWN]: 'Not stated',
  [NOT_ENDED.code]: 'Ongoing',
  [OUTSIDE.code]: 'Other municipality',
};

const LISTS_EN: Readonly<Record<string, Readonly<Record<string, string>>>> = codesEn;

/** The English name of a code of a list; undefined where it has none of its own. */
export const englishName = (list: string, code: string): string | undefined =>
  LISTS_EN[list]?.[code] ?? EVERYWHERE_EN[code];

/** The name of a party where it does not begin what is said: its English article is written small. */
export const inSentence = (name: string): string => name.replace(/^The /, 'the ');

/** The codes of a list as options of a field, in the order of the list. */
export const optionsOf = (language: Language, list: ListName, codes: CodeList): readonly Option[] =>
  codes.map(({ code, label }) => ({
    value: code,
    label: language === 'en' ? (englishName(list, code) ?? label) : label,
  }));
