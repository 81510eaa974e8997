import { codeLabel, type Dimension, DIMENSIONS, type CodeNames } from '@samspar/statistics';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';

export const isDimension = (name: string): name is Dimension => DIMENSIONS.some((known) => known === name);

/** The dimensions whose codes are times, in order. */
export const TIMES: readonly Dimension[] = ['year', 'quarter', 'month'];

/** What a code of a dimension is called; months and quarters in words, the association's own codes in its own. */
export const codeName = (
  language: Language,
  dimension: Dimension,
  code: string,
  names: CodeNames,
): string => {
  const { months, quarter } = textsOf(language).statistics;
  if (dimension === 'month') return `${months[Number(code.slice(5)) - 1]} ${code.slice(0, 4)}`;
  if (dimension === 'quarter') return quarter(code.slice(6), code.slice(0, 4));
  return codeLabel(dimension, code, names, language);
};
