import { DIFFERENCE_CAUSES, type DifferenceCause } from './explain-difference-cause.js';
import { type AccountedDifference, changesOfMany } from './explain-difference.js';

/**
 * What came of one cause, or of several whose counts are small, put together: how much it added and took away. `across`: how many it moved
 * between the cells of a total that they neither came to nor left. `otherDays`: of a median, how many stayed with other days.
 */
export type DifferencePart = Readonly<{
  causes: readonly DifferenceCause[];
  in: number;
  out: number;
  across?: number;
  otherDays?: number;
}>;

type Sums = Record<'in' | 'out' | 'across' | 'otherDays', number>;

const partOf = (causes: readonly DifferenceCause[], sums: Sums): DifferencePart => ({
  causes,
  in: sums.in,
  out: sums.out,
  ...(sums.across > 0 && { across: sums.across }),
  ...(sums.otherDays > 0 && { otherDays: sums.otherDays }),
});

/** Stands for the total among the numbers of cells. */
const TOTAL = -1;

/** What each cause did to the total and to each cell; read in one pass. */
export class DifferenceParts {
  readonly #sums = new Map<number, Map<DifferenceCause, Sums>>();

  constructor(accounted: AccountedDifference) {
    for (const { cause, total, cells, isOtherDays } of accounted.steps) {
      this.#add(TOTAL, cause, total);
      for (const [cell, more] of cells) {
        this.#add(cell, cause, more);
        if (isOtherDays && more === 0) this.#sumsOf(cell, cause).otherDays++;
      }
      if (total === 0) this.#sumsOf(TOTAL, cause)[isOtherDays ? 'otherDays' : 'across']++;
    }
    for (const { cause, total, cells } of changesOfMany(accounted)) {
      this.#add(TOTAL, cause, total);
      for (const [cell, more] of cells) this.#add(cell, cause, more);
      if (total === 0)
        this.#sumsOf(TOTAL, cause).across += cells.reduce((sum, [, more]) => sum + Math.max(more, 0), 0);
    }
  }

  /** Of a cell by its number, or of the total, in the order of causes. */
  of(cell: number = TOTAL): readonly DifferencePart[] {
    const found = this.#sums.get(cell);
    return DIFFERENCE_CAUSES.flatMap((cause) => {
      const sums = found?.get(cause);
      return sums ? [partOf([cause], sums)] : [];
    });
  }

  #add(cell: number, cause: DifferenceCause, more: number): void {
    if (more > 0) this.#sumsOf(cell, cause).in += more;
    else if (more < 0) this.#sumsOf(cell, cause).out -= more;
  }

  #sumsOf(cell: number, cause: DifferenceCause): Sums {
    const ofCell = this.#sums.get(cell) ?? new Map<DifferenceCause, Sums>();
    this.#sums.set(cell, ofCell);
    const sums = ofCell.get(cause) ?? { in: 0, out: 0, across: 0, otherDays: 0 };
    ofCell.set(cause, sums);
    return sums;
  }
}

const sizeOf = ({ in: came, out, across = 0, otherDays = 0 }: DifferencePart): number =>
  came + out + across + otherDays;

const together = (parts: readonly DifferencePart[]): DifferencePart =>
  partOf(
    parts.flatMap(({ causes }) => causes),
    parts.reduce<Sums>(
      (sums, { in: came, out, across = 0, otherDays = 0 }) => ({
        in: sums.in + came,
        out: sums.out + out,
        across: sums.across + across,
        otherDays: sums.otherDays + otherDays,
      }),
      { in: 0, out: 0, across: 0, otherDays: 0 },
    ),
  );

/** Whether a count may be told: there is none, or it is no small one. */
export const isTellable = (count: number, threshold: number): boolean => count === 0 || count >= threshold;

/**
 * The parts without small counts: those that have one are put together, with the smallest of the others as far as it takes, so that each
 * count that is told is 0 or reaches the threshold, and none comes back by subtraction from the difference. Undefined where that cannot be.
 */
export const protectedParts = (
  parts: readonly DifferencePart[],
  threshold: number,
): readonly DifferencePart[] | undefined => {
  const isSafe = ({ in: came, out, across = 0, otherDays = 0 }: DifferencePart) =>
    [came, out, across, otherDays].every((count) => isTellable(count, threshold));
  const small = parts.filter((part) => !isSafe(part));
  if (small.length === 0) return parts;
  const others = parts.filter(isSafe).toSorted((one, other) => sizeOf(one) - sizeOf(other));
  while (!isSafe(together(small))) {
    const next = others.shift();
    if (!next) return undefined;
    small.push(next);
  }
  return [...parts.filter((part) => others.includes(part)), together(small)];
};
