import type { KeyObject } from 'node:crypto';
import type { VaultDatabase } from './postgres-connection.js';
import { Sessions, type SessionRow, type SessionsOf } from './sessions.js';

/** Sessions in the vault's PostgreSQL database. */
export class PostgresSessions extends Sessions {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#database = database;
  }

  override async removeOf(whose: SessionsOf): Promise<number> {
    const { numDeletedRows } = await this.#database.run((db) =>
      ('subject' in whose
        ? db.deleteFrom('session').where('subject', '=', whose.subject)
        : db.deleteFrom('session').where('provider_session', '=', whose.providerSession)
      ).executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  override async sweep(now: number): Promise<number> {
    const { numDeletedRows } = await this.#database.run((db) =>
      db.deleteFrom('session').where('expires_at', '<=', now).executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  protected override async put(row: SessionRow): Promise<void> {
    const changing = {
      subject: row.subject,
      provider_session: row.providerSession,
      data: row.data,
      seen_at: row.seenAt,
      expires_at: row.expiresAt,
    };
    await this.#database.run((db) =>
      db
        .insertInto('session')
        .values({ ...changing, id_hash: row.idHash, created_at: row.createdAt })
        .onConflict((conflict) => conflict.column('id_hash').doUpdateSet(changing))
        .execute(),
    );
  }

  protected override async row(idHash: string): Promise<SessionRow | undefined> {
    const row = await this.#database.run((db) =>
      db.selectFrom('session').selectAll().where('id_hash', '=', idHash).executeTakeFirst(),
    );
    return (
      row && {
        idHash,
        subject: row.subject,
        providerSession: row.provider_session,
        data: row.data,
        createdAt: row.created_at,
        seenAt: row.seen_at,
        expiresAt: row.expires_at,
      }
    );
  }

  protected override async seen(idHash: string, seenAt: number, expiresAt: number): Promise<void> {
    await this.#database.run((db) =>
      db
        .updateTable('session')
        .set({ seen_at: seenAt, expires_at: expiresAt })
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', seenAt)
        .execute(),
    );
  }

  protected override async rename(oldHash: string, newHash: string, data: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.run((db) =>
      db
        .updateTable('session')
        .set({ id_hash: newHash, data })
        .where('id_hash', '=', oldHash)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  protected override async delete(idHash: string): Promise<void> {
    await this.#database.run((db) => db.deleteFrom('session').where('id_hash', '=', idHash).execute());
  }
}
