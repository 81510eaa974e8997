import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewEvent, StoredEvent } from '@samspar/event-store';
import { append, collect, event, listen } from '../../../test/contracts/stored-events.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const EVENT_LENGTH = 20_000;
/** A page of half a million characters, and the rows that were fetched together with its last one. */
const PAGE_LENGTH = 500_000 + 25 * EVENT_LENGTH;

const largeEvents = (count: number): NewEvent[] =>
  Array.from({ length: count }, () => event({ data: { sealed: 'x'.repeat(EVENT_LENGTH) } }));
const lengthOf = (page: readonly StoredEvent[]): number =>
  page.reduce((length, { data }) => length + JSON.stringify(data).length, 0);

describe('a page of large events ends long before its rows run out', () => {
  let store: SqliteEventStore;
  let written: StoredEvent[];
  beforeEach(async () => {
    store = SqliteEventStore.open({ file: ':memory:' });
    await append(store, 'a-1', 'noStream', largeEvents(150));
    await append(store, 'b-1', 'noStream', largeEvents(100));
    written = await collect(store.readAll({ after: 0n }));
  });
  afterEach(() => store.close());

  it.each([
    ['of a stream', () => store.readStream('a-1'), (all: StoredEvent[]) => all.slice(0, 150)],
    [
      'of a stream backwards',
      () => store.readStream('a-1', { direction: 'backwards' }),
      (all: StoredEvent[]) => all.slice(0, 150).toReversed(),
    ],
    ['of the whole log', () => store.readAll({ after: 0n }), (all: StoredEvent[]) => all],
    [
      'of some streams, which looks at the others too',
      () => store.readAll({ after: 0n, prefixes: ['b-'] }),
      (all: StoredEvent[]) => all.slice(150),
    ],
    [
      'that ends at a count',
      () => store.readAll({ after: 0n, maxCount: 60 }),
      (all: StoredEvent[]) => all.slice(0, 60),
    ],
  ])('%s', async (_name, read, expected) => {
    const pages: (readonly StoredEvent[])[] = [];
    for await (const page of read()) pages.push(page);
    expect(pages.flat()).toEqual(expected(written));
    expect(pages.length).toBeGreaterThan(1);
    expect(Math.max(...pages.map(lengthOf))).toBeLessThanOrEqual(PAGE_LENGTH);
  });

  it('that a subscription hands over', async () => {
    const ear = listen();
    const lengths: number[] = [];
    store.subscribe(
      { after: 0n },
      (events) => {
        lengths.push(lengthOf(events));
        ear.handle(events);
      },
      ear.caughtUp,
    );
    await ear.reached(250n);
    expect(ear.heard).toEqual(written);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(PAGE_LENGTH);
  });

  it('while small events fill a page up to its rows', async () => {
    await append(
      store,
      'c-1',
      'noStream',
      Array.from({ length: 600 }, () => event()),
    );
    const sizes: number[] = [];
    for await (const page of store.readStream('c-1')) sizes.push(page.length);
    expect(sizes).toEqual([250, 250, 100]);
  });
});
