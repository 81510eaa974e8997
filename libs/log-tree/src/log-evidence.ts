import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@samspar/event-store';
import {
  type BundleManifest,
  consistencyProof,
  fingerprint,
  type Hash,
  headHash,
  hex,
  inclusionProof,
  isIncluded,
  isSame,
  type LogHead,
  type Nodes,
  publicKeyOf,
  signedManifest,
} from '@samspar/evidence';
import { eventAt, grow } from './growing.js';
import { headKeyFile, type HeadPlaces, treeFile } from './keeping.js';
import { HeadKeyUnusable, readHeadKeys } from './head-key.js';
import { lastHead, latestFirst } from './heads.js';
import { leafOf, TreeFile } from './tree-file.js';

/** What is to be shown of the log: whole streams, or all that was written from one moment to another (milliseconds since the epoch, both included). */
export type EvidenceAsked = Readonly<{ streams: readonly string[] } | { from: number; to: number }>;

/** An event with what shows it to be among those that the last head was signed over. Hashes are hexadecimal, from the leaf upwards. */
export type ProvedEvent = Readonly<{
  /** Its place in the log, from 1. */
  number: number;
  event: StoredEvent;
  leaf: string;
  proof: readonly string[];
}>;

/** What shows the log of one head, by how many events it counts, to begin that of the next. */
export type HeadsLink = Readonly<{ first: number; second: number; proof: readonly string[] }>;

export type LogEvidence = Readonly<{
  /** In the order of the log. */
  events: readonly ProvedEvent[];
  /** How many that were asked for were written after the last head, and are not among them. */
  later: number;
  /** In the order of the log; the last is the one that all events are proved under. */
  heads: readonly LogHead[];
  /** Each head to the next. */
  links: readonly HeadsLink[];
}>;

/**
 * Why there is nothing to show: `noHead`: none is signed yet, over what there is; `nothing`: there are no such events; `tooMany`: more than are
 * shown at once; `noSuchHead`: no head has the fingerprint that was to be among them; `differs`: the log is not what its head says.
 */
export type NoEvidence = Readonly<{
  lacks: 'noHead' | 'nothing' | 'tooMany' | 'noSuchHead' | 'differs';
  /** Of `tooMany`: how many there are, and how many may be. */
  count?: number;
  most?: number;
}>;

/** So many events, and so many heads, are shown at once. */
const MOST_EVENTS = 10_000;
const MOST_HEADS = 200;
/** So many events are proved before others are answered. */
const AT_ONCE = 100;

const bare = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();
const lacking = (lacks: NoEvidence['lacks'], more: Partial<NoEvidence> = {}): NoEvidence => ({
  lacks,
  ...more,
});

/** Proofs of neighbours share most of their nodes. */
const remembered = (nodes: Nodes): Nodes => {
  const known = new Map<string, Hash>();
  return (level, index) => {
    const name = `${level}/${index}`;
    const node = known.get(name) ?? nodes(level, index);
    known.set(name, node);
    return node;
  };
};

/** The tree that lies in a folder, to be read beside whoever writes it; or one that is made for this alone and removed. */
export const withTree = async <Result>(
  folder: string,
  work: (tree: TreeFile, isMade: boolean) => Promise<Result>,
): Promise<Result> => {
  const present = readTree(folder);
  const made = present ? undefined : mkdtempSync(join(tmpdir(), 'samspar-tree-'));
  const tree = present ?? new TreeFile(join(made ?? folder, 'tree.db'));
  try {
    return await work(tree, made !== undefined);
  } finally {
    tree.close();
    if (made !== undefined) rmSync(made, { recursive: true });
  }
};

/** Undefined where there is none, or it cannot be read: it can be made anew. */
export const readTree = (folder: string): TreeFile | undefined => {
  try {
    return new TreeFile(treeFile(folder), { readOnly: true });
  } catch {
    return undefined;
  }
};

type Sought = Readonly<{ store: EventStore; tree: TreeFile }>;
type Placed = Readonly<{ index: number; event: StoredEvent }>;

/** The first index of which this is true, where it is true of all that follow. */
const firstIndex = async (size: number, isSo: (index: number) => Promise<boolean>): Promise<number> => {
  let [from, to] = [0, size];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (await isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
};

/** The events of a stretch of time: one stretch of the log, for stamps follow its order but for what clocks of several nodes differ. */
const writtenIn = async (
  sought: Sought,
  size: number,
  { from, to }: Readonly<{ from: number; to: number }>,
): Promise<Readonly<{ events: readonly Placed[]; later: number }> | NoEvidence> => {
  const stampOf = async (index: number): Promise<number> =>
    (await eventAt(sought.store, sought.tree, index))?.recordedAt ?? Infinity;
  const first = await firstIndex(size, async (index) => (await stampOf(index)) >= from);
  const end = await firstIndex(size, async (index) => (await stampOf(index)) > to);
  if (end - first > MOST_EVENTS) return lacking('tooMany', { count: end - first, most: MOST_EVENTS });
  const events: Placed[] = [];
  let later = 0;
  const after = sought.tree.leaf(first - 1)?.position ?? 0n;
  let index = first;
  for await (const page of sought.store.readAll({ after })) {
    for (const event of page) {
      if (index < end) events.push({ index, event });
      else if (index >= size && event.recordedAt <= to) later += 1;
      index += 1;
    }
    if (index >= end && (index < size || (page.at(-1)?.recordedAt ?? 0) > to)) break;
  }
  return { events, later };
};

const inStreams = async (
  { store, tree }: Sought,
  size: number,
  streams: readonly string[],
): Promise<Readonly<{ events: readonly Placed[]; later: number }>> => {
  const all: StoredEvent[] = [];
  for (const stream of streams) for await (const page of store.readStream(stream)) all.push(...page);
  const placed = all.map((event) => ({ event, index: tree.indexAt(event.position) ?? size }));
  const events = placed.filter(({ index }) => index < size);
  return {
    events: events.toSorted((one, other) => one.index - other.index),
    later: all.length - events.length,
  };
};

/** The heads over so many events or fewer, from the latest back to the first of which this is true, in the order of the log. */
const signedOver = async (
  store: EventStore,
  size: number,
  isEnough: (head: LogHead) => boolean,
): Promise<readonly LogHead[]> => {
  const heads: LogHead[] = [];
  for await (const { head } of latestFirst(store)) {
    if (head.size > size) continue;
    heads.push(head);
    if (isEnough(head)) break;
  }
  return heads.toReversed();
};

/** The first head over each event, not more than are shown at once, and the last. */
const headsAround = (
  heads: readonly LogHead[],
  events: readonly Placed[],
  anchored: ReadonlySet<LogHead>,
): readonly LogHead[] => {
  const first = new Set<LogHead>();
  let next = 0;
  for (const { index } of events) {
    while (next < heads.length - 1 && (heads[next]?.size ?? Infinity) <= index) next += 1;
    const head = heads[next];
    if (head) first.add(head);
  }
  const step = Math.ceil(first.size / MOST_HEADS);
  const chosen = new Set([...first].filter((_head, at) => at % step === 0));
  return heads.filter((head, at) => chosen.has(head) || anchored.has(head) || at === heads.length - 1);
};

type EvidenceOptions = HeadPlaces &
  Readonly<{
    store: EventStore;
    /** Reckons the tree where the folder has none, which takes as long as the log is; else there is no evidence until whoever keeps it has. */
    makesTree?: boolean;
  }>;

/** What the log and its tree can show to somebody who trusts neither, and the key that what is handed over is signed with. */
export class EvidenceOfLog {
  readonly #options: EvidenceOptions;

  constructor(options: EvidenceOptions) {
    this.#options = options;
  }

  /**
   * Events with what proves them under the latest head. `anchors`: the fingerprints of heads that are to be among those shown. What stands in the
   * log is tried, and not what the tree remembers. Rejects with `StoreUnavailable`.
   */
  async gather(asked: EvidenceAsked, anchors: readonly string[] = []): Promise<LogEvidence | NoEvidence> {
    const { store, folder, makesTree = false } = this.#options;
    if ((await lastHead(store)) === undefined) return lacking('noHead');
    return withTree(folder, async (tree, isMade) => {
      if (isMade && !makesTree) return lacking('noHead');
      if (isMade) await grow(store, tree);
      const head = (await signedOver(store, tree.size, () => true)).at(-1);
      if (!head) return lacking('noHead');
      const from = { store, tree };
      const found =
        'streams' in asked
          ? await inStreams(from, head.size, asked.streams)
          : await writtenIn(from, head.size, asked);
      if ('lacks' in found) return found;
      const [first] = found.events;
      if (!first) return lacking(found.later > 0 ? 'noHead' : 'nothing');
      const sought = new Set(anchors.map(bare));
      const anchored = new Set<LogHead>();
      const signed = await signedOver(store, head.size, (one) => {
        if (sought.delete(bare(fingerprint(one)))) anchored.add(one);
        return one.size <= first.index && sought.size === 0;
      });
      if (sought.size > 0) return lacking('noSuchHead');
      return this.#proved(tree, head, headsAround(signed, found.events, anchored), found);
    });
  }

  async #proved(
    tree: TreeFile,
    head: LogHead,
    heads: readonly LogHead[],
    { events, later }: Readonly<{ events: readonly Placed[]; later: number }>,
  ): Promise<LogEvidence | NoEvidence> {
    const nodes = remembered(tree.nodes);
    const root = Buffer.from(head.root, 'hex');
    const proved: ProvedEvent[] = [];
    for (const { index, event } of events) {
      const leaf = leafOf(event);
      const proof = inclusionProof(nodes, index, head.size);
      if (!isIncluded({ leaf, index, size: head.size, root }, proof)) return lacking('differs');
      // Others are answered meanwhile.
      if (proved.length % AT_ONCE === 0) await setImmediate();
      proved.push({ number: index + 1, event, leaf: hex(leaf), proof: proof.map(hex) });
    }
    if (heads.some((one) => !isSame(tree.rootAt(one.size), Buffer.from(one.root, 'hex'))))
      return lacking('differs');
    const links = heads.slice(1).map((second, at) => {
      const first = heads[at]?.size ?? 0;
      return {
        first,
        second: second.size,
        proof: consistencyProof(nodes, first, second.size).map(hex),
      };
    });
    return { events: proved, later, heads, links };
  }

  /** Signs what is handed over, with the key of the head that it names; undefined where that key is not here, or cannot be read. */
  seal(manifest: Omit<BundleManifest, 'key' | 'signature'>, head: LogHead): BundleManifest | undefined {
    const key = this.#key();
    return key && publicKeyOf(key) === head.key && headHash(head) === manifest.head
      ? signedManifest(manifest, key)
      : undefined;
  }

  #key(): KeyObject | undefined {
    try {
      return readHeadKeys(headKeyFile(this.#options))?.signing;
    } catch (error) {
      if (error instanceof HeadKeyUnusable) return undefined;
      throw error;
    }
  }
}
