import type { KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
  damagedSentence,
  faultOfRecord,
  type JournalLimit,
  refuseForeignJournal,
  SqliteFile,
} from '@samspar/sqlite-file';
import { VaultUnavailable } from './failures.js';
import { opensKeyCheck, sealKeyCheck, wrongMasterKey } from './key-check.js';
import type { TableRows, VaultRow, VaultValue } from './rows.js';
import { countRows, readRows, writeRows } from './sqlite-rows.js';
import { STEPS } from './sqlite-schema.js';
import { VaultDatabase } from './vault-database.js';

const MEMORY = ':memory:';
/** Marks the file as a vault of Samspår: 'SSPV'. */
const APPLICATION_ID = 0x53_53_50_56;
const BUSY_TIMEOUT_MS = 1_000;

const FORMAT = STEPS.length;

/** What SQLite refused, as a sentence that names the file; any other error as it is. */
const vaultFailure = (file: string, error: unknown): unknown => {
  const fault = faultOfRecord(file, error);
  return fault ? new VaultUnavailable(fault.sentence, { cause: error }) : error;
};

const makePrivately = (file: string): void => {
  if (file === MEMORY) return;
  try {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (error) {
    throw vaultFailure(file, error);
  }
};

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const formatOf = (database: DatabaseSync): number => Number(pragma(database, 'user_version'));

const checkFormat = (database: DatabaseSync, file: string): void => {
  if (pragma(database, 'application_id') !== APPLICATION_ID)
    throw new VaultUnavailable(`Filen ${file} är inget valv: flytta undan den eller ange en annan mapp.`);
  const format = formatOf(database);
  if (format > FORMAT)
    throw new VaultUnavailable(
      `Valvfilen ${file} har format ${format} från en nyare version, den här läser till och med ${FORMAT}: uppgradera Samspår. Inget har ändrats.`,
    );
};

const checkKey = (database: DatabaseSync, file: string, masterKey: KeyObject): void => {
  const row = database.prepare('SELECT sealed FROM key_check').get();
  if (!(row?.['sealed'] instanceof Uint8Array)) throw new VaultUnavailable(damagedSentence(file));
  if (!opensKeyCheck(masterKey, row['sealed'])) throw wrongMasterKey(`Valvfilen ${file}`);
};

/** A person whom the index of numbers has lost would be registered a second time. */
const refuseDamage = (database: DatabaseSync, file: string): void => {
  if (pragma(database, 'integrity_check(1)') !== 'ok')
    throw new VaultUnavailable(
      `${file} är skadad: kör samspar verify, som säger hur, och gör indexet på nytt enligt docs/operations.md eller återställ med samspar restore. Inget har ändrats.`,
    );
};

/** Within the caller's transaction. */
const bringUpToDate = (database: DatabaseSync): void => {
  for (const step of STEPS.slice(formatOf(database))) database.exec(step);
  database.exec(`PRAGMA user_version = ${FORMAT}`);
};

/** Flushed with all that is in it before anything else is written. */
const create = (database: DatabaseSync, masterKey: KeyObject): void => {
  database.exec(`PRAGMA synchronous = OFF; BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}`);
  bringUpToDate(database);
  database.prepare('INSERT INTO key_check VALUES (?)').run(sealKeyCheck(masterKey));
  database.exec('COMMIT');
};

/** Nothing is changed in a file before all that could refuse it has been asked. */
const openForWriting = (
  database: DatabaseSync,
  file: string,
  masterKey: KeyObject,
  limit: JournalLimit,
): SqliteFile => {
  database.exec('PRAGMA secure_delete = ON');
  if (isEmpty(database)) create(database, masterKey);
  checkFormat(database, file);
  checkKey(database, file, masterKey);
  refuseDamage(database, file);
  const writing = new SqliteFile(file, database, { durable: true, ...limit });
  try {
    if (formatOf(database) < FORMAT) {
      database.exec('BEGIN IMMEDIATE');
      bringUpToDate(database);
      database.exec('COMMIT');
    }
    return writing;
  } catch (error) {
    writing.close();
    throw error;
  }
};

/** Throws `VaultUnavailable` where the file was written by a newer version; touches nothing. One that is missing is none. */
export const refuseNewerVaultFile = (file: string): void => {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const url = pathToFileURL(file);
  url.search = '?immutable=1';
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(url, { readOnly: true });
    checkFormat(database, file);
  } catch (error) {
    throw vaultFailure(file, error);
  } finally {
    database?.close();
  }
};

export type VaultFileOptions = JournalLimit &
  Readonly<{
    /** Reads beside a writing process. */
    readOnly?: boolean;
  }>;

/** SQLite numbers the values of a statement with another sign. */
const numbered = (sql: string): string => sql.replaceAll('$', '?');

/**
 * One SQLite file, for one writing process; writes block until they are on disk. What SQLite or the disk refuses comes as
 * `VaultUnavailable`, and nothing is told as written that is not there.
 */
export class VaultFile extends VaultDatabase {
  override readonly isShared = false;
  readonly name: string;
  readonly #database: DatabaseSync;
  readonly #writing: SqliteFile | undefined;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(name: string, masterKey: KeyObject, database: DatabaseSync, writing?: SqliteFile) {
    super(masterKey);
    this.name = name;
    this.#database = database;
    this.#writing = writing;
  }

  /**
   * Opens or makes the file, readable by its owner alone: write-ahead log, every commit on disk, what is deleted overwritten with
   * zeroes. `readOnly` opens beside whoever writes, and makes nothing. Throws `VaultUnavailable` with a sentence where the file, the
   * key or what lies beside the file is not the right one.
   */
  static open(
    file: string,
    masterKey: KeyObject,
    { readOnly = false, ...limit }: VaultFileOptions = {},
  ): VaultFile {
    let database: DatabaseSync | undefined;
    try {
      if (!readOnly && file !== MEMORY) refuseForeignJournal(file);
      if (!readOnly) makePrivately(file);
      database = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
      if (!readOnly)
        return new VaultFile(file, masterKey, database, openForWriting(database, file, masterKey, limit));
      checkFormat(database, file);
      checkKey(database, file, masterKey);
      if (formatOf(database) < FORMAT)
        throw new VaultUnavailable(
          `Valvfilen ${file} är från en äldre version: starta servern en gång, så förs den över till format ${FORMAT}.`,
        );
      return new VaultFile(file, masterKey, database);
    } catch (error) {
      if (database?.isOpen) database.close();
      throw vaultFailure(file, error);
    }
  }

  /** Reads with a statement that is kept. */
  read<Result>(sql: string, use: (statement: StatementSync) => Result): Result {
    return this.#guard(() => use(this.#prepared(sql)));
  }

  /** Writes with a statement that is kept, on the disk when it returns unless a transaction is open; how many rows it changed. */
  write(sql: string, ...values: SQLInputValue[]): number {
    return this.#guard(() => {
      if (!this.#database.isTransaction) this.#writing?.mustBeWritable();
      const { changes } = this.#prepared(sql).run(...values);
      if (!this.#database.isTransaction) this.#writing?.written();
      return Number(changes);
    });
  }

  /** All of it on disk, or none. */
  transaction<Result>(work: () => Result): Result {
    this.#begin();
    try {
      const result = work();
      this.#commit();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #begin(): void {
    this.#guard(() => {
      this.#writing?.mustBeWritable();
      this.#database.exec('BEGIN IMMEDIATE');
    });
  }

  #commit(): void {
    this.#guard(() => {
      this.#database.exec('COMMIT');
      this.#writing?.written();
    });
  }

  #rollBack(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  /** Empties the write-ahead log into the file; false where a reader needs some of it still. */
  moveAll(): boolean {
    return this.#guard(() => this.#writing?.moveAll() ?? true);
  }

  override async select(sql: string, ...values: readonly VaultValue[]): Promise<readonly VaultRow[]> {
    return this.read(numbered(sql), (statement) => statement.all(...values)) as readonly VaultRow[];
  }

  override async change(sql: string, ...values: readonly VaultValue[]): Promise<number> {
    return this.write(numbered(sql), ...values);
  }

  override async changeInTurn(sql: string, ...values: readonly VaultValue[]): Promise<number> {
    return this.change(sql, ...values);
  }

  override async countRows(tables?: readonly string[]): Promise<number> {
    return this.#guard(() => countRows(this.#database, tables));
  }

  override async *rows(tables?: readonly string[]): AsyncIterable<TableRows> {
    try {
      yield* readRows(this.#database, tables);
    } catch (error) {
      throw vaultFailure(this.name, error);
    }
  }

  override async fill(
    rows: AsyncIterable<TableRows>,
    check: (written: AsyncIterable<TableRows>) => Promise<void>,
  ): Promise<void> {
    this.#begin();
    try {
      await writeRows(this.#database, this.name, rows);
      await check(this.rows());
      this.#commit();
    } catch (error) {
      this.#rollBack();
      throw vaultFailure(this.name, error);
    }
  }

  override warnings(): readonly string[] {
    return this.#writing?.warnings() ?? [];
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw vaultFailure(this.name, error);
    }
  }

  override async close(): Promise<void> {
    (this.#writing ?? this.#database).close();
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
