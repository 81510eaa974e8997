import { type Role, type UserPast, worksInInterventions } from '@samspar/association';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import type { ToAudit } from './matter.js';

/** Why the roles, or the account, of a user are to be checked. */
export const ROLE_FINDINGS = [
  /** Has worked with persons and in the association's office (lag 2003:1210 7 §). */
  'caseworkerAndOffice',
  /** Audits, and has worked with persons. */
  'auditorAndCasework',
  /** Keeps the users, and works with persons. */
  'adminAndCasework',
  /** Has changed what she herself may do. */
  'ownRights',
  /** Audits the unit that she is employed at. */
  'auditorOfOwnUnit',
  /** May see persons, and has not for long. */
  'inactive',
] as const;
export type RoleFinding = (typeof ROLE_FINDINGS)[number];

/** An account that nobody has used for so long is asked about, in days, and again each time as many have passed. */
export const INACTIVE_DAYS = 180;

export type AuditedUser = Readonly<{
  id: string;
  isOpen: boolean;
  roles: readonly Role[];
  party: string | null;
  unit: string | null;
  past: UserPast;
  /** The day on which she was last shown somebody; null where she never was. */
  lastSeenOn: Day | null;
}>;

const CASEWORK: readonly Role[] = ['caseworker', 'team-lead'];

/** Since when somebody has been both, at once or one after the other; null where she never was, or is neither by now. */
const bothSince = (
  { roles, past }: AuditedUser,
  one: readonly Role[],
  other: readonly Role[],
): Day | null => {
  if (![...one, ...other].some((role) => roles.includes(role))) return null;
  const first = (wanted: readonly Role[]) => past.roles.find(({ role }) => wanted.includes(role))?.from;
  const last = (wanted: readonly Role[]) => past.roles.findLast(({ role }) => wanted.includes(role))?.from;
  const [before, after] = [first(one), first(other)];
  if (before === undefined || after === undefined) return null;
  return (
    [last(one), last(other)]
      .flatMap((day) => day ?? [])
      .toSorted()
      .at(-1) ?? null
  );
};

/** Since when somebody has not been active for so long that it is asked about. */
const inactiveSince = ({ roles, past, lastSeenOn }: AuditedUser, today: Day): Day | null => {
  if (!worksInInterventions(roles)) return null;
  const last = dayNumber([lastSeenOn ?? past.addedOn, past.addedOn].toSorted().at(-1) ?? today);
  const times = Math.floor((dayNumber(today) - last) / INACTIVE_DAYS);
  return times < 1 ? null : dayOfNumber(last + times * INACTIVE_DAYS);
};

const ownUnitSince = (user: AuditedUser, users: readonly AuditedUser[]): Day | null => {
  if (!user.roles.includes('auditor') || user.unit === null) return null;
  const isColleague = ({ id, isOpen, roles, party, unit }: AuditedUser): boolean =>
    id !== user.id && isOpen && worksInInterventions(roles) && party === user.party && unit === user.unit;
  return users.some(isColleague)
    ? (user.past.roles.findLast(({ role }) => role === 'auditor')?.from ?? user.past.addedOn)
    : null;
};

/** Since when each thing is so; null where it is not. */
const FOUND: Readonly<
  Record<RoleFinding, (user: AuditedUser, users: readonly AuditedUser[], today: Day) => Day | null>
> = {
  caseworkerAndOffice: (user) => bothSince(user, CASEWORK, ['office']),
  auditorAndCasework: (user) => bothSince(user, CASEWORK, ['auditor']),
  adminAndCasework: (user) =>
    user.roles.includes('admin') && worksInInterventions(user.roles)
      ? bothSince(user, CASEWORK, ['admin'])
      : null,
  ownRights: ({ past }) => past.changedByHerselfOn,
  auditorOfOwnUnit: ownUnitSince,
  inactive: (user, _users, today) => inactiveSince(user, today),
};

/** The users whose roles, or accounts, are to be checked; those of closed users no longer let anybody in. */
export const rolesToAudit = (users: readonly AuditedUser[], today: Day): readonly ToAudit[] =>
  ROLE_FINDINGS.flatMap((finding) =>
    users
      .filter(({ isOpen }) => isOpen)
      .flatMap((user): readonly ToAudit[] => {
        const since = FOUND[finding](user, users, today);
        return since === null
          ? []
          : [
              {
                matter: 'roles',
                of: `${finding}.${user.id}`,
                since,
                dueBy: null,
                counts: { since: dayNumber(since) },
              },
            ];
      }),
  );
