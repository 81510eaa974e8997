import { type Association, authoritiesOf } from '@samspar/association';
import { slug } from '@samspar/codes';
import { type Sentence, unreachable } from '@samspar/kernel';
import { codeLabel, type CodeNames, type Dimension, FIXED_LISTS, isFixed } from '@samspar/statistics';

type NamedCode = Readonly<{ code: string; name: string }>;

/** The codes that a dimension has, and what they are called; undefined of times, which need no list. */
export const codeListOf = (
  dimension: Dimension,
  association: Association,
): readonly NamedCode[] | undefined => {
  if (isFixed(dimension)) return FIXED_LISTS[dimension].map(({ code, sv }) => ({ code, name: sv }));
  switch (dimension) {
    case 'association':
      return [{ code: association.id, name: association.settings.name }];
    case 'intervention':
      return association.interventions.map(({ id, name }) => ({ code: id, name }));
    case 'district':
      return association.settings.districts.map(({ id, name }) => ({ code: id, name }));
    case 'referringUnit':
      return association.units.map(({ name }) => ({ code: slug(name), name }));
    case 'runBy':
    case 'referringAuthority':
      return authoritiesOf(association).map(({ id, name }) => ({ code: id, name }));
    case 'year':
    case 'quarter':
    case 'month':
      return undefined;
    default:
      return unreachable(dimension);
  }
};

/** What codes are called, in both languages, as names are given now. */
export const labelsOf = (
  dimension: Dimension,
  codes: readonly string[],
  names: CodeNames,
): Readonly<Record<string, Sentence>> =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { sv: codeLabel(dimension, code, names, 'sv'), en: codeLabel(dimension, code, names, 'en') },
    ]),
  );
