import type { Day } from '@samspar/kernel';
import { isTime } from './periods.js';
import {
  type Dimension,
  DIMENSIONS,
  type Measure,
  MEASURES,
  type QueryRefusal,
  type StatisticsQuery,
} from './query.js';
import { momentIn, readQuery, valueUnknown } from './read-query.js';

/** What the shares of a crossed table are of: the total of their row, that of their column, or the whole table. */
export const PERCENTS_OF = ['column', 'row', 'all'] as const;
export type PercentOf = (typeof PERCENTS_OF)[number];

/** What stands beside: the same days a year before, or the same days as known at another moment, in milliseconds since the epoch. */
export type ComparedWith = 'year' | number;

/** Rows in the order of one column, by its codes (none: the total), within the rows that they are parts of. */
export type RowOrder = Readonly<{ column: readonly string[]; isDescending: boolean }>;

/** A question whose answer is a table of rows and columns, divided by two dimensions each at most (docs/statistics.md#crossed-tables). */
export type CrossedQuery = Omit<StatisticsQuery, 'measure' | 'by' | 'alongside' | 'shareOf'> &
  Readonly<{
    /** One at least; several stand below each other. */
    measures: readonly Measure[];
    rows: readonly Dimension[];
    columns: readonly Dimension[];
    percentOf: PercentOf;
    compareWith?: ComparedWith;
    order?: RowOrder;
  }>;

export type ReadCrossed = Readonly<{ query: CrossedQuery; after?: string } | { refusal: QueryRefusal }>;

const MOST_ON_AN_AXIS = 2;
const OWN = ['rows', 'columns', 'percentOf', 'compareWith', 'order'] as const;

const listed = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).flatMap((value) => value.trim() || []);

const isDimension = (name: string): name is Dimension => DIMENSIONS.some((known) => known === name);

const readAxis = (
  axis: 'rows' | 'columns',
  names: readonly string[],
): Readonly<{ dimensions: readonly Dimension[] } | { refusal: QueryRefusal }> => {
  const stranger = names.find((name) => !isDimension(name));
  if (stranger !== undefined) return { refusal: valueUnknown(axis, stranger, DIMENSIONS) };
  if (names.length > MOST_ON_AN_AXIS)
    return { refusal: { code: 'TooManyOnAnAxis', axis, named: names.length, most: MOST_ON_AN_AXIS } };
  return { dimensions: names.filter(isDimension) };
};

const readOrder = (order: string): RowOrder => {
  const isDescending = order.startsWith('-');
  const column = listed([order.replace(/^-/, '')]);
  return { column: column.join() === 'total' ? [] : column, isDescending };
};

/** The order of rows as `readCrossed` reads it. */
export const orderName = ({ column, isDescending }: RowOrder): string =>
  `${isDescending ? '-' : ''}${column.length === 0 ? 'total' : column.join(',')}`;

/**
 * Reads the question of a crossed table from names and values as they stand in an address or on the command line: those of `readQuery`, with
 * `rows` and `columns` in place of `by`, several measures with commas between, and `percentOf`, `compareWith` and `order`.
 */
export const readCrossed = (parameters: Iterable<readonly [string, string]>): ReadCrossed => {
  const all = [...parameters];
  const valuesOf = (name: string) => all.flatMap(([key, value]) => (key === name ? [value] : []));
  const single = (name: (typeof OWN)[number]) => valuesOf(name).at(0)?.trim() ?? '';
  const rows = readAxis('rows', listed(valuesOf('rows')));
  if ('refusal' in rows) return rows;
  const columns = readAxis('columns', listed(valuesOf('columns')));
  if ('refusal' in columns) return columns;
  const repeated = OWN.find(
    (name) => name !== 'rows' && name !== 'columns' && valuesOf(name).filter(Boolean).length > 1,
  );
  if (repeated) return { refusal: { code: 'ParameterRepeated', parameter: repeated } };
  const stray = all.find(([name]) => ['by', 'shareOf', 'alongside'].includes(name));
  if (stray) return { refusal: { code: 'ParameterUnknown', parameter: stray[0], suggestion: 'rows' } };

  const measures = listed(valuesOf('measure'));
  const unknown = measures.find((name) => !MEASURES.some((measure) => measure === name));
  if (unknown !== undefined) return { refusal: valueUnknown('measure', unknown, MEASURES) };
  const [first] = measures;
  const dimensions = [...rows.dimensions, ...columns.dimensions];
  const read = readQuery([
    ...all.filter(([name]) => name !== 'measure' && !OWN.some((own) => own === name)),
    ...(first === undefined ? [] : [['measure', first] as const]),
    ['by', dimensions.join(',')],
  ]);
  if ('refusal' in read) return read;
  const { query, after } = read;
  if (query.unknowns === 'split' && query.protect === 'public')
    return { refusal: { code: 'SplitNotProtected' } };

  const percentOf = single('percentOf') || 'column';
  const known = PERCENTS_OF.find((name) => name === percentOf);
  if (known === undefined) return { refusal: valueUnknown('percentOf', percentOf, PERCENTS_OF) };
  const compare = single('compareWith');
  const compareWith = compare === '' ? undefined : compare === 'year' ? 'year' : momentIn(compare);
  if (compare !== '' && compareWith === undefined)
    return { refusal: { code: 'NotAMoment', parameter: 'compareWith', value: compare } };
  const order = single('order');
  const { measure: _first, by: _by, ...asked } = query;
  return {
    query: {
      ...asked,
      measures: MEASURES.filter((measure) => measures.includes(measure)),
      rows: rows.dimensions,
      columns: columns.dimensions,
      percentOf: known,
      ...(compareWith !== undefined && { compareWith }),
      ...(order && { order: readOrder(order) }),
    },
    ...(after !== undefined && { after }),
  };
};

/** The same day a year before; the last day of a month stays one. */
const yearBefore = (day: Day): Day => {
  const date = Temporal.PlainDate.from(day);
  const before = date.subtract({ years: 1 });
  return (date.day === date.daysInMonth ? before.with({ day: before.daysInMonth }) : before).toString();
};

/** A year, quarter or month some years later. */
export const yearsLater = (code: string, years: number): string =>
  `${String(Number(code.slice(0, 4)) + years).padStart(4, '0')}${code.slice(4)}`;

/** The question about what a table is compared with; undefined where it is compared with nothing. */
export const comparedQuery = (query: CrossedQuery): CrossedQuery | undefined => {
  const { compareWith, from, to, where } = query;
  if (compareWith === undefined) return undefined;
  if (compareWith !== 'year') return { ...query, asKnownAt: compareWith };
  return {
    ...query,
    from: yearBefore(from),
    to: yearBefore(to),
    where: Object.fromEntries(
      Object.entries(where).map(([dimension, codes]) => [
        dimension,
        isTime(dimension) ? codes.map((code) => yearsLater(code, -1)) : codes,
      ]),
    ),
  };
};
