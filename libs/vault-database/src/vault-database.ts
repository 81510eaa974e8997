import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { sealKeyCheck } from './key-check.js';
import type { Resealing, Statement, TableRows, VaultRow, Work } from './rows.js';

/** A key for one purpose alone (HKDF-SHA-256): what is sealed for one purpose opens for no other. */
export const derivedFrom = (masterKey: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));

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

  /** A key of the master key's for one purpose alone. */
  derivedKey(purpose: string): KeyObject {
    return derivedFrom(this.#masterKey, purpose);
  }

  /**
   * Puts all that lies here under another master key, on disk when this resolves, or nothing of it where it rejects. Whoever has it open
   * with the old one can read nothing any more.
   */
  async renewKey(next: KeyObject, parts: readonly Resealing[]): Promise<void> {
    const reads = parts.flatMap((part) => part.reads);
    await this.inTurn(reads, (found) => {
      const left = [...found];
      const changes = parts.flatMap((part) => part.changes(left.splice(0, part.reads.length)));
      return {
        result: undefined,
        changes: [...changes, ['UPDATE key_check SET sealed = $1', sealKeyCheck(next)]],
      };
    });
    await this.overwriteDeleted();
  }
}
