import { type AxisNode, isLast, keyOf } from './crossed-axis.js';
import type { CrossedQuery } from './crossed-query.js';
import type { CrossedRow } from './crossed-cells.js';

/** The rows of each measure in the order that is asked for: hidden figures last, for their order would tell of them. */
export const orderedRows = (
  all: readonly CrossedRow[],
  { order, measures }: CrossedQuery,
  columns: readonly AxisNode[],
): readonly CrossedRow[] => {
  const column = order && columns.findIndex(({ codes }) => keyOf(codes) === keyOf(order.column));
  if (order === undefined || column === undefined || column < 0) return all;
  const valueOf = ({ cells }: CrossedRow) => cells[column]?.value ?? undefined;
  const compared = (one: CrossedRow, other: CrossedRow): number => {
    if (isLast(one.codes) !== isLast(other.codes)) return isLast(one.codes) ? 1 : -1;
    const [mine, theirs] = [valueOf(one), valueOf(other)];
    if (mine === undefined || theirs === undefined)
      return Number(mine === undefined) - Number(theirs === undefined);
    return order.isDescending ? theirs - mine : mine - theirs;
  };
  return measures.flatMap((measure) => {
    const rows = all.filter((row) => row.measure === measure);
    const partsOf = (codes: readonly string[]) =>
      rows
        .filter(
          (row) => row.codes.length === codes.length + 1 && codes.every((code, at) => row.codes[at] === code),
        )
        .toSorted(compared);
    return [
      ...partsOf([]).flatMap((row) => [row, ...partsOf(row.codes)]),
      ...rows.filter(({ codes }) => codes.length === 0),
    ];
  });
};
