import type { OccurredOn } from '@samspar/kernel';

/** Who caused an event, and whose entry it is. */
export type Author = Readonly<{
  /** User id, or `operator` for whoever runs the command line. */
  actor: string;
  role: string;
  party?: string;
  /**
   * Id of the authority that the entry belongs to: the one its author worked for then. Absent where that is not known, as in all
   * events before there were authorities; what it was then is never concluded from where she works now.
   */
  authority?: string;
}>;

/** Who caused an event, under which command; stored with it, in the clear, and never personal data. */
export type EventMetadata = Author &
  Readonly<{
    legalBasis?: string;
    /** The command the event came of; events of one command share it. */
    commandId: string;
    correlationId: string;
    causationId?: string;
    /** Keyed digest of the command's body: the same command id with another body is refused. */
    digest?: string;
    /** The import batch, its register and row, and keyed digests of the row's cells by column. */
    batch?: string;
    row?: Readonly<{
      register: string;
      number: string;
      digests: Readonly<Record<string, string>>;
      /** The row says itself that consent was given; absent where it says nothing, which is no consent. */
      consentStated?: boolean;
      /** The participant whose number the row says that its person had before. */
      former?: string;
    }>;
  }>;

/** An event to be appended. */
export type NewEvent = Readonly<{
  /** UUID; the same id at the same expected revision makes the append idempotent. */
  id: string;
  type: string;
  schemaVersion: number;
  occurredOn: OccurredOn;
  data: Readonly<Record<string, unknown>>;
  metadata: EventMetadata;
  /** Milliseconds since the epoch; kept where given (a copied log), else stamped by the writer. */
  recordedAt?: number;
}>;

/** An event as it stands in the log. */
export type StoredEvent = Omit<NewEvent, 'recordedAt'> &
  Readonly<{
    stream: string;
    /** 0 for the first event of a stream, then without gaps. */
    revision: number;
    /** Place in the whole log: increasing, not necessarily contiguous. */
    position: bigint;
    recordedAt: number;
  }>;

/**
 * When an event is known, in milliseconds since the epoch: from the later of its own stamp and the `latest` before it, so that what is
 * known never runs backwards along the log (docs/events.md#the-envelope).
 */
export const knownFrom = ({ recordedAt }: Pick<StoredEvent, 'recordedAt'>, latest: number): number =>
  Math.max(latest, recordedAt);

export type ExpectedRevision = 'noStream' | number;

export type AppendResult =
  | Readonly<{ appended: true; revision: number; position: bigint }>
  /** Somebody else wrote: `actual` is the stream's last revision. Data, for a writer meets it in daily work. */
  | Readonly<{ appended: false; actual: ExpectedRevision }>
  /** No answer came in time: written or not. The same ids at the same expected revision, sent again, tell which. */
  | Readonly<{ appended: 'unknown' }>;

export type ReadAllOptions = Readonly<{
  /** Exclusive: the first event read is the first one after it. `0n` reads from the beginning. */
  after: bigint;
  /** Only streams whose name begins with one of these; absent: all. */
  prefixes?: readonly string[];
  maxCount?: number;
  /**
   * Told of each stream that the store has been told, past this port, to hide something of or to show again, as the read comes to that. The log
   * holds what is hidden.
   */
  hides?: (stream: string, isHidden: boolean) => void;
}>;

export type Subscription = Readonly<{
  /** Ends the subscription; resolves when no handler is running any more. */
  stop: () => Promise<void>;
  /** Settles when the subscription ended: resolves after `stop`, rejects with the handler's or the store's error. */
  ended: Promise<void>;
}>;

/**
 * The port to the event log (docs/architecture.md). An abstract class, so that it is its own injection token. Every method rejects
 * with `StoreUnavailable` where the store cannot be reached or read.
 */
export abstract class EventStore {
  /**
   * Appends events to a stream, all or none, durably. At least one event; ids are UUIDs.
   * The same ids at the same expected revision get the first answer again.
   */
  abstract append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult>;

  /** Reads a stream page by page from its first event, or backwards from its last; no page where there is none. */
  abstract readStream(
    stream: string,
    options?: Readonly<{ direction?: 'forwards' | 'backwards'; fromRevision?: number; maxCount?: number }>,
  ): AsyncIterable<readonly StoredEvent[]>;

  /** Reads the log in order, page by page, up to what was in it when the last page was read. */
  abstract readAll(options: ReadAllOptions): AsyncIterable<readonly StoredEvent[]>;

  /**
   * Hands every event after a position to `handle`, in order and in batches: first those in the log, then live ones.
   * The next batch is not read before `handle` resolves. `caughtUp` is called each time the end of the log is reached.
   */
  abstract subscribe(
    options: Readonly<{ after: bigint; prefixes?: readonly string[]; batchSize?: number }>,
    handle: (events: readonly StoredEvent[]) => Promise<void> | void,
    caughtUp?: (position: bigint) => void,
  ): Subscription;

  /** Position of the last event of the log, `0n` where it is empty. */
  abstract lastPosition(): Promise<bigint>;

  /** What whoever operates the store should know beside that it works, a sentence each; none where all is well. */
  abstract warnings(): readonly string[];

  abstract close(): Promise<void>;

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The first event that a read gives; nothing more of it is read. */
export const firstOf = async (
  pages: AsyncIterable<readonly StoredEvent[]>,
): Promise<StoredEvent | undefined> => {
  for await (const [event] of pages) return event;
  return undefined;
};

/** The store cannot be reached, opened, read or written: a sentence for whoever operates it. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** It is not known whether a command was carried out; the same command sent again gets the answer. */
export class OutcomeUnknown extends StoreUnavailable {
  override readonly name = 'OutcomeUnknown';
}
