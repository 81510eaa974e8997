import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { eventFile, openInstallation, readConfiguration, setUp, viewFile } from '@samspar/installation';
import { rebuild } from '@samspar/views';
import { startChild } from './child.js';
import { BENCH_SETUP } from './constructed-association.js';
import { journeyEvents, journeyName, newEvents } from './constructed-events.js';
import { type Figure, inTurn, perSecond } from './figure.js';
import { HandWrittenLog } from './hand-written-log.js';
import { replayByHand } from './hand-written-replay.js';

const EVENTS = 1_000_000;
const JOURNEYS = 1_000_000;
const EVENTS_PER_JOURNEY = 12;
const TOGETHER = 1_000;
const GIB = 1024 ** 3;

/** Calls `append` for every number, so many at a time. */
export const inGroups = async (
  count: number,
  append: (number: number) => Promise<unknown>,
): Promise<void> => {
  for (let first = 0; first < count; first += TOGETHER)
    await Promise.all(
      Array.from({ length: Math.min(TOGETHER, count - first) }, (_, index) => append(first + index)),
    );
};

/** The same million events in both logs: all journeys' first events, then all their second ones, as life brings them. */
const fill = async (store: EventStore, reference: HandWrittenLog): Promise<void> => {
  const journeys = Math.ceil(EVENTS / EVENTS_PER_JOURNEY);
  for (let revision = 0; revision < EVENTS_PER_JOURNEY; revision++)
    await inGroups(journeys, async (number) => {
      const all = journeyEvents(number, EVENTS_PER_JOURNEY);
      const events = newEvents(all.slice(revision, revision + 1));
      await Promise.all([
        store.append(journeyName(number), revision === 0 ? 'noStream' : revision - 1, events),
        reference.appendGrouped(journeyName(number), revision - 1, events),
      ]);
    });
};

export const REBUILD_FIGURE: Figure = {
  name: 'rebuild-1m',
  unit: 'events/s',
  aim: 'at least 0.7 of a hand-written replay of the same log into SQL',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.7,
  measure: async (folder) => {
    let now = Date.parse('2025-01-01');
    const store = SqliteEventStore.open({ file: eventFile(folder), clock: () => (now += 1) });
    const reference = new HandWrittenLog(join(folder, 'reference.db'));
    try {
      await fill(store, reference);
      return await inTurn(
        3,
        () => perSecond(EVENTS, () => rebuild({ store, file: viewFile(folder) })),
        () => {
          const file = join(folder, 'replayed.db');
          rmSync(file, { force: true });
          return perSecond(EVENTS, () => replayByHand(reference, file));
        },
      );
    } finally {
      await store.close();
      reference.close();
    }
  },
};

const residentBytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

export const MEMORY_FIGURE: Figure = {
  name: 'memory-1m',
  unit: 'GiB resident',
  aim: 'less than 1 GiB for the server at 1,000,000 journeys',
  meets: ({ value }) => value < 1,
  measure: async (folder) => {
    const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
      what: 'npm run bench',
    });
    await setUp(installation, BENCH_SETUP);
    await inGroups(JOURNEYS, (number) =>
      installation.store.append(journeyName(number), 'noStream', newEvents(journeyEvents(number, 3))),
    );
    await installation.views.catchUp();
    await installation.close();
    const server = await startChild('serving.js', folder);
    const { url, session } = JSON.parse(server.greeting) as { url: string; session: Record<string, string> };
    try {
      const query = 'measure=started&from=2020-01-01&to=2026-12-31&by=sex,education,referringParty';
      for (let asked = 0; asked < 20; asked++) {
        const answer = await fetch(`${url}/api/v1/statistics?${query}`, { headers: session });
        const { total } = (await answer.json()) as { total: number };
        if (total !== JOURNEYS) throw new Error(`the server counted ${total} of ${JOURNEYS} journeys`);
      }
      return { value: residentBytes(server.pid) / GIB, reference: null, ratio: null };
    } finally {
      await server.stop();
    }
  },
};
