import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@samspar/event-store';
import { Intake } from './intake.js';
import { viewsNamed } from './kept.js';
import { catchUpWith, type PositionsDone } from './log.js';
import { removeViewFile } from './on-disk.js';
import { ViewFile } from './view-file.js';
import type { Dictionaries, ViewName } from './view.js';

/** Events taken in between two turns of the event loop while others are answered: some milliseconds. */
const BATCH_BESIDE = 500;

type Target = Readonly<{
  store: EventStore;
  /** How far the file has come that serves. */
  position: () => bigint;
  /** Takes over what was built, from its file. */
  place: (built: string) => void;
  progress?: PositionsDone | undefined;
  /** Ends it before it is whole. */
  signal: AbortSignal;
}>;

/**
 * Builds some views from the log's beginning in a file of their own beside the one that serves, which takes them over when they have
 * come as far. What is left of a build that was cut off is thrown away: it begins anew.
 */
export class Building {
  readonly #names: ReadonlySet<ViewName>;
  readonly #file: string;
  readonly #building: ViewFile;
  readonly #intake: Intake;
  #of = 0n;

  /** `dictionaries` are those of the file that serves, so that a code has one number in both. Throws `ViewsUnavailable`. */
  constructor(file: string, names: ReadonlySet<ViewName>, dictionaries: Dictionaries) {
    this.#file = `${file}.building`;
    this.#names = names;
    removeViewFile(this.#file);
    this.#building = new ViewFile(this.#file, 'bulk', {}, viewsNamed(names));
    this.#intake = new Intake(this.#building, dictionaries);
  }

  /** How far it has come, in positions of the log, to tell whoever waits. */
  get told(): string {
    const called = viewsNamed(this.#names).map((view) => view.called);
    return (
      `${called.join(' och ')} byggs upp på nytt ur loggen, hittills position ${this.#intake.checkpoint.position} av ${this.#of}, ` +
      'och svarar när allt är med; annat svarar som vanligt.'
    );
  }

  /**
   * Reads the log until it has come as far as the file that serves, which goes on meanwhile, and has what was built put in place
   * before that goes further.
   */
  async finish({ store, position, place, progress, signal }: Target): Promise<void> {
    const intake = this.#intake;
    const take = async (events: readonly StoredEvent[]): Promise<void> => {
      signal.throwIfAborted();
      intake.take(events);
      await nextTurn();
    };
    for (this.#of = position(); intake.checkpoint.position < this.#of; this.#of = position()) {
      await catchUpWith(store, intake.checkpoint.position, take, progress, this.#of, BATCH_BESIDE);
      intake.passTo(this.#of);
      signal.throwIfAborted();
    }
    this.#building.finish();
    this.#building.close();
    place(this.#file);
  }

  /** Whatever came of it, nothing of it is left beside. */
  end(): void {
    this.#building.close();
    removeViewFile(this.#file);
  }
}
