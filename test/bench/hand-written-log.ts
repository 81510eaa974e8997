import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { NewEvent } from '@samspar/event-store';

type Row = { type: string; version: number; occurred_on: string; data: string };

export type HandReadEvent = Readonly<{
  type: string;
  schemaVersion: number;
  occurredOn: string;
  data: object;
}>;

/**
 * What one would write by hand for one's own program: the same file, the same durability (WAL, synchronous=FULL), the same
 * columns and the same check of the expected revision, and nothing else. The reference of the append figures.
 */
export class HandWrittenLog {
  readonly database: DatabaseSync;
  private readonly insert: StatementSync;
  private readonly last: StatementSync;
  private readonly read: StatementSync;
  private waiting: { write: () => void; done: () => void }[] = [];

  constructor(file: string) {
    this.database = new DatabaseSync(file);
    this.database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
      CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
        type TEXT NOT NULL, version INTEGER NOT NULL, occurred_on TEXT NOT NULL, recorded_at INTEGER NOT NULL,
        data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT;`);
    this.insert = this.database.prepare(
      'INSERT INTO event (stream, revision, id, type, version, occurred_on, recorded_at, data, metadata) VALUES (?,?,?,?,?,?,?,?,?)',
    );
    this.last = this.database.prepare('SELECT max(revision) AS revision FROM event WHERE stream = ?');
    this.read = this.database.prepare(
      'SELECT type, version, occurred_on, data FROM event WHERE stream = ? ORDER BY revision',
    );
  }

  private write(stream: string, expected: number, events: readonly NewEvent[]): void {
    const { revision } = this.last.get(stream) as { revision: number | null };
    if ((revision ?? -1) !== expected) throw new Error('conflict');
    events.forEach((event, index) =>
      this.insert.run(
        stream,
        expected + 1 + index,
        event.id,
        event.type,
        event.schemaVersion,
        event.occurredOn,
        Date.now(),
        JSON.stringify(event.data),
        JSON.stringify(event.metadata),
      ),
    );
  }

  /** One transaction for one append; `expected` is -1 for a new stream. */
  append(stream: string, expected: number, events: readonly NewEvent[]): void {
    this.database.exec('BEGIN IMMEDIATE');
    this.write(stream, expected, events);
    this.database.exec('COMMIT');
  }

  /** Group commit: what is asked for in one turn of the event loop shares a transaction. */
  appendGrouped(stream: string, expected: number, events: readonly NewEvent[]): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ write: () => this.write(stream, expected, events), done: resolve });
    });
  }

  private flush(): void {
    const group = this.waiting;
    this.waiting = [];
    this.database.exec('BEGIN IMMEDIATE');
    for (const { write } of group) write();
    this.database.exec('COMMIT');
    for (const { done } of group) done();
  }

  /** Reads a stream and folds it. */
  fold<State>(stream: string, initial: State, evolve: (state: State, event: HandReadEvent) => State): State {
    let state = initial;
    for (const row of this.read.iterate(stream)) {
      const { type, version, occurred_on, data } = row as Row;
      state = evolve(state, {
        type,
        schemaVersion: version,
        occurredOn: occurred_on,
        data: JSON.parse(data) as object,
      });
    }
    return state;
  }

  close(): void {
    this.database.close();
  }
}
