import type { QueryRefusal, StatisticsQuery } from './query.js';
import { figureAddress, readFigure } from './read-cell.js';
import type { FigureCell } from './sorted-figure.js';

type Named = Iterable<readonly [string, string]>;

/** A question about the difference of a figure, as it was read. */
export type ReadDifference = Readonly<{
  question: Omit<StatisticsQuery, 'asKnownAt'>;
  from: number;
  to: number;
  cell: FigureCell;
  after?: string;
}>;

const MOMENT = 'asKnownAt';

/** How many moments a question names: two ask for a difference. */
export const momentsNamed = (parameters: Named): number =>
  [...parameters].filter(([name]) => name === MOMENT).length;

/** Reads a question as `readFigure` does, with `asKnownAt` twice: the earlier moment, and the later one. */
export const readDifference = (parameters: Named): Readonly<ReadDifference | { refusal: QueryRefusal }> => {
  const all = [...parameters];
  const moments = all.filter(([name]) => name === MOMENT);
  const [first, second] = moments;
  if (!first?.[1].trim() || !second?.[1].trim()) return { refusal: { code: 'TwoMoments' } };
  if (moments.length > 2) return { refusal: { code: 'ParameterRepeated', parameter: MOMENT } };
  const others = all.filter(([name]) => name !== MOMENT);
  const [from, to] = [first, second].map((moment) => readFigure([...others, moment]));
  if (!from || !to) return { refusal: { code: 'TwoMoments' } };
  if ('refusal' in from) return from;
  if ('refusal' in to) return to;
  const { asKnownAt: earlier = 0, ...question } = from.query;
  const { asKnownAt: later = 0 } = to.query;
  if (later < earlier)
    return { refusal: { code: 'MomentsRunBackwards', from: first[1].trim(), to: second[1].trim() } };
  return {
    question,
    from: earlier,
    to: later,
    cell: to.cell,
    ...(to.after !== undefined && { after: to.after }),
  };
};

/** What an answer says of the question, and of the moment. */
type OfFigure = Parameters<typeof figureAddress>[0];

/** The address of a difference as `readDifference` reads it; `to` is an instant, or a day. */
export const differenceAddress = (from: OfFigure, to: string, cell: FigureCell): string =>
  `${figureAddress(from, cell)}&${MOMENT}=${encodeURIComponent(to)}`.replaceAll('%3A', ':');
