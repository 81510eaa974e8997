import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { AppendStream, type Request, type Written } from './append-stream.js';
import type { EventToSend } from './envelope.js';

const { path, responseDeserialize } = grpc.StreamsService.batchAppend;

const proposed = ({ id, type, data, metadata }: EventToSend): streams.BatchAppendReq.ProposedMessage => {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(data)
    .setCustomMetadata(metadata);
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
};

/** No deadline is sent with it: the server would judge it by its own clock, and has a time of its own for each write. */
const requestOf = (
  stream: string,
  expectedRevision: bigint | 'no_stream',
  drafts: readonly EventToSend[],
): Request => {
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(stream)),
  );
  if (expectedRevision === 'no_stream') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(expectedRevision.toString());
  const correlation = randomUUID();
  const request = new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(correlation))
    .setOptions(options)
    .setProposedMessagesList(drafts.map(proposed))
    .setIsFinal(true);
  return { correlation, stream, bytes: Buffer.from(request.serializeBinary()) };
};

/**
 * Appends over one long call per connection, which is how the server takes many at once (BatchAppend, from version 21.10). The
 * client (6.2.1) lends its connection, credentials and search for the leader; its own use of that call leaves appends
 * unanswered for ever and can end the process: one table for all its calls, no word of an end, and rejections nobody
 * can catch.
 */
export class Appends {
  readonly #client: EventStoreDBClient;
  readonly #timeoutMs: number;
  #current: Readonly<{ connection: grpc.StreamsClient; stream: AppendStream }> | undefined;

  /** After `timeoutMs` without an answer an append is given up. */
  constructor(client: EventStoreDBClient, timeoutMs: number) {
    this.#client = client;
    this.#timeoutMs = timeoutMs;
  }

  /** All or none of the events, which fit in one message. Rejects with the client's errors. */
  append(
    stream: string,
    expectedRevision: bigint | 'no_stream',
    drafts: readonly EventToSend[],
  ): Promise<Written> {
    const request = requestOf(stream, expectedRevision, drafts);
    return this.#client['execute'](grpc.StreamsClient, 'append', (connection) =>
      this.#streamOver(connection).send(request, this.#timeoutMs),
    );
  }

  /** Gives up what is not answered yet. */
  close(): void {
    this.#current?.stream.cancel();
  }

  /** A call over another connection than before, or one that failed an append, is followed by a fresh one. */
  #streamOver(connection: grpc.StreamsClient): AppendStream {
    if (this.#current?.connection === connection && this.#current.stream.isUsable)
      return this.#current.stream;
    this.#current?.stream.retire();
    const parameters = this.#client['callArguments']({}, { deadline: Infinity });
    const stream = new AppendStream(
      connection.makeBidiStreamRequest(path, (bytes: Buffer) => bytes, responseDeserialize, ...parameters),
    );
    this.#current = { connection, stream };
    return stream;
  }
}
