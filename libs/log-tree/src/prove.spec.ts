import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, StoredEvent } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type LogHead, isConsistent, isIncluded } from '@samspar/evidence';
import { append, collect, eventsOf } from '../../../test/contracts/stored-events.js';
import { itemAt } from '../../../test/item-at.js';
import { grow } from './growing.js';
import { headsAfter } from './heads.js';
import { HeadKeeping } from './keeping.js';
import { NotProved, proveEvent, proveHeads } from './prove.js';
import { leafOf, TreeFile } from './tree-file.js';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const treeOf = ({ size, root }: LogHead) => ({ size, root: bytes(root) });

describe('what is proved of a log', () => {
  let folder: string;
  let store: SqliteEventStore;
  let tree: TreeFile;
  let heads: readonly LogHead[];
  let events: readonly StoredEvent[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-prove-'));
    let now = Date.parse('2026-11-30T08:00:00Z');
    store = SqliteEventStore.open({ file: join(folder, 'events.db'), clock: () => now });
    const keeping = new HeadKeeping({ folder, store, clock: () => now, log: () => undefined });
    for (let round = 0; round < 3; round++) {
      for (let at = 0; at < 50; at++) await append(store, `s-${round}-${at}`, 'noStream', eventsOf(2));
      now += 600_000;
      await keeping.grow(undefined, 0);
      await keeping.sign();
    }
    keeping.close();
    heads = await headsAfter(store, undefined);
    events = await collect(store.readAll({ after: 0n }));
    // None of it is there yet: it grows where it is needed.
    tree = new TreeFile(join(folder, 'another.db'));
  });
  afterAll(async () => {
    tree.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is that an event is among those of the latest head, by its number or its id, or of an earlier head', async () => {
    expect(heads.map(({ size }) => size)).toEqual([100, 201, 302]);
    for (const [named, size] of [
      ['77', undefined],
      [itemAt(events, 76).id, undefined],
      ['77', 100],
    ] as const) {
      const proved = await proveEvent({ store, tree, heads }, named, size);
      const { id, type, stream, revision } = itemAt(events, 76);
      expect(proved).toMatchObject({ number: 77, id, type, stream, revision, head: { size: size ?? 302 } });
      expect(bytes(proved.leaf)).toEqual(leafOf(itemAt(events, 76)));
      const said = { leaf: bytes(proved.leaf), index: 76, ...treeOf(proved.head) };
      expect(isIncluded(said, proved.proof.map(bytes))).toBe(true);
    }
    expect(await proveEvent({ store, tree, heads }, '1')).toMatchObject({ number: 1 });
  });

  it('is that one head begins a later one, or the latest', async () => {
    for (const [from, to] of [
      [100, undefined],
      [100, 201],
      [201, 201],
    ] as const) {
      const { first, second, proof } = await proveHeads({ store, tree, heads }, from, to);
      expect([first.size, second.size]).toEqual([from, to ?? 302]);
      expect(isConsistent(treeOf(first), treeOf(second), proof.map(bytes))).toBe(true);
    }
  });

  it.each<
    [
      string,
      (of: { store: EventStore; tree: TreeFile; heads: readonly LogHead[] }) => Promise<unknown>,
      RegExp,
    ]
  >([
    ['of an event that is not there', (of) => proveEvent(of, '999'), /ingen händelse 999/],
    ['of an id that is not there', (of) => proveEvent(of, 'another'), /ingen händelse another/],
    [
      'of what is later than the head',
      (of) => proveEvent(of, '101', 100),
      /skriven efter huvudet .* räknar 100/,
    ],
    [
      'under a head that is not there',
      (of) => proveEvent(of, '1', 77),
      /inget huvud över 77 .* 100, 201, 302/,
    ],
    ['where there are no heads', (of) => proveEvent({ ...of, heads: [] }, '1'), /inga signerade huvuden/],
    ['of heads the wrong way round', (of) => proveHeads(of, 201, 100), /byt plats/],
    ['from a head that is not there', (of) => proveHeads(of, 3), /inget huvud över 3/],
    [
      'of an event that is no longer that of the head',
      ({ heads: [first, ...rest], ...of }) =>
        proveEvent(
          { ...of, heads: [{ ...itemAt([first], 0), root: 'ab'.repeat(32) } as LogHead, ...rest] },
          '3',
          100,
        ),
      /stämmer inte med huvudet .* samspar verify/,
    ],
    [
      'of a head that is not of the log',
      ({ heads: [first, ...rest], ...of }) =>
        proveHeads(
          { ...of, heads: [{ ...itemAt([first], 0), root: 'ab'.repeat(32) } as LogHead, ...rest] },
          100,
        ),
      /stämmer inte med huvudet/,
    ],
  ])('is nothing %s, which is said', async (_what, prove, sentence) => {
    await grow(store, tree);
    const proved = prove({ store, tree, heads });
    await expect(proved).rejects.toThrow(NotProved);
    await expect(proved).rejects.toThrow(sentence);
  });

  it('is what stands in the log, and not what the tree remembers of it', async () => {
    const changed: Pick<EventStore, 'readAll'> = {
      async *readAll(options) {
        for await (const page of store.readAll(options))
          yield page.map((event) => ({ ...event, occurredOn: '1999-01-01' }));
      },
    };
    await expect(proveEvent({ store: changed, tree, heads }, '5')).rejects.toThrow(NotProved);
  });
});
