import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EventStoreDbStore } from '@samspar/event-store-eventstoredb';
import { openInstallation, readConfiguration, setUp, viewFile } from '@samspar/installation';
import { firstDifference, Views } from '@samspar/views';
import { BENCH_SETUP } from '../bench/constructed-association.js';
import { journeyEvents, newEvents } from '../bench/constructed-events.js';
import { startProxy } from './proxy.js';

/** How long, in milliseconds, the views may take to reach the log's end once nothing is cut any more. */
const PATIENCE_MS = 60_000;
const EVENTS_PER_JOURNEY = 12;
const SEED = 20_241_231;

export type CutsSurvived = Readonly<{
  /** How often the connection was cut, and how many events were appended meanwhile. */
  cuts: number;
  events: number;
  /** How many events a plain subscription was handed, and how many of them more than once or out of order. */
  heard: number;
  repeated: number;
  /** Whether the views equal a fresh rebuild of the log. */
  equal: boolean;
}>;

/**
 * Follows the log of a server through a proxy that cuts the connection at random places, the same for each run, while journeys
 * are appended beside it. `folder` is empty.
 */
export const surviveCuts = async (url: string, folder: string, cuts: number): Promise<CutsSurvived> => {
  const installation = await openInstallation(
    readConfiguration({ SAMSPAR_DATA: join(folder, 'setup'), EVENT_STORE_URL: url }),
    { what: 'samspar setup' },
  );
  await setUp(installation, BENCH_SETUP);
  await installation.close();

  const { hostname, port, search } = new URL(url);
  const proxy = await startProxy({ host: hostname, port: Number(port) });
  const log = await EventStoreDbStore.connect({ url });
  const cut = await EventStoreDbStore.connect({
    url: `esdb://127.0.0.1:${proxy.port}${search}`,
    backoffMs: { first: 1, last: 5 },
  });
  const file = viewFile(folder);
  const views = await Views.open({ store: cut, file });
  try {
    let after = await log.lastPosition();
    let heard = 0;
    let repeated = 0;
    let end: bigint | undefined;
    const all = Promise.withResolvers<void>();
    const plain = cut.subscribe({ after, prefixes: ['journey-'] }, (events) => {
      for (const { position } of events) {
        heard++;
        if (position <= after) repeated++;
        after = position;
      }
      if (after === end) all.resolve();
    });
    const { ended } = views.follow();
    const broken = Promise.race([ended, plain.ended]).then(() => {
      throw new Error('A subscription ended of itself');
    });
    broken.catch(() => undefined);

    const random = proxy.cutAtRandom(SEED, 6_000);
    let events = 0;
    let stream = '';
    while (random.cuts() < cuts) {
      const revision = events % EVENTS_PER_JOURNEY;
      if (revision === 0) stream = `journey-${randomUUID()}`;
      const journey = journeyEvents(Math.floor(events / EVENTS_PER_JOURNEY), EVENTS_PER_JOURNEY);
      const appended = log.append(
        stream,
        revision === 0 ? 'noStream' : revision - 1,
        newEvents(journey.slice(revision, revision + 1)),
      );
      const answer = await Promise.race([appended, broken]);
      if (answer.appended !== true) throw new Error(`${stream} was not appended to`);
      events++;
    }
    random.stop();
    const done = random.cuts();
    end = await log.lastPosition();
    if (after === end) all.resolve();
    if (!(await Promise.race([views.reached(end, PATIENCE_MS), broken])))
      throw new Error(`The views stand at ${views.position} of ${end}`);
    await Promise.race([all.promise, broken]);
    await plain.stop();
    await views.close();
    const equal = (await firstDifference({ store: log, file })) === undefined;
    return { cuts: done, events, heard, repeated, equal };
  } finally {
    await cut.close();
    await log.close();
    await proxy.stop();
  }
};
