import type { EventStore, StoredEvent } from '@samspar/event-store';
import type { Head } from './changes.js';
import { STREAM_PREFIXES } from './projection.js';

/** How far views have come, in positions of the log. */
export type Progress = (done: bigint, of: bigint) => void;

/** Events written in one transaction while catching up. */
const BATCH = 5_000;

/** True where the log has the views' last event in its place: a copied or restored log may not. */
export const isOfLog = async (store: EventStore, head: Head | null): Promise<boolean> => {
  if (head === null) return true;
  for await (const [event] of store.readStream(head.stream, { fromRevision: head.revision, maxCount: 1 }))
    return event?.id === head.id && String(event.position) === head.position;
  return false;
};

/**
 * Hands over what views read of the log after a position, batch by batch, up to `to` or its present end; answers the
 * position that the views have seen everything up to.
 */
export const catchUpWith = async (
  store: EventStore,
  after: bigint,
  take: (events: readonly StoredEvent[]) => void,
  progress?: Progress,
  to?: bigint,
): Promise<bigint> => {
  const end = to ?? (await store.lastPosition());
  let batch: StoredEvent[] = [];
  const hand = (): void => {
    const last = batch.at(-1);
    if (last === undefined) return;
    take(batch);
    batch = [];
    progress?.(last.position, end);
  };
  for await (const page of store.readAll({ after, prefixes: STREAM_PREFIXES })) {
    batch.push(...page.filter(({ position }) => position <= end));
    if (batch.length >= BATCH) hand();
    if ((page.at(-1)?.position ?? 0n) >= end) break;
  }
  hand();
  progress?.(end, end);
  return end;
};
