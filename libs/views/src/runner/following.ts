import { ViewsUnavailable } from './failure.js';
import type { Views } from './views.js';

/** How long is waited before what could not be written is tried again; each time twice as long, in milliseconds. */
const PAUSES = { first: 500, longest: 30_000 } as const;

const mayPass = (error: Error): boolean => error instanceof ViewsUnavailable && error.mayPass;
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** The views as they follow the log while a server runs, and as those are built that their file lacks. */
export class Following {
  readonly #views: Views;
  readonly #log: (sentence: string) => void;
  readonly #first: number;
  #stopped: Error | undefined;
  /** Where the views stood when their file could not be written, and why. */
  #waiting: Readonly<{ at: bigint; why: string }> | undefined;

  /** Begins. `log` takes a sentence for the operator; `first` is the first pause, in milliseconds. */
  constructor(views: Views, log: (sentence: string) => void, first: number = PAUSES.first) {
    this.#views = views;
    this.#log = log;
    this.#first = first;
    this.#follow(first);
    this.#build(first);
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
      const why = asError(error);
      if (!mayPass(why)) {
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

  /** What could not be built is told in the views' warnings; the others go on. */
  #build(pause: number): void {
    this.#views.build().catch((error: unknown) => {
      const why = asError(error);
      if (pause === this.#first) this.#log(why.message);
      if (mayPass(why)) setTimeout(() => this.#build(Math.min(2 * pause, PAUSES.longest)), pause).unref();
    });
  }
}
