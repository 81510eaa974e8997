import type { KeyObject } from 'node:crypto';
import { newWrappedKey, unwrapKey, type VaultDatabase, type VaultRow } from '@samspar/vault-database';
import { bytesOf } from './entries.js';
import type { DigestPurpose } from './participant.js';

type KeyPurpose = DigestPurpose | 'index';

/** What a key of an association's is bound to. */
export const keyPlace = (association: string, purpose: string): string => `${purpose}/${association}`;

/** Keys of the associations' own, one for each purpose, made when they are first needed; what wraps them may be renewed, they are not. */
export class AssociationKeys {
  readonly #database: VaultDatabase;
  readonly #masterKey: KeyObject;
  readonly #held = new Map<string, KeyObject>();

  constructor(database: VaultDatabase, masterKey: KeyObject) {
    this.#database = database;
    this.#masterKey = masterKey;
  }

  async of(association: string, purpose: KeyPurpose): Promise<KeyObject> {
    const present = await this.present(association, purpose);
    if (present) return present;
    const { wrapped } = newWrappedKey(this.#masterKey, keyPlace(association, purpose));
    await this.#database.change(
      'INSERT INTO association_key (association, purpose, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      association,
      purpose,
      wrapped,
    );
    // The key that stands: another server may have kept one first.
    return this.of(association, purpose);
  }

  /** Undefined where none has been needed yet. */
  async present(association: string, purpose: KeyPurpose): Promise<KeyObject | undefined> {
    const held = this.#held.get(keyPlace(association, purpose));
    if (held) return held;
    const [row] = await this.#database.select(
      'SELECT * FROM association_key WHERE association = $1 AND purpose = $2',
      association,
      purpose,
    );
    const key = row && this.unwrapped(row);
    if (key) this.#held.set(keyPlace(association, purpose), key);
    return key;
  }

  /** The key of a row. Throws `VaultUnavailable` where it is damaged. */
  unwrapped(row: VaultRow): KeyObject {
    const bound = keyPlace(String(row['association']), String(row['purpose']));
    return unwrapKey(this.#masterKey, bytesOf(row['wrapped']), bound);
  }
}
