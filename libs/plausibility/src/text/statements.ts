import type { StatedFigure } from '../release.js';
import type { StatedWhole } from '../statement-rules.js';
import type { ReadNumber, ReadSentence } from './read-text.js';

const figure = (kind: 'count' | 'percent' | 'median', { value }: ReadNumber): StatedFigure => ({
  label: '',
  [kind]: value,
  ...(kind === 'median' && { n: 0 }),
});

const isBySex = ({ group }: ReadNumber): boolean =>
  group === 'women' || group === 'men' || group === 'unknown';
const isOfAll = ({ group }: ReadNumber): boolean => group === undefined || group === 'all';

/** A whole with the parts that are told after it, or before. */
type Parted = Readonly<{ whole: ReadNumber | undefined; parts: readonly ReadNumber[] }>;

/** Numbers of one kind, each run of parts with the number of all that it goes with. */
const parted = (
  numbers: readonly ReadNumber[],
  isPart: (number: ReadNumber) => boolean,
): readonly Parted[] => {
  const found: { whole: ReadNumber | undefined; parts: ReadNumber[] }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (isPart(number)) {
      if (last) last.parts.push(number);
      else found.push({ whole: undefined, parts: [number] });
    } else if (last && last.whole === undefined) last.whole = number;
    else found.push({ whole: number, parts: [] });
  }
  return found.filter(({ parts }) => parts.length > 0);
};

const has = (parts: readonly ReadNumber[], group: ReadNumber['group']): boolean =>
  parts.some((part) => part.group === group);

const isQuarter = ({ group }: ReadNumber): boolean => group?.startsWith('quarter') ?? false;

const QUARTERS = [1, 2, 3, 4] as const;

/** The last count of all that a sentence tells. */
const wholeOf = ({ numbers }: ReadSentence): ReadNumber | undefined =>
  numbers.find((number) => number.kind === 'count' && isOfAll(number));

/** Counts of a sentence that make a whole: by sex, by quarter, or the last of them being *the others*. */
export const countsStated = (
  { numbers }: ReadSentence,
  before: ReadSentence | undefined,
): readonly StatedWhole[] => {
  const counts = numbers.filter(({ kind }) => kind === 'count');
  const stated = (whole: ReadNumber | undefined, parts: readonly ReadNumber[], isDivided: boolean) => ({
    whole: whole && figure('count', whole),
    parts: parts.map((part) => figure('count', part)),
    isDivided,
    unknownStated: has(parts, 'unknown'),
    roundingSaid: true,
  });
  const [first, ...others] = counts;
  if (first?.isWhole && has(others, 'rest')) return [stated(first, others, true)];
  if (QUARTERS.every((quarter) => has(counts, `quarter ${quarter}`))) {
    return [stated(counts.find(isOfAll), counts.filter(isQuarter), true)];
  }
  // *28 av 197* tells of a share: neither is part of anything else.
  const relevant = counts.filter(
    (count, at) =>
      (isBySex(count) || isOfAll(count)) && count.after !== 'of' && counts[at + 1]?.after !== 'of',
  );
  return parted(relevant, isBySex).map(({ whole, parts }) => {
    const isDivided = has(parts, 'women') && has(parts, 'men');
    return stated(whole ?? (isDivided && before ? wholeOf(before) : undefined), parts, isDivided);
  });
};

/** The share of all that a sentence by sex goes with: its own, or that of the sentence before where both say the same of it. */
const shareOfAll = (
  { numbers, content }: ReadSentence,
  before: ReadSentence | undefined,
): ReadNumber | undefined => {
  const own = numbers.find((number) => number.kind === 'percent' && isOfAll(number));
  if (own) return own;
  const alike = before ? [...before.content].filter((word) => content.has(word)).length : 0;
  return alike >= 2
    ? before?.numbers.findLast((number) => number.kind === 'percent' && isOfAll(number))
    : undefined;
};

/** Shares of women and of men: of each, beside that of all; or of all, so that they make 100. */
export const sharesStated = (
  sentence: ReadSentence,
  before: ReadSentence | undefined,
  roundingSaid: boolean,
): readonly StatedWhole[] => {
  const shares = sentence.numbers.filter((number) => number.kind === 'percent' && isBySex(number));
  if (!has(shares, 'women') || !has(shares, 'men')) return [];
  const sum = shares.reduce((made, { value }) => made + value, 0);
  const own = shareOfAll(sentence, undefined);
  const isComposition =
    !shares.some(({ isOfEach }) => isOfEach) &&
    Math.abs(sum - 100) <= 2 &&
    (own === undefined || own.value === 100);
  const all = isComposition ? undefined : shareOfAll(sentence, before);
  return [
    {
      whole: all && figure('percent', all),
      parts: shares.map((share) => figure('percent', share)),
      isDivided: true,
      sharesOf: isComposition ? 'whole' : 'parts',
      unknownStated: true,
      roundingSaid,
    },
  ];
};

/** Medians of women and of men, beside that of all. */
export const mediansStated = ({ numbers }: ReadSentence): readonly StatedWhole[] => {
  const days = numbers.filter(({ kind }) => kind === 'days');
  const parts = days.filter(isBySex);
  const whole = days.find(isOfAll);
  if (whole === undefined || !has(parts, 'women') || !has(parts, 'men')) return [];
  return [
    {
      whole: figure('median', whole),
      parts: parts.map((part) => figure('median', part)),
      isDivided: true,
      unknownStated: true,
      roundingSaid: true,
    },
  ];
};

/** Further from the share of two counts than this, a share is taken to be of something else. */
const NEAR = 3;

/** Shares with the counts that they are said to be of. */
export const sharesOfCounts = (
  { numbers, pointsBack }: ReadSentence,
  before: ReadSentence | undefined,
): readonly StatedFigure[] =>
  numbers.flatMap((share, at): readonly StatedFigure[] => {
    if (share.kind !== 'percent') return [];
    const told = numbers.slice(0, at);
    const last = told.at(-1);
    if (last === undefined || last.kind !== 'count' || share.after === undefined) return [];
    const earlier = told.at(-2);
    if (last.after === 'of' && earlier?.kind === 'count')
      return [{ label: '', count: earlier.value, denominator: last.value, percent: share.value }];
    // Of women and men it is not said whether they are shares of each or of all.
    if (isBySex(share) || isBySex(last)) return [];
    const all = told.find((number) => number.kind === 'count' && number !== last && isOfAll(number));
    const whole = all ?? (pointsBack && before ? wholeOf(before) : undefined);
    if (whole === undefined || whole.value === 0) return [];
    const isNear = Math.abs((100 * last.value) / whole.value - share.value) <= NEAR;
    return whole.isWhole || isNear
      ? [{ label: '', count: last.value, denominator: whole.value, percent: share.value }]
      : [];
  });
