import type { Association } from '@samspar/association';
import { codeLabel, type Dimension, dimensionLabel, type Measure, measureLabel } from '@samspar/statistics';
import type { Language } from '../language.js';
import { englishName } from '../texts/code-names.js';
import { textsOf } from '../texts/texts.js';
import { dimensionsEn, measuresEn } from './names.en.js';

export const dimensionName = (language: Language, dimension: Dimension): string =>
  language === 'en' ? dimensionsEn[dimension] : dimensionLabel(dimension);

export const measureName = (language: Language, measure: Measure): string =>
  language === 'en' ? measuresEn[measure] : measureLabel(measure);

/** What a code of a dimension is called; months and quarters in words, the association's own codes in its own. */
export const codeName = (
  language: Language,
  dimension: Dimension,
  code: string,
  association: Association | undefined,
): string => {
  const { months, quarter } = textsOf(language).statistics;
  if (dimension === 'month') return `${months[Number(code.slice(5)) - 1]} ${code.slice(0, 4)}`;
  if (dimension === 'quarter') return quarter(code.slice(6), code.slice(0, 4));
  return (
    (language === 'en' ? englishName(dimension, code) : undefined) ?? codeLabel(dimension, code, association)
  );
};
