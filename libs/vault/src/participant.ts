import type { Particular } from '@samspar/casework';
import type { IdentityNumber } from '@samspar/identity-number';

/** A person's name, how she is reached and what she speaks, as somebody registered them. */
export type Particulars = Readonly<{
  name?: string;
  /** Telephone or e-mail. */
  contact?: string;
  address?: string;
  /** BCP 47, as far as it is one. */
  language?: string;
  interpreter?: 'needed' | 'notNeeded';
}>;

/** Who a participant is. Only the number is required; the rest is as far as known to whoever asks. */
export type Identity = Readonly<{ number: IdentityNumber }> & Particulars;

/** Particulars as they are to be from now on; those that are left out are no longer known. Kept apart until the event that says so is in the log. */
export type ParticularsChange = Readonly<{
  id: string;
  participantId: string;
  owner: Owner;
  particulars: Particulars;
}>;

/** A change that is not confirmed; `reservedAt` in milliseconds since the epoch. */
export type UnconfirmedChange = Readonly<{ id: string; participantId: string; reservedAt: number }>;

/** Whose particulars are: those of a scope, which the vault only compares, and the journey that they came with. */
export type Owner = Readonly<{ scope: string; journey: string }>;

/**
 * A participant as somebody may know her: what the scope, or this journey, changed last; else what came with this journey, then what the scope
 * registered first. Without a scope (null) what is this journey's alone.
 */
export type WhoseParticulars = Readonly<{ participantId: string; scope: string | null; journey?: string }>;

/** Who a participant is as somebody may know her, and the journey that each of the particulars was registered with. */
export type Known = Readonly<{ identity: Identity; from: Readonly<Partial<Record<Particular, string>>> }>;

/** A journey and the participant that it was registered for, with whom its key goes. */
export type JourneyPerson = Readonly<{ journey: string; participantId: string }>;

/** Where a sealed text stands: it opens nowhere else. */
export type TextPlace = JourneyPerson &
  Readonly<{
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
  /** The journey that begins with it, and gets a key of its own in the same turn. */
  begins?: string;
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

export type LogMark = Readonly<{
  /** Id and moment of the log's first event: no two logs have the same, and a copied log keeps it. */
  firstEvent: string;
  /** How many shapes of events the newest program knew that wrote to it. */
  shapes: number;
}>;

/** What a keyed digest is for; each purpose has a key of its own. Those of a file are compared within the association, until its next erasure. */
export type DigestPurpose = 'command' | 'row' | 'file';
