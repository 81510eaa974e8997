import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';

/** An event as a client proposes it. */
export type Draft = Readonly<{
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}>;

/** An event with its place in its stream and in the log. `created` is in .NET ticks (100 ns) since the Unix epoch, UTC. */
export type RecordedEvent = Draft &
  Readonly<{ stream: string; revision: bigint; position: bigint; created: bigint }>;

/** Logs are files of this many bytes; a scavenge closes the one being written. */
const CHUNK_BYTES = 256n * 1024n * 1024n;

/** What a record takes beside its names and its content. */
const RECORD_BYTES = 84;

/** One line of the file: either events that were appended together, or a place where the log goes on. */
type Line = Readonly<{ events: readonly Readonly<Record<string, string>>[]; tail: string }>;

/**
 * The log of the double: every event of every stream in the order written. Positions are byte-like: they grow by
 * what a record would take, never by one. With a file each write is a line of it before anyone is told.
 */
export class Log {
  #events: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #byId = new Map<string, RecordedEvent>();
  readonly #boundaries = new Set<bigint>([0n]);
  readonly #listeners = new Set<() => void>();
  readonly #file: string | undefined;
  #tail = 0n;

  constructor(file?: string) {
    this.#file = file;
    if (file !== undefined && existsSync(file)) this.#load(file);
  }

  /** The position the next event gets. */
  get tail(): bigint {
    return this.#tail;
  }

  get size(): number {
    return this.#events.length;
  }

  /** The events of a stream, the one at revision n at index n; a tombstone is not among them. */
  ofStream(stream: string): readonly RecordedEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  find(stream: string, id: string): RecordedEvent | undefined {
    return this.#byId.get(`${id} ${stream}`);
  }

  /** At most `most` events at this position and after it. */
  from(position: bigint, most: number): readonly RecordedEvent[] {
    const index = this.#indexOf(position);
    return this.#events.slice(index, index + most);
  }

  /** At most `most` events before this position, the latest first. */
  before(position: bigint, most: number): readonly RecordedEvent[] {
    const index = this.#indexOf(position);
    return this.#events.slice(Math.max(0, index - most), index).toReversed();
  }

  countFrom(position: bigint): number {
    return this.#events.length - this.#indexOf(position);
  }

  /** Whether a record begins here, or the log has not come so far yet. */
  isBoundary(position: bigint): boolean {
    return position >= this.#tail || this.#boundaries.has(position);
  }

  /** Writes events in one piece, the first of them at `revision`. A write without events still takes its place. */
  write(
    stream: string,
    revision: bigint,
    drafts: readonly Draft[],
    created: bigint,
  ): readonly RecordedEvent[] {
    let position = this.#tail;
    const events = drafts.map((draft, part): RecordedEvent => {
      const event = { ...draft, stream, revision: revision + BigInt(part), position, created };
      position += BigInt(
        RECORD_BYTES + stream.length + draft.type.length + draft.data.length + draft.metadata.length,
      );
      return event;
    });
    if (events.length === 0) position += BigInt(RECORD_BYTES + stream.length);
    this.#commit(events, position);
    return events;
  }

  /** Lets the server's own events take the start of a fresh log. */
  startAt(position: bigint): void {
    if (this.#tail < position) this.#commit([], position);
  }

  /** Removes what may go and closes the chunk, so that positions jump by up to 256 MiB. */
  scavenge(isGone: (event: RecordedEvent) => boolean): void {
    this.#events = this.#events.filter((event) => !isGone(event));
    this.#commit([], (this.#tail / CHUNK_BYTES + 1n) * CHUNK_BYTES);
  }

  /** Forgets everything; not for a log that is kept in a file. */
  clear(): void {
    if (this.#file !== undefined) throw new Error('A log that is kept in a file is not cleared');
    this.#events = [];
    this.#streams.clear();
    this.#byId.clear();
    this.#boundaries.clear();
    this.#tail = 0n;
  }

  /** Calls after every write, until the function it gives is called. */
  onWrite(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #indexOf(position: bigint): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.position ?? position) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #commit(events: readonly RecordedEvent[], tail: bigint): void {
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(toLine(events, tail))}\n`);
    this.#take(events, tail);
    for (const listener of this.#listeners) listener();
  }

  #take(events: readonly RecordedEvent[], tail: bigint): void {
    this.#boundaries.add(this.#tail);
    for (const event of events) {
      this.#events.push(event);
      this.#boundaries.add(event.position);
      this.#byId.set(`${event.id} ${event.stream}`, event);
      const stream = this.#streams.get(event.stream) ?? [];
      if (event.revision === BigInt(stream.length)) stream.push(event);
      this.#streams.set(event.stream, stream);
    }
    this.#tail = tail;
  }

  /** Reads a file back; a last line that a kill cut short was never answered for and goes. */
  #load(file: string): void {
    const text = readFileSync(file, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
    for (const line of whole.split('\n').filter((written) => written !== '')) {
      const { events, tail } = JSON.parse(line) as Line;
      this.#take(events.map(toEvent), BigInt(tail));
    }
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const toLine = (events: readonly RecordedEvent[], tail: bigint): Line => ({
  events: events.map((event) => ({
    ...event,
    revision: event.revision.toString(),
    position: event.position.toString(),
    created: event.created.toString(),
    data: base64(event.data),
    metadata: base64(event.metadata),
  })),
  tail: tail.toString(),
});

const toEvent = (written: Readonly<Record<string, string>>): RecordedEvent => {
  const { id = '', type = '', contentType = '', stream = '', data = '', metadata = '' } = written;
  return {
    id,
    type,
    contentType,
    stream,
    revision: BigInt(written['revision'] ?? ''),
    position: BigInt(written['position'] ?? ''),
    created: BigInt(written['created'] ?? ''),
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
  };
};
