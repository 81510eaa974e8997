import { setTimeout as pause } from 'node:timers/promises';
import { type EventStoreDBClient, WrongExpectedVersionError } from '@eventstore/db-client';
import { type AppendResult, StoreUnavailable } from '@samspar/event-store';
import { Appends } from './appends.js';
import { unlessLate } from './connection.js';
import type { EventToSend, Recorded } from './envelope.js';
import { type Cause, causeOf, unavailable } from './failure.js';
import { eventsOf } from './reading.js';

/** Milliseconds before an append is sent again that was not written, or that its answer is asked of. */
const RETRIES_MS = [50, 250, 1_000];

/** What an append is sent again after. */
const AGAIN: ReadonlySet<Cause | undefined> = new Set(['notConnected', 'notLeader', 'timedOut']);

export type SendingOptions = Readonly<{
  client: EventStoreDBClient;
  /** The server as sentences name it. */
  name: string;
  /** After so many milliseconds an append is answered with `unknown`. */
  timeoutMs: number;
  warn: (sentence: string) => void;
}>;

/** An append as it is sent: all or none of the drafts after the expected revision. */
type Append = Readonly<{
  stream: string;
  expectedRevision: bigint | 'no_stream';
  drafts: readonly EventToSend[];
}>;

const isRepeat = (drafts: readonly EventToSend[], found: readonly Recorded[]): boolean =>
  found.every(({ id }, index) => id === drafts[index]?.id);

/** Sends appends, each until the server's answer is the port's. The same append, however often and from wherever, gets one answer. */
export class Sending {
  readonly #options: SendingOptions;
  readonly #appends: Appends;
  /** Appends under way by what makes them the same. */
  readonly #underWay = new Map<string, Promise<AppendResult>>();

  constructor(options: SendingOptions) {
    this.#options = options;
    this.#appends = new Appends(options.client, options.timeoutMs);
  }

  /** Answered in time, whatever the server does. Throws `StoreUnavailable`. */
  send(
    stream: string,
    expectedRevision: bigint | 'no_stream',
    drafts: readonly EventToSend[],
  ): Promise<AppendResult> {
    const same = [stream, expectedRevision, ...drafts.map(({ id }) => id)].join(' ');
    const underWay = this.#underWay.get(same);
    if (underWay !== undefined) return underWay;
    const answered = this.#answered({ stream, expectedRevision, drafts });
    const answer = unlessLate<AppendResult>(this.#options.timeoutMs, answered, () => ({
      appended: 'unknown',
    })).finally(() => this.#underWay.delete(same));
    this.#underWay.set(same, answer);
    return answer;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
    this.#appends.close();
  }

  async #answered(append: Append): Promise<AppendResult> {
    const { name } = this.#options;
    let mayBeWritten = false;
    for (let attempt = 0; ; attempt++)
      try {
        return await this.#written(append);
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) return this.#conflict(append, error.actualVersion);
        const cause = causeOf(error);
        if (cause === 'open') return { appended: 'unknown' };
        // A node that no longer leads turns away all that is under way, also what it has written. And one that has written an
        // append, but not told it to its followers, does not answer the same append sent to it meanwhile.
        mayBeWritten ||= cause === 'notLeader' || cause === 'timedOut';
        const wait = RETRIES_MS[attempt];
        if (wait === undefined || !AGAIN.has(cause)) {
          if (mayBeWritten) return { appended: 'unknown' };
          throw unavailable(name, error);
        }
        await pause(wait);
      }
  }

  async #written({ stream, expectedRevision, drafts }: Append): Promise<AppendResult> {
    const { name, warn } = this.#options;
    const { nextExpectedRevision, position } = await this.#appends.append(stream, expectedRevision, drafts);
    const revision = Number(nextExpectedRevision);
    if (expectedRevision === 'no_stream' && revision !== drafts.length - 1)
      warn(
        `${stream} i ${name} har raderats och börjat om: händelserna före revision ${revision - drafts.length + 1} ` +
          'syns inte längre. Ta reda på vem som raderade, och återställ loggen från säkerhetskopia.',
      );
    return {
      appended: true,
      revision,
      position: position?.commit ?? (await this.#positionOf(stream, revision)),
    };
  }

  /**
   * The stream is further on than expected. The server knows its own repeats by a bounded memory and an index that lags behind
   * what it has just written, so where there is room for one the stream itself tells.
   */
  async #conflict(
    { stream, expectedRevision, drafts }: Append,
    actualVersion: unknown,
  ): Promise<AppendResult> {
    const actual =
      typeof actualVersion === 'bigint' && actualVersion >= 0n ? Number(actualVersion) : 'noStream';
    const fromRevision = expectedRevision === 'no_stream' ? 0 : Number(expectedRevision) + 1;
    if (actual !== 'noStream' && actual >= fromRevision + drafts.length - 1)
      for (const wait of [...RETRIES_MS, 0]) {
        const found = await this.#read(stream, fromRevision, drafts.length);
        const last = found.at(-1);
        if (!isRepeat(drafts, found)) break;
        if (found.length === drafts.length && last?.position !== undefined)
          return { appended: true, revision: Number(last.revision), position: last.position.commit };
        // Written, and not yet to be read.
        await pause(wait);
      }
    return { appended: false, actual };
  }

  async #positionOf(stream: string, revision: number): Promise<bigint> {
    const [event] = await this.#read(stream, revision, 1);
    if (event?.position !== undefined) return event.position.commit;
    throw new StoreUnavailable(
      `${this.#options.name} har inte kvar det som nyss skrevs i ${stream}: försök igen.`,
    );
  }

  async #read(stream: string, fromRevision: number, maxCount: number): Promise<readonly Recorded[]> {
    const { client, name } = this.#options;
    const found: Recorded[] = [];
    for await (const page of eventsOf(client, name, stream, { fromRevision, maxCount })) found.push(...page);
    return found;
  }
}
