import type { KeyObject } from 'node:crypto';
import { CompiledQuery, type Kysely, sql, type Transaction } from 'kysely';
import { postgresFailure } from './postgres-failures.js';
import { countRows, insert, plain, readRows, writeRows } from './postgres-rows.js';
import type { Statement, TableRows, VaultRow, Work } from './rows.js';
import { VaultDatabase } from './vault-database.js';

/** Any number; the same in every version, so that two of them never write at once. */
const WRITER_LOCK = 0x53_53_50_56;
/** Held to the transaction's end: what meets or changes participants is done by one at a time, on all servers. */
const lockWriters = async (transaction: Transaction<unknown>): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(transaction);
};

const found = async (db: Kysely<unknown>, [text, ...given]: Statement): Promise<readonly VaultRow[]> =>
  (await db.executeQuery<VaultRow>(CompiledQuery.raw(text, given))).rows.map(plain);

const changed = async (db: Kysely<unknown>, [text, ...given]: Statement): Promise<number> =>
  Number((await db.executeQuery(CompiledQuery.raw(text, given))).numAffectedRows ?? 0);

/** A PostgreSQL database, for any number of servers; what PostgreSQL refuses comes as `VaultUnavailable`. */
export class PostgresDatabase extends VaultDatabase {
  override readonly isShared = true;
  readonly #db: Kysely<unknown>;
  readonly #server: string;

  /** `server` may be shown. */
  constructor(db: Kysely<unknown>, server: string, masterKey: KeyObject) {
    super(masterKey);
    this.#db = db;
    this.#server = server;
  }

  async run<Result>(work: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#db);
    } catch (error) {
      throw postgresFailure(this.#server, error);
    }
  }

  /** All of it on disk, or none; one writer at a time. */
  write<Result>(work: (db: Transaction<unknown>) => Promise<Result>): Promise<Result> {
    return this.run((db) =>
      db.transaction().execute(async (transaction) => {
        await lockWriters(transaction);
        return work(transaction);
      }),
    );
  }

  override select(...statement: Statement): Promise<readonly VaultRow[]> {
    return this.run((db) => found(db, statement));
  }

  override change(...statement: Statement): Promise<number> {
    return this.run((db) => changed(db, statement));
  }

  override changeInTurn(...statement: Statement): Promise<number> {
    return this.write((db) => changed(db, statement));
  }

  override inTurn<Result>(reads: readonly Statement[], work: Work<Result>): Promise<Result> {
    return this.write(async (db) => {
      const rows: (readonly VaultRow[])[] = [];
      for (const read of reads) rows.push(await found(db, read));
      const { result, changes } = work(rows);
      for (const change of changes) await ('table' in change ? insert(db, change) : changed(db, change));
      return result;
    });
  }

  /**
   * The bytes of deleted rows may remain in the tables' files until PostgreSQL uses the space again, in the write-ahead log and on
   * replicas until they have caught up and the log is recycled, and in backups for as long as those are kept: there the key
   * is still wrapped by the master key, which is never in the database.
   */
  override async overwriteDeleted(): Promise<void> {
    // Nothing here reaches them.
  }

  override countRows(tables?: readonly string[]): Promise<number> {
    return countRows(this, tables);
  }

  override rows(tables?: readonly string[]): AsyncIterable<TableRows> {
    return readRows(this, tables);
  }

  override async fill(
    rows: AsyncIterable<TableRows>,
    check: (written: AsyncIterable<TableRows>) => Promise<void>,
  ): Promise<void> {
    await writeRows(this, rows, check);
  }

  /** What PostgreSQL has to say it says to its own operator. */
  override warnings(): readonly string[] {
    return [];
  }

  override async close(): Promise<void> {
    await this.#db.destroy();
  }
}
