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
  /** SHA-256 of owner and form, as base64url: the row tells neither. */
  idHash: string;
  /** Sealed; only its own row opens it. */
  data: string;
  /** Milliseconds since the epoch. */
  savedAt: number;
}>;

export type Draft = Readonly<{ text: string; savedAt: number }>;

const derivedKey = (masterKey: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));

const hashOf = (owner: string, form: string): string =>
  createHash('sha256')
    .update(JSON.stringify([owner, form]))
    .digest('base64url');

/**
 * What users have typed in forms and not sent yet, kept where the vault is, sealed, for 30 days: nothing older is found, and `sweep`
 * deletes it. Each draft is its owner's alone. Rejects with `VaultUnavailable` as the vault does, and with `SealBroken` where a row is not as it was stored.
 */
export abstract class Drafts {
  readonly #sealing: KeyObject;
  readonly #marking: KeyObject;
  readonly #clock: () => number;

  protected constructor(masterKey: KeyObject, clock: () => number) {
    this.#sealing = derivedKey(masterKey, 'samspar drafts');
    this.#marking = derivedKey(masterKey, 'samspar drafts mark');
    this.#clock = clock;
  }

  /** Inserts the row, or replaces the one there is. */
  protected abstract put(row: DraftRow): Promise<void>;
  protected abstract row(idHash: string): Promise<DraftRow | undefined>;
  protected abstract delete(idHash: string): Promise<void>;
  /** Deletes what was saved at that moment or before (milliseconds since the epoch). */
  protected abstract deleteUntil(savedAt: number): Promise<void>;

  /** Keeps the text of a user's form in place of what she had kept of it. */
  async keep(owner: string, form: string, text: string): Promise<void> {
    const idHash = hashOf(owner, form);
    await this.put({ idHash, data: sealText(this.#sealing, text, idHash), savedAt: this.#clock() });
  }

  /** Undefined where there is none, or it is too old. */
  async find(owner: string, form: string): Promise<Draft | undefined> {
    const row = await this.row(hashOf(owner, form));
    if (!row || row.savedAt <= this.#clock() - DRAFT_KEPT_MS) return undefined;
    return { text: openText(this.#sealing, row.data, row.idHash), savedAt: row.savedAt };
  }

  /** Deletes what is too old by now. */
  async sweep(): Promise<void> {
    await this.deleteUntil(this.#clock() - DRAFT_KEPT_MS);
  }

  async remove(owner: string, form: string): Promise<void> {
    await this.delete(hashOf(owner, form));
  }

  /** A mark that a form carries to say whose it is, also when the session has ended; nobody else can make one. */
  markOf(owner: string): string {
    return `${owner}.${this.#digest(owner)}`;
  }

  /** The owner that a mark names; undefined where it is not one of ours. */
  ownerOf(mark: string): string | undefined {
    const at = mark.lastIndexOf('.');
    const owner = mark.slice(0, Math.max(at, 0));
    const given = Buffer.from(mark.slice(at + 1));
    const expected = Buffer.from(this.#digest(owner));
    return given.length === expected.length && timingSafeEqual(given, expected) ? owner : undefined;
  }

  #digest(owner: string): string {
    return createHmac('sha256', this.#marking).update(owner).digest('base64url');
  }
}
