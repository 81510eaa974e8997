import type { Axis } from './axes.js';
import { BLOCK, type Block, LACKING } from './block.js';
import type { Kept } from './shares.js';

type Keys = Int32Array | Float64Array;

/** Counts rows by key. `rows` tells which row of the block each key belongs to. */
interface Counter {
  add(keys: Keys, rows: Int32Array, n: number, block: Block): void;
  counts(): ReadonlyMap<number, number>;
}

/** Key spaces up to this size are counted in one array. */
const DENSE = 1 << 20;

const countsFound = (counts: Uint32Array): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  counts.forEach((count, key) => {
    if (count > 0) found.set(key, count);
  });
  return found;
};

class DenseCounter implements Counter {
  readonly #counts: Uint32Array;

  constructor(space: number) {
    this.#counts = new Uint32Array(space);
  }

  add(keys: Keys, _rows: Int32Array, n: number): void {
    const counts = this.#counts;
    if (counts.length === 1) counts[0] += n;
    else for (let i = 0; i < n; i++) counts[keys[i]]++;
  }

  counts(): ReadonlyMap<number, number> {
    return countsFound(this.#counts);
  }
}

class SparseCounter implements Counter {
  readonly #counts = new Map<number, number>();

  add(keys: Keys, _rows: Int32Array, n: number): void {
    for (let i = 0; i < n; i++) this.#counts.set(keys[i], (this.#counts.get(keys[i]) ?? 0) + 1);
  }

  counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }
}

/** Up to this many pairs of key and unit there is a bit for each. */
const MOST_MARKS = 1 << 28;

/** Counts each unit once per key: a bit for every pair there can be. */
class MarkedCounter implements Counter {
  readonly #counts: Uint32Array;
  readonly #marks: Int32Array;
  readonly #units: number;

  constructor(space: number, units: number) {
    this.#counts = new Uint32Array(space);
    this.#marks = new Int32Array(Math.ceil((space * units) / 32));
    this.#units = units;
  }

  add(keys: Keys, rows: Int32Array, n: number, block: Block): void {
    const counts = this.#counts;
    const marks = this.#marks;
    const size = this.#units;
    const { units } = block;
    for (let i = 0; i < n; i++) {
      const key = keys[i];
      const pair = key * size + units[rows[i]];
      const mark = 1 << (pair & 31);
      if ((marks[pair >> 5] & mark) === 0) {
        marks[pair >> 5] |= mark;
        counts[key]++;
      }
    }
  }

  counts(): ReadonlyMap<number, number> {
    return countsFound(this.#counts);
  }
}

const FIRST_PAIRS = 4096;

/** Counts each unit once per key: an open-addressed table of the pairs met. */
class DistinctCounter implements Counter {
  readonly #counts = new Map<number, number>();
  #keys = new Float64Array(FIRST_PAIRS).fill(-1);
  #units = new Int32Array(FIRST_PAIRS);
  #pairs = 0;

  add(keys: Keys, rows: Int32Array, n: number, { units }: Block): void {
    for (let i = 0; i < n; i++) {
      const key = keys[i];
      if (this.#enter(key, units[rows[i]])) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }

  /** True where the pair was not there before. */
  #enter(key: number, unit: number): boolean {
    const last = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & last;
    while (this.#keys[slot] >= 0) {
      if (this.#keys[slot] === key && this.#units[slot] === unit) return false;
      slot = (slot + 1) & last;
    }
    this.#keys[slot] = key;
    this.#units[slot] = unit;
    if (++this.#pairs * 2 > last) this.#grow();
    return true;
  }

  #grow(): void {
    const [keys, units] = [this.#keys, this.#units];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#units = new Int32Array(units.length * 2);
    this.#pairs = 0;
    keys.forEach((key, slot) => {
      if (key >= 0) this.#enter(key, units[slot]);
    });
  }
}

/** Median and quartiles by nearest rank, of how many, and how many lack a day; null of none. */
export type Spread = Readonly<{
  n: number;
  without: number;
  quartiles: readonly [number, number, number] | null;
}>;

/** The value at rank ⌈p·n⌉ for p = ¼, ½ and ¾. */
const quartilesOf = (values: readonly number[]): Spread['quartiles'] => {
  if (values.length === 0) return null;
  const sorted = Int32Array.from(values).sort();
  const at = (quarters: number) => sorted[Math.ceil((quarters * sorted.length) / 4) - 1];
  return [at(1), at(2), at(3)];
};

class SpreadCounter implements Counter {
  readonly #values = new Map<number, number[]>();
  readonly #without = new Map<number, number>();

  add(keys: Keys, rows: Int32Array, n: number, { values }: Block): void {
    for (let i = 0; i < n; i++) {
      const key = keys[i];
      const value = values[rows[i]];
      const known = this.#values.get(key);
      if (known === undefined) this.#values.set(key, value === LACKING ? [] : [value]);
      else if (value !== LACKING) known.push(value);
      if (value === LACKING) this.#without.set(key, (this.#without.get(key) ?? 0) + 1);
    }
  }

  counts(): ReadonlyMap<number, number> {
    return new Map(Array.from(this.#values, ([key, values]) => [key, values.length]));
  }

  spread(key: number): Spread {
    const values = this.#values.get(key) ?? [];
    return { n: values.length, without: this.#without.get(key) ?? 0, quartiles: quartilesOf(values) };
  }
}

export type Counting = 'rows' | 'distinct units' | 'spread';

const counterOf = (counting: Counting, space: number, units: number): Counter => {
  if (counting === 'spread') return new SpreadCounter();
  if (counting === 'distinct units')
    return space * units <= MOST_MARKS ? new MarkedCounter(space, units) : new DistinctCounter();
  return space <= DENSE ? new DenseCounter(space) : new SparseCounter();
};

/** Bits set in an integer. */
const bits = (set: number): number => {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** The rows of a block, each by itself. */
const ROWS = Int32Array.from({ length: BLOCK }, (_, row) => row);

/** Greatest key space whose keys fit an Int32Array. */
const NARROW = 2 ** 31;

/** Counts by every combination of codes of some axes; a key is their indexes in mixed radix, the first axis foremost. */
export class Tally {
  readonly axes: readonly Axis[];
  readonly #strides: readonly number[];
  /** The first three axes whose column holds the codes themselves; of narrow keys only. */
  readonly #plain: readonly Plain[];
  readonly #counter: Counter;
  readonly #said = new Int32Array(BLOCK);
  readonly #keys: Keys;

  /** `units`: one more than the greatest number of a unit. */
  constructor(axes: readonly Axis[], counting: Counting, units: number) {
    this.axes = axes;
    let space = 1;
    const strides: number[] = [];
    for (const { codes } of axes.toReversed()) {
      strides.unshift(space);
      space *= codes.length;
    }
    this.#strides = strides;
    const isNarrow = space <= NARROW;
    this.#keys = isNarrow ? new Int32Array(BLOCK) : new Float64Array(BLOCK);
    this.#plain = axes
      .flatMap(({ column }, place) => (column && isNarrow ? [{ column, stride: strides[place] }] : []))
      .slice(0, 3);
    this.#counter = counterOf(counting, space, units);
  }

  add(block: Block): void {
    let [keys, rows, n]: [Keys, Int32Array, number] = [this.#keys, ROWS, block.n];
    if (keys instanceof Int32Array && this.#plain.length > 0) writeThree(block, keys, this.#plain);
    else keys.fill(0, 0, n);
    this.axes.forEach((axis, place) => {
      const stride = this.#strides[place];
      if (axis.set || this.#plain.some(({ column }) => column === axis.column)) return;
      if (keys instanceof Int32Array) axis.add(block, keys, stride);
      else addWide(keys, this.#read(axis, block), stride, n);
    });
    this.axes.forEach((axis, place) => {
      if (axis.set) [keys, rows, n] = expand(keys, rows, n, this.#read(axis, block), this.#strides[place]);
    });
    this.#counter.add(keys, rows, n, block);
  }

  /** What was counted, in the order of tables. */
  counts(): readonly (readonly [key: number, count: number])[] {
    return [...this.#counter.counts()].toSorted(([one], [other]) => one - other);
  }

  /** The spread of a key; of a tally of spreads only. */
  spread(key: number): Spread {
    if (!(this.#counter instanceof SpreadCounter))
      throw new TypeError('This tally counts, it has no spread.');
    return this.#counter.spread(key);
  }

  /** The codes that a key stands for, one for each axis. */
  codes(key: number): readonly string[] {
    return this.axes.map(({ codes }, place) => codes[Math.floor(key / this.#strides[place]) % codes.length]);
  }

  /** The key with the axes of some places alone. */
  group(key: number, [from, to]: Kept): number {
    const rest = from === 0 ? key : key % this.#strides[from - 1];
    return to === 0 ? 0 : Math.floor(rest / this.#strides[to - 1]);
  }

  #read(axis: Axis, block: Block): Int32Array {
    this.#said.fill(0, 0, block.n);
    axis.add(block, this.#said, 1);
    return this.#said;
  }
}

type Plain = Readonly<{ column: NonNullable<Axis['column']>; stride: number }>;
const NOTHING: Plain = { column: 'sex', stride: 0 };

/** Begins the keys with up to three plain axes, in one pass over the rows. */
const writeThree = (
  { n, versions, columns }: Block,
  keys: Int32Array,
  [one = NOTHING, two = NOTHING, three = NOTHING]: readonly Plain[],
): void => {
  const [first, second, third] = [columns[one.column], columns[two.column], columns[three.column]];
  const [firstStride, secondStride, thirdStride] = [one.stride, two.stride, three.stride];
  for (let i = 0; i < n; i++) {
    const version = versions[i];
    keys[i] = first[version] * firstStride + second[version] * secondStride + third[version] * thirdStride;
  }
};

const addWide = (keys: Float64Array, codes: Int32Array, stride: number, n: number): void => {
  for (let i = 0; i < n; i++) keys[i] += codes[i] * stride;
};

/** Makes one key of each code in the row's set. */
const expand = (
  keys: Keys,
  rows: Int32Array,
  n: number,
  sets: Int32Array,
  stride: number,
): [Keys, Int32Array, number] => {
  let size = 0;
  for (let i = 0; i < n; i++) size += bits(sets[rows[i]]);
  const expandedKeys = keys instanceof Int32Array ? new Int32Array(size) : new Float64Array(size);
  const expandedRows = new Int32Array(size);
  let next = 0;
  for (let i = 0; i < n; i++)
    for (let rest = sets[rows[i]]; rest !== 0; rest &= rest - 1) {
      expandedKeys[next] = keys[i] + (31 - Math.clz32(rest & -rest)) * stride;
      expandedRows[next++] = rows[i];
    }
  return [expandedKeys, expandedRows, size];
};
