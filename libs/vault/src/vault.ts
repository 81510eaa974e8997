import type { IdentityNumber } from './identity-number.js';

/** Who a participant is. Only the number is required; the rest is as far as known. */
export type Identity = Readonly<{ number: IdentityNumber; name?: string; contact?: string }>;

/** What a command asks for: a participant with a key of its own, and with an identity where one is known. */
export type ReservationRequest = Readonly<{
  commandId: string;
  association: string;
  /** The id a new participant gets (derived from the command id). */
  participantId: string;
  identity?: Identity;
}>;

/** The participant of a reservation: the requested id, or the one that already has this identity in the association. */
export type Reserved = Readonly<{
  participantId: string;
  /** Somebody else's reservation made the entry; the first answer to a command stands. */
  existing: boolean;
  /** As of now: false while the participant's event may be missing, whoever reserved it. */
  confirmed: boolean;
}>;

export type Leftover = Readonly<{ participantId: string; commandId: string; reservedAt: number }>;

/** What a keyed digest is for; each purpose has a key of its own per association, never rotated. */
export type DigestPurpose = 'command' | 'row';

/**
 * The only place that knows who, and the only erasable one (design §2). Entries are reserved under a command's id before
 * the event is appended and confirmed after it; an unconfirmed entry cannot be revealed. Rejects with `VaultUnavailable`
 * where the vault cannot be reached, read or unlocked.
 */
export abstract class Vault {
  /**
   * Reserves durably, all or none, in the order asked; the same command id gets the same answer again. A name or a
   * contact that a person already known lacked is added; what stands there is never overwritten.
   */
  abstract reserve(requests: readonly ReservationRequest[]): Promise<readonly Reserved[]>;
  abstract confirm(participantIds: readonly string[]): Promise<void>;
  /** Reservations never confirmed, oldest first. */
  abstract leftovers(): Promise<readonly Leftover[]>;
  /** Of the confirmed participants the one reserved last; undefined where there is none. */
  abstract newest(): Promise<string | undefined>;
  /** Deletes an unconfirmed entry with its key; a confirmed one is left. */
  abstract release(participantId: string): Promise<void>;

  /** The confirmed participant with this identity number in the association; found by a keyed hash, never by the number. */
  abstract find(association: string, number: IdentityNumber): Promise<string | undefined>;
  /** Undefined where none is known, it is not confirmed, or the key was shredded. */
  abstract identityOf(participantId: string): Promise<Identity | undefined>;

  /** Seals text with the participant's data key (AES-256-GCM); the result is safe in an event. Rejects where there is no key. */
  abstract seal(participantId: string, text: string): Promise<string>;
  /** The text again, or undefined where the key was shredded. Rejects with `SealBroken` where the sealed text is not as it was sealed. */
  abstract reveal(participantId: string, sealed: string): Promise<string | undefined>;
  /** Destroys the data key, the identity and its index entry, for good. */
  abstract shred(participantId: string): Promise<void>;

  /** HMAC-SHA-256 of text under the association's key for the purpose, as base64url. */
  abstract digest(
    association: string,
    purpose: DigestPurpose,
    texts: readonly string[],
  ): Promise<readonly string[]>;

  abstract close(): Promise<void>;
}

/** The vault cannot be reached, read or unlocked: a sentence for whoever operates it. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}

/** A sealed text was altered, belongs to another participant or has a form this version does not know. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Text cannot be sealed: the participant has no key, because it was never reserved, was released or was shredded. */
export class NoDataKey extends Error {
  override readonly name = 'NoDataKey';
}
