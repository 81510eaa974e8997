import type { CrossedQuery } from './crossed-query.js';
import { keyOf } from './crossed-axis.js';
import { isMedian, isMultiValued, isStretch } from './dimensions.js';
import { isTime, TIME_DIMENSIONS } from './periods.js';
import type { Answer, AnswerNote, Cell, Dimension, Measure, QueryRefusal, StatisticsQuery } from './query.js';

/** Answers a question without protecting it; what is hidden is decided over the whole table. */
export type AskUnprotected = (
  query: StatisticsQuery,
) => Readonly<{ answer: Answer } | { refusal: QueryRefusal }>;

export type CountedCell = Pick<Cell, 'value' | 'n' | 'without' | 'quartiles' | 'break'>;

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
  const { by, cells, total, n, without, quartiles } = answer;
  if (by.length === 0)
    return new Map([[keyOf([]), { value: total, n, without, quartiles: quartiles ?? null }]]);
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
 * combination of the dimensions in which it may stand in several.
 */
export const countedMeasure = (
  query: CrossedQuery,
  measure: Measure,
  ask: AskUnprotected,
): Readonly<{ counted: CountedMeasure } | { refusal: QueryRefusal }> => {
  const {
    rows,
    columns,
    percentOf: _of,
    measures: _all,
    compareWith: _with,
    order: _order,
    ...asked
  } = query;
  const all = [...rows, ...columns];
  const answers = new Map<string, Answer>();
  let refusal: QueryRefusal | undefined;
  /** The answer whose cells sum to what is divided by `kept`. */
  const answerFor = (kept: readonly Dimension[]): Answer | undefined => {
    const by = all.filter((dimension) => kept.includes(dimension) || isSummed(dimension, measure, query));
    const known = answers.get(by.join());
    if (known) return known;
    const alongside = all.filter((dimension) => !by.includes(dimension) && !isTime(dimension));
    const result = ask({
      ...asked,
      measure,
      by,
      ...(alongside.length > 0 && { alongside }),
      shareOf: 'all',
      protect: 'none',
    });
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
