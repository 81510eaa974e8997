import type { KeyObject } from 'node:crypto';
import { type DraftRow, Drafts } from './drafts.js';
import type { VaultDatabase } from './postgres-connection.js';

/** Drafts in the vault's PostgreSQL database. */
export class PostgresDrafts extends Drafts {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#database = database;
  }

  protected override async put({ idHash, data, savedAt }: DraftRow): Promise<void> {
    const changing = { data, saved_at: savedAt };
    await this.#database.run((db) =>
      db
        .insertInto('draft')
        .values({ id_hash: idHash, ...changing })
        .onConflict((conflict) => conflict.column('id_hash').doUpdateSet(changing))
        .execute(),
    );
  }

  protected override async row(idHash: string): Promise<DraftRow | undefined> {
    const row = await this.#database.run((db) =>
      db.selectFrom('draft').selectAll().where('id_hash', '=', idHash).executeTakeFirst(),
    );
    return row && { idHash, data: row.data, savedAt: row.saved_at };
  }

  protected override async delete(idHash: string): Promise<void> {
    await this.#database.run((db) => db.deleteFrom('draft').where('id_hash', '=', idHash).execute());
  }

  protected override async deleteUntil(savedAt: number): Promise<void> {
    await this.#database.run((db) => db.deleteFrom('draft').where('saved_at', '<=', savedAt).execute());
  }
}
