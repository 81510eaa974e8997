import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '@samspar/event-store';
import { type JournalLimit, refuseForeignJournal, SqliteFile } from '@samspar/sqlite-file';
import { unavailable } from './failure.js';

/** "Sams" in ASCII: marks the file as ours to SQLite and to `file(1)`. */
const APPLICATION_ID = 0x53616d73;
/** Raised with the table; what is known of events is counted on top of it. */
const LAYOUT = 1;
const BUSY_TIMEOUT_MS = 5_000;
/** While it is written nobody waits for whoever holds the file: others are answered, and it is tried again. */
const LIVE_BUSY_TIMEOUT_MS = 20;
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
`;

/**
 * The index by which streams are read and revisions are kept apart, added up: what the table has, its positions being without gaps,
 * the index must have, and no stream a gap. Reads the index alone: a quarter of a second for a million events.
 */
const INDEX_SUMS = `
  SELECT coalesce(sum(events), 0) AS events, coalesce(sum(positions), 0) AS positions,
    count(*) FILTER (WHERE events <> last + 1) AS gaps, (SELECT coalesce(max(position), 0) FROM event) AS last
  FROM (
    SELECT count(*) AS events, sum(position) AS positions, max(revision) AS last
    FROM event INDEXED BY sqlite_autoindex_event_1 GROUP BY stream
  )`;

const pragma = (log: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(log.prepare(`PRAGMA ${name}`).get()?.[name]);

const isEmpty = (log: DatabaseSync): boolean =>
  log.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const refuseOther = (log: DatabaseSync, file: string, shapes = Infinity): void => {
  if (pragma(log, 'application_id') !== APPLICATION_ID)
    throw new StoreUnavailable(
      `${file} är ingen händelselogg från Samspår: flytta undan den, eller återställ loggen från säkerhetskopia.`,
    );
  const written = pragma(log, 'user_version');
  const format = LAYOUT + shapes;
  if (written > format)
    throw new StoreUnavailable(
      `${file} är skriven av en nyare Samspår (loggformat ${written}, den här läser till och med ${format}): uppgradera Samspår. Inget har ändrats.`,
    );
};

/** An event that the index lacks could be written a second time at the same revision. */
const refuseDamagedIndex = (log: DatabaseSync, file: string): void => {
  const { events, positions, gaps, last } = log.prepare(INDEX_SUMS).get() ?? {};
  const count = Number(last);
  if (events !== last || gaps !== 0 || Number(positions) !== (count * (count + 1)) / 2)
    throw new StoreUnavailable(
      `${file} är skadad, indexet över strömmarna har inte samma händelser som loggen: gör indexet på nytt enligt docs/operations.md, eller återställ loggen med samspar restore. Inget har ändrats.`,
    );
};

/** An open log; `writing` is there where this process is the one that writes it. */
export type LogFile = Readonly<{ log: DatabaseSync; writing?: SqliteFile }>;

export type LogFileOptions = JournalLimit &
  Readonly<{
    readOnly: boolean;
    /** How many shapes of events the program knows: the log keeps the most there ever were, and lets no program in that knows fewer. */
    shapes: number | undefined;
  }>;

/** Nothing is changed in a file before all that could refuse it has been asked. */
const openForWriting = (
  log: DatabaseSync,
  file: string,
  shapes: number | undefined,
  limit: JournalLimit,
): SqliteFile => {
  const format = LAYOUT + (shapes ?? 0);
  // Flushed with all that is in it before the first event is written.
  if (isEmpty(log))
    log.exec(`PRAGMA synchronous = OFF; BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${format}; COMMIT`);
  refuseOther(log, file, shapes);
  refuseDamagedIndex(log, file);
  const writing = new SqliteFile(file, log, { durable: true, ...limit });
  try {
    if (pragma(log, 'user_version') < format) log.exec(`PRAGMA user_version = ${format}`);
    log.exec(`PRAGMA busy_timeout = ${LIVE_BUSY_TIMEOUT_MS}`);
    return writing;
  } catch (error) {
    writing.close();
    throw error;
  }
};

/**
 * Opens the log's file, made where it is missing. Every commit is on the disk before it is answered (WAL, synchronous FULL).
 * Throws `StoreUnavailable` where the file is missing (read-only), foreign, damaged or of a newer version, and where what lies beside
 * it is not its own.
 */
export const openLogFile = (file: string, { readOnly, shapes, ...limit }: LogFileOptions): LogFile => {
  let log: DatabaseSync | undefined;
  try {
    if (!readOnly && file !== MEMORY) {
      refuseForeignJournal(file);
      // Readable by its owner alone, and what SQLite keeps beside it with it.
      if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    }
    log = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
    if (!readOnly) return { log, writing: openForWriting(log, file, shapes, limit) };
    refuseOther(log, file, shapes);
    return { log };
  } catch (error) {
    if (log?.isOpen) log.close();
    throw unavailable(file, error);
  }
};
