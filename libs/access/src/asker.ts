import {
  type AddedUser,
  type Association,
  authorityOf,
  type Mandate,
  type Role,
  unitsByName,
} from '@samspar/association';
import { type Party, slug } from '@samspar/codes';

export type Asker = Readonly<{
  /** User id, or `operator` for whoever runs the command line. */
  actor: string;
  /** The role in which this is done, named in events. */
  role: string;
  roles: readonly Role[];
  /** Null for the operator, who acts for the whole installation. */
  association: string | null;
  /** The member that employs the asker, and the unit there. */
  party?: Party;
  unit?: string;
  /** Slugs of all the names by which the association knows that unit; absent where it does not know it. */
  unitNames?: readonly string[];
  /** Id of the authority that the asker registers for; absent where she works for no member, or it is not known for which authority of it. */
  authority?: string;
  /** On whose behalf an auditor audits; absent: the association's. */
  mandate?: Mandate;
  /** Slugs of the insatser the asker is assigned to. */
  interventions: readonly string[];
}>;

/** Whoever operates the installation and owns its keys. */
export const OPERATOR: Asker = {
  actor: 'operator',
  role: 'operator',
  roles: [],
  association: null,
  interventions: [],
};

type KnownUser = AddedUser & Readonly<{ id: string }>;

/** Asked for with each request, and made once for a user and her association as both stand. */
const MADE = new WeakMap<KnownUser, Readonly<{ own: Association | undefined; asker: Asker }>>();

/** A user as who asks; the role is that of the route, which its guard knows. She registers for the authority that her unit now belongs to. */
export const askerOf = (user: KnownUser, associations: readonly Association[]): Asker => {
  const own = associations.find(({ id }) => id === user.association);
  const made = MADE.get(user);
  if (made && made.own === own) return made.asker;
  const asker = askerIn(user, own);
  MADE.set(user, { own, asker });
  return asker;
};

const askerIn = (
  { id, roles, association, party, unit, mandate, interventions }: KnownUser,
  own: Association | undefined,
): Asker => {
  const workplace = party !== null && unit !== null ? { party, unit } : undefined;
  const authority = own && workplace && authorityOf(own, workplace);
  const registered = own && workplace && unitsByName(own).get(slug(workplace.unit));
  return {
    actor: id,
    role: roles[0] ?? 'nobody',
    roles,
    association,
    ...workplace,
    ...(authority && { authority: authority.id }),
    ...(authority && registered && { unitNames: [registered.name, ...registered.aliases].map(slug) }),
    ...(roles.includes('auditor') && { mandate }),
    interventions,
  };
};
