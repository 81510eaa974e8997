import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import {
  derivedFrom,
  openText,
  type Resealing,
  sealText,
  type VaultDatabase,
  type VaultRow,
} from '@samspar/vault-database';

const SEALING = 'samspar drafts';
const LISTING = 'samspar drafts owner';

/** How long a draft is kept after it was last saved, in milliseconds. */
export const DRAFT_KEPT_MS = 30 * 86_400_000;

export type Draft = Readonly<{ text: string; savedAt: number }>;

const digestOf = (key: KeyObject, owner: string): string =>
  createHmac('sha256', key).update(owner).digest('base64url');

/** What stands in the row: it tells neither whose a draft is, nor which. */
const hashOf = (owner: string, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([owner, id]))
    .digest('base64url');

/**
 * What users have typed in forms and not sent yet, kept where the vault is, sealed, for 30 days: nothing older is found, and `sweep`
 * deletes it. Each draft is its owner's alone. Rejects with `VaultUnavailable` as the vault does, and with `SealBroken` where a row is not as it was stored.
 */
export class Drafts {
  readonly #database: VaultDatabase;
  readonly #sealing: KeyObject;
  readonly #marking: KeyObject;
  /** Makes the digest by which an owner's own drafts are found; it is empty in rows of earlier versions. */
  readonly #listing: KeyObject;
  readonly #clock: () => number;

  constructor(database: VaultDatabase, clock: () => number) {
    this.#database = database;
    this.#sealing = database.derivedKey(SEALING);
    this.#marking = database.derivedKey('samspar drafts mark');
    this.#listing = database.derivedKey(LISTING);
    this.#clock = clock;
  }

  /** Keeps the text of a user's draft in place of what she had kept of it; saved now, unless it was saved before. */
  async keep(owner: string, id: string, text: string, savedAt = this.#clock()): Promise<void> {
    const idHash = hashOf(owner, id);
    await this.#database.change(
      `INSERT INTO draft (id_hash, owner_hash, data, saved_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id_hash) DO UPDATE SET (owner_hash, data, saved_at) = (excluded.owner_hash, excluded.data, excluded.saved_at)`,
      idHash,
      digestOf(this.#listing, owner),
      sealText(this.#sealing, text, idHash),
      savedAt,
    );
  }

  /** Undefined where there is none, or it is too old. */
  async find(owner: string, id: string): Promise<Draft | undefined> {
    const [row] = await this.#database.select(
      'SELECT * FROM draft WHERE id_hash = $1 AND saved_at > $2',
      hashOf(owner, id),
      this.#oldest,
    );
    return row && this.#opened(row);
  }

  /** All of a user's drafts that are not too old, the last saved first. */
  async of(owner: string): Promise<readonly Draft[]> {
    const rows = await this.#database.select(
      'SELECT * FROM draft WHERE owner_hash = $1 AND saved_at > $2 ORDER BY saved_at DESC, id_hash',
      digestOf(this.#listing, owner),
      this.#oldest,
    );
    return rows.map((row) => this.#opened(row));
  }

  async remove(owner: string, id: string): Promise<void> {
    await this.#database.change('DELETE FROM draft WHERE id_hash = $1', hashOf(owner, id));
  }

  /** Deletes those, whoever's they are, whose text is one of these. */
  async removeThose(isOne: (text: string) => boolean): Promise<void> {
    for await (const { rows } of this.#database.rows(['draft'])) {
      const ids = rows.filter((row) => isOne(this.#opened(row).text)).map((row) => String(row['id_hash']));
      await this.#database.change('DELETE FROM draft WHERE id_hash = ANY($1)', ids);
    }
  }

  /** Deletes what is too old by now. */
  async sweep(): Promise<void> {
    await this.#database.change('DELETE FROM draft WHERE saved_at <= $1', this.#oldest);
  }

  /** How drafts are sealed by another master key, and found by their owners, who are users. */
  resealing(masterKey: KeyObject): Resealing {
    const [sealing, listing] = [derivedFrom(masterKey, SEALING), derivedFrom(masterKey, LISTING)];
    return {
      reads: [['SELECT * FROM draft'], ['SELECT user_id FROM staff']],
      changes: ([drafts = [], users = []]) => {
        const owners = new Map(
          users.map(({ user_id: user }) => [
            digestOf(this.#listing, String(user)),
            digestOf(listing, String(user)),
          ]),
        );
        return drafts.map((row) => {
          const idHash = String(row['id_hash']);
          return [
            'UPDATE draft SET owner_hash = $1, data = $2 WHERE id_hash = $3',
            owners.get(String(row['owner_hash'])) ?? '',
            sealText(sealing, this.#opened(row).text, idHash),
            idHash,
          ];
        });
      },
    };
  }

  /** A mark that a form carries to say whose it is, also when the session has ended; nobody else can make one. */
  markOf(owner: string): string {
    return `${owner}.${digestOf(this.#marking, owner)}`;
  }

  /** The owner that a mark names; undefined where it is not one of ours. */
  ownerOf(mark: string): string | undefined {
    const at = mark.lastIndexOf('.');
    const owner = mark.slice(0, Math.max(at, 0));
    const given = Buffer.from(mark.slice(at + 1));
    const expected = Buffer.from(digestOf(this.#marking, owner));
    return given.length === expected.length && timingSafeEqual(given, expected) ? owner : undefined;
  }

  /** What was saved then or before is too old. */
  get #oldest(): number {
    return this.#clock() - DRAFT_KEPT_MS;
  }

  #opened(row: VaultRow): Draft {
    return {
      text: openText(this.#sealing, String(row['data']), String(row['id_hash'])),
      savedAt: Number(row['saved_at']),
    };
  }
}
