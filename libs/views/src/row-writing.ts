import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';

/** What goes into a column; an object goes into it as JSON. */
type Value = string | number | null | object;

/** One run of a statement, by its name, with what goes into it. */
export type WrittenRow = readonly [statement: string, values: readonly Value[]];

/** Statements by name. */
type Statements = Readonly<Record<string, string>>;

/** The file that a thread writes, and how. */
export type RowTask = Readonly<{ rowsGoInto: string; settings: string; statements: Statements }>;

/** What went wrong, as far as one thread can tell another; `errcode` is SQLite's, where it was SQLite that failed. */
export type Failure = Readonly<{ message: string; errcode: number | undefined }>;

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

const failureOf = (error: unknown): Failure => ({
  message: error instanceof Error ? error.message : String(error),
  errcode: (error as { errcode?: number }).errcode,
});

/** Writes rows that come as JSON, and answers each message with null or with what went wrong; null ends the thread. */
const writeFor = (port: MessagePort, { rowsGoInto, settings, statements }: RowTask): void => {
  let database: DatabaseSync | undefined;
  let writing: RowWriting | undefined;
  const write = (rows: readonly WrittenRow[]): Failure | null => {
    try {
      if (!writing) {
        database = new DatabaseSync(rowsGoInto);
        database.exec(settings);
        writing = new RowWriting(database, statements);
      }
      writing.write(rows);
      return null;
    } catch (error) {
      return failureOf(error);
    }
  };
  port.on('message', (rows: string | null) => {
    if (rows !== null) port.postMessage(write(JSON.parse(rows)));
    else {
      database?.close();
      port.close();
    }
  });
};

const isRowTask = (data: unknown): data is RowTask =>
  typeof data === 'object' && data !== null && 'rowsGoInto' in data;

if (!isMainThread && parentPort && isRowTask(workerData)) writeFor(parentPort, workerData);
