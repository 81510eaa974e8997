import { type Views, ViewsUnavailable } from '@samspar/views';
import type { Log } from './problem-filter.js';

/** How long the views wait before they try a file again that they could not write; each time twice as long, in milliseconds. */
const PAUSES = { first: 500, longest: 30_000 } as const;

/** The views as they follow the log while the server runs. */
export class Following {
  readonly #views: Views;
  readonly #log: Log;
  readonly #first: number;
  #stopped: Error | undefined;
  /** Where the views stood when their file could not be written, and why. */
  #waiting: Readonly<{ at: bigint; why: string }> | undefined;

  constructor(views: Views, log: Log, first: number = PAUSES.first) {
    this.#views = views;
    this.#log = log;
    this.#first = first;
    this.#follow(first);
  }

  /** Why the views stand still; undefined while they follow, or wait to try again. */
  get stopped(): Error | undefined {
    return this.#stopped;
  }

  /** Why the views have not come further, where they will try again by themselves. */
  get waiting(): string | undefined {
    return this.#waiting?.at === this.#views.position ? this.#waiting.why : undefined;
  }

  #follow(pause: number): void {
    this.#views.follow().ended.catch((error: unknown) => {
      const why = error instanceof Error ? error : new Error(String(error));
      if (!(why instanceof ViewsUnavailable && why.mayPass)) {
        this.#stopped = why;
        this.#log(why.message);
        return;
      }
      const at = this.#views.position;
      const again = this.#waiting?.at === at ? pause : this.#first;
      if (this.#waiting?.at !== at) this.#log(`${why.message} Vyerna försöker igen av sig själva.`);
      this.#waiting = { at, why: why.message };
      setTimeout(() => this.#follow(Math.min(2 * again, PAUSES.longest)), again).unref();
    });
  }
}
