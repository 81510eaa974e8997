import { type Answer, type Cell, countOf, type Dimension } from '@samspar/statistics';

/** What stands in a cell, or in all. */
export type CellContent = Pick<
  Cell,
  'value' | 'share' | 'n' | 'without' | 'quartiles' | 'suppressed' | 'break'
>;

/** A cell that two answers tell otherwise; `codes` is null of the total, a side undefined where it has no such cell. */
export type CellDifference = Readonly<{
  codes: Readonly<Partial<Record<Dimension, string>>> | null;
  one: CellContent | undefined;
  other: CellContent | undefined;
}>;

const contentOf = ({ value, share, n, without, quartiles, suppressed, ...rest }: Cell): CellContent => ({
  ...(value !== undefined && { value }),
  ...(share && {
    share: { numerator: share.numerator, denominator: share.denominator, percent: share.percent },
  }),
  ...(n !== undefined && { n }),
  ...(without !== undefined && { without }),
  ...(quartiles !== undefined && { quartiles }),
  ...(suppressed && { suppressed }),
  ...(rest.break && { break: rest.break }),
});

const totalOf = ({ total, n, without, quartiles, suppressed }: Answer): CellContent =>
  contentOf({
    value: total,
    ...(n !== undefined && { n }),
    ...(without !== undefined && { without }),
    ...(quartiles !== undefined && { quartiles }),
    ...(suppressed && { suppressed }),
  });

/** What an answer has in a cell, or in all where no codes are said; undefined where it has no such cell. */
export const contentAt = (answer: Answer, codes: CellDifference['codes']): CellContent | undefined => {
  if (codes === null) return totalOf(answer);
  const found = answer.cells.find((cell) =>
    answer.by.every((dimension) => cell[dimension] === codes[dimension]),
  );
  return found && contentOf(found);
};

const isSame = (one: CellContent | undefined, other: CellContent | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The cells that two answers to one question tell otherwise, those of the first in its order, and the total last. */
export const differencesBetween = (one: Answer, other: Answer): readonly CellDifference[] => {
  const { by } = one;
  const keyOf = (cell: Cell) => JSON.stringify(by.map((dimension) => cell[dimension]));
  const others = new Map(other.cells.map((cell) => [keyOf(cell), cell]));
  const known = new Set(one.cells.map(keyOf));
  const codesOf = (cell: Cell) => Object.fromEntries(by.map((dimension) => [dimension, cell[dimension]]));
  const pairs: readonly CellDifference[] = [
    ...one.cells.map((cell) => {
      const found = others.get(keyOf(cell));
      return { codes: codesOf(cell), one: contentOf(cell), other: found && contentOf(found) };
    }),
    ...other.cells
      .filter((cell) => !known.has(keyOf(cell)))
      .map((cell) => ({ codes: codesOf(cell), one: undefined, other: contentOf(cell) })),
    { codes: null, one: totalOf(one), other: totalOf(other) },
  ];
  return pairs.filter((pair) => !isSame(pair.one, pair.other));
};

/** How many an answer that hides nothing counts in a cell, or in all. */
const countAt = (answer: Answer, codes: CellDifference['codes']): number => {
  const content = contentAt(answer, codes);
  return content ? countOf(answer, content) : 0;
};

/**
 * The figures that an answer hid because they were small, and that are no longer: `before` and `after` are the same question with nothing hidden,
 * as of the moment of the answer and as of another. One that has come to nought is none of them.
 */
export const noLongerSmall = (
  answer: Answer,
  { before, after }: Readonly<Record<'before' | 'after', Answer>>,
  threshold: number,
): readonly CellDifference['codes'][] => {
  const { by, cells, notes, suppressed } = answer;
  const note = notes.find(({ code }) => code === 'suppressed');
  const thresholdThen = note && 'threshold' in note ? note.threshold : threshold;
  const hidden = [
    ...cells
      .filter((cell) => cell.suppressed)
      .map((cell) => Object.fromEntries(by.map((dimension) => [dimension, cell[dimension]]))),
    ...(suppressed ? [null] : []),
  ];
  return hidden.filter((codes) => {
    const count = countAt(before, codes);
    return count > 0 && count < thresholdThen && countAt(after, codes) >= threshold;
  });
};
