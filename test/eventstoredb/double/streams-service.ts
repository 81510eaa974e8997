import {
  type handleClientStreamingCall,
  type handleUnaryCall,
  type sendUnaryData,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { Access } from './access.js';
import { type BatchCall, batchAppend } from './batch-append.js';
import type { AppendFault } from './control.js';
import { type Faults, unavailable, WRITTEN } from './faults.js';
import { read, type ReadCall } from './reading.js';
import {
  ANY,
  type Deleted,
  type Expected,
  NO_STREAM,
  type Refused,
  STREAM_EXISTS,
  type Streams,
  type Written,
} from './streams.js';
import { subscribe } from './subscriptions.js';
import { draftOf, expectedOf, failure, isServiceError, nameOf, refusal } from './wire.js';

/** The service `event_store.client.streams.Streams`, as far as the client uses it. */
export const streamsService = (streams: Streams, access: Access, faults: Faults) => ({
  read: (call: ReadCall) => void answerRead(streams, access, faults, call),
  append: unaryAppend(streams, access, faults),
  batchAppend: (call: BatchCall) => batchAppend(streams, access, faults)(call),
  delete: deletion(access, faults, (stream, expected) => streams.delete(stream, expected), deleted),
  tombstone: deletion(access, faults, (stream, expected) => streams.tombstone(stream, expected), tombstoned),
});

const asServiceError = (error: unknown): ServiceError =>
  isServiceError(error) ? error : failure(status.UNKNOWN, String(error));

const answerRead = async (
  streams: Streams,
  access: Access,
  faults: Faults,
  call: ReadCall,
): Promise<void> => {
  try {
    const options = call.request.getOptions() ?? new streamsPb.ReadReq.Options();
    const subscribes = options.hasSubscription();
    faults.opened(subscribes ? 'subscriptions' : 'reads', call);
    if (faults.leader !== null && call.metadata.get('requires-leader').includes('true'))
      throw faults.notLeader();
    access.demand(
      call.metadata,
      options.hasAll() ? '$all' : nameOf(options.getStream()?.getStreamIdentifier()),
      '$r',
    );
    await (subscribes ? subscribe : read)(streams, call, options);
    call.end();
  } catch (error) {
    call.emit('error', asServiceError(error));
  }
};

const unaryAppend =
  (
    streams: Streams,
    access: Access,
    faults: Faults,
  ): handleClientStreamingCall<streamsPb.AppendReq, streamsPb.AppendResp> =>
  (call, callback) => {
    let options = new streamsPb.AppendReq.Options();
    const messages: streamsPb.AppendReq.ProposedMessage[] = [];
    call.on('data', (request: streamsPb.AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message !== undefined) messages.push(message);
    });
    call.on('end', () => {
      const fault = faults.next();
      if (fault !== undefined && !WRITTEN.has(fault)) return fail(fault, faults, callback);
      const stream = nameOf(options.getStreamIdentifier());
      try {
        access.demand(call.metadata, stream, '$w');
        const expected = expectedOf(options, options.getRevision());
        const written = streams.append(stream, expected, messages.map(draftOf));
        if (fault === 'conflict-written' && written.refused === undefined)
          return callback(null, wrongVersion({ expected, current: written.revision }));
        if (fault !== undefined) return fail(fault, faults, callback);
        if (written.refused === undefined) return callback(null, succeeded(written));
        if (written.refused === 'wrong-version') return callback(null, wrongVersion(written));
        return callback(refusal(written));
      } catch (error) {
        return callback(asServiceError(error));
      }
    });
  };

/** A single call cannot end well without an answer, so what ends a batch stream cleanly leaves it unanswered. */
const fail = (fault: AppendFault, faults: Faults, callback: sendUnaryData<streamsPb.AppendResp>): void => {
  switch (fault) {
    case 'busy':
    case 'break-written':
    case 'break-unwritten':
      return callback(unavailable());
    case 'timeout':
    case 'timeout-written':
      return callback(failure(status.ABORTED, 'Operation timed out'));
    case 'not-leader':
      return callback(faults.notLeader());
    case 'conflict-written':
    case 'silence-written':
    case 'silence-unwritten':
    case 'stranger':
    case 'end-written':
    case 'end-unwritten':
      return;
  }
};

const succeeded = ({ revision, position }: Written): streamsPb.AppendResp => {
  const success = new streamsPb.AppendResp.Success().setCurrentRevision(revision.toString());
  if (position === undefined) success.setNoPosition(new shared.Empty());
  else
    success.setPosition(
      new streamsPb.AppendResp.Position()
        .setCommitPosition(position.toString())
        .setPreparePosition(position.toString()),
    );
  return new streamsPb.AppendResp().setSuccess(success);
};

const wrongVersion = ({
  expected,
  current,
}: Pick<Extract<Refused, { refused: 'wrong-version' }>, 'expected' | 'current'>): streamsPb.AppendResp => {
  const wrong = new streamsPb.AppendResp.WrongExpectedVersion();
  if (current === NO_STREAM) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(current.toString());
  if (expected === ANY) wrong.setExpectedAny(new shared.Empty());
  else if (expected === NO_STREAM) wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === STREAM_EXISTS) wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(expected.toString());
  return new streamsPb.AppendResp().setWrongExpectedVersion(wrong);
};

type Deletion = Readonly<{
  getOptions(): streamsPb.DeleteReq.Options | streamsPb.TombstoneReq.Options | undefined;
}>;

const deletion =
  <Response>(
    access: Access,
    faults: Faults,
    remove: (stream: string, expected: Expected) => Deleted | Refused,
    answer: (position: bigint) => Response,
  ): handleUnaryCall<Deletion, Response> =>
  (call, callback) => {
    try {
      if (faults.leader !== null) throw faults.notLeader();
      const options = call.request.getOptions() ?? new streamsPb.DeleteReq.Options();
      const stream = nameOf(options.getStreamIdentifier());
      access.demand(call.metadata, stream, '$d');
      const removed = remove(stream, expectedOf(options, options.getRevision()));
      if (removed.refused !== undefined) throw refusal(removed);
      callback(null, answer(removed.position));
    } catch (error) {
      callback(asServiceError(error));
    }
  };

const deleted = (position: bigint): streamsPb.DeleteResp =>
  new streamsPb.DeleteResp().setPosition(
    new streamsPb.DeleteResp.Position()
      .setCommitPosition(position.toString())
      .setPreparePosition(position.toString()),
  );

const tombstoned = (position: bigint): streamsPb.TombstoneResp =>
  new streamsPb.TombstoneResp().setPosition(
    new streamsPb.TombstoneResp.Position()
      .setCommitPosition(position.toString())
      .setPreparePosition(position.toString()),
  );
