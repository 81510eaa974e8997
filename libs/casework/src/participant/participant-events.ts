import type { IdentityKind, IdentityReason, ProtectionEndReason } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** What is kept of a person beside her number: how she is called and reached, and whether she needs an interpreter. In the vault alone. */
export const PARTICULARS = ['name', 'contact', 'address', 'language', 'interpreter'] as const;
export type Particular = (typeof PARTICULARS)[number];

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
  /** Skyddade personuppgifter: the identity may no longer be shown or listed. Said from this journey; null where that is not known. */
  IdentityProtected: { journey: string | null };
  IdentityProtectionEnded: { journey: string | null; reason: ProtectionEndReason | null };
  /** This participant is the same person as `into`; counts by person follow, from the moment this is known. */
  ParticipantMerged: { into: string };
  ParticipantUnmerged: { from: string };
  /**
   * A journey that was registered for this participant, whose person was not known by a number, is from now on about the participant
   * `into`, who is known by one of that kind.
   */
  PersonIdentified: { journey: string; into: string; kind: IdentityKind };
  /** The number that the journey's person was known by was wrong, or she has got another: the journey is about `into` from now on. */
  PersonCorrected: { journey: string; into: string; kind: IdentityKind; reason: IdentityReason };
  /** From this journey it is said that its person, who is now known as `into`, had this participant's number before. */
  NumberReplaced: { journey: string; into: string };
  /** From this journey that is said no longer. */
  NumberRestored: { journey: string };
  /** That particulars of this participant changed, and which; what came with, or was changed from, this journey. Never what they are. */
  ContactChanged: { journey: string; changed: readonly Particular[] };
};

export type ParticipantEvent = {
  [Type in keyof ParticipantEventData]: DomainEvent<Type, ParticipantEventData[Type]>;
}[keyof ParticipantEventData];
