import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AppendResult } from '@samspar/event-store';
import { append, collect, event } from '../../../test/contracts/stored-events.js';
import { startProxy } from '../../../test/eventstoredb/proxy.js';
import { type Double, startDouble } from '../../../test/eventstoredb/servers.js';
import { EventStoreDbStore } from './eventstoredb-store.js';

const SOURCES = join(import.meta.dirname, '..', '..', '..', 'test', 'sources.js');

/** Sends more at once than is sent without waiting, and waits for all of it: by the client as it is, and by the store. */
const MANY = {
  client: `
    import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
    const client = EventStoreDBClient.connectionString(process.argv[1]);
    await Promise.allSettled(Array.from({ length: 100 }, (_, i) =>
      client.appendToStream('s-' + i, jsonEvent({ type: 'A', data: { text: 'x'.repeat(20_000) } }))));
    setImmediate(() => process.exit(0));`,
  store: `
    import { EventStoreDbStore } from '@samspar/event-store-eventstoredb';
    const store = await EventStoreDbStore.connect({ url: process.argv[1], appendTimeoutMs: 2_000 });
    const metadata = { actor: 'u-1', role: 'caseworker', commandId: 'c', correlationId: 'c' };
    await Promise.all(Array.from({ length: 100 }, (_, i) => store.append('s-' + i, 'noStream',
      [{ id: crypto.randomUUID(), type: 'A', schemaVersion: 1, occurredOn: '2024-01-01',
        data: { text: 'x'.repeat(20_000) }, metadata }])));
    await store.close();`,
};

/** Runs it in a process of its own, which a rejection that nobody catches ends with code 1; gives that code. */
const run = async (script: string, url: string): Promise<unknown> => {
  const child = spawn(process.execPath, ['--import', SOURCES, '--input-type=module', '-e', script, url], {
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  return code;
};

describe('appends over one call', () => {
  let double: Double;
  const stores: EventStoreDbStore[] = [];
  beforeAll(async () => {
    double = await startDouble();
  });
  beforeEach(() => double.control({ do: 'reset' }));
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(() => double.stop());

  const connect = async (url = double.url, appendTimeoutMs = 5_000): Promise<EventStoreDbStore> => {
    const store = await EventStoreDbStore.connect({ url, appendTimeoutMs });
    stores.push(store);
    return store;
  };

  it.each(['break-unwritten', 'stranger'] as const)(
    'end the process by the client’s own use of that call where the server fails with many under way (%s)',
    async (fault) => {
      await double.control({ do: 'fault', fault, times: 1 });
      expect(await run(MANY.client, double.url)).toBe(1);
    },
  );

  it.each(['break-unwritten', 'stranger', 'end-written'] as const)(
    'all settle where the server fails with many under way (%s)',
    async (fault) => {
      await double.control({ do: 'fault', fault, times: 1 });
      expect(await run(MANY.store, double.url)).toBe(0);
    },
  );

  it('all settle where the call breaks again and again, and those sent once more are there once', async () => {
    const store = await connect();
    const sent = Array.from({ length: 200 }, (_, i) => ({ stream: `s-${i}`, events: [event()] }));
    const send = (): Promise<AppendResult[]> =>
      Promise.all(sent.map(({ stream, events }) => store.append(stream, 'noStream', events)));
    for (const fault of ['break-written', 'end-unwritten', 'not-leader'] as const) {
      await double.control({ do: 'fault', fault, times: 1 });
      for (const { appended } of await send()) expect([true, 'unknown']).toContain(appended);
    }
    for (const { appended } of await send()) expect(appended).toBe(true);
    expect(await collect(store.readAll({ after: 0n }))).toHaveLength(200);
  });

  it('go on over a fresh call after one was not answered in time', async () => {
    const store = await connect(double.url, 100);
    await double.control({ do: 'fault', fault: 'silence-unwritten', times: 1 });
    expect(await store.append('s-1', 'noStream', [event()])).toEqual({ appended: 'unknown' });
    expect(await append(store, 's-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
    while ((await double.control({ do: 'report' })).batches > 1);
  });

  it('of one store are left alone where the call of another breaks', async () => {
    const elsewhere = await startDouble();
    const proxy = await startProxy({ host: '127.0.0.1', port: elsewhere.port });
    const store = await connect(`esdb://127.0.0.1:${proxy.port}?tls=false`);
    await append(store, 's-1', 'noStream', [event()]);
    proxy.freeze();
    const appended = append(store, 's-1', 0, [event()]);
    await double.control({ do: 'fault', fault: 'break-unwritten', times: 1 });
    expect(await (await connect()).append('s-1', 'noStream', [event()])).toEqual({ appended: 'unknown' });
    proxy.resume();
    expect(await appended).toMatchObject({ revision: 1 });
    await Promise.all(stores.splice(0).map((each) => each.close()));
    await proxy.stop();
    await elsewhere.stop();
  });
});
