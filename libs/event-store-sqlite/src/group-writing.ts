import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ThreadAnswer } from '@samspar/writing-thread';
import type { Draft } from './event-row.js';

/** An append to one stream; `expected` is the revision the stream is to be at, -1 for none. */
export type Append = Readonly<{ stream: string; expected: number; drafts: readonly Draft[] }>;

/** `actual` is the revision the stream is at instead, -1 for none. */
export type Written =
  | Readonly<{ appended: true; revision: number; position: number }>
  | Readonly<{ appended: false; actual: number }>;

/** Appends to be written in one transaction, none stamped earlier than `stamp`, in milliseconds since the epoch. */
export type Group = Readonly<{ appends: readonly Append[]; stamp: number }>;

/** What became of each append, and the latest stamp that was given. */
export type GroupWritten = Readonly<{ written: readonly Written[]; latest: number }>;

/** The log that a thread writes, and how. */
export type GroupTask = Readonly<{ groupsGoInto: string; settings: string }>;

const NO_STREAM = -1;

const numberOf = (value: SQLOutputValue | undefined): number => Number(value ?? NO_STREAM);

/** Writes groups of appends into the log; the database is nobody else's to write while it does. */
export class GroupWriting {
  readonly #log: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insert: StatementSync;
  readonly #at: StatementSync;
  readonly #ids: StatementSync;
  readonly #revision: StatementSync;
  #latest = 0;

  constructor(log: DatabaseSync) {
    this.#log = log;
    this.#begin = log.prepare('BEGIN IMMEDIATE');
    this.#commit = log.prepare('COMMIT');
    this.#insert = log.prepare(`
      INSERT INTO event (stream, revision, id, type, schema_version, occurred_on, data, metadata, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream, revision) DO NOTHING`);
    this.#at = log.prepare('SELECT 1 FROM event WHERE stream = ? AND revision = ?');
    this.#ids = log.prepare(
      'SELECT id, position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ? + 0',
    );
    this.#revision = log.prepare(
      'SELECT revision FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    );
  }

  /** Writes the group in one transaction, durably, or nothing of it. */
  write({ appends, stamp }: Group): GroupWritten {
    try {
      this.#begin.run();
      this.#latest = stamp;
      const written = appends.map((append) => this.#append(append));
      this.#commit.run();
      return { written, latest: this.#latest };
    } catch (error) {
      if (this.#log.isTransaction) this.#log.exec('ROLLBACK');
      throw error;
    }
  }

  #append({ stream, expected, drafts }: Append): Written {
    if (expected !== NO_STREAM && this.#at.get(stream, expected) === undefined)
      return this.#conflict(stream, expected, drafts);
    let revision = expected;
    let position: number | bigint = 0;
    for (const event of drafts) {
      const recordedAt = event.recordedAt ?? this.#latest;
      this.#latest = Math.max(this.#latest, recordedAt);
      const { id, type, schemaVersion, occurredOn, data, metadata } = event;
      const { changes, lastInsertRowid } = this.#insert.run(
        stream,
        ++revision,
        id,
        type,
        schemaVersion,
        occurredOn,
        data,
        metadata,
        recordedAt,
      );
      // Only the first can meet a revision that is taken: a stream has no gaps, so where it fits the others do.
      if (changes === 0) return this.#conflict(stream, expected, drafts);
      position = lastInsertRowid;
    }
    return { appended: true, revision, position: Number(position) };
  }

  /** The first answer where the stream already holds these very events at this place, else what is there. */
  #conflict(stream: string, expected: number, drafts: readonly Draft[]): Written {
    const there = this.#ids.all(stream, expected + 1, drafts.length);
    const last = there.at(-1);
    if (last !== undefined && drafts.every(({ id }, index) => there[index]?.['id'] === id))
      return { appended: true, revision: expected + drafts.length, position: Number(last['position']) };
    return { appended: false, actual: numberOf(this.#revision.get(stream)?.['revision']) };
  }
}

const failed = (error: unknown): ThreadAnswer<GroupWritten> => ({
  failure: error instanceof Error ? error.message : String(error),
  errcode: (error as { errcode?: number }).errcode,
});

/** Answers each group, as JSON; null ends the thread. */
const writeFor = (port: MessagePort, { groupsGoInto, settings }: GroupTask): void => {
  let log: DatabaseSync | undefined;
  let writing: GroupWriting | undefined;
  const answer = (group: Group): ThreadAnswer<GroupWritten> => {
    try {
      if (!writing) {
        log = new DatabaseSync(groupsGoInto);
        log.exec(settings);
        writing = new GroupWriting(log);
      }
      return { answer: writing.write(group) };
    } catch (error) {
      return failed(error);
    }
  };
  port.on('message', (group: string | null) => {
    if (group !== null) port.postMessage(answer(JSON.parse(group)));
    else {
      log?.close();
      port.close();
    }
  });
};

const isGroupTask = (data: unknown): data is GroupTask =>
  typeof data === 'object' && data !== null && 'groupsGoInto' in data;

if (!isMainThread && parentPort && isGroupTask(workerData)) writeFor(parentPort, workerData);
