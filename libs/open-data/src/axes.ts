import { UNKNOWN } from '@samspar/codes';
import { dayNumber, dayOfNumber, type Sentence } from '@samspar/kernel';
import type { FrozenTable } from '@samspar/publications';
import {
  type Answer,
  codeLabel,
  type CodeNames,
  type Dimension,
  FIXED_LISTS,
  isFixed,
  isTime,
  subPeriods,
  TIME_DIMENSIONS,
  timeCode,
} from '@samspar/statistics';
import { type CellAt, TOTAL } from './cell-at.js';

const TOTAL_NAME: Sentence = { sv: 'Totalt', en: 'Total' };

export type OpenCode = Readonly<{ code: string; label: Sentence }>;

/** One way that a table is broken down, with all its codes in order; none twice, and no two of one name. */
export type OpenAxis = Readonly<{ dimension: Dimension; isTime: boolean; codes: readonly OpenCode[] }>;

/** What the codes of a frozen table were called. */
export const frozenNames = ({ codes }: Pick<FrozenTable, 'codes'>): CodeNames => ({
  frozen: (dimension, code) => codes[dimension]?.labels[code],
});

/** The times of a period by the dimensions named that a selection admits: each an own combination of their codes. */
export const timesOf = ({
  by,
  period,
  where,
}: Pick<Answer, 'by' | 'period' | 'where'>): readonly CellAt[] => {
  const finest = TIME_DIMENSIONS.find((time) => by.includes(time));
  if (finest === undefined) return [{}];
  const days = { from: dayNumber(period.from), to: dayNumber(period.to) };
  return subPeriods(finest, days)
    .map(({ from }) =>
      Object.fromEntries(TIME_DIMENSIONS.map((time) => [time, timeCode(time, dayOfNumber(from))])),
    )
    .filter((codes) => TIME_DIMENSIONS.every((time) => where[time]?.includes(codes[time] ?? '') !== false))
    .map((codes) => Object.fromEntries(by.filter(isTime).map((time) => [time, codes[time] ?? ''])));
};

/** One order that keeps those of all sequences. */
const merged = (sequences: readonly (readonly string[])[]): readonly string[] => {
  const order: string[] = [];
  for (const sequence of sequences) {
    let place = 0;
    for (const code of sequence) {
      const found = order.indexOf(code);
      if (found === -1) order.splice(place, 0, code);
      place = found === -1 ? place + 1 : found + 1;
    }
  }
  return order;
};

/** The codes of a dimension in the order of its list, or where it has none in the order in which the cells stand. */
const codesOf = (dimension: Dimension, { by, cells, where, period }: Answer): readonly string[] => {
  const place = by.indexOf(dimension);
  const groups = Map.groupBy(cells, (cell) => JSON.stringify(by.slice(0, place).map((one) => cell[one])));
  const found = merged([...groups.values()].map((group) => group.flatMap((cell) => cell[dimension] ?? [])));
  if (isTime(dimension))
    return [...new Set([...timesOf({ by, period, where }).flatMap((at) => at[dimension] ?? []), ...found])];
  const codes = [...new Set([...found, ...(where[dimension] ?? [])])];
  const list = isFixed(dimension) ? FIXED_LISTS[dimension].map(({ code }) => code) : found;
  const placeIn = (code: string): number => {
    if (code === UNKNOWN) return list.length + 1;
    return list.includes(code) ? list.indexOf(code) : list.length;
  };
  return codes.toSorted((one, other) => placeIn(one) - placeIn(other));
};

/** Codes that are called alike in a language have their codes said as well. */
const namedApart = (codes: readonly OpenCode[]): readonly OpenCode[] => {
  const isAlone = (language: keyof Sentence, name: string) =>
    codes.filter(({ label }) => label[language] === name).length === 1;
  const apart = (language: keyof Sentence, { code, label }: OpenCode): string =>
    isAlone(language, label[language]) ? label[language] : `${label[language]} (${code})`;
  return codes.map((one) => ({ ...one, label: { sv: apart('sv', one), en: apart('en', one) } }));
};

/** The axes of a table; one has a total where the release gives figures of all its codes together, and is no series of times. */
export const axesOf = (table: FrozenTable, totals: readonly CellAt[]): readonly OpenAxis[] => {
  const { answer } = table;
  const names = frozenNames(table);
  const { by } = answer;
  const placed = totals.filter((at) =>
    by.every((dimension) => !isTime(dimension) || at[dimension] !== TOTAL),
  );
  return by.map((dimension): OpenAxis => {
    const codes = codesOf(dimension, answer).map((code) => ({
      code,
      label: {
        sv: codeLabel(dimension, code, names, 'sv'),
        en: codeLabel(dimension, code, names, 'en'),
      },
    }));
    // No format has room for an axis of nothing.
    const hasTotal = codes.length === 0 || placed.some((at) => at[dimension] === TOTAL);
    return {
      dimension,
      isTime: isTime(dimension),
      codes: namedApart([...codes, ...(hasTotal ? [{ code: TOTAL, label: TOTAL_NAME }] : [])]),
    };
  });
};
