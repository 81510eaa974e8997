import { hash } from 'node:crypto';
import type { Change, Resealing, VaultDatabase, VaultRow } from '@samspar/vault-database';
import { openedOrBroken, Seal } from './seal.js';

/** What was found; `keptAt`, when it was first kept, in milliseconds since the epoch. */
export type KeptBytes = Readonly<{ bytes: Buffer; keptAt: number }>;

/** What stands in the row: whoever reads it does not know the id. */
export const hashOf = (id: string): string => hash('sha256', id, 'base64url');

/**
 * What is kept of one kind, sealed, each under an id of its own until a moment that is said with it: nothing older is found, and
 * `sweep` deletes it. Rejects with `VaultUnavailable` as the vault does, and with `SealBroken` where a row is not as it was stored.
 */
export class Shelf {
  protected readonly database: VaultDatabase;
  protected readonly clock: () => number;
  readonly #table: string;
  readonly #seal: Seal;

  constructor(database: VaultDatabase, table: string, clock: () => number) {
    this.database = database;
    this.clock = clock;
    this.#table = table;
    this.#seal = new Seal(database, `samspar ${table}`);
  }

  /** Keeps it, in place of what stood under its id, until that moment (milliseconds since the epoch). */
  keep(id: string, contents: string | Uint8Array, until: number): Promise<void> {
    return this.#insert(id, contents, until, '(data, expires_at) = (excluded.data, excluded.expires_at)');
  }

  /** Keeps it where nothing stands under its id; what does stays, until that moment. */
  protected keepFirst(id: string, contents: Uint8Array, until: number): Promise<void> {
    return this.#insert(id, contents, until, 'expires_at = excluded.expires_at');
  }

  async #insert(id: string, contents: string | Uint8Array, until: number, again: string): Promise<void> {
    const idHash = hashOf(id);
    await this.database.changeAll((masterKey) => {
      const kept: Change = [
        `INSERT INTO ${this.#table} (id_hash, data, kept_at, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id_hash) DO UPDATE SET ${again}`,
        idHash,
        this.#seal.bytes(masterKey, contents, idHash),
        this.clock(),
        until,
      ];
      return [kept];
    });
  }

  /** Undefined where there is none, or its time is up. */
  find(id: string): Promise<KeptBytes | undefined> {
    return this.where('id_hash', hashOf(id));
  }

  async remove(id: string): Promise<void> {
    await this.database.change(`DELETE FROM ${this.#table} WHERE id_hash = $1`, hashOf(id));
  }

  /** Deletes what is one of these, or is not as it was stored. */
  async removeThose(isOne: (bytes: Buffer) => Promise<boolean>): Promise<void> {
    // One at a time: each may be a whole file.
    for (const { id_hash: id } of await this.database.select(`SELECT id_hash FROM ${this.#table}`)) {
      const [row] = await this.database.select(
        `SELECT id_hash, data, kept_at FROM ${this.#table} WHERE id_hash = $1`,
        String(id),
      );
      const kept = row && openedOrBroken(() => this.#opened(row));
      if (kept === 'broken' || (kept && (await isOne(kept.bytes))))
        await this.database.change(`DELETE FROM ${this.#table} WHERE id_hash = $1`, String(id));
    }
  }

  async sweep(): Promise<void> {
    await this.database.change(`DELETE FROM ${this.#table} WHERE expires_at <= $1`, this.clock());
  }

  protected async where(column: string, value: string): Promise<KeptBytes | undefined> {
    const [row] = await this.database.select(
      `SELECT id_hash, data, kept_at FROM ${this.#table} WHERE ${column} = $1 AND expires_at > $2`,
      value,
      this.clock(),
    );
    return row && this.#opened(row);
  }

  /** How what is kept is sealed by another master key, one at a time: it may be a whole file. */
  get resealing(): Resealing {
    return {
      table: this.#table,
      key: 'id_hash',
      page: 1,
      changes: (rows, next) =>
        rows.flatMap((row): readonly Change[] => {
          const [idHash, data] = [String(row['id_hash']), this.#bytesOf(row)];
          if (this.#seal.isUnder(next, data, idHash)) return [];
          const sealed = this.#seal.bytes(next, this.#seal.openBytes(data, idHash), idHash);
          return [[`UPDATE ${this.#table} SET data = $1 WHERE id_hash = $2`, sealed, idHash]];
        }),
    };
  }

  #opened(row: VaultRow): KeptBytes {
    return {
      bytes: this.#seal.openBytes(this.#bytesOf(row), String(row['id_hash'])),
      keptAt: Number(row['kept_at']),
    };
  }

  #bytesOf({ data }: VaultRow): Uint8Array {
    if (data instanceof Uint8Array) return data;
    throw new TypeError(`A row of ${this.#table} holds no bytes.`);
  }
}
