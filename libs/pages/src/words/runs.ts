import type { Intervention } from '@samspar/association';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';

/** When an insats runs, or a unit is there; a dash where neither its first day nor its last is said. */
export const runsInWords = (language: Language, { from, to }: Pick<Intervention, 'from' | 'to'>): string => {
  const { from: begins, until } = textsOf(language).interventions;
  if (from !== null && to !== null) return `${from} – ${to}`;
  return from !== null ? begins(from) : to !== null ? until(to) : '–';
};
