import {
  type Answer,
  type Cell,
  type Dimension,
  DIMENSIONS,
  type QueryRefusal,
  type StatisticsQuery,
} from './query.js';
import { readQuery } from './read-query.js';
import { type FigureCell, isCell } from './sorted-figure.js';

type Parameters = Iterable<readonly [string, string]>;

const CELL = 'cell';

/** Which cell of an answer is meant: `dimension:code` for each dimension of `by`, or nothing for the total. */
export const readCell = (
  values: readonly string[],
  by: readonly Dimension[],
): Readonly<{ cell: FigureCell } | { refusal: QueryRefusal }> => {
  const cell = new Map<Dimension, string>();
  for (const value of values) {
    const colon = value.indexOf(':');
    const name = value.slice(0, Math.max(colon, 0)).trim();
    const dimension = DIMENSIONS.find((known) => known === name);
    const code = value.slice(colon + 1).trim();
    if (dimension === undefined || code === '' || cell.has(dimension))
      return { refusal: { code: 'NotACell', by } };
    cell.set(dimension, code);
  }
  const read: FigureCell = Object.fromEntries(cell);
  return isCell({ by }, read) ? { cell: read } : { refusal: { code: 'NotACell', by } };
};

/**
 * Reads a question as `readQuery` does, and which figure of its answer is meant: `cell=dimension:code` for each dimension of `by`, or
 * none for the total.
 */
export const readFigure = (
  parameters: Parameters,
): Readonly<{ query: StatisticsQuery; cell: FigureCell; after?: string } | { refusal: QueryRefusal }> => {
  const all = [...parameters];
  const read = readQuery(all.filter(([name]) => name !== CELL));
  if ('refusal' in read) return read;
  const said = all.flatMap(([name, value]) => (name === CELL && value.trim() !== '' ? [value] : []));
  const cell = readCell(said, read.query.by);
  return 'refusal' in cell ? cell : { ...read, ...cell };
};

type Named = readonly (readonly [string, string])[];

/** What stands in an address as it is: nearly all that is asked. */
const PLAIN = /^[\w.,:*-]*$/;

const inAddress = (name: string, value: string): string =>
  PLAIN.test(name) && PLAIN.test(value)
    ? `${name}=${value}`
    : new URLSearchParams([[name, value]]).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');

/** Names and values as the query part of an address, with commas and colons as one writes them. */
export const addressOf = (named: Named): string =>
  named.map(([name, value]) => inAddress(name, value)).join('&');

/** A code of a cell as `readCell` reads it in an address. */
export const codeAddress = (dimension: Dimension, code: string): string =>
  inAddress(CELL, `${dimension}:${code}`);

/** A cell as `readCell` reads it in an address; empty for the total. */
export const cellAddress = (by: readonly Dimension[], cell: FigureCell): string =>
  by
    .flatMap((dimension) => (cell[dimension] === undefined ? [] : codeAddress(dimension, cell[dimension])))
    .join('&');

/** What an answer was asked by. */
export type AnsweredQuestion = Pick<
  Answer,
  'measure' | 'unit' | 'period' | 'asKnownAt' | 'by' | 'alongside' | 'where' | 'shareOf' | 'unknowns'
> &
  Partial<Pick<Answer, 'definitionVersion'>> &
  Pick<StatisticsQuery, 'protect'>;

/**
 * The addresses of the figures of an answer, by their cells, as `readFigure` reads them. Moment and definitions are those of the answer, so that the very same figure is meant
 * whatever becomes known later, and whatever measures and dimensions come to mean.
 */
const figureAddresses = (question: AnsweredQuestion): ((cell: FigureCell) => string) => {
  const {
    measure,
    period,
    by,
    alongside = [],
    where,
    unit,
    shareOf,
    unknowns,
    asKnownAt,
    definitionVersion,
    protect,
  } = question;
  const named: Named = [
    ['measure', measure],
    ['from', period.from],
    ['to', period.to],
    ...(by.length > 0 ? [['by', by.join(',')] as const] : []),
    ...(alongside.length > 0 ? [['alongside', alongside.join(',')] as const] : []),
    ...DIMENSIONS.flatMap((dimension) =>
      where[dimension] ? [['where', `${dimension}:${where[dimension].join(',')}`] as const] : [],
    ),
    ...(unit === 'journey' ? [] : [['unit', unit] as const]),
    ...(shareOf === 'last' ? [] : [['shareOf', shareOf] as const]),
    ...(unknowns === 'split' ? [['unknowns', unknowns] as const] : []),
    ['asKnownAt', asKnownAt],
    ...(definitionVersion === undefined ? [] : [['definition', String(definitionVersion)] as const]),
    ...(protect === 'none' ? [] : [['protect', protect] as const]),
  ];
  const asked = addressOf(named);
  return (cell) => {
    const address = cellAddress(by, cell);
    return address === '' ? asked : `${asked}&${address}`;
  };
};

/** The address of one of them. */
export const figureAddress = (question: AnsweredQuestion, cell: FigureCell): string =>
  figureAddresses(question)(cell);

/** An answer as it is given out as JSON: its total and each cell with where it says why it is what it is. */
export type AnswerToExplain = Answer &
  Readonly<{ explain: string; cells: readonly (Cell & { explain: string })[] }>;

/** `address`: where a cell is explained; the total where none is given. */
export const toExplain = (answer: Answer, address: (cell: FigureCell) => string): AnswerToExplain => ({
  ...answer,
  explain: address({}),
  cells: answer.cells.map((cell) => ({ ...cell, explain: address(cell) })),
});

/** Where the figures of an answer to a question are explained. */
export const explainedAt = (answer: Answer, protect: StatisticsQuery['protect']) => {
  const addressIn = figureAddresses({ ...answer, protect });
  return (cell: FigureCell): string => `/api/v1/statistics/explain?${addressIn(cell)}`;
};
