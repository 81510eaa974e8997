import type { Sentence } from './sentences.js';

const LOCALES: Sentence = { sv: 'sv-SE', en: 'en-GB' };

/** A number as it is read: thousands apart, by a no-break space in Swedish (1 275) and a comma in English (1,275). */
export const numeral = (number: number, language: keyof Sentence = 'sv'): string =>
  number.toLocaleString(LOCALES[language]);
