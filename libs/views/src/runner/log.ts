import { type EventStore, type StoredEvent, firstOf } from '@samspar/event-store';
import { STREAM_PREFIXES } from './intake.js';
import type { Checkpoint } from './view-file.js';

/** How far views have come, in positions of the log. */
export type PositionsDone = (done: bigint, of: bigint) => void;

/** Events written in one transaction while catching up. */
const BATCH = 5_000;

/**
 * True where the log reaches as far as the views and has their last event in its place, recorded at the same moment: a
 * restored log may not, nor one that the same file was imported into, which has the same ids in the same places.
 */
export const isOfLog = async (store: EventStore, { position, head }: Checkpoint): Promise<boolean> => {
  if (position > (await store.lastPosition())) return false;
  if (head === null) return true;
  const event = await firstOf(store.readStream(head.stream, { fromRevision: head.revision, maxCount: 1 }));
  return (
    event?.id === head.id &&
    event.recordedAt === head.recordedAt &&
    String(event.position) === head.position &&
    event.position <= position
  );
};

/**
 * Hands over what views read of the log after a position, batch by batch, up to `to` or its present end; answers the
 * position that the views have seen everything up to.
 */
export const catchUpWith = async (
  store: EventStore,
  after: bigint,
  take: (events: readonly StoredEvent[]) => void | Promise<void>,
  progress?: PositionsDone,
  to?: bigint,
  size = BATCH,
): Promise<bigint> => {
  const end = to ?? (await store.lastPosition());
  let batch: StoredEvent[] = [];
  const hand = async (): Promise<void> => {
    const last = batch.at(-1);
    if (last === undefined) return;
    await take(batch);
    batch = [];
    progress?.(last.position, end);
  };
  for await (const page of store.readAll({ after, prefixes: STREAM_PREFIXES })) {
    batch.push(...page.filter(({ position }) => position <= end));
    if (batch.length >= size) await hand();
    if ((page.at(-1)?.position ?? 0n) >= end) break;
  }
  await hand();
  progress?.(end, end);
  return end;
};
