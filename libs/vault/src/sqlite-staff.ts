import type { KeyObject } from 'node:crypto';
import { type SealedMember, Staff, type StaffRow } from './staff.js';
import type { VaultFile } from './vault-file.js';

/** Who the users are, in the vault's file. */
export class SqliteStaff extends Staff {
  readonly #file: VaultFile;

  constructor(file: VaultFile, masterKey: KeyObject) {
    super(masterKey);
    this.#file = file;
  }

  protected override async put({ userId, externalHash, data }: StaffRow): Promise<boolean> {
    const changed = this.#file.write(
      `INSERT INTO staff (user_id, external_hash, data) SELECT ?1, ?2, ?3
       WHERE NOT EXISTS (SELECT 1 FROM staff WHERE external_hash = ?2 AND user_id <> ?1)
       ON CONFLICT (user_id) DO UPDATE SET (external_hash, data) = (excluded.external_hash, excluded.data)`,
      userId,
      externalHash,
      data,
    );
    return changed > 0;
  }

  protected override async sealed(userIds: readonly string[]): Promise<readonly SealedMember[]> {
    return this.#file.read('SELECT data FROM staff WHERE user_id = ?', (statement) =>
      userIds.flatMap((userId) => {
        const row = statement.get(userId);
        return row ? [{ userId, data: String(row['data']) }] : [];
      }),
    );
  }

  protected override async userOf(externalHash: string): Promise<string | undefined> {
    const row = this.#file.read('SELECT user_id FROM staff WHERE external_hash = ?', (statement) =>
      statement.get(externalHash),
    );
    return row && String(row['user_id']);
  }

  protected override async delete(userId: string): Promise<void> {
    this.#file.write('DELETE FROM staff WHERE user_id = ?', userId);
  }
}
