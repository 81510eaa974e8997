import type { Asker } from './asker.js';

/**
 * A caseworker counts persons inside the insatser she is assigned to, and so does whoever leads insatser: over others a count before and
 * after a registration would tell who is known there. Journeys are counted everywhere. `interventions` are those that a question is about;
 * undefined: all.
 */
export const mayCountPersons = (
  { roles, interventions: own }: Asker,
  interventions: readonly string[] | undefined,
): boolean => {
  const seesNobody = !roles.includes('caseworker') && (roles.includes('office') || roles.includes('auditor'));
  return seesNobody || (interventions?.every((intervention) => own.includes(intervention)) ?? false);
};
