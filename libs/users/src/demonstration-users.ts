import { type Association, authorityOf, type Intervention, type Role } from '@samspar/association';
import type { Party } from '@samspar/codes';
import { nameBasedId } from '@samspar/event-store';

/** A made-up person of the demonstration. `share` says which of the insatser she has: each second one, or all. */
type Character = Readonly<{
  externalId: string;
  roles: readonly Role[];
  party: Party | null;
  unit: string | null;
  share: 'even' | 'odd' | 'all' | 'none';
}>;

const member = (party: Party, unit: string) => ({ party, unit }) as const;
const OWN = { party: null, unit: null } as const;

const JOBBTORG = member('municipality', 'Jobbtorg');

const CHARACTERS: readonly Character[] = [
  { externalId: 'anna', roles: ['caseworker'], ...JOBBTORG, share: 'even' },
  { externalId: 'erik', roles: ['caseworker'], ...member('region', 'Psykiatrisk öppenvård'), share: 'odd' },
  {
    externalId: 'fatima',
    roles: ['caseworker'],
    ...member('arbetsformedlingen', 'Rehabilitering'),
    share: 'all',
  },
  { externalId: 'lena', roles: ['team-lead'], ...JOBBTORG, share: 'all' },
  { externalId: 'karin', roles: ['office'], ...OWN, share: 'none' },
  { externalId: 'gustav', roles: ['auditor'], ...OWN, share: 'none' },
  { externalId: 'stina', roles: ['board'], ...OWN, share: 'none' },
  { externalId: 'admir', roles: ['admin'], ...OWN, share: 'none' },
];

const nameOf = (externalId: string): string =>
  `${externalId.charAt(0).toUpperCase()}${externalId.slice(1)} Exempel`;

/** The id of a user of the demonstration, the same in every run. */
export const demonstrationUser = (association: string, externalId: string): string =>
  nameBasedId('demonstration-user', association, externalId);

/** The insatser with participants, shared out by their order. */
const shareOf = (share: Character['share'], interventions: readonly Intervention[]): readonly string[] =>
  interventions
    .filter(({ kind }) => kind === 'individual')
    .filter((_one, index) => share === 'all' || share === (index % 2 === 0 ? 'even' : 'odd'))
    .map(({ id }) => id);

/** A place of work whose authority is known: the unit that is said or, where the association does not have it, its first of that party. */
const placeIn = (association: Association, { party, unit }: Pick<Character, 'party' | 'unit'>) => {
  if (party === null || unit === null) return OWN;
  const said = member(party, unit);
  if (authorityOf(association, said)) return said;
  const units = association.units.map(({ name }) => member(party, name));
  return units.find((one) => authorityOf(association, one)) ?? said;
};

export const characterOf = (
  association: Association,
  externalId: string,
): Pick<Character, 'party' | 'unit'> =>
  placeIn(association, CHARACTERS.find((character) => character.externalId === externalId) ?? OWN);

/** The user ids of the demonstration's caseworkers of an insats. */
export const caseworkersOf = ({ id, interventions }: Association, intervention: string): readonly string[] =>
  CHARACTERS.filter(
    ({ roles, share }) =>
      roles.includes('caseworker') && shareOf(share, interventions).includes(intervention),
  ).map(({ externalId }) => demonstrationUser(id, externalId));

/**
 * The users of the demonstration in an association, one or two per role, with all insatser shared out among the caseworkers; nobody of whom it
 * would not be known for which authority she works.
 */
export const demonstrationUsers = (association: Association) =>
  CHARACTERS.filter((character) => {
    const { party, unit } = placeIn(association, character);
    return party === null || unit === null || authorityOf(association, { party, unit });
  }).map(({ externalId, share, ...character }) => ({
    id: demonstrationUser(association.id, externalId),
    user: {
      ...character,
      name: nameOf(externalId),
      ...placeIn(association, character),
      association: association.id,
      externalId: `${externalId}@${association.id}`,
      interventions: shareOf(share, association.interventions),
    },
  }));
