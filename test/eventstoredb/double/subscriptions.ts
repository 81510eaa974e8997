import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from './log.js';
import { invalidPosition, positionOf, type ReadCall, send } from './reading.js';
import type { Streams } from './streams.js';
import {
  caughtUpAnswer,
  checkpointAnswer,
  confirmationAnswer,
  eventAnswer,
  failure,
  nameOf,
  type Position,
  streamDeleted,
} from './wire.js';

/** How many events a page of catching up holds where the filter does not say, and how far a live reader may lag. */
const PAGE = 32;

type Subscribed = Readonly<{
  /** The stream, or undefined for `$all`. */
  stream: string | undefined;
  /** The first position that is looked at. */
  first: bigint;
  /** Where the first page begins, as a checkpoint would say it. */
  from: Position;
  /** The checkpoint that the subscriber has; undefined at the start. */
  known: Position | undefined;
  matches: (event: RecordedEvent) => boolean;
  window: number;
  /** How many events lie between checkpoints; undefined where none are sent. */
  interval: number | undefined;
}>;

/** Answers a subscription: what is there, that it has caught up, and from then on what is written. */
export const subscribe = async (
  streams: Streams,
  call: ReadCall,
  options: streamsPb.ReadReq.Options,
): Promise<void> => {
  const all = options.getAll();
  const subscribed = all ? toAll(streams, all, options) : toStream(streams, options.getStream());
  if (await send(call, confirmationAnswer(randomUUID()))) await pump(streams, call, subscribed);
};

const pump = async (streams: Streams, call: ReadCall, subscribed: Subscribed): Promise<void> => {
  const { log } = streams;
  const { stream, matches, window, interval = Infinity } = subscribed;
  let next = subscribed.first;
  let pageStart = subscribed.from;
  let checkpoint = subscribed.known;
  let considered = 0;
  let live = false;

  const sendCheckpoint = async (position: Position): Promise<void> => {
    if (interval === Infinity || !isLater(position, checkpoint)) return;
    checkpoint = position;
    await send(call, checkpointAnswer(position));
  };
  const sendPage = async (page: readonly RecordedEvent[]): Promise<void> => {
    for (const event of page) {
      if (call.cancelled) return;
      if (matches(event)) await send(call, eventAnswer(event));
      next = event.position + 1n;
      considered++;
      if (!live || considered < interval) continue;
      considered = 0;
      await sendCheckpoint({ commit: event.position, prepare: event.position });
    }
  };

  while (!call.cancelled) {
    if (stream !== undefined && streams.isTombstoned(stream)) throw streamDeleted(stream);
    if (live && log.countFrom(next) > PAGE && call.writableNeedDrain) {
      live = false;
      const [following] = log.from(next, 1);
      pageStart = { commit: following?.position ?? log.tail, prepare: 0n };
    }
    await sendPage(log.from(next, window));
    const [following] = log.from(next, 1);
    if (!live) {
      if (considered >= interval || following === undefined) await sendCheckpoint(pageStart);
      considered = considered >= interval ? considered % interval : considered;
      if (following !== undefined) pageStart = { commit: following.position, prepare: 0n };
    }
    if (log.countFrom(next) > 0) continue;
    if (!live) {
      live = true;
      considered = 0;
      await send(call, caughtUpAnswer());
    }
    await written(streams, call, next);
  }
};

const isLater = (position: Position, than: Position | undefined): boolean =>
  than === undefined ||
  position.commit > than.commit ||
  (position.commit === than.commit && position.prepare > than.prepare);

/** Waits until there is an event at this position or after it, or the subscriber has gone. */
const written = async ({ log }: Streams, call: ReadCall, position: bigint): Promise<void> => {
  if (call.cancelled || log.countFrom(position) > 0) return;
  await new Promise<void>((resolve) => {
    const stop = log.onWrite(() => {
      if (log.countFrom(position) > 0) done();
    });
    const done = (): void => {
      stop();
      call.off('cancelled', done);
      call.off('finish', done);
      resolve();
    };
    call.on('cancelled', done);
    call.on('finish', done);
  });
};

const toAll = (
  { log }: Streams,
  all: streamsPb.ReadReq.Options.AllOptions,
  options: streamsPb.ReadReq.Options,
): Subscribed => {
  const end = { commit: log.tail, prepare: log.tail };
  const from = positionOf(all) ?? (all.hasEnd() ? end : { commit: 0n, prepare: 0n });
  if (!log.isBoundary(from.commit)) throw invalidPosition();
  const filter = options.getFilter();
  const window = filter?.hasMax() === true ? filter.getMax() : PAGE;
  const skipsItsOwn = !all.hasStart() && !all.hasEnd() && from.prepare >= from.commit;
  return {
    stream: undefined,
    first: skipsItsOwn ? from.commit + 1n : from.commit,
    from,
    known: all.hasStart() ? undefined : from,
    matches: filter ? matching(filter) : () => true,
    window,
    interval: filter && window * filter.getCheckpointintervalmultiplier(),
  };
};

const toStream = (
  streams: Streams,
  options: streamsPb.ReadReq.Options.StreamOptions | undefined,
): Subscribed => {
  const stream = nameOf(options?.getStreamIdentifier());
  const after = options?.hasRevision() === true ? BigInt(options.getRevision()) : -1n;
  const first = options?.hasEnd() === true ? streams.log.tail : 0n;
  return {
    stream,
    first,
    from: { commit: first, prepare: first },
    known: undefined,
    matches: (event) =>
      event.stream === stream &&
      event.revision > after &&
      (streams.readable(stream)?.includes(event) ?? false),
    window: PAGE,
    interval: undefined,
  };
};

const matching = (filter: streamsPb.ReadReq.Options.FilterOptions): ((event: RecordedEvent) => boolean) => {
  const onType = filter.getEventType();
  const expression = onType ?? filter.getStreamIdentifier();
  const prefixes = expression?.getPrefixList() ?? [];
  const pattern = expression?.getRegex() ?? '';
  const regex = pattern === '' ? undefined : toRegex(pattern);
  return ({ type, stream }) => {
    const value = onType ? type : stream;
    return regex?.test(value) ?? prefixes.some((prefix) => value.startsWith(prefix));
  };
};

const toRegex = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern);
  } catch {
    throw failure(status.INVALID_ARGUMENT, `The filter's regular expression cannot be read: ${pattern}`);
  }
};
