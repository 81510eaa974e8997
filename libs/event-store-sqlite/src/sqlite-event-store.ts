import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AppendResult,
  EventStore,
  type ExpectedRevision,
  knownFrom,
  type NewEvent,
  type ReadAllOptions,
  type StoredEvent,
  StoreUnavailable,
  type Subscription,
} from '@samspar/event-store';
import { type JournalLimit, ReadsTogether, type SqliteFile } from '@samspar/sqlite-file';
import {
  EVENT_COLUMNS,
  type EventToWrite,
  eventToWrite,
  PAGE_ROWS,
  type PageOfEvents,
  POSITION_COLUMN,
  type RowReader,
  readPage,
  REVISION,
  type WantedEvents,
} from './event-row.js';
import { isBusy, unavailable } from './failure.js';
import { type LogFile, openLogFile } from './log-file.js';

export type SqliteOptions = JournalLimit &
  Readonly<{
    /** Path of the log, or `:memory:` for one that is gone at `close`. */
    file: string;
    /** Milliseconds since the epoch; stamps what is appended. */
    clock?: () => number;
    /** Reads beside a writing process; appending is refused. */
    readOnly?: boolean;
    /** How many shapes of events the program knows; a log that was written by one that knew more is refused. Left out: not asked. */
    shapes?: number;
  }>;

/** How many events are written in one transaction at most, unless a single append holds more. */
const GROUP_EVENTS = 500;
/** How often a read-only subscription looks for what the writing process has appended, in milliseconds. */
const POLL_MS = 50;
/** How long, and how often, an append is tried again while another program holds the file, in milliseconds; others are answered meanwhile. */
const [PATIENCE_MS, RETRY_MS] = [5_000, 25];
const NO_STREAM = -1;

/** Whoever waits for what concerns it; `passed` is the position that it may go on from: nothing before it does. */
type Waiting = Readonly<{ concerns: (stream: string) => boolean; wake: () => void }> & { passed: bigint };

type Pending = Readonly<{
  stream: string;
  /** Revision the stream is expected to be at; -1 for none. */
  expected: number;
  drafts: readonly EventToWrite[];
  resolve: (result: AppendResult) => void;
  reject: (error: unknown) => void;
}>;

const revisionNumber = (expected: ExpectedRevision): number => {
  if (expected === 'noStream') return NO_STREAM;
  if (!Number.isSafeInteger(expected) || expected < 0)
    throw new TypeError(`An expected revision is 'noStream' or a whole number from 0, not ${expected}`);
  return expected;
};

/**
 * The event log in one SQLite file. Appends that wait while another is written share one transaction and one flush to the
 * disk, and each is answered when it is there. One process writes (`acquireWriterLock`); others may read beside it.
 */
export class SqliteEventStore extends EventStore {
  readonly #log: DatabaseSync;
  readonly #writing: SqliteFile | undefined;
  readonly #file: string;
  readonly #clock: () => number;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #subscriptions = new Set<Subscription>();
  /** Subscriptions that wait for the next append of theirs. */
  readonly #waiting = new Set<Waiting>();
  readonly #queue: Pending[] = [];
  readonly #reads: ReadsTogether;
  /** The latest stamp: none is ever given that is earlier. */
  #latest: number;
  #closed = false;

  /** Throws `StoreUnavailable` where the file is missing (read-only), foreign, damaged or of a newer version. */
  static open({
    file,
    clock = Date.now,
    readOnly = false,
    shapes,
    ...limit
  }: SqliteOptions): SqliteEventStore {
    const opened = openLogFile(file, { readOnly, shapes, ...limit });
    try {
      return new SqliteEventStore(opened, file, clock);
    } catch (error) {
      (opened.writing ?? opened.log).close();
      throw unavailable(file, error);
    }
  }

  constructor({ log, writing }: LogFile, file: string, clock: () => number) {
    super();
    this.#log = log;
    this.#writing = writing;
    this.#file = file;
    this.#clock = clock;
    this.#statements = prepareStatements(log);
    this.#reads = new ReadsTogether(log);
    this.#latest = Number(this.#statements.last.get()?.['recorded_at'] ?? 0);
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.#mustBeOpen();
      if (!this.#writing)
        throw new StoreUnavailable(
          `${this.#file} är öppnad bara för läsning: skriv genom den process som har loggen.`,
        );
      if (events.length === 0) throw new TypeError(`An append to ${stream} holds no event`);
      const drafts = events.map(eventToWrite);
      if (this.#queue.push({ stream, expected: revisionNumber(expected), drafts, resolve, reject }) === 1)
        this.#gather(0);
    });
  }

  override async *readStream(
    stream: string,
    options: Readonly<{
      direction?: 'forwards' | 'backwards';
      fromRevision?: number;
      maxCount?: number;
    }> = {},
  ): AsyncIterable<readonly StoredEvent[]> {
    const backwards = options.direction === 'backwards';
    const reader = backwards ? this.#statements.backwards : this.#statements.forwards;
    const from = options.fromRevision ?? (backwards ? Number.MAX_SAFE_INTEGER : 0);
    let after = backwards ? from + 1 : from - 1;
    let count = options.maxCount ?? Infinity;
    while (count > 0) {
      const { events, more } = await this.#reads.read(() =>
        this.#page(reader, { of: [stream], after, count }),
      );
      const last = events.at(-1);
      if (last === undefined) return;
      yield events;
      if (!more) return;
      count -= events.length;
      after = last.revision;
    }
  }

  override async *readAll({
    after,
    prefixes,
    maxCount,
  }: ReadAllOptions): AsyncIterable<readonly StoredEvent[]> {
    let position = after;
    let count = maxCount ?? Infinity;
    while (count > 0) {
      const wanted = { of: [], after: position, count, prefixes };
      const { events, end, more } = this.#page(this.#statements.all, wanted);
      if (events.length > 0) yield events;
      if (!more || end === null) return;
      count -= events.length;
      position = end;
      await nextTurn();
    }
  }

  override subscribe(
    { after, prefixes, batchSize = PAGE_ROWS }: Parameters<EventStore['subscribe']>[0],
    handle: (events: readonly StoredEvent[]) => Promise<void> | void,
    caughtUp?: (position: bigint) => void,
  ): Subscription {
    const stopping = new AbortController();
    // Whoever is told how far it has come hears of all.
    const concerns = (stream: string): boolean =>
      caughtUp !== undefined ||
      prefixes === undefined ||
      prefixes.some((prefix) => stream.startsWith(prefix));
    const follow = async (): Promise<void> => {
      await nextTurn();
      let position = after;
      let told: bigint | undefined;
      while (!stopping.signal.aborted) {
        const wanted = { of: [], after: position, count: batchSize, prefixes };
        const { events, end } = this.#page(this.#statements.all, wanted);
        if (events.length > 0) await handle(events);
        if (end !== null) {
          position = end;
          await nextTurn();
          continue;
        }
        if (told !== position) caughtUp?.(position);
        told = position;
        if (!stopping.signal.aborted) position = await this.#nextAppend(position, concerns);
      }
    };
    const ended = follow().finally(() => this.#subscriptions.delete(subscription));
    const subscription: Subscription = {
      ended,
      stop: async () => {
        stopping.abort();
        this.#wake();
        await Promise.allSettled([ended]);
      },
    };
    this.#subscriptions.add(subscription);
    return subscription;
  }

  override async lastPosition(): Promise<bigint> {
    this.#mustBeOpen();
    try {
      return BigInt(Number(this.#statements.last.get()?.['position'] ?? 0));
    } catch (error) {
      throw unavailable(this.#file, error);
    }
  }

  override warnings(): readonly string[] {
    return this.#writing?.warnings() ?? [];
  }

  /** Writes what is still queued, waits for the handlers of subscriptions, and lets go of the file. */
  override async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    while (this.#queue.length > 0) this.#writeGroup();
    await Promise.all(Array.from(this.#subscriptions, (subscription) => subscription.stop()));
    (this.#writing ?? this.#log).close();
  }

  /** Lets a group come together: it is written as soon as a turn of the event loop brings no further append. */
  #gather(waiting: number): void {
    setImmediate(() => {
      const { length } = this.#queue;
      if (waiting < length && length < GROUP_EVENTS) this.#gather(length);
      else this.#writeGroup();
    });
  }

  /** Writes the first of the queue in one transaction, durably, and then answers them. */
  #writeGroup(begun = performance.now()): void {
    const group = this.#takeGroup();
    if (group.length === 0) return;
    const { begin, commit } = this.#statements;
    try {
      this.#writing?.mustBeWritable();
      begin.run();
      this.#latest = Math.max(this.#clock(), this.#latest);
      const written = group.map((pending) => ({ pending, result: this.#write(pending) }));
      commit.run();
      this.#writing?.written();
      for (const { pending, result } of written) pending.resolve(result);
      this.#tell(group);
    } catch (error) {
      if (this.#log.isTransaction) this.#log.exec('ROLLBACK');
      if (isBusy(this.#file, error) && !this.#closed && performance.now() - begun < PATIENCE_MS) {
        this.#queue.unshift(...group);
        setTimeout(() => this.#writeGroup(begun), RETRY_MS);
        return;
      }
      const reason = unavailable(this.#file, error);
      for (const { reject } of group) reject(reason);
    }
    if (this.#queue.length > 0) setImmediate(() => this.#writeGroup());
  }

  #takeGroup(): readonly Pending[] {
    let [appends, events] = [0, 0];
    for (const { drafts } of this.#queue) {
      if (events >= GROUP_EVENTS) break;
      events += drafts.length;
      appends++;
    }
    return this.#queue.splice(0, appends);
  }

  #write({ stream, expected, drafts }: Pending): AppendResult {
    const { insert, at } = this.#statements;
    if (expected !== NO_STREAM && at.get(stream, expected) === undefined)
      return this.#conflict(stream, expected, drafts);
    let revision = expected;
    let position: number | bigint = 0;
    for (const event of drafts) {
      const recordedAt = event.recordedAt ?? this.#latest;
      this.#latest = knownFrom({ recordedAt }, this.#latest);
      const { id, type, schemaVersion, occurredOn, data, metadata } = event;
      const written = insert.run(
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
      if (written.changes === 0) return this.#conflict(stream, expected, drafts);
      position = written.lastInsertRowid;
    }
    return { appended: true, revision, position: BigInt(position) };
  }

  /** The first answer where the stream already holds these very events at this place, else what is there. */
  #conflict(stream: string, expected: number, drafts: readonly EventToWrite[]): AppendResult {
    const there = this.#statements.ids.all(stream, expected + 1, drafts.length);
    const last = there.at(-1);
    if (last !== undefined && drafts.every(({ id }, index) => there[index]?.['id'] === id))
      return {
        appended: true,
        revision: expected + drafts.length,
        position: BigInt(Number(last['position'])),
      };
    const revision = this.#statements.revision.get(stream)?.['revision'];
    return { appended: false, actual: revision === undefined ? 'noStream' : Number(revision) };
  }

  #page(reader: RowReader, wanted: WantedEvents): PageOfEvents {
    this.#mustBeOpen();
    try {
      return readPage(reader, wanted);
    } catch (error) {
      throw unavailable(this.#file, error);
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreUnavailable(`${this.#file} är stängd: starta Samspår igen.`);
  }

  /**
   * Resolves at the next append of this process that concerns whoever waits, or, where another process writes, when it is time to look; with
   * the position that there is nothing for it before.
   */
  #nextAppend(position: bigint, concerns: Waiting['concerns']): Promise<bigint> {
    return new Promise((resolve) => {
      const waiting: Waiting = { concerns, passed: position, wake: () => resolve(waiting.passed) };
      this.#waiting.add(waiting);
      if (!this.#writing) setTimeout(() => this.#wake(), POLL_MS).unref();
    });
  }

  /** Wakes those whom something of what was written concerns; the others pass it by unread. */
  #tell(group: readonly Pending[]): void {
    const end = BigInt(Number(this.#statements.last.get()?.['position'] ?? 0));
    for (const waiting of this.#waiting)
      if (group.some(({ stream }) => waiting.concerns(stream))) this.#wake([waiting]);
      else waiting.passed = end;
  }

  #wake(those: Iterable<Waiting> = [...this.#waiting]): void {
    for (const waiting of those) {
      this.#waiting.delete(waiting);
      waiting.wake();
    }
  }
}

const prepareStatements = (log: DatabaseSync) => {
  const events = (key: RowReader['key'], rest: string): RowReader => {
    // A limit that is a bare parameter is part of the plan: SQLite would parse the statement anew at every read.
    const statement = log.prepare(`SELECT ${EVENT_COLUMNS} FROM event WHERE ${rest} LIMIT ? + 0`);
    statement.setReturnArrays(true);
    return { statement, key };
  };
  return {
    begin: log.prepare('BEGIN IMMEDIATE'),
    commit: log.prepare('COMMIT'),
    insert: log.prepare(`
      INSERT INTO event (stream, revision, id, type, schema_version, occurred_on, data, metadata, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream, revision) DO NOTHING`),
    at: log.prepare('SELECT 1 FROM event WHERE stream = ? AND revision = ?'),
    ids: log.prepare(
      'SELECT id, position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ? + 0',
    ),
    revision: log.prepare('SELECT revision FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1'),
    last: log.prepare('SELECT position, recorded_at FROM event ORDER BY position DESC LIMIT 1'),
    forwards: events(REVISION, 'stream = ? AND revision > ? ORDER BY revision'),
    backwards: events(REVISION, 'stream = ? AND revision < ? ORDER BY revision DESC'),
    all: events(POSITION_COLUMN, 'position > ? ORDER BY position'),
  };
};
