import { randomUUID } from 'node:crypto';
import { mayKeepUsersOf } from '@samspar/access';
import type { Mandate, Role } from '@samspar/association';
import type { Party } from '@samspar/codes';
import { type Caller, Command, type Outcome, refused } from '../message.js';
import type { UserPorts } from '../ports.js';
import {
  type ChangedUser,
  changeToday,
  unknownUnit,
  type UserChangeRefusal,
  wrongPlace,
} from './user-change.js';

/** Somebody who may sign in from now on. */
export type NewUser = Readonly<{
  association: string;
  party: Party | null;
  unit: string | null;
  /** How the provider of the sign-in names her, for good; kept in the vault alone. */
  externalId: string;
  /** Full name; kept in the vault alone. */
  name: string;
  roles: readonly Role[];
  /** On whose behalf an auditor audits; left out: the association's. */
  mandate?: Mandate | undefined;
  interventions: readonly string[];
}>;

/** A user with her roles and insatser, or nothing of it. The same external id is the same user. */
export class AddUser extends Command<Outcome<ChangedUser, UserChangeRefusal>> {
  constructor(
    caller: Caller,
    readonly user: NewUser,
    /** The id that a new user gets. */
    readonly id: string = randomUUID(),
  ) {
    super(caller);
  }
}

/** What of a new user a refusal is about. */
const FIELDS: Readonly<Partial<Record<UserChangeRefusal['code'], keyof NewUser>>> = {
  AssociationUnknown: 'association',
  UserAlreadyExists: 'externalId',
  SignInTaken: 'externalId',
  PartyAndUnitBelongTogether: 'unit',
  IdentityNumberInUnit: 'unit',
  AuthorityOfUnitUnknown: 'unit',
  CaseworkerNeedsUnit: 'party',
  TeamLeadNeedsUnit: 'party',
  RolesExcludeEachOther: 'roles',
  MandateNeedsAuditor: 'mandate',
  MandateExcludesRole: 'mandate',
  RoleHasNoInterventions: 'interventions',
  InterventionUnknown: 'interventions',
};

const fieldOf = ({ code }: UserChangeRefusal) => FIELDS[code];

const refusedFor = (refusal: UserChangeRefusal) => refused(refusal, fieldOf(refusal));

export const addUser =
  (ports: UserPorts) =>
  async ({ caller, user, id }: AddUser): Promise<Outcome<ChangedUser, UserChangeRefusal>> => {
    const { members, issuer, directory, associations } = ports;
    const { association, party, unit, externalId, name, roles, mandate, interventions } = user;
    const own = associations().filter((one) => mayKeepUsersOf(caller.asker, one.id));
    const wrong = wrongPlace(own, association, interventions) ?? unknownUnit(own, association, user);
    if (wrong) return refusedFor(wrong);
    const present = await members.find(issuer, externalId);
    if (present !== undefined && directory.get(present)) return refusedFor({ code: 'UserAlreadyExists' });
    const added = present ?? id;
    if (!(await members.keep(added, { issuer, externalId, name })))
      return refusedFor({ code: 'SignInTaken' });
    const outcome = await changeToday(
      ports,
      caller,
      added,
      [
        { type: 'AddUser', data: { association, party, unit } },
        ...roles.map((role) => ({ type: 'GrantRole', data: { role } }) as const),
        ...(mandate === undefined ? [] : [{ type: 'GiveMandate', data: { mandate } } as const]),
        ...interventions.map(
          (intervention) => ({ type: 'AssignToIntervention', data: { intervention } }) as const,
        ),
      ],
      fieldOf,
    );
    if (outcome.outcome !== 'accepted' && present === undefined) await members.forget(added);
    return outcome;
  };
