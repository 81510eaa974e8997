import { createHmac, type KeyObject } from 'node:crypto';
import {
  derivedFrom,
  openText,
  type Resealing,
  SealBroken,
  sealText,
  type VaultDatabase,
  type VaultRow,
} from '@samspar/vault-database';

/** Who a user is: how the provider of the sign-in names her, for good, and her name. */
export type StaffMember = Readonly<{ issuer: string; externalId: string; name: string }>;

const SEALING = 'samspar staff';
const INDEX = 'samspar staff index';

const hashOf = (key: KeyObject, { issuer, externalId }: Pick<StaffMember, 'issuer' | 'externalId'>): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([issuer, externalId]))
    .digest('base64url');

/**
 * Who the users are, kept where the vault is: events know them by random ids alone. Rejects with `VaultUnavailable` as the vault
 * does, and with `SealBroken` where a row is not as it was stored.
 */
export class Staff {
  readonly #database: VaultDatabase;
  readonly #sealing: KeyObject;
  readonly #index: KeyObject;

  constructor(database: VaultDatabase) {
    this.#database = database;
    this.#sealing = database.derivedKey(SEALING);
    this.#index = database.derivedKey(INDEX);
  }

  /** Keeps who a user is, new or changed; false where that sign-in is another user's. */
  async keep(userId: string, member: StaffMember): Promise<boolean> {
    const changed = await this.#database.changeInTurn(
      `INSERT INTO staff (user_id, external_hash, data) SELECT $1, $2, $3
       WHERE NOT EXISTS (SELECT 1 FROM staff WHERE external_hash = $2 AND user_id <> $1)
       ON CONFLICT (user_id) DO UPDATE SET (external_hash, data) = (excluded.external_hash, excluded.data)`,
      userId,
      hashOf(this.#index, member),
      sealText(this.#sealing, JSON.stringify(member), userId),
    );
    return changed > 0;
  }

  /** The user with this sign-in; undefined where there is none. */
  async find(issuer: string, externalId: string): Promise<string | undefined> {
    const [row] = await this.#database.select(
      'SELECT user_id FROM staff WHERE external_hash = $1',
      hashOf(this.#index, { issuer, externalId }),
    );
    return row && String(row['user_id']);
  }

  /** Undefined where nothing is known of the user. */
  async memberOf(userId: string): Promise<StaffMember | undefined> {
    return (await this.membersOf([userId])).get(userId);
  }

  /** By user; one of whom nothing is known is left out. */
  async membersOf(userIds: readonly string[]): Promise<ReadonlyMap<string, StaffMember>> {
    const rows = await this.#database.select(
      'SELECT user_id, data FROM staff WHERE user_id = ANY($1)',
      userIds,
    );
    return new Map(rows.map((row) => [String(row['user_id']), this.#opened(row)]));
  }

  /** Deletes who a user is; her events stay, with a random id that leads to nobody. */
  async forget(userId: string): Promise<void> {
    await this.#database.change('DELETE FROM staff WHERE user_id = $1', userId);
  }

  /** How who the users are is sealed by another master key. */
  resealing(masterKey: KeyObject): Resealing {
    const [sealing, index] = [derivedFrom(masterKey, SEALING), derivedFrom(masterKey, INDEX)];
    return {
      reads: [['SELECT user_id, data FROM staff']],
      changes: ([rows = []]) =>
        rows.map((row) => {
          const member = this.#opened(row);
          const userId = String(row['user_id']);
          return [
            'UPDATE staff SET external_hash = $1, data = $2 WHERE user_id = $3',
            hashOf(index, member),
            sealText(sealing, JSON.stringify(member), userId),
            userId,
          ];
        }),
    };
  }

  /** Tries every row: the first that does not open, in a sentence that names no person. */
  async fault(): Promise<string | undefined> {
    for await (const { rows } of this.#database.rows(['staff']))
      for (const row of rows)
        try {
          this.#opened(row);
        } catch (error) {
          if (!(error instanceof SealBroken)) throw error;
          return `Uppgifterna om användaren ${String(row['user_id'])} i valvet går inte att läsa.`;
        }
    return undefined;
  }

  #opened(row: VaultRow): StaffMember {
    return JSON.parse(openText(this.#sealing, String(row['data']), String(row['user_id'])));
  }
}
