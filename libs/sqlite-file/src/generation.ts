import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { FileExchanged } from './failures.js';

/**
 * SQLite takes whatever lies beside a file as `-wal` for its own, and writes another file's pages into it. So every write-ahead log
 * that we begin has as its first change a new token in this table, which also names the token that the file itself then held.
 */
const TABLE = 'CREATE TABLE IF NOT EXISTS generation (token TEXT NOT NULL) STRICT';
const TOKEN = /^samspar:([\da-f-]{36}):([\da-f-]{36})/;

/** The format of a write-ahead log, https://sqlite.org/fileformat2.html#the_write_ahead_log. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const LEAF_OF_TABLE = 13;
/** Of a page with one row: where the number of its rows stands, and where its only row begins. */
const [ROWS_AT, ROW_AT] = [3, 8];
const ROW_BYTES = 128;

type Token = Readonly<{ own: string; previous: string }>;

const parse = (text: unknown): Token | undefined => {
  const [, own, previous] = TOKEN.exec(String(text)) ?? [];
  return own && previous ? { own, previous } : undefined;
};

const next = (previous: string): string => `samspar:${randomUUID()}:${previous}`;

/** The table in a file that is open for writing, outside any transaction; false where it was there. */
export const addGeneration = (database: DatabaseSync): boolean => {
  database.exec(TABLE);
  const { changes } = database
    .prepare('INSERT INTO generation SELECT ? WHERE NOT EXISTS (SELECT 1 FROM generation)')
    .run(next(randomUUID()));
  return changes > 0;
};

/** Begins a generation: the first change after everything before it is in the file. */
export const beginGeneration = (database: DatabaseSync): void => {
  const standing = parse(database.prepare('SELECT token FROM generation').get()?.['token']);
  database.prepare('UPDATE generation SET token = ?').run(next(standing?.own ?? randomUUID()));
};

/** The token in the file itself, whatever lies beside it; undefined where we have not written in it, or it is no database. */
const tokenIn = (file: string): string | undefined => {
  const url = pathToFileURL(file);
  url.search = '?immutable=1';
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(url, { readOnly: true });
    return parse(database.prepare('SELECT token FROM generation').get()?.['token'])?.own;
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
};

/** The token on a page that has one row, and it is one. */
const tokenOn = (page: Buffer): Token | undefined => {
  if (page[0] !== LEAF_OF_TABLE || page.readUInt16BE(ROWS_AT) !== 1) return undefined;
  const row = page.subarray(page.readUInt16BE(ROW_AT)).subarray(0, ROW_BYTES).toString('latin1');
  return parse(row.slice(row.indexOf('samspar:')));
};

/** What each change in a write-ahead log makes of the token; undefined for all that concern something else. */
function* changesIn(journal: number): Generator<Token | undefined, undefined> {
  const header = Buffer.alloc(HEADER_BYTES);
  readSync(journal, header, 0, HEADER_BYTES, 0);
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + header.readUInt32BE(8));
  for (
    let at = HEADER_BYTES;
    readSync(journal, frame, 0, frame.length, at) === frame.length;
    at += frame.length
  ) {
    // What follows the last change of this generation is left of one before it, under other salts.
    if (header.compare(frame, 8, 16, 16, 24) !== 0) return;
    yield tokenOn(frame.subarray(FRAME_HEADER_BYTES));
  }
}

const belongs = (file: string, journal: number): boolean => {
  const known = tokenIn(file);
  let first = true;
  for (const token of changesIn(journal)) {
    if (token && known !== undefined && (known === token.own || (first && known === token.previous)))
      return true;
    // Begun beside a file that has no tokens yet: while it was made, or by a Samspår that wrote none.
    if (first && !token && known === undefined) return true;
    first = false;
  }
  return first;
};

/**
 * Throws `FileExchanged` where a write-ahead log lies beside the file that was begun beside another, or beside this one as it was at
 * another time. Before SQLite opens the file, and where nobody has it open.
 */
export const refuseForeignJournal = (file: string): void => {
  const beside = `${file}-wal`;
  if ((statSync(beside, { throwIfNoEntry: false })?.size ?? 0) <= HEADER_BYTES) return;
  const journal = openSync(beside, 'r');
  try {
    if (belongs(file, journal)) return;
  } finally {
    closeSync(journal);
  }
  throw new FileExchanged(
    `${beside} hör inte till ${file}, som har ersatts sedan den skrevs: återställ med samspar restore, som ställer undan båda. Filer som ` +
      'kopieras för hand är ingen säkerhetskopia. Inget har ändrats.',
  );
};
