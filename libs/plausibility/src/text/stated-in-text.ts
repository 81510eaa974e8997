import { UNKNOWN } from '@samspar/codes';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import {
  type Answer,
  codeLabel,
  type CodeNames,
  codesNamed,
  type CountingUnit,
  type Dimension,
  DIMENSIONS,
  FIXED_LISTS,
  isFixed,
  isMedian,
  isTime,
  type Measure,
} from '@samspar/statistics';
import type { CellCodes } from '../finding.js';
import type { ReleasedTable } from '../release.js';
import { type CountedSet, setOf } from '../set.js';
import type { StatedSet } from '../stated-set.js';
import { type ReadNumber, type ReadSentence, readText } from './read-text.js';
import { isOfContent, PARTS_CLAUSES, type ReadGroup, type ReadRole } from './words.js';

/** A code as prose may name it: words that begin so, or a letter or two longer for each ending. */
type NamedCode = Readonly<{ dimension: Dimension; code: string; stems: readonly string[] }>;

/** The longest ending that a word of prose has beside the name. */
const LONGEST_ENDING = 4;
/** Words of names that are shorter say nothing by themselves, unless the name has no other. */
const SHORTEST_WORD = 4;

const stemOf = (word: string): string => word.replace(/[aeor]$/u, '');

const wordsOf = (name: string): readonly string[] => {
  const all = name.toLowerCase().match(/\p{L}[\p{L}\d]*/gu) ?? [];
  const long = all.filter((word) => word.length >= SHORTEST_WORD);
  return long.length > 0 ? long : all;
};

/** What a code is called: its name, and for those of a fixed list what offices also write. */
const calledOf = (dimension: Dimension, code: string, names: CodeNames): readonly string[] => {
  const entry = isFixed(dimension) && FIXED_LISTS[dimension].find((one) => one.code === code);
  return [codeLabel(dimension, code, names, 'sv'), ...((entry && entry.also) || [])];
};

/** Whether a name says something by itself where prose has its words. */
const isTelling = (stems: readonly string[], at: number): boolean =>
  at === 0 || stems.some((stem) => isOfContent(stem));

/** The codes that tables are divided by, sex and time aside, which prose names otherwise. */
const namedCodes = (tables: readonly ReleasedTable[], names: CodeNames): readonly NamedCode[] =>
  DIMENSIONS.filter(
    (dimension) => dimension !== 'sex' && dimension !== 'association' && !isTime(dimension),
  ).flatMap((dimension) =>
    [...new Set(tables.flatMap(({ answer }) => codesNamed(answer, dimension)))]
      .filter((code) => code !== UNKNOWN)
      .flatMap((code) =>
        calledOf(dimension, code, names)
          .map((name) => wordsOf(name).map(stemOf))
          .filter(isTelling)
          .map((stems) => ({ dimension, code, stems })),
      ),
  );

type FoundName = Readonly<{ dimension: Dimension; code: string; at: number; end: number }>;

const isForm = (word: string, stem: string): boolean =>
  word.startsWith(stem) && word.length <= stem.length + LONGEST_ENDING;

/** Where a sentence names codes: each where its words stand beside each other, and a longer name in place of a shorter one. */
const namesIn = (words: readonly string[], named: readonly NamedCode[]): readonly FoundName[] => {
  const found = named.flatMap(({ dimension, code, stems }): readonly FoundName[] => {
    const [first, ...rest] = stems;
    if (first === undefined) return [];
    return words.flatMap((word, at) => {
      if (!isForm(word, first)) return [];
      const near = words.slice(0, at + 2 * stems.length + 2);
      const places = rest.map((stem) => near.findIndex((other, place) => place > at && isForm(other, stem)));
      return places.includes(-1) ? [] : [{ dimension, code, at, end: Math.max(at, ...places) }];
    });
  });
  const isWithin = (one: FoundName, other: FoundName) =>
    other.at <= one.at && one.end <= other.end && other.end - other.at > one.end - one.at;
  return found.filter((one) => !found.some((other) => isWithin(one, other)));
};

/** The codes that are named nearest to a number: in what follows it, or else before it, no further than the next figure or clause. */
const codesAt = (
  { words, numbers }: ReadSentence,
  { at }: ReadNumber,
  found: readonly FoundName[],
): CellCodes => {
  const isOther = (place: number) => place !== at && numbers.some((number) => number.at === place);
  const until = (step: 1 | -1): number => {
    let place = at + step;
    while (place >= 0 && place < words.length && !isOther(place) && !PARTS_CLAUSES.test(words[place] ?? ''))
      place += step;
    return place;
  };
  const [before, after] = [until(-1), until(1)];
  const within = (one: FoundName) => one.at > before && one.at < after;
  return Object.fromEntries(
    found
      .filter(within)
      // What follows stands last, so that it is what is kept.
      .toSorted((one, other) => Number(one.at > at) - Number(other.at > at))
      .map(({ dimension, code }) => [dimension, code]),
  );
};

/** What the tables of a release, or of all where it has none, leave no doubt of, where its text does not say it. */
type Told = Readonly<{
  measure: Measure | undefined;
  period: Answer['period'] | undefined;
  unitOf: (measure: Measure) => CountingUnit;
}>;

const onlyOne = <Value>(values: readonly Value[]): Value | undefined => {
  const [first] = values;
  return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? first : undefined;
};

const toldBy = (own: readonly ReleasedTable[], all: readonly ReleasedTable[]): Told => {
  const near = own.length > 0 ? own : all;
  const counted = near.filter(({ answer }) => !isMedian(answer));
  return {
    measure: onlyOne(counted.map(({ answer }) => answer.measure)),
    period: onlyOne(near.map(({ answer: { period } }) => ({ from: period.from, to: period.to }))),
    unitOf: (measure) =>
      [...own, ...all].find(({ answer }) => answer.measure === measure)?.answer.unit ?? 'journey',
  };
};

const MEASURE: Readonly<Record<ReadRole, Measure>> = {
  referred: 'referred',
  opening: 'ongoing',
  started: 'started',
  ended: 'ended',
  closing: 'ongoing',
};

const QUARTERS = ['01-01/03-31', '04-01/06-30', '07-01/09-30', '10-01/12-31'] as const;

/** The days that a number is about: a quarter or a year that is named, or those of all tables. */
const periodOf = (
  { year }: ReadSentence,
  { group, role }: ReadNumber,
  { period }: Told,
): Answer['period'] | undefined => {
  const quarter = group?.startsWith('quarter') ? QUARTERS[Number(group.slice(-1)) - 1] : undefined;
  const inYear = year ?? (period ? Number(period.to.slice(0, 4)) : undefined);
  const [first, last] = (quarter ?? '01-01/12-31').split('/');
  const named =
    inYear !== undefined && (year !== undefined || quarter !== undefined)
      ? ({ from: `${inYear}-${first}`, to: `${inYear}-${last}` } as Answer['period'])
      : period;
  if (!named || role !== 'opening') return named;
  const dayBefore = dayOfNumber(dayNumber(named.from) - 1);
  return { from: dayBefore, to: dayBefore };
};

const SEXES: Readonly<Partial<Record<ReadGroup, string>>> = {
  women: 'woman',
  men: 'man',
  unknown: UNKNOWN,
};

/** What a number takes from the ones before it. */
type Before = Readonly<{ codes: CellCodes; role: ReadRole | undefined }>;

/** What a number of a sentence is said of: codes of all that the sentence is about, and what they are parts of. */
type Said = Readonly<{ number: ReadNumber; role: ReadRole | undefined; codes: CellCodes; base: CellCodes }>;

const saidIn = (sentence: ReadSentence, named: readonly NamedCode[]): readonly Said[] => {
  const { words, numbers } = sentence;
  const found = namesIn(words, named);
  const opening = Object.fromEntries(
    found
      .filter(({ at }) => at < (numbers[0]?.at ?? 0))
      .map(({ dimension, code }) => [dimension, code] as const),
  );
  const isBySex = numbers.some(({ group }) => group === 'women' || group === 'men');
  let before: Before = { codes: opening, role: undefined };
  let last = 0;
  return numbers.flatMap((number): readonly Said[] => {
    const { group, isOfEach, at } = number;
    const sex = group && SEXES[group];
    const isPart = sex !== undefined || words.slice(last, at).includes('varav');
    last = at;
    const own = codesAt(sentence, number, found);
    const codes = isPart ? { ...before.codes, ...own } : { ...opening, ...own };
    const role = number.role ?? (isPart ? before.role : undefined);
    if (!isPart || isOfEach) before = { codes: isOfEach ? before.codes : codes, role };
    // What is not known is said of other things than sex as well.
    if (group === 'rest' || (group === 'unknown' && !isBySex)) return [];
    return [
      {
        number,
        role,
        codes: { ...codes, ...(sex !== undefined && { sex }) },
        base: { ...opening, ...(isOfEach && sex !== undefined && { sex }) },
      },
    ];
  });
};

/**
 * Sets of which prose states how many they are or what share of others, as far as it says which: what is counted, when, and the group and
 * the codes that stand beside the figure. What it leaves out is taken from the tables of its release, where they leave no doubt.
 */
export const statedInText = (
  prose: string,
  own: readonly ReleasedTable[],
  all: readonly ReleasedTable[],
  names: CodeNames,
): readonly StatedSet[] => {
  const told = toldBy(own, all);
  const named = namedCodes([...own, ...all], names);
  return readText(prose).flatMap((sentence): readonly StatedSet[] => {
    const isSaid = sentence.numbers.some(({ role }) => role !== undefined);
    return saidIn(sentence, named).flatMap(({ number, role, codes, base }): readonly StatedSet[] => {
      const { kind, value, after } = number;
      const measure = role ? MEASURE[role] : isSaid ? undefined : told.measure;
      const period = periodOf(sentence, number, told);
      if (measure === undefined || period === undefined) return [];
      const of = (some: CellCodes): CountedSet | undefined =>
        setOf({ measure, unit: told.unitOf(measure), period, where: {} }, some);
      const set = of(codes);
      const place = { sentence: sentence.text };
      if (set && kind === 'count') return [{ set, place, count: value }];
      const whole = of(base);
      // A share beside its count says nothing more.
      const isShare = kind === 'percent' && after === undefined;
      return set && whole && isShare && Object.keys(codes).length > Object.keys(base).length
        ? [{ set, place, percent: value, of: whole }]
        : [];
    });
  });
};
