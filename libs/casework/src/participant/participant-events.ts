import type { IdentityKind } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/**
 * A person of one association, known by a random id; who it is, only the vault knows (docs/data-protection.md). `identity` is the kind of
 * number that the vault has of her from the beginning, null where it has none.
 */
export type ParticipantCreated = DomainEvent<
  'ParticipantCreated',
  { association: string; anonymous: boolean; identity: IdentityKind | null }
>;
/** A known person was registered once more. It changes nothing: the log grows by an event as it does for a person nobody knew. */
export type ParticipantRegisteredAgain = DomainEvent<'ParticipantRegisteredAgain', object>;
/** That an identity was recorded in the vault later, and of which kind; never what it is. */
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
  | ParticipantRegisteredAgain
  | IdentityRecorded
  | IdentityCorrected
  | IdentityProtected
  | IdentityProtectionEnded
  | ParticipantMerged
  | ParticipantUnmerged;
