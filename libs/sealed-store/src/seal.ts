import type { KeyObject } from 'node:crypto';
import {
  decrypt,
  encrypt,
  isUnder,
  type KeyRing,
  openText,
  SealBroken,
  sealText,
  type VaultDatabase,
} from '@samspar/vault-database';

/** Seals for one purpose alone, under a key of the master key's; opens what was sealed under any master key that is known. */
export class Seal {
  readonly #keys: KeyRing;
  readonly #purpose: string;

  constructor({ keys }: VaultDatabase, purpose: string) {
    this.#keys = keys;
    this.#purpose = purpose;
  }

  bytes(masterKey: KeyObject, contents: string | Uint8Array, bound: string): Buffer {
    return encrypt(this.under(masterKey), contents, bound);
  }

  openBytes(sealed: Uint8Array, bound: string): Buffer {
    return this.#keys.open((masterKey) => decrypt(this.under(masterKey), sealed, bound));
  }

  isUnder(masterKey: KeyObject, sealed: Uint8Array, bound: string): boolean {
    return isUnder(this.under(masterKey), sealed, bound);
  }

  text(masterKey: KeyObject, text: string, bound: string, version?: string): string {
    return sealText(this.under(masterKey), text, bound, version);
  }

  openText(sealed: string, bound: string, version?: string): string {
    return this.#keys.open((masterKey) => openText(this.under(masterKey), sealed, bound, version));
  }

  /** The text of a row that is bound to all that it says; one of an earlier version to its id alone. */
  openRow(sealed: string, id: string, bound: string): string {
    return sealed.startsWith(WHOLE_ROW) ? this.openText(sealed, bound, WHOLE_ROW) : this.openText(sealed, id);
  }

  isTextUnder(masterKey: KeyObject, sealed: string, bound: string, version: string): boolean {
    return (
      sealed.startsWith(version) &&
      this.isUnder(masterKey, Buffer.from(sealed.slice(version.length), 'base64url'), bound)
    );
  }

  under(masterKey: KeyObject): KeyObject {
    return this.#keys.derived(masterKey, this.#purpose);
  }
}

/** Marks a text that is bound to all that its row says of whose it is; up to 0.2.0 it is bound to the row's id alone (`v1.`). */
export const WHOLE_ROW = 'v2.';

/** What is opened, unless it is not as it was stored. */
export const openedOrBroken = <Opened>(open: () => Opened): Opened | 'broken' => {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) return 'broken';
    throw error;
  }
};
