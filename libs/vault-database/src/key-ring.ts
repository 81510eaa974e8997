import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { SealBroken, VaultUnavailable } from './failures.js';
import { type KeyState, midRenewal, opensKeyCheck, wrongMasterKey } from './key-check.js';
import { decrypt } from './sealing.js';

/** The master keys as they are given by now, 32 bytes each: the present one, and the one that is to come in its place. */
export type GivenKeys = () => readonly Buffer[];

/** A key for one purpose alone (HKDF-SHA-256): what is sealed for one purpose opens for no other. */
const derivedFrom = (masterKey: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));

/**
 * The master keys that this process knows. While the key is renewed there are two: what lies in the vault opens under either, and what the
 * vault says is written under the next. One that was given since is learnt where something opens under none that is known.
 */
export class KeyRing {
  readonly #given: GivenKeys;
  readonly #derived = new WeakMap<KeyObject, Map<string, KeyObject>>();
  #known: readonly KeyObject[] = [];
  #written: Readonly<{ check: Uint8Array; key: KeyObject }> | undefined;
  #isRenewed = false;

  constructor(given: GivenKeys) {
    this.#given = given;
    this.learn();
  }

  get known(): readonly KeyObject[] {
    return this.#known;
  }

  /** The key that was last written under. */
  get current(): KeyObject {
    if (!this.#written) throw new TypeError('No vault has been opened with these keys.');
    return this.#written.key;
  }

  /** Whether the vault was being put under another key when it was last written to. */
  get isRenewed(): boolean {
    return this.#isRenewed;
  }

  /** Asks again which keys there are; true where one was not known. Those that were known stay so. */
  learn(): boolean {
    const learnt = this.#given()
      .map((bytes) => createSecretKey(bytes))
      .filter((key) => !this.#known.some((known) => known.equals(key)));
    if (learnt.length > 0) this.#known = [...this.#known, ...learnt];
    return learnt.length > 0;
  }

  /** What comes of the first key that opens it. Throws `SealBroken` where none does. */
  open<Result>(attempt: (key: KeyObject) => Result): Result {
    const tried = new Set<KeyObject>();
    let broken: SealBroken | undefined;
    do {
      for (const key of this.#known.filter((known) => !tried.has(known)))
        try {
          tried.add(key);
          return attempt(key);
        } catch (error) {
          if (!(error instanceof SealBroken)) throw error;
          broken ??= error;
        }
    } while (this.learn());
    throw broken ?? new SealBroken('No master key is given.');
  }

  /** The key that is written under. Throws `VaultUnavailable`, which names the `vault`, where one that the vault needs is not given. */
  writing(state: KeyState, vault: string): KeyObject {
    this.#isRenewed = state.next !== null;
    const check = state.next ?? state.present;
    if (this.#written && Buffer.compare(this.#written.check, check) === 0) return this.#written.key;
    const present = this.#opening(state.present);
    const key = state.next ? this.#opening(state.next) : present;
    if (!present && !key) throw wrongMasterKey(vault);
    if (!present || !key) throw midRenewal(vault);
    this.#written = { check, key };
    return key;
  }

  derived(masterKey: KeyObject, purpose: string): KeyObject {
    const derived = this.#derived.get(masterKey) ?? new Map<string, KeyObject>();
    const key = derived.get(purpose) ?? derivedFrom(masterKey, purpose);
    this.#derived.set(masterKey, derived.set(purpose, key));
    return key;
  }

  #opening(check: Uint8Array): KeyObject | undefined {
    const find = () => this.#known.find((key) => opensKeyCheck(key, check));
    return find() ?? (this.learn() ? find() : undefined);
  }
}

/** Throws `VaultUnavailable` where the wrapped key is damaged. */
export const unwrapKey = (keys: KeyRing, wrapped: Uint8Array, bound: string): KeyObject => {
  try {
    return keys.open((masterKey) => createSecretKey(decrypt(masterKey, wrapped, bound)));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new VaultUnavailable(
      `Valvets nyckel till ${bound} är skadad: återställ valvet från en säkerhetskopia.`,
      {
        cause: error,
      },
    );
  }
};
