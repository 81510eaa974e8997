import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { openText, sealText } from './sealing.js';

/** How long a draft is kept after it was last saved, in milliseconds. */
export const DRAFT_KEPT_MS = 30 * 86_400_000;

/** What is stored of a draft. */
export type DraftRow = Readonly<{
  /** SHA-256 of owner and id, as base64url: the row tells neither. */
  idHash: string;
  /** Keyed digest of the owner, by which her own drafts are found; empty in rows of earlier versions. */
  ownerHash: string;
  /** Sealed; only its own row opens it. */
  data: string;
  /** Milliseconds since the epoch. */
  savedAt: number;
}>;

export type Draft = Readonly<{ text: string; savedAt: number }>;

const derivedKey = (masterKey: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));

const hashOf = (owner: string, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([owner, id]))
    .digest('base64url');

/**
 * What users have typed in forms and not sent yet, kept where the vault is, sealed, for 30 days: nothing older is found, and `sweep`
 * deletes it. Each draft is its owner's alone. Rejects with `VaultUnavailable` as the vault does, and with `SealBroken` where a row is not as it was stored.
 */
export abstract class Drafts {
  readonly #sealing: KeyObject;
  readonly #marking: KeyObject;
  readonly #listing: KeyObject;
  readonly #clock: () => number;

  protected constructor(masterKey: KeyObject, clock: () => number) {
    this.#sealing = derivedKey(masterKey, 'samspar drafts');
    this.#marking = derivedKey(masterKey, 'samspar drafts mark');
    this.#listing = derivedKey(masterKey, 'samspar drafts owner');
    this.#clock = clock;
  }

  /** Inserts the row, or replaces the one there is. */
  protected abstract put(row: DraftRow): Promise<void>;
  protected abstract row(idHash: string): Promise<DraftRow | undefined>;
  /** Those of an owner that were saved later than that, the last first. */
  protected abstract rowsOf(ownerHash: string, savedAfter: number): Promise<readonly DraftRow[]>;
  protected abstract delete(idHash: string): Promise<void>;
  /** Deletes what was saved at that moment or before (milliseconds since the epoch). */
  protected abstract deleteUntil(savedAt: number): Promise<void>;

  /** Keeps the text of a user's draft in place of what she had kept of it; saved now, unless it was saved before. */
  async keep(owner: string, id: string, text: string, savedAt = this.#clock()): Promise<void> {
    const idHash = hashOf(owner, id);
    const data = sealText(this.#sealing, text, idHash);
    await this.put({ idHash, ownerHash: this.#digest(this.#listing, owner), data, savedAt });
  }

  /** Undefined where there is none, or it is too old. */
  async find(owner: string, id: string): Promise<Draft | undefined> {
    const row = await this.row(hashOf(owner, id));
    return row && row.savedAt > this.#oldest ? this.#opened(row) : undefined;
  }

  /** All of a user's drafts that are not too old, the last saved first. */
  async of(owner: string): Promise<readonly Draft[]> {
    const rows = await this.rowsOf(this.#digest(this.#listing, owner), this.#oldest);
    return rows.map((row) => this.#opened(row));
  }

  /** Deletes what is too old by now. */
  async sweep(): Promise<void> {
    await this.deleteUntil(this.#oldest);
  }

  async remove(owner: string, id: string): Promise<void> {
    await this.delete(hashOf(owner, id));
  }

  /** A mark that a form carries to say whose it is, also when the session has ended; nobody else can make one. */
  markOf(owner: string): string {
    return `${owner}.${this.#digest(this.#marking, owner)}`;
  }

  /** The owner that a mark names; undefined where it is not one of ours. */
  ownerOf(mark: string): string | undefined {
    const at = mark.lastIndexOf('.');
    const owner = mark.slice(0, Math.max(at, 0));
    const given = Buffer.from(mark.slice(at + 1));
    const expected = Buffer.from(this.#digest(this.#marking, owner));
    return given.length === expected.length && timingSafeEqual(given, expected) ? owner : undefined;
  }

  /** What was saved then or before is too old. */
  get #oldest(): number {
    return this.#clock() - DRAFT_KEPT_MS;
  }

  #opened({ idHash, data, savedAt }: DraftRow): Draft {
    return { text: openText(this.#sealing, data, idHash), savedAt };
  }

  #digest(key: KeyObject, owner: string): string {
    return createHmac('sha256', key).update(owner).digest('base64url');
  }
}
