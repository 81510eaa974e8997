import { once } from 'node:events';
import { extname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { type Failure, type RowTask, RowWriting, type WrittenRow } from './row-writing.js';

/** Writes rows into a file, all that are handed over at once in one transaction. One `write` at a time. */
export type RowWriter = Readonly<{
  /** Resolves when they are written; rejects with SQLite's error, which has its `errcode`, where none of them is. */
  write: (rows: Iterable<WrittenRow>) => Promise<void>;
  /** Lets go of the file when what was handed over is written. */
  close: () => Promise<void>;
}>;

/** Writes at once, through a connection that is the caller's. */
export const writerHere = (database: DatabaseSync, statements: RowTask['statements']): RowWriter => {
  const writing = new RowWriting(database, statements);
  return { write: async (rows) => writing.write(rows), close: async () => undefined };
};

/** The thread's own source, from the build or not: it imports nothing of ours, so that Node runs it either way. */
const SOURCE = new URL(`./row-writing${extname(import.meta.url)}`, import.meta.url);

/**
 * Writes on a thread of its own, so that nobody else waits while it does (docs/adr/0010). The thread is started when it is first
 * needed, and keeps the process alive only while it writes.
 */
export class WriterThread implements RowWriter {
  readonly #task: RowTask;
  #thread: Worker | undefined;

  constructor(task: RowTask) {
    this.#task = task;
  }

  readonly write = async (rows: Iterable<WrittenRow>): Promise<void> => {
    const worker = (this.#thread ??= new Worker(SOURCE, { workerData: this.#task, execArgv: [] }));
    worker.ref();
    const answered = once(worker, 'message');
    worker.postMessage(JSON.stringify([...rows]));
    const [failure] = (await answered) as [Failure | null];
    worker.unref();
    if (failure) throw Object.assign(new Error(failure.message), { errcode: failure.errcode });
  };

  readonly close = async (): Promise<void> => {
    const worker = this.#thread;
    if (!worker) return;
    this.#thread = undefined;
    const ended = once(worker, 'exit');
    worker.ref();
    worker.postMessage(null);
    await ended;
  };
}
