import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@samspar/event-store';
import { consistencyProof, inclusionProof, isConsistent, isIncluded } from '@samspar/evidence';
import { leafOf, TreeFile, TreeUnusable } from './tree-file.js';

/** Positions leap, as in a store that counts bytes. */
const eventsOf = (from: number, to: number): readonly StoredEvent[] =>
  Array.from({ length: to - from }, (_, at) => ({
    id: `00000000-0000-4000-8000-${String(from + at).padStart(12, '0')}`,
    type: 'Counted',
    schemaVersion: 1,
    occurredOn: '2026-11-30',
    data: { number: from + at },
    metadata: { actor: 'a', role: 'b', commandId: 'c', correlationId: 'd' },
    stream: 'counts',
    revision: from + at,
    position: BigInt(from + at) * 100n + 733n,
    recordedAt: 1,
  }));

describe('the file of the tree', () => {
  let folder: string;
  let file: string;
  const open: TreeFile[] = [];
  const opened = (options?: { readOnly: boolean }): TreeFile => {
    const tree = new TreeFile(file, options);
    open.push(tree);
    return tree;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-tree-'));
    file = join(folder, 'tree.db');
  });
  afterEach(() => {
    for (const tree of open.splice(0)) tree.close();
    rmSync(folder, { recursive: true });
  });

  it('is for its owner alone, and empty at first', () => {
    const tree = opened();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(tree).toMatchObject({ size: 0, position: 0n });
    expect(tree.endsWith(undefined)).toBe(false);
  });

  it('grows page by page over several tiles, goes on where it was closed, and proves each event of it', () => {
    const all = eventsOf(0, 700);
    opened().add(all.slice(0, 250));
    open.splice(0)[0]?.close();
    const tree = opened();
    tree.add(all.slice(250, 600));
    const before = { size: tree.size, root: tree.root };
    tree.add(all.slice(600));
    const after = { size: 700, root: tree.root };
    for (const index of [0, 255, 256, 511, 512, 699]) {
      const leaf = tree.leaf(index);
      const event = all[index];
      if (!leaf || !event) throw new Error('It is there.');
      expect(leaf).toEqual({ index, hash: leafOf(event), id: event.id, position: event.position });
      const proof = inclusionProof(tree.nodes, index, 700);
      expect(isIncluded({ leaf: leafOf(event), index, ...after }, proof)).toBe(true);
    }
    expect(isConsistent(before, after, consistencyProof(tree.nodes, 600, 700))).toBe(true);
    expect(Buffer.compare(tree.rootAt(600), before.root)).toBe(0);
    expect(tree.endsWith(all[699])).toBe(true);
    expect(tree.endsWith(all[698])).toBe(false);
    expect(tree.position).toBe(all[699]?.position);
    expect(tree.withId(all[300]?.id ?? '')?.index).toBe(300);
    expect(tree.withId('another')).toBeUndefined();
    expect(tree.leaf(700)).toBeUndefined();
  });

  it('takes a page whole or not at all', () => {
    const tree = opened();
    const [first, ...rest] = eventsOf(0, 5);
    if (!first) throw new Error('There are five.');
    tree.add([first]);
    const { root } = tree;
    const unreadable: StoredEvent = { ...first, position: 2n ** 64n };
    expect(() => tree.add([...rest, unreadable])).toThrow();
    expect(tree.size).toBe(1);
    expect(Buffer.compare(tree.root, root)).toBe(0);
    tree.add(rest);
    expect(tree.size).toBe(5);
  });

  it('is read beside whoever writes it, as it was when it was opened', () => {
    const tree = opened();
    tree.add(eventsOf(0, 3));
    const beside = opened({ readOnly: true });
    tree.add(eventsOf(3, 6));
    expect(beside.size).toBe(3);
    expect(Array.from(beside.leaves(), ({ index }) => index)).toEqual([0, 1, 2]);
    expect(Array.from(tree.leaves(4), ({ index }) => index)).toEqual([4, 5]);
  });

  it('is not taken for one where it is another database, of another version, or holds something else', () => {
    new DatabaseSync(file).exec('CREATE TABLE other (a); PRAGMA user_version = 1');
    expect(() => opened()).toThrow(TreeUnusable);
    rmSync(file);
    opened().add(eventsOf(0, 2));
    for (const tree of open.splice(0)) tree.close();
    const change = (sql: string): void => {
      const database = new DatabaseSync(file);
      database.exec(sql);
      database.close();
    };
    change(`UPDATE leaf SET hash = x'00'`);
    expect(() => opened()).toThrow(TreeUnusable);
    change('PRAGMA user_version = 2');
    expect(() => opened({ readOnly: true })).toThrow(TreeUnusable);
    writeFileSync(file, 'nothing of the kind, and longer than a header of SQLite is'.repeat(20));
    expect(() => opened()).toThrow();
  });
});
