import type { ImportOptions, ImportRefusal, ImportReport, ReversalReport } from '@samspar/import';
import { Repetitions } from './repetitions.js';

/** Told now and then how many of the rows, or journeys, are done. */
export type RowsDone = (done: number, of: number) => void;

/** Thrown out of an import that is told to stop: what is written stands. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * The imports that this process carries out while somebody waits for the answer, one at a time. How far they come, and what stops them, are
 * functions and no data: messages cannot hold them, so that they are found here by the correlation id of the message.
 */
export class ImportRuns {
  #last: Promise<unknown> = Promise.resolve();
  readonly #stoppers = new Map<string, AbortController>();
  readonly #inTurn = <Result>(carryOut: () => Promise<Result>): Promise<Result> => {
    const result = this.#last.then(carryOut);
    this.#last = result.catch(() => undefined);
    return result;
  };
  readonly imported = new Repetitions<ImportReport, ImportRefusal>(this.#inTurn);
  readonly reversed = new Repetitions<ReversalReport>(this.#inTurn);

  /** `progress` hears of every one of them. */
  constructor(readonly progress: RowsDone = () => undefined) {}

  /** Carries out what may be stopped until it begins to write. */
  async stoppable<Result>(
    run: string,
    carryOut: (under: Pick<ImportOptions, 'signal' | 'progress'>) => Promise<Result>,
  ): Promise<Result> {
    const stopper = new AbortController();
    this.#stoppers.set(run, stopper);
    try {
      return await carryOut({
        signal: stopper.signal,
        progress: (done, of) => {
          this.#stoppers.delete(run);
          this.progress(done, of);
        },
      });
    } finally {
      this.#stoppers.delete(run);
    }
  }

  stop(run: string): void {
    this.#stoppers.get(run)?.abort(new Stopped());
  }
}
