import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent, type Position, START } from '@eventstore/db-client';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Proxy, startProxy } from './proxy.js';
import { type Double, doublesInTurn, startDouble } from './servers.js';

const event = (id: string = randomUUID()) => jsonEvent({ id, type: 'Observed', data: {} });
const newStream = (): string => `observed-${randomUUID()}`;

const closing: (() => Promise<unknown>)[] = [];
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
const open = (url: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(url);
  // Not awaited: it never ends once the server has ended the stream of appends.
  closing.push(async () => void client.dispose());
  return client;
};
const count = async (client: EventStoreDBClient, stream: string): Promise<number> => {
  let found = 0;
  try {
    for await (const resolved of client.readStream(stream, { maxCount: 1_000 }))
      found += resolved.event ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Error && 'type' in error && error.type === 'stream-not-found')) throw error;
  }
  return found;
};

/** Runs statements with a `client` in a process of their own; gives its exit code. */
const runScript = async (statements: string, url: string): Promise<number> => {
  const script = `
    import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
    const client = EventStoreDBClient.connectionString(process.argv[1]);
    ${statements}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, url], { stdio: 'ignore' });
  closing.push(() => Promise.resolve(child.kill('SIGKILL')));
  const [code] = await once(child, 'exit');
  return Number(code);
};

describe('an append that goes wrong', () => {
  it.each([
    ['busy', { type: 'unknown' }, 0],
    ['timeout', { type: 'deadline-exceeded' }, 0],
    ['timeout-written', { type: 'deadline-exceeded' }, 1],
    ['conflict-written', { type: 'wrong-expected-version' }, 1],
    ['break-written', { type: 'unavailable' }, 1],
    ['break-unwritten', { type: 'unavailable' }, 0],
  ] as const)(
    '%s is an error of the class a server gives, and the next one succeeds',
    async (fault, error, written) => {
      const double = await start();
      const client = open(double.url);
      const stream = newStream();
      await double.control({ do: 'fault', fault, times: 1 });
      const id = randomUUID();
      await expect(client.appendToStream(stream, event(id))).rejects.toMatchObject(error);
      expect(await count(client, stream)).toBe(written);
      const again = await client.appendToStream(stream, event(id), { expectedRevision: 'no_stream' });
      expect(again.nextExpectedRevision).toBe(0n);
      expect(await count(client, stream)).toBe(1);
    },
  );

  it.each([
    ['silence-written', 1],
    ['silence-unwritten', 0],
    ['end-written', 1],
    ['end-unwritten', 0],
  ] as const)('%s leaves it without an answer', async (fault, written) => {
    const double = await start();
    const client = open(double.url);
    const stream = newStream();
    await client.appendToStream(newStream(), event());
    await double.control({ do: 'fault', fault, times: 1 });
    const settled = jest.fn();
    void client.appendToStream(stream, event()).then(settled, settled);
    while ((await double.control({ do: 'report' })).armed > 0) await setImmediate();
    expect(await count(client, stream)).toBe(written);
    expect(settled).not.toHaveBeenCalled();
  });

  it('stranger: an answer to another correlation id breaks the client, as a process of its own shows', async () => {
    const double = await start();
    await double.control({ do: 'fault', fault: 'stranger', times: 1 });
    expect(
      await runScript(`await client.appendToStream('s', jsonEvent({ type: 'A', data: {} }));`, double.url),
    ).toBe(1);
    expect(await count(open(double.url), 's')).toBe(1);
  });

  it('at a node that does not lead names the leader, and the client goes there next', async () => {
    const leader = await start();
    const follower = await start();
    const client = open(follower.url);
    const endpoint = { address: leader.address, port: leader.port };
    await follower.control({ do: 'leader', leader: endpoint });
    const stream = newStream();
    await expect(client.appendToStream(stream, event())).rejects.toMatchObject({
      type: 'not-leader',
      leader: endpoint,
    });
    await client.appendToStream(stream, event());
    expect(await count(open(leader.url), stream)).toBe(1);
  });

  it('leads to the leader that gossip names', async () => {
    const leader = await start();
    const seed = await start();
    await seed.control({
      do: 'gossip',
      members: [
        { address: seed.address, port: seed.port, state: 'follower', alive: true },
        { address: leader.address, port: leader.port, state: 'leader', alive: true },
      ],
    });
    const client = open(`esdb+discover://${seed.address}:${seed.port}?tls=false`);
    await client.appendToStream(newStream(), event());
    expect((await leader.control({ do: 'report' })).batches).toBe(1);
  });
});

describe('an open call', () => {
  it.each([
    ['end-subscriptions', 'end'],
    ['cancel-subscriptions', 'cancelled'],
    ['break-subscriptions', 'unavailable'],
  ] as const)('%s is told to the subscriber', async (control, told) => {
    const double = await start();
    const subscription = open(double.url).subscribeToAll();
    const ended = new Promise<string>((resolve) => {
      subscription.on('end', () => resolve('end'));
      subscription.on('error', (error) => resolve('type' in error ? String(error.type) : error.message));
    });
    subscription.resume();
    await once(subscription, 'caughtUp');
    await double.control({ do: control });
    expect(await ended).toBe(told);
    expect((await double.control({ do: 'report' })).subscriptions).toBe(0);
  });

  it('of a read that was left in the middle stays open until it is cancelled', async () => {
    const double = await start();
    const client = open(double.url);
    const stream = newStream();
    const large = 'x'.repeat(50_000);
    for (let append = 0; append < 10; append++)
      await client.appendToStream(
        stream,
        Array.from({ length: 20 }, () => jsonEvent({ type: 'Large', data: { large } })),
      );
    const reading = client.readStream(stream);
    for await (const resolved of reading) if (resolved.event !== undefined) break;
    expect((await double.control({ do: 'report' })).reads).toBe(1);
    await reading.cancel();
    const left = async (): Promise<number> => (await double.control({ do: 'report' })).reads;
    while ((await left()) > 0) await setImmediate();
  });
});

describe('the log', () => {
  it('keeps every acknowledged event through SIGKILL under twenty writers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samspar-double-'));
    closing.push(() => rm(folder, { recursive: true }));
    const double = await startOn(join(folder, 'log.jsonl'));
    const client = open(double.url);
    const acknowledged: { stream: string; id: string; position: Position | undefined }[] = [];
    const writer = async (): Promise<never> => {
      for (;;) {
        const stream = newStream();
        const id = randomUUID();
        const { position } = await client.appendToStream(stream, event(id), {
          expectedRevision: 'no_stream',
        });
        acknowledged.push({ stream, id, position });
        if (acknowledged.length === 200) void double.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 20 }, writer));
    await double.restart();
    const kept = new Map<string, Position | undefined>();
    for await (const { event: found } of open(double.url).readAll({ fromPosition: START }))
      if (found !== undefined) kept.set(found.id, found.position);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    for (const { id, position } of acknowledged) expect(kept.get(id)).toEqual(position);
  });

  it('jumps by up to 256 MiB at a scavenge, which takes deleted events for good and nothing else', async () => {
    const double = await start();
    const client = open(double.url);
    const stream = newStream();
    const kept = newStream();
    await client.appendToStream(kept, [event(), event()]);
    const { position } = await client.appendToStream(stream, [event(), event()]);
    await client.deleteStream(stream);
    const before = await double.control({ do: 'report' });
    const after = await double.control({ do: 'scavenge' });
    expect(after.events).toBe(before.events - 1);
    expect(await count(client, kept)).toBe(2);
    const next = await client.appendToStream(kept, event());
    expect(next.position?.commit).toBe(256n * 1024n * 1024n);
    expect(next.position?.commit).toBeGreaterThan(position?.commit ?? 0n);
  });

  it('stamps events by a clock that can be wrong', async () => {
    const double = await start();
    const client = open(double.url);
    const stream = newStream();
    const aheadMs = 3_600_000;
    await double.control({ do: 'clock', aheadMs });
    const earliest = Date.now() + aheadMs;
    await client.appendToStream(stream, event());
    for await (const { event: found } of client.readStream(stream, { maxCount: 1 }))
      expect(found?.created.getTime()).toBeGreaterThanOrEqual(earliest);
  });
});

describe('a client', () => {
  it('that is disposed of keeps no process alive', async () => {
    const double = await start();
    const script = `await client.appendToStream('s', jsonEvent({ type: 'A', data: {} })); await client.dispose();`;
    expect(await runScript(script, double.url)).toBe(0);
  });
});

const through = async (double: Double): Promise<{ proxy: Proxy; client: EventStoreDBClient }> => {
  const proxy = await startProxy({ host: '127.0.0.1', port: double.port });
  closing.push(() => proxy.stop());
  return { proxy, client: open(`esdb://127.0.0.1:${proxy.port}?tls=false`) };
};

describe('the proxy', () => {
  it.each(['rst', 'fin'] as const)(
    'cuts every connection (%s), after which the client connects anew',
    async (how) => {
      const { proxy, client } = await through(await start());
      const subscription = client.subscribeToAll();
      const error = once(subscription, 'error');
      subscription.resume();
      await once(subscription, 'caughtUp');
      proxy.cut(how);
      expect(await error).toHaveLength(1);
      expect(await count(client, newStream())).toBe(0);
    },
  );

  it('holds back what is sent while it is frozen, and passes it on in order', async () => {
    const double = await start();
    const { proxy, client } = await through(double);
    const stream = newStream();
    await client.appendToStream(stream, event());
    proxy.freeze();
    const appends = Promise.all([1, 2, 3].map(() => client.appendToStream(stream, event())));
    expect(await Promise.race([appends, count(open(double.url), stream)])).toBe(1);
    proxy.resume();
    expect((await appends).map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual([1n, 2n, 3n]);
  });

  it('takes connections of which nothing comes until it is resumed', async () => {
    const double = await start();
    const { proxy, client } = await through(double);
    proxy.halfOpen();
    const append = client.appendToStream(newStream(), event());
    expect(await Promise.race([append, count(open(double.url), newStream())])).toBe(0);
    proxy.resume();
    expect(await append).toMatchObject({ success: true });
  });

  it('is late by what it is told', async () => {
    const { proxy, client } = await through(await start());
    const stream = newStream();
    await client.appendToStream(stream, event());
    proxy.delay(20);
    const from = performance.now();
    await client.appendToStream(stream, event());
    expect(performance.now() - from).toBeGreaterThanOrEqual(38);
  });

  it('cuts at random places that are the same for the same seed', async () => {
    const { proxy, client } = await through(await start());
    const random = proxy.cutAtRandom(7, 2_000);
    const stream = newStream();
    while (random.cuts() < 5) await client.appendToStream(stream, event()).catch(() => undefined);
    random.stop();
    expect(await count(client, stream)).toBeGreaterThan(0);
  });
});
