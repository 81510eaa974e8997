import { randomUUID } from 'node:crypto';
import type { Draft, Log, RecordedEvent } from './log.js';

/** An expected revision as the server counts: 0 and up, or one of the three below. */
export type Expected = bigint;
export const NO_STREAM: Expected = -1n;
export const ANY: Expected = -2n;
export const STREAM_EXISTS: Expected = -4n;

/** The revision of a tombstone, and where a soft delete truncates to: the greatest signed 64-bit number. */
const TOMBSTONE = 2n ** 63n - 1n;

export const MAX_APPEND_BYTES = 1_048_576;

/** Where the server's own first event lies in a fresh log, and the first of others; before them lies what `$all` does not show. */
const FIRST_OWN_POSITION = 548n;
const FIRST_POSITION = 733n;

export type Refused =
  | Readonly<{ refused: 'wrong-version'; stream: string; expected: Expected; current: bigint }>
  | Readonly<{ refused: 'stream-deleted'; stream: string }>
  | Readonly<{ refused: 'too-large' }>;

/**
 * `revision` and `position` are those of the last event, the original ones where the append was a repeat; without a position
 * where that event can no longer be read.
 */
export type Written = Readonly<{ refused?: undefined; revision: bigint; position: bigint | undefined }>;
export type Deleted = Written & Readonly<{ position: bigint }>;

export type Metadata = Readonly<{
  $maxCount?: number;
  $maxAge?: number;
  $tb?: number;
  $acl?: Readonly<Record<string, string | readonly string[]>>;
}>;

const isMetastream = (stream: string): boolean => stream.startsWith('$$');
const metastreamOf = (stream: string): string => `$$${stream}`;

const TICKS_PER_MILLISECOND = 10_000n;

/** The rules by which streams are written, deleted and truncated, over the log. */
export class Streams {
  readonly log: Log;
  readonly #tombstones = new Set<string>();
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  clockOffset = 0;

  constructor(log: Log) {
    this.log = log;
    for (const { stream, revision } of log.from(0n, log.size))
      if (revision === TOMBSTONE) this.#tombstones.add(stream);
    if (log.size === 0) this.#bootstrap();
  }

  /** As a server that has just been set up. */
  reset(): void {
    this.log.clear();
    this.#tombstones.clear();
    this.clockOffset = 0;
    this.#bootstrap();
  }

  /** The rule of idempotent writes: refused, a repeat of what is there already, or written. */
  append(stream: string, expected: Expected, drafts: readonly Draft[]): Written | Refused {
    if (drafts.reduce((sum, { data }) => sum + data.length, 0) > MAX_APPEND_BYTES)
      return { refused: 'too-large' };
    if (this.isTombstoned(stream)) return { refused: 'stream-deleted', stream };
    if (expected === STREAM_EXISTS && this.#isSoftDeleted(stream))
      return { refused: 'stream-deleted', stream };
    const events = this.log.ofStream(stream);
    const current = BigInt(events.length) - 1n;
    const wrong: Refused = { refused: 'wrong-version', stream, expected, current };
    if (expected === STREAM_EXISTS && events.length === 0 && !this.#hasMetadata(stream)) return wrong;

    if (expected === ANY || expected === STREAM_EXISTS) {
      const known = drafts.map(({ id }) => this.log.find(stream, id));
      const last = known.at(-1);
      if (known[0] === undefined) return this.#write(stream, drafts);
      return known.includes(undefined) || last === undefined ? wrong : this.#again(last);
    }
    if (expected > current) return wrong;
    if (expected < current) {
      const there = events.slice(Number(expected) + 1, Number(expected) + 1 + drafts.length);
      const same = drafts.findIndex(({ id }, part) => there[part]?.id !== id);
      const last = there.at(-1);
      if (last !== undefined && same === -1) return this.#again(last);
      const reborn = same === 0 && expected === NO_STREAM && this.#isSoftDeleted(stream);
      return reborn ? this.#write(stream, drafts) : wrong;
    }
    return this.#write(stream, drafts);
  }

  /** Soft delete: the stream is truncated after its last event, and its other metadata are gone; its events stay in the log. */
  delete(stream: string, expected: Expected): Deleted | Refused {
    const refused = this.#refusesDeletion(stream, expected);
    if (refused !== undefined) return refused;
    if (this.log.ofStream(stream).length === 0 && !this.#hasMetadata(stream))
      return { refused: 'wrong-version', stream, expected, current: NO_STREAM };
    return this.#truncate(stream, TOMBSTONE, {});
  }

  /** Hard delete: the name is gone for good. */
  tombstone(stream: string, expected: Expected): Deleted | Refused {
    const refused = this.#refusesDeletion(stream, expected);
    if (refused !== undefined) return refused;
    return this.#record(stream, TOMBSTONE, [tombstone()]);
  }

  isTombstoned(stream: string): boolean {
    return this.#tombstones.has(stream) || (isMetastream(stream) && this.#tombstones.has(stream.slice(2)));
  }

  metadataOf(stream: string): Metadata {
    if (isMetastream(stream)) return { $maxCount: 1 };
    const latest = this.log.ofStream(metastreamOf(stream)).at(-1);
    return latest === undefined ? {} : (JSON.parse(Buffer.from(latest.data).toString('utf8')) as Metadata);
  }

  /** The events of a stream that retention has left; undefined where the stream is missing or deleted. */
  readable(stream: string): readonly RecordedEvent[] | undefined {
    const events = this.log.ofStream(stream);
    if (events.length === 0 || this.#isSoftDeleted(stream)) return undefined;
    const { $tb = 0, $maxCount, $maxAge } = this.metadataOf(stream);
    const oldest = $maxAge === undefined ? 0n : this.now() - BigInt($maxAge) * 1_000n * TICKS_PER_MILLISECOND;
    return events
      .slice(Math.max(0, events.length - ($maxCount ?? events.length)))
      .filter(({ revision, created }) => revision >= $tb && created >= oldest);
  }

  /** Closes the chunk and drops the events that can no longer be read, but never a stream's last and no tombstone. */
  scavenge(): void {
    const kept = new Map<string, ReadonlySet<RecordedEvent>>();
    const readable = (stream: string): ReadonlySet<RecordedEvent> => {
      // Of a tombstoned stream nothing is left but its tombstone.
      if (this.#tombstones.has(stream)) return new Set();
      const known =
        kept.get(stream) ??
        new Set([...(this.readable(stream) ?? []), ...this.log.ofStream(stream).slice(-1)]);
      kept.set(stream, known);
      return known;
    };
    this.log.scavenge((event) => event.revision !== TOMBSTONE && !readable(event.stream).has(event));
  }

  /** Now by the server's clock, in ticks. */
  now(): bigint {
    return BigInt(Date.now() + this.clockOffset) * TICKS_PER_MILLISECOND;
  }

  #bootstrap(): void {
    this.log.startAt(FIRST_OWN_POSITION);
    this.#record('$$$scavenges', 0n, [metadataEvent('{"$maxAge":2592000}')]);
    this.log.startAt(FIRST_POSITION);
  }

  #again(event: RecordedEvent): Written {
    const isThere = this.readable(event.stream)?.includes(event) ?? false;
    return { revision: event.revision, position: isThere ? event.position : undefined };
  }

  #write(stream: string, drafts: readonly Draft[]): Written {
    const next = BigInt(this.log.ofStream(stream).length);
    // New metadata take a deletion back as a new event does.
    const reborn = isMetastream(stream) ? stream.slice(2) : stream;
    const isReborn = this.#isSoftDeleted(reborn);
    const first = BigInt(this.log.ofStream(reborn).length);
    const written = this.#record(stream, next, drafts);
    if (isReborn) this.#truncate(reborn, first, this.metadataOf(reborn));
    return written;
  }

  #record(stream: string, revision: bigint, drafts: readonly Draft[]): Deleted {
    const position = this.log.tail;
    const written = this.log.write(stream, revision, drafts, this.now());
    if (revision === TOMBSTONE) this.#tombstones.add(stream);
    return written.at(-1) ?? { revision: revision > 0n ? revision - 1n : 0n, position };
  }

  #truncate(stream: string, before: bigint, metadata: Metadata): Deleted {
    const metastream = metastreamOf(stream);
    // A JavaScript number cannot hold the greatest signed 64-bit number, JSON text can.
    const json = JSON.stringify({ ...metadata, $tb: 0 }).replace('"$tb":0', `"$tb":${before}`);
    return this.#record(metastream, BigInt(this.log.ofStream(metastream).length), [metadataEvent(json)]);
  }

  #refusesDeletion(stream: string, expected: Expected): Refused | undefined {
    if (this.isTombstoned(stream)) return { refused: 'stream-deleted', stream };
    const current = BigInt(this.log.ofStream(stream).length) - 1n;
    if (expected === NO_STREAM && this.#isSoftDeleted(stream)) return undefined;
    const exists = current >= 0n || this.#hasMetadata(stream);
    if (expected === ANY || (expected === STREAM_EXISTS && exists) || expected === current) return undefined;
    return { refused: 'wrong-version', stream, expected, current };
  }

  #isSoftDeleted(stream: string): boolean {
    return (this.metadataOf(stream).$tb ?? 0) >= Number(TOMBSTONE);
  }

  #hasMetadata(stream: string): boolean {
    return this.log.ofStream(metastreamOf(stream)).length > 0;
  }
}

const metadataEvent = (json: string): Draft => ({
  id: randomUUID(),
  type: '$metadata',
  contentType: 'application/json',
  data: Buffer.from(json),
  metadata: new Uint8Array(),
});

const tombstone = (): Draft => ({
  id: randomUUID(),
  type: '$streamDeleted',
  contentType: 'application/octet-stream',
  data: new Uint8Array(),
  metadata: new Uint8Array(),
});
