import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, type StoredEvent, firstOf } from '@samspar/event-store';
import type { TreeFile } from './tree-file.js';

/** While it rests, how often it asks whether to stop, in milliseconds. */
const LOOK_EVERY_MS = 100;

export type GrowOptions = Readonly<{
  /** Asked between pages; true where it is to stop. */
  isToStop?: () => boolean;
  /** Rests so many times as long as it has worked, so that others are answered; 0 unless stated. */
  rest?: number;
}>;

/** The event in the place of one of a tree's, as the log has it by now; undefined where the log ends before it. */
export const eventAt = (
  store: Pick<EventStore, 'readAll'>,
  tree: TreeFile,
  index: number,
): Promise<StoredEvent | undefined> =>
  firstOf(store.readAll({ after: tree.leaf(index - 1)?.position ?? 0n, maxCount: 1 }));

/** Takes in what has come to the log since; true where it has come to the end. Rejects with `StoreUnavailable`, and as `TreeFile` throws. */
export const grow = async (
  store: Pick<EventStore, 'readAll'>,
  tree: TreeFile,
  { isToStop = () => false, rest = 0 }: GrowOptions = {},
): Promise<boolean> => {
  let begun = performance.now();
  for await (const page of store.readAll({ after: tree.position })) {
    if (isToStop()) return false;
    // Whoever signs at once has it grow as well.
    const { position } = tree;
    tree.add(page.filter((event) => event.position > position));
    for (let left = (performance.now() - begun) * rest; left > 0 && !isToStop(); left -= LOOK_EVERY_MS)
      await pause(Math.min(left, LOOK_EVERY_MS));
    begun = performance.now();
  }
  return true;
};
