import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import type { NewEvent, StoredEvent } from '@samspar/event-store';

export const COLUMNS =
  'position, stream, revision, id, type, schema_version, occurred_on, data, metadata, recorded_at';

/** The values of `COLUMNS` in their order: SQLite hands over arrays, which is twice as fast as objects. */
type Row = Readonly<Record<number, SQLOutputValue>>;

const toEvent = (row: Row): StoredEvent => ({
  id: String(row[3]),
  type: String(row[4]),
  schemaVersion: Number(row[5]),
  occurredOn: String(row[6]),
  data: JSON.parse(String(row[7])),
  metadata: JSON.parse(String(row[8])),
  stream: String(row[1]),
  revision: Number(row[2]),
  position: BigInt(Number(row[0])),
  recordedAt: Number(row[9]),
});

/** An event ready to be written: serialised when it was handed in, so that nothing done to it afterwards counts. */
export type Draft = Readonly<{
  id: string;
  type: string;
  schemaVersion: number;
  occurredOn: string;
  data: string;
  metadata: string;
  recordedAt: number | undefined;
}>;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Throws `TypeError` on an id that is no UUID and on data that JSON cannot carry. */
export const draft = ({
  id,
  type,
  schemaVersion,
  occurredOn,
  data,
  metadata,
  recordedAt,
}: NewEvent): Draft => {
  if (!UUID.test(id)) throw new TypeError(`The id of event ${type} is not a UUID: ${id}`);
  return {
    id,
    type,
    schemaVersion,
    occurredOn,
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
    recordedAt,
  };
};

/** Bounds of a page, so that reading one never holds the process for more than some milliseconds. */
export const PAGE_ROWS = 500;
const PAGE_CHARACTERS = 1_000_000;

/** `end` is the position of the last row looked at, null where there was none; `more` that the bounds cut the page off. */
export type Page = Readonly<{ events: readonly StoredEvent[]; end: bigint | null; more: boolean }>;

/** Reads rows of all `COLUMNS` up to a page's bounds; those of other streams than the prefixes name are passed over. */
export const readPage = (
  statement: StatementSync,
  parameters: readonly (string | number | bigint)[],
  wanted: number,
  prefixes?: readonly string[],
): Page => {
  const events: StoredEvent[] = [];
  let position = 0;
  let rows = 0;
  let characters = 0;
  let more = false;
  for (const row of statement.iterate(...parameters, PAGE_ROWS) as Iterable<Row>) {
    const stream = String(row[1]);
    if (prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix)))
      events.push(toEvent(row));
    position = Number(row[0]);
    rows++;
    characters += String(row[7]).length;
    more = rows === PAGE_ROWS || characters >= PAGE_CHARACTERS || events.length >= wanted;
    if (more) break;
  }
  return { events, end: rows === 0 ? null : BigInt(position), more };
};
