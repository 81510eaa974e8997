import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Statement, TableRows, VaultRow, Work } from './rows.js';

/**
 * Where the vault lies, and what is kept beside it: one SQLite file or one PostgreSQL database, made under one master key, backed up and
 * copied whole. Rejects with `VaultUnavailable` where it cannot be reached, read or written.
 *
 * A statement here is one that SQLite and PostgreSQL both understand, with `$1`, `$2` … for what it is given, `= ANY($1)` for any of a
 * list, and `= TRUE` or `= FALSE`.
 */
export abstract class VaultDatabase {
  readonly #masterKey: KeyObject;

  protected constructor(masterKey: KeyObject) {
    this.#masterKey = masterKey;
  }

  /** Whether other processes may write to it meanwhile. */
  abstract readonly isShared: boolean;
  abstract select(...statement: Statement): Promise<readonly VaultRow[]>;
  /** How many rows it changed; on disk when it resolves. */
  abstract change(...statement: Statement): Promise<number>;
  /** The same, while nobody else changes anything in turn. */
  abstract changeInTurn(...statement: Statement): Promise<number>;
  /** Reads, and changes what `work` says of what was read: all of it on disk or none, while nobody else changes anything in turn. */
  abstract inTurn<Result>(reads: readonly Statement[], work: Work<Result>): Promise<Result>;
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

  /** A key for one purpose alone (HKDF-SHA-256 of the master key): what is sealed for one purpose opens for no other. */
  derivedKey(purpose: string): KeyObject {
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.#masterKey, '', purpose, 32)));
  }
}
