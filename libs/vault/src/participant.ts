import type { IdentityNumber } from '@samspar/identity-number';

/** A person's name and how she is reached, as somebody registered them. */
export type Particulars = Readonly<{ name?: string; contact?: string }>;

/** Who a participant is. Only the number is required; the rest is as far as known to whoever asks. */
export type Identity = Readonly<{ number: IdentityNumber }> & Particulars;

/** Whose particulars are: those of a scope, which the vault only compares, and the journey that they came with. */
export type Owner = Readonly<{ scope: string; journey: string }>;

/** A participant as somebody may know her: what came with this journey first, then what the scope has registered. */
export type Whose = Readonly<{ participantId: string; scope: string; journey?: string }>;

/** Where a sealed text stands: it opens nowhere else. */
export type TextPlace = Readonly<{
  participantId: string;
  journey: string;
  /** Id of the command that writes the event. */
  command: string;
  /** Its path in the event's data, as `decisions.0.what`. */
  field: string;
}>;

/** What a command asks for: a participant with a key of its own, and with an identity where one is known. */
export type ReservationRequest = Readonly<{
  commandId: string;
  association: string;
  /** The id a new participant gets (derived from the command id). */
  participantId: string;
  identity?: Identity;
  /** Whose the name and the contact are; without it they are not kept. */
  owner?: Owner;
}>;

/** The participant of a reservation: the requested id, or the one that already has this identity in the association. */
export type Reserved = Readonly<{
  participantId: string;
  /** Somebody else's reservation made the entry; the first answer to a command stands. */
  existing: boolean;
  /** As of now: false while the participant's event may be missing, whoever reserved it. */
  confirmed: boolean;
}>;

/** A reservation that is not confirmed; `reservedAt` (milliseconds since the epoch) is when a command met it last. */
export type Leftover = Readonly<{ participantId: string; commandId: string; reservedAt: number }>;

/** A participant whose entry is gone with a lost part of the vault, and the command that had reserved it. */
export type LostParticipant = Readonly<{ participantId: string; commandId: string }>;

/** The log that a vault belongs to. */
export type LogMark = Readonly<{
  /** Id and moment of the log's first event: no two logs have the same, and a copied log keeps it. */
  firstEvent: string;
  /** How many shapes of events the newest program knew that wrote to it. */
  shapes: number;
}>;

/** What a keyed digest is for; each purpose has a key of its own per association, never rotated. */
export type DigestPurpose = 'command' | 'row';
