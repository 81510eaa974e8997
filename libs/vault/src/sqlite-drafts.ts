import type { KeyObject } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import { type DraftRow, Drafts } from './drafts.js';
import type { VaultFile } from './vault-file.js';

const draftRow = (row: Record<string, SQLOutputValue>): DraftRow => ({
  idHash: String(row['id_hash']),
  ownerHash: String(row['owner_hash']),
  data: String(row['data']),
  savedAt: Number(row['saved_at']),
});

/** Drafts in the vault's file. */
export class SqliteDrafts extends Drafts {
  readonly #file: VaultFile;

  constructor(file: VaultFile, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#file = file;
  }

  protected override async put({ idHash, ownerHash, data, savedAt }: DraftRow): Promise<void> {
    this.#file.write(
      `INSERT INTO draft (id_hash, owner_hash, data, saved_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id_hash) DO UPDATE SET (owner_hash, data, saved_at) = (excluded.owner_hash, excluded.data, excluded.saved_at)`,
      idHash,
      ownerHash,
      data,
      savedAt,
    );
  }

  protected override async row(idHash: string): Promise<DraftRow | undefined> {
    const row = this.#file.read('SELECT * FROM draft WHERE id_hash = ?', (statement) =>
      statement.get(idHash),
    );
    return row && draftRow(row);
  }

  protected override async rowsOf(ownerHash: string, savedAfter: number): Promise<readonly DraftRow[]> {
    return this.#file
      .read(
        'SELECT * FROM draft WHERE owner_hash = ? AND saved_at > ? ORDER BY saved_at DESC, id_hash',
        (statement) => statement.all(ownerHash, savedAfter),
      )
      .map(draftRow);
  }

  protected override async delete(idHash: string): Promise<void> {
    this.#file.write('DELETE FROM draft WHERE id_hash = ?', idHash);
  }

  protected override async deleteUntil(savedAt: number): Promise<void> {
    this.#file.write('DELETE FROM draft WHERE saved_at <= ?', savedAt);
  }
}
