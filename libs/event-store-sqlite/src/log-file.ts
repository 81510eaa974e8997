import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '@samspar/event-store';
import { unavailable } from './failure.js';

/** "Sams" in ASCII: marks the file as ours to SQLite and to `file(1)`. */
const APPLICATION_ID = 0x53616d73;
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5_000;
/** Pages of 4 KiB after which SQLite moves its write-ahead log into the file: what many commits touch is moved once. */
const CHECKPOINT_PAGES = 4_000;
const MEMORY = ':memory:';

const SCHEMA = `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    occurred_on TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const pragma = (log: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(log.prepare(`PRAGMA ${name}`).get()?.[name]);

const isEmpty = (log: DatabaseSync): boolean =>
  log.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const checkKind = (log: DatabaseSync, file: string): void => {
  if (pragma(log, 'application_id') !== APPLICATION_ID)
    throw new StoreUnavailable(
      `${file} är ingen händelselogg från Samspår: flytta undan den, eller återställ loggen från säkerhetskopia.`,
    );
  const version = pragma(log, 'user_version');
  if (version > SCHEMA_VERSION)
    throw new StoreUnavailable(
      `${file} är skriven av en nyare Samspår (loggversion ${version}, den här läser ${SCHEMA_VERSION}): uppgradera Samspår.`,
    );
};

/**
 * Opens the log's file, made where it is missing. Every commit is on the disk before it is answered (WAL, synchronous FULL).
 * Throws `StoreUnavailable` where the file is missing (read-only), foreign, damaged or of a newer version.
 */
export const openLogFile = (file: string, readOnly: boolean): DatabaseSync => {
  let log: DatabaseSync | undefined;
  try {
    // Readable by its owner alone, and what SQLite keeps beside it with it.
    if (!readOnly && file !== MEMORY && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    log = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
    if (!readOnly) {
      log.exec('BEGIN IMMEDIATE');
      if (isEmpty(log)) log.exec(SCHEMA);
      log.exec('COMMIT');
    }
    checkKind(log, file);
    if (!readOnly)
      log.exec(
        `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
      );
    return log;
  } catch (error) {
    log?.close();
    throw unavailable(file, error);
  }
};
