import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { changeFile, query, referred, rowsIn, Scenario } from '../../../test/reference/scenario.js';
import { Views } from './index.js';

let folder: string;
let file: string;
let log: Scenario;
let open: Views[];

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
        const [{ seen }] = rowsIn(file, 'SELECT CAST(position AS INTEGER) AS seen FROM checkpoint') as {
          seen: number;
        }[];
        if (BigInt(seen) < position) behind.push(position);
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

  it('reaches the position of events that no view reads', async () => {
    const views = await openViews();
    views.follow();
    const position = await log.write('access-u1-2024-01-01', {
      type: 'PersonsShown',
      occurredOn: '2024-01-01',
      data: {},
    });
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
