import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import {
  type AppendResult,
  EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadAllOptions,
  type StoredEvent,
  StoreUnavailable,
  type Subscription,
} from '@samspar/event-store';
import { momentInStockholm } from '@samspar/kernel';
import { type Address, parseAddress } from './address.js';
import { clientFor, within } from './connection.js';
import { aheadOfStore, eventToSend, type Recorded, storedEvent } from './envelope.js';
import { LogFollower, type FollowingOptions, isWanted } from './following.js';
import { eventsAfter, eventsOf, lastEvent, PAGE_EVENTS, type StreamRange } from './reading.js';
import { mayDelete } from './rights.js';
import { Sending } from './sending.js';
import { StoreClock } from './store-clock.js';

export type EventStoreDbOptions = Readonly<{
  /** `esdb://…` or `esdb+discover://…`, with user, password and TLS settings where the server wants them. */
  url: string;
  /** Milliseconds since the epoch; stamps what is appended. */
  clock?: () => number;
  /** Told a sentence the operator should see: what is wrong with the account, the connection or the clock. */
  notice?: (sentence: string) => void;
  /** After so many milliseconds an append is answered with `unknown`. */
  appendTimeoutMs?: number;
  /** After so many milliseconds without an answer `connect` gives up. */
  connectTimeoutMs?: number;
  /** The least and the most milliseconds before a lost subscription is begun anew. */
  backoffMs?: Readonly<{ first: number; last: number }>;
}>;

/** Bytes of one append at most: the server takes 1 MiB, and counts in ways of its own. */
const APPEND_BYTES = 512 * 1_024;

const revisionOf = (expected: ExpectedRevision): bigint | 'no_stream' => {
  if (expected === 'noStream') return 'no_stream';
  if (!Number.isSafeInteger(expected) || expected < 0)
    throw new TypeError(`An expected revision is 'noStream' or a whole number from 0, not ${expected}`);
  return BigInt(expected);
};

/** The event log in an EventStoreDB server or cluster. Any number of nodes may write. */
export class EventStoreDbStore extends EventStore {
  readonly #client: EventStoreDBClient;
  readonly #sending: Sending;
  readonly #name: string;
  readonly #options: Required<EventStoreDbOptions>;
  readonly #clock: StoreClock;
  /** Marks the events that were stamped here, so that they are known when they come back. */
  readonly #writer = randomUUID();
  readonly #warnings: string[] = [];
  readonly #subscriptions = new Set<Subscription>();
  /** Since when, in milliseconds since the epoch, a subscription has been without a connection. */
  readonly #lost = new Map<symbol, number>();
  #compared = false;
  #closed = false;

  /**
   * Connects and looks what the account may do. Throws `StoreUnavailable` within `connectTimeoutMs` where no such server
   * answers or it refuses the account.
   */
  static async connect(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
    const address = parseAddress(options.url);
    const store = new EventStoreDbStore(address, {
      clock: Date.now,
      notice: () => undefined,
      appendTimeoutMs: 30_000,
      connectTimeoutMs: 10_000,
      backoffMs: { first: 500, last: 30_000 },
      ...options,
    });
    try {
      await within(store.#options.connectTimeoutMs, address.name, store.#look(address));
    } catch (error) {
      void store.close();
      throw error;
    }
    return store;
  }

  private constructor(address: Address, options: Required<EventStoreDbOptions>) {
    super();
    this.#client = clientFor(address);
    this.#name = address.name;
    this.#sending = new Sending({
      client: this.#client,
      name: address.name,
      timeoutMs: options.appendTimeoutMs,
      warn: (sentence) => this.#warn(sentence),
    });
    this.#options = options;
    this.#clock = new StoreClock(options.clock, address.name);
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.#mustBeOpen();
    if (stream === '' || stream.startsWith('$'))
      throw new TypeError(`A stream of ours has a name that does not begin with $, not "${stream}"`);
    if (events.length === 0) throw new TypeError(`An append to ${stream} holds no event`);
    const revision = revisionOf(expected);
    const stamp = { recordedAt: this.#clock.stamp(), writer: this.#writer };
    const drafts = events.map((event) => eventToSend(event, stamp));
    const bytes = drafts.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (bytes > APPEND_BYTES)
      throw new StoreUnavailable(
        `Det som skulle skrivas i ${stream} är ${Math.ceil(bytes / 1_024)} kB, och ${this.#name} tar emot högst ` +
          `${APPEND_BYTES / 1_024} kB åt gången: dela upp det. Inget har sparats.`,
      );
    const result = await this.#sending.send(stream, revision, drafts);
    if (result.appended === true && !this.#compared) await this.#compare(stream, result.revision);
    return result;
  }

  override readStream(stream: string, options: StreamRange = {}): AsyncIterable<readonly StoredEvent[]> {
    return this.#taken(eventsOf(this.#client, this.#name, stream, options), options.maxCount);
  }

  override readAll({
    after,
    prefixes,
    maxCount,
    hides,
  }: ReadAllOptions): AsyncIterable<readonly StoredEvent[]> {
    return this.#taken(eventsAfter(this.#client, this.#name, { after, maxCount, hides }), maxCount, prefixes);
  }

  override subscribe(
    { after, prefixes, batchSize = PAGE_EVENTS }: Parameters<EventStore['subscribe']>[0],
    handle: (events: readonly StoredEvent[]) => Promise<void> | void,
    caughtUp: (position: bigint) => void = () => undefined,
  ): Subscription {
    const id = Symbol('subscription');
    const options: FollowingOptions = {
      client: this.#client,
      store: this.#name,
      after,
      prefixes,
      batchSize,
      backoffMs: this.#options.backoffMs,
      handle,
      caughtUp,
      take: (event) => this.#take(event),
      connection: (lost) => this.#connection(id, lost),
    };
    const following = new LogFollower(options);
    const follow = async (): Promise<void> => {
      this.#mustBeOpen();
      await following.run();
    };
    const ended = follow().finally(() => {
      this.#subscriptions.delete(subscription);
      this.#lost.delete(id);
    });
    const subscription: Subscription = {
      ended,
      stop: async () => {
        following.stop();
        await Promise.allSettled([ended]);
      },
    };
    this.#subscriptions.add(subscription);
    return subscription;
  }

  override async lastPosition(): Promise<bigint> {
    this.#mustBeOpen();
    const last = await lastEvent(this.#client, this.#name);
    return last?.position?.commit ?? 0n;
  }

  override warnings(): readonly string[] {
    const wrongClock = this.#clock.warning;
    const lost = this.#lost.size === 0 ? undefined : Math.min(...this.#lost.values());
    return [
      ...this.#warnings,
      ...(wrongClock === undefined ? [] : [wrongClock]),
      ...(lost === undefined
        ? []
        : [
            `Kontakten med ${this.#name} är bruten sedan ${momentInStockholm(lost)}: nya händelser syns inte förrän den är ` +
              'återställd. Kontrollera att EventStoreDB är igång; Samspår försöker igen av sig självt.',
          ]),
    ];
  }

  /** Waits for the handlers of subscriptions and for appends under way, at most as long as those may take. */
  override async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all(Array.from(this.#subscriptions, (subscription) => subscription.stop()));
    await this.#sending.close();
    // It cancels what is open at once, but would wait for streams that never say that they have ended.
    void this.#client.dispose();
  }

  /** Whether the server answers, lets the log be read, and keeps the account from rewriting it. */
  async #look({ tls, name }: Address): Promise<void> {
    await lastEvent(this.#client, name);
    if (!tls)
      this.#warn(
        `${name} körs utan TLS: servern kontrollerar ingen behörighet, så vem som helst som når den kan läsa och radera ` +
          'händelser. Använd TLS utanför en provmiljö.',
      );
    else if (await mayDelete(this.#client, name))
      this.#warn(
        `Kontot hos ${name} får radera händelser: kör samspar store-grant --group NAMN med en administratörs adress och anslut ` +
          'med ett konto som bara är med i den gruppen.',
      );
  }

  #warn(sentence: string): void {
    this.#warnings.push(sentence);
    this.#options.notice(sentence);
  }

  /** Reads an event of this node back once, so that a wrong clock is found before much is written with it. */
  async #compare(stream: string, revision: number): Promise<void> {
    this.#compared = true;
    try {
      const events = eventsOf(this.#client, this.#name, stream, { fromRevision: revision, maxCount: 1 });
      for await (const page of events) this.#compared = page.some((event) => this.#observe(event));
    } catch (error) {
      // What was written stands; the next append compares.
      this.#compared = false;
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  /** Compares a stamp of this node with the store's time; false where the event carries none. */
  #observe(event: Recorded): boolean {
    const ahead = aheadOfStore(event, this.#writer);
    if (ahead === undefined) return false;
    if (this.#clock.compare(ahead)) this.#options.notice(this.#clock.warning ?? '');
    return true;
  }

  #take(event: Recorded): StoredEvent {
    this.#observe(event);
    return storedEvent(event, this.#name);
  }

  /** The wanted of each page as the port has them; no page of none. */
  async *#taken(
    pages: AsyncIterable<readonly Recorded[]>,
    maxCount = Infinity,
    prefixes?: readonly string[],
  ): AsyncGenerator<readonly StoredEvent[]> {
    this.#mustBeOpen();
    let left = maxCount;
    if (left <= 0) return;
    for await (const page of pages) {
      const wanted = page.filter(({ streamId }) => isWanted(streamId, prefixes)).slice(0, left);
      if (wanted.length === 0) continue;
      left -= wanted.length;
      yield wanted.map((event) => this.#take(event));
      if (left === 0) return;
    }
  }

  #connection(id: symbol, lost: Error | undefined): void {
    if (lost === undefined) {
      if (this.#lost.delete(id)) this.#options.notice(`Kontakten med ${this.#name} är återställd.`);
      return;
    }
    if (this.#lost.has(id)) return;
    this.#lost.set(id, this.#options.clock());
    this.#options.notice(`Kontakten med ${this.#name} bröts (${lost.message}): försöker igen.`);
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreUnavailable(`${this.#name} är stängd: starta Samspår igen.`);
  }
}
