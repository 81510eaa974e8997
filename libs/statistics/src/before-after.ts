import { FOLLOW_UP_TIME, UNKNOWN } from '@samspar/codes';
import { dayNumber } from '@samspar/kernel';
import type { Reached } from './answer.js';
import { type AnswerSource, askedOf } from './asked.js';
import type { Axis } from './axis.js';
import { BLOCK, type Block } from './block.js';
import { Float64s, Int32s } from './numbers.js';
import { hide } from './protection.js';
import type { Answer, Dimension, QueryRefusal, StatisticsQuery } from './query.js';
import { scan } from './scan.js';
import { shareOf } from './shares.js';

/** What is compared: what somebody lives on, or does. */
export const COMPARED = ['livelihood', 'occupation'] as const;
export type Compared = (typeof COMPARED)[number];

const FOLLOW_UPS = FOLLOW_UP_TIME.map(({ code }) => code);
type AfterExit = (typeof FOLLOW_UPS)[number];
/** When it was so: at the start, at the exit, or so many months after it. */
export type ComparedAt = 'start' | 'exit' | AfterExit;

/** The pairs of moments that may be compared, as an address has them: `start,exit`. */
export const PAIRS_OF_MOMENTS: readonly string[] = [
  'start,exit',
  ...(['start', 'exit'] as const).flatMap((before) => FOLLOW_UPS.map((after) => `${before},${after}`)),
];

const DIMENSIONS_AT = {
  livelihood: { start: 'livelihood', exit: 'livelihoodAtExit', followUp: 'livelihoodAtFollowUp' },
  occupation: { start: 'occupation', exit: 'occupationAtExit', followUp: 'occupationAtFollowUp' },
} as const satisfies Readonly<Record<Compared, Readonly<Record<string, Dimension>>>>;

const isAfterExit = (at: ComparedAt): at is AfterExit => FOLLOW_UPS.some((code) => code === at);

const dimensionAt = (of: Compared, at: ComparedAt): Dimension =>
  DIMENSIONS_AT[of][isAfterExit(at) ? 'followUp' : at];

/** What is asked of whom, when and by which definitions; the rest follows from what is compared. */
export type ComparisonAsked = Pick<
  StatisticsQuery,
  'from' | 'to' | 'where' | 'asKnownAt' | 'definition' | 'protect'
>;

/** A comparison of the same journeys at two moments. `question` chooses them: those that ended in the period, or whose follow-up fell in it. */
export type Comparison = Readonly<{
  of: Compared;
  at: readonly [before: ComparedAt, after: ComparedAt];
  question: StatisticsQuery;
}>;

export const comparisonOf = (of: Compared, at: Comparison['at'], asked: ComparisonAsked): Comparison => {
  const [before, after] = at;
  const { where } = asked;
  return {
    of,
    at,
    question: {
      ...asked,
      measure: isAfterExit(after) ? 'followUpsDue' : 'ended',
      by: [dimensionAt(of, before), dimensionAt(of, after)],
      where: isAfterExit(after) ? { ...where, followUpMonths: [after] } : where,
      unit: 'journey',
    },
  };
};

/** How many had a code before and after; absent where protection hides it. */
export type ComparedRow = Readonly<{
  code: string;
  before?: number;
  after?: number;
  /** How many more after than before, and in whole per cent of those before; null where there were none. */
  change?: number;
  percent?: number | null;
  suppressed?: true;
}>;

/** Livelihood or occupation before and after, of those of whom both are known (docs/statistics.md#before-and-after). */
export type BeforeAndAfter = Pick<
  Answer,
  'period' | 'asKnownAt' | 'position' | 'definitionVersion' | 'where' | 'notRegistered' | 'notes'
> &
  Readonly<{
    of: Compared;
    at: Comparison['at'];
    /** In the order of the code list. */
    rows: readonly ComparedRow[];
    /** How many had one code before and another, or the same, after; absent where a count among them is hidden. */
    moves?: readonly Readonly<{ before: string; after: string; value: number }>[];
    /** Of whom both are known, and those of whom one is not; absent where protection hides it. */
    n?: number;
    without?: number;
  }>;

export type ComparedAnswer = Readonly<{ comparison: BeforeAndAfter } | { refusal: QueryRefusal }>;

/** The codes that each row of a block has on an axis, as bits over its list. */
const reader = (axis: Axis) => {
  const codes = new Int32s(BLOCK);
  return (block: Block): Int32s => {
    codes.fill(0, 0, block.n);
    axis.add(block, codes, 1);
    if (!axis.set) for (let i = 0; i < block.n; i++) codes[i] = 1 << codes.at(i);
    return codes;
  };
};

const eachBit = (set: number, take: (bit: number) => void): void => {
  for (let rest = set; rest !== 0; rest &= rest - 1) take(31 - Math.clz32(rest & -rest));
};

const percentOf = (change: number, before: number): number | null =>
  before === 0 ? null : Math.sign(change) * shareOf(Math.abs(change), before).percent;

type CountedPairs = Readonly<{
  codes: readonly string[];
  moves: Float64s;
  before: Int32s;
  after: Int32s;
  n: number;
  without: number;
}>;

const countedPairs = (
  what: Parameters<typeof scan>[0],
  query: StatisticsQuery,
  axes: readonly [Axis, Axis],
): CountedPairs => {
  const codes = axes[0].codes.filter((code) => code !== UNKNOWN);
  const size = codes.length;
  // `unknown` is the last of each list, and stands alone.
  const known = 2 ** size - 1;
  const [readBefore, readAfter] = axes.map(reader);
  const [before, after, moves] = [new Int32s(size), new Int32s(size), new Float64s(size * size)];
  let [n, without] = [0, 0];
  const period = { from: dayNumber(query.from), to: dayNumber(query.to) };
  scan(what, [period], (block) => {
    const [then, now] = [readBefore?.(block), readAfter?.(block)];
    for (let i = 0; i < block.n; i++) {
      const [one, other] = [(then?.at(i) ?? 0) & known, (now?.at(i) ?? 0) & known];
      if (one === 0 || other === 0) {
        without++;
        continue;
      }
      n++;
      eachBit(one, (bit) => before.add(bit, 1));
      eachBit(other, (bit) => after.add(bit, 1));
      eachBit(one, (bit) => eachBit(other, (to) => moves.add(bit * size + to, 1)));
    }
  });
  return { codes, moves, before, after, n, without };
};

/** What is shown of counts; below the threshold nothing is, nor what would tell it. */
const shownPairs = (
  { codes, moves, before, after, n, without }: CountedPairs,
  threshold: number,
): Pick<BeforeAndAfter, 'rows' | 'moves' | 'n' | 'without'> => {
  const isSmall = (count: number) => count > 0 && count < threshold;
  const [hiddenBefore, hiddenAfter] = [before, after].map((column) => {
    const cells = codes.map((code, bit) => ({ code, count: column.at(bit), group: 0 }));
    const { cells: hidden } = hide({ cells, showsGroups: false, total: n }, threshold);
    return new Set([...hidden].map(({ code }) => code));
  });
  const rows = codes.flatMap((code, bit): ComparedRow[] => {
    const [one, other] = [before.at(bit), after.at(bit)];
    if (one === 0 && other === 0) return [];
    if (isSmall(n) || hiddenBefore?.has(code) || hiddenAfter?.has(code)) return [{ code, suppressed: true }];
    return [{ code, before: one, after: other, change: other - one, percent: percentOf(other - one, one) }];
  });
  const found = Array.from(moves, (value, place) => ({
    before: codes[Math.floor(place / codes.length)] ?? UNKNOWN,
    after: codes[place % codes.length] ?? UNKNOWN,
    value,
  })).filter(({ value }) => value > 0);
  return {
    rows,
    ...(!found.some(({ value }) => isSmall(value)) &&
      !rows.some(({ suppressed }) => suppressed) && { moves: found }),
    ...(!isSmall(n) && { n }),
    ...(!isSmall(without) && { without }),
  };
};

/** Compares the same journeys at two moments, as known at the moment asked for; or says why that cannot be asked. */
export const beforeAndAfter = (
  source: AnswerSource,
  { of, at, question }: Comparison,
  { position, knownAt }: Reached,
): ComparedAnswer => {
  const asked = askedOf(source, question);
  if ('refusal' in asked) return asked;
  const { registered, axis, rows } = asked;
  const head = {
    of,
    at,
    period: { from: question.from, to: question.to },
    asKnownAt: new Date(question.asKnownAt ?? knownAt).toISOString(),
    position: position.toString(),
    definitionVersion: source.definition,
    where: question.where,
  };
  if (registered.nothing)
    return { comparison: { ...head, rows: [], notRegistered: registered.nothing, notes: registered.notes } };
  const [first, second] = question.by;
  if (first === undefined || second === undefined) throw new TypeError('A comparison is of two dimensions.');
  const threshold = question.protect === 'public' ? source.association.settings.suppressionThreshold : 0;
  const shown = shownPairs(countedPairs(rows, question, [axis(first), axis(second)]), threshold);
  const isHidden = shown.n === undefined || shown.rows.some(({ suppressed }) => suppressed);
  return {
    comparison: {
      ...head,
      ...shown,
      notes: [...registered.notes, ...(isHidden ? [{ code: 'suppressed', threshold } as const] : [])],
    },
  };
};
