import type { KeyObject } from 'node:crypto';
import {
  type KeyRing,
  newWrappedKey,
  type Statement,
  unwrapKey,
  type VaultDatabase,
  type VaultRow,
} from '@samspar/vault-database';
import { bytesOf } from './entries.js';
import type { DigestPurpose } from './participant.js';

/** The key of an association's index of numbers, and the one that is to come in its place. */
const INDEX = 'index';
export const NEXT_INDEX = 'index.next';

type KeyPurpose = DigestPurpose | typeof INDEX;

/** What a key of an association's is bound to; the next one of the index as it will be called. */
export const keyPlace = (association: string, purpose: string): string =>
  `${purpose === NEXT_INDEX ? INDEX : purpose}/${association}`;

const rowsOf = (associations: readonly string[]): Statement => [
  'SELECT * FROM association_key WHERE association = ANY($1) ORDER BY association, purpose',
  associations,
];

const saidBy = (rows: readonly VaultRow[]): string =>
  rows
    .map(({ purpose, wrapped }) => `${String(purpose)} ${Buffer.from(bytesOf(wrapped)).toString('base64')}`)
    .join();

type Held = Readonly<{ said: string; keys: ReadonlyMap<string, KeyObject> }>;

/**
 * Keys of the associations' own, one for each purpose, made when they are first needed. That of rows stands for good, for what it has
 * hashed lies in the log; that of files until the next erasure; that of the index is renewed with the master key, and while it is there are two.
 */
export class AssociationKeys {
  readonly #database: VaultDatabase;
  readonly #held = new Map<string, Held>();

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  async of(association: string, purpose: KeyPurpose): Promise<KeyObject> {
    const present = (this.#held.get(association) ?? (await this.#read(association))).keys.get(purpose);
    if (present) return present;
    await this.#database.changeAll((masterKey) => {
      const { wrapped } = newWrappedKey(masterKey, keyPlace(association, purpose));
      // The key that stands: another request, or another server, may have kept one first.
      const rows = [{ association, purpose, wrapped }];
      return [{ table: 'association_key', rows, leavesPresent: true }];
    });
    await this.#read(association);
    return this.of(association, purpose);
  }

  /** The keys that a number may stand in the index under, the one that it is written under last; none where none has been needed yet. */
  async indexKeys(association: string): Promise<readonly KeyObject[]> {
    const { keys } = this.#held.get(association) ?? (await this.#read(association));
    return [INDEX, NEXT_INDEX].flatMap((purpose) => keys.get(purpose) ?? []);
  }

  /** Reads the keys as they are by now; true where they are not as they were held. */
  async haveChanged(association: string): Promise<boolean> {
    const before = this.#held.get(association)?.said ?? '';
    return (await this.#read(association)).said !== before;
  }

  /** Asks for the keys of these associations, in turn. */
  readonly reading = rowsOf;

  /** Whether the keys that were held are those of the rows that `reading` found; they are held from now on. */
  areThose(associations: readonly string[], rows: readonly VaultRow[]): boolean {
    const before = associations.map((association) => this.#held.get(association)?.said ?? '');
    const now = associations.map(
      (of) =>
        this.#hold(
          of,
          rows.filter(({ association }) => association === of),
        ).said,
    );
    return before.every((said, at) => said === now[at]);
  }

  /** The key of a row. Throws `VaultUnavailable` where it is damaged. */
  unwrapped(row: VaultRow): KeyObject {
    return unwrappedKey(this.#database.keys, row);
  }

  async #read(association: string): Promise<Held> {
    return this.#hold(association, await this.#database.select(...rowsOf([association])));
  }

  #hold(association: string, rows: readonly VaultRow[]): Held {
    const said = saidBy(rows);
    const before = this.#held.get(association);
    if (before?.said === said) return before;
    const held = { said, keys: new Map(rows.map((row) => [String(row['purpose']), this.unwrapped(row)])) };
    // Where there is none yet it is looked for again.
    if (rows.length > 0) this.#held.set(association, held);
    return held;
  }
}

export const unwrappedKey = (keys: KeyRing, row: VaultRow): KeyObject =>
  unwrapKey(keys, bytesOf(row['wrapped']), keyPlace(String(row['association']), String(row['purpose'])));
