import { mayKeepUsersOf } from '@samspar/access';
import type { StaffMember } from '@samspar/sealed-store';
import type { ListedUser } from '@samspar/users';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { UserPorts } from '../ports.js';

/** A user with what the vault knows of her; null where it knows nothing. */
export type NamedUser = ListedUser &
  Readonly<{ name: string | null; issuer: string | null; externalId: string | null }>;

/** All users that the asker keeps, closed ones too. */
export class ListUsers extends Query<Outcome<readonly NamedUser[]>> {}

/** One of them. */
export class ReadUser extends Query<Outcome<NamedUser>> {
  constructor(
    caller: Caller,
    readonly user: string,
  ) {
    super(caller);
  }
}

/** A user that the asker keeps; one of another association is as one that is not there. */
export const userKeptBy = (
  { directory }: UserPorts,
  { asker }: Caller,
  id: string,
): ListedUser | undefined => {
  const user = directory.get(id);
  return user && mayKeepUsersOf(asker, user.association) ? user : undefined;
};

const named = (user: ListedUser, member: StaffMember | undefined): NamedUser => ({
  ...user,
  name: member?.name ?? null,
  issuer: member?.issuer ?? null,
  externalId: member?.externalId ?? null,
});

export const listUsers =
  ({ associations, directory, members }: UserPorts) =>
  async ({ caller: { asker } }: ListUsers): Promise<Outcome<readonly NamedUser[]>> => {
    const users = associations()
      .filter(({ id }) => mayKeepUsersOf(asker, id))
      .flatMap(({ id }) => directory.of(id));
    const known = await members.membersOf(users.map(({ id }) => id));
    return accepted(users.map((user) => named(user, known.get(user.id))));
  };

export const readUser =
  (ports: UserPorts) =>
  async ({ caller, user: id }: ReadUser): Promise<Outcome<NamedUser>> => {
    const user = userKeptBy(ports, caller, id);
    return user ? accepted(named(user, await ports.members.memberOf(id))) : NOT_FOUND;
  };
