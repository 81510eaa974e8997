import type { Asker } from './asker.js';

/** What a file of journeys is about. */
export type ImportedFile = Readonly<{
  association: string;
  /** Slugs of the insatser its rows name. */
  interventions: readonly string[];
  hasIdentityNumbers: boolean;
}>;

/**
 * A file is imported, or a batch taken back, by a caseworker assigned to every insats in it; one without identity numbers
 * also by the office, which sees no person (design §1).
 */
export const mayImport = (asker: Asker, file: ImportedFile): boolean =>
  asker.association === file.association &&
  ((asker.roles.includes('caseworker') &&
    file.interventions.every((intervention) => asker.interventions.includes(intervention))) ||
    (asker.roles.includes('office') && !file.hasIdentityNumbers));
