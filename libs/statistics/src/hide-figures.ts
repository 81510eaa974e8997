import { isMedian } from './dimensions.js';
import type { Answer, AnswerNote, Cell } from './query.js';
import { partsMakeTotal } from './reconciliation.js';
import { roundedSums, sharedDimensions } from './shares.js';

/** Which figures of an answer are hidden: cells, the denominators of cells, and the total. */
export type HiddenFigures = Readonly<{
  isHidden: (cell: Cell) => boolean;
  isDenominatorHidden: (cell: Cell) => boolean;
  total: boolean;
}>;

type Defined = Omit<Answer, 'definitionVersion'>;

/** How many an answer counts in a cell, or in all: of a median how many have their days. */
export const countOf = (answer: Pick<Answer, 'measure'>, figure: Pick<Cell, 'value' | 'n'>): number =>
  (isMedian(answer) ? figure.n : figure.value) ?? 0;

/**
 * An answer that was asked for without protection, without the figures that are hidden and without what tells of them: sums of shares,
 * whether parts make the total, and how many lack a day wherever one such count is small (docs/statistics.md#protected-tables).
 */
export const hideFigures = (
  answer: Defined,
  { isHidden, isDenominatorHidden, total: isTotalHidden }: HiddenFigures,
  threshold: number,
): Defined => {
  const { cells, total, n, without, quartiles, notes, checks, ...asked } = answer;
  const isSmall = (count: number | undefined) => count !== undefined && count > 0 && count < threshold;
  const tellsWithout = ![answer, ...cells].some((figure) => isSmall(figure.without));
  const shown = cells.map((cell): Cell => {
    if (isHidden(cell)) {
      const codes = Object.fromEntries(answer.by.map((dimension) => [dimension, cell[dimension]]));
      return { ...codes, suppressed: true, ...(cell.break && { break: true }) };
    }
    const { share, without: lacking, ...figures } = cell;
    return {
      ...figures,
      ...(share && !isDenominatorHidden(cell) && { share }),
      ...(lacking !== undefined && tellsWithout && { without: lacking }),
    };
  });
  const rounded = roundedSums(answer, shown);
  const isTold = (note: AnswerNote): boolean =>
    note.code !== 'roundedSum' ||
    rounded.some(({ codes }) =>
      Object.entries(codes).every(([dimension, code]) =>
        Object.entries(note).some(([name, value]) => name === dimension && value === code),
      ),
    );
  const isAnyHidden = isTotalHidden || shown.some(({ suppressed }) => suppressed);
  return {
    ...asked,
    cells: shown,
    ...(isTotalHidden
      ? { total: null, suppressed: true as const }
      : {
          total,
          ...(n !== undefined && { n }),
          ...(without !== undefined && tellsWithout && { without }),
          ...(quartiles !== undefined && { quartiles }),
        }),
    checks: {
      ...checks,
      parts: partsMakeTotal(answer, shown, isTotalHidden ? null : total),
      roundedSums: rounded.map(({ sum }) => sum),
    },
    notes: [
      ...notes
        .filter(isTold)
        .map((note) =>
          note.code === 'personNotKnown' && isSmall(note.journeys) ? { code: note.code } : note,
        ),
      ...(isAnyHidden ? [{ code: 'suppressed', threshold } as const] : []),
    ],
  };
};

/** What is hidden of an answer, told of another that asks the same; small counts of that one among it. */
export const hiddenLike = (shown: Answer, answer: Answer, threshold: number): HiddenFigures => {
  const nameOf = (cell: Cell) => JSON.stringify(answer.by.map((dimension) => cell[dimension]));
  const groupOf = (cell: Cell) =>
    JSON.stringify(sharedDimensions(answer).map((dimension) => cell[dimension]));
  const hidden = new Set(shown.cells.filter(({ suppressed }) => suppressed).map(nameOf));
  const groups = new Set(shown.cells.filter(({ suppressed, share }) => !suppressed && share).map(groupOf));
  const told = new Set(shown.cells.filter(({ suppressed }) => !suppressed).map(groupOf));
  const isSmall = (figure: Pick<Cell, 'value' | 'n'>) => {
    const count = countOf(answer, figure);
    return count > 0 && count < threshold;
  };
  return {
    isHidden: (cell) => hidden.has(nameOf(cell)) || isSmall(cell),
    isDenominatorHidden: (cell) => told.has(groupOf(cell)) && !groups.has(groupOf(cell)),
    total:
      shown.suppressed === true ||
      isSmall({ value: answer.total, ...(answer.n !== undefined && { n: answer.n }) }),
  };
};
