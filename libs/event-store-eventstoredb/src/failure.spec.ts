import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { StoreUnavailable } from '@samspar/event-store';
import { append, collect, event, eventsOf, listen } from '../../../test/contracts/stored-events.js';
import { startProxy } from '../../../test/eventstoredb/proxy.js';
import { type Double, startDouble } from '../../../test/eventstoredb/servers.js';
import { type EventStoreDbOptions, EventStoreDbStore } from './eventstoredb-store.js';

const HOUR = 3_600_000;

describe('the EventStoreDB store when things go wrong', () => {
  let double: Double;
  let notices: string[];
  const stores: EventStoreDbStore[] = [];
  beforeAll(async () => {
    double = await startDouble();
  });
  beforeEach(async () => {
    notices = [];
    await double.control({ do: 'reset' });
  });
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(() => double.stop());

  const connect = async (over: Partial<EventStoreDbOptions> = {}): Promise<EventStoreDbStore> => {
    const store = await EventStoreDbStore.connect({
      url: double.url,
      notice: (sentence) => notices.push(sentence),
      backoffMs: { first: 5, last: 20 },
      ...over,
    });
    stores.push(store);
    return store;
  };

  describe('an append', () => {
    it.each(['silence-written', 'silence-unwritten'] as const)(
      'without an answer in time (%s) has an unknown outcome, and the same ids sent again tell',
      async (fault) => {
        const store = await connect({ appendTimeoutMs: 150 });
        const events = eventsOf(2);
        await double.control({ do: 'fault', fault, times: 1 });
        expect(await store.append('s-1', 'noStream', events)).toEqual({ appended: 'unknown' });
        expect(await append(store, 's-1', 'noStream', events)).toMatchObject({ revision: 1 });
        expect(await collect(store.readStream('s-1'))).toHaveLength(2);
      },
    );

    it.each(['break-written', 'break-unwritten', 'busy'] as const)(
      'that the server breaks off (%s) has an unknown outcome',
      async (fault) => {
        const store = await connect();
        await double.control({ do: 'fault', fault, times: 1 });
        expect(await store.append('s-1', 'noStream', [event()])).toEqual({ appended: 'unknown' });
      },
    );

    it.each(['timeout', 'timeout-written', 'conflict-written'] as const)(
      'that the server gives up or does not know again (%s) is answered as at first',
      async (fault) => {
        const store = await connect();
        const events = eventsOf(3);
        await double.control({ do: 'fault', fault, times: 1 });
        const answer = await append(store, 's-1', 'noStream', events);
        expect(answer).toMatchObject({ revision: 2, position: await store.lastPosition() });
        expect(await store.append('s-1', 'noStream', events)).toEqual(answer);
        expect(await collect(store.readStream('s-1'))).toHaveLength(3);
      },
    );

    it('that is given up time after time has an unknown outcome', async () => {
      const store = await connect();
      await double.control({ do: 'fault', fault: 'timeout', times: 4 });
      expect(await store.append('s-1', 'noStream', [event()])).toEqual({ appended: 'unknown' });
    });

    it('goes to the leader where the server asked is not', async () => {
      const store = await connect();
      await double.control({ do: 'leader', leader: { address: double.address, port: double.port } });
      const appended = append(store, 's-1', 'noStream', [event()]);
      await double.control({ do: 'leader', leader: null });
      expect(await appended).toMatchObject({ revision: 0 });
    });

    it('rejects where no server is left, for nothing can have been written', async () => {
      const store = await connect();
      await double.kill('SIGKILL');
      await expect(store.lastPosition()).rejects.toThrow(StoreUnavailable);
      await expect(store.append('s-1', 'noStream', [event()])).rejects.toThrow(/går inte att nå/);
      await double.restart();
    });

    it('of more than the server takes is refused before it is sent', async () => {
      const store = await connect();
      const large = [
        event({ data: { text: 'x'.repeat(300_000) } }),
        event({ data: { text: 'x'.repeat(300_000) } }),
      ];
      await expect(store.append('s-1', 'noStream', large)).rejects.toThrow(/tar emot högst 512 kB åt gången/);
      expect(await store.lastPosition()).toBe(0n);
    });

    it.each(['$settings', ''])('to a stream called "%s" is a mistake', async (stream) => {
      const store = await connect();
      await expect(store.append(stream, 'noStream', [event()])).rejects.toThrow(TypeError);
    });
  });

  describe('a clock', () => {
    it.each([
      ['ahead of', HOUR, 'före'],
      ['behind', -HOUR, 'efter'],
    ])('an hour %s the store’s stops the node from writing', async (_case, off, word) => {
      const store = await connect({ clock: () => Date.now() + off });
      await append(store, 's-1', 'noStream', [event()]);
      await expect(store.append('s-1', 0, [event()])).rejects.toThrow(
        new RegExp(`^Klockan på den här noden går 3[56]\\d\\d s ${word} .* Ställ klockan och starta om\\.$`),
      );
      expect(store.warnings().at(-1)).toMatch(/^Klockan/);
      expect(notices.filter((sentence) => sentence.startsWith('Klockan'))).toHaveLength(1);
    });

    it('that goes wrong later is found when an event comes back', async () => {
      let off = 0;
      const store = await connect({ clock: () => Date.now() + off });
      await append(store, 's-1', 'noStream', [event()]);
      off = HOUR;
      await append(store, 's-1', 0, [event()]);
      await collect(store.readAll({ after: 0n }));
      await expect(store.append('s-1', 1, [event()])).rejects.toThrow(StoreUnavailable);
    });

    it('is not judged by what was stamped elsewhere', async () => {
      const store = await connect();
      await append(store, 's-1', 'noStream', [event({ recordedAt: 1_500_000_000_000 })]);
      const other = await connect({ clock: () => Date.now() + HOUR });
      await collect(other.readAll({ after: 0n }));
      expect(await append(store, 's-1', 0, [event()])).toMatchObject({ revision: 1 });
      expect(other.warnings().filter((sentence) => sentence.startsWith('Klockan'))).toEqual([]);
    });
  });

  describe('a subscription', () => {
    it.each(['end-subscriptions', 'cancel-subscriptions', 'break-subscriptions'] as const)(
      'goes on after a loss (%s), with every event once and in order',
      async (loss) => {
        const store = await connect();
        const ear = listen();
        store.subscribe({ after: 0n, prefixes: ['s-'], batchSize: 7 }, ear.handle, ear.caughtUp);
        for (let round = 0; round < 10; round++) {
          await append(store, `s-${round}`, 'noStream', eventsOf(5));
          await append(store, `other-${round}`, 'noStream', eventsOf(5));
          if (round % 2 === 0) await ear.count(round * 5);
          await double.control({ do: loss });
        }
        await ear.count(50);
        await ear.reached(await store.lastPosition());
        expect(ear.heard).toEqual(await collect(store.readAll({ after: 0n, prefixes: ['s-'] })));
      },
    );

    it('that has lost its server says since when, and when it is back', async () => {
      const store = await connect();
      const ear = listen();
      store.subscribe({ after: 0n }, ear.handle, ear.caughtUp);
      await ear.reached(0n);
      await double.kill('SIGKILL');
      while (notices.length < 2) await new Promise(setImmediate);
      expect(store.warnings().at(-1)).toMatch(/är bruten sedan \d{4}-\d\d-\d\d \d\d:\d\d:\d\d: /);
      await double.restart();
      while (notices.length < 3) await new Promise(setImmediate);
      expect(notices[2]).toMatch(/^Kontakten med .* är återställd\.$/);
      expect(store.warnings()).toHaveLength(1);
    });

    it('holds the server back while its handler is slow', async () => {
      const store = await connect();
      await append(store, 's-1', 'noStream', eventsOf(1_000));
      await append(store, 's-2', 'noStream', eventsOf(1_000));
      const sizes: number[] = [];
      const all = Promise.withResolvers<void>();
      store.subscribe({ after: 0n, batchSize: 50 }, async (events) => {
        sizes.push(events.length);
        await new Promise(setImmediate);
        if (sizes.reduce((sum, size) => sum + size, 0) === 2_000) all.resolve();
      });
      await all.promise;
      expect(Math.max(...sizes)).toBeLessThanOrEqual(50);
    });

    it('and a read stop at an event that is none of Samspår’s, and name its position', async () => {
      const store = await connect();
      const foreign = EventStoreDBClient.connectionString(double.url);
      const { position } = await foreign.appendToStream(
        's-1',
        jsonEvent({ type: 'Foreign', data: { x: 1 } }),
        {
          expectedRevision: 'no_stream',
        },
      );
      const sentence = `på position ${String(position?.commit)}`;
      await expect(store.subscribe({ after: 0n }, () => undefined).ended).rejects.toThrow(sentence);
      await expect(collect(store.readAll({ after: 0n }))).rejects.toThrow(sentence);
      await foreign.dispose();
    });
  });

  it('a stream that was deleted and written anew is warned of, and its deletion marks are no events', async () => {
    const store = await connect();
    const admin = EventStoreDBClient.connectionString(double.url);
    await append(store, 's-1', 'noStream', eventsOf(3));
    await admin.deleteStream('s-1');
    expect(await collect(store.readStream('s-1'))).toEqual([]);
    await append(store, 's-1', 'noStream', [event()]);
    expect(store.warnings().at(-1)).toMatch(/^s-1 .* har raderats och börjat om/);
    await admin.tombstoneStream('s-1');
    expect(await collect(store.readAll({ after: 0n }))).toHaveLength(4);
    await expect(store.append('s-1', 3, [event()])).rejects.toThrow(/raderad för gott/);
    await admin.dispose();
  });

  it.each(['rst', 'fin'] as const)(
    'a read over a connection that was just lost (%s) is made anew',
    async (how) => {
      const proxy = await startProxy({ host: '127.0.0.1', port: double.port });
      const store = await connect({ url: `esdb://127.0.0.1:${proxy.port}?tls=false` });
      const { position } = await append(store, 's-1', 'noStream', [event()]);
      proxy.cut(how);
      expect(await store.lastPosition()).toBe(position);
      await proxy.stop();
    },
  );

  it('a read that is left early leaves nothing open', async () => {
    const store = await connect();
    await append(store, 's-1', 'noStream', eventsOf(900));
    for await (const page of store.readAll({ after: 0n })) if (page.length > 0) break;
    for await (const page of store.readStream('s-1')) if (page.length > 0) break;
    let open = 1;
    while (open > 0) open = (await double.control({ do: 'report' })).reads;
    expect(open).toBe(0);
  });

  describe('connecting', () => {
    it('is given up where a peer accepts the connection and never speaks', async () => {
      const sockets: Socket[] = [];
      const sink = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
      sink.listen(0, '127.0.0.1');
      await once(sink, 'listening');
      const address = sink.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      await expect(
        connect({ url: `esdb://127.0.0.1:${port}?tls=false`, connectTimeoutMs: 200 }),
      ).rejects.toThrow(/svarar inte inom 0.2 s/);
      for (const socket of sockets) socket.destroy();
      sink.close();
    });

    it('is given up where there is no server, and the password is told to nobody', async () => {
      const url = 'esdb://samspar:hemligt@127.0.0.1:1?tls=false';
      const error = await connect({ url }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(String(error)).toMatch(/esdb:\/\/127\.0\.0\.1:\d+ går inte att nå/);
      expect(String(error)).not.toContain('hemligt');
    });
  });
});
