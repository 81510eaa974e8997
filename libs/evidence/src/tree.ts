import { hash } from 'node:crypto';

/** SHA-256: 32 bytes. */
export type Hash = Uint8Array;

export const hex = (bytes: Hash): string => Buffer.from(bytes).toString('hex');

/** The hash of the complete subtree at a level, 0 for leaves, counted from the left: it stands over `2 ** level` leaves. */
export type Nodes = (level: number, index: number) => Hash;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const sha256 = (...parts: readonly Uint8Array[]): Hash => hash('sha256', Buffer.concat(parts), 'buffer');

/** Of an entry (RFC 6962, 2.1). */
export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF, entry);

export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right);

const EMPTY: Hash = sha256();

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Told each complete subtree, leaves among them, when its last leaf has come. */
type Completed = (level: number, index: number, node: Hash) => void;

/** The right edge of a tree that grows leaf by leaf: of `size` leaves it holds as many hashes as `size` has bits. */
export class Frontier {
  /** By level, the complete subtree that waits for its neighbour. */
  readonly #waiting: (Hash | undefined)[] = [];
  #size = 0;

  /** Of a tree whose complete subtrees are known. */
  static of(nodes: Nodes, size: number): Frontier {
    const frontier = new Frontier();
    frontier.#size = size;
    for (let level = 0; 2 ** level <= size; level++) {
      const whole = Math.floor(size / 2 ** level);
      frontier.#waiting[level] = whole % 2 === 1 ? nodes(level, whole - 1) : undefined;
    }
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash, completed?: Completed): void {
    let node = leaf;
    let level = 0;
    let index = this.#size++;
    completed?.(0, index, node);
    for (let left = this.#waiting[0]; left !== undefined; left = this.#waiting[level]) {
      node = nodeHash(left, node);
      this.#waiting[level++] = undefined;
      index = (index - 1) / 2;
      completed?.(level, index, node);
    }
    this.#waiting[level] = node;
  }

  get root(): Hash {
    const parts = this.#waiting.filter((part) => part !== undefined);
    return parts.length === 0 ? EMPTY : parts.reduce((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two below a number that is at least 2: where a tree is divided. */
const divided = (size: number): number => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** MTH(D[from:to]) of RFC 6962. */
const over = (nodes: Nodes, from: number, to: number): Hash => {
  const size = to - from;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return nodes(level, from / size);
  const middle = from + divided(size);
  return nodeHash(over(nodes, from, middle), over(nodes, middle, to));
};

export const rootOf = (nodes: Nodes, size: number): Hash => (size === 0 ? EMPTY : over(nodes, 0, size));

/** The hashes by which a leaf and a root hang together, from the leaf upwards: PATH of RFC 6962, 2.1.1. */
export const inclusionProof = (nodes: Nodes, index: number, size: number): readonly Hash[] => {
  if (!(index >= 0 && index < size))
    throw new RangeError(`No leaf has number ${index} in a tree of ${size}.`);
  const proof: Hash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + divided(to - from);
    const isLeft = index < middle;
    proof.unshift(isLeft ? over(nodes, middle, to) : over(nodes, from, middle));
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return proof;
};

/** The hashes that show a tree of `first` leaves to be the beginning of one of `size`: PROOF of RFC 6962, 2.1.2; none for an empty one. */
export const consistencyProof = (nodes: Nodes, first: number, size: number): readonly Hash[] => {
  if (!(first >= 0 && first <= size))
    throw new RangeError(`A tree of ${first} does not begin one of ${size}.`);
  if (first === 0 || first === size) return [];
  const proof: Hash[] = [];
  let [from, to] = [0, size];
  while (to !== first) {
    const middle = from + divided(to - from);
    const isLeft = first <= middle;
    proof.unshift(isLeft ? over(nodes, middle, to) : over(nodes, from, middle));
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return from === 0 ? proof : [over(nodes, from, to), ...proof];
};

/** Whether a leaf is in the tree of a root, at a place (RFC 9162, 2.1.3.2). */
export const isIncluded = (
  { leaf, index, size, root }: Readonly<{ leaf: Hash; index: number; size: number; root: Hash }>,
  proof: readonly Hash[],
): boolean => {
  if (!(index >= 0 && index < size)) return false;
  let [at, last] = [index, size - 1];
  let node = leaf;
  for (const part of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(part, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = nodeHash(node, part);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(node, root);
};

type Tree = Readonly<{ size: number; root: Hash }>;

/** Whether one tree begins another (RFC 9162, 2.1.4.2). */
export const isConsistent = (first: Tree, second: Tree, proof: readonly Hash[]): boolean => {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && isSame(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && isSame(first.root, EMPTY);
  const isComplete = Number.isInteger(Math.log2(first.size));
  const [begin, ...path] = isComplete ? [first.root, ...proof] : proof;
  if (begin === undefined || path.length === 0) return false;
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [one, other] = [begin, begin];
  for (const part of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [one, other] = [nodeHash(part, one), nodeHash(part, other)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else other = nodeHash(other, part);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(one, first.root) && isSame(other, second.root);
};
