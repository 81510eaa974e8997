import type { KeyObject } from 'node:crypto';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { VaultUnavailable } from './failures.js';
import { opensKeyCheck, sealKeyCheck, wrongMasterKey } from './key-check.js';

const MEMORY = ':memory:';
/** Marks the file as a vault of Samspår: 'SSPV'. */
const APPLICATION_ID = 0x53_53_50_56;
const BUSY_TIMEOUT_MS = 1_000;

/** Each step makes the format of its number out of the one before. */
const STEPS = [
  `CREATE TABLE key_check (sealed BLOB NOT NULL) STRICT;
  CREATE TABLE association_key (
    association TEXT NOT NULL,
    purpose TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (association, purpose)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE participant (
    id TEXT PRIMARY KEY,
    association TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    identity BLOB,
    identity_index BLOB,
    command_id TEXT NOT NULL,
    reserved_at INTEGER NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX participant_by_identity ON participant (association, identity_index)
    WHERE identity_index IS NOT NULL;
  CREATE INDEX participant_unconfirmed ON participant (reserved_at) WHERE confirmed = 0;
  CREATE TABLE reservation (
    command_id TEXT PRIMARY KEY,
    participant TEXT NOT NULL,
    existing INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reservation_by_participant ON reservation (participant);`,
  `DROP INDEX participant_unconfirmed;
  CREATE INDEX participant_by_time ON participant (confirmed, reserved_at, id);
  CREATE TABLE session (
    id_hash TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    provider_session TEXT,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE staff (
    user_id TEXT PRIMARY KEY,
    external_hash TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE draft (
    id_hash TEXT PRIMARY KEY,
    data TEXT NOT NULL,
    saved_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE draft ADD COLUMN owner_hash TEXT NOT NULL DEFAULT '';
  CREATE INDEX draft_by_owner ON draft (owner_hash, saved_at);`,
  `CREATE TABLE particulars (
    participant TEXT NOT NULL,
    journey TEXT NOT NULL,
    scope TEXT NOT NULL,
    sealed BLOB NOT NULL,
    registered_at INTEGER NOT NULL,
    PRIMARY KEY (participant, journey)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE participant ADD COLUMN unparted INTEGER NOT NULL DEFAULT 0;
  UPDATE participant SET unparted = 1 WHERE identity IS NOT NULL;
  CREATE INDEX participant_unparted ON participant (id) WHERE unparted = 1;`,
];
const FORMAT = STEPS.length;

/** SQLite's own result codes (sqlite.org/rescode.html), primary part. */
const SENTENCES: Readonly<Record<number, string>> = {
  5: 'är låst av en annan process: stäng den och försök igen',
  8: 'går bara att läsa: ge kontot skrivrätt',
  10: 'går inte att läsa eller skriva, disken svarar med fel: kontrollera att den är hel och inte är full',
  11: 'är skadad: återställ den från en säkerhetskopia',
  13: 'får inte plats, disken är full: gör plats och försök igen',
  14: 'går inte att öppna: kontrollera mappen och kontots rättigheter',
  26: 'är inget valv eller är skadad: återställ den från en säkerhetskopia',
};

/** What SQLite refused, as a sentence that names the file; any other error as it is. */
export const vaultFailure = (file: string, error: unknown): unknown => {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : NaN;
  const sentence = SENTENCES[code];
  if (sentence === undefined) return error;
  return new VaultUnavailable(`Valvfilen ${file} ${sentence}.`, { cause: error });
};

const openPrivately = (file: string): DatabaseSync => {
  if (file !== MEMORY) {
    try {
      closeSync(openSync(file, 'a', 0o600));
      chmodSync(file, 0o600);
    } catch (error) {
      throw new VaultUnavailable(`Valvfilen ${file} ${SENTENCES[14]}.`, { cause: error });
    }
  }
  return new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
};

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const create = (database: DatabaseSync, masterKey: KeyObject): void => {
  database.exec(STEPS[0] ?? '');
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1;`);
  database.prepare('INSERT INTO key_check VALUES (?)').run(sealKeyCheck(masterKey));
};

const formatOf = (database: DatabaseSync): number => Number(pragma(database, 'user_version'));

const checkFormat = (database: DatabaseSync, file: string): void => {
  if (pragma(database, 'application_id') !== APPLICATION_ID)
    throw new VaultUnavailable(`Filen ${file} är inget valv: flytta undan den eller ange en annan mapp.`);
  const format = formatOf(database);
  if (format > FORMAT)
    throw new VaultUnavailable(
      `Valvfilen ${file} har format ${format} från en nyare version, den här läser till och med ${FORMAT}: uppgradera Samspår.`,
    );
};

const checkKey = (database: DatabaseSync, file: string, masterKey: KeyObject): void => {
  const row = database.prepare('SELECT sealed FROM key_check').get();
  if (!(row?.['sealed'] instanceof Uint8Array))
    throw new VaultUnavailable(`Valvfilen ${file} ${SENTENCES[11]}.`);
  if (!opensKeyCheck(masterKey, row['sealed'])) throw wrongMasterKey(`Valvfilen ${file}`);
};

const bringUpToDate = (database: DatabaseSync): void => {
  for (const step of STEPS.slice(formatOf(database))) database.exec(step);
  database.exec(`PRAGMA user_version = ${FORMAT}`);
};

/**
 * Opens or makes the vault's file, readable by its owner alone: write-ahead log, every commit on disk, what is deleted
 * overwritten with zeroes. Throws `VaultUnavailable` with a sentence where the file or the key is not the right one.
 */
export const openVaultFile = (file: string, masterKey: KeyObject): DatabaseSync => {
  const database = openPrivately(file);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    database.exec('BEGIN IMMEDIATE');
    if (isEmpty(database)) create(database, masterKey);
    checkFormat(database, file);
    checkKey(database, file, masterKey);
    bringUpToDate(database);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw vaultFailure(file, error);
  }
};
