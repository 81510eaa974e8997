import { randomUUID } from 'node:crypto';
import { type Metadata, type ServerDuplexStream, status } from '@grpc/grpc-js';
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpcStatus from '@eventstore/db-client/generated/status_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { Access } from './access.js';
import { type Faults, unavailable, WRITTEN } from './faults.js';
import type { Draft } from './log.js';
import {
  ANY,
  MAX_APPEND_BYTES,
  NO_STREAM,
  type Refused,
  STREAM_EXISTS,
  type Streams,
  type Written,
} from './streams.js';
import { draftOf, expectedOf, identifierOf, isServiceError, nameOf, uuidOf } from './wire.js';

export type BatchCall = ServerDuplexStream<streamsPb.BatchAppendReq, streamsPb.BatchAppendResp>;

type Options = streamsPb.BatchAppendReq.Options;
type Answer = streamsPb.BatchAppendResp;

/** An append of which not all chunks have come. */
type Begun = { options: Options; drafts: Draft[] };

/** Serves the one long call over which a client sends its appends, each under a correlation id of its own. */
export const batchAppend =
  (streams: Streams, access: Access, faults: Faults) =>
  (call: BatchCall): void => {
    const begun = new Map<string, Begun>();
    faults.opened('batches', call);
    call.on('data', (chunk: streamsPb.BatchAppendReq) => {
      const correlation = chunk.getCorrelationId()?.getString() ?? '';
      const options = chunk.getOptions();
      const append = begun.get(correlation) ?? (options && { options, drafts: [] });
      if (append === undefined) return;
      append.drafts.push(...chunk.getProposedMessagesList().map(draftOf));
      begun.set(correlation, append);
      if (!chunk.getIsFinal()) return;
      begun.delete(correlation);
      settle(call, append.options, correlation, faults, () =>
        write(streams, access, call.metadata, append.options, append.drafts),
      );
    });
    call.on('end', () => call.end());
  };

/** Writes and answers, or lets happen what was armed for this append. */
const settle = (
  call: BatchCall,
  options: Options,
  correlation: string,
  faults: Faults,
  carryOut: () => Answer,
): void => {
  const reply = (to: string, answer: Answer): void => {
    call.write(answer.setCorrelationId(uuidOf(to)).setStreamIdentifier(options.getStreamIdentifier()));
  };
  const fault = faults.next();
  if (fault === undefined) return reply(correlation, carryOut());
  if (fault === 'stranger') return reply(randomUUID(), carryOut());
  const written = WRITTEN.has(fault) ? carryOut().getSuccess() : undefined;
  switch (fault) {
    case 'conflict-written':
      return reply(
        correlation,
        refusedAnswer({
          refused: 'wrong-version',
          stream: nameOf(options.getStreamIdentifier()),
          expected: expectedOf(options, options.getStreamPosition()),
          current: BigInt(written?.getCurrentRevision() ?? 0),
        }),
      );
    case 'busy':
      return reply(correlation, busy());
    case 'timeout':
    case 'timeout-written':
      return reply(correlation, failed(status.DEADLINE_EXCEEDED, 'Timeout', 'Timeout', new shared.Timeout()));
    case 'end-written':
    case 'end-unwritten':
      call.end();
      return;
    case 'break-written':
    case 'break-unwritten':
      call.emit('error', unavailable());
      return;
    case 'not-leader':
      call.emit('error', faults.notLeader());
      return;
    case 'silence-written':
    case 'silence-unwritten':
      return;
  }
};

const write = (
  streams: Streams,
  access: Access,
  caller: Metadata,
  options: Options,
  drafts: readonly Draft[],
): Answer => {
  const stream = nameOf(options.getStreamIdentifier());
  try {
    access.demand(caller, stream, '$w');
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return failed(error.code, error.details, 'AccessDenied', new shared.AccessDenied());
  }
  const written = streams.append(stream, expectedOf(options, options.getStreamPosition()), drafts);
  return written.refused === undefined ? succeeded(written) : refusedAnswer(written);
};

const succeeded = ({ revision, position }: Written): Answer => {
  const success = new streamsPb.BatchAppendResp.Success().setCurrentRevision(revision.toString());
  if (position !== undefined)
    success.setPosition(
      new shared.AllStreamPosition()
        .setCommitPosition(position.toString())
        .setPreparePosition(position.toString()),
    );
  return new streamsPb.BatchAppendResp().setSuccess(success);
};

const refusedAnswer = (refused: Refused): Answer => {
  if (refused.refused === 'stream-deleted')
    return failed(
      status.FAILED_PRECONDITION,
      'Stream Deleted',
      'StreamDeleted',
      new shared.StreamDeleted().setStreamIdentifier(identifierOf(refused.stream)),
    );
  if (refused.refused === 'too-large')
    return failed(
      status.INVALID_ARGUMENT,
      'Maximum Append Size Exceeded',
      'MaximumAppendSizeExceeded',
      new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
    );
  return failed(
    status.FAILED_PRECONDITION,
    'Wrong Expected Version',
    'WrongExpectedVersion',
    wrongVersion(refused.expected, refused.current),
  );
};

const wrongVersion = (expected: bigint, current: bigint): shared.WrongExpectedVersion => {
  const wrong = new shared.WrongExpectedVersion();
  if (current === NO_STREAM) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentStreamRevision(current.toString());
  if (expected === ANY) return wrong.setExpectedAny(new shared.Empty());
  if (expected === NO_STREAM) return wrong.setExpectedNoStream(new shared.Empty());
  if (expected === STREAM_EXISTS) return wrong.setExpectedStreamExists(new shared.Empty());
  return wrong.setExpectedStreamPosition(expected.toString());
};

/** An error whose details are a message of `event_store.client`. */
const failed = (
  code: number,
  message: string,
  type: string,
  details: Readonly<{ serializeBinary(): Uint8Array }>,
): Answer => error(code, message, `event_store.client.${type}`, details.serializeBinary());

/** What a busy server answers: details without a word, which the client cannot name. */
const busy = (): Answer =>
  error(status.UNAVAILABLE, 'Server Is Busy', 'google.protobuf.Empty', new Uint8Array());

const error = (code: number, message: string, type: string, details: Uint8Array): Answer => {
  const packed = new protobufAny.Any();
  packed.pack(details, type);
  return new streamsPb.BatchAppendResp().setError(
    new grpcStatus.Status().setCode(code).setMessage(message).setDetails(packed),
  );
};
