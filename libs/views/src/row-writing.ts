import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ThreadAnswer } from '@samspar/writing-thread';

/** What goes into a column; an object goes into it as JSON. */
type Value = string | number | null | object;

/** One run of a statement, by its name, with what goes into it. */
export type WrittenRow = readonly [statement: string, values: readonly Value[]];

/** Statements by name. */
type Statements = Readonly<Record<string, string>>;

/** The file that a thread writes, and how. */
export type RowTask = Readonly<{ rowsGoInto: string; settings: string; statements: Statements }>;

const columnOf = (value: Value): string | number | null =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

/** Writes rows into a database. */
export class RowWriting {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, statements: Statements) {
    this.#database = database;
    for (const [name, sql] of Object.entries(statements)) this.#statements.set(name, database.prepare(sql));
  }

  /** Writes all of the rows, in their order, or none. */
  write(rows: Iterable<WrittenRow>): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const [name, values] of rows) this.#prepared(name).run(...values.map(columnOf));
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #prepared(name: string): StatementSync {
    const statement = this.#statements.get(name);
    if (!statement) throw new RangeError(`There is no statement ${name}.`);
    return statement;
  }
}

const failed = (error: unknown): ThreadAnswer<null> => ({
  failure: error instanceof Error ? error.message : String(error),
  errcode: (error as { errcode?: number }).errcode,
});

/** Writes rows that come as JSON, and answers when they are written; null ends the thread. */
const writeFor = (port: MessagePort, { rowsGoInto, settings, statements }: RowTask): void => {
  let database: DatabaseSync | undefined;
  let writing: RowWriting | undefined;
  const answer = (rows: readonly WrittenRow[]): ThreadAnswer<null> => {
    try {
      if (!writing) {
        database = new DatabaseSync(rowsGoInto);
        database.exec(settings);
        writing = new RowWriting(database, statements);
      }
      writing.write(rows);
      return { answer: null };
    } catch (error) {
      return failed(error);
    }
  };
  port.on('message', (rows: string | null) => {
    if (rows !== null) port.postMessage(answer(JSON.parse(rows)));
    else {
      database?.close();
      port.close();
    }
  });
};

const isRowTask = (data: unknown): data is RowTask =>
  typeof data === 'object' && data !== null && 'rowsGoInto' in data;

if (!isMainThread && parentPort && isRowTask(workerData)) writeFor(parentPort, workerData);
