import { nearestWord } from '@samspar/codes';
import { type Day, dayNumber, endOfDayInStockholm, isDay } from '@samspar/kernel';
import {
  DIMENSIONS,
  type Dimension,
  MEASURES,
  type StatisticsQuery,
  type QueryRefusal,
  SHARES_OF,
  UNITS,
  UNKNOWNS,
} from './query.js';
import { DEFINITION_VERSIONS } from './versions.js';

/** `by` and `where` together name at most this many dimensions. */
export const MOST_DIMENSIONS = 4;
const PROTECTIONS = ['none', 'public'] as const;
const SINGLE = [
  'measure',
  'from',
  'to',
  'unit',
  'shareOf',
  'asKnownAt',
  'unknowns',
  'definition',
  'protect',
  'after',
] as const;
const PARAMETERS: readonly string[] = [...SINGLE, 'by', 'alongside', 'where'];
const VERSIONS = DEFINITION_VERSIONS.map(String);
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

type Where = Partial<Record<Dimension, readonly string[]>>;

/** A refusal on its way out of the reading; never leaves this file. */
class Refused extends Error {
  constructor(readonly refusal: QueryRefusal) {
    super(refusal.code);
  }
}

export const valueUnknown = (
  parameter: string,
  value: string,
  allowed: readonly string[],
): QueryRefusal & { code: 'ValueUnknown' } => {
  const suggestion = nearestWord(value, allowed);
  return {
    code: 'ValueUnknown',
    parameter,
    value,
    allowed,
    ...(suggestion !== undefined && { suggestion }),
  };
};

const oneOf = <Value extends string>(parameter: string, value: string, allowed: readonly Value[]): Value => {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Refused(valueUnknown(parameter, value, allowed));
  return found;
};

const required = (values: ReadonlyMap<string, string>, parameter: string): string => {
  const value = values.get(parameter);
  if (value === undefined || value === '') throw new Refused({ code: 'ParameterMissing', parameter });
  return value;
};

const readDay = (values: ReadonlyMap<string, string>, parameter: string): Day => {
  const value = required(values, parameter);
  if (!isDay(value)) throw new Refused({ code: 'NotADay', parameter, value });
  return value;
};

/** An instant with its zone, or a bare day, which means its end in Stockholm (docs/statistics.md#as-known-at); undefined where the text is neither. */
export const momentIn = (value: string): number | undefined => {
  if (isDay(value) && dayNumber(value) < dayNumber('9999-12-31')) return endOfDayInStockholm(value);
  const day = INSTANT.exec(value)?.[1];
  const moment = Date.parse(value);
  return day === undefined || !isDay(day) || Number.isNaN(moment) ? undefined : moment;
};

const readMoment = (value: string): number => {
  const moment = momentIn(value);
  if (moment === undefined) throw new Refused({ code: 'NotAMoment', parameter: 'asKnownAt', value });
  return moment;
};

const readDimensions = (parameter: string, values: readonly string[]): readonly Dimension[] => {
  const by: Dimension[] = [];
  for (const name of values.flatMap((value) => value.split(','))) {
    const dimension = oneOf(parameter, name.trim(), DIMENSIONS);
    if (by.includes(dimension)) throw new Refused({ code: 'DimensionRepeated', dimension });
    by.push(dimension);
  }
  return by;
};

const readWhere = (values: readonly string[]): Where => {
  const where = new Map<Dimension, Set<string>>();
  for (const value of values) {
    const colon = value.indexOf(':');
    const dimension = oneOf('where', (colon < 0 ? value : value.slice(0, colon)).trim(), DIMENSIONS);
    const codes = colon < 0 ? [] : value.slice(colon + 1).split(',');
    const named = codes.map((code) => code.trim()).filter((code) => code !== '');
    if (named.length === 0) throw new Refused({ code: 'WhereWithoutCode', dimension });
    const wanted = where.get(dimension) ?? new Set();
    for (const code of named) wanted.add(code);
    where.set(dimension, wanted);
  }
  return Object.fromEntries(Array.from(where, ([dimension, codes]) => [dimension, [...codes]]));
};

const read = (
  parameters: Iterable<readonly [string, string]>,
): { query: StatisticsQuery; after?: string } => {
  const values = new Map<string, string>();
  const lists = { by: [] as string[], alongside: [] as string[], where: [] as string[] };
  for (const [parameter, value] of parameters) {
    if (!PARAMETERS.includes(parameter)) {
      const suggestion = nearestWord(parameter, PARAMETERS);
      throw new Refused({ code: 'ParameterUnknown', parameter, ...(suggestion && { suggestion }) });
    }
    if (parameter === 'by' || parameter === 'alongside' || parameter === 'where') {
      if (value.trim() !== '') lists[parameter].push(value);
    } else if (values.has(parameter)) throw new Refused({ code: 'ParameterRepeated', parameter });
    else values.set(parameter, value.trim());
  }
  const measure = oneOf('measure', required(values, 'measure'), MEASURES);
  const from = readDay(values, 'from');
  const to = readDay(values, 'to');
  if (to < from) throw new Refused({ code: 'PeriodRunsBackwards', from, to });
  const by = readDimensions('by', lists.by);
  const alongside = readDimensions('alongside', lists.alongside);
  const where = readWhere(lists.where);
  const named = new Set([...by, ...Object.keys(where)]).size;
  if (named > MOST_DIMENSIONS) throw new Refused({ code: 'TooManyDimensions', named, most: MOST_DIMENSIONS });
  const shareOf = values.get('shareOf');
  const asKnownAt = values.get('asKnownAt');
  const unknowns = values.get('unknowns');
  const definition = values.get('definition');
  const after = values.get('after');
  return {
    query: {
      measure,
      from,
      to,
      by,
      ...(alongside.length > 0 && { alongside }),
      where,
      unit: oneOf('unit', values.get('unit') || 'journey', UNITS),
      ...(shareOf && { shareOf: oneOf('shareOf', shareOf, SHARES_OF) }),
      ...(asKnownAt && { asKnownAt: readMoment(asKnownAt) }),
      ...(unknowns && { unknowns: oneOf('unknowns', unknowns, UNKNOWNS) }),
      ...(definition && { definition: Number(oneOf('definition', definition, VERSIONS)) }),
      protect: oneOf('protect', values.get('protect') || 'none', PROTECTIONS),
    },
    ...(after && { after }),
  };
};

/**
 * Reads a question from names and values as they stand in a URL or on the command line (docs/statistics.md). `by` and `where` may
 * repeat, nothing else may. `after` is handed on as it was given.
 */
export const readQuery = (
  parameters: Iterable<readonly [string, string]>,
): Readonly<{ query: StatisticsQuery; after?: string }> | Readonly<{ refusal: QueryRefusal }> => {
  try {
    return read(parameters);
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
};
