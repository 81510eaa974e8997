import { countOf, type HiddenFigures } from './hide-figures.js';
import { isMedian } from './dimensions.js';
import type { Answer, Cell } from './query.js';
import { sharedDimensions } from './shares.js';

/** What disclosure control sees of a cell: its count, and the number of the group that shares a denominator with it. */
type Counted = Readonly<{ count: number; group: number }>;

/** What it sees of an answer. */
export type SeenAnswer<C extends Counted> = Readonly<{
  cells: readonly C[];
  /** False where no denominators are shown, so that only the total tells about the cells. */
  showsGroups: boolean;
  total: number;
}>;

/** What is hidden: cells, denominators by the numbers of their groups, and the total. */
export type Hidden<C extends Counted> = Readonly<{
  cells: ReadonlySet<C>;
  groups: ReadonlySet<number>;
  total: boolean;
}>;

/**
 * Hides every count from 1 up to the threshold, and as many more as it takes for nothing to come back by subtraction:
 * wherever a sum is shown, the hidden cells in it are at least two and make the threshold together. What cannot be
 * hidden so loses its sum: the denominator, at last the total (docs/statistics.md#protected-tables; primary and secondary suppression).
 */
export const hide = <C extends Counted>(
  { cells, showsGroups, total }: SeenAnswer<C>,
  threshold: number,
): Hidden<C> => {
  const isSmall = (count: number) => count > 0 && count < threshold;
  const hidden = new Set(cells.filter(({ count }) => isSmall(count)));
  const smallestFirst = cells.toSorted((one, other) => one.count - other.count);
  const hiddenIn = (among: (cell: C) => boolean) => [...hidden].filter(among);
  const isSafe = (some: readonly C[]) =>
    some.length === 0 || (some.length > 1 && some.reduce((sum, { count }) => sum + count, 0) >= threshold);
  const hideOneMore = (among: (cell: C) => boolean): C | undefined => {
    const cell = smallestFirst.find((candidate) => !hidden.has(candidate) && among(candidate));
    if (cell !== undefined) hidden.add(cell);
    return cell;
  };

  const groups = new Set(cells.map(({ group }) => group));
  const hiddenGroups = new Set(showsGroups ? [] : groups);
  for (const group of groups) {
    if (hiddenGroups.has(group)) continue;
    const among = (cell: C) => cell.group === group;
    while (!isSafe(hiddenIn(among)))
      if (hideOneMore(among) === undefined) {
        hiddenGroups.add(group);
        break;
      }
  }

  const inHiddenGroups = ({ group }: C) => hiddenGroups.has(group);
  let totalHidden = isSmall(total);
  while (!totalHidden && !isSafe(hiddenIn(inHiddenGroups))) {
    const elsewhere = [...hidden].find((cell) => !inHiddenGroups(cell));
    const more = hideOneMore(inHiddenGroups) ?? elsewhere ?? hideOneMore(() => true);
    if (more === undefined) totalHidden = true;
    else hiddenGroups.add(more.group);
  }
  return { cells: hidden, groups: hiddenGroups, total: totalHidden };
};

/** What is hidden of an answer that is shown by itself. */
export const hiddenByItself = (
  answer: Pick<Answer, 'measure' | 'by' | 'shareOf' | 'cells' | 'total' | 'n'>,
  threshold: number,
): HiddenFigures => {
  const kept = sharedDimensions(answer);
  const numbers = new Map<string, number>();
  const groupOf = (cell: Cell): number => {
    const codes = JSON.stringify(kept.map((dimension) => cell[dimension]));
    const known = numbers.get(codes) ?? numbers.size;
    numbers.set(codes, known);
    return known;
  };
  const counted = new Map(
    answer.cells.map((cell) => [cell, { count: countOf(answer, cell), group: groupOf(cell) }]),
  );
  const hidden = hide(
    {
      cells: [...counted.values()],
      showsGroups: !isMedian(answer),
      total: countOf(answer, { value: answer.total, ...(answer.n !== undefined && { n: answer.n }) }),
    },
    threshold,
  );
  return {
    isHidden: (cell) => {
      const figures = counted.get(cell);
      return figures !== undefined && hidden.cells.has(figures);
    },
    isDenominatorHidden: (cell) => hidden.groups.has(groupOf(cell)),
    total: hidden.total,
  };
};
