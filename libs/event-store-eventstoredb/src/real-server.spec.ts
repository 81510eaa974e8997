import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  type AppendResult,
  EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadAllOptions,
  type StoredEvent,
  type Subscription,
} from '@samspar/event-store';
import { describeEventStore } from '../../../test/contracts/event-store.contract.js';
import { append, collect, event, eventsOf } from '../../../test/contracts/stored-events.js';
import { NO_REAL_SERVER, realServer } from '../../../test/eventstoredb/servers.js';
import { EventStoreDbStore } from './eventstoredb-store.js';

/**
 * A store as an empty one, on a log that has a history: its streams carry a name of their own in front, and position 0 is where
 * the log ended. So no subscription of the contract is to all streams here; all that else differs from an empty log is none.
 */
class FromHere extends EventStore {
  readonly #store: EventStore;
  readonly #start: bigint;
  readonly #name = `contract-${randomUUID()}-`;

  constructor(store: EventStore, start: bigint) {
    super();
    this.#store = store;
    this.#start = start;
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    return this.#store.append(this.#name + stream, expected, events);
  }

  override async *readStream(
    stream: string,
    options?: Parameters<EventStore['readStream']>[1],
  ): AsyncGenerator<readonly StoredEvent[]> {
    for await (const page of this.#store.readStream(this.#name + stream, options)) yield this.#named(page);
  }

  override async *readAll(options: ReadAllOptions): AsyncGenerator<readonly StoredEvent[]> {
    for await (const page of this.#store.readAll(this.#here(options))) yield this.#named(page);
  }

  override subscribe(
    options: Parameters<EventStore['subscribe']>[0],
    handle: (events: readonly StoredEvent[]) => Promise<void> | void,
    caughtUp?: (position: bigint) => void,
  ): Subscription {
    return this.#store.subscribe(
      this.#here(options),
      (events) => handle(this.#named(events)),
      (position) => caughtUp?.(this.#since(position)),
    );
  }

  override async lastPosition(): Promise<bigint> {
    return this.#since(await this.#store.lastPosition());
  }

  override warnings(): readonly string[] {
    return this.#store.warnings();
  }

  override close(): Promise<void> {
    return this.#store.close();
  }

  #since(position: bigint): bigint {
    return position === this.#start ? 0n : position;
  }

  #here<Options extends Readonly<{ after: bigint; prefixes?: readonly string[] }>>(
    options: Options,
  ): Options {
    const { after, prefixes = [''] } = options;
    return {
      ...options,
      after: after === 0n ? this.#start : after,
      prefixes: prefixes.map((prefix) => this.#name + prefix),
    };
  }

  #named(events: readonly StoredEvent[]): StoredEvent[] {
    return events.map((each) => ({ ...each, stream: each.stream.slice(this.#name.length) }));
  }
}

const real = await realServer();
if (real === undefined) {
  process.stderr.write(`${NO_REAL_SERVER}\n`);
  describe('the EventStoreDB store on a real server', () => {
    it.skip('keeps the contract of the event store', () => undefined);
  });
} else {
  afterAll(() => real.stop());
  describeEventStore('the EventStoreDB store on a real server', async (clock) => {
    const store = await EventStoreDbStore.connect({ url: real.url, clock });
    return { store: new FromHere(store, await store.lastPosition()), close: () => store.close() };
  });

  describe('nodes on a real server', () => {
    // The server drops a repeat of what it is still writing, and says after two seconds that it has.
    it.each([
      ['each with a name of its own', false],
      ['by ids that another stream has as well', true],
    ])(
      'that write the same at once, %s, are given one answer, the first',
      async (_, elsewhere) => {
        const stores = await Promise.all([1, 2, 3].map(() => EventStoreDbStore.connect({ url: real.url })));
        const [first] = stores;
        if (first === undefined) throw new Error('no store');
        const stream = `nodes-${randomUUID()}`;
        const events = eventsOf(3).map((each) => ({ ...each, id: randomUUID() }));
        await append(first, stream, 'noStream', [event({ id: randomUUID() })]);
        if (elsewhere) await append(first, `${stream}-other`, 'noStream', events);
        const answers = await Promise.all(stores.map((store) => store.append(stream, 0, events)));
        const stored = await collect(first.readStream(stream));
        const answer = { appended: true, revision: 3, position: stored.at(-1)?.position };
        expect(answers).toEqual([answer, answer, answer]);
        expect(stored).toHaveLength(4);
        await Promise.all(stores.map((store) => store.close()));
      },
      20_000,
    );
  });
}
