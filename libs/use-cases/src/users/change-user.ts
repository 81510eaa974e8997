import { mayChangeUser } from '@samspar/access';
import { type Association, type Role, worksInInterventions } from '@samspar/association';
import type { ListedUser } from '@samspar/users';
import { type Caller, Command, NOT_FOUND, type Outcome, refused } from '../message.js';
import type { UserPorts } from '../ports.js';
import { userKeptBy } from './read-users.js';
import {
  type ChangedUser,
  type ChangeOfToday,
  changeToday,
  unknownUnit,
  type UserChangeRefusal,
  wrongPlace,
} from './user-change.js';

/** One thing that a user is given or that is taken from her. */
export type UserChange =
  | Extract<
      ChangeOfToday,
      { type: 'MoveUser' | 'GrantRole' | 'GiveMandate' | 'AssignToIntervention' | 'ReleaseFromIntervention' }
    >
  | Readonly<{ type: 'RevokeRole'; data: Readonly<{ role: Role }> }>
  | Readonly<{ type: 'CloseUser' }>
  | Readonly<{ type: 'ReopenUser' }>;

/** Changes what somebody else may do. */
export class ChangeUser extends Command<Outcome<ChangedUser, UserChangeRefusal>> {
  constructor(
    caller: Caller,
    readonly user: string,
    readonly change: UserChange,
  ) {
    super(caller);
  }
}

/** A change states one thing, which is what a refusal of it is about. */
const fieldOf = (change: UserChange): 'unit' | 'role' | 'mandate' | 'intervention' | undefined => {
  if (!('data' in change)) return undefined;
  if ('unit' in change.data) return 'unit';
  if ('mandate' in change.data) return 'mandate';
  return 'role' in change.data ? 'role' : 'intervention';
};

/** How many others could add an admin to the association if this one were none. */
const otherAdmins = ({ directory }: UserPorts, { id, association }: ListedUser): number =>
  directory
    .of(association)
    .filter((one) => one.id !== id && one.status === 'open' && one.roles.includes('admin')).length;

/** The change with the other admins counted, where one of them may be the last. */
const counted = (ports: UserPorts, user: ListedUser, change: UserChange): ChangeOfToday => {
  if (change.type === 'ReopenUser') return { type: change.type, data: {} };
  if (change.type === 'CloseUser')
    return { type: change.type, data: { otherAdmins: otherAdmins(ports, user) } };
  if (change.type === 'RevokeRole')
    return { type: change.type, data: { ...change.data, otherAdmins: otherAdmins(ports, user) } };
  return change;
};

/** Why the association has no room for the change. */
const wrongIn = (
  associations: readonly Association[],
  { association: id, party, unit }: ListedUser,
  change: UserChange,
): UserChangeRefusal | undefined => {
  if (change.type === 'AssignToIntervention') return wrongPlace(associations, id, [change.data.intervention]);
  if (change.type === 'GrantRole' && worksInInterventions([change.data.role]))
    return unknownUnit(associations, id, { party, unit });
  return change.type === 'MoveUser' ? unknownUnit(associations, id, change.data) : undefined;
};

export const changeUser =
  (ports: UserPorts) =>
  async ({ caller, user: id, change }: ChangeUser): Promise<Outcome<ChangedUser, UserChangeRefusal>> => {
    const user = userKeptBy(ports, caller, id);
    if (!user) return NOT_FOUND;
    if (!mayChangeUser(caller.asker, user)) return refused({ code: 'ChangesOneself' });
    const wrong = wrongIn(ports.associations(), user, change);
    if (wrong) return refused(wrong, fieldOf(change));
    return changeToday(ports, caller, id, [counted(ports, user, change)], () => fieldOf(change));
  };
