import { EASY_SWEDISH } from '../words/languages.js';
import { sheetAr } from './ar.js';
import { sheetEn } from './en.js';
import { sheetFa } from './fa.js';
import { sheetFi } from './fi.js';
import type { SheetWords } from './sheet-words.js';
import { sheetSo } from './so.js';
import { sheetSvEasy } from './sv-easy.js';
import { sheetUk } from './uk.js';

/** The languages beside Swedish that the paper to consent on is written in (BCP 47). */
const SHEETS: Readonly<Record<string, SheetWords>> = {
  [EASY_SWEDISH]: sheetSvEasy,
  en: sheetEn,
  ar: sheetAr,
  fa: sheetFa,
  prs: sheetFa,
  so: sheetSo,
  uk: sheetUk,
  fi: sheetFi,
};

/** The words in a language; undefined where nobody has written them. */
export const sheetIn = (language: string): SheetWords | undefined =>
  Object.hasOwn(SHEETS, language) ? SHEETS[language] : undefined;
