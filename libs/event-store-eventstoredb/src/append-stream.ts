import { convertToCommandError, type Position, UnknownError } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';

/** The last revision written and where it lies; a server may leave the place out. */
export type Written = Readonly<{ nextExpectedRevision: bigint; position?: Position | undefined }>;

/** An append as it is sent, and the id its answer will carry. */
export type Request = Readonly<{ correlation: string; stream: string; bytes: Buffer }>;

type Unanswered = Readonly<{
  stream: string;
  resolve: (written: Written) => void;
  reject: (error: unknown) => void;
  timer: NodeJS.Timeout;
}>;

const writtenOf = (success: streams.BatchAppendResp.Success | undefined): Written => {
  const position = success?.getPosition();
  return {
    nextExpectedRevision: BigInt(success?.getCurrentRevision() ?? 0),
    position: position && {
      commit: BigInt(position.getCommitPosition()),
      prepare: BigInt(position.getPreparePosition()),
    },
  };
};

/**
 * One call that carries many appends, each answered under its correlation id, in whatever order. Every append settles: by its
 * answer, by the end of the call, or when its time is over. An append that was on its way when the call ended may be written.
 */
export class AppendStream {
  readonly #call: ClientDuplexStream<Buffer, streams.BatchAppendResp>;
  readonly #unanswered = new Map<string, Unanswered>();
  #usable = true;

  constructor(call: ClientDuplexStream<Buffer, streams.BatchAppendResp>) {
    this.#call = call
      .on('data', (answer: streams.BatchAppendResp) => this.#take(answer))
      .on('error', (error) => this.#finish(convertToCommandError(error)))
      .on('end', () => this.#finish(new UnknownError(undefined, 'the server ended the stream of appends')));
  }

  /** Whether another append may be sent: the call is open and has left none unanswered. */
  get isUsable(): boolean {
    return this.#usable;
  }

  /** Rejects with the client's errors; after `timeoutMs` with one of unknown outcome. */
  send({ correlation, stream, bytes }: Request, timeoutMs: number): Promise<Written> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle(correlation)?.reject(new UnknownError(undefined, 'the append was not answered'));
        this.retire();
      }, timeoutMs);
      this.#unanswered.set(correlation, { stream, resolve, reject, timer });
      this.#call.write(bytes);
    });
  }

  /** Takes no more appends, and ends the call once those sent are settled. */
  retire(): void {
    this.#usable = false;
    if (this.#unanswered.size === 0) this.#call.cancel();
  }

  cancel(): void {
    this.#call.cancel();
  }

  #settle(correlation: string): Unanswered | undefined {
    const unanswered = this.#unanswered.get(correlation);
    clearTimeout(unanswered?.timer);
    this.#unanswered.delete(correlation);
    return unanswered;
  }

  /** An answer that nobody waits for any more is one to an append whose time was over. */
  #take(answer: streams.BatchAppendResp): void {
    const unanswered = this.#settle(parseUUID(answer.getCorrelationId()) ?? '');
    const error = answer.getError();
    if (error === undefined) unanswered?.resolve(writtenOf(answer.getSuccess()));
    else if (error.hasDetails()) unanswered?.reject(unpackToCommandError(error, unanswered.stream));
    else unanswered?.reject(new UnknownError(undefined, error.getMessage()));
    if (!this.#usable) this.retire();
  }

  #finish(error: unknown): void {
    this.#usable = false;
    for (const correlation of this.#unanswered.keys()) this.#settle(correlation)?.reject(error);
  }
}
