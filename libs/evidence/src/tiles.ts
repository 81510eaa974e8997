import { type Hash, nodeHash, type Nodes } from './tree.js';

/** Of so many levels one is kept: what lies between is made of it. */
const TILE_LEVELS = 4;

export const isKept = (level: number): boolean => level % TILE_LEVELS === 0;

/** Hashes of a level that is kept, from one on, so many. */
export type KeptHashes = (level: number, from: number, count: number) => readonly Hash[];

const halved = (nodes: readonly Hash[]): readonly Hash[] =>
  Array.from({ length: nodes.length / 2 }, (_, at) => {
    const [left, right] = nodes.slice(2 * at, 2 * at + 2);
    if (!left || !right) throw new RangeError('The tree lacks hashes.');
    return nodeHash(left, right);
  });

/**
 * All complete subtrees of a tree of which every fourth level is kept. One is made of eight hashes at most, so that a proof in a tree of a
 * million leaves takes some hundred.
 */
export const nodesOf =
  (kept: KeptHashes): Nodes =>
  (level, index) => {
    const above = level % TILE_LEVELS;
    const count = 2 ** above;
    let nodes = kept(level - above, index * count, count);
    if (nodes.length !== count) throw new RangeError(`The tree lacks hashes of level ${level - above}.`);
    while (nodes.length > 1) nodes = halved(nodes);
    const [node] = nodes;
    if (!node) throw new RangeError('The tree lacks hashes.');
    return node;
  };
