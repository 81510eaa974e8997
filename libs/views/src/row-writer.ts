import { extname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { WritingThread } from '@samspar/writing-thread';
import { type RowTask, RowWriting, type WrittenRow } from './row-writing.js';

/** Writes rows into a file, all that are handed over at once in one transaction, in the order in which they come. */
export type RowWriter = Readonly<{
  /** Resolves when they are written; rejects with SQLite's error where none of them is. */
  write: (rows: Iterable<WrittenRow>) => Promise<void>;
  /** Lets go of the file when all is written. */
  close: () => Promise<void>;
}>;

/** Writes at once, through a connection that is the caller's. */
export const writerHere = (database: DatabaseSync, statements: RowTask['statements']): RowWriter => {
  const writing = new RowWriting(database, statements);
  return { write: async (rows) => writing.write(rows), close: async () => undefined };
};

const THREAD = new URL(`./row-writing${extname(import.meta.url)}`, import.meta.url);

/** Writes on a thread of its own: a batch takes milliseconds, for which nobody else should have to wait (docs/adr/0010). */
export const writerThread = (task: RowTask): RowWriter => {
  const thread = new WritingThread<readonly WrittenRow[], null>(THREAD, task);
  return {
    write: async (rows) => {
      await thread.ask([...rows]);
    },
    close: () => thread.close(),
  };
};
