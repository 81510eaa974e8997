import { setImmediate } from 'node:timers/promises';
import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type Position,
  type ReadPosition,
  type ResolvedEvent,
  START,
  type StreamingRead,
} from '@eventstore/db-client';
import type { ReadAllOptions } from '@samspar/event-store';
import { hiding, isOurs, type Recorded } from './envelope.js';
import { causeOf, unavailable } from './failure.js';

/** Events of one call to the server at most: a longer read is several calls, so that none of them stays open for long. */
const CALL_EVENTS = 5_000;
export const PAGE_EVENTS = 250;

export const isAfter = (one: Position, other: Position): boolean =>
  one.commit === other.commit ? one.prepare > other.prepare : one.commit > other.commit;

type Read = StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>;

/** What one call gives in pages, all but the last of them full; the server is held back while none is asked for. */
async function* pagesOf(read: Read, pageEvents: number): AsyncGenerator<readonly Recorded[]> {
  let page: Recorded[] = [];
  let over: Readonly<{ error: unknown }> | undefined;
  let wake: (() => void) | undefined;
  const finish = (error?: unknown): void => {
    // What goes wrong after the reader has left concerns nobody, but a stream without a listener would end the process.
    over ??= { error };
    wake?.();
  };
  // By events and not by iterating: that costs a turn or two of the event loop for each.
  read
    .on('data', ({ event }: ResolvedEvent) => {
      if (event === undefined || page.push(event) < pageEvents) return;
      read.pause();
      wake?.();
    })
    .on('error', finish)
    .on('end', () => finish());
  for (;;) {
    if (over === undefined && page.length < pageEvents)
      await new Promise<void>((resolve) => {
        wake = resolve;
        read.resume();
      });
    const full = page;
    page = [];
    if (full.length > 0) yield full;
    if (over?.error !== undefined) throw over.error;
    if (over !== undefined && page.length === 0) return;
  }
}

/**
 * The events of one call page by page; none where the stream is missing. The call is ended also where the reader leaves early,
 * and made once more where the connection is lost before anything came.
 */
async function* received(
  begin: () => Read,
  store: string,
  pageEvents = PAGE_EVENTS,
): AsyncGenerator<readonly Recorded[]> {
  for (let attempt = 1; ; attempt++) {
    const read = begin();
    let arrived = false;
    let open = true;
    try {
      for await (const page of pagesOf(read, pageEvents)) {
        arrived = true;
        yield page;
      }
      open = false;
      return;
    } catch (error) {
      open = false;
      const cause = causeOf(error);
      if (cause === 'notFound') return;
      if (arrived || attempt > 1 || (cause !== 'notConnected' && cause !== 'open'))
        throw unavailable(store, error);
    } finally {
      if (open) await read.cancel();
    }
    // By the next turn the client has given up the connection that was lost.
    await setImmediate();
  }
}

/** Where a read or a subscription after a position of the port begins; commit and prepare are one for events written by us. */
export const placeAfter = (after: bigint): ReadPosition =>
  after === 0n ? START : { commit: after, prepare: after };

type LogRange = Readonly<{ after: bigint; maxCount?: number | undefined; hides?: ReadAllOptions['hides'] }>;

/** The events of the log after a position (exclusive) that are ours, up to what was there when the last call was made. */
export async function* eventsAfter(
  client: EventStoreDBClient,
  store: string,
  { after, maxCount = Infinity, hides }: LogRange,
): AsyncGenerator<readonly Recorded[]> {
  let from = placeAfter(after);
  for (let looked = CALL_EVENTS; looked === CALL_EVENTS;) {
    looked = 0;
    // The server begins with the event at the position, so each call begins with one that is known.
    const known = from;
    const isNew = ({ position }: Recorded): boolean =>
      position !== undefined && (typeof known !== 'object' || isAfter(position, known));
    const read = () => client.readAll({ fromPosition: known, maxCount: CALL_EVENTS });
    for await (const page of received(read, store, Math.min(maxCount, PAGE_EVENTS))) {
      looked += page.length;
      from = page.at(-1)?.position ?? from;
      const news = page.filter(isNew);
      if (hides)
        for (const { stream, isHidden } of news.flatMap((event) => hiding(event) ?? []))
          hides(stream, isHidden);
      yield news.filter(isOurs);
    }
  }
}

export type StreamRange = Readonly<{
  direction?: 'forwards' | 'backwards';
  fromRevision?: number;
  maxCount?: number;
}>;

/** The events of a stream that are ours, from a revision (inclusive) on. */
export async function* eventsOf(
  client: EventStoreDBClient,
  store: string,
  stream: string,
  { direction = 'forwards', fromRevision, maxCount = Infinity }: StreamRange,
): AsyncGenerator<readonly Recorded[]> {
  const backwards = direction === 'backwards';
  if (backwards && fromRevision !== undefined && fromRevision < 0) return;
  let from = fromRevision === undefined ? undefined : BigInt(Math.max(0, fromRevision));
  for (let left = maxCount; left > 0;) {
    const count = Math.min(left, CALL_EVENTS);
    const first = from ?? (backwards ? END : START);
    const read = () =>
      client.readStream(stream, {
        direction: backwards ? BACKWARDS : FORWARDS,
        fromRevision: first,
        maxCount: count,
      });
    let looked = 0;
    for await (const page of received(read, store)) {
      looked += page.length;
      from = (page.at(-1)?.revision ?? 0n) + (backwards ? -1n : 1n);
      yield page.filter(isOurs);
    }
    if (looked < count || from === -1n) return;
    left -= looked;
  }
}

/** The last event of a stream, also of one of the server's own; undefined where there is none. */
export const lastOfStream = async (
  client: EventStoreDBClient,
  store: string,
  stream: string,
): Promise<Recorded | undefined> => {
  let last: Recorded | undefined;
  const read = () => client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
  for await (const page of received(read, store)) last = page.at(-1);
  return last;
};

/** The last event of the log that is ours; undefined where there is none. */
export const lastEvent = async (client: EventStoreDBClient, store: string): Promise<Recorded | undefined> => {
  let before: ReadPosition = END;
  for (let count = 16; ; count = CALL_EVENTS) {
    let looked = 0;
    const fromPosition: ReadPosition = before;
    const read = (): StreamingRead<AllStreamResolvedEvent> =>
      client.readAll({ direction: BACKWARDS, fromPosition, maxCount: count });
    for await (const page of received(read, store)) {
      const found = page.find(isOurs);
      if (found !== undefined) return found;
      looked += page.length;
      before = page.at(-1)?.position ?? before;
    }
    if (looked < count) return undefined;
  }
};
