import type { EventStore } from '@samspar/event-store';
import {
  consistencyProof,
  hex,
  type LogHead,
  inclusionProof,
  isConsistent,
  isIncluded,
  isSame,
} from '@samspar/evidence';
import { eventAt, grow } from './growing.js';
import { type TreeLeaf, leafOf, type TreeFile } from './tree-file.js';

/** What shows an event to be among those that a head was signed over. Hashes are hexadecimal, from the leaf upwards. */
export type EventProof = Readonly<{
  /** Its place in the log, from 1. */
  number: number;
  id: string;
  type: string;
  stream: string;
  revision: number;
  leaf: string;
  head: LogHead;
  proof: readonly string[];
}>;

/** What shows that the log of one head begins that of another. */
export type HeadsProof = Readonly<{ first: LogHead; second: LogHead; proof: readonly string[] }>;

/** There is nothing to prove, or it is not so: a sentence. */
export class NotProved extends Error {
  override readonly name = 'NotProved';
}

type Proving = Readonly<{
  store: Pick<EventStore, 'readAll'>;
  /** Grown, where it lacks what the heads are about. */
  tree: TreeFile;
  /** In the order of the log. */
  heads: readonly LogHead[];
}>;

const ofHex = ({ size, root }: LogHead) => ({ size, root: Buffer.from(root, 'hex') });

/** The head of so many events; the latest where none are named. */
const headOf = (heads: readonly LogHead[], size: number | undefined): LogHead => {
  const found = size === undefined ? heads.at(-1) : heads.find((head) => head.size === size);
  if (found) return found;
  throw new NotProved(
    size === undefined
      ? 'Loggen har inga signerade huvuden än: servern signerar dem.'
      : `Loggen har inget huvud över ${size} händelser: de finns över ${heads.map((head) => head.size).join(', ')}.`,
  );
};

const isNot = (head: LogHead): NotProved =>
  new NotProved(
    `Det som står i loggen stämmer inte med huvudet från ${head.moment} (${head.size} händelser): kör samspar verify.`,
  );

const leafNamed = (tree: TreeFile, named: string): TreeLeaf => {
  const leaf = /^\d{1,15}$/.test(named) ? tree.leaf(Number(named) - 1) : tree.withId(named);
  if (leaf) return leaf;
  throw new NotProved(
    `Loggen har ingen händelse ${named}: ange dess id, eller dess nummer i loggens ordning.`,
  );
};

/**
 * Proves an event, by its id or its number, under the head of so many events or the latest. What stands in the log is tried, and not what
 * the tree remembers. Rejects with `NotProved` or `StoreUnavailable`.
 */
export const proveEvent = async (
  { store, tree, heads }: Proving,
  named: string,
  size?: number,
): Promise<EventProof> => {
  const head = headOf(heads, size);
  if (tree.size < head.size) await grow(store, tree);
  const { index } = leafNamed(tree, named);
  if (index >= head.size)
    throw new NotProved(
      `Händelse nummer ${index + 1} är skriven efter huvudet från ${head.moment}, som räknar ${head.size}: vänta på nästa.`,
    );
  const event = await eventAt(store, tree, index);
  if (!event) throw isNot(head);
  const leaf = leafOf(event);
  const proof = inclusionProof(tree.nodes, index, head.size);
  if (!isIncluded({ leaf, index, ...ofHex(head) }, proof)) throw isNot(head);
  const { id, type, stream, revision } = event;
  return { number: index + 1, id, type, stream, revision, leaf: hex(leaf), head, proof: proof.map(hex) };
};

/** Proves that what one head was signed over begins what a later one, or the latest, was. Rejects as `proveEvent` does. */
export const proveHeads = async (
  { store, tree, heads }: Proving,
  from: number,
  to?: number,
): Promise<HeadsProof> => {
  const [first, second] = [headOf(heads, from), headOf(heads, to)];
  if (first.size > second.size)
    throw new NotProved(
      `Huvudet över ${from} händelser är senare än det över ${second.size}: byt plats på dem.`,
    );
  if (tree.size < second.size) await grow(store, tree);
  if (tree.size < second.size || !isSame(tree.rootAt(second.size), ofHex(second).root)) throw isNot(second);
  const proof = consistencyProof(tree.nodes, first.size, second.size);
  if (!isConsistent(ofHex(first), ofHex(second), proof)) throw isNot(first);
  return { first, second, proof: proof.map(hex) };
};
