import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isKept, nodesOf } from './tiles.js';
import {
  consistencyProof,
  Frontier,
  type Hash,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
} from './tree.js';

/** The entries and what comes of them that the reference implementation of Certificate Transparency is tested with. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const INCLUSION: readonly (readonly [index: number, size: number, proof: readonly string[]])[] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];
const CONSISTENCY: readonly (readonly [first: number, size: number, proof: readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** RFC 6962, 2.1 as it is written there, and nothing of ours. */
const naive = {
  sha256: (...parts: readonly Uint8Array[]): Buffer => {
    const digest = createHash('sha256');
    for (const part of parts) digest.update(part);
    return digest.digest();
  },
  power: (below: number): number => {
    let k = 1;
    while (k * 2 < below) k *= 2;
    return k;
  },
  root: (entries: readonly Buffer[]): Buffer => {
    const { length } = entries;
    if (length === 0) return naive.sha256();
    if (length === 1) return naive.sha256(Buffer.of(0), ...entries);
    const k = naive.power(length);
    return naive.sha256(Buffer.of(1), naive.root(entries.slice(0, k)), naive.root(entries.slice(k)));
  },
  path: (m: number, entries: readonly Buffer[]): readonly Buffer[] => {
    if (entries.length <= 1) return [];
    const k = naive.power(entries.length);
    const [left, right] = [entries.slice(0, k), entries.slice(k)];
    return m < k
      ? [...naive.path(m, left), naive.root(right)]
      : [...naive.path(m - k, right), naive.root(left)];
  },
  subproof: (m: number, entries: readonly Buffer[], isWhole: boolean): readonly Buffer[] => {
    if (m === entries.length) return isWhole ? [] : [naive.root(entries)];
    const k = naive.power(entries.length);
    const [left, right] = [entries.slice(0, k), entries.slice(k)];
    return m <= k
      ? [...naive.subproof(m, left, isWhole), naive.root(right)]
      : [...naive.subproof(m - k, right, false), naive.root(left)];
  },
};

/** A tree leaf by leaf, of which every fourth level is kept. */
const grown = (entries: readonly Buffer[]) => {
  const kept = new Map<number, Hash[]>();
  const frontier = new Frontier();
  const completed = (level: number, index: number, node: Hash): void => {
    const nodes = kept.get(level) ?? [];
    nodes[index] = node;
    if (isKept(level)) kept.set(level, nodes);
  };
  for (const entry of entries) frontier.add(leafHash(entry), completed);
  const nodes = nodesOf((level, from, count) => (kept.get(level) ?? []).slice(from, from + count));
  return { frontier, nodes };
};

const entriesOf = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, number) => Buffer.from(`event ${number}`));
const given = ENTRIES.map((entry) => Buffer.from(entry, 'hex'));

describe('the tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))(
    'of the first %i entries of Certificate Transparency has their root',
    (size, root) => {
      const { frontier, nodes } = grown(given.slice(0, size));
      expect(hex(frontier.root)).toBe(root);
      expect(hex(rootOf(nodes, size))).toBe(root);
      expect(frontier.size).toBe(size);
    },
  );

  it.each(INCLUSION)('shows that entry %i is in the first %i', (index, size, proof) => {
    const { nodes } = grown(given);
    expect(inclusionProof(nodes, index, size).map(hex)).toEqual(proof);
  });

  it.each(CONSISTENCY)('shows that the first %i begin the first %i', (first, size, proof) => {
    const { nodes } = grown(given);
    expect(consistencyProof(nodes, first, size).map(hex)).toEqual(proof);
  });

  it('is that of a plain reading of the RFC at every size up to three tiles of leaves, and goes on from any', () => {
    const all = entriesOf(600);
    const whole = grown(all);
    for (const size of [1, 2, 3, 7, 8, 255, 256, 257, 300, 511, 512, 513, 600]) {
      const root = hex(naive.root(all.slice(0, size)));
      expect(hex(rootOf(whole.nodes, size))).toBe(root);
      const resumed = Frontier.of(whole.nodes, size);
      expect(hex(resumed.root)).toBe(root);
      for (const entry of all.slice(size)) resumed.add(leafHash(entry));
      expect(hex(resumed.root)).toBe(hex(whole.frontier.root));
    }
  });

  it('proves what a plain reading proves, and takes it; nothing of it holds for another leaf, place, size or root', () => {
    const all = entriesOf(300);
    const { nodes } = grown(all);
    const sizes = fc.integer({ min: 1, max: all.length });
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, anyIndex, anyBit) => {
        const index = anyIndex % size;
        const entries = all.slice(0, size);
        const proof = inclusionProof(nodes, index, size);
        expect(proof.map(hex)).toEqual(naive.path(index, entries).map(hex));
        const root = rootOf(nodes, size);
        const said = { leaf: leafHash(entries[index] ?? Buffer.of()), index, size, root };
        expect(isIncluded(said, proof)).toBe(true);
        expect(isIncluded({ ...said, leaf: leafHash(Buffer.from('another')) }, proof)).toBe(false);
        expect(isIncluded({ ...said, index: (index + 1) % size }, proof)).toBe(size === 1);
        expect(isIncluded({ ...said, index: size }, proof)).toBe(false);
        expect(isIncluded({ ...said, root: rootOf(nodes, size - 1) }, proof)).toBe(false);
        expect(isIncluded(said, [...proof, root])).toBe(false);
        expect(isIncluded(said, proof.slice(1))).toBe(size === 1);
        const changed = proof.map((part) => Buffer.from(part));
        const part = changed[anyBit % Math.max(1, proof.length)];
        if (part) part[anyBit % 32] = Number(part[anyBit % 32]) ^ (1 << (anyBit % 8));
        expect(isIncluded(said, changed)).toBe(size === 1);
      }),
      { numRuns: 20 },
    );
  });

  it('shows one tree to begin another as a plain reading does; no other tree, size or proof will do', () => {
    const all = entriesOf(300);
    const { nodes } = grown(all);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: all.length }), fc.nat(), (size, anyFirst) => {
        const first = 1 + (anyFirst % size);
        const proof = consistencyProof(nodes, first, size);
        expect(proof.map(hex)).toEqual(naive.subproof(first, all.slice(0, size), true).map(hex));
        const [one, other] = [first, size].map((of) => ({ size: of, root: rootOf(nodes, of) }));
        if (!one || !other) return;
        expect(isConsistent(one, other, proof)).toBe(true);
        expect(isConsistent({ ...one, root: rootOf(nodes, first - 1) }, other, proof)).toBe(false);
        expect(isConsistent(one, { ...other, root: rootOf(nodes, size - 1) }, proof)).toBe(false);
        expect(isConsistent(one, other, [...proof, other.root])).toBe(false);
        expect(isConsistent(one, other, proof.slice(1))).toBe(first === size);
        expect(isConsistent(other, one, proof)).toBe(first === size);
      }),
      { numRuns: 20 },
    );
  });

  it('begins with the empty one, which shows nothing', () => {
    const { nodes } = grown(given);
    const [empty, whole] = [0, 8].map((size) => ({ size, root: rootOf(nodes, size) }));
    if (!empty || !whole) throw new Error('There are two.');
    expect(consistencyProof(nodes, 0, 8)).toEqual([]);
    expect(isConsistent(empty, whole, [])).toBe(true);
    expect(isConsistent(empty, whole, [whole.root])).toBe(false);
    expect(isConsistent({ size: 0, root: whole.root }, whole, [])).toBe(false);
    expect(isIncluded({ leaf: whole.root, index: 0, size: 0, root: empty.root }, [])).toBe(false);
  });

  it('proves nothing of what is not in it, and says so where hashes are missing', () => {
    const { nodes } = grown(given);
    expect(() => inclusionProof(nodes, 8, 8)).toThrow(RangeError);
    expect(() => inclusionProof(nodes, -1, 8)).toThrow(RangeError);
    expect(() => consistencyProof(nodes, 9, 8)).toThrow(RangeError);
    expect(() => consistencyProof(nodes, -1, 8)).toThrow(RangeError);
    expect(() => rootOf(nodes, 9)).toThrow('The tree lacks hashes');
  });
});
