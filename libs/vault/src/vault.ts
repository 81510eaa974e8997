import type { IdentityNumber } from '@samspar/identity-number';
import type { VaultDatabase } from '@samspar/vault-database';

/** A person's name and how she is reached, as somebody registered them. */
export type Particulars = Readonly<{ name?: string; contact?: string }>;

/** Who a participant is. Only the number is required; the rest is as far as known to whoever asks. */
export type Identity = Readonly<{ number: IdentityNumber }> & Particulars;

/** Whose particulars are: those of a scope, which the vault only compares, and the journey that they came with. */
export type Owner = Readonly<{ scope: string; journey: string }>;

/** A participant as somebody may know her: what came with this journey first, then what the scope has registered. */
export type Whose = Readonly<{ participantId: string; scope: string; journey?: string }>;

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

/** How many confirmed participants a page of `Vault.confirmed` holds. */
export const CONFIRMED_PAGE = 500;

/** What a keyed digest is for; each purpose has a key of its own per association, never rotated. */
export type DigestPurpose = 'command' | 'row';

/**
 * The only place that knows who, and the only erasable one (docs/data-protection.md). Entries are reserved under a command's id before
 * the event is appended and confirmed after it; an unconfirmed entry cannot be revealed. Rejects with `VaultUnavailable`
 * where the vault cannot be reached, read or unlocked.
 */
export abstract class Vault {
  /** Where it lies; closed with it. */
  abstract readonly database: VaultDatabase;

  /**
   * Reserves durably, all or none, in the order asked; the same command id gets the same answer again. The person is known by
   * her number alone: name and contact are kept for their owner, beside those of others, and never overwritten.
   */
  abstract reserve(requests: readonly ReservationRequest[]): Promise<readonly Reserved[]>;
  /** One that is confirmed already keeps its place and is written all the same: it takes as long as any other. */
  abstract confirm(participantIds: readonly string[]): Promise<void>;
  /** Reservations that are not confirmed, oldest first. */
  abstract leftovers(): Promise<readonly Leftover[]>;
  /** Of the participants the one confirmed last, whatever the clock said then; undefined where none is confirmed. */
  abstract newest(): Promise<string | undefined>;
  /** The confirmed participants page by page, those confirmed last first. */
  abstract confirmed(): AsyncIterable<readonly string[]>;
  /** Sets confirmed entries back to leftovers, reserved now; one that is not there is passed over. */
  abstract unconfirm(participantIds: readonly string[]): Promise<void>;
  /** True where nobody was ever in it; whoever was shredded has been, and whoever was released has not. */
  abstract isNew(): Promise<boolean>;
  /** Those of these participants that were never in it, in the order asked. */
  abstract strangers(participantIds: readonly string[]): Promise<readonly string[]>;
  /** Takes those who were lost with a newer copy of the vault as if they had been shredded; one it knows stays as it is. */
  abstract writeOff(lost: readonly LostParticipant[]): Promise<void>;
  /**
   * Deletes a leftover with its key and tells whether it did: one that was confirmed, or met by a command since it was
   * listed, is left.
   */
  abstract release(leftover: Leftover): Promise<boolean>;

  /** The confirmed participant with this identity number in the association; found by a keyed hash, never by the number. */
  abstract find(association: string, number: IdentityNumber): Promise<string | undefined>;
  /** Undefined where none is known, it is not confirmed, or the key was shredded. Of several names the first stands. */
  abstract identityOf(whose: Whose): Promise<Identity | undefined>;
  /** The same of many at once, in the order asked. */
  abstract identitiesOf(asked: readonly Whose[]): Promise<readonly (Identity | undefined)[]>;

  /** Participants whose name or contact an older Samspår kept without an owner, page by page; they are shown to nobody. */
  abstract unowned(): AsyncIterable<readonly string[]>;
  /** Gives such a name and contact to their owner. */
  abstract giveTo(owners: readonly (Owner & Readonly<{ participantId: string }>)[]): Promise<void>;

  /** Seals text with the participant's data key (AES-256-GCM); the result is safe in an event. Rejects where there is no key. */
  abstract seal(participantId: string, text: string): Promise<string>;
  /** The text again, or undefined where the key was shredded. Rejects with `SealBroken` where the sealed text is not as it was sealed. */
  abstract reveal(participantId: string, sealed: string): Promise<string | undefined>;
  /** Destroys the data key, the identity, its index entry and what anybody registered of the person, for good. */
  abstract shred(participantId: string): Promise<void>;

  /** HMAC-SHA-256 of text under the association's key for the purpose, as base64url. */
  abstract digest(
    association: string,
    purpose: DigestPurpose,
    texts: readonly string[],
  ): Promise<readonly string[]>;

  /** The log that the vault belongs to, as last kept; undefined where it was never opened beside one. */
  abstract logMark(): Promise<LogMark | undefined>;
  abstract keepLogMark(mark: LogMark): Promise<void>;

  /**
   * Tries what is stored: that every key unwraps, that every identity opens and stands in the index under its own number. The first
   * that does not, in a sentence that names no person, and how many participants there are. `progress` is told how many rows have
   * been tried.
   */
  abstract examine(
    progress?: (done: number, of: number) => void,
  ): Promise<Readonly<{ participants: number; fault?: string }>>;

  abstract close(): Promise<void>;
}
