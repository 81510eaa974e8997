import { isMedian } from '@samspar/statistics';
import type { OpenCount, PlacedTable } from '../recoverable/model.js';
import { isFollowed, keyOfSet, type ShownSet } from '../set.js';

/** Counts that are shown together or hidden together: one figure tells them, or they are the same count. */
export type Choice = Readonly<{
  /** Places in the list of open counts. */
  counts: readonly number[];
  isSmall: boolean;
  /** What is lost where it is hidden. */
  cost: number;
}>;

/** Names the figure of its table that tells a count; of a median it tells who has a day, and who has one or lacks it. */
export const figureName = (
  { title, answer }: Pick<PlacedTable, 'title' | 'answer'>,
  { role, cell }: Pick<ShownSet, 'role' | 'cell'>,
): string => JSON.stringify([title, role === 'group' && !isMedian(answer) ? 'group' : '', cell ?? null]);

const countName = ({ shown: { set }, table: { answer } }: OpenCount): string =>
  `${keyOfSet(set)}${isFollowed(set) ? answer.period.to : ''}`;

/** As many dimensions as a table can have: a cell of such a one counts least. */
const FINEST = 4;

/**
 * The choices there are among open counts. To hide a cell costs little, more where its table says less of it, so that few are hidden and the
 * finest of them; a denominator or a total costs more than all cells together.
 */
export const choicesOf = (open: readonly OpenCount[], threshold: number): readonly Choice[] => {
  const above = open.map((_, place) => place);
  const rootOf = (place: number): number => {
    const next = above[place] ?? place;
    return next === place ? place : rootOf(next);
  };
  const first = new Map<string, number>();
  open.forEach((one, place) => {
    for (const name of [figureName(one.table, one.shown), countName(one)]) {
      const known = first.get(name);
      if (known === undefined) first.set(name, place);
      else above[rootOf(place)] = rootOf(known);
    }
  });
  const costOf = ({ shown: { role }, table: { answer } }: OpenCount): number =>
    role === 'cell' ? 2 * FINEST - answer.by.length : 2 * FINEST * (open.length + 1);
  return [...Map.groupBy(open.keys(), rootOf).values()].map((counts) => {
    const told = counts.flatMap((place) => open[place] ?? []);
    return {
      counts,
      isSmall: told.some(({ count }) => count > 0 && count < threshold),
      cost: told.reduce((sum, one) => sum + costOf(one), 0),
    };
  });
};
