import { describe, expect, it } from '@jest/globals';
import type { Axis } from './axis.js';
import { BLOCK, type Block, emptyBlock, LACKING } from './block.js';
import { VersionTable } from './columns.js';
import { type Counting, Tally } from './tally.js';

/** An axis of so many codes that reads what a row has from the row's number. */
const axis = (size: number, of: (row: number) => number, set = false): Axis => ({
  dimension: 'referringUnit',
  codes: Array.from({ length: size }, (_, code) => `c${code}`),
  set,
  add: ({ n, versions }, to, stride) => {
    for (let i = 0; i < n; i++) to.add(i, of(versions.at(i)) * stride);
  },
});

const blockOf = (rows: readonly number[], unitOf = (row: number) => row): Block => {
  const block = emptyBlock(
    new VersionTable().columns,
    { from: 0, to: 0 },
    { moment: Infinity, beside: undefined, places: undefined },
  );
  block.n = rows.length;
  rows.forEach((row, i) => {
    block.versions[i] = row;
    block.units[i] = unitOf(row);
    block.values[i] = row % 7 === 0 ? LACKING : row;
  });
  return block;
};

const ROWS = Array.from({ length: BLOCK }, (_, row) => row);

/** Counted as one would by hand: a list of rows per combination of codes. */
const byHand = (axes: readonly (readonly [size: number, of: (row: number) => number])[], rows = ROWS) => {
  const found = new Map<string, number>();
  for (const row of rows) {
    const name = axes.map(([, of]) => `c${of(row)}`).join(' ');
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
};

const counted = (tally: Tally) =>
  new Map(
    tally.counts().map(([key, count]) => [
      tally
        .codes(key)
        .map(([, code]) => code)
        .join(' '),
      count,
    ]),
  );

describe('a tally', () => {
  it.each<[string, number, number]>([
    ['few', 3, 5],
    ['more than one array holds', 3_000, 500],
    ['more than an integer of the machine holds', 70_000, 70_000],
  ])('counts rows by every combination of codes, of which there may be %s', (_, one, other) => {
    const axes = [
      [one, (row: number) => row % one],
      [other, (row: number) => (row * 31) % other],
    ] as const;
    const tally = new Tally(
      axes.map(([size, of]) => axis(size, of)),
      'rows',
      BLOCK,
    );
    tally.add(blockOf(ROWS));
    tally.add(blockOf(ROWS.slice(0, 10)));
    expect(counted(tally)).toEqual(byHand(axes, [...ROWS, ...ROWS.slice(0, 10)]));
  });

  it.each<[string, number]>([
    ['a bit for each pair', 10],
    ['a table of the pairs met', 2 ** 12],
    ['a table of the pairs met, of wide keys', 2 ** 17],
  ])('counts each unit once per combination, by %s', (_, size) => {
    const axes = [
      [size, (row: number) => row % 3],
      [size, (row: number) => (row * 17) % size],
    ] as const;
    const tally = new Tally(
      axes.map(([codes, of]) => axis(codes, of)),
      'distinct units',
      BLOCK,
    );
    tally.add(blockOf(ROWS));
    tally.add(blockOf(ROWS.toReversed()));
    expect(counted(tally)).toEqual(byHand(axes));
  });

  it('counts units that share a person once, and apart in other combinations', () => {
    for (const units of [BLOCK, 2 ** 28]) {
      const tally = new Tally([axis(2, (row) => row % 2)], 'distinct units', units);
      tally.add(blockOf([0, 1, 2, 3, 4, 5], (row) => Math.floor(row / 4)));
      expect(counted(tally)).toEqual(
        new Map([
          ['c0', 2],
          ['c1', 2],
        ]),
      );
    }
  });

  it.each<[string, readonly Axis[]]>([
    ['narrow', []],
    ['wide', [axis(2 ** 15, () => 0), axis(2 ** 15, () => 0)]],
  ])('counts a row under each code of its set, of %s keys', (_, before) => {
    const set = axis(3, (row) => [0b001, 0b110, 0b111][row] ?? 0, true);
    for (const counting of ['rows', 'distinct units'] satisfies Counting[]) {
      const tally = new Tally([...before, set, axis(4, (row) => row)], counting, 8);
      tally.add(blockOf([0, 1, 2]));
      expect(tally.counts()).toEqual([0, 2, 5, 6, 9, 10].map((key) => [key, 1]));
      const group = tally.grouping([0, tally.axes.length - 1]);
      expect(tally.counts().map(([key]) => group(key))).toEqual([0, 0, 1, 1, 2, 2]);
    }
  });

  it('without axes counts everything under one key', () => {
    const tally = new Tally([], 'rows', 1);
    expect(tally.counts()).toEqual([]);
    tally.add(blockOf([1, 2]));
    tally.add(blockOf([3]));
    expect(tally.counts()).toEqual([[0, 3]]);
    expect(tally.codes(0)).toEqual([]);
    expect(tally.grouping([0, 0])(0)).toBe(0);
  });

  it('knows the spread of what it was told to spread, and of nothing else', () => {
    const tally = new Tally([axis(2, (row) => row % 2)], 'spread', 1);
    tally.add(blockOf([14, 1, 3, 5, 9, 2, 4, 7]));
    tally.add(blockOf([11]));
    expect(tally.counts()).toEqual([
      [0, 2],
      [1, 5],
    ]);
    expect(tally.spread(0)).toEqual({ n: 2, without: 1, quartiles: [2, 2, 4] });
    expect(tally.spread(1)).toEqual({ n: 5, without: 1, quartiles: [3, 5, 9] });
    expect(tally.spread(2)).toEqual({ n: 0, without: 0, quartiles: null });
    expect(() => new Tally([], 'rows', 1).spread(0)).toThrow('This tally counts, it has no spread.');
  });

  it.each<[readonly number[], readonly [number, number, number]]>([
    [[5], [5, 5, 5]],
    [
      [8, 2],
      [2, 2, 8],
    ],
    [
      [3, 2, 1],
      [1, 2, 3],
    ],
    [
      [40, 10, 30, 20],
      [10, 20, 30],
    ],
    [
      [1, 2, 3, 4, 5],
      [2, 3, 4],
    ],
    [
      [6, 5, 4, 3, 2, 1],
      [2, 3, 5],
    ],
    [
      [8, 9, 10, 11, 12, 13, 15, 100],
      [9, 11, 13],
    ],
  ])('of %p the quartiles by nearest rank are %p', (values, quartiles) => {
    const tally = new Tally([], 'spread', 1);
    const block = blockOf(values);
    values.forEach((value, i) => (block.values[i] = value));
    tally.add(block);
    expect(tally.spread(0)).toEqual({ n: values.length, without: 0, quartiles });
  });
});
