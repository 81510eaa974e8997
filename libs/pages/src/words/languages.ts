import type { Texts } from '../texts/texts.js';
import type { Language } from '../language.js';
import type { ChoiceList } from '../form/question.js';

/** Swedish that is easy to read: a private code of ours (BCP 47). */
export const EASY_SWEDISH = 'sv-x-latt';
/** Stands for every language that is not in the list (ISO 639-2: undetermined). */
const OTHER = 'und';
/** The languages that a form of consent is most often in, as BCP 47 has them. */
const COMMON = [
  'sv',
  'en',
  'ar',
  'so',
  'fa',
  'prs',
  'ps',
  'ti',
  'am',
  'uk',
  'ru',
  'pl',
  'bs',
  'sq',
  'tr',
  'ku',
  'ckb',
  'th',
  'es',
  'fr',
  'fi',
  'swl',
] as const;
const CODE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** What a language is called; what is no code of one stands as it was written. */
export const languageInWords = (
  { language, texts }: Readonly<{ language: Language; texts: Texts }>,
  code: string,
): string => {
  if (code === OTHER) return texts.journey.form.options.otherLanguage;
  const own: Readonly<Record<string, string>> = texts.journey.form.options.languages;
  if (own[code] !== undefined) return own[code];
  if (!CODE.test(code)) return code;
  const name = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code);
  return name ?? texts.journey.form.options.languageUnknown;
};

const choices = (asking: Parameters<ChoiceList>[0], first: readonly string[]) => {
  const [swedish, ...others] = COMMON;
  const choice = (code: string) => ({ value: code, label: languageInWords(asking, code) });
  return [
    choice(swedish),
    ...first.map(choice),
    ...others.map(choice).toSorted((one, other) => one.label.localeCompare(other.label, asking.language)),
    choice(OTHER),
  ];
};

/** Swedish first, the others by name, and whatever else it may be last. */
export const languages: ChoiceList = (asking) => choices(asking, []);

/** The same, with Swedish that is easy to read. */
export const languagesOnPaper: ChoiceList = (asking) => choices(asking, [EASY_SWEDISH]);
