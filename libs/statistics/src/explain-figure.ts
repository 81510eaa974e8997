import { dayOfNumber, type Day } from '@samspar/kernel';
import { answer, askedWithCare, type Defined, type Reached } from './answer.js';
import type { AnswerSource } from './asked.js';
import { isItemMeasure } from './items.js';
import { isMedian } from './dimensions.js';
import { COUNTED_PART, type FigurePart } from './parts.js';
import { isTime, isTimeCode } from './periods.js';
import type { Answer, Cell, Dimension, QueryRefusal, StatisticsQuery } from './query.js';
import { valueUnknown } from './read-query.js';
import { type FigureCell, isCell, type SortedFigure, sortedFigure, stretchOf } from './sorted-figure.js';

/** A figure as its table shows it. */
export type ShownFigure = Pick<Cell, 'value' | 'share' | 'n' | 'without' | 'quartiles' | 'suppressed'>;

/** Some of what was considered, and how much; absent where protection leaves it unsaid. */
export type ExplainedPart = FigurePart & Readonly<{ count?: number }>;

/** What a figure was counted from (docs/statistics.md#why-a-figure-is-what-it-is). */
export type FigureExplanation = Pick<
  Answer,
  | 'measure'
  | 'unit'
  | 'period'
  | 'asKnownAt'
  | 'position'
  | 'definitionVersion'
  | 'by'
  | 'alongside'
  | 'where'
  | 'shareOf'
  | 'unknowns'
  | 'notes'
> &
  Readonly<{
    protect: StatisticsQuery['protect'];
    /** The codes of the cell; none of the total. */
    cell: FigureCell;
    figure: ShownFigure;
    /** The days that this very figure is counted over. */
    within: Readonly<{ from: Day; to: Day }>;
    /** What is considered one by one: journeys of the association, or its contacts of a kind. */
    items: 'journeys' | 'contacts';
    /** All that were considered; counted and left out make it. Absent where one of them is left unsaid. */
    considered?: number;
    /** What makes the figure: as many as it says, of a median as many as it is of. */
    counted?: number;
    /** What is left out, in the order in which it is asked. */
    leftOut: readonly ExplainedPart[];
    /** Of those counted, where there are any: anonymous ones in a row of unknown codes, ones in other rows too, ones whose person is not known. */
    ofCounted: Readonly<Partial<SortedFigure['ofCounted']>>;
    notRegistered?: Answer['notRegistered'];
  }>;

/** Why there is no such cell; undefined where there is, be it that nothing is in it. */
export const cellRefusal = (
  query: StatisticsQuery,
  cell: FigureCell,
  codesOf: (dimension: Dimension) => readonly string[],
): QueryRefusal | undefined => {
  if (!isCell(query, cell)) return { code: 'NotACell', by: query.by };
  for (const dimension of query.by) {
    const code = cell[dimension];
    if (code === undefined) continue;
    const codes = codesOf(dimension);
    if (!codes.includes(code) && !(isTime(dimension) && isTimeCode(dimension, code)))
      return valueUnknown(dimension, code, codes);
  }
  return undefined;
};

/** Finds the cell in the answer; one that nothing is in does not stand there. */
export const figureIn = (found: Answer, cell: FigureCell): ShownFigure => {
  const { by, cells, total, suppressed, n, without, quartiles } = found;
  const isTotal = Object.keys(cell).length === 0;
  if (isTotal)
    return {
      ...(suppressed ? { suppressed } : { value: total }),
      ...(n !== undefined && { n, quartiles: quartiles ?? null }),
      ...(without !== undefined && { without }),
    };
  const same = cells.find((one) => by.every((dimension) => one[dimension] === cell[dimension]));
  if (!same) return isMedian(found) ? { value: null, n: 0, without: 0, quartiles: null } : { value: 0 };
  return Object.fromEntries(
    (['value', 'share', 'n', 'without', 'quartiles', 'suppressed'] as const).flatMap((name) =>
      same[name] === undefined ? [] : [[name, same[name]]],
    ),
  );
};

const countedIn = (figure: ShownFigure): number | undefined =>
  figure.suppressed ? undefined : (figure.n ?? figure.value ?? 0);

type Told = Pick<FigureExplanation, 'considered' | 'counted' | 'leftOut' | 'ofCounted'>;

const sumOf = (parts: readonly ExplainedPart[]): number =>
  parts.reduce((sum, { count = 0 }) => sum + count, 0);

/** All that is to be said of an unprotected figure. */
const toldOf = ({ parts, ofCounted }: SortedFigure): Told => {
  const all = parts.map(({ part, count }): ExplainedPart => ({ ...part, count }));
  const { codeWithheld, otherRows, personNotKnown } = ofCounted;
  return {
    considered: sumOf(all),
    counted: all.find(({ reason }) => reason === COUNTED_PART.reason)?.count ?? 0,
    leftOut: all.filter(({ reason }) => reason !== COUNTED_PART.reason),
    ofCounted: {
      ...(codeWithheld > 0 && { codeWithheld }),
      ...(otherRows > 0 && { otherRows }),
      ...(personNotKnown > 0 && { personNotKnown }),
    },
  };
};

/**
 * What is said of a protected figure: of each cell the same, what the total leaves out, and what the table itself says, that the rest is in
 * other rows. So nothing is told by parts that the table hides. Of a hidden figure no count is said.
 */
const protectedOf = (
  total: SortedFigure,
  found: Answer,
  figure: ShownFigure,
  isTotal: boolean,
  threshold: number,
): Told => {
  const whole = countedIn(figureIn(found, {}));
  const counted = countedIn(figure);
  const isSmall = (count: number) => count > 0 && count < threshold;
  const outside = total.parts.filter(({ part }) => part.reason !== COUNTED_PART.reason);
  if (counted === undefined) return { leftOut: outside.map(({ part }) => part), ofCounted: {} };
  const isUnsaid = ({ part, count }: SortedFigure['parts'][number]) =>
    isSmall(count) || (part.reason === 'otherDayMissing' && found.without === undefined);
  const elsewhere = whole === undefined ? undefined : whole - counted;
  const leftOut: readonly ExplainedPart[] = [
    ...outside.map((one) => ({ ...one.part, ...(!isUnsaid(one) && { count: one.count }) })),
    ...(isTotal || elsewhere === 0
      ? []
      : [
          {
            reason: 'otherRow' as const,
            ...(elsewhere !== undefined && !isSmall(elsewhere) && { count: elsewhere }),
          },
        ]),
  ];
  const isWhole = leftOut.every(({ count }) => count !== undefined);
  return { ...(isWhole && { considered: counted + sumOf(leftOut) }), counted, leftOut, ofCounted: {} };
};

/** An explanation, and what it was made of where that may be looked into; or why there is none. */
export type ExplainedFigure = Readonly<
  { explanation: FigureExplanation; sorted?: SortedFigure } | { refusal: QueryRefusal }
>;

const NOTHING_SAID = { leftOut: [], ofCounted: {} } as const;

/** What an explanation says before anything is counted: the question as it was answered, and of which cell it is asked. */
const aboutFigure = (
  {
    cells: _cells,
    total: _total,
    checks: _checks,
    n: _n,
    without: _without,
    quartiles: _of,
    suppressed: _hidden,
    ...head
  }: Answer,
  { measure, protect }: StatisticsQuery,
  cell: FigureCell,
) => ({
  ...head,
  protect,
  cell,
  figure: { value: null },
  within: head.period,
  items: isItemMeasure(measure) ? ('contacts' as const) : ('journeys' as const),
});

/** The explanation of an answer that has no figures. */
export const unexplained = (
  answered: Defined,
  query: StatisticsQuery,
  cell: FigureCell,
  definitionVersion: number,
): ExplainedFigure => {
  if ('refusal' in answered) return answered;
  if (!isCell(query, cell)) return { refusal: { code: 'NotACell', by: query.by } };
  const about = aboutFigure({ ...answered.answer, definitionVersion }, query, cell);
  return { explanation: { ...about, ...NOTHING_SAID } };
};

/**
 * Why a figure of an answer is what it is, or why that cannot be asked: of the answer that was `shown`, where more is hidden of it than it hides
 * by itself.
 */
export const explainFigure = (
  source: AnswerSource,
  query: StatisticsQuery,
  cell: FigureCell,
  reached: Reached,
  shown?: Answer,
): ExplainedFigure => {
  const asked = askedWithCare(source, query);
  if ('refusal' in asked) return asked;
  const refusal = cellRefusal(query, cell, (dimension) => asked.axis(dimension).codes);
  if (refusal) return { refusal };
  const result = answer(source, query, reached);
  if ('refusal' in result) return result;
  const found = shown ?? { ...result.answer, definitionVersion: source.definition };
  const { protect } = query;
  const isTotal = Object.keys(cell).length === 0;
  const figure = figureIn(found, cell);
  const about = aboutFigure(found, query, cell);
  if (found.notRegistered) return { explanation: { ...about, ...NOTHING_SAID } };
  const isProtected = protect === 'public';
  const sorted = sortedFigure(source, query, asked, isProtected ? {} : cell);
  const { suppressionThreshold } = source.association.settings;
  const told = isProtected
    ? protectedOf(sorted, found, figure, isTotal, suppressionThreshold)
    : toldOf(sorted);
  const { parts } = stretchOf(query, asked, cell);
  const [first, last] = [parts.at(0), parts.at(-1)];
  const within = first && last ? { from: dayOfNumber(first.from), to: dayOfNumber(last.to) } : found.period;
  const notes = found.notes.filter(
    ({ code }) => code !== 'roundedSum' && (isProtected || code !== 'personNotKnown'),
  );
  return { explanation: { ...about, figure, within, ...told, notes }, ...(!isProtected && { sorted }) };
};
