import type { KeyObject } from 'node:crypto';
import type { VaultDatabase } from './postgres-connection.js';
import { type SealedMember, Staff, type StaffRow } from './staff.js';

/** Who the users are, in the vault's PostgreSQL database. */
export class PostgresStaff extends Staff {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase, masterKey: KeyObject) {
    super(masterKey);
    this.#database = database;
  }

  protected override async put({ userId, externalHash, data }: StaffRow): Promise<boolean> {
    return this.#database.write(async (db) => {
      const other = await db
        .selectFrom('staff')
        .select('user_id')
        .where('external_hash', '=', externalHash)
        .where('user_id', '<>', userId)
        .executeTakeFirst();
      if (other) return false;
      const changing = { external_hash: externalHash, data };
      await db
        .insertInto('staff')
        .values({ user_id: userId, ...changing })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changing))
        .execute();
      return true;
    });
  }

  protected override async sealed(userIds: readonly string[]): Promise<readonly SealedMember[]> {
    return this.#database.run((db) =>
      db
        .selectFrom('staff')
        .select(['user_id as userId', 'data'])
        .where((eb) => eb('user_id', '=', eb.fn.any(eb.val([...userIds]))))
        .execute(),
    );
  }

  protected override async userOf(externalHash: string): Promise<string | undefined> {
    const row = await this.#database.run((db) =>
      db.selectFrom('staff').select('user_id').where('external_hash', '=', externalHash).executeTakeFirst(),
    );
    return row?.user_id;
  }

  protected override async delete(userId: string): Promise<void> {
    await this.#database.run((db) => db.deleteFrom('staff').where('user_id', '=', userId).execute());
  }
}
