import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, type EventData, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import type { EventStore, NewEvent } from '@samspar/event-store';
import { EventStoreDbStore } from '@samspar/event-store-eventstoredb';
import { byCallers } from './callers.js';
import { journeyEvents, newEvents } from './constructed-events.js';
import { type Figure, inTurn, type Measured, perSecond } from './figure.js';
import { surviveCuts } from '../eventstoredb/cuts.js';
import { startWireDouble, type StoreServer } from './wire-double.js';

/** Many short rounds, so that ours and the reference meet the same machine. */
const ROUNDS = 21;
const APPENDS = 1_000;
const IN_THE_LOG = 9_600;
const AT_ONCE = 10_000;
const CUTS = 1_000;

/** What figures are measured against. */
type Against = Readonly<{ suffix: string; what: string; start: (folder: string) => Promise<StoreServer> }>;

/** Ours and the bare client beside it, each with a connection of its own. */
type Beside = Readonly<{ store: EventStore; client: EventStoreDBClient }>;

const beside = async (
  { start }: Against,
  folder: string,
  work: (beside: Beside) => Promise<Measured>,
): Promise<Measured> => {
  const { url, stop } = await start(folder);
  const store = await EventStoreDbStore.connect({ url });
  const client = EventStoreDBClient.connectionString(url);
  try {
    return await work({ store, client });
  } finally {
    await store.close();
    await client.dispose();
    await stop();
  }
};

/** One event of a journey, twelve kinds in turn. */
const oneEvent = (number: number): NewEvent[] =>
  newEvents(journeyEvents(number, 12).slice(number % 12, (number % 12) + 1));

/** The event that the adapter makes of it, byte for byte but for the writer's id and the stamp. */
const asSent = ({ id, type, data, schemaVersion, occurredOn, metadata }: NewEvent): EventData =>
  jsonEvent({
    id,
    type,
    data: JSON.parse(JSON.stringify(data)),
    metadata: JSON.parse(
      JSON.stringify({ schemaVersion, occurredOn, recordedAt: Date.now(), writer: randomUUID(), metadata }),
    ),
  });

const streamName = (): string => `journey-${randomUUID()}`;

const appends = (against: Against): Figure => ({
  name: `esdb-append-32${against.suffix}`,
  unit: `events/s, 32 callers, ${against.what}`,
  aim: 'at least 0.9 of the bare client',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.9,
  measure: (folder) =>
    beside(against, folder, ({ store, client }) =>
      inTurn(
        ROUNDS,
        () => {
          const batches = Array.from({ length: APPENDS }, (_, number) => oneEvent(number));
          return perSecond(APPENDS, () =>
            byCallers(batches, async (batch) => {
              const { appended } = await store.append(streamName(), 'noStream', batch);
              if (appended !== true) throw new Error(`an append was answered with ${appended}`);
            }),
          );
        },
        () => {
          const batches = Array.from({ length: APPENDS }, (_, number) => oneEvent(number).map(asSent));
          return perSecond(APPENDS, () =>
            byCallers(batches, (batch) =>
              client.appendToStream(streamName(), batch, { expectedRevision: 'no_stream' }),
            ),
          );
        },
      ),
    ),
});

/** A log of journeys; answers with the position before it and the prefix of its streams. */
const fill = async ({ store, client }: Beside): Promise<Readonly<{ after: bigint; prefix: string }>> => {
  // The position of an event, so that both begin at one that is known.
  const prefix = `bench-${randomUUID()}-`;
  const first = await store.append(`before-${randomUUID()}`, 'noStream', oneEvent(0));
  if (first.appended !== true) throw new Error('the first event was not written');
  const journeys = Array.from({ length: IN_THE_LOG / 12 }, (_, number) =>
    newEvents(journeyEvents(number, 12)),
  );
  await byCallers(journeys, (events) => client.appendToStream(prefix + randomUUID(), events.map(asSent)));
  return { after: first.position, prefix };
};

const subscribing = (against: Against): Figure => ({
  name: `esdb-catch-up${against.suffix}`,
  unit: `events/s to a subscription, ${against.what}`,
  aim: 'at least 0.9 of the bare client',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.9,
  measure: (folder) =>
    beside(against, folder, async ({ store, client }) => {
      const { after, prefix } = await fill({ store, client });
      return inTurn(
        ROUNDS,
        () =>
          perSecond(IN_THE_LOG, async () => {
            let count = 0;
            const all = Promise.withResolvers<void>();
            const subscription = store.subscribe({ after, prefixes: [prefix] }, (events) => {
              count += events.length;
              if (count >= IN_THE_LOG) all.resolve();
            });
            await Promise.race([all.promise, subscription.ended]);
            await subscription.stop();
          }),
        () =>
          perSecond(IN_THE_LOG, async () => {
            let count = 0;
            const all = Promise.withResolvers<void>();
            const subscription = client.subscribeToAll({
              fromPosition: { commit: after, prepare: after },
              filter: streamNameFilter({
                prefixes: [prefix],
                maxSearchWindow: 256,
                checkpointInterval: 1,
                checkpointReached: () => undefined,
              }),
            });
            subscription.on('data', ({ event }) => {
              if (event !== undefined && ++count >= IN_THE_LOG) all.resolve();
            });
            subscription.on('error', all.reject);
            await all.promise;
            await subscription.unsubscribe();
          }),
      );
    }),
});

const reading = (against: Against): Figure => ({
  name: `esdb-read-log${against.suffix}`,
  unit: `events/s read from the log, ${against.what}`,
  aim: 'at least 0.9 of the bare client',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.9,
  measure: (folder) =>
    beside(against, folder, async ({ store, client }) => {
      const { after } = await fill({ store, client });
      return inTurn(
        ROUNDS,
        () =>
          perSecond(IN_THE_LOG, async () => {
            let count = 0;
            for await (const page of store.readAll({ after, maxCount: IN_THE_LOG })) count += page.length;
            if (count !== IN_THE_LOG) throw new Error(`${count} events were read`);
          }),
        () =>
          perSecond(IN_THE_LOG, async () => {
            let count = 0;
            const read = client.readAll({
              fromPosition: { commit: after, prepare: after },
              maxCount: IN_THE_LOG,
            });
            for await (const { event } of read) if (event !== undefined) count++;
            if (count !== IN_THE_LOG) throw new Error(`${count} events were read`);
          }),
      );
    }),
});

const atOnce = (against: Against): Figure => ({
  name: `esdb-10000-appends${against.suffix}`,
  unit: `of 10 000 appends at once settled and written, ${against.what}`,
  aim: 'all',
  meets: ({ value, also }) => value === AT_ONCE && also?.['written'] === AT_ONCE,
  measure: (folder) =>
    beside(against, folder, async ({ store }) => {
      const prefix = `bench-${randomUUID()}-`;
      const after = await store.lastPosition();
      let settled = 0;
      const rate = await perSecond(AT_ONCE, async () => {
        await Promise.all(
          Array.from({ length: AT_ONCE }, async (_, number) => {
            const events = oneEvent(number);
            let answer = await store.append(prefix + String(number), 'noStream', events);
            if (answer.appended === 'unknown')
              answer = await store.append(prefix + String(number), 'noStream', events);
            if (answer.appended === true) settled++;
          }),
        );
      });
      let written = 0;
      for await (const page of store.readAll({ after, prefixes: [prefix] })) written += page.length;
      return { value: settled, reference: null, ratio: null, also: { written, perSecond: Math.round(rate) } };
    }),
});

const cuts = ({ suffix, what, start }: Against): Figure => ({
  name: `esdb-1000-cuts${suffix}`,
  unit: `cuts survived by a subscription, ${what}`,
  aim: 'every event handled exactly once, and the views equal to a fresh rebuild',
  meets: ({ value, also }) =>
    value >= CUTS && also?.['equal'] === 1 && also['repeated'] === 0 && also['heard'] === also['events'],
  measure: async (folder) => {
    const server = await start(folder);
    try {
      const { cuts: value, equal, ...also } = await surviveCuts(server.url, folder, CUTS);
      return { value, reference: null, ratio: null, also: { ...also, equal: equal ? 1 : 0 } };
    } finally {
      await server.stop();
    }
  },
});

const figuresAgainst = (against: Against): readonly Figure[] =>
  [appends, subscribing, reading, atOnce, cuts].map((figure) => figure(against));

const realUrl = process.env['EVENTSTORE_TEST_URL'];

/** Against the wire double, and against the server of `EVENTSTORE_TEST_URL` where one is set (`…-real`). */
export const EVENTSTOREDB_FIGURES: readonly Figure[] = [
  ...figuresAgainst({ suffix: '', what: 'the wire double', start: startWireDouble }),
  ...(realUrl
    ? figuresAgainst({
        suffix: '-real',
        what: 'a real EventStoreDB',
        start: () => Promise.resolve({ url: realUrl, stop: () => Promise.resolve() }),
      })
    : []),
];
