import { createHash } from 'node:crypto';
import type { EventStore, StoredEvent } from '@samspar/event-store';
import type { PositionsDone } from '@samspar/views';

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** All of an event but its position, which a copy cannot keep, in a form that equal events share: JSON with names in order. */
export const textOfEvent = ({ position: _position, ...event }: StoredEvent): string =>
  JSON.stringify(event, inOrder);

/** The events of a log one by one, after a position and up to another; both ends included where not given. */
export async function* eachEvent(
  store: EventStore,
  { after = 0n, to }: Readonly<{ after?: bigint; to?: bigint }> = {},
): AsyncGenerator<StoredEvent, undefined> {
  for await (const page of store.readAll({ after }))
    for (const event of page) {
      if (to !== undefined && event.position > to) return;
      yield event;
    }
}

export type LogDigest = Readonly<{ events: number; sha256: string }>;

/** SHA-256 over the canonical text of every event up to a position, a line each, in the order of the log; hexadecimal. */
export const digestOf = async (
  store: EventStore,
  to: bigint,
  progress: PositionsDone,
): Promise<LogDigest> => {
  const digest = createHash('sha256');
  let events = 0;
  for await (const event of eachEvent(store, { to })) {
    digest.update(`${textOfEvent(event)}\n`);
    events += 1;
    progress(event.position, to);
  }
  return { events, sha256: digest.digest('hex') };
};
