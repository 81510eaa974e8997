import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { eventFile } from '@samspar/installation';
import { HeadKeeping } from '@samspar/log-tree';
import { byCallers } from './callers.js';
import { startChild } from './child.js';
import { journeyEvents, journeyName, newEvents } from './constructed-events.js';
import { type Figure, inTurn, perSecond } from './figure.js';
import { inGroups } from './log-of-a-million.js';

/** One round takes a third of a second, and by itself comes out a tenth higher or lower. */
const ROUNDS = 41;

const EVENTS = 1_000_000;
const EVENTS_PER_JOURNEY = 10;
const MIB = 1024 ** 2;
const HOUR_MS = 3_600_000;

const keepingOf = (folder: string, store: SqliteEventStore): HeadKeeping => {
  let now = Date.now();
  return new HeadKeeping({ folder, store, clock: () => (now += HOUR_MS), log: () => undefined });
};

const verifying: Figure = {
  name: 'verify-tree',
  unit: 's',
  aim: 'at most 60 s and 512 MiB for 1,000,000 events with their tree and heads, 10 ms for the proof of one event, and 100 ms for the evidence of one journey',
  meets: ({ value, also }) =>
    value <= 60 &&
    (also?.['mebibytes'] ?? 0) <= 512 &&
    (also?.['proofMs'] ?? 0) <= 10 &&
    (also?.['evidenceMs'] ?? 0) <= 100,
  measure: async (folder) => {
    const store = SqliteEventStore.open({ file: eventFile(folder) });
    const keeping = keepingOf(folder, store);
    const journeys = EVENTS / EVENTS_PER_JOURNEY;
    for (let part = 0; part < 10; part++) {
      await inGroups(journeys / 10, (number) => {
        const of = part * (journeys / 10) + number;
        return store.append(journeyName(of), 'noStream', newEvents(journeyEvents(of, EVENTS_PER_JOURNEY)));
      });
      await keeping.grow(undefined, 0);
      await keeping.sign();
    }
    keeping.close();
    await store.close();
    const child = await startChild('verifying-tree.js', folder);
    const said: unknown = JSON.parse(child.greeting);
    await child.stop();
    const { seconds, bytes, ...also } = said as Readonly<
      Record<'seconds' | 'bytes' | 'proofMs' | 'evidenceMs', number>
    >;
    return { value: seconds, reference: null, ratio: null, also: { mebibytes: bytes / MIB, ...also } };
  },
};

const appending: Figure = {
  name: 'append-with-tree',
  unit: 'events/s',
  aim: 'at least 0.95 of the same without a tree that follows',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.95,
  measure: async (folder) => {
    const [store, plain] = ['events.db', 'plain.db'].map((name) =>
      SqliteEventStore.open({ file: join(folder, name) }),
    );
    if (!store || !plain) throw new Error('There are two.');
    const keeping = keepingOf(folder, store);
    let next = 0;
    const appended = (to: SqliteEventStore) => {
      const batches = Array.from({ length: 12_000 }, () => newEvents(journeyEvents(1, 1)));
      return perSecond(batches.length, () =>
        byCallers(batches, (batch) => to.append(journeyName(next++), 'noStream', batch)),
      );
    };
    const followed = async (): Promise<number> => {
      const done = new AbortController();
      const isDone = (): boolean => done.signal.aborted;
      const following = (async () => {
        while (!isDone()) {
          await keeping.grow(isDone);
          await pause(1);
        }
      })();
      const value = await appended(store);
      done.abort();
      await following;
      return value;
    };
    try {
      return await inTurn(ROUNDS, followed, () => appended(plain));
    } finally {
      keeping.close();
      await store.close();
      await plain.close();
    }
  },
};

/** The tree over the log: what it costs whoever writes, and what it takes to hold a log to it. */
export const TREE_FIGURES: readonly Figure[] = [appending, verifying];
