import { closeSync, fsyncSync, openSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';

const BUSY_TIMEOUT_MS = 5_000;
/** In one go: where another process writes, SQLite would begin anew at every change. */
const ALL_PAGES = 2 ** 31 - 1;

const reading = (file: string): DatabaseSync =>
  new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });

/** What was written to a file, or in a folder, is on the disk afterwards. */
export const flush = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Copies a database as it stands at one moment, also while another process writes it, into a file that is not there yet, readable by
 * its owner alone. On the disk when it resolves. Rejects with SQLite's error, or the file system's.
 */
export const copyWhole = async (file: string, to: string): Promise<void> => {
  closeSync(openSync(to, 'wx', 0o600));
  const source = reading(file);
  try {
    await backup(source, to, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  // A file of its own, that can be read where nothing can be written beside it.
  const copy = new DatabaseSync(to);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
  flush(to);
};

/**
 * The first thing that SQLite finds wrong with pages, rows and indexes of a file; undefined where it is whole. Reads all of it, beside
 * whoever writes. Throws SQLite's error where it cannot be opened.
 */
export const damageOf = (file: string): string | undefined => {
  const database = reading(file);
  try {
    const found = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    // Named above the finding, on a line of its own, is the database within the connection.
    return found === 'ok'
      ? undefined
      : String(found)
          .replace(/^\*\*\*.*\n/, '')
          .trim();
  } finally {
    database.close();
  }
};

/** How many rows a table of a file has. Throws SQLite's error. */
export const countRows = (file: string, table: string): number => {
  const database = reading(file);
  try {
    return Number(database.prepare(`SELECT count(*) AS count FROM "${table}"`).get()?.['count']);
  } finally {
    database.close();
  }
};
