import type { Pool, PoolClient } from 'pg';
import { VaultUnavailable } from './failures.js';
import { KEY_STATE } from './key-check.js';
import type { KeyRing } from './key-ring.js';
import { postgresFailure } from './postgres-failures.js';
import { rowsChanged, countRows, found, insert, readRows, writeRows } from './postgres-rows.js';
import type { Reads, Statement, TableRows, VaultRow, RowsWork } from './rows.js';
import { VaultDatabase } from './vault-database.js';

/** Any number; the same in every version, so that two of them never write at once. */
const WRITER_LOCK = 0x53_53_50_56;

/** How long is waited for somebody who reads a table that is to be written anew, in milliseconds. */
const READER_MS = 1_000;
/** The tables whose rows hold keys, or what keys have sealed. */
const WITH_SECRETS = [
  'participant',
  'particulars',
  'particulars_change',
  'journey_key',
  'association_key',
  'staff',
  'draft',
  'session',
  'file',
];

/** A PostgreSQL database, for any number of servers; what PostgreSQL refuses comes as `VaultUnavailable`. */
export class PostgresDatabase extends VaultDatabase {
  override readonly isShared = true;
  readonly #pool: Pool;
  readonly #server: string;

  /** `server` may be shown. */
  constructor(pool: Pool, server: string, keys: KeyRing) {
    super(keys, `Valvet på ${server}`);
    this.#pool = pool;
    this.#server = server;
  }

  /**
   * All of it on disk, or none, by one writer at a time: the lock is held to the transaction's end, so that what meets or changes
   * participants is done by one of all the servers.
   */
  write<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return this.#guard(async () => {
      const client = await this.#pool.connect();
      try {
        await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${WRITER_LOCK})`);
        const result = await work(client);
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        // With its connection goes what it had not committed.
        client.release(true);
        throw error;
      }
    });
  }

  override select(...statement: Statement): Promise<readonly VaultRow[]> {
    return this.#guard(() => found(this.#pool, statement));
  }

  override change(...statement: Statement): Promise<number> {
    return this.#guard(() => rowsChanged(this.#pool, statement));
  }

  override changeInTurn(...statement: Statement): Promise<number> {
    return this.write((client) => rowsChanged(client, statement));
  }

  override inTurn<Result>(reads: Reads, work: RowsWork<Result>): Promise<Result> {
    return this.write(async (client) => {
      const [state] = await found(client, KEY_STATE);
      const key = this.writingKey(state);
      const rows: (readonly VaultRow[])[] = [];
      for (const read of typeof reads === 'function' ? reads() : reads) rows.push(await found(client, read));
      const { result, changes } = work(rows, key);
      for (const change of changes)
        await ('table' in change ? insert(client, change) : rowsChanged(client, change));
      return result;
    });
  }

  /**
   * Writes the files of the tables anew, for a plain `VACUUM` leaves bytes of a deleted row where no other row is moved over it. They remain in the
   * write-ahead log and on replicas until that is recycled, and in backups for as long as those are kept: there the key is still wrapped by
   * the master key, which is never in the database.
   */
  override async overwriteDeleted(): Promise<void> {
    const client = await this.#guard(() => this.#pool.connect());
    try {
      // Whoever reads a table for long, such as pg_dump, is not waited for: behind us everybody else would wait too.
      await client.query(`SET lock_timeout = ${READER_MS}`);
      for (const table of WITH_SECRETS) await client.query(`VACUUM (FULL) ${table}`);
    } catch (error) {
      throw new VaultUnavailable(
        `Det raderade ligger kvar i filerna för valvet på ${this.#server}, för de gick inte att skriva om: kör VACUUM FULL ${WITH_SECRETS.join(', ')} när ingen läser dem.`,
        { cause: error },
      );
    } finally {
      client.release(true);
    }
  }

  override countRows(tables?: readonly string[]): Promise<number> {
    return this.#guard(() => countRows(this.#pool, tables));
  }

  override async *rows(tables?: readonly string[]): AsyncIterable<TableRows> {
    const client = await this.#guard(() => this.#pool.connect());
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      yield* readRows(client, tables);
    } catch (error) {
      throw postgresFailure(this.#server, error);
    } finally {
      client.release(true);
    }
  }

  override fill(
    rows: AsyncIterable<TableRows>,
    check: (written: AsyncIterable<TableRows>) => Promise<void>,
  ): Promise<void> {
    return this.write((client) => writeRows(client, rows, check));
  }

  /** What PostgreSQL has to say it says to its own operator. */
  override warnings(): readonly string[] {
    return this.keyWarnings();
  }

  override async close(): Promise<void> {
    await this.#pool.end();
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw postgresFailure(this.#server, error);
    }
  }
}
