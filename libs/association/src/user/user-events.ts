import { codesOf, PARTY, type Party } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** What a user may be in an association (docs/sign-in.md#users). */
export const ROLES = ['caseworker', 'team-lead', 'office', 'auditor', 'board', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** On whose behalf somebody audits: the association, Riksrevisionen, or a member, by its party. */
export type Mandate = 'association' | 'riksrevisionen' | Party;
export const MANDATES: readonly Mandate[] = ['association', 'riksrevisionen', ...codesOf(PARTY)];

/** What each event of a user says beside its day. */
type UserEventData = {
  /**
   * Somebody who may sign in for an association, known by a random id; name and sign-in are in the vault. `party` and `unit`
   * (of a member, who employs caseworkers and team leads) are null for those who work for the association itself.
   */
  UserAdded: { association: string; party: Party | null; unit: string | null };
  /** The user works elsewhere from now on: `party` and `unit` as when she was added. */
  UserMoved: { party: Party | null; unit: string | null };
  RoleGranted: { role: Role };
  RoleRevoked: { role: Role };
  /** On whose behalf the user audits from now on; until it is said, for the association. */
  AuditMandateGiven: { mandate: Mandate };
  AssignedToIntervention: { intervention: string };
  ReleasedFromIntervention: { intervention: string };
  UserClosed: object;
  UserReopened: object;
  /** Who she was is deleted for good, so many years after she was closed. */
  UserNameErased: { years: number };
};

export type UserEvent = {
  [Type in keyof UserEventData]: DomainEvent<Type, UserEventData[Type]>;
}[keyof UserEventData];
