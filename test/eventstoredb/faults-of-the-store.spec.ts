import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  nameBasedId,
  OutcomeUnknown,
  type StoredEvent,
  StoreUnavailable,
  StreamHandler,
  type StreamKind,
} from '@samspar/event-store';
import { type EventStoreDbOptions, EventStoreDbStore } from '@samspar/event-store-eventstoredb';
import { accept } from '@samspar/kernel';
import { append, collect, event, eventsOf, listen } from '../contracts/stored-events.js';
import type { AppendFault } from './double/control.js';
import { type Proxy, startProxy } from './proxy.js';
import { type Double, doublesInTurn, startDouble } from './servers.js';

// Processes start slowly on a busy machine.
jest.setTimeout(30_000);

const UNKNOWN = { appended: 'unknown' };
/** Long enough for any answer that comes, where none is to be missed. */
const PATIENT = { appendTimeoutMs: 20_000 };
const IMPATIENT = { appendTimeoutMs: 150 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const doubles = doublesInTurn();
afterAll(() => doubles.stop());
const start = async (): Promise<Double> => {
  const double = await doubles.take();
  closing.push(() => doubles.giveBack(double));
  return double;
};
/** One that keeps its log in a file, and may be killed. */
const startOn = async (file: string): Promise<Double> => {
  const double = await startDouble({ file });
  closing.push(() => double.stop());
  return double;
};
const open = async (url: string, options: Partial<EventStoreDbOptions> = {}): Promise<EventStoreDbStore> => {
  const store = await EventStoreDbStore.connect({ url, backoffMs: { first: 5, last: 20 }, ...options });
  closing.push(() => store.close());
  return store;
};
/** The store as it is reached through the proxy. */
const through = async (
  double: Double,
  options: Partial<EventStoreDbOptions> = {},
): Promise<{ proxy: Proxy; store: EventStoreDbStore }> => {
  const proxy = await startProxy({ host: double.address, port: double.port });
  closing.push(() => proxy.stop());
  return { proxy, store: await open(`esdb://127.0.0.1:${proxy.port}?tls=false`, options) };
};
const whole = (store: EventStoreDbStore): Promise<StoredEvent[]> => collect(store.readAll({ after: 0n }));
const idsOf = (events: readonly Readonly<{ id: string }>[]): readonly string[] => events.map(({ id }) => id);

describe('appends that go wrong while twenty are under way, in a process of their own', () => {
  const COUNT = 20;
  const begin = (url: string): { child: ChildProcess; answer: () => Promise<unknown> } => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        join(import.meta.dirname, '..', 'sources.js'),
        join(import.meta.dirname, 'appending.ts'),
        url,
        String(COUNT),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    closing.push(() => child.kill('SIGKILL'));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, answer: async () => JSON.parse((await lines.next()).value ?? '{"ended":true}') };
  };

  it.each<[AppendFault]>([
    ['silence-written'],
    ['silence-unwritten'],
    ['stranger'],
    ['end-written'],
    ['end-unwritten'],
    ['break-written'],
    ['break-unwritten'],
    ['busy'],
  ])(
    '%s: each has an answer, the process lives, and the same ids sent again are there once each',
    async (fault) => {
      const double = await start();
      await double.control({ do: 'fault', fault, times: 5 });
      const { child, answer } = begin(double.url);
      const ended = once(child, 'exit');
      const first = (await answer()) as Record<string, number>;
      expect((first['true'] ?? 0) + (first['unknown'] ?? 0)).toBe(COUNT);
      expect(first['unknown']).toBeGreaterThanOrEqual(1);
      await double.control({ do: 'heal' });
      child.stdin?.write('\n');
      expect(await answer()).toEqual({ true: COUNT });
      expect(await ended).toEqual([0, null]);
      const found = await whole(await open(double.url));
      expect(found).toHaveLength(COUNT);
      expect(new Set(idsOf(found)).size).toBe(COUNT);
    },
    30_000,
  );
});

/** Who asks, under which command. */
const command = (id: string) => ({
  actor: 'operator',
  role: 'operator',
  commandId: nameBasedId('faults', id),
  correlationId: id,
});
const fail = (): never => {
  throw new Error('as told');
};

describe('a command whose append has no answer', () => {
  type Counted = Readonly<{ type: 'Counted'; occurredOn: string; data: Readonly<Record<string, never>> }>;
  const counting: StreamKind<number, 'count', Counted, never> = {
    prefix: 'count-',
    decider: {
      initialState: 0,
      decide: () => accept({ type: 'Counted', occurredOn: '2024-03-01', data: {} }),
      evolve: (count) => count + 1,
    },
    schemaVersionOf: () => 1,
    upcast: () => ({ type: 'Counted', occurredOn: '2024-03-01', data: {} }),
  };
  it.each<[AppendFault, boolean]>([
    ['silence-written', true],
    ['silence-unwritten', false],
    ['end-written', true],
    ['end-unwritten', false],
    ['break-written', true],
    ['break-unwritten', false],
    ['stranger', true],
  ])('%s is looked for, and carried out once (found again: %s)', async (fault, repeated) => {
    const double = await start();
    const store = await open(double.url, IMPATIENT);
    await double.control({ do: 'fault', fault, times: 1 });
    const outcome = await new StreamHandler(store).handle(counting, '1', ['count'], command('a'));
    expect(outcome).toMatchObject({ outcome: 'accepted', revision: 0, repeated });
    expect(await whole(store)).toHaveLength(1);
  });

  it('twice over is told as an unknown outcome, and the command sent again gets its answer', async () => {
    const double = await start();
    const store = await open(double.url, IMPATIENT);
    const streams = new StreamHandler(store);
    await double.control({ do: 'fault', fault: 'break-unwritten', times: 2 });
    await expect(streams.handle(counting, '1', ['count'], command('a'))).rejects.toThrow(OutcomeUnknown);
    const again = await streams.handle(counting, '1', ['count'], command('a'));
    expect(again).toMatchObject({ outcome: 'accepted', revision: 0 });
    expect(await whole(store)).toHaveLength(1);
  });
});

describe('an append', () => {
  it('whose answer was lost is answered as at first when it is sent again, also after later ones', async () => {
    const double = await start();
    const store = await open(double.url);
    const lost = eventsOf(3);
    await double.control({ do: 'fault', fault: 'break-written', times: 1 });
    expect(await store.append('s-1', 'noStream', lost)).toEqual(UNKNOWN);
    await append(store, 's-1', 2, [event()]);
    const stored = await collect(store.readStream('s-1'));
    expect(await store.append('s-1', 'noStream', lost)).toEqual({
      appended: true,
      revision: 2,
      position: stored[2]?.position,
    });
    expect(stored).toHaveLength(4);
  });

  it('at a node that follows is led to the one that leads, within the one call', async () => {
    const [leader, follower] = [await start(), await start()];
    const store = await open(follower.url);
    await follower.control({
      do: 'leader',
      leader: { address: leader.address, port: leader.port },
    });
    expect(await append(store, 's-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
    expect(await whole(await open(leader.url))).toHaveLength(1);
  });

  it('of data that JSON cannot carry is a mistake before anything is sent, and the next goes well', async () => {
    const store = await open((await start()).url);
    const circular: Record<string, unknown> = {};
    circular['itself'] = circular;
    for (const data of [{ amount: 1n }, circular])
      await expect(store.append('s-1', 'noStream', [event({ data })])).rejects.toThrow(TypeError);
    expect(await append(store, 's-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
  });

  it('at a server that has stopped has an unknown outcome, and once it runs again its answer', async () => {
    const double = await start();
    const store = await open(double.url, IMPATIENT);
    const frozen = eventsOf(2);
    await double.kill('SIGSTOP');
    const ear = listen();
    store.subscribe({ after: 0n }, ear.handle, ear.caughtUp);
    expect(await store.append('s-1', 'noStream', frozen)).toEqual(UNKNOWN);
    await double.kill('SIGCONT');
    const patient = await open(double.url, PATIENT);
    expect(await append(patient, 's-1', 'noStream', frozen)).toMatchObject({ revision: 1 });
    await ear.count(2);
    expect(idsOf(ear.heard)).toEqual(idsOf(frozen));
  });

  it('leaves the store free to close, whatever became of it', async () => {
    const double = await start();
    const store = await open(double.url, IMPATIENT);
    await double.control({ do: 'fault', fault: 'end-unwritten', times: 1 });
    const unanswered = store.append('s-1', 'noStream', [event()]);
    await store.close();
    expect(await unanswered).toEqual(UNKNOWN);
  });
});

describe('through a network', () => {
  it.each(['rst', 'fin'] as const)(
    'that is cut (%s), appends under way are answered and a subscription goes on: each event once',
    async (how) => {
      const { proxy, store } = await through(await start(), PATIENT);
      const ear = listen();
      store.subscribe({ after: 0n }, ear.handle, ear.caughtUp);
      const batches = Array.from({ length: 30 }, () => eventsOf(2));
      for (const [number, events] of batches.entries()) {
        const answer = store.append(`s-${number}`, 'noStream', events);
        if (number % 5 === 0) proxy.cut(how);
        while ((await answer.catch(() => UNKNOWN)).appended === 'unknown') {
          const again = await store.append(`s-${number}`, 'noStream', events).catch(() => UNKNOWN);
          if (again.appended === true) break;
        }
      }
      const all = batches.flat();
      await ear.count(all.length);
      expect(idsOf(ear.heard)).toEqual(idsOf(all));
    },
    20_000,
  );

  it('that freezes, an append has an unknown outcome and is found once it flows again', async () => {
    const { proxy, store } = await through(await start(), IMPATIENT);
    const frozen = eventsOf(2);
    proxy.freeze();
    expect(await store.append('s-1', 'noStream', frozen)).toEqual(UNKNOWN);
    proxy.resume();
    let answer = await store.append('s-1', 'noStream', frozen);
    while (answer.appended === 'unknown') answer = await store.append('s-1', 'noStream', frozen);
    expect(answer).toMatchObject({ appended: true, revision: 1 });
    expect(await whole(store)).toHaveLength(2);
  });

  it('that is slow, appends and subscription keep their order', async () => {
    const { proxy, store } = await through(await start(), PATIENT);
    proxy.delay(15);
    const ear = listen();
    store.subscribe({ after: 0n }, ear.handle, ear.caughtUp);
    const events = eventsOf(10);
    for (const [revision, each] of events.entries())
      await append(store, 's-1', revision === 0 ? 'noStream' : revision - 1, [each]);
    await ear.count(events.length);
    expect(idsOf(ear.heard)).toEqual(idsOf(events));
  });

  it('that takes connections and carries nothing, connecting is given up and appending has an unknown outcome', async () => {
    const { proxy, store } = await through(await start(), IMPATIENT);
    proxy.halfOpen();
    proxy.cut('rst');
    await expect(open(`esdb://127.0.0.1:${proxy.port}?tls=false`, { connectTimeoutMs: 150 })).rejects.toThrow(
      StoreUnavailable,
    );
    const events = [event()];
    expect(await store.append('s-1', 'noStream', events)).toEqual(UNKNOWN);
    proxy.resume();
    let answer = await store.append('s-1', 'noStream', events);
    while (answer.appended !== true) answer = await store.append('s-1', 'noStream', events);
    expect(answer).toMatchObject({ revision: 0 });
  });
});

describe('a subscription', () => {
  it('whose server is killed with SIGKILL in the middle goes on with the restarted one, each event once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samspar-faults-'));
    closing.push(() => rm(folder, { recursive: true }));
    const double = await startOn(join(folder, 'log.jsonl'));
    const store = await open(double.url);
    const events = eventsOf(600);
    await append(store, 's-1', 'noStream', events.slice(0, 300));
    await append(store, 's-2', 'noStream', events.slice(300));
    const ear = listen();
    let killed: Promise<void> | undefined;
    store.subscribe({ after: 0n, batchSize: 50 }, async (batch) => {
      killed ??= double.kill('SIGKILL').then(() => double.restart());
      await killed;
      ear.handle(batch);
    });
    await ear.count(events.length);
    expect(idsOf(ear.heard)).toEqual(idsOf(events));
  });

  it.each(['handler', 'word that it has caught up'])(
    'whose %s throws ends with that error and does not stand still',
    async (which) => {
      const double = await start();
      const store = await open(double.url);
      await append(store, 's-1', 'noStream', eventsOf(3));
      const subscription =
        which === 'handler'
          ? store.subscribe({ after: 0n }, fail)
          : store.subscribe({ after: 0n }, () => undefined, fail);
      await expect(subscription.ended).rejects.toThrow('as told');
      while ((await double.control({ do: 'report' })).subscriptions > 0) await setImmediate();
    },
  );

  it('that is stopped in the middle of a log leaves no call open', async () => {
    const double = await start();
    const store = await open(double.url);
    await append(store, 's-1', 'noStream', eventsOf(500));
    const first = Promise.withResolvers<void>();
    const subscription = store.subscribe({ after: 0n, batchSize: 10 }, () => first.resolve());
    await first.promise;
    await subscription.stop();
    while ((await double.control({ do: 'report' })).subscriptions > 0) await setImmediate();
  });

  it('with a handler that does not come back takes a bounded part of a large log', async () => {
    const double = await start();
    const store = await open(double.url);
    const BYTES = 30_000;
    const STREAMS = 25;
    for (let stream = 0; stream < STREAMS; stream++)
      await append(
        store,
        `s-${stream}`,
        'noStream',
        Array.from({ length: 16 }, () => event({ data: { text: 'x'.repeat(BYTES) } })),
      );
    let passed = 0;
    const meter = createServer((client) => {
      const upstream = connect(double.port, double.address);
      client.on('error', () => upstream.destroy()).pipe(upstream);
      upstream
        .on('error', () => client.destroy())
        .on('data', (bytes) => (passed += bytes.length))
        .pipe(client);
    });
    meter.listen(0, '127.0.0.1');
    await once(meter, 'listening');
    closing.push(() => meter.close());
    const reader = await open(`esdb://127.0.0.1:${(meter.address() as AddressInfo).port}?tls=false`);
    const release = Promise.withResolvers<void>();
    const ear = listen();
    reader.subscribe({ after: 0n, batchSize: 10 }, async (batch) => {
      ear.handle(batch);
      await release.promise;
    });
    await ear.count(1);
    for (let still = 0, before = -1; still < 50; still = passed === before ? still + 1 : 0) {
      before = passed;
      await double.control({ do: 'report' });
    }
    expect(passed).toBeLessThan(200 * BYTES);
    release.resolve();
    await ear.count(STREAMS * 16);
    expect(new Set(idsOf(ear.heard)).size).toBe(STREAMS * 16);
  }, 30_000);
});
