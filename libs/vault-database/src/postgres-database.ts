import type { KeyObject } from 'node:crypto';
import { CompiledQuery, type Kysely, sql, type Transaction } from 'kysely';
import { postgresFailure } from './postgres-failures.js';
import { countRows, plain, readRows, writeRows } from './postgres-rows.js';
import type { Tables } from './postgres-schema.js';
import type { TableRows, VaultRow, VaultValue } from './rows.js';
import { VaultDatabase } from './vault-database.js';

/** Any number; the same in every version, so that two of them never write at once. */
const WRITER_LOCK = 0x53_53_50_56;
/** Held to the transaction's end: what meets or changes participants is done by one at a time, on all servers. */
const lockWriters = async (transaction: Transaction<Tables>): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(transaction);
};

const changed = async (db: Kysely<Tables>, text: string, values: readonly VaultValue[]): Promise<number> =>
  Number((await db.executeQuery(CompiledQuery.raw(text, [...values]))).numAffectedRows ?? 0);

/** A PostgreSQL database, for any number of servers; what PostgreSQL refuses comes as `VaultUnavailable`. */
export class PostgresDatabase extends VaultDatabase {
  override readonly isShared = true;
  readonly #db: Kysely<Tables>;
  readonly #server: string;

  /** `server` may be shown. */
  constructor(db: Kysely<Tables>, server: string, masterKey: KeyObject) {
    super(masterKey);
    this.#db = db;
    this.#server = server;
  }

  async run<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#db);
    } catch (error) {
      throw postgresFailure(this.#server, error);
    }
  }

  /** All of it on disk, or none; one writer at a time. */
  write<Result>(work: (db: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return this.run((db) =>
      db.transaction().execute(async (transaction) => {
        await lockWriters(transaction);
        return work(transaction);
      }),
    );
  }

  override async select(text: string, ...values: readonly VaultValue[]): Promise<readonly VaultRow[]> {
    const { rows } = await this.run((db) => db.executeQuery<VaultRow>(CompiledQuery.raw(text, [...values])));
    return rows.map(plain);
  }

  override change(text: string, ...values: readonly VaultValue[]): Promise<number> {
    return this.run((db) => changed(db, text, values));
  }

  override changeInTurn(text: string, ...values: readonly VaultValue[]): Promise<number> {
    return this.write((db) => changed(db, text, values));
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
