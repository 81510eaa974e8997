import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventStore, type StoredEvent } from '@samspar/event-store';
import { collect } from '../../../../test/contracts/stored-events.js';
import {
  accepted,
  changeFile,
  meeting,
  query,
  referred,
  rowsIn,
  Scenario,
  started,
} from '../../../../test/reference/scenario.js';
import { firstDifference, Views, ViewsUnavailable } from '../index.js';

let folder: string;
let file: string;
let log: Scenario;
let open: Views[];

const leap = (position: bigint): bigint => (position === 0n ? 0n : position * 97n + 733n);
const back = (position: bigint): bigint => (position < leap(1n) ? 0n : (position - 733n) / 97n);
const leaping = (events: readonly StoredEvent[]): StoredEvent[] =>
  events.map((event) => ({ ...event, position: leap(event.position) }));

/** A log whose positions are places in a file, as a server's are. */
class LeapingPositions extends EventStore {
  readonly #store: EventStore;

  constructor(store: EventStore) {
    super();
    this.#store = store;
  }

  override append(): never {
    throw new Error('Write to the log beneath.');
  }
  override async *readStream(...asked: Parameters<EventStore['readStream']>) {
    for await (const page of this.#store.readStream(...asked)) yield leaping(page);
  }
  override async *readAll({ after, ...options }: Parameters<EventStore['readAll']>[0]) {
    for await (const page of this.#store.readAll({ ...options, after: back(after) })) yield leaping(page);
  }
  override subscribe(...[options, handle, caughtUp]: Parameters<EventStore['subscribe']>) {
    return this.#store.subscribe(
      { ...options, after: back(options.after) },
      (events) => handle(leaping(events)),
      (position) => caughtUp?.(leap(position)),
    );
  }
  override async lastPosition(): Promise<bigint> {
    return leap(await this.#store.lastPosition());
  }
  override warnings(): readonly string[] {
    return [];
  }
  override async close(): Promise<void> {}
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-following-'));
  file = join(folder, 'views.db');
  log = new Scenario();
  open = [];
  await log.setUp('stockholm', ['finsam-team', 'novum']);
});

afterEach(async () => {
  for (const views of open) await views.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

const openViews = async (options: Partial<Parameters<typeof Views.open>[0]> = {}): Promise<Views> => {
  const views = await Views.open({ store: log.store, file, ...options });
  open.push(views);
  return views;
};
const closed = async (views: Views): Promise<void> => {
  open.splice(open.indexOf(views), 1);
  await views.close();
};

describe('following the log', () => {
  it('tells whoever waits for a position as soon as it is there', async () => {
    const views = await openViews();
    views.follow();
    const position = await log.journey('a', referred('p'));
    expect(await views.reached(position, 10_000)).toBe(true);
    expect(views.statistics(query({ measure: 'referred' }))).toMatchObject({ answer: { total: 1 } });
    expect(await views.reached(position, 0)).toBe(true);
  });

  it('takes in batches of no more than 250 events', async () => {
    await Promise.all(Array.from({ length: 700 }, (_, no) => log.journey(`j${no}`, referred(`p${no}`))));
    const sizes: number[] = [];
    const { store } = log;
    const subscribe = store.subscribe.bind(store);
    jest.spyOn(store, 'subscribe').mockImplementation((options, handle, atEnd) =>
      subscribe(
        options,
        (events) => {
          sizes.push(events.length);
          return handle(events);
        },
        atEnd,
      ),
    );
    const views = await openViews();
    views.follow();
    expect(await views.reached(await store.lastPosition(), 10_000)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(703);
    expect(Math.max(...sizes)).toBe(250);
  });

  it.each([1, 7, 250])(
    'takes in once what a store hands over again after it was cut, %d events at a time',
    async (batchSize) => {
      await Promise.all(
        Array.from({ length: 10 }, (_, no) => log.journey(`j${no}`, referred(`p${no}`), accepted())),
      );
      await log.journey('j0', started(), meeting());
      const { store } = log;
      const subscribe = store.subscribe.bind(store);
      let delivered: StoredEvent[] = [];
      jest.spyOn(store, 'subscribe').mockImplementation((options, handle, atEnd) =>
        subscribe(
          { ...options, batchSize },
          async (events) => {
            await handle(events);
            delivered = [...delivered, ...events];
            // A batch again, and the last three again.
            await handle(events);
            await handle(delivered.slice(-3 * batchSize));
          },
          atEnd,
        ),
      );
      const views = await openViews();
      views.follow();
      const end = await log.journey('j1', started(), meeting());
      expect(await views.reached(end, 10_000)).toBe(true);
      expect(views.statistics(query({ measure: 'meetings' }))).toMatchObject({ answer: { total: 2 } });
      expect(views.statistics(query({ measure: 'referred' }))).toMatchObject({ answer: { total: 10 } });
      await closed(views);
      expect(await firstDifference({ store, file })).toBeUndefined();
    },
  );

  it('passes over what was taken in among what is new, and keeps to the order of the log', async () => {
    await log.journey('a', referred('p'), accepted(), started());
    const events = await collect(log.store.readAll({ after: 0n }));
    const { store } = log;
    let handed: Promise<void> | undefined;
    jest.spyOn(store, 'subscribe').mockImplementation((_options, handle) => {
      handed = (async () => {
        await handle(events.slice(0, 4));
        await handle([...events.slice(2, 5), ...events.slice(1)]);
      })();
      return { ended: handed, stop: () => handed ?? Promise.resolve() };
    });
    const views = await openViews();
    views.follow();
    await handed;
    expect(views.position).toBe(await store.lastPosition());
    await closed(views);
    expect(await firstDifference({ store, file })).toBeUndefined();
  });

  it('holds for positions that leap as those of EventStoreDB do', async () => {
    const store = new LeapingPositions(log.store);
    const views = await openViews({ store });
    views.follow();
    const position = await log.journey('a', referred('p'), accepted(), started());
    expect(await views.reached(leap(position), 10_000)).toBe(true);
    expect(views.position).toBe(leap(position));
    expect(views.statistics(query({ measure: 'started' }))).toMatchObject({
      answer: { total: 1, position: String(leap(position)) },
    });
    const unread = await log.write('user-u1', { type: 'UserClosed', occurredOn: '2024-01-01', data: {} });
    expect(await views.reached(leap(unread), 10_000)).toBe(true);
    await closed(views);
    expect(await firstDifference({ store, file })).toBeUndefined();
    const notices: string[] = [];
    const again = await openViews({ store, notice: (sentence) => notices.push(sentence) });
    expect([again.position, notices]).toEqual([leap(unread), []]);
    await log.journey('b', referred('q'));
    await again.catchUp();
    expect(again.statistics(query({ measure: 'referred' }))).toMatchObject({ answer: { total: 2 } });
  });

  it('tells that a position is reached only when it stands in the file for others to read', async () => {
    const views = await openViews();
    views.follow();
    const positions = await Promise.all(
      Array.from({ length: 300 }, (_, no) => log.journey(`j${no}`, referred(`p${no}`))),
    );
    const behind: bigint[] = [];
    await Promise.all(
      positions.map(async (position) => {
        await views.reached(position, 10_000);
        const [row] = rowsIn(file, 'SELECT CAST(position AS INTEGER) AS seen FROM checkpoint') as [
          { seen: number },
        ];
        if (BigInt(row.seen) < position) behind.push(position);
      }),
    );
    expect(behind).toEqual([]);
  });

  it('never tells that a position is reached whose batch could not be committed', async () => {
    const views = await openViews();
    changeFile(
      file,
      `CREATE TRIGGER refuse BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    const stopped = expect(views.follow().ended).rejects.toThrow('no');
    const reached = views.reached(await log.journey('a', referred('p')), 60_000);
    await stopped;
    await closed(views);
    expect(await reached).toBe(false);
  });

  it('pauses where a long reader has let the write-ahead log grow to its limit, and goes on when that has ended', async () => {
    const views = await openViews({ mostWaitingBytes: 300_000 });
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM journey').get();
    let told = 0;
    let paused: unknown;
    for (let ended: unknown; !paused; paused = ended)
      ended = await log
        .journey(`j${told++}`, referred('p'))
        .then(() => views.catchUp().catch((error: unknown) => error));
    expect(paused).toMatchObject({
      mayPass: true,
      message: expect.stringMatching(/views\.db-wal har vuxit/),
    });
    expect(statSync(`${file}-wal`).size).toBeLessThan(450_000);
    expect(views.statistics(query({ measure: 'referred' }))).toMatchObject({ answer: { total: told - 1 } });
    await expect(views.follow().ended).rejects.toThrow(ViewsUnavailable);
    reader.close();
    views.follow();
    expect(await views.reached(await log.store.lastPosition(), 10_000)).toBe(true);
    expect(views.statistics(query({ measure: 'referred' }))).toMatchObject({ answer: { total: told } });
    await closed(views);
    expect(await firstDifference({ store: log.store, file })).toBeUndefined();
  });

  it('reaches the position of events that no view reads', async () => {
    const views = await openViews();
    views.follow();
    const position = await log.write('user-u1', { type: 'UserClosed', occurredOn: '2024-01-01', data: {} });
    expect(await views.reached(position, 10_000)).toBe(true);
    await closed(views);
    expect((await openViews({ readOnly: true })).position).toBe(position);
  });

  it('answers that a position was not reached in time, or before the views were closed', async () => {
    const views = await openViews();
    expect(await views.reached(1_000n, 1)).toBe(false);
    const waiting = views.reached(1_000n, 60_000);
    await closed(views);
    expect(await waiting).toBe(false);
  });
});
