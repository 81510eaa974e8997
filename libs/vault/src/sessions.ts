import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { openText, sealText } from './sealing.js';

/** What is stored of a session; times in milliseconds since the epoch. */
export type SessionRow = Readonly<{
  /** SHA-256 of the session's id, as base64url: whoever reads the row cannot take the session over. */
  idHash: string;
  /** The user, as the provider of the sign-in names her. */
  subject: string;
  /** The provider's own id of the session (`sid`), by which it may end it. */
  providerSession: string | null;
  /** Sealed; only its own row opens it. */
  data: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
}>;

/** A session that has not expired; `data` in the clear. */
export type Session = Omit<SessionRow, 'idHash' | 'providerSession'> & Readonly<{ providerSession?: string }>;

/** What a sign-in makes; `data` is text of the caller's own, such as JSON. */
export type NewSession = Pick<Session, 'subject' | 'providerSession' | 'data'>;

/** Whose sessions a back-channel sign-out ends. */
export type SessionsOf = Readonly<{ subject: string }> | Readonly<{ providerSession: string }>;

const hashOf = (id: string): string => createHash('sha256').update(id).digest('base64url');

/** A key of their own, derived from the master key. */
const sessionKey = (masterKey: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', 'samspar sessions', 32)));

/**
 * Signed-in sessions, kept where the vault is so that they survive a restart and are the same on every node. The caller
 * makes the ids (random, at least 128 bits) and decides when they expire. Rejects with `VaultUnavailable` as the vault does.
 */
export abstract class Sessions {
  readonly #key: KeyObject;
  readonly #clock: () => number;

  protected constructor(masterKey: KeyObject, clock: () => number) {
    this.#key = sessionKey(masterKey);
    this.#clock = clock;
  }

  /** Inserts the row; where its id stands already, what is new but `createdAt`. */
  protected abstract put(row: SessionRow): Promise<void>;
  protected abstract row(idHash: string): Promise<SessionRow | undefined>;
  /** Changes nothing where the session had expired when it was seen. */
  protected abstract seen(idHash: string, seenAt: number, expiresAt: number): Promise<void>;
  /** False where no row has the old id. */
  protected abstract rename(oldHash: string, newHash: string, data: string): Promise<boolean>;
  protected abstract delete(idHash: string): Promise<void>;

  /** Ends all sessions of a user, or those of one session at the provider; tells how many. */
  abstract removeOf(whose: SessionsOf): Promise<number>;
  /** Deletes what had expired by then (milliseconds since the epoch); tells how many. */
  abstract sweep(now: number): Promise<number>;

  /** Keeps a session, new or with new data, until `expiresAt` (milliseconds since the epoch). */
  async store(id: string, { subject, providerSession, data }: NewSession, expiresAt: number): Promise<void> {
    const idHash = hashOf(id);
    const now = this.#clock();
    await this.put({
      idHash,
      subject,
      providerSession: providerSession ?? null,
      data: sealText(this.#key, data, idHash),
      createdAt: now,
      seenAt: now,
      expiresAt,
    });
  }

  /** Undefined where there is none, or it has expired. Rejects with `SealBroken` where its data are not as they were stored. */
  async find(id: string): Promise<Session | undefined> {
    const row = await this.row(hashOf(id));
    if (!row || row.expiresAt <= this.#clock()) return undefined;
    const { idHash, providerSession, data, ...rest } = row;
    return {
      ...rest,
      ...(providerSession !== null && { providerSession }),
      data: openText(this.#key, data, idHash),
    };
  }

  /** It was used now and lasts until `expiresAt`; nothing where there is none, or it has expired. */
  async touch(id: string, expiresAt: number): Promise<void> {
    await this.seen(hashOf(id), this.#clock(), expiresAt);
  }

  /** Gives a session another id; the old one is worth nothing from then on. False where the old one is not there or has expired. */
  async rotate(oldId: string, newId: string): Promise<boolean> {
    const session = await this.find(oldId);
    if (!session) return false;
    const newHash = hashOf(newId);
    return this.rename(hashOf(oldId), newHash, sealText(this.#key, session.data, newHash));
  }

  async remove(id: string): Promise<void> {
    await this.delete(hashOf(id));
  }
}
