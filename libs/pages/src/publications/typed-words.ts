import { numeral } from '@samspar/kernel';
import { dimensionLabel, measureLabel } from '@samspar/statistics';
import type { PublicationRead } from '@samspar/use-cases';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';

/** A table typed by hand, and one of its lines. */
type Typed = PublicationRead['publication']['typed'][number];
type Stated = Typed['parts'][number];

/** What a table typed by hand counts, or where its figures come from. */
export const aboutTyped = ({ query, source }: Typed, language: Language): readonly string[] => {
  const texts = textsOf(language).publications.typed;
  const by = (query?.by ?? []).map((dimension) => dimensionLabel(dimension, language).toLowerCase());
  return [
    ...(query
      ? [[measureLabel(query.measure, language), ...by].join(', '), `${query.from} – ${query.to}`]
      : []),
    ...(source === undefined ? [] : [`${texts.source}: ${source}`]),
  ];
};

/** Its lines: what each is called, how many, and what share; what none of them has is left out. */
export const typedTold = (
  { parts, unknown, total }: Typed,
  language: Language,
): Readonly<{ columns: readonly string[]; rows: readonly (readonly string[])[] }> => {
  const { publications, statistics } = textsOf(language);
  const line = ({ label, count, percent, denominator, median, n }: Stated) => [
    label,
    count === undefined ? '' : numeral(count, language),
    [
      ...(percent === undefined ? [] : [`${numeral(percent, language)} %`]),
      ...(denominator === undefined ? [] : [publications.typed.of(denominator)]),
      ...(median === undefined ? [] : [publications.typed.median(median, n)]),
    ].join(' '),
  ];
  const rows = [
    ...parts.map(line),
    ...(unknown === undefined ? [] : [line({ label: publications.typed.unknownLine, count: unknown })]),
    ...(total ? [line({ ...total, label: statistics.answer.total })] : []),
  ];
  const columns = [publications.typed.line, statistics.answer.count, publications.typed.share];
  const isTold = (_: unknown, place: number) => place === 0 || rows.some((row) => row[place] !== '');
  return { columns: columns.filter(isTold), rows: rows.map((row) => row.filter(isTold)) };
};
