import { type ServiceError, status } from '@grpc/grpc-js';
import type { AppendFault, Endpoint, Report } from './control.js';
import { failure } from './wire.js';

/** A call that answers with a stream, as far as a fault ends it. */
export type OpenCall = Readonly<{
  end(): unknown;
  emit(event: 'error', error: ServiceError): unknown;
  on(event: 'cancelled' | 'close' | 'finish', listener: () => void): unknown;
}>;

type Kind = 'reads' | 'subscriptions' | 'batches';

/** The faults that an append meets after it was written. */
export const WRITTEN: ReadonlySet<AppendFault> = new Set([
  'silence-written',
  'timeout-written',
  'conflict-written',
  'stranger',
  'end-written',
  'break-written',
]);

export const unavailable = (): ServiceError => failure(status.UNAVAILABLE, 'Server Is Not Ready');

/** What goes wrong, when it was told to: the calls that are open and what is to become of the next appends. */
export class Faults {
  readonly #open: Readonly<Record<Kind, Set<OpenCall>>> = {
    reads: new Set(),
    subscriptions: new Set(),
    batches: new Set(),
  };
  #pending: AppendFault[] = [];
  /** The node that leads, where it is not this one. */
  leader: Endpoint | null = null;

  arm(fault: AppendFault, times: number): void {
    this.#pending.push(...Array.from({ length: times }, () => fault));
  }

  heal(): void {
    this.#pending = [];
  }

  /** Ends every open call and forgets every fault. */
  reset(): void {
    for (const kind of ['reads', 'subscriptions', 'batches'] as const) this.endAll(kind);
    this.heal();
    this.leader = null;
  }

  /** What is to become of the append that has just come in whole. */
  next(): AppendFault | undefined {
    return this.leader === null ? this.#pending.shift() : 'not-leader';
  }

  /** Keeps a call among the open ones until it has ended. */
  opened(kind: Kind, call: OpenCall): void {
    const calls = this.#open[kind];
    calls.add(call);
    for (const ending of ['cancelled', 'close', 'finish'] as const) call.on(ending, () => calls.delete(call));
  }

  /** Ends every open call of a kind, with an error where there is one. */
  endAll(kind: Kind, error?: ServiceError): void {
    for (const call of this.#open[kind]) {
      if (error === undefined) call.end();
      else call.emit('error', error);
      this.#open[kind].delete(call);
    }
  }

  openCalls(): Omit<Report, 'events'> {
    return {
      reads: this.#open.reads.size,
      subscriptions: this.#open.subscriptions.size,
      batches: this.#open.batches.size,
      armed: this.#pending.length,
    };
  }

  notLeader(): ServiceError {
    return failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': this.leader?.address ?? 'localhost',
      'leader-endpoint-port': String(this.leader?.port ?? 0),
    });
  }
}
