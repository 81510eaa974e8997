import { UNKNOWN } from '@samspar/codes';
import { countOf, type HiddenFigures } from './hide-figures.js';
import { hiddenByItself } from './protection.js';
import type { Answer, Cell, Dimension } from './query.js';
import { sharedDimensions } from './shares.js';
import { isUnknownCode } from './unknowns.js';

type OpenAnswer = Pick<Answer, 'measure' | 'by' | 'shareOf' | 'cells' | 'total' | 'n'>;

const named = (cell: Cell, by: readonly Dimension[]): string =>
  JSON.stringify(by.map((dimension) => cell[dimension]));

/** The name of the cell that a cell is in where what is not known is not split. */
const wholeName = (cell: Cell, by: readonly Dimension[]): string =>
  JSON.stringify(
    by.map((dimension) => {
      const code = cell[dimension];
      return code !== undefined && isUnknownCode(code) ? UNKNOWN : code;
    }),
  );

/** The kinds of one cell that are hidden: those that are small, and as many more as it takes for none to come back by subtraction from that cell. */
const hiddenKinds = (answer: OpenAnswer, kinds: readonly Cell[], threshold: number): readonly Cell[] => {
  const counted = kinds
    .map((cell) => ({ cell, count: countOf(answer, cell) }))
    .toSorted((one, other) => one.count - other.count);
  let hidden = counted.filter(({ count }) => count > 0 && count < threshold).length;
  if (hidden === 0) return [];
  const isSafe = (): boolean =>
    hidden > 1 && counted.slice(0, hidden).reduce((sum, { count }) => sum + count, 0) >= threshold;
  while (hidden < counted.length && !isSafe()) hidden++;
  return counted.slice(0, hidden).map(({ cell }) => cell);
};

/**
 * What is hidden of an answer whose unknowns are split, by the `whole` answer where they are not: what that one hides, all kinds of a cell that
 * it hides, and of others the small ones with what would give them away. So the two, put beside each other, tell no more than each does.
 * Denominators are those of groups that the whole answer has and shows.
 */
export const hiddenOfSplit = (answer: OpenAnswer, whole: OpenAnswer, threshold: number): HiddenFigures => {
  const { by } = answer;
  const kept = sharedDimensions(answer);
  const ofWhole = hiddenByItself(whole, threshold);
  const wholeCells = new Map(whole.cells.map((cell) => [named(cell, by), cell]));
  const isOfWhole = (name: string, isSo: (cell: Cell) => boolean): boolean => {
    const cell = wholeCells.get(name);
    return cell !== undefined && isSo(cell);
  };
  const hidden = new Set<Cell>();
  for (const [name, cells] of Map.groupBy(answer.cells, (cell) => wholeName(cell, by))) {
    const isSplit = cells.some((cell) => named(cell, by) !== name);
    const some = isOfWhole(name, ofWhole.isHidden)
      ? cells
      : isSplit
        ? hiddenKinds(answer, cells, threshold)
        : [];
    for (const cell of some) hidden.add(cell);
  }
  return {
    isHidden: (cell) => hidden.has(cell),
    isDenominatorHidden: (cell) =>
      named(cell, kept) !== wholeName(cell, kept) ||
      isOfWhole(wholeName(cell, by), ofWhole.isDenominatorHidden),
    total: ofWhole.total,
  };
};
