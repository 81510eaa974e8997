import type { DifferenceCause } from './explain-difference-cause.js';
import {
  type DifferencePart,
  DifferenceParts,
  isTellable,
  protectedParts,
} from './explain-difference-parts.js';
import {
  type AccountedDifference,
  type DifferenceQuery,
  isAccountedFor,
  moreIn,
} from './explain-difference.js';
import { figureIn, type ShownFigure } from './explain-figure.js';
import type { Answer, Dimension, StatisticsQuery } from './query.js';
import type { FigureCell } from './sorted-figure.js';

/** Which difference is asked for, of which cell, and whether whoever asks may be told small counts. */
export type AskedDifference = DifferenceQuery & Readonly<{ cell: FigureCell; isExact: boolean }>;

/** A figure at one of the two moments. */
export type FigureAt = ShownFigure & Pick<Answer, 'asKnownAt' | 'definitionVersion'>;

/** A cell of the table then and now. `difference` is absent where one of the two is hidden; of a median it is that of how many it is of. */
export type CellBetween = Readonly<{
  cell: FigureCell;
  from: ShownFigure;
  to: ShownFigure;
  difference?: number;
  /** Told to whoever may be told small counts. */
  parts?: readonly DifferencePart[];
}>;

/** What the association set up otherwise meanwhile, its place in the log, and how much the figure went up by it, where that may be told. */
export type ToldDefinition = Readonly<{
  cause: DifferenceCause;
  knownAt: string;
  position: string;
  more?: number;
}>;

/** Why a figure differs between two moments (docs/statistics.md#why-a-figure-changed). The parts make the difference, always. */
export type FigureDifference = Pick<
  Answer,
  'measure' | 'unit' | 'period' | 'position' | 'by' | 'where' | 'unknowns'
> &
  Readonly<{
    protect: StatisticsQuery['protect'];
    /** The codes of the cell; none of the total. */
    cell: FigureCell;
    from: FigureAt;
    to: FigureAt;
    /** How much the figure went up; of a median, of how many it is. Absent where there is nothing to subtract. */
    difference?: number;
    /** In the order of causes. Absent where `untold` says why. */
    parts?: readonly DifferencePart[];
    /** In the order of the table; none of a cell, or where there is no table. */
    cells: readonly CellBetween[];
    definitions: readonly ToldDefinition[];
    /** Journeys that were erased meanwhile and are counted as before. */
    erased?: number;
    /** `hidden`: one of the figures is; `small`: so are the parts; `notRegistered`: there is no figure at one of the moments. */
    untold?: 'hidden' | 'small' | 'notRegistered';
    notRegistered?: Answer['notRegistered'];
    /** Whether the parts make the difference; null where there is none to make. */
    closes: boolean | null;
  }>;

const counted = ({ suppressed, n, value }: ShownFigure): number | undefined =>
  suppressed ? undefined : (n ?? value ?? 0);

const differenceOf = (from: ShownFigure, to: ShownFigure): number | undefined => {
  const [before, after] = [counted(from), counted(to)];
  return before === undefined || after === undefined ? undefined : after - before;
};

/** The number of a cell, undefined of the total; one that nothing was ever in has a number that no other has. */
const numberOf = (
  { cells }: AccountedDifference,
  by: readonly Dimension[],
  cell: FigureCell,
): number | undefined =>
  Object.keys(cell).length === 0
    ? undefined
    : (cells.find(by.map((dimension) => cell[dimension] ?? '')) ?? Infinity);

const codesIn = (by: readonly Dimension[], cell: Answer['cells'][number]): FigureCell =>
  Object.fromEntries(
    by.flatMap((dimension) => (cell[dimension] === undefined ? [] : [[dimension, cell[dimension]]])),
  );

/** The cells of an answer, by what they are. */
const cellsNamed = (answer: Answer) =>
  new Map(
    answer.cells.map((cell) => {
      const codes = codesIn(answer.by, cell);
      return [JSON.stringify(Object.values(codes)), codes];
    }),
  );

/** The cells of both answers: those of the later in its order, and before each of them those that the earlier alone has there. */
const cellsOfBoth = (before: Answer, after: Answer): readonly FigureCell[] => {
  const [earlier, later] = [cellsNamed(before), cellsNamed(after)];
  const all = new Map<string, FigureCell>();
  const left = [...earlier];
  for (const [name, cell] of later) {
    const place = earlier.has(name) ? left.findIndex(([one]) => one === name) : -1;
    if (place >= 0)
      for (const [one, codes] of left.splice(0, place + 1)) if (!later.has(one)) all.set(one, codes);
    all.set(name, cell);
  }
  for (const [one, codes] of left) if (!later.has(one)) all.set(one, codes);
  return [...all.values()];
};

/** What is told of a difference. `accounted` is absent where there is no figure at one of the moments. */
export const toldDifference = (
  { question, cell, isExact }: AskedDifference,
  [before, after]: readonly [Answer, Answer],
  accounted: AccountedDifference | undefined,
  threshold: number,
): FigureDifference => {
  const { measure, unit, period, position, by, where, unknowns } = after;
  const figureOf = (answer: Answer): FigureAt => ({
    ...figureIn(answer, cell),
    asKnownAt: answer.asKnownAt,
    definitionVersion: answer.definitionVersion,
  });
  const [from, to] = [figureOf(before), figureOf(after)];
  const head = {
    measure,
    unit,
    period,
    position,
    by,
    where,
    ...(unknowns && { unknowns }),
    protect: question.protect,
    cell,
    from,
    to,
  };
  const notRegistered = before.notRegistered ?? after.notRegistered;
  if (!accounted || notRegistered)
    return {
      ...head,
      cells: [],
      definitions: [],
      untold: 'notRegistered',
      ...(notRegistered && { notRegistered }),
      closes: null,
    };
  const isTold = isExact && question.protect === 'none';
  const number = numberOf(accounted, by, cell);
  const difference = differenceOf(from, to);
  const all = new DifferenceParts(accounted);
  const own = all.of(number);
  const parts = difference === undefined ? undefined : isTold ? own : protectedParts(own, threshold);
  const moreOf = (one: AccountedDifference['definitions'][number]) =>
    number === undefined ? one.total : (moreIn(one, number) ?? 0);
  const erased = number === undefined ? accounted.erased.total : (accounted.erased.cells.get(number) ?? 0);
  return {
    ...head,
    ...(difference !== undefined && { difference }),
    ...(parts && { parts }),
    cells:
      number === undefined && by.length > 0
        ? cellsOfBoth(before, after).map((one) => {
            const [then, now] = [figureIn(before, one), figureIn(after, one)];
            const more = differenceOf(then, now);
            return {
              cell: one,
              from: then,
              to: now,
              ...(more !== undefined && { difference: more }),
              ...(isTold && { parts: all.of(numberOf(accounted, by, one)) }),
            };
          })
        : [],
    definitions: accounted.definitions.map((one) => ({
      cause: one.cause,
      knownAt: new Date(one.at).toISOString(),
      position: String(one.position),
      ...(isTold && { more: moreOf(one) }),
    })),
    ...((isTold || isTellable(erased, threshold)) && { erased }),
    ...(difference === undefined ? { untold: 'hidden' as const } : parts ? {} : { untold: 'small' as const }),
    closes: isAccountedFor(accounted),
  };
};

/** A change of a figure by one journey: which it is by number, when it became known, why, and between which cells. */
export type DifferenceMove = Readonly<{
  journey: number;
  knownAt: number;
  cause: DifferenceCause;
  /** How much the figure went up. */
  more: number;
  /** The cells that it left and came to. */
  from: readonly FigureCell[];
  to: readonly FigureCell[];
}>;

/** The changes of a figure one by one, in the order in which they became known; from a place on, so many at most. */
export const movesOf = (
  accounted: AccountedDifference,
  { question: { by }, cell }: Pick<AskedDifference, 'question' | 'cell'>,
  from: number,
  most: number,
): Readonly<{ total: number; moves: readonly DifferenceMove[] }> => {
  const number = numberOf(accounted, by, cell);
  const about =
    number === undefined
      ? [...accounted.steps]
      : accounted.steps.filter((step) => moreIn(step, number) !== undefined);
  about.sort((one, other) => one.at - other.at || one.journey - other.journey);
  const codes = (cells: AccountedDifference['steps'][number]['cells'], isGone: boolean) =>
    cells
      .filter(([, more]) => (isGone ? more < 0 : more > 0))
      .map(([one]): FigureCell => Object.fromEntries(accounted.cells.codes[one] ?? []));
  return {
    total: about.length,
    moves: about.slice(from, from + most).map((step) => ({
      journey: step.journey,
      knownAt: step.at,
      cause: step.cause,
      more: number === undefined ? step.total : (moreIn(step, number) ?? 0),
      from: codes(step.cells, true),
      to: codes(step.cells, false),
    })),
  };
};
