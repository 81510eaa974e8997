import { createHmac, type KeyObject } from 'node:crypto';
import {
  type Change,
  type Resealing,
  SealBroken,
  type Statement,
  type VaultDatabase,
  type VaultRow,
} from '@samspar/vault-database';
import { Seal } from './seal.js';

/** Who a user is: how the provider of the sign-in names her, for good, and her name. */
export type StaffMember = Readonly<{ issuer: string; externalId: string; name: string }>;

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
  readonly #seal: Seal;
  readonly #index: Seal;

  constructor(database: VaultDatabase) {
    this.#database = database;
    this.#seal = new Seal(database, 'samspar staff');
    this.#index = new Seal(database, 'samspar staff index');
  }

  /** Keeps who a user is, new or changed; false where that sign-in is another user's. */
  async keep(userId: string, member: StaffMember): Promise<boolean> {
    const others = (): readonly [Statement] => [
      [
        'SELECT 1 FROM staff WHERE external_hash = ANY($1) AND user_id <> $2',
        this.#hashesOf(member, this.#database.keys.known),
        userId,
      ],
    ];
    return this.#database.inTurn(others, ([found = []], masterKey) => {
      const kept: Change = [
        `INSERT INTO staff (user_id, external_hash, data) VALUES ($1, $2, $3)
         ON CONFLICT (user_id) DO UPDATE SET (external_hash, data) = (excluded.external_hash, excluded.data)`,
        userId,
        hashOf(this.#index.under(masterKey), member),
        this.#seal.text(masterKey, JSON.stringify(member), userId),
      ];
      const isFree = found.length === 0;
      return { result: isFree, changes: isFree ? [kept] : [] };
    });
  }

  /** The user with this sign-in; undefined where there is none. */
  async find(issuer: string, externalId: string): Promise<string | undefined> {
    const [row] = await this.#database.byKeys((keys) =>
      this.#database.select(
        'SELECT user_id FROM staff WHERE external_hash = ANY($1)',
        this.#hashesOf({ issuer, externalId }, keys),
      ),
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
  get resealing(): Resealing {
    return {
      table: 'staff',
      key: 'user_id',
      page: 200,
      changes: (rows, next) =>
        rows.flatMap((row): readonly Change[] => {
          const [userId, member] = [String(row['user_id']), this.#opened(row)];
          const hash = hashOf(this.#index.under(next), member);
          if (row['external_hash'] === hash) return [];
          const sealed = this.#seal.text(next, JSON.stringify(member), userId);
          return [
            ['UPDATE staff SET external_hash = $1, data = $2 WHERE user_id = $3', hash, sealed, userId],
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
    return JSON.parse(this.#seal.openText(String(row['data']), String(row['user_id'])));
  }

  #hashesOf(
    whose: Pick<StaffMember, 'issuer' | 'externalId'>,
    keys: readonly KeyObject[],
  ): readonly string[] {
    return keys.map((key) => hashOf(this.#index.under(key), whose));
  }
}
