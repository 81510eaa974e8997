import { type AddedUser, evolvePast, type User, type UserPast, userStream } from '@samspar/association';
import type { EventStore, StoredEvent, Subscription } from '@samspar/event-store';
import { dayInStockholm } from '@samspar/kernel';

/** How long a change waits until the directory has seen it, in milliseconds. */
const SEEN_WITHIN_MS = 5_000;

export type ListedUser = AddedUser & Readonly<{ id: string }>;

type Waiting = Readonly<{ position: bigint; seen: () => void }>;

/**
 * All users as the log tells of them, in memory: they are few. Following the log, it knows of a revoked role at once, on
 * every node.
 */
export class UserDirectory {
  readonly #store: EventStore;
  readonly #users = new Map<string, User>();
  readonly #listed = new Map<string, ListedUser>();
  readonly #pasts = new Map<string, UserPast>();
  readonly #waiting = new Set<Waiting>();
  /** Everything up to here has been taken in. */
  #position = 0n;
  #following: Subscription | undefined;
  #stopped: Error | undefined;

  private constructor(store: EventStore) {
    this.#store = store;
  }

  /** The users as the log now tells. Rejects with `StoreUnavailable`. */
  static async read(store: EventStore): Promise<UserDirectory> {
    const directory = new UserDirectory(store);
    const end = await store.lastPosition();
    for await (const page of store.readAll({ after: 0n, prefixes: [userStream.prefix] }))
      directory.#take(page);
    // Most of a log is not about users: who follows from here reads none of it again.
    if (end > directory.#position) directory.#position = end;
    return directory;
  }

  /** Follows the log until closed; `stopped` hears why it cannot. */
  follow(stopped: (error: Error) => void): void {
    const following = this.#store.subscribe(
      { after: this.#position, prefixes: [userStream.prefix] },
      (events) => this.#take(events),
    );
    this.#following = following;
    following.ended.catch((error: unknown) => {
      this.#stopped = error instanceof Error ? error : new Error(String(error));
      stopped(this.#stopped);
    });
  }

  /** Throws why the log is no longer followed: nobody is let in on what may have been revoked. */
  get(id: string): ListedUser | undefined {
    if (this.#stopped) throw this.#stopped;
    return this.#listed.get(id);
  }

  /** What she has been; undefined where there is no such user. Throws as `get`. */
  pastOf(id: string): UserPast | undefined {
    return this.get(id) && this.#pasts.get(id);
  }

  /** Those of an association, closed ones too. */
  of(association: string): readonly ListedUser[] {
    if (this.#stopped) throw this.#stopped;
    return [...this.#listed.values()].filter((user) => user.association === association);
  }

  /** Open caseworkers of an insats: those who may be responsible for its journeys, by id. */
  caseworkersOf(association: string, intervention: string): readonly string[] {
    return this.of(association)
      .filter(
        ({ status, roles, interventions }) =>
          status === 'open' && roles.includes('caseworker') && interventions.includes(intervention),
      )
      .map(({ id }) => id);
  }

  /** Resolves once an event of a user at this position has been taken in. */
  async reached(position: bigint): Promise<void> {
    if (this.#position >= position) return;
    if (!this.#following) {
      for await (const page of this.#store.readAll({ after: this.#position, prefixes: [userStream.prefix] }))
        this.#take(page);
      return;
    }
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(() => waiting.seen(), SEEN_WITHIN_MS);
      const waiting: Waiting = {
        position,
        seen: () => {
          clearTimeout(timeout);
          this.#waiting.delete(waiting);
          resolve();
        },
      };
      this.#waiting.add(waiting);
    });
  }

  async close(): Promise<void> {
    await this.#following?.stop();
  }

  #take(events: readonly StoredEvent[]): void {
    const { decider, prefix, upcast } = userStream;
    for (const stored of events) {
      const id = stored.stream.slice(prefix.length);
      const event = upcast(stored);
      const user = decider.evolve(this.#users.get(id) ?? decider.initialState, event);
      this.#users.set(id, user);
      if (user.status !== 'none') this.#listed.set(id, { id, ...user });
      const known = { day: dayInStockholm(stored.recordedAt), isByHerself: stored.metadata.actor === id };
      this.#pasts.set(id, evolvePast(this.#pasts.get(id), event, known));
      this.#position = stored.position;
    }
    for (const waiting of this.#waiting) if (waiting.position <= this.#position) waiting.seen();
  }
}
