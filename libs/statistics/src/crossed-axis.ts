import { codesOf, NOT_ENDED, UNKNOWN, UNKNOWN_KINDS } from '@samspar/codes';
import { FIXED_LISTS, isFixed } from './dimensions.js';
import { isTime } from './periods.js';
import type { Dimension } from './query.js';
import { isUnknownCode } from './unknowns.js';

/** A place along an axis: the codes of its dimensions from the outermost on; none is the total, one of two a subtotal. */
export type AxisNode = Readonly<{ codes: readonly string[]; parent: number }>;

const SEPARATOR = '\u0000';
/** Codes as the key of a map. */
export const keyOf = (codes: readonly string[]): string => codes.join(SEPARATOR);

const LAST: readonly string[] = [UNKNOWN, ...codesOf(UNKNOWN_KINDS), NOT_ENDED.code];

/** The codes of lists that are each in the order of tables, in one order. */
const inOneOrder = (lists: readonly (readonly string[])[]): readonly string[] => {
  const order: string[] = [];
  for (const list of lists) {
    const next = order.findIndex((code) => list.includes(code));
    let at = next < 0 ? order.length : next;
    for (const code of list) {
      const found = order.indexOf(code);
      if (found < 0) order.splice(at, 0, code);
      at = (found < 0 ? at : found) + 1;
    }
  }
  return [...order.filter((code) => !LAST.includes(code)), ...LAST.filter((code) => order.includes(code))];
};

const ordered = (dimension: Dimension, lists: readonly (readonly string[])[]): readonly string[] => {
  const codes = inOneOrder(lists);
  if (isTime(dimension)) return codes.toSorted();
  if (!isFixed(dimension)) return codes;
  const places = new Map(FIXED_LISTS[dimension].map(({ code }, place) => [code, place]));
  const placeOf = (code: string) => places.get(isUnknownCode(code) ? UNKNOWN : code) ?? Infinity;
  return codes.toSorted((one, other) => placeOf(one) - placeOf(other));
};

/** Codes that stand last, whatever is in them. */
export const isLast = (codes: readonly string[]): boolean => LAST.includes(codes.at(-1) ?? '');

/** Places along an axis that occur together, in the order of tables. */
type Run = readonly (readonly string[])[];

/** The nodes of an axis, its total last; each subtotal stands first or last among its parts. */
export const axisNodes = (
  [outer, inner]: readonly Dimension[],
  runs: readonly Run[],
  subtotals: 'first' | 'last',
): readonly AxisNode[] => {
  const codesAt = (place: number, run: Run) => [...new Set(run.flatMap((codes) => codes[place] ?? []))];
  const outerCodes =
    outer === undefined
      ? []
      : ordered(
          outer,
          runs.map((run) => codesAt(0, run)),
        );
  const within = (run: Run, code: string) => run.filter(([first]) => first === code);
  const innerCodes =
    inner === undefined
      ? []
      : ordered(
          inner,
          runs.flatMap((run) => outerCodes.map((code) => codesAt(1, within(run, code)))),
        );
  const met = runs.flat();
  const groups = outerCodes.map((code): Run => {
    const found = codesAt(1, within(met, code));
    const parts = innerCodes.filter((one) => found.includes(one)).map((one) => [code, one]);
    return subtotals === 'first' ? [[code], ...parts] : [...parts, [code]];
  });
  const all: Run = [...groups.flat(), []];
  const places = new Map(all.map((codes, place) => [keyOf(codes), place]));
  return all.map((codes) => ({
    codes,
    parent: codes.length === 0 ? -1 : (places.get(keyOf(codes.slice(0, -1))) ?? -1),
  }));
};
