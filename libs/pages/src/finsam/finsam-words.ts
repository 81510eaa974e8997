import type { Role } from '@samspar/access';
import {
  type AnyFigureName,
  contributorsOf,
  figureLabel,
  type FigurePlace,
  figureUnit,
  inKronor,
} from '@samspar/finsam-figures';
import type { Association } from '@samspar/association';
import { numeral } from '@samspar/kernel';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';

/** The page of what Uppföljning Finsam asks, and who comes in. */
export const FINSAM_PAGE = '/statistik/uppfoljning-finsam';
export const FINSAM_ROLES: readonly Role[] = ['office', 'team-lead', 'auditor'];

/** What a figure is of: an insats or a contributor; empty of the association itself. */
export const subjectName = (association: Association, of: string | null, language: Language): string => {
  const insats = association.interventions.find(({ id }) => id === of);
  const contributor = contributorsOf(association.settings).find(({ id }) => id === of);
  return insats?.name ?? contributor?.name[language] ?? (of ?? '').replace(/^(region|municipality):/, '');
};

/** `FINSAM-team: kvinnor`, `Administration, budget`. */
export const figureName = (
  association: Association,
  { figure, of }: FigurePlace<AnyFigureName>,
  language: Language,
): string => {
  const label = figureLabel(figure)[language];
  return of === null ? label : `${subjectName(association, of, language)}: ${label.toLowerCase()}`;
};

/** A value as it is read; what has none is said so. */
export const valueInWords = (
  { figure }: Pick<FigurePlace<AnyFigureName>, 'figure'>,
  value: number | null,
  language: Language,
): string => {
  if (value === null) return textsOf(language).finsam.none;
  return figureUnit(figure) === 'ore' ? inKronor(value, language) : numeral(value, language);
};
