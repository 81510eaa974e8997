import type { CodeList } from '@samspar/codes';
import type { Language } from '../language.js';
import type { Option } from '../parts/field.js';

/** The name of a party where it does not begin what is said: its English article is written small. */
export const inSentence = (name: string): string => name.replace(/^The /, 'the ');

/** A label as it stands within a sentence. */
export const small = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** The codes of a list as options of a field, in the order of the list. */
export const optionsOf = (language: Language, codes: CodeList): readonly Option[] =>
  codes.map((entry) => ({ value: entry.code, label: entry[language] }));
