import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Change, Resealing, VaultDatabase, VaultRow } from '@samspar/vault-database';
import { openedOrBroken, Seal, WHOLE_ROW } from './seal.js';

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

/** What a draft is bound to: it opens in no other row, and in none that says it is another's. */
const bound = (idHash: string, ownerHash: string): string => `${idHash} ${ownerHash}`;

/**
 * What users have typed in forms and not sent yet, kept where the vault is, sealed, for 30 days: nothing older is found, and `sweep`
 * deletes it. Each draft is its owner's alone. Rejects with `VaultUnavailable` as the vault does, and with `SealBroken` where a row is not as it was stored.
 */
export class Drafts {
  readonly #database: VaultDatabase;
  readonly #seal: Seal;
  readonly #marking: Seal;
  /** Makes the digest by which an owner's own drafts are found; it is empty in rows of earlier versions. */
  readonly #listing: Seal;
  readonly #clock: () => number;

  constructor(database: VaultDatabase, clock: () => number) {
    this.#database = database;
    this.#seal = new Seal(database, 'samspar drafts');
    this.#marking = new Seal(database, 'samspar drafts mark');
    this.#listing = new Seal(database, 'samspar drafts owner');
    this.#clock = clock;
  }

  /** Keeps the text of a user's draft in place of what she had kept of it; saved now, unless it was saved before. */
  async keep(owner: string, id: string, text: string, savedAt = this.#clock()): Promise<void> {
    const idHash = hashOf(owner, id);
    await this.#database.changeAll((masterKey) => {
      const ownerHash = digestOf(this.#listing.under(masterKey), owner);
      const kept: Change = [
        `INSERT INTO draft (id_hash, owner_hash, data, saved_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id_hash) DO UPDATE SET (owner_hash, data, saved_at) = (excluded.owner_hash, excluded.data, excluded.saved_at)`,
        idHash,
        ownerHash,
        this.#seal.text(masterKey, text, bound(idHash, ownerHash), WHOLE_ROW),
        savedAt,
      ];
      return [kept];
    });
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
    const rows = await this.#database.byKeys((keys) =>
      this.#database.select(
        'SELECT * FROM draft WHERE owner_hash = ANY($1) AND saved_at > $2 ORDER BY saved_at DESC, id_hash',
        keys.map((key) => digestOf(this.#listing.under(key), owner)),
        this.#oldest,
      ),
    );
    return rows.map((row) => this.#opened(row));
  }

  async remove(owner: string, id: string): Promise<void> {
    await this.#database.change('DELETE FROM draft WHERE id_hash = $1', hashOf(owner, id));
  }

  /** Deletes those, whoever's they are, whose text is one of these, or that are not as they were stored. */
  async removeThose(isOne: (text: string) => boolean): Promise<void> {
    for await (const { rows } of this.#database.rows(['draft'])) {
      const ids = rows
        .filter((row) => {
          const draft = openedOrBroken(() => this.#opened(row));
          return draft === 'broken' || isOne(draft.text);
        })
        .map((row) => String(row['id_hash']));
      await this.#database.change('DELETE FROM draft WHERE id_hash = ANY($1)', ids);
    }
  }

  async sweep(): Promise<void> {
    await this.#database.change('DELETE FROM draft WHERE saved_at <= $1', this.#oldest);
  }

  /** How drafts are sealed by another master key, and found by their owners, who are users. */
  get resealing(): Resealing {
    return {
      table: 'draft',
      key: 'id_hash',
      page: 50,
      reads: [['SELECT user_id FROM staff']],
      changes: (rows, next, [users = []]) => {
        const under = (key: KeyObject, { user_id: user }: VaultRow) =>
          digestOf(this.#listing.under(key), String(user));
        const owners = new Map(
          users.flatMap((user) =>
            this.#database.keys.known.map((key) => [under(key, user), under(next, user)] as const),
          ),
        );
        return rows.flatMap((row): readonly Change[] => {
          const [idHash, ownerHash] = [String(row['id_hash']), String(row['owner_hash'])];
          const hash = owners.get(ownerHash) ?? '';
          if (hash !== '' && hash === ownerHash) return [];
          const sealed = this.#seal.text(next, this.#opened(row).text, bound(idHash, hash), WHOLE_ROW);
          return [['UPDATE draft SET owner_hash = $1, data = $2 WHERE id_hash = $3', hash, sealed, idHash]];
        });
      },
    };
  }

  /** A mark that a form carries to say whose it is, also when the session has ended; nobody else can make one. */
  markOf(owner: string): string {
    return `${owner}.${digestOf(this.#marking.under(this.#database.keys.current), owner)}`;
  }

  /** The owner that a mark names; undefined where it is not one of ours. */
  ownerOf(mark: string): string | undefined {
    const at = mark.lastIndexOf('.');
    const owner = mark.slice(0, Math.max(at, 0));
    const given = Buffer.from(mark.slice(at + 1));
    const isMadeWith = (key: KeyObject): boolean => {
      const expected = Buffer.from(digestOf(this.#marking.under(key), owner));
      return given.length === expected.length && timingSafeEqual(given, expected);
    };
    return this.#database.keys.known.some(isMadeWith) ? owner : undefined;
  }

  /** What was saved then or before is too old. */
  get #oldest(): number {
    return this.#clock() - DRAFT_KEPT_MS;
  }

  #opened(row: VaultRow): Draft {
    const [idHash, sealed] = [String(row['id_hash']), String(row['data'])];
    return {
      text: this.#seal.openRow(sealed, idHash, bound(idHash, String(row['owner_hash']))),
      savedAt: Number(row['saved_at']),
    };
  }
}
