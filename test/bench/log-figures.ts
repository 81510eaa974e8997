import { join } from 'node:path';
import { journeyStream } from '@samspar/casework';
import { type EventStore, type NewEvent, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { byCallers } from './callers.js';
import { journeyEvents, journeyName, newEvents } from './constructed-events.js';
import { type Figure, inTurn, type Measured, median, perSecond } from './figure.js';
import { HandWrittenLog } from './hand-written-log.js';

/** Many short rounds, so that ours and the reference meet the same disk. */
const ROUNDS = 25;

const beside = async (
  folder: string,
  work: (store: EventStore, reference: HandWrittenLog) => Promise<Measured>,
): Promise<Measured> => {
  const store = SqliteEventStore.open({ file: join(folder, 'events.db') });
  const reference = new HandWrittenLog(join(folder, 'reference.db'));
  try {
    return await work(store, reference);
  } finally {
    await store.close();
    reference.close();
  }
};

/** Appends to come: so many, of so many events each. */
const batchesOf = (count: number, size: number): NewEvent[][] =>
  Array.from({ length: count }, () => newEvents(journeyEvents(1, size)));

/** New streams, numbered on through all rounds. */
const numbers = (): (() => string) => {
  let next = 0;
  return () => journeyName(next++);
};

const sequential = (name: string, batch: number, count: number, aim: number): Figure => ({
  name,
  unit: batch === 1 ? 'events/s' : 'events/s, 12 at a time',
  aim: `at least ${aim} of a hand-written loop of the same durability`,
  meets: ({ ratio }) => ratio !== null && ratio >= aim,
  measure: (folder) =>
    beside(folder, (store, reference) => {
      const stream = numbers();
      return inTurn(
        ROUNDS,
        () => {
          const batches = batchesOf(count, batch);
          return perSecond(count * batch, async () => {
            for (const each of batches) await store.append(stream(), 'noStream', each);
          });
        },
        () => {
          const batches = batchesOf(count, batch);
          return perSecond(count * batch, () => {
            for (const each of batches) reference.append(stream(), -1, each);
          });
        },
      );
    }),
});

const concurrent: Figure = {
  name: 'append-32-callers',
  unit: 'events/s',
  aim: 'at least 0.7 of a hand-written group commit',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.7,
  measure: (folder) =>
    beside(folder, (store, reference) => {
      const stream = numbers();
      const count = 4_000;
      return inTurn(
        ROUNDS,
        () => {
          const batches = batchesOf(count, 1);
          return perSecond(count, () =>
            byCallers(batches, (batch) => store.append(stream(), 'noStream', batch)),
          );
        },
        () => {
          const batches = batchesOf(count, 1);
          return perSecond(count, () =>
            byCallers(batches, (batch) => reference.appendGrouped(stream(), -1, batch)),
          );
        },
      );
    }),
};

const loadAndFold: Figure = {
  name: 'load-fold-12',
  unit: 'µs (median)',
  aim: 'at most 1.3 times a hand-written load and fold of 12 events',
  meets: ({ ratio }) => ratio !== null && ratio <= 1.3,
  measure: (folder) =>
    beside(folder, async (store, reference) => {
      const streams = 1_000;
      const names = Array.from({ length: streams }, (_, number) => journeyName(number));
      for (const [number, name] of names.entries()) {
        const events = newEvents(journeyEvents(number, 12));
        await store.append(name, 'noStream', events);
        reference.append(name, -1, events);
      }
      const { decider, upcast } = journeyStream;
      const handler = new StreamHandler(store);
      const times = async (load: (name: string) => unknown): Promise<number> => {
        const taken: number[] = [];
        for (const name of names) {
          const begun = performance.now();
          await load(name);
          taken.push((performance.now() - begun) * 1000);
        }
        return median(taken);
      };
      return inTurn(
        ROUNDS,
        () => times((name) => handler.load(journeyStream, name.slice(journeyStream.prefix.length))),
        () =>
          times((name) =>
            reference.fold(name, decider.initialState, (state, event) =>
              decider.evolve(state, upcast(event)),
            ),
          ),
      );
    }),
};

/** Appends through the port and the load that precedes every command. */
export const LOG_FIGURES: readonly Figure[] = [
  sequential('append-sequential', 1, 200, 0.8),
  concurrent,
  sequential('append-batch-12', 12, 100, 0.8),
  loadAndFold,
];
