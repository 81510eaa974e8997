import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Draft, RecordedEvent } from './log.js';
import { ANY, type Expected, MAX_APPEND_BYTES, NO_STREAM, type Refused, STREAM_EXISTS } from './streams.js';

/** A place in the log as the protocol writes it. */
export type Position = Readonly<{ commit: bigint; prepare: bigint }>;

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const identifierOf = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));

export const uuidOf = (id: string): shared.UUID => new shared.UUID().setString(id);

/** What a request expects of its stream, in any of the four requests that say so. */
export const expectedOf = (
  options: Readonly<{
    hasAny(): boolean;
    hasNoStream(): boolean;
    hasStreamExists(): boolean;
  }>,
  revision: string,
): Expected => {
  if (options.hasAny()) return ANY;
  if (options.hasNoStream()) return NO_STREAM;
  return options.hasStreamExists() ? STREAM_EXISTS : BigInt(revision);
};

const recordedOf = (event: RecordedEvent): streams.ReadResp.ReadEvent.RecordedEvent => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidOf(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(event.position.toString())
    .setPreparePosition(event.position.toString())
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', event.created.toString());
  return recorded;
};

export const eventAnswer = (event: RecordedEvent): streams.ReadResp =>
  new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(recordedOf(event)).setCommitPosition(event.position.toString()),
  );

export const notFoundAnswer = (stream: string): streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );

export const confirmationAnswer = (id: string): streams.ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
  );

export const caughtUpAnswer = (): streams.ReadResp =>
  new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const checkpointAnswer = ({ commit, prepare }: Position): streams.ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(commit.toString())
      .setPreparePosition(prepare.toString()),
  );

/** An error that ends a call: a status, and trailers from which the client makes its error class. */
export const failure = (
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

export const accessDenied = (): ServiceError =>
  failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string): ServiceError =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': encodeURIComponent(stream),
  });

/** A refused write as the calls with one answer tell it; a wrong version is one of a deletion. */
export const refusal = (refused: Refused): ServiceError => {
  if (refused.refused === 'stream-deleted') return streamDeleted(refused.stream);
  if (refused.refused === 'too-large')
    return failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': MAX_APPEND_BYTES.toString(),
    });
  const { stream, expected, current } = refused;
  return failure(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${current}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': encodeURIComponent(stream),
      'expected-version': expected.toString(),
      'actual-version': current.toString(),
    },
  );
};

export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'details' in error && 'metadata' in error;

/** A proposed event, in either of the two requests that carry one. */
export const draftOf = (
  message: Readonly<{
    getId(): shared.UUID | undefined;
    getMetadataMap(): Readonly<{ get(key: string): string | undefined }>;
    getCustomMetadata_asU8(): Uint8Array;
    getData_asU8(): Uint8Array;
  }>,
): Draft => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? 'application/octet-stream',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});
