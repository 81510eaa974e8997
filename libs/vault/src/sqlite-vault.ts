import { createSecretKey, type KeyObject } from 'node:crypto';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Entries, Entry, OwnedParticulars, Wanted } from './entry.js';
import { KeyedVault, type KeyPurpose, PAGE, type Parted } from './keyed-vault.js';
import { VaultFile, type VaultFileOptions, VaultUnavailable } from '@samspar/vault-database';
import { CONFIRMED_PAGE, type Leftover, type LogMark, type LostParticipant } from './vault.js';

export type SqliteVaultOptions = VaultFileOptions &
  Readonly<{
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
  confirm: `UPDATE participant SET confirmed = 1, confirmation = coalesce(confirmation, ?), reserved_at = ? WHERE id = ?`,
  unconfirm: 'UPDATE participant SET confirmed = 0, confirmation = NULL, reserved_at = ? WHERE id = ?',
  leftovers:
    'SELECT id, command_id, reserved_at FROM participant WHERE confirmed = 0 ORDER BY reserved_at, id',
  newest: `SELECT id, confirmation FROM participant WHERE confirmation IS NOT NULL
           ORDER BY confirmation DESC, id DESC LIMIT ?`,
  before: `SELECT id, confirmation FROM participant WHERE confirmation IS NOT NULL AND (confirmation, id) < (?, ?)
           ORDER BY confirmation DESC, id DESC LIMIT ?`,
  release: 'DELETE FROM participant WHERE id = ? AND reserved_at = ? AND confirmed = 0',
  anyReservation: 'SELECT 1 FROM reservation LIMIT 1',
  reservationOf: 'SELECT 1 FROM reservation WHERE participant = ? LIMIT 1',
  writeOff: 'INSERT OR IGNORE INTO reservation (command_id, participant, existing) VALUES (?, ?, 0)',
  forget: 'DELETE FROM reservation WHERE participant = ?',
  shred: 'DELETE FROM participant WHERE id = ?',
  keyOf: 'SELECT wrapped FROM association_key WHERE association = ? AND purpose = ?',
  keepKey: 'INSERT OR IGNORE INTO association_key (association, purpose, wrapped) VALUES (?, ?, ?)',
  logMark: 'SELECT first_event, shapes FROM log_mark',
  forgetMark: 'DELETE FROM log_mark',
  keepMark: 'INSERT INTO log_mark (first_event, shapes) VALUES (?, ?)',
} as const;

type StatementName = keyof typeof STATEMENTS;

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
  readonly #file: VaultFile;
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

  private constructor(file: VaultFile, masterKey: KeyObject, clock: () => number) {
    super(masterKey, clock);
    this.#file = file;
    this.#clock = clock;
  }

  /** Throws `VaultUnavailable` with a sentence where the file, the key or what lies beside the file is not the right one. */
  static open({ file, masterKey, clock = Date.now, ...options }: SqliteVaultOptions): SqliteVault {
    const key = createSecretKey(masterKey);
    return new SqliteVault(VaultFile.open(file, key, options), key, clock);
  }

  override async confirm(participantIds: readonly string[]): Promise<void> {
    this.#file.transaction(() => {
      const number = Number(this.#get('newest', 1)?.['confirmation'] ?? 0) + 1;
      for (const id of participantIds) this.#run('confirm', number, this.#clock(), id);
    });
  }

  override async leftovers(): Promise<readonly Leftover[]> {
    return this.#all('leftovers').map((row) => ({
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
    let page = this.#all('newest', CONFIRMED_PAGE);
    while (page.length > 0) {
      yield page.map((row) => String(row['id']));
      const { confirmation = null, id = null } = page.at(-1) ?? {};
      page = this.#all('before', confirmation, id, CONFIRMED_PAGE);
    }
  }

  override async unconfirm(participantIds: readonly string[]): Promise<void> {
    this.#file.transaction(() => {
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
    this.#file.transaction(() => {
      for (const { participantId, commandId } of lost)
        if (this.#get('reservationOf', participantId) === undefined)
          this.#run('writeOff', commandId, participantId);
    });
  }

  override async release({ participantId, reservedAt }: Leftover): Promise<boolean> {
    return this.#file.transaction(() => {
      const released = this.#run('release', participantId, reservedAt) > 0;
      if (released) {
        this.#run('forget', participantId);
        this.#run('disown', participantId);
      }
      return released;
    });
  }

  override async shred(participantId: string): Promise<void> {
    this.#file.transaction(() => {
      this.#run('shred', participantId);
      this.#run('disown', participantId);
    });
    this.#overwriteLog();
  }

  override async logMark(): Promise<LogMark | undefined> {
    const row = this.#get('logMark');
    return row && { firstEvent: String(row['first_event']), shapes: Number(row['shapes']) };
  }

  override async keepLogMark({ firstEvent, shapes }: LogMark): Promise<void> {
    this.#file.transaction(() => {
      this.#run('forgetMark');
      this.#run('keepMark', firstEvent, shapes);
    });
  }

  override get database(): VaultFile {
    return this.#file;
  }

  override async close(): Promise<void> {
    await this.#file.close();
  }

  protected override async entriesOf(participantIds: readonly string[]): Promise<readonly Entry[]> {
    return participantIds.flatMap((id) => this.#entries.entry(id) ?? []);
  }

  protected override async ownedBy(participantIds: readonly string[]): Promise<readonly OwnedParticulars[]> {
    return participantIds.flatMap((id) =>
      this.#all('owned', id).map((row) => ({
        participantId: id,
        journey: String(row['journey']),
        scope: String(row['scope']),
        sealed: bytes(row['sealed']),
        registeredAt: Number(row['registered_at']),
      })),
    );
  }

  protected override async unpartedAfter(id: string): Promise<readonly Entry[]> {
    return this.#all('unparted', id, PAGE).flatMap((row) => entryOf(row) ?? []);
  }

  protected override async leaveWhole(participantIds: readonly string[]): Promise<void> {
    this.#file.transaction(() => {
      for (const id of participantIds) this.#run('leaveWhole', id);
    });
  }

  protected override async part(parted: readonly Parted[]): Promise<void> {
    this.#file.transaction(() => {
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
    return this.#file.transaction(() => work(this.#entries));
  }

  /** What was deleted may still stand in the write-ahead log: it is emptied into the file, whose free pages are zeroed. */
  #overwriteLog(): void {
    if (!this.#file.moveAll())
      throw new VaultUnavailable(
        `Valvfilen ${this.#file.name} läses av en annan process, så det raderade ligger kvar i dess logg: stäng den och radera igen.`,
      );
  }

  #all(name: StatementName, ...values: SQLInputValue[]): readonly Row[] {
    return this.#file.read(STATEMENTS[name], (statement) => statement.all(...values));
  }

  #get(name: StatementName, ...values: SQLInputValue[]): Row | undefined {
    return this.#file.read(STATEMENTS[name], (statement) => statement.get(...values));
  }

  /** How many rows it changed. */
  #run(name: StatementName, ...values: SQLInputValue[]): number {
    return this.#file.write(STATEMENTS[name], ...values);
  }
}
