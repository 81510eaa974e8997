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

/** Rows of a page at most: reading one holds the process for about a millisecond. */
export const PAGE_ROWS = 250;

/** `end` is the position of the last row looked at, null where there was none; `more` that there may be further ones. */
export type Page = Readonly<{ events: readonly StoredEvent[]; end: bigint | null; more: boolean }>;

/** Reads the next rows of all `COLUMNS`; those of other streams than the prefixes name are passed over. */
export const readPage = (
  statement: StatementSync,
  parameters: readonly (string | number | bigint)[],
  wanted: number,
  prefixes?: readonly string[],
): Page => {
  const limit = prefixes === undefined ? Math.min(wanted, PAGE_ROWS) : PAGE_ROWS;
  const rows: readonly Row[] = statement.all(...parameters, limit);
  const events: StoredEvent[] = [];
  let looked = 0;
  while (looked < rows.length && events.length < wanted) {
    const row = rows[looked++];
    const stream = String(row[1]);
    if (prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix)))
      events.push(toEvent(row));
  }
  return {
    events,
    end: looked === 0 ? null : BigInt(Number(rows[looked - 1][0])),
    more: looked < rows.length || rows.length === limit,
  };
};
