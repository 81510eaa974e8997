import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { IdentityNumber } from './identity-number.js';
import { decrypt, encrypt, newWrappedKey, openText, sealText, unwrapKey } from './sealing.js';
import { openVaultFile, vaultFailure } from './vault-file.js';
import {
  type DigestPurpose,
  type Identity,
  type Leftover,
  NoDataKey,
  type ReservationRequest,
  type Reserved,
  SealBroken,
  Vault,
  VaultUnavailable,
} from './vault.js';

export type SqliteVaultOptions = Readonly<{
  /** Path of the file, or `:memory:`. */
  file: string;
  /** 32 bytes; wraps every other key. */
  masterKey: Buffer;
  /** Milliseconds since the epoch. */
  clock?: () => number;
}>;

type Row = Record<string, SQLOutputValue>;
type Entry = Readonly<{ key: KeyObject; identity: Identity | undefined }>;
type KeyPurpose = DigestPurpose | 'index';

const STATEMENTS = {
  reservation: 'SELECT participant, existing FROM reservation WHERE command_id = ?',
  reserve: 'INSERT INTO reservation (command_id, participant, existing) VALUES (?, ?, ?)',
  entry: 'SELECT wrapped_key, identity, confirmed FROM participant WHERE id = ?',
  byIdentity: 'SELECT id, confirmed FROM participant WHERE association = ? AND identity_index = ?',
  insert: `INSERT INTO participant (id, association, wrapped_key, identity, identity_index, command_id, reserved_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
  identify: 'UPDATE participant SET identity = ? WHERE id = ?',
  confirm: 'UPDATE participant SET confirmed = 1 WHERE id = ?',
  leftovers:
    'SELECT id, command_id, reserved_at FROM participant WHERE confirmed = 0 ORDER BY reserved_at, id',
  newest: 'SELECT id FROM participant WHERE confirmed = 1 ORDER BY reserved_at DESC, id DESC LIMIT 1',
  forget: `DELETE FROM reservation
           WHERE participant IN (SELECT id FROM participant WHERE id = ? AND confirmed = 0)`,
  release: 'DELETE FROM participant WHERE id = ? AND confirmed = 0',
  shred: 'DELETE FROM participant WHERE id = ?',
  checkpoint: 'PRAGMA wal_checkpoint(TRUNCATE)',
  keyOf: 'SELECT wrapped FROM association_key WHERE association = ? AND purpose = ?',
  insertKey: 'INSERT INTO association_key (association, purpose, wrapped) VALUES (?, ?, ?)',
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

const index = (key: KeyObject, { digits }: IdentityNumber): Buffer =>
  createHmac('sha256', key).update(digits).digest();

const keyPlace = (association: string, purpose: KeyPurpose): string => `${purpose}/${association}`;
const identityPlace = (participantId: string): string => `${participantId}/identity`;

/** The vault in one SQLite file, for one writing process. Writes block until they are on disk. */
export class SqliteVault extends Vault {
  readonly #database: DatabaseSync;
  readonly #statements: Readonly<Record<StatementName, StatementSync>>;
  readonly #file: string;
  readonly #masterKey: KeyObject;
  readonly #clock: () => number;
  readonly #associationKeys = new Map<string, KeyObject>();

  private constructor(database: DatabaseSync, file: string, masterKey: KeyObject, clock: () => number) {
    super();
    this.#database = database;
    this.#statements = prepared(database);
    this.#file = file;
    this.#masterKey = masterKey;
    this.#clock = clock;
  }

  /** Throws `VaultUnavailable` with a sentence where the file or the key is not the right one. */
  static open({ file, masterKey, clock = Date.now }: SqliteVaultOptions): SqliteVault {
    const key = createSecretKey(masterKey);
    return new SqliteVault(openVaultFile(file, key), file, key, clock);
  }

  override async reserve(requests: readonly ReservationRequest[]): Promise<readonly Reserved[]> {
    return this.#transaction(() => requests.map((request) => this.#reserve(request)));
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
    const row = this.#get('newest');
    return row && String(row['id']);
  }

  override async release(participantId: string): Promise<void> {
    this.#transaction(() => {
      this.#run('forget', participantId);
      this.#run('release', participantId);
    });
  }

  override async find(association: string, number: IdentityNumber): Promise<string | undefined> {
    const key = this.#presentKey(association, 'index');
    const row = key && this.#get('byIdentity', association, index(key, number));
    return row?.['confirmed'] ? String(row['id']) : undefined;
  }

  override async identityOf(participantId: string): Promise<Identity | undefined> {
    const row = this.#get('entry', participantId);
    return row?.['confirmed'] ? this.#entry(participantId, row).identity : undefined;
  }

  override async seal(participantId: string, text: string): Promise<string> {
    const row = this.#get('entry', participantId);
    if (!row) throw new NoDataKey(`Participant ${participantId} has no key to seal with: reserve it first.`);
    return sealText(this.#dataKey(participantId, row), text, participantId);
  }

  override async reveal(participantId: string, sealed: string): Promise<string | undefined> {
    const row = this.#get('entry', participantId);
    return row && openText(this.#dataKey(participantId, row), sealed, participantId);
  }

  override async shred(participantId: string): Promise<void> {
    this.#transaction(() => this.#run('shred', participantId));
    this.#overwriteLog();
  }

  override async digest(
    association: string,
    purpose: DigestPurpose,
    texts: readonly string[],
  ): Promise<readonly string[]> {
    const key =
      this.#presentKey(association, purpose) ??
      this.#transaction(() => this.#associationKey(association, purpose));
    return texts.map((text) => createHmac('sha256', key).update(text).digest('base64url'));
  }

  override async close(): Promise<void> {
    this.#database.close();
  }

  #reserve(request: ReservationRequest): Reserved {
    const { commandId, association, participantId, identity } = request;
    const answered = this.#get('reservation', commandId);
    if (answered) {
      const id = String(answered['participant']);
      // An answered command whose entry is gone was shredded: its event stands and is not to be written again.
      const confirmed = this.#get('entry', id)?.['confirmed'] !== 0;
      return { participantId: id, existing: answered['existing'] === 1, confirmed };
    }
    const found = identity ? index(this.#associationKey(association, 'index'), identity.number) : null;
    const present = found && this.#get('byIdentity', association, found);
    if (identity && present) {
      const id = String(present['id']);
      this.#complete(id, identity);
      this.#run('reserve', commandId, id, 1);
      return { participantId: id, existing: true, confirmed: present['confirmed'] === 1 };
    }
    const { key, wrapped } = newWrappedKey(this.#masterKey, participantId);
    const sealed = identity ? encrypt(key, JSON.stringify(identity), identityPlace(participantId)) : null;
    this.#run('insert', participantId, association, wrapped, sealed, found, commandId, this.#clock());
    this.#run('reserve', commandId, participantId, 0);
    return { participantId, existing: false, confirmed: false };
  }

  /** Adds a name or a contact where none stands. */
  #complete(participantId: string, given: Identity): void {
    if (given.name === undefined && given.contact === undefined) return;
    const { key, identity } = this.#entry(participantId, this.#get('entry', participantId));
    const completed = JSON.stringify({ ...given, ...identity });
    if (completed === JSON.stringify(identity)) return;
    this.#run('identify', encrypt(key, completed, identityPlace(participantId)), participantId);
  }

  #entry(id: string, row: Row | undefined): Entry {
    const key = this.#dataKey(id, row);
    const sealed = row?.['identity'];
    return { key, identity: sealed ? this.#identity(id, key, bytes(sealed)) : undefined };
  }

  #identity(id: string, key: KeyObject, sealed: Uint8Array): Identity {
    try {
      return JSON.parse(decrypt(key, sealed, identityPlace(id)).toString('utf8'));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      throw new VaultUnavailable(
        `Valvfilen ${this.#file} är skadad, identiteten för ${id} går inte att läsa: återställ den från en säkerhetskopia.`,
        { cause: error },
      );
    }
  }

  #dataKey(participantId: string, row: Row | undefined): KeyObject {
    return unwrapKey(this.#masterKey, bytes(row?.['wrapped_key']), participantId);
  }

  /** A key of the association's own for one purpose, made when it is first needed and never rotated. */
  #associationKey(association: string, purpose: KeyPurpose): KeyObject {
    const present = this.#presentKey(association, purpose);
    if (present) return present;
    const { key, wrapped } = newWrappedKey(this.#masterKey, keyPlace(association, purpose));
    this.#run('insertKey', association, purpose, wrapped);
    return key;
  }

  #presentKey(association: string, purpose: KeyPurpose): KeyObject | undefined {
    const place = keyPlace(association, purpose);
    const cached = this.#associationKeys.get(place);
    if (cached) return cached;
    const row = this.#get('keyOf', association, purpose);
    if (!row) return undefined;
    const key = unwrapKey(this.#masterKey, bytes(row['wrapped']), place);
    this.#associationKeys.set(place, key);
    return key;
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
      this.#associationKeys.clear();
      throw error;
    }
  }

  #get(statement: StatementName, ...values: SQLInputValue[]): Row | undefined {
    return this.#guard(() => this.#statements[statement].get(...values));
  }

  #run(statement: StatementName, ...values: SQLInputValue[]): void {
    this.#guard(() => this.#statements[statement].run(...values));
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw vaultFailure(this.#file, error);
    }
  }
}
