import { DEFINITIONS } from './definitions.js';
import type { DifferenceQuery } from './explain-difference.js';
import type { QueryRefusal } from './query.js';
import { figureAddress, readFigure } from './read-cell.js';
import { valueUnknown } from './read-query.js';
import type { FigureCell } from './sorted-figure.js';

type Named = Iterable<readonly [string, string]>;

/** A question about the difference of a figure, as it was read. */
export type ReadDifference = DifferenceQuery & Readonly<{ cell: FigureCell; after?: string }>;

const MOMENT = 'asKnownAt';
const VERSION = 'definition';

/** Whether a question is one of a difference: it names two moments, or two versions of the definitions. */
export const asksDifference = (parameters: Named): boolean => {
  const named = [...parameters].map(([name]) => name);
  return [MOMENT, VERSION].some((twice) => named.filter((name) => name === twice).length > 1);
};

type Versions = NonNullable<DifferenceQuery['versions']>;

/** That of both figures, or of each; undefined where none is named. */
const readVersions = (
  named: readonly string[],
): Readonly<{ versions?: Versions } | { refusal: QueryRefusal }> => {
  if (named.length > 2) return { refusal: { code: 'ParameterRepeated', parameter: VERSION } };
  const strange = named.find((value) => !/^[1-9]\d{0,5}$/.test(value));
  if (strange !== undefined)
    return { refusal: valueUnknown(VERSION, strange, [...DEFINITIONS.keys()].map(String)) };
  const [first, second = first] = named.map(Number);
  return first === undefined || second === undefined ? {} : { versions: [first, second] };
};

/**
 * Reads a question as `readFigure` does, with `asKnownAt` twice: the earlier moment, and the later one; with `definition` where they are
 * counted by another version than the latest, once for both or once for each.
 */
export const readDifference = (parameters: Named): Readonly<ReadDifference | { refusal: QueryRefusal }> => {
  const all = [...parameters];
  const moments = all.filter(([name]) => name === MOMENT);
  const [first, second] = moments;
  if (!first?.[1].trim() || !second?.[1].trim()) return { refusal: { code: 'TwoMoments' } };
  if (moments.length > 2) return { refusal: { code: 'ParameterRepeated', parameter: MOMENT } };
  const read = readVersions(all.flatMap(([name, value]) => (name === VERSION ? [value.trim()] : [])));
  if ('refusal' in read) return read;
  const others = all.filter(([name]) => name !== MOMENT && name !== VERSION);
  const [from, to] = [first, second].map((moment) => readFigure([...others, moment]));
  if (!from || !to) return { refusal: { code: 'TwoMoments' } };
  if ('refusal' in from) return from;
  if ('refusal' in to) return to;
  const { asKnownAt: earlier = 0, ...question } = from.query;
  const { asKnownAt: later = 0 } = to.query;
  if (later < earlier)
    return { refusal: { code: 'MomentsRunBackwards', from: first[1].trim(), to: second[1].trim() } };
  return {
    question: { ...question, ...(read.versions && { definition: read.versions[0] }) },
    from: earlier,
    to: later,
    ...read,
    cell: to.cell,
    ...(to.after !== undefined && { after: to.after }),
  };
};

/** What an answer says of the question, and of the moment. */
type OfFigure = Parameters<typeof figureAddress>[0];

/** The address of a difference as `readDifference` reads it; `to` is an instant, or a day. */
export const differenceAddress = (
  { definitionVersion: _counted, ...from }: OfFigure,
  to: string,
  cell: FigureCell,
  versions: readonly (number | string)[] = [],
): string =>
  [
    figureAddress(from, cell),
    `${MOMENT}=${encodeURIComponent(to)}`.replaceAll('%3A', ':'),
    ...versions.map((version) => `${VERSION}=${encodeURIComponent(version)}`),
  ].join('&');
