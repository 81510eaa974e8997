import type { KeyObject } from 'node:crypto';
import { type DraftRow, Drafts } from './drafts.js';
import type { VaultDatabase } from './postgres-connection.js';
import type { Tables } from './postgres-schema.js';

const draftRow = ({ id_hash, owner_hash, data, saved_at }: Tables['draft']): DraftRow => ({
  idHash: id_hash,
  ownerHash: owner_hash,
  data,
  savedAt: saved_at,
});

/** Drafts in the vault's PostgreSQL database. */
export class PostgresDrafts extends Drafts {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#database = database;
  }

  protected override async put({ idHash, ownerHash, data, savedAt }: DraftRow): Promise<void> {
    const changing = { owner_hash: ownerHash, data, saved_at: savedAt };
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
    return row && draftRow(row);
  }

  protected override async rowsOf(ownerHash: string, savedAfter: number): Promise<readonly DraftRow[]> {
    const rows = await this.#database.run((db) =>
      db
        .selectFrom('draft')
        .selectAll()
        .where('owner_hash', '=', ownerHash)
        .where('saved_at', '>', savedAfter)
        .orderBy('saved_at', 'desc')
        .orderBy('id_hash')
        .execute(),
    );
    return rows.map(draftRow);
  }

  protected override async delete(idHash: string): Promise<void> {
    await this.#database.run((db) => db.deleteFrom('draft').where('id_hash', '=', idHash).execute());
  }

  protected override async deleteUntil(savedAt: number): Promise<void> {
    await this.#database.run((db) => db.deleteFrom('draft').where('saved_at', '<=', savedAt).execute());
  }
}
