import type { FoundFact } from './finding.js';
import { percentLike } from './percent.js';
import type { StatedFigure } from './release.js';

/** A whole and parts of it, wherever they are stated. */
export type StatedWhole = Readonly<{
  whole?: StatedFigure | undefined;
  parts: readonly StatedFigure[];
  /** Whether every one of the whole is in one part, and in one alone. */
  isDivided: boolean;
  /** Parts whose figures are hidden. */
  hidden?: number;
  unknownStated: boolean;
  /** What the per cents are of: the whole, so that they make 100, or each of its own part; absent where they are of neither. */
  sharesOf?: 'whole' | 'parts' | undefined;
  /** Whether it is said that rounded per cents do not make 100. */
  roundingSaid: boolean;
}>;

const isKnown = (value: number | undefined): value is number => value !== undefined;

/** What all parts state of a kind, or undefined where one of them does not. */
const all = (
  parts: readonly StatedFigure[],
  kind: 'count' | 'percent' | 'median',
): readonly number[] | undefined => {
  const values = parts.map((part) => part[kind]).filter(isKnown);
  return parts.length > 0 && values.length === parts.length ? values : undefined;
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What can be said of a figure alone. */
export const figureFacts = (figure: StatedFigure, threshold: number): readonly FoundFact[] => {
  const { count, percent, denominator, median, n } = figure;
  const counts = [count, denominator, n].filter(isKnown);
  return [
    ...counts
      .filter((value) => !Number.isInteger(value) || value < 0)
      .map((value): FoundFact => ({ code: 'notACount', value })),
    ...counts
      .filter((value) => value > 0 && value < threshold)
      .map((value): FoundFact => ({ code: 'belowThreshold', value, threshold })),
    ...(percent !== undefined && (percent > 100 || percent < 0)
      ? [{ code: 'shareOver100', percent } as const]
      : []),
    ...(count !== undefined && denominator !== undefined ? shareFacts(count, denominator, percent) : []),
    ...(median !== undefined && n === undefined ? [{ code: 'nMissing', median } as const] : []),
  ];
};

const shareFacts = (
  numerator: number,
  denominator: number,
  percent: number | undefined,
): readonly FoundFact[] => {
  if (numerator > denominator) return [{ code: 'numeratorOverDenominator', numerator, denominator }];
  if (percent === undefined || denominator === 0) return [];
  const rounded = percentLike(percent, numerator, denominator);
  return rounded === percent
    ? []
    : [{ code: 'shareNotOfItsCounts', percent, numerator, denominator, rounded }];
};

const sums = ({ whole, parts, isDivided, hidden = 0, unknownStated }: StatedWhole): readonly FoundFact[] => {
  const counts = parts.map(({ count }) => count).filter(isKnown);
  const total = whole?.count;
  if (total === undefined || counts.length < parts.length || counts.length === 0) return [];
  const sum = sumOf(counts);
  const agrees = isDivided && hidden === 0 ? sum === total : sum + hidden <= total;
  return agrees || !isDivided ? [] : [{ code: 'partsDoNotMakeTotal', parts: counts, total, unknownStated }];
};

const outside = (value: number, parts: readonly number[]): boolean =>
  value < Math.min(...parts) || value > Math.max(...parts);

const shares = (stated: StatedWhole): readonly FoundFact[] => {
  const { whole, parts, isDivided, hidden = 0, sharesOf, roundingSaid } = stated;
  const percents = all(parts, 'percent');
  if (percents === undefined || sharesOf === undefined || !isDivided || hidden > 0) return [];
  if (sharesOf === 'parts')
    return whole?.percent !== undefined && outside(whole.percent, percents)
      ? [{ code: 'shareOutsideParts', percent: whole.percent, parts: percents }]
      : [];
  const sum = Number(sumOf(percents).toFixed(6));
  return sum === 100 || sum === 0 || roundingSaid ? [] : [{ code: 'roundingUnsaid', sum }];
};

const medians = ({ whole, parts, isDivided, hidden = 0 }: StatedWhole): readonly FoundFact[] => {
  const values = all(parts, 'median');
  if (whole?.median === undefined || values === undefined || !isDivided || hidden > 0) return [];
  return outside(whole.median, values)
    ? [{ code: 'medianOutsideParts', median: whole.median, parts: values }]
    : [];
};

/** What is wrong with a whole and its parts: that they do not fit each other. */
export const wholeFacts = (stated: StatedWhole): readonly FoundFact[] => [
  ...sums(stated),
  ...shares(stated),
  ...medians(stated),
];
