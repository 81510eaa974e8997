import type { Authority } from '@samspar/association';
import { type Asker, OPERATOR } from './asker.js';

/** Whose users somebody keeps: an admin those of her association, whoever operates the installation everybody's. */
export const mayKeepUsersOf = ({ role, roles, association }: Asker, whose: string): boolean =>
  role === OPERATOR.role || (roles.includes('admin') && association === whose);

/** The authorities and units of an association are kept by its admin. */
export const mayKeepOrganisationOf = (asker: Asker, whose: string): boolean => mayKeepUsersOf(asker, whose);

/** Which unit was meant by what journeys say is told by the association's office, which knows its members, or its admin. */
export const mayMapUnitsOf = ({ roles, association }: Asker, whose: string): boolean =>
  association === whose && (roles.includes('office') || roles.includes('admin'));

/** How many live in the districts is stated by the association's office, or by whoever runs the command line. */
export const mayStatePopulationOf = ({ role, roles, association }: Asker, whose: string): boolean =>
  role === OPERATOR.role || (association === whose && roles.includes('office'));

/** Nobody changes herself: who could would let herself in to personal data. */
export const mayChangeUser = (
  asker: Asker,
  { id, association }: Readonly<{ id: string; association: string }>,
): boolean => mayKeepUsersOf(asker, association) && asker.actor !== id;

/** Names and identity numbers of participants are for the caseworker of their insats (docs/architecture.md#who-may-what). */
export const mayReadIdentities = ({ roles }: Asker): boolean => roles.includes('caseworker');

/** What is not released is statistics for those who work with it, never for the board (docs/architecture.md#who-may-what). */
export const maySeeUnreleased = ({ roles }: Pick<Asker, 'roles'>): boolean =>
  roles.some(
    (role) => role === 'caseworker' || role === 'team-lead' || role === 'office' || role === 'auditor',
  );

/** What was registered of journeys, event by event and without who it is about: for auditors of the association (OSL 2009:400 10:17). */
export const mayReplay = (asker: Asker, association: string): boolean =>
  asker.roles.includes('auditor') && asker.association === association;

/**
 * Whether an auditor may be told whom a journey is about, once she has said on which ground: one of the member whose authority answers for it, or of
 * Riksrevisionen, which may have what its audit of the cooperation needs (SoL 2025:400 7:3). The association's own is told of nobody (OSL 2009:400 10:17).
 * `answers`: the authority that runs the insats; undefined where it is not known which, and then no member's auditor is told.
 */
export const mayIdentify = (
  asker: Asker,
  association: string,
  answers: Pick<Authority, 'party'> | undefined,
): boolean =>
  mayReplay(asker, association) &&
  (asker.mandate === 'riksrevisionen' || (answers !== undefined && asker.mandate === answers.party));

/**
 * Who is given evidence of what the log says: auditors of the association, its office of what it has released, and whoever operates the
 * installation.
 */
export const mayHaveEvidence = (
  { role, roles, association }: Asker,
  whose: string,
  of: 'journey' | 'publication' | 'period',
): boolean =>
  role === OPERATOR.role ||
  (association === whose &&
    (roles.includes('auditor') || (of === 'publication' && roles.includes('office'))));

/** Who read what: for auditors of the association; every journey in it by its number alone (docs/architecture.md#who-may-what). */
export const mayReadAccessLog = (asker: Asker, association: string): boolean =>
  asker.roles.includes('auditor') && asker.association === association;
