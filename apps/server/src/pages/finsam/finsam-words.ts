import { type FigureChange, isCounted } from '@samspar/finsam-figures';
import { addressWith, FINSAM_PAGE } from '@samspar/pages';
import { differenceAddress } from '@samspar/statistics';
import { type CountedAt, participantsOf, SEX_OF } from '@samspar/use-cases';

export const finsamAddress = (year: number, more: Readonly<Record<string, string>> = {}): string =>
  addressWith(FINSAM_PAGE, { ar: String(year), ...more });

export const figuresAddress = (year: number): string =>
  addressWith(`${FINSAM_PAGE}/uppgifter`, { ar: String(year) });

/** Where it is explained why a counted figure differs from what was reported; undefined of what the office states. */
export const whyAddress = (
  year: number,
  { figure, of, reported }: FigureChange,
  now: CountedAt,
): string | undefined => {
  if (!reported || of === null || !isCounted(figure)) return undefined;
  const sex = SEX_OF[figure];
  const { measure, from, to, unit, protect } = participantsOf('', year);
  const versions =
    reported.definitionVersion === now.definitionVersion
      ? []
      : [reported.definitionVersion, now.definitionVersion];
  const question = {
    measure,
    unit,
    protect,
    period: { from, to },
    asKnownAt: reported.asKnownAt,
    by: [],
    where: { intervention: [of], ...(sex !== undefined && { sex: [sex] }) },
    shareOf: 'last',
  } as const;
  return `/statistik/skillnad?${differenceAddress(question, now.asKnownAt, {}, versions)}`;
};
