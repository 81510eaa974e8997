import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EventStore,
  firstOf,
  nameBasedId,
  type StoredEvent,
  StoreUnavailable,
} from '@samspar/event-store';
import {
  fingerprint,
  type LogHead,
  headHash,
  HEAD_FAULTS,
  HEADS,
  headFaultStream,
  type HeadFaultFound,
  headStream,
  hex,
  isSigned,
  signedHead,
} from '@samspar/evidence';
import { dayInStockholm } from '@samspar/kernel';
import { faultOf } from '@samspar/sqlite-file';
import { eventAt, grow } from './growing.js';
import { HeadKeyUnusable, type HeadKeys, makeHeadKey, readHeadKeys } from './head-key.js';
import { addToHeadsFile, HeadsFileUnusable, lastInHeadsFile } from './heads-file.js';
import { headsAfter, lastHead } from './heads.js';
import { TreeFile, TreeUnusable } from './tree-file.js';

/** Between heads, in milliseconds: what was written since the last one can be changed unnoticed. */
const EVERY_MS = 600_000;
/** For so long whoever wants a head at once waits for the tree, in milliseconds. */
const AT_ONCE_MS = 10_000;
/** While a server answers the tree takes a hundredth of its time. */
const REST = 99;

export type HeadPlaces = Readonly<{
  /** Where the tree lies, and the key unless it is a file of the operator's. */
  folder: string;
  /** The file with the key that the operator keeps. */
  headsKey?: string;
  /** The file elsewhere that heads are added to. */
  heads?: string;
}>;

export const treeFile = (folder: string): string => join(folder, 'tree.db');
export const headKeyFile = ({ folder, headsKey }: HeadPlaces): string =>
  headsKey ?? join(folder, 'heads.key');

/** What of it goes wrong. */
type Part = HeadFaultFound['data']['part'];

/** For so long a fault that lasts is not said again in the log, in milliseconds. */
const SAID_AGAIN_MS = 86_400_000;

type KeepingOptions = HeadPlaces &
  Readonly<{
    store: EventStore;
    /** Milliseconds since the epoch. */
    clock: () => number;
    /** Takes a line for whoever operates the server. */
    log: (line: string) => void;
  }>;

/** Heads are not signed, or not added to their file, for a reason that whoever operates the server is told. */
class NotKept extends Error {}

/**
 * The tree over the log and its signed heads, kept up by a process that writes. What goes wrong is a warning: no command waits for any of
 * it, and what was not done is done the next time.
 */
export class HeadKeeping {
  readonly #options: KeepingOptions;
  #tree: TreeFile | undefined;
  /** Whoever signs at once does not open it beside whoever grows it. */
  #opening: Promise<TreeFile> | undefined;
  /** Why the tree does not grow, no head is signed, or none is added to the file. */
  readonly #why = new Map<Part, string>();

  constructor(options: KeepingOptions) {
    this.#options = options;
  }

  warnings(): readonly string[] {
    return [...this.#why.values()];
  }

  /**
   * How the heads fare, moments in milliseconds since the epoch: the newest, since when an event waits for one, and when something was last found amiss,
   * by whichever server. Rejects with `StoreUnavailable`.
   */
  async state() {
    const { store, heads } = this.#options;
    const last = await lastHead(store);
    const waiting = await firstOf(store.readAll({ after: last?.event.position ?? 0n, maxCount: 1 }));
    const [fault] = await this.#lastFaults();
    return {
      newest: last ? { at: Date.parse(last.head.moment), fingerprint: fingerprint(last.head) } : null,
      waitingSince: waiting?.recordedAt ?? null,
      faultSince: fault?.recordedAt ?? null,
      hasFile: heads !== undefined,
    };
  }

  /** Has the tree take in what has come to the log, resting in between; true where it is at the end. Rejects with `StoreUnavailable`. */
  async grow(isToStop: () => boolean = () => false, rest = REST): Promise<boolean> {
    const { store } = this.#options;
    return (
      (await this.#attempt('tree', async () => {
        const tree = await this.#opened();
        return grow(store, tree, { isToStop, rest });
      })) ?? false
    );
  }

  /**
   * Signs what the tree has come to, at most every tenth minute and where something but heads has come to the log since, and adds to the
   * file what it lacks. Undefined where no head was signed. Rejects with `StoreUnavailable`.
   */
  async sign(everyMs = EVERY_MS): Promise<LogHead | undefined> {
    const signed = await this.#attempt('head', () => this.#sign(everyMs));
    await this.#attempt('file', () => this.#addToFile());
    return signed;
  }

  /**
   * The latest head, once what has come to the log by now is signed: for a release, which does not wait for the next tenth minute.
   * Undefined where there is none, or the tree is too far behind to be waited for. Rejects with `StoreUnavailable`.
   */
  async signAtOnce(): Promise<LogHead | undefined> {
    const until = performance.now() + AT_ONCE_MS;
    if (!(await this.grow(() => performance.now() > until, 0))) return undefined;
    return (await this.sign(0)) ?? this.latest();
  }

  /** The latest head in the log. Rejects with `StoreUnavailable`. */
  async latest(): Promise<LogHead | undefined> {
    return (await lastHead(this.#options.store))?.head;
  }

  close(): void {
    this.#tree?.close();
    this.#tree = undefined;
  }

  async #opened(): Promise<TreeFile> {
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    return this.#tree ?? this.#opening;
  }

  async #open(): Promise<TreeFile> {
    const { store, folder, log } = this.#options;
    if (this.#tree) return this.#tree;
    const file = treeFile(folder);
    const isNew = !existsSync(file);
    const tree = new TreeFile(file);
    try {
      if (tree.size > 0 && !tree.endsWith(await eventAt(store, tree, tree.size - 1)))
        throw new NotKept(
          `Loggen är inte längre den som ${file} räknades på, för dess händelse ${tree.size} är en annan eller saknas: kör samspar verify. Är loggen återställd från en äldre säkerhetskopia, flytta undan ${file}, så räknas trädet på nytt. Inga huvuden signeras så länge.`,
        );
    } catch (error) {
      tree.close();
      throw error;
    }
    if (isNew && (await store.lastPosition()) > 0n)
      log(
        'Ett träd räknas över loggens händelser, som inte har haft något: det signeras när det är klart, och servern svarar som vanligt under tiden.',
      );
    this.#tree = tree;
    return tree;
  }

  /** The keys; made where there is neither a key nor a head. Undefined where another node has the key. */
  #keys(isFirst: boolean): HeadKeys | undefined {
    const { headsKey, log } = this.#options;
    const file = headKeyFile(this.#options);
    const keys = readHeadKeys(file);
    if (keys) return keys;
    if (headsKey !== undefined)
      throw new HeadKeyUnusable(
        `Nyckeln till loggens huvuden ${file} (HEADS_KEY_FILE) saknas: lägg den där (openssl genpkey -algorithm ed25519). Inga huvuden signeras så länge.`,
      );
    if (!isFirst) return undefined;
    const made = makeHeadKey(file);
    log(
      `En nyckel som loggens huvuden signeras med har skapats i ${file}: förvara en kopia på annan plats, skild från loggen.`,
    );
    return made;
  }

  async #sign(everyMs: number): Promise<LogHead | undefined> {
    const { store, clock, log, heads } = this.#options;
    const tree = await this.#opened();
    const last = await lastHead(store);
    const file = headKeyFile(this.#options);
    const hadKey = existsSync(file);
    const keys = this.#keys(last === undefined);
    const now = clock();
    if (!keys) {
      if (now - Date.parse(last?.head.moment ?? '') < 24 * 6 * EVERY_MS) return undefined;
      throw new NotKept(
        `Loggens senaste huvud är från ${last?.head.moment}, och nyckeln ${file} saknas: lägg tillbaka den, eller samma nyckel på varje nod. Inga huvuden signeras så länge.`,
      );
    }
    if (last && (!isSigned(last.head) || !keys.trusted.has(last.head.key)))
      throw new NotKept(
        `Loggens senaste huvud är inte signerat med nyckeln i ${file}: kör samspar verify. Har flera noder samma logg, lägg samma nyckel på varje nod (HEADS_KEY_FILE). Inga huvuden signeras så länge.`,
      );
    for (const head of [last?.head, heads === undefined ? undefined : this.#lastInFile(heads)]) {
      if (!head || this.#holds(tree, head)) continue;
      // Another node has signed what has come since the tree was here last.
      if (head.size > tree.size && tree.position < (await store.lastPosition())) return undefined;
      throw new NotKept(
        `Loggen stämmer inte med sitt huvud från ${head.moment} (${head.size} händelser): kör samspar verify. Är den återställd från en äldre säkerhetskopia, flytta undan filen i SAMSPAR_HEADS och spara den. Inga huvuden signeras så länge.`,
      );
    }
    // A head is an event as well: where nothing else has come there is nothing to sign.
    if (tree.size - (last?.head.size ?? 0) <= (last ? 1 : 0)) return undefined;
    if (last && now - Date.parse(last.head.moment) < everyMs) return undefined;
    const head = signedHead(
      {
        size: tree.size,
        root: hex(tree.root),
        previous: last ? headHash(last.head) : null,
        moment: new Date(now).toISOString(),
      },
      keys.signing,
    );
    const commandId = nameBasedId('sign head', headHash(head));
    const written = await store.append(HEADS, last ? last.event.revision : 'noStream', [
      {
        id: nameBasedId(commandId, '0'),
        type: 'LogHeadSigned',
        schemaVersion: headStream.schemaVersionOf('LogHeadSigned'),
        occurredOn: dayInStockholm(now),
        data: head,
        metadata: { actor: 'operator', role: 'operator', commandId, correlationId: commandId },
      },
    ]);
    // Of two nodes that both begin, the key is that of the one that came first.
    if (written.appended === false && !hadKey) rmSync(file);
    // Another node came first, or it is not known: the next time tells.
    if (written.appended !== true) return undefined;
    if (!last)
      log(
        `Loggen har sitt första signerade huvud: ${head.size} händelser, ${fingerprint(head)}. Ändras någon av dem visar samspar verify det.`,
      );
    return head;
  }

  /** What cannot be read is told where it is written. */
  #lastInFile(file: string): LogHead | undefined {
    try {
      return lastInHeadsFile(file);
    } catch (error) {
      if (error instanceof HeadsFileUnusable) return undefined;
      throw error;
    }
  }

  /** Whether the tree is that of a head, as far as the head goes. */
  #holds(tree: TreeFile, { size, root }: LogHead): boolean {
    return size <= tree.size && hex(tree.rootAt(size)) === root;
  }

  async #addToFile(): Promise<void> {
    const { store, heads: file } = this.#options;
    if (file === undefined) return;
    const lacking = await headsAfter(store, lastInHeadsFile(file));
    if (lacking.length > 0) addToHeadsFile(file, lacking);
  }

  /** What goes wrong with the tree, the key or the file is a warning, told once. */
  async #attempt<Result>(
    part: 'tree' | 'head' | 'file',
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      const result = await work();
      this.#why.delete(part);
      return result;
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const sentence = this.#sentenceOf(error);
      if (this.#why.get(part) !== sentence) {
        this.#options.log(sentence);
        await this.#sayInLog(part);
      }
      this.#why.set(part, sentence);
      return undefined;
    }
  }

  /** What was last found amiss, the latest first. */
  async #lastFaults(): Promise<readonly StoredEvent[]> {
    for await (const page of this.#options.store.readStream(HEAD_FAULTS, {
      direction: 'backwards',
      maxCount: 10,
    }))
      return page;
    return [];
  }

  /** Says it to auditors, whichever server they ask, and after a restart too. */
  async #sayInLog(part: Part): Promise<void> {
    const { store, clock } = this.#options;
    const faults = await this.#lastFaults();
    const now = clock();
    const isSaid = faults.some(
      (one) => headFaultStream.upcast(one).data.part === part && now - one.recordedAt < SAID_AGAIN_MS,
    );
    if (isSaid) return;
    const [last] = faults;
    const commandId = nameBasedId('head fault', part, String(last?.revision ?? -1));
    // Where another node came first it has said something of the kind, and the next fault is said anew.
    await store.append(HEAD_FAULTS, last ? last.revision : 'noStream', [
      {
        id: nameBasedId(commandId, '0'),
        type: 'HeadFaultFound',
        schemaVersion: headFaultStream.schemaVersionOf('HeadFaultFound'),
        occurredOn: dayInStockholm(now),
        data: { part },
        metadata: { actor: 'operator', role: 'operator', commandId, correlationId: commandId },
      },
    ]);
  }

  #sentenceOf(error: unknown): string {
    if (error instanceof NotKept || error instanceof HeadKeyUnusable || error instanceof HeadsFileUnusable)
      return error.message;
    const file = treeFile(this.#options.folder);
    const fault = faultOf(file, error);
    if (!fault && !(error instanceof TreeUnusable)) throw error;
    this.close();
    return `Trädet över loggen går inte att räkna: ${fault?.sentence ?? `${file} är inget träd från den här versionen av Samspår.`} Filen görs av loggen: flytta undan den, så räknas den på nytt. Inga huvuden signeras så länge.`;
  }
}
