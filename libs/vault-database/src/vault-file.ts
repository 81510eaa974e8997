import type { KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
  damagedSentence,
  faultOfRecord,
  type JournalLimit,
  ReadsTogether,
  refuseForeignJournal,
  SqliteFile,
} from '@samspar/sqlite-file';
import { VaultUnavailable } from './failures.js';
import { KEY_STATE, keyStateOf, sealKeyCheck } from './key-check.js';
import type { KeyRing } from './key-ring.js';
import type { Parameter, Reads, Statement, TableRows, VaultRow, VaultValue, RowsWork } from './rows.js';
import { countRows, insert, readRows, writeRows } from './sqlite-rows.js';
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

const named = (file: string): string => `Valvfilen ${file}`;

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

/** As the file's format has it: an older one has no next key. */
const checkKey = (database: DatabaseSync, file: string, keys: KeyRing): void => {
  const state = keyStateOf(database.prepare('SELECT * FROM key_check').get() as VaultRow | undefined);
  if (!state) throw new VaultUnavailable(damagedSentence(file));
  keys.writing(state, named(file));
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
const create = (database: DatabaseSync, [first]: readonly KeyObject[]): void => {
  if (!first) throw new TypeError('A vault is made under a master key.');
  database.exec(`PRAGMA synchronous = OFF; BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}`);
  bringUpToDate(database);
  database.prepare('INSERT INTO key_check (sealed) VALUES (?)').run(sealKeyCheck(first));
  database.exec('COMMIT');
};

/** Nothing is changed in a file before all that could refuse it has been asked. */
const openForWriting = (
  database: DatabaseSync,
  file: string,
  keys: KeyRing,
  limit: JournalLimit,
): SqliteFile => {
  database.exec('PRAGMA secure_delete = ON');
  if (isEmpty(database)) create(database, keys.known);
  checkFormat(database, file);
  checkKey(database, file, keys);
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
    readOnly?: boolean;
  }>;

/** As SQLite says it, and as its partial indexes are found; a list comes as JSON, bytes in it hexadecimal. */
const inSqlite = (sql: string): string =>
  sql
    .replaceAll(/= ANY\((\$\d+)\)/g, 'IN (SELECT value FROM json_each($1))')
    .replaceAll(/= ANY\((\$\d+)::bytea\[\]\)/g, 'IN (SELECT unhex(value) FROM json_each($1))')
    .replaceAll('= TRUE', '= 1')
    .replaceAll('= FALSE', '= 0')
    .replaceAll('$', '?');

const isList = (given: Parameter): given is Exclude<Parameter, VaultValue> => Array.isArray(given);

const valueOf = (given: Parameter): VaultValue =>
  isList(given)
    ? JSON.stringify(given.map((one) => (typeof one === 'string' ? one : Buffer.from(one).toString('hex'))))
    : given;

/**
 * One SQLite file, for one writing process; writes block until they are on disk. What SQLite or the disk refuses comes as
 * `VaultUnavailable`, and nothing is told as written that is not there.
 */
export class VaultFile extends VaultDatabase {
  override readonly isShared = false;
  readonly #name: string;
  readonly #database: DatabaseSync;
  readonly #writing: SqliteFile | undefined;
  readonly #reads: ReadsTogether;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(name: string, keys: KeyRing, database: DatabaseSync, writing?: SqliteFile) {
    super(keys, named(name));
    this.#name = name;
    this.#database = database;
    this.#writing = writing;
    this.#reads = new ReadsTogether(database);
  }

  /**
   * Opens or makes the file, readable by its owner alone: write-ahead log, every commit on disk, what is deleted overwritten with
   * zeroes. `readOnly` opens beside whoever writes, and makes nothing. Throws `VaultUnavailable` with a sentence where the file, the
   * key or what lies beside the file is not the right one.
   */
  static open(file: string, keys: KeyRing, { readOnly = false, ...limit }: VaultFileOptions = {}): VaultFile {
    let database: DatabaseSync | undefined;
    try {
      if (!readOnly && file !== MEMORY) refuseForeignJournal(file);
      if (!readOnly) makePrivately(file);
      database = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
      if (!readOnly) return new VaultFile(file, keys, database, openForWriting(database, file, keys, limit));
      checkFormat(database, file);
      checkKey(database, file, keys);
      if (formatOf(database) < FORMAT)
        throw new VaultUnavailable(
          `Valvfilen ${file} är från en äldre version: starta servern en gång, så förs den över till format ${FORMAT}.`,
        );
      return new VaultFile(file, keys, database);
    } catch (error) {
      if (database?.isOpen) database.close();
      throw vaultFailure(file, error);
    }
  }

  override select(...statement: Statement): Promise<readonly VaultRow[]> {
    return this.#reads.read(() => this.#guard(() => this.#found(statement)));
  }

  override async change(...statement: Statement): Promise<number> {
    return this.#guard(() => {
      this.#writing?.mustBeWritable();
      const changed = this.#changed(statement);
      this.#writing?.written();
      return changed;
    });
  }

  override async changeInTurn(...statement: Statement): Promise<number> {
    return this.change(...statement);
  }

  /** Nothing of this process comes between: all of it is done before the call returns. */
  override async inTurn<Result>(reads: Reads, work: RowsWork<Result>): Promise<Result> {
    this.#begin();
    try {
      const key = this.writingKey(this.#found(KEY_STATE)[0]);
      const found = (typeof reads === 'function' ? reads() : reads).map((read) => this.#found(read));
      const { result, changes } = work(found, key);
      for (const change of changes)
        if ('table' in change) insert(this.#database, change);
        else this.#changed(change);
      this.#commit();
      return result;
    } catch (error) {
      throw this.#rolledBack(error);
    }
  }

  #begin(): void {
    this.#guard(() => {
      this.#writing?.mustBeWritable();
      this.#database.exec('BEGIN IMMEDIATE');
    });
  }

  #commit(): void {
    this.#database.exec('COMMIT');
    this.#writing?.written();
  }

  /** The failure as it is to be told. */
  #rolledBack(error: unknown): unknown {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    return vaultFailure(this.#name, error);
  }

  /** What was deleted may still stand in the write-ahead log: it is emptied into the file, whose free pages are zeroed. */
  override async overwriteDeleted(): Promise<void> {
    if (!this.#guard(() => this.#writing?.moveAll() ?? true))
      throw new VaultUnavailable(
        `Valvfilen ${this.#name} läses av en annan process, så det raderade ligger kvar i dess logg: stäng den och radera igen.`,
      );
  }

  override async countRows(tables?: readonly string[]): Promise<number> {
    return this.#guard(() => countRows(this.#database, tables));
  }

  override async *rows(tables?: readonly string[]): AsyncIterable<TableRows> {
    try {
      yield* readRows(this.#database, tables);
    } catch (error) {
      throw vaultFailure(this.#name, error);
    }
  }

  override async fill(
    rows: AsyncIterable<TableRows>,
    check: (written: AsyncIterable<TableRows>) => Promise<void>,
  ): Promise<void> {
    this.#begin();
    try {
      await writeRows(this.#database, this.#name, rows);
      await check(this.rows());
      this.#commit();
    } catch (error) {
      throw this.#rolledBack(error);
    }
  }

  override warnings(): readonly string[] {
    return [...(this.#writing?.warnings() ?? []), ...this.keyWarnings()];
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw vaultFailure(this.#name, error);
    }
  }

  override async close(): Promise<void> {
    (this.#writing ?? this.#database).close();
  }

  #found([sql, ...given]: Statement): readonly VaultRow[] {
    return this.#prepared(sql).all(...given.map(valueOf)) as readonly VaultRow[];
  }

  #changed([sql, ...given]: Statement): number {
    return Number(this.#prepared(sql).run(...given.map(valueOf)).changes);
  }

  /** Statements are kept: preparing one costs as much as carrying it out. */
  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(inSqlite(sql));
    this.#statements.set(sql, statement);
    return statement;
  }
}
