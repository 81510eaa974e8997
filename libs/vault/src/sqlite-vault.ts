import { createSecretKey, type KeyObject } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Entries, Entry, OwnedParticulars, Wanted } from './entry.js';
import { VaultUnavailable } from './failures.js';
import { KeyedVault, type KeyPurpose, PAGE, type Parted } from './keyed-vault.js';
import type { TableRows } from './rows.js';
import { readRows, writeRows } from './sqlite-rows.js';
import { SqliteDrafts } from './sqlite-drafts.js';
import { SqliteSessions } from './sqlite-sessions.js';
import { SqliteStaff } from './sqlite-staff.js';
import { openVaultFile, vaultFailure } from './vault-file.js';
import { CONFIRMED_PAGE, type Leftover, type LostParticipant } from './vault.js';

export type SqliteVaultOptions = Readonly<{
  /** Path of the file, or `:memory:`. */
  file: string;
  /** 32 bytes; wraps every other key. */
  masterKey: Buffer;
  /** Milliseconds since the epoch. */
  clock?: () => number;
}>;

type Row = Record<string, SQLOutputValue>;

const STATEMENTS = {
  answer: 'SELECT participant, existing FROM reservation WHERE command_id = ?',
  remember: 'INSERT INTO reservation (command_id, participant, existing) VALUES (?, ?, ?)',
  entry: 'SELECT id, wrapped_key, identity, confirmed FROM participant WHERE id = ?',
  ofIdentity: `SELECT id, wrapped_key, identity, confirmed FROM participant
               WHERE association = ? AND identity_index = ?`,
  insert: `INSERT INTO participant (id, association, wrapped_key, identity, identity_index, command_id, reserved_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
  own: `INSERT OR IGNORE INTO particulars (participant, journey, scope, sealed, registered_at)
        VALUES (?, ?, ?, ?, ?)`,
  owned: 'SELECT participant, journey, scope, sealed, registered_at FROM particulars WHERE participant = ?',
  disown: 'DELETE FROM particulars WHERE participant = ?',
  unparted: `SELECT id, wrapped_key, identity, confirmed FROM participant
             WHERE unparted = 1 AND id > ? ORDER BY id LIMIT ?`,
  part: 'UPDATE participant SET identity = ?, unparted = 0 WHERE id = ?',
  leaveWhole: 'UPDATE participant SET unparted = 0 WHERE id = ?',
  renew: 'UPDATE participant SET reserved_at = ? WHERE id = ?',
  confirm: 'UPDATE participant SET confirmed = 1 WHERE id = ?',
  unconfirm: 'UPDATE participant SET confirmed = 0, reserved_at = ? WHERE id = ?',
  leftovers:
    'SELECT id, command_id, reserved_at FROM participant WHERE confirmed = 0 ORDER BY reserved_at, id',
  newest: `SELECT id, reserved_at FROM participant WHERE confirmed = 1
           ORDER BY reserved_at DESC, id DESC LIMIT ?`,
  before: `SELECT id, reserved_at FROM participant WHERE confirmed = 1 AND (reserved_at, id) < (?, ?)
           ORDER BY reserved_at DESC, id DESC LIMIT ?`,
  release: 'DELETE FROM participant WHERE id = ? AND reserved_at = ? AND confirmed = 0',
  anyReservation: 'SELECT 1 FROM reservation LIMIT 1',
  reservationOf: 'SELECT 1 FROM reservation WHERE participant = ? LIMIT 1',
  writeOff: 'INSERT OR IGNORE INTO reservation (command_id, participant, existing) VALUES (?, ?, 0)',
  forget: 'DELETE FROM reservation WHERE participant = ?',
  shred: 'DELETE FROM participant WHERE id = ?',
  checkpoint: 'PRAGMA wal_checkpoint(TRUNCATE)',
  keyOf: 'SELECT wrapped FROM association_key WHERE association = ? AND purpose = ?',
  keepKey: 'INSERT OR IGNORE INTO association_key (association, purpose, wrapped) VALUES (?, ?, ?)',
} as const;

type StatementName = keyof typeof STATEMENTS;

const prepared = (database: DatabaseSync): Readonly<Record<string, StatementSync>> =>
  Object.fromEntries(Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql)]));

const bytes = (value: SQLOutputValue | undefined): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new VaultUnavailable(
    'Valvet är skadat: en nyckel saknas där den ska stå. Återställ det från en säkerhetskopia.',
  );
};

const entryOf = (row: Row | undefined): Entry | undefined =>
  row && {
    id: String(row['id']),
    wrappedKey: bytes(row['wrapped_key']),
    identity: row['identity'] === null ? null : bytes(row['identity']),
    confirmed: row['confirmed'] === 1,
  };

/** The vault in one SQLite file, for one writing process. Writes block until they are on disk. */
export class SqliteVault extends KeyedVault {
  override readonly sessions: SqliteSessions;
  override readonly staff: SqliteStaff;
  override readonly drafts: SqliteDrafts;
  readonly #database: DatabaseSync;
  readonly #statements: Readonly<Record<StatementName, StatementSync>>;
  readonly #file: string;
  readonly #clock: () => number;
  readonly #entries: Entries = {
    answer: (commandId) => {
      const row = this.#get('answer', commandId);
      return row && { participantId: String(row['participant']), existing: row['existing'] === 1 };
    },
    entry: (id) => entryOf(this.#get('entry', id)),
    ofIdentity: (association, index) => entryOf(this.#get('ofIdentity', association, index)),
    insert: ({ id, association, wrappedKey, identity, identityIndex, commandId, reservedAt }) =>
      void this.#run('insert', id, association, wrappedKey, identity, identityIndex, commandId, reservedAt),
    own: (particulars) => this.#own(particulars),
    renew: (id, reservedAt) => void this.#run('renew', reservedAt, id),
    remember: (commandId, { participantId, existing }) =>
      void this.#run('remember', commandId, participantId, Number(existing)),
  };

  private constructor(database: DatabaseSync, file: string, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.sessions = new SqliteSessions(database, file, masterKey, clock);
    this.staff = new SqliteStaff(database, file, masterKey);
    this.drafts = new SqliteDrafts(database, file, masterKey, clock);
    this.#database = database;
    this.#statements = prepared(database);
    this.#file = file;
    this.#clock = clock;
  }

  /** Throws `VaultUnavailable` with a sentence where the file or the key is not the right one. */
  static open({ file, masterKey, clock = Date.now }: SqliteVaultOptions): SqliteVault {
    const key = createSecretKey(masterKey);
    return new SqliteVault(openVaultFile(file, key), file, key, clock);
  }

  override async confirm(participantIds: readonly string[]): Promise<void> {
    this.#transaction(() => {
      for (const id of participantIds) this.#run('confirm', id);
    });
  }

  override async leftovers(): Promise<readonly Leftover[]> {
    return this.#guard(() => this.#statements.leftovers.all()).map((row) => ({
      participantId: String(row['id']),
      commandId: String(row['command_id']),
      reservedAt: Number(row['reserved_at']),
    }));
  }

  override async newest(): Promise<string | undefined> {
    const row = this.#get('newest', 1);
    return row && String(row['id']);
  }

  override async *confirmed(): AsyncIterable<readonly string[]> {
    let page = this.#guard(() => this.#statements.newest.all(CONFIRMED_PAGE));
    while (page.length > 0) {
      yield page.map((row) => String(row['id']));
      const { reserved_at: reservedAt = null, id = null } = page.at(-1) ?? {};
      page = this.#guard(() => this.#statements.before.all(reservedAt, id, CONFIRMED_PAGE));
    }
  }

  override async unconfirm(participantIds: readonly string[]): Promise<void> {
    this.#transaction(() => {
      for (const id of participantIds) this.#run('unconfirm', this.#clock(), id);
    });
  }

  override async isNew(): Promise<boolean> {
    return this.#get('anyReservation') === undefined;
  }

  override async strangers(participantIds: readonly string[]): Promise<readonly string[]> {
    return participantIds.filter((id) => this.#get('reservationOf', id) === undefined);
  }

  override async writeOff(lost: readonly LostParticipant[]): Promise<void> {
    this.#transaction(() => {
      for (const { participantId, commandId } of lost)
        if (this.#get('reservationOf', participantId) === undefined)
          this.#run('writeOff', commandId, participantId);
    });
  }

  override async release({ participantId, reservedAt }: Leftover): Promise<boolean> {
    return this.#transaction(() => {
      const released = this.#run('release', participantId, reservedAt) > 0;
      if (released) {
        this.#run('forget', participantId);
        this.#run('disown', participantId);
      }
      return released;
    });
  }

  override async shred(participantId: string): Promise<void> {
    this.#transaction(() => {
      this.#run('shred', participantId);
      this.#run('disown', participantId);
    });
    this.#overwriteLog();
  }

  override async *rows(): AsyncIterable<TableRows> {
    try {
      yield* readRows(this.#database);
    } catch (error) {
      throw vaultFailure(this.#file, error);
    }
  }

  override async fill(
    rows: AsyncIterable<TableRows>,
    check: (written: AsyncIterable<TableRows>) => Promise<void>,
  ): Promise<void> {
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE'));
    try {
      await writeRows(this.#database, this.#file, rows);
      await check(this.rows());
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw vaultFailure(this.#file, error);
    }
  }

  override async close(): Promise<void> {
    this.#database.close();
  }

  protected override async entriesOf(participantIds: readonly string[]): Promise<readonly Entry[]> {
    return participantIds.flatMap((id) => this.#entries.entry(id) ?? []);
  }

  protected override async ownedBy(participantIds: readonly string[]): Promise<readonly OwnedParticulars[]> {
    return participantIds.flatMap((id) =>
      this.#guard(() => this.#statements.owned.all(id)).map((row) => ({
        participantId: id,
        journey: String(row['journey']),
        scope: String(row['scope']),
        sealed: bytes(row['sealed']),
        registeredAt: Number(row['registered_at']),
      })),
    );
  }

  protected override async unpartedAfter(id: string): Promise<readonly Entry[]> {
    return this.#guard(() => this.#statements.unparted.all(id, PAGE)).flatMap((row) => entryOf(row) ?? []);
  }

  protected override async leaveWhole(participantIds: readonly string[]): Promise<void> {
    this.#transaction(() => {
      for (const id of participantIds) this.#run('leaveWhole', id);
    });
  }

  protected override async part(parted: readonly Parted[]): Promise<void> {
    this.#transaction(() => {
      for (const { id, identity, particulars } of parted) {
        this.#run('part', identity, id);
        this.#own(particulars);
      }
    });
  }

  #own({ participantId, journey, scope, sealed, registeredAt }: OwnedParticulars): void {
    this.#run('own', participantId, journey, scope, sealed, registeredAt);
  }

  protected override async ofIdentity(association: string, index: Buffer): Promise<Entry | undefined> {
    return this.#entries.ofIdentity(association, index);
  }

  protected override async wrappedKey(
    association: string,
    purpose: KeyPurpose,
  ): Promise<Uint8Array | undefined> {
    const row = this.#get('keyOf', association, purpose);
    return row && bytes(row['wrapped']);
  }

  protected override async keepKey(
    association: string,
    purpose: KeyPurpose,
    wrapped: Buffer,
  ): Promise<Uint8Array> {
    this.#run('keepKey', association, purpose, wrapped);
    return bytes(this.#get('keyOf', association, purpose)?.['wrapped']);
  }

  protected override async reserving<Result>(
    _wanted: readonly Wanted[],
    work: (entries: Entries) => Result,
  ): Promise<Result> {
    return this.#transaction(() => work(this.#entries));
  }

  /** What was deleted may still stand in the write-ahead log: it is emptied into the file, whose free pages are zeroed. */
  #overwriteLog(): void {
    if (this.#get('checkpoint')?.['busy'] === 1)
      throw new VaultUnavailable(
        `Valvfilen ${this.#file} läses av en annan process, så det raderade ligger kvar i dess logg: stäng den och radera igen.`,
      );
  }

  /** All of it on disk, or none. */
  #transaction<Result>(work: () => Result): Result {
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      this.#guard(() => this.#database.exec('COMMIT'));
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #get(statement: StatementName, ...values: SQLInputValue[]): Row | undefined {
    return this.#guard(() => this.#statements[statement].get(...values));
  }

  /** How many rows it changed. */
  #run(statement: StatementName, ...values: SQLInputValue[]): number {
    return this.#guard(() => Number(this.#statements[statement].run(...values).changes));
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw vaultFailure(this.#file, error);
    }
  }
}
