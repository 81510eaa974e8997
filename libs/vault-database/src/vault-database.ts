import type { KeyObject } from 'node:crypto';
import { VaultUnavailable } from './failures.js';
import { KEY_STATE, type KeyState, keyStateOf, opensKeyCheck } from './key-check.js';
import type { KeyRing } from './key-ring.js';
import type { Change, Reads, Statement, TableRows, VaultRow, RowsWork } from './rows.js';

/**
 * Where the vault lies, and what is kept beside it: one SQLite file or one PostgreSQL database, under one master key, or two while it is renewed, backed up and
 * copied whole. Rejects with `VaultUnavailable` where it cannot be reached, read or written.
 *
 * A statement here is one that SQLite and PostgreSQL both understand, with `$1`, `$2` … for what it is given, `= ANY($1)` for any of a
 * list, and `= TRUE` or `= FALSE`.
 */
export abstract class VaultDatabase {
  protected constructor(
    readonly keys: KeyRing,
    /** As it may be named: `Valvfilen vault.db`. */
    protected readonly vault: string,
  ) {}

  /** Whether other processes may write to it meanwhile. */
  abstract readonly isShared: boolean;
  abstract select(...statement: Statement): Promise<readonly VaultRow[]>;
  /** How many rows it changed; on disk when it resolves. */
  abstract change(...statement: Statement): Promise<number>;
  /** The same, while nobody else changes anything in turn. */
  abstract changeInTurn(...statement: Statement): Promise<number>;
  /**
   * Reads, and changes what `work` says of what was read: all of it on disk or none, while nobody else changes anything in turn. What is sealed
   * is sealed here, under the key that `work` is given: then nothing comes under a master key that another process has renewed.
   */
  abstract inTurn<Result>(reads: Reads, work: RowsWork<Result>): Promise<Result>;
  /** All of it on disk, or none. What is sealed is sealed here, as in `inTurn`. */
  changeAll(changes: (masterKey: KeyObject) => readonly Change[]): Promise<void> {
    return this.inTurn([], (_found, masterKey) => ({ result: undefined, changes: changes(masterKey) }));
  }

  /** Overwrites what was deleted as far as this reaches. Rejects where somebody keeps it from that. */
  abstract overwriteDeleted(): Promise<void>;

  /** In some tables, or all. */
  abstract countRows(tables?: readonly string[]): Promise<number>;
  /** Every row of some tables, or of all for a copy under the same master key; without what marks the database as made with that key. */
  abstract rows(tables?: readonly string[]): AsyncIterable<TableRows>;
  /**
   * Puts rows of another database into this one, which must be empty, and lets `check` read them here. They are on disk when
   * this resolves; where anything fails, or `check` rejects, it is as empty as before.
   */
  abstract fill(
    rows: AsyncIterable<TableRows>,
    check: (written: AsyncIterable<TableRows>) => Promise<void>,
  ): Promise<void>;

  /** What whoever operates it should know beside that it works, a sentence each; none where all is well. */
  abstract warnings(): readonly string[];
  abstract close(): Promise<void>;

  /** A sentence where the vault lies under two keys. */
  protected keyWarnings(): readonly string[] {
    return this.keys.isRenewed
      ? [
          'Valvet håller på att läggas under en ny huvudnyckel: kör samspar keys rotate tills det säger att den gamla inte behövs.',
        ]
      : [];
  }

  /** Whether it is under this master key and under no other. Rejects with `VaultUnavailable` where one that it is under is not given. */
  async isUnder(masterKey: KeyObject): Promise<boolean> {
    const { state } = this.#known((await this.select(...KEY_STATE))[0]);
    return state.next === null && opensKeyCheck(masterKey, state.present);
  }

  /**
   * Reads what is found by a digest of a key's: `read` is given every master key that it may have been made with, and reads again where
   * another has come meanwhile.
   */
  async byKeys<Result>(read: (keys: readonly KeyObject[]) => Promise<Result>): Promise<Result> {
    const keys = this.keys.known;
    const result = await read(keys);
    this.#known((await this.select(...KEY_STATE))[0]);
    return this.keys.known === keys ? result : this.byKeys(read);
  }

  /** The key that is written under, in a turn that has read `KEY_STATE`. */
  protected writingKey(row: VaultRow | undefined): KeyObject {
    return this.#known(row).key;
  }

  #known(row: VaultRow | undefined): Readonly<{ state: KeyState; key: KeyObject }> {
    const state = keyStateOf(row);
    if (!state) throw new VaultUnavailable(`${this.vault} är skadat: återställ det från en säkerhetskopia.`);
    return { state, key: this.keys.writing(state, this.vault) };
  }
}
