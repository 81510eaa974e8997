import type { Association, AssociationSettings, Authority, Role } from '@samspar/association';
import type { Asker } from './asker.js';

/** What a file of journeys is about, by what the file says and nothing else. */
export type ImportedFile = Readonly<{
  association: string;
  /** Slugs of the insatser its rows name. */
  interventions: readonly string[];
  hasIdentityNumbers: boolean;
}>;

/** Whose a register of running numbers is: the office's (and the operator's), or that of the insatser it holds. */
export type RegisterOwner = 'office' | Readonly<{ interventions: readonly string[] }>;

/** A row's journey, by what has been done with it since. */
export type RowsJourney = Readonly<{
  intervention: string;
  /** In which roles anything of it was registered. */
  roles: ReadonlySet<string>;
  isIdentified: boolean;
}>;

/** Whether a role works for the association itself: the office, and the operator whose files are the office's. */
export const isOfficeRole = (role: string): boolean => role === 'office' || role === 'operator';

const isAssignedToAll = ({ roles, interventions }: Asker, asked: readonly string[]): boolean =>
  roles.includes('caseworker') && asked.every((intervention) => interventions.includes(intervention));

/**
 * Whether anything is imported for somebody. The law gives an association no ground for data of individuals (lag 2003:1210 7 §): its office
 * imports only where the association has answered for that itself.
 */
export const mayImportAtAll = (
  { roles }: Asker,
  { officeImports }: Pick<AssociationSettings, 'officeImports'>,
): boolean => roles.includes('caseworker') || officeImports !== 'off';

/**
 * A file is imported, or a batch taken back, by a caseworker assigned to every insats in it; one without identity numbers
 * also by the office, which sees no person (docs/architecture.md#who-may-what).
 */
export const mayImport = (asker: Asker, file: ImportedFile): boolean =>
  asker.association === file.association &&
  (isAssignedToAll(asker, file.interventions) ||
    (asker.roles.includes('office') && !file.hasIdentityNumbers));

/** A register belongs to who began it. One that has no rows (undefined) is whoever's who begins it. */
export const mayUseRegister = (asker: Asker, owner: RegisterOwner | undefined): boolean =>
  owner === undefined ||
  (owner === 'office' ? asker.roles.includes('office') : isAssignedToAll(asker, owner.interventions));

/**
 * Whether a file may change a row's journey, and its report tell how the journey stands. Of one in which caseworkers have registered
 * anything, or whose person is known by a number, the office learns nothing.
 */
export const mayOpenRow = (asker: Asker, { intervention, roles, isIdentified }: RowsJourney): boolean =>
  isAssignedToAll(asker, [intervention]) ||
  (asker.roles.includes('office') && !isIdentified && [...roles].every(isOfficeRole));

/**
 * What was made of a file or a batch is seen in the role in which it was made, by whoever may still import that file. `file` is
 * absent while nothing is told of it.
 */
export const maySeeImported = (
  asker: Asker,
  {
    role,
    association,
    file,
  }: Readonly<{ role: string; association: string; file?: ImportedFile | undefined }>,
): boolean =>
  asker.association === association &&
  asker.roles.includes(role as Role) &&
  (file === undefined || mayImport(asker, file));

/**
 * For which of the authorities somebody imports: her own alone, where it is known; else one of her party's, or one of all where she works
 * for the association itself.
 */
export const importsFor = ({ authority, party }: Asker, all: readonly Authority[]): readonly Authority[] =>
  all.filter((one) => (authority === undefined ? (party ?? one.party) === one.party : one.id === authority));

/** What an importer asks before it tells or writes anything. */
export type ImportRights = Readonly<{
  /** Whether anything at all is imported; it is asked before a file is read. */
  imports: boolean;
  permits: (file: Omit<ImportedFile, 'association'>) => boolean;
  owns: (register: RegisterOwner | undefined) => boolean;
  opens: (journey: RowsJourney) => boolean;
  importsFor: (all: readonly Authority[]) => readonly Authority[];
}>;

/** The rights of somebody who imports by way of the server. The command line has none to ask: it may everything. */
export const importRights = (
  asker: Asker,
  { id, settings }: Pick<Association, 'id' | 'settings'>,
): ImportRights => ({
  imports: mayImportAtAll(asker, settings),
  permits: (file) => mayImport(asker, { association: id, ...file }),
  owns: (register) => mayUseRegister(asker, register),
  opens: (journey) => mayOpenRow(asker, journey),
  importsFor: (all) => importsFor(asker, all),
});
