import { isMultiValued } from './dimensions.js';
import type { Answer, Cell, Dimension, StatisticsQuery, Share, ShareOf } from './query.js';

type SharesAsked = Readonly<{ by: readonly Dimension[]; shareOf?: ShareOf }>;

/** The places in `by` of the dimensions that a denominator keeps, from one up to another. */
export type KeptPlaces = readonly [from: number, to: number];

/**
 * `last`: all but the last, so that the parts of the last make the whole; `first`: all but the first; `all`: none, the whole
 * table (docs/statistics.md#per-cent-of-what). Of one dimension they are the same.
 */
export const keptPlaces = ({ by, shareOf = 'last' }: SharesAsked): KeptPlaces => {
  if (by.length === 0 || shareOf === 'all') return [0, 0];
  return shareOf === 'first' ? [1, by.length] : [0, by.length - 1];
};

/** The dimensions in which all units of a denominator agree; none where it is everything the table counts. */
export const sharedDimensions = (asked: SharesAsked): readonly Dimension[] =>
  asked.by.slice(...keptPlaces(asked));

/** Whole per cent, half upwards; in whole numbers, so that no half is lost. */
const wholePercent = (numerator: number, denominator: number): number =>
  Math.floor((200 * numerator + denominator) / (2 * denominator));

export const shareOf = (numerator: number, denominator: number): Share => ({
  numerator,
  denominator,
  percent: wholePercent(numerator, denominator),
});

type RoundedSum = Readonly<{ sum: number; codes: Readonly<Partial<Record<Dimension, string>>> }>;

/**
 * Sums of the rounded per cents of each group that shares a denominator and whose cells all show one, in order, with the
 * codes of the group; none where the parts need not make the whole.
 */
export const roundedSums = (
  query: SharesAsked & Pick<StatisticsQuery, 'measure' | 'unit'>,
  cells: Answer['cells'],
): readonly RoundedSum[] => {
  const kept = sharedDimensions(query);
  const summed = query.by.filter((dimension) => !kept.includes(dimension));
  if (summed.length === 0) return [];
  if (summed.some((dimension) => isMultiValued(dimension, query.measure, query.unit))) return [];
  const groups = Map.groupBy(cells, (cell: Cell) => JSON.stringify(kept.map((dimension) => cell[dimension])));
  return [...groups.values()]
    .filter((group) => group.every(({ share }) => share !== undefined))
    .map((group) => ({
      sum: group.reduce((sum, { share }) => sum + (share?.percent ?? 0), 0),
      // All cells of a group agree in what is kept.
      codes: Object.fromEntries(
        group.flatMap((cell) => kept.map((dimension) => [dimension, cell[dimension]])),
      ),
    }));
};
