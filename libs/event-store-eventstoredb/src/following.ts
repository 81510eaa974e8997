import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventStoreDBClient,
  type FilterBase,
  type ReadPosition,
  streamNameFilter,
} from '@eventstore/db-client';
import { type StoredEvent, StoreUnavailable } from '@samspar/event-store';
import { isOurs, type Recorded } from './envelope.js';
import { causeOf, unavailable } from './failure.js';
import { Feed } from './feed.js';
import { eventsAfter, isAfter, placeAfter } from './reading.js';

/** Events the server looks at before it tells how far it has come, where none of them is wanted. */
const SEARCH_WINDOW = 256;
/** How often, in milliseconds, a subscription to some streams looks whether the log has grown by others alone. */
const LOOK_MS = 500;

/** Every stream but the server's own, in the server's dialect (.NET). */
const NOT_A_SYSTEM_STREAM = '^[^$]';

export type FollowingOptions = Readonly<{
  client: EventStoreDBClient;
  store: string;
  after: bigint;
  prefixes: readonly string[] | undefined;
  batchSize: number;
  /** The least and the most milliseconds before a lost subscription is begun anew. */
  backoffMs: Readonly<{ first: number; last: number }>;
  handle: (events: readonly StoredEvent[]) => Promise<void> | void;
  caughtUp: (position: bigint) => void;
  /** Makes an event of the port's of one that was read. */
  take: (event: Recorded) => StoredEvent;
  /** Told of each loss, with what was said, and of each connection (undefined). */
  connection: (lost: Error | undefined) => void;
}>;

export const isWanted = (stream: string, prefixes: readonly string[] | undefined): boolean =>
  prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix));

/** Follows the log over losses of the connection until it is stopped, its handler fails or the server refuses for good. */
export class LogFollower {
  readonly #options: FollowingOptions;
  readonly #stopping = new AbortController();
  #feed: Feed | undefined;
  /** Where the next subscription goes on: the later of the last event handled and the last checkpoint. */
  #from: ReadPosition;
  /** Everything up to this position of the port is delivered. */
  #delivered: bigint;
  #told: bigint | undefined;
  #losses = 0;

  constructor(options: FollowingOptions) {
    this.#options = options;
    this.#from = placeAfter(options.after);
    this.#delivered = options.after;
  }

  stop(): void {
    this.#stopping.abort();
    this.#feed?.close();
  }

  async run(): Promise<void> {
    while (!this.#isStopped) {
      const feed = this.#begin();
      this.#feed = feed;
      try {
        const error = await this.#deliver(feed);
        if (!this.#isStopped) await this.#lose(error);
      } finally {
        feed.close();
      }
    }
  }

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  #begin(): Feed {
    const { client, prefixes, batchSize, connection } = this.#options;
    return new Feed({
      size: batchSize,
      connected: () => {
        this.#losses = 0;
        connection(undefined);
      },
      subscribe: (reached) => {
        const checkpoints: Pick<FilterBase, 'checkpointInterval' | 'checkpointReached' | 'maxSearchWindow'> =
          {
            maxSearchWindow: SEARCH_WINDOW,
            checkpointInterval: 1,
            checkpointReached: (_subscription, position) => reached(position),
          };
        // While a batch waits to be handled the client takes in another, so that the server need not stop.
        return client.subscribeToAll(
          {
            fromPosition: this.#from,
            filter:
              prefixes === undefined || prefixes.length === 0
                ? streamNameFilter({ regex: NOT_A_SYSTEM_STREAM, ...checkpoints })
                : streamNameFilter({ prefixes: [...prefixes], ...checkpoints }),
          },
          { highWaterMark: batchSize },
        );
      },
    });
  }

  /** Delivers until the subscription is over or this is stopped; answers what the server said at last. */
  async #deliver(feed: Feed): Promise<unknown> {
    const { prefixes, handle, take } = this.#options;
    for (;;) {
      const { events, resume, live, over } = await feed.next(LOOK_MS);
      if (this.#isStopped) return undefined;
      const wanted = events.filter((event) => isOurs(event) && isWanted(event.streamId, prefixes)).map(take);
      if (wanted.length > 0) await handle(wanted);
      this.#delivered = wanted.at(-1)?.position ?? this.#delivered;
      if (resume !== undefined && (typeof this.#from === 'string' || isAfter(resume, this.#from)))
        this.#from = resume;
      if (over !== undefined) return over.error;
      if (!live || !feed.isEmpty) continue;
      if (wanted.length === 0 && prefixes !== undefined) await this.#passOthers(feed, prefixes);
      this.#tell();
    }
  }

  /** Moves on past events of other streams, as far as none of the streams wanted is among them. */
  async #passOthers(feed: Feed, prefixes: readonly string[]): Promise<void> {
    const { client, store } = this.#options;
    try {
      for await (const page of eventsAfter(client, store, { after: this.#delivered }))
        for (const event of page) {
          if (isWanted(event.streamId, prefixes) || !feed.isEmpty || this.#isStopped) return;
          this.#delivered = event.position?.commit ?? this.#delivered;
        }
    } catch (error) {
      // The subscription itself meets the same loss and deals with it.
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  #tell(): void {
    if (this.#told === this.#delivered || this.#isStopped) return;
    this.#told = this.#delivered;
    this.#options.caughtUp(this.#delivered);
  }

  /** Waits before the next attempt; throws where none can go better. */
  async #lose(error: unknown): Promise<void> {
    const { store, backoffMs, connection } = this.#options;
    const cause = error === undefined ? 'open' : causeOf(error);
    if (cause === undefined || cause === 'denied' || cause === 'invalidPosition')
      throw unavailable(store, error);
    connection(error instanceof Error ? error : new Error('the server ended the subscription'));
    const most = Math.min(backoffMs.last, backoffMs.first * 2 ** this.#losses++);
    try {
      await pause(most * (0.5 + Math.random() / 2), undefined, { signal: this.#stopping.signal });
    } catch (aborted) {
      if (!this.#isStopped) throw aborted;
    }
  }
}
