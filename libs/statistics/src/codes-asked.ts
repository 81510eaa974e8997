import { UNKNOWN } from '@samspar/codes';
import type { Axis } from './axis.js';
import { Uint8s } from './numbers.js';
import { isTime, isTimeCode } from './periods.js';
import { type Dimension, DIMENSIONS, type StatisticsQuery, type QueryRefusal } from './query.js';
import { valueUnknown } from './read-query.js';
import type { Filter } from './scan.js';

/** The first code of `where` that is none of its dimension's. A year, quarter or month outside the period is one. */
export const unknownCode = (
  where: StatisticsQuery['where'],
  codesOf: (dimension: Dimension) => readonly string[],
): QueryRefusal | undefined => {
  for (const dimension of DIMENSIONS)
    for (const code of where[dimension] ?? []) {
      const codes = codesOf(dimension);
      const isKnown = isTime(dimension) ? isTimeCode(dimension, code) : codes.includes(code);
      if (!isKnown) return valueUnknown(dimension, code, codes);
    }
  return undefined;
};

/** Admits the rows of an axis that have one of the codes. */
export const filterOf = (axis: Axis, codes: readonly string[]): Filter => {
  const admitted = new Uint8s(axis.codes.map((code) => (codes.includes(code) ? 1 : 0)));
  const set = axis.set ? admitted.reduce((bits, isIn, index) => bits | (isIn << index), 0) : 0;
  return { axis, admitted, set };
};

/** The insatser of a question in the order of tables: the association's, then others met, as far as `where` admits. */
export const admittedInterventions = (
  where: StatisticsQuery['where'],
  interventions: readonly string[],
): readonly string[] =>
  interventions.filter((id) => id !== UNKNOWN && (where.intervention?.includes(id) ?? true));
