import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { type DraftRow, Drafts } from './drafts.js';
import { vaultFailure } from './vault-file.js';

const draftRow = (row: Record<string, SQLOutputValue>): DraftRow => ({
  idHash: String(row['id_hash']),
  ownerHash: String(row['owner_hash']),
  data: String(row['data']),
  savedAt: Number(row['saved_at']),
});

/** Drafts in the vault's file. */
export class SqliteDrafts extends Drafts {
  readonly #database: DatabaseSync;
  readonly #file: string;

  constructor(database: DatabaseSync, file: string, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#database = database;
    this.#file = file;
  }

  protected override async put({ idHash, ownerHash, data, savedAt }: DraftRow): Promise<void> {
    this.#prepared(
      `INSERT INTO draft (id_hash, owner_hash, data, saved_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id_hash) DO UPDATE SET (owner_hash, data, saved_at) = (excluded.owner_hash, excluded.data, excluded.saved_at)`,
      (statement) => statement.run(idHash, ownerHash, data, savedAt),
    );
  }

  protected override async row(idHash: string): Promise<DraftRow | undefined> {
    const row = this.#prepared('SELECT * FROM draft WHERE id_hash = ?', (statement) => statement.get(idHash));
    return row && draftRow(row);
  }

  protected override async rowsOf(ownerHash: string, savedAfter: number): Promise<readonly DraftRow[]> {
    return this.#prepared(
      'SELECT * FROM draft WHERE owner_hash = ? AND saved_at > ? ORDER BY saved_at DESC, id_hash',
      (statement) => statement.all(ownerHash, savedAfter),
    ).map(draftRow);
  }

  protected override async delete(idHash: string): Promise<void> {
    this.#prepared('DELETE FROM draft WHERE id_hash = ?', (statement) => statement.run(idHash));
  }

  protected override async deleteUntil(savedAt: number): Promise<void> {
    this.#prepared('DELETE FROM draft WHERE saved_at <= ?', (statement) => statement.run(savedAt));
  }

  #prepared<Result>(sql: string, use: (statement: StatementSync) => Result): Result {
    try {
      return use(this.#database.prepare(sql));
    } catch (error) {
      throw vaultFailure(this.#file, error);
    }
  }
}
