import type { Change, Resealing, VaultDatabase, VaultRow } from '@samspar/vault-database';
import { Seal, WHOLE_ROW } from './seal.js';
import { hashOf } from './shelf.js';

/** A session that has not expired; times in milliseconds since the epoch. */
export type Session = Readonly<{
  /** The user, as the provider of the sign-in names her. */
  subject: string;
  /** The provider's own id of the session (`sid`), by which it may end it. */
  providerSession?: string;
  /** In the clear; sealed where it lies, and only its own row opens it. */
  data: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
}>;

/** What a sign-in makes; `data` is text of the caller's own, such as JSON. */
export type NewSession = Pick<Session, 'subject' | 'providerSession' | 'data'>;

/** Whose sessions a back-channel sign-out ends. */
export type SessionsOf = Readonly<{ subject: string }> | Readonly<{ providerSession: string }>;

/** What a session is bound to: it opens in no other row, and in none that says it is another user's. */
const bound = (
  idHash: string,
  { subject, providerSession }: Pick<Session, 'subject' | 'providerSession'>,
): string => JSON.stringify([idHash, subject, providerSession ?? null]);

/**
 * Signed-in sessions, kept where the vault is so that they survive a restart and are the same on every node. The caller
 * makes the ids (random, at least 128 bits) and decides when they expire. Rejects with `VaultUnavailable` as the vault does.
 */
export class Sessions {
  readonly #database: VaultDatabase;
  readonly #seal: Seal;
  readonly #clock: () => number;
  /**
   * Sessions as the database has them, by id, where this process alone writes it: each request finds its own, and to hash its id and
   * open the seal is dear. Each write begins it anew.
   */
  #atHand = new Map<string, Session>();

  constructor(database: VaultDatabase, clock: () => number) {
    this.#database = database;
    this.#seal = new Seal(database, 'samspar sessions');
    this.#clock = clock;
  }

  /** Keeps a session, new or with new data, until `expiresAt` (milliseconds since the epoch). */
  async store(id: string, { subject, providerSession, data }: NewSession, expiresAt: number): Promise<void> {
    const idHash = hashOf(id);
    const of = { subject, ...(providerSession !== undefined && { providerSession }) };
    this.#atHand = new Map();
    await this.#database.changeAll((masterKey) => {
      const kept: Change = [
        `INSERT INTO session (id_hash, subject, provider_session, data, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $5, $6)
         ON CONFLICT (id_hash) DO UPDATE SET (subject, provider_session, data, seen_at, expires_at) =
           (excluded.subject, excluded.provider_session, excluded.data, excluded.seen_at, excluded.expires_at)`,
        idHash,
        subject,
        providerSession ?? null,
        this.#seal.text(masterKey, data, bound(idHash, of), WHOLE_ROW),
        this.#clock(),
        expiresAt,
      ];
      return [kept];
    });
  }

  /** Undefined where there is none, or it has expired. Rejects with `SealBroken` where its data are not as they were stored. */
  async find(id: string): Promise<Session | undefined> {
    const known = this.#atHand.get(id);
    if (known) return this.#unlessExpired(known);
    const idHash = hashOf(id);
    // What is written while the row is read leaves this map behind.
    const atHand = this.#atHand;
    const [row] = await this.#database.select('SELECT * FROM session WHERE id_hash = $1', idHash);
    const found = row && this.#unlessExpired(this.#opened(idHash, row));
    if (found && !this.#database.isShared) atHand.set(id, found);
    return found;
  }

  /** It was used now and lasts until `expiresAt`; nothing where there is none, or it has expired. */
  async touch(id: string, expiresAt: number): Promise<void> {
    await this.#change(
      'UPDATE session SET seen_at = $1, expires_at = $2 WHERE id_hash = $3 AND expires_at > $1',
      this.#clock(),
      expiresAt,
      hashOf(id),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#change('DELETE FROM session WHERE id_hash = $1', hashOf(id));
  }

  /** Ends all sessions of a user, or those of one session at the provider; tells how many. */
  removeOf(whose: SessionsOf): Promise<number> {
    return 'subject' in whose
      ? this.#change('DELETE FROM session WHERE subject = $1', whose.subject)
      : this.#change('DELETE FROM session WHERE provider_session = $1', whose.providerSession);
  }

  /** Deletes what has expired by now; tells how many. */
  sweep(): Promise<number> {
    return this.#change('DELETE FROM session WHERE expires_at <= $1', this.#clock());
  }

  /** How sessions are sealed by another master key; whoever is signed in stays so. */
  get resealing(): Resealing {
    return {
      table: 'session',
      key: 'id_hash',
      page: 200,
      changes: (rows, next) =>
        rows.flatMap((row): readonly Change[] => {
          const idHash = String(row['id_hash']);
          const session = this.#opened(idHash, row);
          const place = bound(idHash, session);
          const isDone = this.#seal.isTextUnder(next, String(row['data']), place, WHOLE_ROW);
          if (isDone) return [];
          const data = this.#seal.text(next, session.data, place, WHOLE_ROW);
          return [['UPDATE session SET data = $1 WHERE id_hash = $2', data, idHash]];
        }),
    };
  }

  #unlessExpired(session: Session): Session | undefined {
    return session.expiresAt > this.#clock() ? session : undefined;
  }

  #opened(idHash: string, row: VaultRow): Session {
    const providerSession = row['provider_session'];
    const of = {
      subject: String(row['subject']),
      ...(providerSession !== null && { providerSession: String(providerSession) }),
    };
    return {
      ...of,
      data: this.#seal.openRow(String(row['data']), idHash, bound(idHash, of)),
      createdAt: Number(row['created_at']),
      seenAt: Number(row['seen_at']),
      expiresAt: Number(row['expires_at']),
    };
  }

  #change(sql: string, ...values: readonly (string | number | null)[]): Promise<number> {
    this.#atHand = new Map();
    return this.#database.change(sql, ...values);
  }
}
