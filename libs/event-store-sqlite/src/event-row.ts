import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import type { NewEvent, StoredEvent } from '@samspar/event-store';

export const EVENT_COLUMNS =
  'position, stream, revision, id, type, schema_version, occurred_on, data, metadata, recorded_at';

/** The values of `COLUMNS` in their order: SQLite hands over arrays, which is twice as fast as objects. */
type Row = Readonly<Record<number, SQLOutputValue>>;

const positionOf = (row: Row): bigint => BigInt(Number(row[POSITION_COLUMN]));

/** An event whose JSON was changed behind SQLite's back. */
export class EventUnreadable extends Error {
  readonly position: bigint;

  constructor(position: bigint, cause: unknown) {
    super(`The event at position ${position} is not JSON.`, { cause });
    this.position = position;
  }
}

const parsed = (row: Row, column: number) => {
  try {
    return JSON.parse(String(row[column]));
  } catch (error) {
    throw new EventUnreadable(positionOf(row), error);
  }
};

const toEvent = (row: Row): StoredEvent => ({
  id: String(row[3]),
  type: String(row[4]),
  schemaVersion: Number(row[5]),
  occurredOn: String(row[6]),
  data: parsed(row, 7),
  metadata: parsed(row, 8),
  stream: String(row[1]),
  revision: Number(row[2]),
  position: positionOf(row),
  recordedAt: Number(row[9]),
});

/** An event ready to be written: serialised when it was handed in, so that nothing done to it afterwards counts. */
export type EventToWrite = Omit<NewEvent, 'data' | 'metadata'> & Readonly<{ data: string; metadata: string }>;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Throws `TypeError` on an id that is no UUID and on data that JSON cannot carry. */
export const eventToWrite = (event: NewEvent): EventToWrite => {
  const { id, type, data, metadata } = event;
  if (!UUID.test(id)) throw new TypeError(`The id of event ${type} is not a UUID: ${id}`);
  return { ...event, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
};

/** Rows of a page at most: reading one holds the process for about a millisecond. */
export const PAGE_ROWS = 250;
/** Characters of JSON after which a page of large events ends: reading and parsing them takes some milliseconds. */
const PAGE_LENGTH = 500_000;
/** Rows fetched at once: so many come on top of a page's length at most. */
const SLICE_ROWS = 25;

/** Columns that number rows: `position` in the whole log, `revision` in a stream. */
export const POSITION_COLUMN = 0;
export const REVISION = 2;

/** Reads rows beyond a key, in its order; what comes before the key and the limit in `statement` is the reader's to give. */
export type RowReader = Readonly<{ statement: StatementSync; key: typeof POSITION_COLUMN | typeof REVISION }>;

/** `end` is the position of the last row looked at, null where there was none; `more` that there may be further ones. */
export type PageOfEvents = Readonly<{ events: readonly StoredEvent[]; end: bigint | null; more: boolean }>;

export type WantedEvents = Readonly<{
  /** What the statement asks for before the key. */
  of: readonly string[];
  /** Exclusive. */
  after: number | bigint;
  count: number;
  /** Streams of other prefixes are passed over; absent: none are. */
  prefixes?: readonly string[] | undefined;
}>;

/** Reads the next rows of all `COLUMNS`. */
export const readPage = (
  { statement, key }: RowReader,
  { of, after, count, prefixes }: WantedEvents,
): PageOfEvents => {
  const limit = prefixes === undefined ? Math.min(count, PAGE_ROWS) : PAGE_ROWS;
  const events: StoredEvent[] = [];
  let last: Row | undefined;
  let looked = 0;
  let length = 0;
  for (;;) {
    const slice = Math.min(SLICE_ROWS, limit - looked);
    const rows: readonly Row[] = statement.all(...of, last === undefined ? after : Number(last[key]), slice);
    for (const row of rows) {
      const stream = String(row[1]);
      if (prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix)))
        events.push(toEvent(row));
      last = row;
      length += String(row[7]).length + String(row[8]).length;
      if (++looked === limit || events.length === count || length >= PAGE_LENGTH)
        return { events, end: positionOf(last), more: true };
    }
    if (rows.length < slice)
      return { events, end: last === undefined ? null : positionOf(last), more: false };
  }
};
