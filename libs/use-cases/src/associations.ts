import type { Association } from '@samspar/association';

/** Why no association is meant by what was said; `allowed` are the ids of those that could be. */
export type AssociationNotMeant = Readonly<{
  code: 'NoAssociation' | 'AssociationMustBeNamed' | 'AssociationUnknown';
  value: string;
  allowed: readonly string[];
}>;

/** The association of that id, or the only one there is. */
export const associationNamed = (
  associations: readonly Association[],
  id: string | undefined,
): Readonly<{ association: Association } | { refusal: AssociationNotMeant }> => {
  const [only, ...others] = associations;
  const association = id === undefined ? only : associations.find((candidate) => candidate.id === id);
  if (association && (id !== undefined || others.length === 0)) return { association };
  const allowed = associations.map((candidate) => candidate.id);
  const code = id !== undefined ? 'AssociationUnknown' : only ? 'AssociationMustBeNamed' : 'NoAssociation';
  return { refusal: { code, value: id ?? '', allowed } };
};
