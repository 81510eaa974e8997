import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type DraftRow, Drafts } from './drafts.js';
import { vaultFailure } from './vault-file.js';

/** Drafts in the vault's file. */
export class SqliteDrafts extends Drafts {
  readonly #database: DatabaseSync;
  readonly #file: string;

  constructor(database: DatabaseSync, file: string, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#database = database;
    this.#file = file;
  }

  protected override async put({ idHash, data, savedAt }: DraftRow): Promise<void> {
    this.#prepared(
      `INSERT INTO draft (id_hash, data, saved_at) VALUES (?, ?, ?)
       ON CONFLICT (id_hash) DO UPDATE SET (data, saved_at) = (excluded.data, excluded.saved_at)`,
      (statement) => statement.run(idHash, data, savedAt),
    );
  }

  protected override async row(idHash: string): Promise<DraftRow | undefined> {
    const row = this.#prepared('SELECT data, saved_at FROM draft WHERE id_hash = ?', (statement) =>
      statement.get(idHash),
    );
    return row && { idHash, data: String(row['data']), savedAt: Number(row['saved_at']) };
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
