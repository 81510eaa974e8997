import type { Party } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** What a user may be in an association (docs/sign-in.md#users). */
export const ROLES = ['caseworker', 'team-lead', 'office', 'auditor', 'board', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Somebody who may sign in for an association, known by a random id; name and sign-in are in the vault. `party` and `unit`
 * (of a member, the caseworker's employer) are null for those who work for the association itself.
 */
export type UserAdded = DomainEvent<
  'UserAdded',
  { association: string; party: Party | null; unit: string | null }
>;
export type RoleGranted = DomainEvent<'RoleGranted', { role: Role }>;
export type RoleRevoked = DomainEvent<'RoleRevoked', { role: Role }>;
export type AssignedToIntervention = DomainEvent<'AssignedToIntervention', { intervention: string }>;
export type ReleasedFromIntervention = DomainEvent<'ReleasedFromIntervention', { intervention: string }>;
export type UserClosed = DomainEvent<'UserClosed', object>;
export type UserReopened = DomainEvent<'UserReopened', object>;

export type UserEvent =
  | UserAdded
  | RoleGranted
  | RoleRevoked
  | AssignedToIntervention
  | ReleasedFromIntervention
  | UserClosed
  | UserReopened;
