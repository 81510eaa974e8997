import type { CrossedQuery } from './crossed-query.js';
import { keyOf } from './crossed-axis.js';
import { isMedian, isMultiValued, isStretch } from './dimensions.js';
import { isTime, TIME_DIMENSIONS } from './periods.js';
import type { Answer, AnswerNote, Cell, Dimension, Measure, QueryRefusal, StatisticsQuery } from './query.js';

/** Answers a question without protecting it; what is hidden is decided over the whole table. */
export type AskUnprotected = (
  query: StatisticsQuery,
) => Readonly<{ answer: Answer } | { refusal: QueryRefusal }>;

export type CountedCell = Pick<Cell, 'value' | 'n' | 'without' | 'quartiles' | 'break' | 'suppressed'>;

/** What one measure of a crossed table comes to. */
export type CountedMeasure = Readonly<{
  measure: Measure;
  /** Divided by all dimensions that a thing counted has one code of. */
  answer: Answer;
  /** The combinations of codes that occur, of rows and of columns. */
  met: readonly Readonly<{ rows: readonly string[]; columns: readonly string[] }>[];
  /** The insatser that the figures leave out, for they had not begun to register: what they have is not nought but unknown. */
  leftOut: ReadonlySet<string>;
  /** The figure of a place; undefined where nothing is in it. */
  at: (rows: readonly string[], columns: readonly string[]) => CountedCell | undefined;
}>;

/** Whether the cells that differ in a dimension alone may be summed. */
const isSummed = (dimension: Dimension, measure: Measure, { unit, where }: CrossedQuery): boolean =>
  !isMedian({ measure }) &&
  !isMultiValued(dimension, measure, unit) &&
  !(isStretch(measure) && TIME_DIMENSIONS.some((time) => where[time] !== undefined));

/** The figures of an answer by the codes of some of its dimensions: summed over the others. */
const summed = (
  answer: Answer,
  [rows, columns]: readonly [readonly Dimension[], readonly Dimension[]],
): ReadonlyMap<string, CountedCell> => {
  const { by, cells, total, n, without, quartiles, suppressed } = answer;
  if (by.length === 0)
    return new Map([
      [
        keyOf([]),
        { value: total, n, without, quartiles: quartiles ?? null, ...(suppressed && { suppressed }) },
      ],
    ]);
  const found = new Map<string, CountedCell>();
  const kept = [...rows, ...columns];
  for (const cell of cells) {
    const key = keyOf(kept.map((dimension) => cell[dimension] ?? ''));
    const before = found.get(key);
    const broken = (cell.break || before?.break) && ({ break: true } as const);
    found.set(
      key,
      before ? { value: (before.value ?? 0) + (cell.value ?? 0), ...broken } : { ...cell, ...broken },
    );
  }
  return found;
};

/** A question of a crossed table: the figures of one measure, divided by some of its dimensions. */
export type MarginQuery = Omit<StatisticsQuery, 'asKnownAt'>;

/** What is asked for one measure of a table where it is divided by these dimensions. */
const marginQuery = (
  {
    rows,
    columns,
    percentOf: _of,
    measures: _all,
    compareWith: _with,
    order: _order,
    ...asked
  }: CrossedQuery,
  measure: Measure,
  by: readonly Dimension[],
): StatisticsQuery => {
  const alongside = [...rows, ...columns].filter(
    (dimension) => !by.includes(dimension) && !isTime(dimension),
  );
  return {
    ...asked,
    measure,
    by,
    ...(alongside.length > 0 && { alongside }),
    shareOf: 'all',
    protect: 'none',
  };
};

/** The dimensions of each subtotal of a table, the finest first; the total stands in every answer. */
const margins = ({ rows, columns }: CrossedQuery): readonly (readonly Dimension[])[] =>
  rows
    .map((_row, place) => rows.length - place)
    .concat(0)
    .flatMap((down) =>
      columns
        .map((_column, place) => columns.length - place)
        .concat(0)
        .map((across) => [...rows.slice(0, down), ...columns.slice(0, across)]),
    )
    .filter((by, place) => by.length > 0 || place === 0);

/**
 * The questions whose answers show a table with all its subtotals, each asked by itself: so that one may be hidden without another. `crossedTable` makes the table of their
 * answers where it is told that they are given.
 */
export const marginQueries = (query: CrossedQuery): readonly MarginQuery[] =>
  query.measures.flatMap((measure) =>
    margins(query).map((by) => {
      const { asKnownAt: _moment, ...asked } = marginQuery(query, measure, by);
      return asked;
    }),
  );

const codesOf = (cell: Cell, dimensions: readonly Dimension[]): readonly string[] =>
  dimensions.map((dimension) => cell[dimension] ?? '');

/** The insats that a note says is left out. */
const leftOutBy = (note: AnswerNote, measure: Measure): string | undefined =>
  note.code === 'leftOut' ||
  note.code === 'endedBefore' ||
  (note.code === 'notRegistered' && note.dimension === measure)
    ? note.intervention
    : undefined;

/**
 * What one measure comes to in all places of a table. It is asked for once where everything counted stands in one cell alone; else, once for each
 * combination of the dimensions in which it may stand in several. Where the answers are given (`isGiven`), with what is hidden in them, nothing is summed: each subtotal has its own.
 */
export const countedMeasure = (
  query: CrossedQuery,
  measure: Measure,
  ask: AskUnprotected,
  isGiven = false,
): Readonly<{ counted: CountedMeasure } | { refusal: QueryRefusal }> => {
  const { rows, columns } = query;
  const all = [...rows, ...columns];
  const answers = new Map<string, Answer>();
  let refusal: QueryRefusal | undefined;
  /** The answer whose cells sum to what is divided by `kept`. */
  const answerFor = (kept: readonly Dimension[]): Answer | undefined => {
    const by = all.filter(
      (dimension) => kept.includes(dimension) || (!isGiven && isSummed(dimension, measure, query)),
    );
    const known = answers.get(by.join());
    if (known) return known;
    const result = ask(marginQuery(query, measure, by));
    if ('refusal' in result) {
      refusal = result.refusal;
      return undefined;
    }
    answers.set(by.join(), result.answer);
    return result.answer;
  };

  const whole = answerFor(all);
  if (!whole) return { refusal: refusal ?? { code: 'ParameterMissing', parameter: 'measure' } };
  const figures = new Map<string, ReadonlyMap<string, CountedCell>>();
  for (let down = 0; down <= rows.length; down++)
    for (let across = 0; across <= columns.length; across++) {
      const margin = [rows.slice(0, down), columns.slice(0, across)] as const;
      // The total of an answer is counted by itself, and so checks its cells.
      const answer = margin.flat().length === 0 ? { ...whole, by: [] } : answerFor(margin.flat());
      if (answer) figures.set(`${down}/${across}`, summed(answer, margin));
    }
  if (refusal) return { refusal };
  return {
    counted: {
      measure,
      answer: whole,
      met: whole.cells.map((cell) => ({ rows: codesOf(cell, rows), columns: codesOf(cell, columns) })),
      leftOut: new Set(whole.notes.flatMap((note) => leftOutBy(note, measure) ?? [])),
      at: (down, across) => figures.get(`${down.length}/${across.length}`)?.get(keyOf([...down, ...across])),
    },
  };
};
