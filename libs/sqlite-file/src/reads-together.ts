import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Reads that are asked for in one turn of the event loop, made in the next, all in one transaction: to begin and end one takes twice as long as
 * what is read, and on warm caches each takes half the time.
 */
export class ReadsTogether {
  readonly #database: DatabaseSync;
  #statements: Readonly<Record<'begin' | 'end', StatementSync>> | undefined;
  #waiting: (() => void)[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** What the read answers. Rejects with what it throws. */
  read<Result>(read: () => Result): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const reading = (): void => {
      try {
        resolve(read());
      } catch (error) {
        reject(error);
      }
    };
    if (this.#waiting.push(reading) === 1) setImmediate(() => this.#readAll());
    return promise;
  }

  #readAll(): void {
    const reads = this.#waiting;
    this.#waiting = [];
    // One alone begins and ends as quickly by itself, and of a database that was closed meanwhile each says so.
    const together = reads.length > 1 && this.#database.isOpen && !this.#database.isTransaction;
    if (together) this.#prepared.begin.run();
    for (const each of reads) each();
    if (together) this.#prepared.end.run();
  }

  get #prepared() {
    this.#statements ??= {
      begin: this.#database.prepare('BEGIN'),
      end: this.#database.prepare('COMMIT'),
    };
    return this.#statements;
  }
}
