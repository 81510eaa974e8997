import type { EventStore, StoredEvent } from '@samspar/event-store';
import { Frontier, type LogHead, headHash, HEADS, hex, isHead, isSame } from '@samspar/evidence';
import { faultOfHead, faultOfNext } from './head-faults.js';
import { hiddenEvent } from './hidden-event.js';
import { type TreeFault, WHAT_HAPPENED } from './tree-fault.js';
import { type TreeLeaf, leafOf, type TreeFile } from './tree-file.js';

export type TreeVerification = Readonly<{
  events: number;
  /** How many heads were tried, in the log and elsewhere. */
  heads: number;
  latest: LogHead | null;
  fault?: TreeFault;
}>;

type VerifyOptions = Readonly<{
  store: EventStore;
  /** As it was made before; undefined where there is none. */
  tree: TreeFile | undefined;
  elsewhere: readonly LogHead[];
  /** Whose heads hold; undefined where the key is not here: then that of the first head. */
  trusted: ReadonlySet<string> | undefined;
  progress?: ((done: bigint, of: bigint) => void) | undefined;
}>;

const named = (event: Readonly<{ id: string; stream?: string; type?: string }>): string =>
  event.stream === undefined ? event.id : `${event.id}, ${event.type} i ${event.stream}`;

type Mismatch = Readonly<{ index: number; expected: TreeLeaf | undefined; found: StoredEvent | undefined }>;

const whatHappened = async (
  store: EventStore,
  tree: TreeFile,
  { index, expected, found }: Mismatch,
): Promise<keyof typeof WHAT_HAPPENED> => {
  if (!found || !expected) return 'shortened';
  if (found.id === expected.id) return 'changed';
  const isKnown = (tree.withId(found.id)?.index ?? -1) > index;
  let isElsewhere = false;
  for await (const page of store.readAll({ after: found.position }))
    isElsewhere ||= page.some(({ id }) => id === expected.id);
  if (isElsewhere) return isKnown ? 'reordered' : 'inserted';
  return isKnown ? 'dropped' : 'replaced';
};

const eventFault = async (
  store: EventStore,
  tree: TreeFile,
  mismatch: Mismatch,
  isSigned: boolean,
): Promise<TreeFault> => {
  const { index, expected, found } = mismatch;
  const kind = await whatHappened(store, tree, mismatch);
  const event = kind === 'inserted' || kind === 'changed' ? found : expected;
  const instead = kind === 'replaced' && found ? ` (${named(found)})` : '';
  return {
    kind,
    number: index + 1,
    id: event?.id ?? null,
    difference: `händelse nummer ${index + 1} (${event ? named(event) : 'okänd'}) ${WHAT_HAPPENED[kind]}${instead}. ${isSigned ? 'Loggens signerade huvuden visar det.' : 'Trädet visar det; händelsen är skriven efter det senaste huvudet, så ingen signatur gör det.'}`,
  };
};

const TREE_FAULT: TreeFault = {
  kind: 'tree',
  number: null,
  id: null,
  difference:
    'filen med trädet (tree.db) säger något annat än loggens signerade huvuden, och loggen stämmer med dem: det är filen som är ändrad eller skadad. Flytta undan den, så räknas den på nytt.',
};

type Place = readonly [number: number | null, id: string | null];

const forged = (
  ...[number, id, head, why = '']: readonly [...Place, head: unknown, why?: string]
): TreeFault => ({
  kind: 'forgedHead',
  number,
  id,
  difference: `huvudet ${number === null ? 'i SAMSPAR_HEADS' : `i händelse nummer ${number} (${id})`}${isHead(head) ? ` från ${head.moment} (${head.size} händelser)` : ''} är inte äkta: ${why}.`,
});

/** The heads of the log, each with what is wrong with it, in itself or after the one before it. */
const headsInLog = async (store: EventStore, trusted: ReadonlySet<string> | undefined) => {
  const heads: Readonly<{ event: StoredEvent; head: unknown; why: string | undefined; isItself: boolean }>[] =
    [];
  let known = trusted;
  let previous: LogHead | undefined;
  for await (const page of store.readStream(HEADS))
    for (const event of page) {
      const head: unknown = event.data;
      known ??= new Set(isHead(head) ? [head.key] : []);
      const itself = faultOfHead(head, known);
      const why = itself ?? (isHead(head) ? faultOfNext(head, previous) : undefined);
      heads.push({ event, head, why, isItself: itself !== undefined });
      previous = isHead(head) ? head : previous;
    }
  return heads;
};

/** How far the log was gone through, and where it and what was signed part. */
type Course = Readonly<{
  events: number;
  /** Where the tree and the log part first. */
  mismatch: Mismatch | undefined;
  /** The first head whose root is not the log's, with the events that it and no head that holds before it is about. */
  broken: Readonly<{ head: LogHead; from: number; first: StoredEvent | undefined }> | undefined;
  /** The largest size of a head that holds. */
  held: number;
  /** By the id of its event, the number of each head in the log. */
  numbers: ReadonlyMap<string, number>;
  /** Streams that the store has been told to hide something of. */
  hidden: ReadonlySet<string>;
  root: Uint8Array;
}>;

const followed = async (
  { store, tree, progress }: VerifyOptions,
  heads: readonly LogHead[],
): Promise<Course> => {
  const end = await store.lastPosition();
  const bySize = Map.groupBy(heads, ({ size }) => size);
  const leaves = tree?.leaves();
  const frontier = new Frontier();
  const numbers = new Map<string, number>();
  let mismatch: Mismatch | undefined;
  let broken: Course['broken'];
  let held = 0;
  let first: StoredEvent | undefined;
  const hidden = new Set<string>();
  const hides = (stream: string, isHidden: boolean): void =>
    void (isHidden ? hidden.add(stream) : hidden.delete(stream));
  for await (const page of store.readAll({ after: 0n, hides })) {
    for (const event of page) {
      const leaf = leafOf(event);
      const expected = leaves?.next().value;
      if (expected && !mismatch && !isSame(expected.hash, leaf))
        mismatch = { index: frontier.size, expected, found: event };
      if (frontier.size === held) first = event;
      frontier.add(leaf);
      if (event.stream === HEADS) numbers.set(event.id, frontier.size);
      for (const head of bySize.get(frontier.size) ?? [])
        if (head.root === hex(frontier.root)) held = frontier.size;
        else broken ??= { head, from: held, first };
    }
    progress?.(page.at(-1)?.position ?? end, end);
  }
  const missing = leaves?.next().value;
  if (missing && !mismatch) mismatch = { index: frontier.size, expected: missing, found: undefined };
  return { events: frontier.size, mismatch, broken, held, numbers, hidden, root: frontier.root };
};

/** Of how many events the leaves of a tree are those that a head was signed over; 0 where of none. */
const signedLeaves = (tree: TreeFile, heads: readonly LogHead[]): number => {
  const bySize = Map.groupBy(heads, ({ size }) => size);
  const frontier = new Frontier();
  let signed = 0;
  for (const { hash } of tree.leaves()) {
    frontier.add(hash);
    if (bySize.get(frontier.size)?.some(({ root }) => root === hex(frontier.root))) signed = frontier.size;
  }
  return signed;
};

const betweenFault = ({ head, from, first }: NonNullable<Course['broken']>): TreeFault => ({
  kind: 'between',
  number: from + 1,
  to: head.size,
  id: first?.id ?? null,
  difference: `någon av händelserna nummer ${from + 1} (${first ? named(first) : 'okänd'}) till ${head.size} är ändrad, borttagen, inskjuten eller flyttad: huvudet från ${head.moment} stämmer inte med dem. Ingen fil med ett träd från tiden före visar vilken.`,
});

const shortenedFault = (events: number, head: LogHead): TreeFault => ({
  kind: 'shortened',
  number: events + 1,
  id: null,
  difference: `händelse nummer ${events + 1} ${WHAT_HAPPENED.shortened}. Huvudet från ${head.moment} räknar ${head.size} händelser, och loggen har ${events}.`,
});

/** What the course of the log shows of its events; undefined where they are those that were signed. */
const faultOfEvents = async (
  { store, tree }: VerifyOptions,
  { events, mismatch, broken, held, root }: Course,
  heads: readonly LogHead[],
  placeOf: (head: LogHead) => Place,
): Promise<TreeFault | undefined> => {
  const longer = heads.find(({ size }) => size > events);
  const contradicted = broken ?? longer;
  const signed = tree && (mismatch ?? contradicted) ? signedLeaves(tree, heads) : 0;
  const isHeadForged =
    broken && Math.max(held, Math.min(signed, mismatch?.index ?? signed)) >= broken.head.size;
  const ofHead =
    isHeadForged &&
    forged(...placeOf(broken.head), broken.head, 'händelserna som det räknar är de som andra huvuden visar');
  if (tree && mismatch) {
    if (signed > mismatch.index)
      return earliest([ofHead || undefined, await eventFault(store, tree, mismatch, true)]);
    if (held > mismatch.index) return TREE_FAULT;
    if (!contradicted) return eventFault(store, tree, mismatch, false);
  }
  if (ofHead) return ofHead;
  if (broken) return betweenFault(broken);
  if (longer) return shortenedFault(events, longer);
  return tree && !mismatch && tree.size === events && hex(tree.rootAt(events)) !== hex(root)
    ? TREE_FAULT
    : undefined;
};

/**
 * Whether a head that is wrong in itself is what is amiss with the events: it is that event, or it is the one of the stretch between two
 * heads that was changed.
 */
const isTheEvent = (head: TreeFault, events: TreeFault): boolean =>
  head.id === events.id || (head.number !== null && events.to !== undefined && head.number <= events.to);

/** The one that is furthest to the front; of two at one event the first. */
const earliest = (faults: readonly (TreeFault | undefined)[]): TreeFault | undefined =>
  faults
    .filter((fault) => fault !== undefined)
    .toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity))[0];

/**
 * Reckons the tree of a log anew and holds it to each head, in the log and elsewhere, and to the tree as it was made before, which tells
 * which event it is that differs. Reads all of the log, beside whoever writes it. Rejects with `StoreUnavailable`.
 */
export const verifyTree = async (options: VerifyOptions): Promise<TreeVerification> => {
  const { store, elsewhere, trusted = elsewhere[0] && new Set([elsewhere[0].key]) } = options;
  const inLog = await headsInLog(store, trusted);
  const sound = inLog.flatMap(({ head, isItself }) => (!isItself && isHead(head) ? [head] : []));
  const known = trusted ?? new Set(sound.slice(0, 1).map(({ key }) => key));
  const outside = elsewhere.map((head) => ({ head, why: faultOfHead(head, known) }));
  const soundOutside = outside.flatMap(({ head, why }) => (why === undefined ? [head] : []));
  const byHash = new Map([...sound, ...soundOutside].map((head) => [headHash(head), head]));
  const heads = [...byHash.values()].toSorted((one, other) => one.size - other.size);
  const course = await followed(options, heads);
  const placeOf = (event: StoredEvent | undefined): Place => [
    course.numbers.get(event?.id ?? '') ?? null,
    event?.id ?? null,
  ];
  const ofEvents = await faultOfEvents(options, course, heads, (head) =>
    placeOf(inLog.find((one) => isHead(one.head) && headHash(one.head) === headHash(head))?.event),
  );
  const wrong = inLog.find(({ why }) => why !== undefined);
  const ofHead = wrong && forged(...placeOf(wrong.event), wrong.head, wrong.why);
  const wrongOutside = outside.find(({ why }) => why !== undefined);
  const fault =
    (ofHead && ofEvents && wrong?.isItself && isTheEvent(ofHead, ofEvents)
      ? ofHead
      : earliest([ofEvents, ofHead, await hiddenEvent(options.store, course.hidden)])) ??
    (wrongOutside && forged(null, null, wrongOutside.head, wrongOutside.why));
  return {
    events: course.events,
    heads: heads.length,
    latest: heads.at(-1) ?? null,
    ...(fault && { fault }),
  };
};
