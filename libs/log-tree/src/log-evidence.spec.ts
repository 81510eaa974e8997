import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import {
  fingerprint,
  headHash,
  isConsistent,
  isIncluded,
  isManifestSigned,
  type LogHead,
} from '@samspar/evidence';
import { append, eventsOf } from '../../../test/contracts/stored-events.js';
import { itemAt } from '../../../test/item-at.js';
import { HeadKeeping } from './keeping.js';
import { EvidenceOfLog, type LogEvidence } from './log-evidence.js';

const BEGUN = Date.parse('2026-11-30T08:00:00Z');
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const treeOf = ({ size, root }: LogHead) => ({ size, root: bytes(root) });

let folder: string;
let store: SqliteEventStore;
let keeping: HeadKeeping;
let evidence: EvidenceOfLog;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-evidence-'));
  now = BEGUN;
  store = SqliteEventStore.open({ file: ':memory:', clock: () => now });
  keeping = new HeadKeeping({ folder, store, clock: () => now, log: () => undefined });
  evidence = new EvidenceOfLog({ folder, store });
});
afterEach(async () => {
  keeping.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const sign = async (): Promise<void> => {
  now += 600_000;
  await keeping.grow(undefined, 0);
  await keeping.sign();
};
const write = (stream: string, count: number) => append(store, stream, 'noStream', eventsOf(count));
const gathered = async (...asked: Parameters<EvidenceOfLog['gather']>): Promise<LogEvidence> => {
  const found = await evidence.gather(...asked);
  if ('lacks' in found) throw new Error(found.lacks);
  return found;
};
const numbersOf = async (...asked: Parameters<EvidenceOfLog['gather']>) =>
  (await gathered(...asked)).events.map(({ number }) => number);

describe('what a log shows of itself', () => {
  it('are events in the order of the log, each under the last head, which the heads before it begin', async () => {
    await write('a', 2);
    await sign();
    await write('b', 3);
    await append(store, 'a', 1, eventsOf(1));
    await sign();
    await write('c', 1);
    await sign();
    const { events, heads, links, later } = await gathered({ streams: ['b', 'a'] });
    expect(events.map(({ number, event: { stream } }) => [number, stream])).toEqual([
      [1, 'a'],
      [2, 'a'],
      [4, 'b'],
      [5, 'b'],
      [6, 'b'],
      [7, 'a'],
    ]);
    expect([heads.map(({ size }) => size), later]).toEqual([[2, 7, 9], 0]);
    const last = treeOf(itemAt(heads, 2));
    for (const { number, leaf, proof } of events)
      expect(isIncluded({ leaf: bytes(leaf), index: number - 1, ...last }, proof.map(bytes))).toBe(true);
    for (const [at, { proof }] of links.entries())
      expect(isConsistent(treeOf(itemAt(heads, at)), treeOf(itemAt(heads, at + 1)), proof.map(bytes))).toBe(
        true,
      );
  });

  it('is one stretch of it for a stretch of time, both ends included, and says what is written after the last head', async () => {
    for (const [at, stream] of ['a', 'b', 'c', 'd'].entries()) {
      now = BEGUN + at * 3_600_000;
      await write(stream, 2);
    }
    await sign();
    const from = BEGUN + 3_600_000;
    expect(await numbersOf({ from, to: from + 3_600_000 })).toEqual([3, 4, 5, 6]);
    expect(await numbersOf({ from: from + 1, to: from + 3_600_000 - 1 }).catch(String)).toContain('nothing');
    expect(await numbersOf({ from: 0, to: Infinity })).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    now += 1;
    await write('e', 1);
    const { events, later } = await gathered({ from, to: now });
    // The head is an event as well.
    expect([events.length, later]).toEqual([6, 2]);
  });

  it('is no more than so many events, and of a long stretch no more than so many heads', async () => {
    await write('a', 1);
    for (let round = 0; round < 230; round++) {
      await append(store, 'a', round, eventsOf(1));
      await sign();
    }
    const { heads, links } = await gathered({ streams: ['a'] });
    expect(heads.length).toBeLessThanOrEqual(201);
    expect(links.length).toBe(heads.length - 1);
    for (let part = 0; part < 20; part++) await write(`many-${part}`, 500);
    await sign();
    expect(await evidence.gather({ from: 0, to: now })).toEqual({
      lacks: 'tooMany',
      count: expect.any(Number),
      most: 10_000,
    });
  });

  it('has the heads in it that are named by their fingerprints, and is not made where there is none of one', async () => {
    await write('a', 1);
    await sign();
    const [first] = (await gathered({ streams: ['a'] })).heads;
    await write('b', 1);
    await sign();
    const known = fingerprint(first as LogHead);
    expect((await gathered({ streams: ['b'] })).heads.map(({ size }) => size)).toEqual([3]);
    for (const written of [known, known.replaceAll(' ', '').toUpperCase()])
      expect((await gathered({ streams: ['b'] }, [written])).heads.map(({ size }) => size)).toEqual([1, 3]);
    expect(await evidence.gather({ streams: ['b'] }, [known, 'none'])).toEqual({ lacks: 'noSuchHead' });
  });

  it('is nothing before a head, nor without a tree, unless it makes one', async () => {
    await write('a', 1);
    expect(await evidence.gather({ streams: ['a'] })).toEqual({ lacks: 'noHead' });
    await sign();
    await write('b', 1);
    expect(await evidence.gather({ streams: ['b'] })).toEqual({ lacks: 'noHead' });
    expect(await evidence.gather({ streams: ['c'] })).toEqual({ lacks: 'nothing' });
    keeping.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `tree.db${end}`), { force: true });
    expect(await evidence.gather({ streams: ['a'] })).toEqual({ lacks: 'noHead' });
    const alone = new EvidenceOfLog({ folder, store, makesTree: true });
    expect(await alone.gather({ streams: ['a'] })).toMatchObject({ events: [{ number: 1 }] });
  });

  it('is signed with the key of the head that it names, and with no other', async () => {
    await write('a', 1);
    await sign();
    const head = (await gathered({ streams: ['a'] })).heads[0] as LogHead;
    const subject = { kind: 'journey', streams: ['a'], reference: '1' } as const;
    const made = new Date(now).toISOString();
    const manifest = { format: 'samspar-bundle-1', association: 'x', subject, made, files: [] } as const;
    const sealed = evidence.seal({ ...manifest, head: headHash(head) }, head);
    expect(sealed && isManifestSigned(sealed) && sealed.key === head.key).toBe(true);
    expect(evidence.seal({ ...manifest, head: 'another' }, head)).toBeUndefined();
    expect(evidence.seal({ ...manifest, head: headHash(head) }, { ...head, key: 'another' })).toBeUndefined();
    writeFileSync(join(folder, 'heads.key'), 'no key');
    expect(evidence.seal({ ...manifest, head: headHash(head) }, head)).toBeUndefined();
    rmSync(join(folder, 'heads.key'));
    expect(evidence.seal({ ...manifest, head: headHash(head) }, head)).toBeUndefined();
  });
});
