import type { Sentence } from './sentences.js';

/** Made once: a number that looks its format up takes twenty times as long. */
const FORMATS: Readonly<Record<keyof Sentence, Intl.NumberFormat>> = {
  sv: new Intl.NumberFormat('sv-SE'),
  en: new Intl.NumberFormat('en-GB'),
};
/** What stands between thousands. */
const APART: Readonly<Record<keyof Sentence, string>> = { sv: '\u00a0', en: ',' };

const isWhole = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;

/** A whole number with its thousands apart. */
const whole = (number: number, apart: string): string =>
  number < 1_000
    ? String(number)
    : `${whole(Math.floor(number / 1_000), apart)}${apart}${String(number % 1_000).padStart(3, '0')}`;

/**
 * A number as it is read: thousands apart, by a no-break space in Swedish (1 275) and a comma in English (1,275). A whole number is
 * written without a format, for a page holds thousands of such.
 */
export const numeral = (number: number, language: keyof Sentence = 'sv'): string =>
  isWhole(number) ? whole(number, APART[language]) : FORMATS[language].format(number);
