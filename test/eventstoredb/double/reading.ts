import { type ServerWritableStream, type ServiceError, status } from '@grpc/grpc-js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from './log.js';
import type { Streams } from './streams.js';
import { eventAnswer, failure, nameOf, notFoundAnswer, type Position, streamDeleted } from './wire.js';

export type ReadCall = ServerWritableStream<streamsPb.ReadReq, streamsPb.ReadResp>;

const PAGE = 256;

/** Sends one message and waits while the reader takes no more; false once the reader has gone. */
export const send = async (call: ReadCall, message: streamsPb.ReadResp): Promise<boolean> => {
  if (!call.cancelled && !call.write(message))
    await new Promise<void>((resolve) => {
      const done = (): void => {
        call.off('drain', done);
        call.off('cancelled', done);
        resolve();
      };
      call.on('drain', done);
      call.on('cancelled', done);
    });
  return !call.cancelled;
};

/** The place a request for `$all` names; undefined for the start and for the end. */
export const positionOf = (options: streamsPb.ReadReq.Options.AllOptions): Position | undefined => {
  const position = options.getPosition();
  return (
    position && {
      commit: BigInt(position.getCommitPosition()),
      prepare: BigInt(position.getPreparePosition()),
    }
  );
};

export const invalidPosition = (): ServiceError =>
  failure(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');

/** Answers a read that ends. A reading backwards of `$all` begins before its position, all others at their place. */
export const read = async (
  streams: Streams,
  call: ReadCall,
  options: streamsPb.ReadReq.Options,
): Promise<void> => {
  const backwards = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS;
  const most = Number(options.getCount());
  const all = options.getAll();
  const of = options.getStream();
  const pages = all ? pagesOfAll(streams, all, backwards) : pagesOfStream(streams, of, backwards);
  if (pages === undefined) {
    await send(call, notFoundAnswer(nameOf(of?.getStreamIdentifier())));
    return;
  }
  let sent = 0;
  for (const page of pages)
    for (const event of page) {
      if (sent === most) return;
      sent++;
      if (!(await send(call, eventAnswer(event)))) return;
    }
};

function* pagesOfAll(
  { log }: Streams,
  options: streamsPb.ReadReq.Options.AllOptions,
  backwards: boolean,
): Generator<readonly RecordedEvent[]> {
  const from = positionOf(options)?.commit ?? (options.hasEnd() ? log.tail : 0n);
  if (!log.isBoundary(from)) throw invalidPosition();
  let next = from;
  for (;;) {
    const page = backwards ? log.before(next, PAGE) : log.from(next, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    next = backwards ? last.position : last.position + 1n;
  }
}

const pagesOfStream = (
  streams: Streams,
  options: streamsPb.ReadReq.Options.StreamOptions | undefined,
  backwards: boolean,
): readonly (readonly RecordedEvent[])[] | undefined => {
  const stream = nameOf(options?.getStreamIdentifier());
  if (streams.isTombstoned(stream)) throw streamDeleted(stream);
  const events = streams.readable(stream);
  if (events === undefined || options === undefined) return undefined;
  const last = events.at(-1)?.revision ?? 0n;
  const start = options.hasRevision()
    ? BigInt(options.getRevision())
    : options.hasStart()
      ? 0n
      : backwards
        ? last
        : last + 1n;
  return backwards
    ? [events.filter(({ revision }) => revision <= start).toReversed()]
    : [events.filter(({ revision }) => revision >= start)];
};
