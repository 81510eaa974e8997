import type { Axis } from './axis.js';
import { BLOCK, type Block, LACKING } from './block.js';
import { Float64s, Int32s, Uint32s } from './numbers.js';
import type { Dimension } from './query.js';
import type { KeptPlaces } from './shares.js';

export type CellKeys = Int32s | Float64s;

/** Counts rows by key. `rows` tells which row of the block each key belongs to. */
export interface Counter {
  add(keys: CellKeys, rows: Int32s, n: number, block: Block): void;
  counts(): ReadonlyMap<number, number>;
}

/** Key spaces up to this size are counted in one array. */
const DENSE = 1 << 20;

const countsFound = (counts: Uint32s): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  counts.forEach((count, key) => {
    if (count > 0) found.set(key, count);
  });
  return found;
};

class DenseCounter implements Counter {
  readonly #counts: Uint32s;

  constructor(space: number) {
    this.#counts = new Uint32s(space);
  }

  add(keys: CellKeys, _rows: Int32s, n: number): void {
    const counts = this.#counts;
    if (counts.length === 1) counts.add(0, n);
    else for (let i = 0; i < n; i++) counts.add(keys.at(i), 1);
  }

  counts(): ReadonlyMap<number, number> {
    return countsFound(this.#counts);
  }
}

class SparseCounter implements Counter {
  readonly #counts = new Map<number, number>();

  add(keys: CellKeys, _rows: Int32s, n: number): void {
    for (let i = 0; i < n; i++) {
      const key = keys.at(i);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  counts(): ReadonlyMap<number, number> {
    return this.#counts;
  }
}

/** Up to this many pairs of key and unit there is a bit for each. */
const MOST_MARKS = 1 << 28;

/** Counts each unit once per key: a bit for every pair there can be. */
class MarkedCounter implements Counter {
  readonly #counts: Uint32s;
  readonly #marks: Int32s;
  readonly #units: number;

  constructor(space: number, units: number) {
    this.#counts = new Uint32s(space);
    this.#marks = new Int32s(Math.ceil((space * units) / 32));
    this.#units = units;
  }

  add(keys: CellKeys, rows: Int32s, n: number, block: Block): void {
    const counts = this.#counts;
    const marks = this.#marks;
    const size = this.#units;
    const { units } = block;
    for (let i = 0; i < n; i++) {
      const key = keys.at(i);
      const pair = key * size + units.at(rows.at(i));
      const mark = 1 << (pair & 31);
      const marked = marks.at(pair >> 5);
      if ((marked & mark) === 0) {
        marks[pair >> 5] = marked | mark;
        counts.add(key, 1);
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
  #keys = new Float64s(FIRST_PAIRS).fill(-1);
  #units = new Int32s(FIRST_PAIRS);
  #pairs = 0;

  add(keys: CellKeys, rows: Int32s, n: number, { units }: Block): void {
    for (let i = 0; i < n; i++) {
      const key = keys.at(i);
      if (this.#enter(key, units.at(rows.at(i)))) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
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
    while (this.#keys.at(slot) >= 0) {
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
    this.#keys = new Float64s(keys.length * 2).fill(-1);
    this.#units = new Int32s(units.length * 2);
    this.#pairs = 0;
    keys.forEach((key, slot) => {
      if (key >= 0) this.#enter(key, units.at(slot));
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
  const sorted = new Int32s(values).sort();
  const at = (quarters: number) => sorted.at(Math.ceil((quarters * sorted.length) / 4) - 1);
  return [at(1), at(2), at(3)];
};

class SpreadCounter implements Counter {
  readonly #values = new Map<number, number[]>();
  readonly #without = new Map<number, number>();

  add(keys: CellKeys, rows: Int32s, n: number, { values }: Block): void {
    for (let i = 0; i < n; i++) {
      const key = keys.at(i);
      const value = values.at(rows.at(i));
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
const ROWS = new Int32s(Array.from({ length: BLOCK }, (_, row) => row));

/** Greatest key space whose keys fit an Int32s. */
const NARROW = 2 ** 31;
/** Room for the keys of a block and for what one axis says of it, which no tally needs for longer than it adds one. */
const NARROW_KEYS = new Int32s(BLOCK);
const SAID = new Int32s(BLOCK);

/** Throws `RangeError` on a number that is no code's. */
const codeOf = ({ dimension, codes }: Axis, number: number): string => {
  const code = codes[number];
  if (code === undefined) throw new RangeError(`${dimension} has no code number ${number}.`);
  return code;
};

/** How many combinations of codes some axes have. */
const combinations = (axes: readonly Axis[]): number =>
  axes.reduce((space, { codes }) => space * codes.length, 1);

/** An axis in a key: what one step along it adds. */
type Placed = Readonly<{ axis: Axis; stride: number }>;

/** Counts by every combination of codes of some axes; a key is their indexes in mixed radix, the first axis foremost. */
export class Tally {
  readonly axes: readonly Axis[];
  readonly #placed: readonly Placed[];
  /** The first three axes whose column holds the codes themselves; of narrow keys only. */
  readonly #plain: readonly Plain[];
  readonly #counter: Counter;
  readonly #keys: CellKeys;

  /** `units`: one more than the greatest number of a unit; a counter that is given counts as it likes. */
  constructor(axes: readonly Axis[], counting: Counting | Counter, units: number) {
    this.axes = axes;
    const space = combinations(axes);
    this.#placed = axes.map((axis, place) => ({ axis, stride: combinations(axes.slice(place + 1)) }));
    const isNarrow = space <= NARROW;
    this.#keys = isNarrow ? NARROW_KEYS : new Float64s(BLOCK);
    this.#plain = this.#placed
      .flatMap(({ axis: { column }, stride }) => (column && isNarrow ? [{ column, stride }] : []))
      .slice(0, 3);
    this.#counter = typeof counting === 'string' ? counterOf(counting, space, units) : counting;
  }

  add(block: Block): void {
    let [keys, rows, n]: [CellKeys, Int32s, number] = [this.#keys, ROWS, block.n];
    if (keys instanceof Int32s && this.#plain.length > 0) writeThree(block, keys, this.#plain);
    else keys.fill(0, 0, n);
    for (const { axis, stride } of this.#placed) {
      if (axis.set || this.#plain.some(({ column }) => column === axis.column)) continue;
      if (keys instanceof Int32s) axis.add(block, keys, stride);
      else addWide(keys, this.#read(axis, block), stride, n);
    }
    for (const { axis, stride } of this.#placed)
      if (axis.set) [keys, rows, n] = expand(keys, rows, n, this.#read(axis, block), stride);
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

  /** The codes that a key stands for, one for each axis, by their dimensions. */
  codes(key: number): readonly (readonly [Dimension, string])[] {
    return this.#placed.map(({ axis, stride }) => [
      axis.dimension,
      codeOf(axis, Math.floor(key / stride) % axis.codes.length),
    ]);
  }

  /** What makes of a key the key of its group: the axes of some places alone. */
  grouping([from, to]: KeptPlaces): (key: number) => number {
    const whole = combinations(this.axes.slice(from));
    const rest = combinations(this.axes.slice(to));
    return (key) => Math.floor((key % whole) / rest);
  }

  #read(axis: Axis, block: Block): Int32s {
    SAID.fill(0, 0, block.n);
    axis.add(block, SAID, 1);
    return SAID;
  }
}

type Plain = Readonly<{ column: NonNullable<Axis['column']>; stride: number }>;
const NOTHING: Plain = { column: 'sex', stride: 0 };

/** Begins the keys with up to three plain axes, in one pass over the rows. */
const writeThree = (
  { n, versions, columns }: Block,
  keys: Int32s,
  [one = NOTHING, two = NOTHING, three = NOTHING]: readonly Plain[],
): void => {
  const [first, second, third] = [columns[one.column], columns[two.column], columns[three.column]];
  const [firstStride, secondStride, thirdStride] = [one.stride, two.stride, three.stride];
  for (let i = 0; i < n; i++) {
    const version = versions.at(i);
    keys[i] =
      first.at(version) * firstStride + second.at(version) * secondStride + third.at(version) * thirdStride;
  }
};

const addWide = (keys: Float64s, codes: Int32s, stride: number, n: number): void => {
  for (let i = 0; i < n; i++) keys.add(i, codes.at(i) * stride);
};

/** Makes one key of each code in the row's set. */
const expand = (
  keys: CellKeys,
  rows: Int32s,
  n: number,
  sets: Int32s,
  stride: number,
): [CellKeys, Int32s, number] => {
  let size = 0;
  for (let i = 0; i < n; i++) size += bits(sets.at(rows.at(i)));
  const expandedKeys = keys instanceof Int32s ? new Int32s(size) : new Float64s(size);
  const expandedRows = new Int32s(size);
  let next = 0;
  for (let i = 0; i < n; i++) {
    const key = keys.at(i);
    const row = rows.at(i);
    for (let rest = sets.at(row); rest !== 0; rest &= rest - 1) {
      expandedKeys[next] = key + (31 - Math.clz32(rest & -rest)) * stride;
      expandedRows[next++] = row;
    }
  }
  return [expandedKeys, expandedRows, size];
};
