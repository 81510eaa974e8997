import type { IdentityKind } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** What each event of a participant says beside its day. */
type ParticipantEventData = {
  /**
   * A person of one association, known by a random id; who it is, only the vault knows (docs/data-protection.md). `identity` is the kind of
   * number that the vault has of her from the beginning, null where it has none.
   */
  ParticipantCreated: { association: string; anonymous: boolean; identity: IdentityKind | null };
  /** A known person was registered once more. It changes nothing: the log grows by an event as it does for a person nobody knew. */
  ParticipantRegisteredAgain: object;
  /** That an identity was recorded in the vault later, and of which kind; never what it is. */
  IdentityRecorded: { kind: IdentityKind };
  IdentityCorrected: { kind: IdentityKind };
  /** Skyddade personuppgifter: the identity may no longer be shown or listed. */
  IdentityProtected: object;
  IdentityProtectionEnded: object;
  /** This participant is the same person as `into`; counts by person follow, from the moment this is known. */
  ParticipantMerged: { into: string };
  ParticipantUnmerged: { from: string };
};

export type ParticipantEvent = {
  [Type in keyof ParticipantEventData]: DomainEvent<Type, ParticipantEventData[Type]>;
}[keyof ParticipantEventData];
