import { numeral, type Sentence } from '@samspar/kernel';
import type { Amount, ChartMark } from './chart.js';

type Language = keyof Sentence;

/** The words of charts that are not those of their figures. */
export const WORDS = {
  sv: {
    hidden: 'dolt',
    hiddenSaid: 'dolt, litet tal',
    missing: 'uppgift saknas',
    total: 'totalt',
    whole: 'Totalt',
    days: 'dagar',
    ofShares: 'Procent av kvinnor respektive män, antal inom parentes',
    break: 'tidsseriebrott',
    breakSaid: (point: string) => `tidsseriebrott före ${point}`,
    perThousand: 'per 1\u00a0000',
    perThousandSaid: 'per 1\u00a0000 invånare 16–64 år',
    noPopulation: 'folkmängd saknas',
    population: (day: string, source: string) => `Folkmängd ${day}: ${source}`,
    elsewhere: (what: string) => `Inte på kartan: ${what}`,
    noRates: 'Antal. Folkmängden är inte angiven, så antal per 1\u00a0000 invånare kan inte räknas.',
    upTo: (from: string, to: string) => `${from}–${to}`,
    summary: (title: string, figures: number) => `${title}. ${figures} uppgifter`,
    most: (name: string, amount: string) => `störst: ${name} ${amount}`,
    inTable: 'Alla tal står i tabellen.',
  },
  en: {
    hidden: 'hidden',
    hiddenSaid: 'hidden, small number',
    missing: 'not known',
    total: 'total',
    whole: 'Total',
    days: 'days',
    ofShares: 'Per cent of women and of men, counts in brackets',
    break: 'break in series',
    breakSaid: (point: string) => `break in the series before ${point}`,
    perThousand: 'per 1,000',
    perThousandSaid: 'per 1,000 inhabitants aged 16–64',
    noPopulation: 'population missing',
    population: (day: string, source: string) => `Population ${day}: ${source}`,
    elsewhere: (what: string) => `Not on the map: ${what}`,
    noRates: 'Counts. The population is not stated, so rates per 1,000 inhabitants cannot be made.',
    upTo: (from: string, to: string) => `${from}–${to}`,
    summary: (title: string, figures: number) => `${title}. ${figures} figures`,
    most: (name: string, amount: string) => `greatest: ${name} ${amount}`,
    inTable: 'All figures are in the table.',
  },
} as const;

/** A rate to a tenth; `2,4` in Swedish and `2.4` in English. */
export const rateText = (rate: number, language: Language): string => {
  const tenths = Math.round(rate * 10);
  return `${numeral(Math.floor(tenths / 10), language)}${language === 'sv' ? ',' : '.'}${tenths % 10}`;
};

/** An amount as it is written in a chart. */
export const amountText = (amount: Amount, language: Language): string => {
  const words = WORDS[language];
  return amount === 'hidden'
    ? words.hidden
    : amount === 'missing'
      ? words.missing
      : numeral(amount, language);
};

/** An amount as it is read out. */
export const amountSaid = (amount: Amount, language: Language): string =>
  amount === 'hidden' ? WORDS[language].hiddenSaid : amountText(amount, language);

/** A figure as it stands at its bar: with its share, or the share with it. */
export const markText = (
  { amount, percent }: ChartMark,
  language: Language,
  { unit, isOfShares = false }: Readonly<{ unit?: string | undefined; isOfShares?: boolean | undefined }>,
): string => {
  const text = amountText(amount, language);
  if (typeof amount !== 'number') return text;
  const share = percent === undefined ? undefined : `${percent}\u00a0%`;
  if (share !== undefined) return isOfShares ? `${share} (${text})` : `${text} (${share})`;
  return unit === undefined ? text : `${text} ${unit}`;
};

/** As many figures as one listens to. */
const MOST_SAID = 30;

/** What a chart says, line by line, each with how many figures it has; of many figures only what they are. */
export const descriptionOf = (
  title: string,
  said: readonly Readonly<{ text: string; figures: number }>[],
  greatest: Readonly<{ name: string; amount: string }> | undefined,
  language: Language,
): string => {
  const words = WORDS[language];
  const figures = said.reduce((sum, line) => sum + line.figures, 0);
  const lines =
    figures <= MOST_SAID
      ? said.map(({ text }) => text)
      : [words.summary(title, figures), ...(greatest ? [words.most(greatest.name, greatest.amount)] : [])];
  return `${lines.join('; ')}. ${words.inTable}`;
};
