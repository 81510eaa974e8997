import { type Asker, OPERATOR } from './asker.js';

/** Whose figures somebody asks for: those of her association, whoever operates the installation everybody's; undefined: all she may see. */
export const mayAskStatisticsOf = (
  { role, association: own }: Asker,
  associations: readonly string[] | undefined,
): boolean =>
  role === OPERATOR.role ||
  (own !== null && (associations ?? []).every((association) => association === own));

/**
 * A caseworker counts persons inside the insatser she is assigned to, and so does whoever leads insatser: over others a count before and
 * after a registration would tell who is known there. Journeys are counted everywhere. `interventions` are those that a question is about;
 * undefined: all.
 */
export const mayCountPersons = (
  { role, roles, interventions: own }: Asker,
  interventions: readonly string[] | undefined,
): boolean => {
  const seesNobody =
    role === OPERATOR.role ||
    (!roles.includes('caseworker') && (roles.includes('office') || roles.includes('auditor')));
  return seesNobody || (interventions?.every((intervention) => own.includes(intervention)) ?? false);
};

/** Small counts of what changed a figure are for auditors of its association, who see each journey of it, and whoever operates the installation. */
export const mayCountChanges = ({ role, roles }: Asker): boolean =>
  role === OPERATOR.role || roles.includes('auditor');
