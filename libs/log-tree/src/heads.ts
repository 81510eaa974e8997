import { type EventStore, type StoredEvent, firstOf } from '@samspar/event-store';
import { type LogHead, headHash, HEADS, headStream } from '@samspar/evidence';

export type HeadInLog = Readonly<{ head: LogHead; event: StoredEvent }>;

const headIn = (event: StoredEvent): HeadInLog => ({ head: headStream.upcast(event).data, event });

/** The heads in the log, the latest first. */
export async function* latestFirst(store: EventStore): AsyncGenerator<HeadInLog, undefined> {
  for await (const page of store.readStream(HEADS, { direction: 'backwards' })) yield* page.map(headIn);
}

export const lastHead = async (store: EventStore): Promise<HeadInLog | undefined> => {
  const last = await firstOf(store.readStream(HEADS, { direction: 'backwards', maxCount: 1 }));
  return last && headIn(last);
};

/** The heads in the log after one of them, in its order; all where none is given or it is not there. */
export const headsAfter = async (
  store: EventStore,
  after: LogHead | undefined,
): Promise<readonly LogHead[]> => {
  const name = after && headHash(after);
  const heads: LogHead[] = [];
  for await (const { head } of latestFirst(store)) {
    if (headHash(head) === name) break;
    heads.unshift(head);
  }
  return heads;
};
