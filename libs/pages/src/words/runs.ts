import type { Intervention } from '@samspar/association';
import type { Language } from '../language.js';
import { textsOf } from '../texts/texts.js';

/** When an insats runs; a dash where the setup says neither its first day nor its last. */
export const runsInWords = (language: Language, { from, to }: Intervention): string => {
  const { from: begins, until } = textsOf(language).interventions;
  if (from !== null && to !== null) return `${from} – ${to}`;
  return from !== null ? begins(from) : to !== null ? until(to) : '–';
};
