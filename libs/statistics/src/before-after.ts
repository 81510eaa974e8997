import { FACTS } from '@samspar/casework';
import { FOLLOW_UP_TIME, UNKNOWN } from '@samspar/codes';
import { dayNumber, type Sentence } from '@samspar/kernel';
import type { Reached } from './answer.js';
import { type AnswerSource, askedOf } from './asked.js';
import type { Axis } from './axis.js';
import { BLOCK, type Block } from './block.js';
import { isMultiValued } from './dimensions.js';
import {
  type ComparedGroup,
  type ComparedSex,
  type CountedGroup,
  type CountedPairs,
  emptyGroup,
  isSuppressed,
  shownPairs,
  type TotalHidden,
} from './before-after-shown.js';
import { Int32s } from './numbers.js';
import type { Answer, Dimension, QueryRefusal, StatisticsQuery } from './query.js';
import { scan } from './scan.js';

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

/** What is compared, whenever it was. */
export const nameOfCompared = (of: Compared): Sentence => FACTS[of].name;

/** Whether one participant may have several of what is compared, and is counted under each. */
export const isSeverallyCompared = (of: Compared): boolean =>
  isMultiValued(DIMENSIONS_AT[of].start, 'ended', 'journey');

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

/** Livelihood or occupation before and after, of those of whom both are known (docs/statistics.md#before-and-after). */
export type BeforeAndAfter = Pick<
  Answer,
  'period' | 'asKnownAt' | 'position' | 'definitionVersion' | 'where' | 'notRegistered' | 'notes'
> &
  ComparedGroup &
  Readonly<{
    of: Compared;
    at: Comparison['at'];
    protect: StatisticsQuery['protect'];
    /** The same of each sex that there is. */
    sexes: readonly ComparedSex[];
    /** How many had one code before and another, or the same, after; absent under protection, where a crossed table of the two tells it. */
    moves?: readonly Readonly<{ before: string; after: string; value: number }>[];
  }>;

export type ComparedAnswer = Readonly<{ comparison: BeforeAndAfter } | { refusal: QueryRefusal }>;

/** What a comparison says where nothing is registered that it could be of. */
export const nothingCompared = {
  rows: [],
  sexes: [],
} as const satisfies Partial<BeforeAndAfter>;

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

const countedPairs = (
  what: Parameters<typeof scan>[0],
  query: StatisticsQuery,
  [first, second, bySex]: readonly [Axis, Axis, Axis],
): CountedPairs => {
  const codes = first.codes.filter((code) => code !== UNKNOWN);
  const size = codes.length;
  // `unknown` is the last of each list, and stands alone.
  const known = 2 ** size - 1;
  const readers = [first, second, bySex].map(reader);
  const groups = bySex.codes.map((sex): CountedGroup => ({ sex, ...emptyGroup(size) }));
  const moves = new Int32s(size * size);
  const period = { from: dayNumber(query.from), to: dayNumber(query.to) };
  scan(what, [period], (block) => {
    const [then, now, sexes] = readers.map((read) => read(block));
    for (let i = 0; i < block.n; i++) {
      const [one, other] = [(then?.at(i) ?? 0) & known, (now?.at(i) ?? 0) & known];
      const group = groups[31 - Math.clz32(sexes?.at(i) ?? 1)];
      if (!group) continue;
      if (one === 0 || other === 0) {
        group.without++;
        eachBit(one, (bit) => group.alone.before.add(bit, 1));
        eachBit(other, (bit) => group.alone.after.add(bit, 1));
        continue;
      }
      group.n++;
      eachBit(one, (bit) => group.before.add(bit, 1));
      eachBit(other, (bit) => group.after.add(bit, 1));
      eachBit(one, (bit) => eachBit(other, (to) => moves.add(bit * size + to, 1)));
    }
  });
  return { codes, moves, groups };
};

/** The moves that were made. */
const madeMoves = ({ codes, moves }: CountedPairs) =>
  Array.from(moves, (value, place) => ({
    before: codes[Math.floor(place / codes.length)] ?? UNKNOWN,
    after: codes[place % codes.length] ?? UNKNOWN,
    value,
  })).filter(({ value }) => value > 0);

/**
 * Compares the same journeys at two moments, as known at the moment asked for; or says why that cannot be asked. `isTotalHidden`: what another table
 * hides of how many they are, by sex.
 */
export const beforeAndAfter = (
  source: AnswerSource,
  { of, at, question }: Comparison,
  { position, knownAt }: Reached,
  isTotalHidden: TotalHidden = () => false,
): ComparedAnswer => {
  const asked = askedOf(source, question);
  if ('refusal' in asked) return asked;
  const { registered, axis, rows } = asked;
  const { protect } = question;
  const head = {
    of,
    at,
    protect,
    period: { from: question.from, to: question.to },
    asKnownAt: new Date(question.asKnownAt ?? knownAt).toISOString(),
    position: position.toString(),
    definitionVersion: source.definition,
    where: question.where,
  };
  if (registered.nothing)
    return {
      comparison: {
        ...head,
        ...nothingCompared,
        notRegistered: registered.nothing,
        notes: registered.notes,
      },
    };
  const [first, second] = question.by;
  if (first === undefined || second === undefined) throw new TypeError('A comparison is of two dimensions.');
  const counted = countedPairs(rows, question, [axis(first), axis(second), axis('sex')]);
  const isProtected = protect === 'public';
  const threshold = isProtected ? source.association.settings.suppressionThreshold : 0;
  const shown = shownPairs(counted, isProtected ? { threshold, isTotalHidden } : undefined);
  const isHidden =
    shown.n === undefined || shown.sexes.some(({ rows: shownRows }) => shownRows.some(isSuppressed));
  return {
    comparison: {
      ...head,
      ...shown,
      ...(!isProtected && { moves: madeMoves(counted) }),
      notes: [...registered.notes, ...(isHidden ? [{ code: 'suppressed', threshold } as const] : [])],
    },
  };
};
