import type { Party } from '@samspar/codes';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import {
  accept,
  type Day,
  type Decider,
  type Decision,
  type DomainCommand,
  plainName,
  refuse,
  unreachable,
  yearsAfter,
  acceptIf,
} from '@samspar/kernel';
import type { Mandate, Role, UserEvent } from './user-events.js';
import type { UserRefusal } from './user-sentences.js';

/** What each command on a user says. `otherAdmins`: how many open users of the association besides this one are `admin`; only the shell sees them. */
type UserCommandData = {
  AddUser: { association: string; party: Party | null; unit: string | null };
  MoveUser: { party: Party | null; unit: string | null };
  GrantRole: { role: Role };
  RevokeRole: { role: Role; otherAdmins: number };
  GiveMandate: { mandate: Mandate };
  AssignToIntervention: { intervention: string };
  ReleaseFromIntervention: { intervention: string };
  CloseUser: { otherAdmins: number };
  ReopenUser: object;
  EraseUserName: { years: number };
};
type UserCommandOf<Type extends keyof UserCommandData> = {
  [T in Type]: DomainCommand<T, UserCommandData[T]>;
}[Type];
export type UserCommand = UserCommandOf<keyof UserCommandData>;

export type AddedUser = Readonly<{
  status: 'open' | 'closed';
  /** Null while she is open. */
  closedOn: Day | null;
  /** Nobody can tell any more who she was. */
  isNameErased: boolean;
  association: string;
  party: Party | null;
  unit: string | null;
  roles: readonly Role[];
  mandate: Mandate;
  /** Slugs of the insatser the user is assigned to. */
  interventions: readonly string[];
}>;
export type User = Readonly<{ status: 'none' }> | AddedUser;

type Ruling = Decision<UserEvent, UserRefusal>;

/** The association may not serve individuals (lag 2003:1210 7 §): its office never works with their cases. */
const EXCLUDED: Readonly<Partial<Record<Role, Role>>> = { caseworker: 'office', office: 'caseworker' };

/** The roles that never see a person: whoever has one audits for the association alone, which is not told who anybody is. */
const SEES_NOBODY: readonly Role[] = ['office', 'board', 'admin'];

/** The role that a mandate does not go together with; undefined where there is none. */
const excludedBy = (mandate: Mandate, roles: readonly Role[]): Role | undefined =>
  mandate === 'association' ? undefined : roles.find((role) => SEES_NOBODY.includes(role));

/**
 * The roles of a member's staff, who work in insatser of their own: an authority answers for what they do (lag 2003:1210 7 §), so they belong to
 * a unit. What lacks one is told so.
 */
const NEEDS_UNIT: Readonly<Partial<Record<Role, UserRefusal>>> = {
  caseworker: { code: 'CaseworkerNeedsUnit' },
  'team-lead': { code: 'TeamLeadNeedsUnit' },
};

/** Whether somebody with these roles works with persons' journeys, for a member of the association. */
export const worksInInterventions = (roles: readonly Role[]): boolean =>
  roles.some((role) => NEEDS_UNIT[role] !== undefined);

const lackOfUnit = (roles: readonly Role[], unit: string | null): UserRefusal | undefined =>
  unit === null ? roles.flatMap((role) => NEEDS_UNIT[role] ?? []).at(0) : undefined;

const isMissing = (text: string | null): boolean => text !== null && plainName(text) === '';

type Place = Readonly<UserCommandData['MoveUser']>;

const placeProblem = ({ party, unit }: Place): UserRefusal | undefined => {
  if ((party === null) !== (unit === null) || isMissing(unit)) return { code: 'PartyAndUnitBelongTogether' };
  return unit !== null && looksLikeIdentityNumber(unit) ? { code: 'IdentityNumberInUnit' } : undefined;
};

const placeAsKept = ({ party, unit }: Place): Place => ({
  party,
  unit: unit === null ? null : plainName(unit),
});

const add = ({ occurredOn, data }: UserCommandOf<'AddUser'>): Ruling => {
  if (isMissing(data.association)) return refuse({ code: 'AssociationOfUserMissing' });
  const problem = placeProblem(data);
  if (problem) return refuse(problem);
  return accept({
    type: 'UserAdded',
    occurredOn,
    data: { association: data.association, ...placeAsKept(data) },
  });
};

const RULES: {
  readonly [Type in Exclude<UserCommand['type'], 'AddUser' | 'ReopenUser' | 'EraseUserName'>]: (
    command: UserCommandOf<Type>,
    user: AddedUser,
  ) => Ruling;
} = {
  MoveUser: ({ occurredOn, data }, { roles, party, unit }) => {
    const problem = placeProblem(data) ?? lackOfUnit(roles, data.unit);
    if (problem) return refuse(problem);
    const place = placeAsKept(data);
    const isNews = place.party !== party || place.unit !== unit;
    return acceptIf(isNews, { type: 'UserMoved', occurredOn, data: place });
  },
  GrantRole: ({ occurredOn, data: { role } }, { roles, unit, mandate }) => {
    if (roles.includes(role)) return refuse({ code: 'RoleAlreadyGranted', role });
    const present = EXCLUDED[role];
    if (present && roles.includes(present)) return refuse({ code: 'RolesExcludeEachOther', role, present });
    if (excludedBy(mandate, [role])) return refuse({ code: 'MandateExcludesRole', role });
    const lack = lackOfUnit([role], unit);
    if (lack) return refuse(lack);
    return accept({ type: 'RoleGranted', occurredOn, data: { role } });
  },
  RevokeRole: ({ occurredOn, data: { role, otherAdmins } }, { roles, interventions }) => {
    if (!roles.includes(role)) return refuse({ code: 'RoleNotGranted', role });
    if (role === 'admin' && otherAdmins === 0) return refuse({ code: 'LastAdmin' });
    const released = worksInInterventions(roles.filter((kept) => kept !== role)) ? [] : interventions;
    return accept<UserEvent>(
      { type: 'RoleRevoked', occurredOn, data: { role } },
      ...released.map((intervention): UserEvent => ({
        type: 'ReleasedFromIntervention',
        occurredOn,
        data: { intervention },
      })),
    );
  },
  GiveMandate: ({ occurredOn, data: { mandate } }, { roles, mandate: present }) => {
    if (!roles.includes('auditor')) return refuse({ code: 'MandateNeedsAuditor' });
    const role = excludedBy(mandate, roles);
    if (role) return refuse({ code: 'MandateExcludesRole', role });
    return acceptIf(mandate !== present, { type: 'AuditMandateGiven', occurredOn, data: { mandate } });
  },
  AssignToIntervention: ({ occurredOn, data: { intervention } }, { roles, interventions }) => {
    if (!worksInInterventions(roles)) return refuse({ code: 'RoleHasNoInterventions' });
    return interventions.includes(intervention)
      ? refuse({ code: 'AlreadyAssignedToIntervention', intervention })
      : accept({ type: 'AssignedToIntervention', occurredOn, data: { intervention } });
  },
  ReleaseFromIntervention: ({ occurredOn, data: { intervention } }, { interventions }) =>
    interventions.includes(intervention)
      ? accept({ type: 'ReleasedFromIntervention', occurredOn, data: { intervention } })
      : refuse({ code: 'NotAssignedToIntervention', intervention }),
  CloseUser: ({ occurredOn, data: { otherAdmins } }, { roles }) =>
    roles.includes('admin') && otherAdmins === 0
      ? refuse({ code: 'LastAdmin' })
      : accept({ type: 'UserClosed', occurredOn, data: {} }),
};

const rule = <Type extends keyof typeof RULES>(command: UserCommandOf<Type>, user: AddedUser): Ruling =>
  RULES[command.type](command, user);

/** Whether the name of a user goes: so many years after she was closed, while she still is. */
export const isNameDue = ({ closedOn, isNameErased }: AddedUser, years: number, today: Day): boolean =>
  closedOn !== null && !isNameErased && yearsAfter(closedOn, years) <= today;

const eraseName = (
  { occurredOn, today, data: { years } }: UserCommandOf<'EraseUserName'>,
  user: AddedUser,
): Ruling => {
  if (user.isNameErased) return accept();
  return isNameDue(user, years, today)
    ? accept({ type: 'UserNameErased', occurredOn, data: { years } })
    : refuse({ code: 'UserNameNotDue' });
};

const decide = (command: UserCommand, user: User): Ruling => {
  if (command.type === 'AddUser')
    return user.status === 'none' ? add(command) : refuse({ code: 'UserAlreadyExists' });
  if (user.status === 'none') return refuse({ code: 'UserNotFound' });
  if (command.type === 'EraseUserName') return eraseName(command, user);
  if (command.type === 'ReopenUser') {
    if (user.isNameErased) return refuse({ code: 'UserNameIsErased' });
    return user.status === 'closed'
      ? accept({ type: 'UserReopened', occurredOn: command.occurredOn, data: {} })
      : refuse({ code: 'UserNotClosed' });
  }
  return user.status === 'closed' ? refuse({ code: 'UserIsClosed' }) : rule(command, user);
};

const evolve = (user: User, event: UserEvent): User => {
  if (event.type === 'UserAdded')
    return {
      status: 'open',
      closedOn: null,
      isNameErased: false,
      ...event.data,
      roles: [],
      mandate: 'association',
      interventions: [],
    };
  if (user.status === 'none') throw new Error(`A user begins with being added, not with ${event.type}.`);
  switch (event.type) {
    case 'UserMoved':
      return { ...user, ...event.data };
    case 'RoleGranted':
      return { ...user, roles: [...user.roles, event.data.role] };
    case 'RoleRevoked':
      return {
        ...user,
        roles: user.roles.filter((role) => role !== event.data.role),
        // Whoever is given the role again is told nothing more than any auditor until it is said anew.
        mandate: event.data.role === 'auditor' ? 'association' : user.mandate,
      };
    case 'AuditMandateGiven':
      return { ...user, mandate: event.data.mandate };
    case 'AssignedToIntervention':
      return { ...user, interventions: [...user.interventions, event.data.intervention] };
    case 'ReleasedFromIntervention':
      return { ...user, interventions: user.interventions.filter((id) => id !== event.data.intervention) };
    case 'UserClosed':
      return { ...user, status: 'closed', closedOn: event.occurredOn };
    case 'UserReopened':
      return { ...user, status: 'open', closedOn: null };
    case 'UserNameErased':
      return { ...user, isNameErased: true };
    default:
      return unreachable(event);
  }
};

/**
 * The rules of one user. That an association keeps an admin concerns all its users: the shell counts the others and says so in
 * the command; the rule stands here.
 */
export const userDecider: Decider<User, UserCommand, UserEvent, UserRefusal> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};
