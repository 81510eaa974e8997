import { hash, type KeyObject } from 'node:crypto';
import { type Session, Sessions, type SessionRow, type SessionsOf } from './sessions.js';
import type { VaultFile } from './vault-file.js';

/** Sessions in the vault's file. */
export class SqliteSessions extends Sessions {
  readonly #file: VaultFile;
  readonly #clock: () => number;
  /**
   * Sessions as the file has them, by the hash of their id: each request finds its own, and opening the seal is dear. This is the
   * one process that writes the file; each write of ours begins it anew.
   */
  #atHand = new Map<string, Session>();

  constructor(file: VaultFile, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#file = file;
    this.#clock = clock;
  }

  override async find(id: string): Promise<Session | undefined> {
    const idHash = hash('sha256', id, 'base64url');
    const known = this.#atHand.get(idHash);
    if (known) return known.expiresAt > this.#clock() ? known : undefined;
    // What is written while the row is read leaves this map behind.
    const atHand = this.#atHand;
    const found = await super.find(id);
    if (found) atHand.set(idHash, found);
    return found;
  }

  override async removeOf(whose: SessionsOf): Promise<number> {
    return 'subject' in whose
      ? this.#changed('DELETE FROM session WHERE subject = ?', whose.subject)
      : this.#changed('DELETE FROM session WHERE provider_session = ?', whose.providerSession);
  }

  override async sweep(now: number): Promise<number> {
    return this.#changed('DELETE FROM session WHERE expires_at <= ?', now);
  }

  protected override async put(row: SessionRow): Promise<void> {
    this.#changed(
      `INSERT INTO session (id_hash, subject, provider_session, data, created_at, seen_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id_hash) DO UPDATE SET (subject, provider_session, data, seen_at, expires_at) =
         (excluded.subject, excluded.provider_session, excluded.data, excluded.seen_at, excluded.expires_at)`,
      row.idHash,
      row.subject,
      row.providerSession,
      row.data,
      row.createdAt,
      row.seenAt,
      row.expiresAt,
    );
  }

  protected override async row(idHash: string): Promise<SessionRow | undefined> {
    const row = this.#file.read('SELECT * FROM session WHERE id_hash = ?', (statement) =>
      statement.get(idHash),
    );
    return (
      row && {
        idHash,
        subject: String(row['subject']),
        providerSession: row['provider_session'] === null ? null : String(row['provider_session']),
        data: String(row['data']),
        createdAt: Number(row['created_at']),
        seenAt: Number(row['seen_at']),
        expiresAt: Number(row['expires_at']),
      }
    );
  }

  protected override async seen(idHash: string, seenAt: number, expiresAt: number): Promise<void> {
    this.#changed(
      'UPDATE session SET seen_at = ?, expires_at = ? WHERE id_hash = ? AND expires_at > ?',
      seenAt,
      expiresAt,
      idHash,
      seenAt,
    );
  }

  protected override async rename(oldHash: string, newHash: string, data: string): Promise<boolean> {
    return (
      this.#changed('UPDATE session SET id_hash = ?, data = ? WHERE id_hash = ?', newHash, data, oldHash) > 0
    );
  }

  protected override async delete(idHash: string): Promise<void> {
    this.#changed('DELETE FROM session WHERE id_hash = ?', idHash);
  }

  #changed(sql: string, ...values: (string | number | null)[]): number {
    this.#atHand = new Map();
    return this.#file.write(sql, ...values);
  }
}
