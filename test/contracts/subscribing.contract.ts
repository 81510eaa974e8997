import { afterEach, describe, expect, it } from '@jest/globals';
import type { EventStore, Subscription } from '@samspar/event-store';
import { append, collect, event, eventsOf, listen } from './stored-events.js';

/** The part of the event store's contract that is about subscriptions; `store` gives the one under test. */
export const describeSubscribing = (store: () => EventStore): void =>
  describe('subscribing', () => {
    const subscriptions: Subscription[] = [];
    afterEach(async () => {
      await Promise.all(subscriptions.splice(0).map((subscription) => subscription.stop()));
    });

    const subscribe = (...parameters: Parameters<EventStore['subscribe']>): Subscription => {
      const subscription = store().subscribe(...parameters);
      subscriptions.push(subscription);
      return subscription;
    };

    it('delivers what is in the log and then what comes, once each and in order', async () => {
      const ear = listen();
      await append(store(), 's-1', 'noStream', eventsOf(1_010));
      subscribe({ after: 0n, batchSize: 100 }, ear.handle, ear.caughtUp);
      await ear.reached(await store().lastPosition());
      for (let i = 0; i < 5; i++) await append(store(), `live-${i}`, 'noStream', eventsOf(2));
      await ear.reached(await store().lastPosition());
      expect(ear.heard).toEqual(await collect(store().readAll({ after: 0n })));
    });

    it('loses nothing that is appended while a handler runs', async () => {
      const ear = listen();
      subscribe({ after: 0n }, async (events) => {
        if (events.some(({ stream }) => stream === 's-1'))
          await append(store(), 's-2', 'noStream', [event()]);
        ear.handle(events);
      });
      await append(store(), 's-1', 'noStream', [event()]);
      await ear.count(2);
      expect(ear.heard.map(({ stream }) => stream)).toEqual(['s-1', 's-2']);
    });

    it('begins after the position and keeps to the prefixes', async () => {
      const ear = listen();
      const { position } = await append(store(), 'a-1', 'noStream', eventsOf(1));
      await append(store(), 'b-1', 'noStream', eventsOf(1));
      await append(store(), 'a-2', 'noStream', eventsOf(1));
      subscribe({ after: position, prefixes: ['a-'] }, ear.handle, ear.caughtUp);
      await append(store(), 'b-2', 'noStream', eventsOf(1));
      await append(store(), 'a-3', 'noStream', eventsOf(1));
      await append(store(), 'b-3', 'noStream', eventsOf(1));
      await ear.reached(await store().lastPosition());
      expect(ear.heard.map(({ stream }) => stream)).toEqual(['a-2', 'a-3']);
    });

    it('hears at once what is of its prefixes among much that is not, also where it is told of nothing else', async () => {
      const ear = listen();
      subscribe({ after: 0n, prefixes: ['a-'] }, ear.handle);
      await append(store(), 'a-0', 'noStream', eventsOf(1));
      await ear.count(1);
      for (let i = 0; i < 20; i++) await append(store(), `b-${i}`, 'noStream', eventsOf(3));
      await Promise.all([
        append(store(), 'b-last', 'noStream', eventsOf(2)),
        append(store(), 'a-1', 'noStream', eventsOf(2)),
      ]);
      await append(store(), 'b-0', 2, eventsOf(1));
      await append(store(), 'a-1', 1, eventsOf(1));
      await ear.count(4);
      expect(ear.heard.map(({ stream, revision }) => [stream, revision])).toEqual([
        ['a-0', 0],
        ['a-1', 0],
        ['a-1', 1],
        ['a-1', 2],
      ]);
    });

    it('tells each time that it has caught up, also on an empty log', async () => {
      const ear = listen();
      subscribe({ after: 0n }, ear.handle, ear.caughtUp);
      await ear.reached(0n);
      const { position } = await append(store(), 's-1', 'noStream', eventsOf(1));
      await ear.reached(position);
      expect(ear.heard).toHaveLength(1);
    });

    it('hands over no batch before the one before is handled, and none larger than asked', async () => {
      await append(store(), 's-1', 'noStream', eventsOf(25));
      const ear = listen();
      const sizes: number[] = [];
      let running = 0;
      subscribe({ after: 0n, batchSize: 10 }, async (events) => {
        expect(++running).toBe(1);
        await collect(store().readStream('s-1', { maxCount: 1 }));
        running--;
        sizes.push(events.length);
        ear.handle(events);
      });
      await ear.count(25);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
    });

    it('stops when its handler is done, and delivers nothing afterwards', async () => {
      await append(store(), 's-1', 'noStream', eventsOf(2));
      const heard: number[] = [];
      const entered = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const subscription = subscribe({ after: 0n, batchSize: 1 }, async ({ length }) => {
        entered.resolve();
        await released.promise;
        heard.push(length);
      });
      await entered.promise;
      const stopped = subscription.stop();
      expect(heard).toEqual([]);
      released.resolve();
      await stopped;
      expect(heard).toEqual([1]);
      await append(store(), 's-1', 1, eventsOf(1));
      await expect(subscription.ended).resolves.toBeUndefined();
      expect(heard).toEqual([1]);
    });

    it('ends with the error of its handler and delivers nothing more', async () => {
      await append(store(), 's-1', 'noStream', eventsOf(3));
      let calls = 0;
      const { ended } = subscribe({ after: 0n, batchSize: 1 }, () => {
        calls++;
        throw new Error('cannot take this in');
      });
      await expect(ended).rejects.toThrow('cannot take this in');
      await append(store(), 's-1', 2, eventsOf(1));
      expect(calls).toBe(1);
    });

    it('leaves other subscriptions alone when one fails', async () => {
      const ear = listen();
      const { ended } = subscribe({ after: 0n }, () => Promise.reject(new Error('mine alone')));
      subscribe({ after: 0n }, ear.handle);
      await append(store(), 's-1', 'noStream', [event()]);
      await expect(ended).rejects.toThrow('mine alone');
      await append(store(), 's-2', 'noStream', [event()]);
      await ear.count(2);
      expect(ear.heard.map(({ stream }) => stream)).toEqual(['s-1', 's-2']);
    });

    it('ends when the store is closed', async () => {
      const ear = listen();
      const { ended } = subscribe({ after: 0n }, ear.handle, ear.caughtUp);
      await ear.reached(0n);
      await store().close();
      await expect(ended).resolves.toBeUndefined();
    });
  });
