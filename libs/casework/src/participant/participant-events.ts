import type { IdentityKind } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** A person of one association, known by a random id; who it is, only the vault knows (design §2). */
export type ParticipantCreated = DomainEvent<
  'ParticipantCreated',
  { association: string; anonymous: boolean }
>;
/** That an identity was recorded in the vault and of which kind; never what it is. */
export type IdentityRecorded = DomainEvent<'IdentityRecorded', { kind: IdentityKind }>;
export type IdentityCorrected = DomainEvent<'IdentityCorrected', { kind: IdentityKind }>;
/** Skyddade personuppgifter: the identity may no longer be shown or listed. */
export type IdentityProtected = DomainEvent<'IdentityProtected', object>;
export type IdentityProtectionEnded = DomainEvent<'IdentityProtectionEnded', object>;
/** This participant is the same person as `into`; counts by person follow, from the moment this is known. */
export type ParticipantMerged = DomainEvent<'ParticipantMerged', { into: string }>;
export type ParticipantUnmerged = DomainEvent<'ParticipantUnmerged', { from: string }>;

export type ParticipantEvent =
  | ParticipantCreated
  | IdentityRecorded
  | IdentityCorrected
  | IdentityProtected
  | IdentityProtectionEnded
  | ParticipantMerged
  | ParticipantUnmerged;
