import type { Coefficient, LinearRow } from './linear-program.js';

/** Rows with what follows of them at once taken out: columns that can have one value alone. */
export type Reduced = Readonly<{ fixed: ReadonlyMap<number, number>; rows: readonly LinearRow[] }>;

/** Less than any count, and more than what solvers and sums of whole numbers round by. */
const NOTHING = 1e-6;

/** What entries make beside the columns that are fixed, and what of them is left. */
export const apart = (
  entries: readonly Coefficient[],
  fixed: ReadonlyMap<number, number>,
): Readonly<{ known: number; left: readonly Coefficient[] }> => {
  let known = 0;
  const left: Coefficient[] = [];
  for (const entry of entries) {
    const value = fixed.get(entry[0]);
    if (value === undefined) left.push(entry);
    else known += value * entry[1];
  }
  return { known, left };
};

/** The values that a row forces on its columns; undefined where it cannot be true. */
const forcedBy = (
  { lower, upper }: Readonly<{ lower: number; upper: number }>,
  left: readonly Coefficient[],
  isMove: (column: number) => boolean,
): readonly (readonly [column: number, value: number])[] | undefined => {
  const isExact = upper - lower < NOTHING;
  const isOneWay = (sign: number) => left.every(([, factor]) => factor * sign > 0);
  if (isOneWay(1) && upper < -NOTHING) return undefined;
  if (isOneWay(-1) && lower > NOTHING) return undefined;
  if (left.length === 0) return lower > NOTHING ? undefined : [];
  if ((isOneWay(1) && upper < NOTHING) || (isOneWay(-1) && lower > -NOTHING))
    return left.map(([column]) => [column, 0]);
  const [first, second] = left;
  if (!isExact || first === undefined) return [];
  if (second === undefined) return [[first[0], lower / first[1]]];
  // A movement beside nothing else is as large as it must be, and one way alone.
  if (left.length === 2 && isMove(first[0]) && isMove(second[0]) && first[1] === -second[1])
    return left.map(([column, factor]) => [column, Math.max(0, lower * factor)]);
  return [];
};

/** Takes out what follows at once, again and again; undefined where rows cannot all be true. */
export const reduced = (rows: readonly LinearRow[], moves: ReadonlySet<number>): Reduced | undefined => {
  const fixed = new Map<number, number>();
  const rowsOf = new Map<number, number[]>();
  rows.forEach(({ entries }, row) => {
    for (const [column] of entries) {
      const known = rowsOf.get(column);
      if (known) known.push(row);
      else rowsOf.set(column, [row]);
    }
  });
  const isMove = (column: number) => moves.has(column) && rowsOf.get(column)?.length === 1;
  const waiting = new Set(rows.keys());
  for (const row of waiting) {
    waiting.delete(row);
    const { lower, upper, entries } = rows[row] ?? { lower: 0, upper: 0, entries: [] };
    const { known, left } = apart(entries, fixed);
    const forced = forcedBy({ lower: lower - known, upper: upper - known }, left, isMove);
    if (forced === undefined) return undefined;
    for (const [column, value] of forced) {
      fixed.set(column, value);
      for (const other of rowsOf.get(column) ?? []) if (other !== row) waiting.add(other);
    }
  }
  return {
    fixed,
    rows: rows.flatMap(({ lower, upper, entries }) => {
      const { known, left } = apart(entries, fixed);
      return left.length === 0 ? [] : [{ lower: lower - known, upper: upper - known, entries: left }];
    }),
  };
};
