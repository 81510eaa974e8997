import type { AllStreamResolvedEvent, AllStreamSubscription, Position } from '@eventstore/db-client';
import type { Recorded } from './envelope.js';
import { isAfter } from './reading.js';

/** How long, in milliseconds, a batch may wait for more events while catching up. */
const GATHER_MS = 20;

export type FedEvents = Readonly<{
  events: readonly Recorded[];
  /** Where a new subscription goes on once these events are handled; undefined where nothing new came. */
  resume: Position | undefined;
  /** Everything that was in the log when the subscription began has come with this batch or before it. */
  live: boolean;
  /** The subscription is over: by the server, with or without an error. */
  over: Readonly<{ error: unknown }> | undefined;
}>;

/** Something the server said between two events; it counts when the events before it are taken. */
type Mark = Readonly<{ behind: number; position?: Position }>;

type FeedOptions = Readonly<{
  /** Events held at most before the server is held back, and of a batch. */
  size: number;
  /** Begins the subscription; `checkpointReached` must not throw. */
  subscribe: (checkpointReached: (position: Position) => void) => AllStreamSubscription;
  /** Called once the server has accepted the subscription. */
  connected: () => void;
}>;

/** One subscription as batches in order: events, checkpoints and `caughtUp` come to be known each after what was before it. */
export class Feed {
  readonly #subscription: AllStreamSubscription;
  readonly #size: number;
  readonly #waiting: Recorded[] = [];
  #marks: Mark[] = [];
  /** How many events come before the next word that all has come; kept apart, for each event asks. */
  #caughtUpAfter = Infinity;
  #arrived = 0;
  #taken = 0;
  #live = false;
  #over: FedEvents['over'];
  #wake: () => void = () => undefined;
  #gathering: NodeJS.Timeout | undefined;

  constructor({ size, subscribe, connected }: FeedOptions) {
    this.#size = size;
    this.#subscription = subscribe((position) => this.#mark({ position }));
    this.#subscription
      .on('confirmation', connected)
      .on('data', ({ event }: AllStreamResolvedEvent) => this.#take(event))
      .on('caughtUp', () => this.#mark({}))
      .on('error', (error) => this.#finish(error))
      .on('end', () => this.#finish(undefined));
  }

  /** Whether events wait that no batch has brought yet. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** The next events; none where the end of the log was reached, nothing came for `idleMs`, or all is over. */
  async next(idleMs: number): Promise<FedEvents> {
    if (!this.#isDue())
      await new Promise<void>((resolve) => {
        const idle = setTimeout(resolve, idleMs);
        this.#wake = () => {
          clearTimeout(idle);
          resolve();
        };
        this.#gather();
      });
    this.#wake = () => undefined;
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const events = this.#waiting.splice(0, this.#size);
    this.#taken += events.length;
    let resume = events.at(-1)?.position;
    while (this.#marks[0] !== undefined && this.#marks[0].behind <= this.#taken) {
      const position = this.#marks.shift()?.position;
      if (position === undefined) {
        this.#live = true;
        this.#caughtUpAfter = this.#marks.find((mark) => mark.position === undefined)?.behind ?? Infinity;
      } else if (resume === undefined || isAfter(position, resume)) resume = position;
    }
    if (this.#waiting.length < this.#size && this.#subscription.isPaused()) this.#subscription.resume();
    return {
      events,
      resume,
      live: this.#live,
      over: this.#waiting.length === 0 ? this.#over : undefined,
    };
  }

  /** Ends the subscription, whatever state it is in. */
  close(): void {
    this.#finish(undefined);
    clearTimeout(this.#gathering);
    // It cannot be waited for: where no server answers, the call that would be cancelled never comes about.
    this.#subscription.unsubscribe().catch(() => undefined);
  }

  #isDue(): boolean {
    const { length } = this.#waiting;
    return this.#over !== undefined || length >= this.#size || this.#caughtUpAfter <= this.#taken + length;
  }

  /** While catching up a batch waits a little to be full; live events are handed over in the next turn. */
  #gather(): void {
    if (this.#isDue()) this.#wake();
    else if (this.#waiting.length > 0)
      this.#gathering ??= setTimeout(
        () => {
          // Nobody may be waiting yet; whoever asks next begins to gather anew.
          this.#gathering = undefined;
          this.#wake();
        },
        this.#live ? 0 : GATHER_MS,
      );
  }

  #take(event: Recorded | undefined): void {
    this.#arrived++;
    if (event === undefined) this.#taken++;
    else this.#waiting.push(event);
    if (this.#waiting.length >= this.#size) this.#subscription.pause();
    this.#gather();
  }

  #mark(said: Readonly<{ position?: Position }>): void {
    // Events that the stream still holds back came before.
    const mark: Mark = { behind: this.#arrived + this.#subscription.readableLength, ...said };
    const last = this.#marks.at(-1);
    if (mark.position !== undefined && last?.position !== undefined && last.behind === mark.behind)
      this.#marks.pop();
    this.#marks.push(mark);
    if (mark.position === undefined) this.#caughtUpAfter = Math.min(this.#caughtUpAfter, mark.behind);
    this.#gather();
  }

  #finish(error: unknown): void {
    this.#over ??= { error };
    this.#gather();
  }
}
