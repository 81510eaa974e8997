import type { EventStore, StoredEvent, Subscription } from '@samspar/event-store';
import { batchStream } from '@samspar/import';

type BatchEvent = ReturnType<typeof batchStream.upcast>;
type CountsOf<Type extends BatchEvent['type']> = Extract<BatchEvent, Readonly<{ type: Type }>>['data'];

/** An import as the log tells of it: counts, and never a person. */
export type Batch = Readonly<{
  id: string;
  association: string;
  register: string;
  /** User id, or `operator`. */
  actor: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  rows: number;
  /** Absent where it was interrupted. */
  counts?: CountsOf<'ImportCompleted'>['counts'];
  reversed?: CountsOf<'BatchReversed'> & Readonly<{ actor: string; at: number }>;
}>;

const evolve = (batch: Batch | undefined, stored: StoredEvent): Batch | undefined => {
  const event = batchStream.upcast(stored);
  const { actor } = stored.metadata;
  if (event.type === 'ImportStarted') {
    const { association, register, rows } = event.data;
    const id = stored.stream.slice(batchStream.prefix.length);
    return { id, association, register, actor, startedAt: stored.recordedAt, rows };
  }
  if (event.type === 'ImportCompleted') return batch && { ...batch, counts: event.data.counts };
  if (event.type === 'BatchReversed')
    return batch && { ...batch, reversed: { ...event.data, actor, at: stored.recordedAt } };
  return batch;
};

/** All imports there have been, in memory: they are few. They follow the log, so that every node knows of every one. */
export class Batches {
  readonly #batches = new Map<string, Batch>();
  #following: Subscription | undefined;
  #read: Promise<void> = Promise.resolve();
  readonly #store: EventStore;
  readonly #log: (line: string) => void;

  constructor(store: EventStore, log: (line: string) => void) {
    this.#store = store;
    this.#log = log;
  }

  /** Reads what the log tells, and follows it until they are closed. */
  follow(): void {
    this.#read = new Promise((resolve, reject) => {
      this.#following = this.#store.subscribe(
        { after: 0n, prefixes: [batchStream.prefix] },
        (events) => this.#take(events),
        () => resolve(),
      );
      this.#following.ended.catch((error: Error) => {
        this.#log(`Inläsningarna följs inte längre: ${error.message}`);
        reject(error);
      });
    });
    // Told to whoever asks for them; nobody may have asked yet.
    this.#read.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#following?.stop();
  }

  /** Those of an association, the latest first. Rejects where the log could not be read. */
  async of(association: string): Promise<readonly Batch[]> {
    await this.#read;
    return [...this.#batches.values()].filter((batch) => batch.association === association).toReversed();
  }

  async find(id: string): Promise<Batch | undefined> {
    await this.#read;
    return this.#batches.get(id);
  }

  #take(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const id = event.stream.slice(batchStream.prefix.length);
      const batch = evolve(this.#batches.get(id), event);
      if (batch) this.#batches.set(id, batch);
    }
  }
}
