import type { Views } from '@samspar/views';
import type { Log } from './problem-filter.js';

/** The views as they follow the log while the server runs. */
export class Following {
  #stopped: Error | undefined;

  constructor(views: Views, log: Log) {
    views.follow().ended.catch((error: unknown) => {
      this.#stopped = error instanceof Error ? error : new Error(String(error));
      log(this.#stopped.message);
    });
  }

  /** Why the views stand still; undefined while they follow. */
  get stopped(): Error | undefined {
    return this.#stopped;
  }
}
