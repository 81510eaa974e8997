import {
  IN_DAYS,
  groupOf,
  isOfContent,
  NAMED_BEFORE,
  OTHER_UNITS,
  PARTS_CLAUSES,
  PERSONS,
  quarterOf,
  type ReadGroup,
  type ReadRole,
  roleOf,
} from './words.js';

/** A number of a sentence that claims to be a figure. */
export type ReadNumber = Readonly<{
  kind: 'count' | 'percent' | 'days';
  value: number;
  /** As it is written. */
  written: string;
  group: ReadGroup | undefined;
  /** Whether that group is a whole of its own: *av kvinnorna*, and not *var kvinnor*. */
  isOfEach: boolean;
  role: ReadRole | undefined;
  /** Whether persons are said to be counted. */
  isOfPersons: boolean;
  /** How it stands to the number before: its share in brackets, or that which it is some of. */
  after: 'bracket' | 'of' | undefined;
  /** Whether it begins what the sentence is about: *Av de 352 …*. */
  isWhole: boolean;
  /** Its place among the words of the sentence. */
  at: number;
}>;

export type ReadSentence = Readonly<{
  text: string;
  /** Words, numbers and marks, in lower case. */
  words: readonly string[];
  numbers: readonly ReadNumber[];
  /** The only year that it names. */
  year: number | undefined;
  content: ReadonlySet<string>;
  /** Whether shares are said to be of those of the sentence before: *av dessa*. */
  pointsBack: boolean;
  /** Whether it says where its figures come from: *enligt …*. */
  namesSource: boolean;
}>;

type Token = Readonly<{ text: string; number?: number; word: string }>;

const TOKEN =
  /\d{4}-\d\d(?:-\d\d)?|\d{4}:\d+|(?<![\d,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[,.]\d+)?|\p{L}[\p{L}\d]*|[%§(),;:–.]/gu;
const NUMBER = /^\d[\d \u00a0\u202f]*(?:[,.]\d+)?$/;

const tokensOf = (text: string): readonly Token[] =>
  Array.from(text.matchAll(TOKEN), ([found]) => ({
    text: found,
    word: found.toLowerCase(),
    ...(NUMBER.test(found) && { number: Number(found.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.')) }),
  }));

/** Sentences; what has too few words to be one, as in a list, goes with its like. */
const sentencesOf = (text: string): readonly string[] => {
  const sentences: string[] = [];
  let wasShort = false;
  for (const part of text.split(/(?<=[.!?])\s+(?=[\p{Lu}\d])|\n\s*\n/u).map((one) => one.trim())) {
    const isShort = part.split(/\s+/).length < 4;
    if (isShort && wasShort) sentences.push(`${sentences.pop() ?? ''} ${part}`);
    else if (part !== '') sentences.push(part);
    wasShort = isShort;
  }
  return sentences;
};

const isYear = ({ text, number }: Token): boolean => number !== undefined && /^(19|20)\d\d$/.test(text);

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? '';

const isNumber = ({ number }: Token): boolean => number !== undefined;

/** What a number is of; undefined where it is no figure. */
const kindOf = (tokens: readonly Token[], at: number): ReadNumber['kind'] | undefined => {
  const token = tokens[at];
  if (token?.number === undefined) return undefined;
  // Both ends of a range are of what stands after the second.
  const isRange = wordAt(tokens, at + 1) === '–' && tokens[at + 2]?.number !== undefined;
  const next = wordAt(tokens, isRange ? at + 3 : at + 1);
  if (next === '%' || next === 'procent') return 'percent';
  if (IN_DAYS.test(next)) return 'days';
  // The number of a heading or of a point in a list.
  if (at === 0 && next === '.') return undefined;
  if (next === '§' || OTHER_UNITS.test(next) || NAMED_BEFORE.test(wordAt(tokens, at - 1))) return undefined;
  if (wordAt(tokens, at - 1) === 'kvartal' || !Number.isInteger(token.number)) return undefined;
  if (isYear(token) && !PERSONS.test(next)) return undefined;
  return tokens.some(({ word }) => word.startsWith('median')) && !PERSONS.test(next) ? 'days' : 'count';
};

const quarterAt = (tokens: readonly Token[], at: number): ReadGroup | undefined => {
  const word = wordAt(tokens, at);
  const number = tokens[at + 1]?.number;
  if (word === 'kvartal' && number !== undefined) return `quarter ${number}`;
  if (/^q[1-4]$/.test(word)) return `quarter ${Number(word[1])}`;
  const ordinal = word.startsWith('kvartal') ? quarterOf(wordAt(tokens, at - 1)) : 0;
  return ordinal > 0 ? `quarter ${ordinal}` : undefined;
};

/** The nearest token of some kind, one way, no further than to the next figure or clause. */
const nearest = <Found>(
  tokens: readonly Token[],
  at: number,
  step: 1 | -1,
  find: (place: number) => Found | undefined,
): Found | undefined => {
  for (let place = at + step; place >= 0 && place < tokens.length; place += step) {
    const token = tokens[place];
    if (token === undefined || kindOf(tokens, place) !== undefined) return undefined;
    const found = find(place);
    if (found !== undefined) return found;
    if (PARTS_CLAUSES.test(token.word) && !(step < 0 && (token.word === '(' || token.word === ':')))
      return undefined;
  }
  return undefined;
};

const groupAt = (tokens: readonly Token[], at: number): ReadGroup | undefined => {
  const find = (place: number) => quarterAt(tokens, place) ?? groupOf(wordAt(tokens, place));
  return nearest(tokens, at, 1, find) ?? nearest(tokens, at, -1, find);
};

const isOfEach = (tokens: readonly Token[], at: number): boolean => {
  const find = (place: number) => (groupOf(wordAt(tokens, place)) ? wordAt(tokens, place) : undefined);
  return /^(kvinnorna|männen)/.test(nearest(tokens, at, 1, find) ?? nearest(tokens, at, -1, find) ?? '');
};

const roleAt = (tokens: readonly Token[], at: number): ReadRole | undefined => {
  const find = (place: number) => roleOf(wordAt(tokens, place), wordAt(tokens, place + 1));
  const all = new Set(tokens.flatMap((_, place) => find(place) ?? []));
  return (
    nearest(tokens, at, 1, find) ??
    nearest(tokens, at, -1, find) ??
    (all.size === 1 ? [...all][0] : undefined)
  );
};

/** How a number stands to the one before: in brackets beside it, or after *av*. */
const afterAt = (tokens: readonly Token[], at: number): ReadNumber['after'] => {
  const before = tokens.slice(0, at).findLastIndex(isNumber);
  const between = tokens.slice(before + 1, at).map(({ word }) => word);
  if (before < 0) return undefined;
  if (between.at(-1) === 'av' || (between.includes('av') && /^(de|totalt|dessa)$/.test(between.at(-1) ?? '')))
    return 'of';
  const isSaid = between.some(
    (word, place) => word === 'vilket' || word === 'motsvarar' || (word === 'alltså' && place > 0),
  );
  return between.at(-1) === '(' || isSaid ? 'bracket' : undefined;
};

const readSentence = (text: string): ReadSentence => {
  const tokens = tokensOf(text);
  const words = tokens.filter((token) => !isNumber(token)).map(({ word }) => word);
  const years = new Set(
    tokens
      .filter((token, at) => isYear(token) && kindOf(tokens, at) === undefined)
      .map(({ number }) => number),
  );
  const numbers = tokens.flatMap((token, at): readonly ReadNumber[] => {
    const kind = kindOf(tokens, at);
    if (kind === undefined || token.number === undefined) return [];
    const isFirst = !tokens.slice(0, at).some((_, before) => kindOf(tokens, before) !== undefined);
    return [
      {
        kind,
        value: token.number,
        written: token.text,
        group: groupAt(tokens, at),
        isOfEach: isOfEach(tokens, at),
        role: roleAt(tokens, at),
        isOfPersons: PERSONS.test(wordAt(tokens, at + 1)),
        after: afterAt(tokens, at),
        isWhole: isFirst && wordAt(tokens, 0) === 'av',
        at,
      },
    ];
  });
  return {
    text,
    words: tokens.map(({ word }) => word),
    numbers,
    year: years.size === 1 ? [...years][0] : undefined,
    content: new Set(words.filter(isOfContent)),
    namesSource: words.some((word) => word === 'enligt' || word === 'källa'),
    pointsBack: words.some((word, at) => word === 'av' && /^(dessa|dem)$/.test(words[at + 1] ?? '')),
  };
};

/** The sentences of a Swedish text with the figures that they state. */
export const readText = (text: string): readonly ReadSentence[] => sentencesOf(text).map(readSentence);

/** Every number that a text names, whatever it is of. */
export const numbersIn = (text: string): ReadonlySet<number> =>
  new Set(tokensOf(text).flatMap(({ number }) => number ?? []));
