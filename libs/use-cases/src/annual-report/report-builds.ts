import { setImmediate } from 'node:timers/promises';
import type { AnsweredTable } from '@samspar/reports';
import type { QueryRefusal } from '@samspar/statistics';

/** A table of a report, or why it cannot be asked for. */
export type BuiltTable = Readonly<{ answered: AnsweredTable } | { refusal: QueryRefusal }>;

/** How far a report has come. `failed`: it could not be made. */
export type BuildState<Result> =
  | Readonly<{ at: 'building'; done: number; of: number }>
  | Readonly<{ at: 'built'; result: Result }>
  | Readonly<{ at: 'cancelled' }>
  | Readonly<{ at: 'failed'; error: unknown }>;

/** The steps of a build, one for each part. Undefined of one ends it: nothing more is made. */
type Steps<Part> = readonly (() => Part)[];

/** So many are kept; those that were begun first go first. What is lost is built anew when it is asked for. */
const MOST_KEPT = 16;

type Kept<Part> = { state: BuildState<readonly Part[]>; readonly ended: Promise<void> };

/**
 * Reports that this process builds while others are answered: a part at a time, with a pause after each. A report is known by what it is of, so that any node of several builds
 * it, and the same is built once.
 */
export class ReportBuilds<Part> {
  readonly #kept = new Map<string, Kept<Part>>();

  /** `pause` lets others be answered. */
  constructor(private readonly pause: () => Promise<unknown> = () => setImmediate()) {}

  state(key: string): BuildState<readonly Part[]> | undefined {
    return this.#kept.get(key)?.state;
  }

  /** Begins to build, unless the same is being built or is there; resolves once it has ended, however it has. */
  begin(key: string, steps: Steps<Part>): Promise<void> {
    const before = this.#kept.get(key);
    if (before && (before.state.at === 'building' || before.state.at === 'built')) return before.ended;
    const { promise, resolve } = Promise.withResolvers<void>();
    const kept: Kept<Part> = { state: { at: 'building', done: 0, of: steps.length }, ended: promise };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const first of this.#kept.keys()) if (this.#kept.size > MOST_KEPT) this.#kept.delete(first);
    void this.#build(kept, steps).then(resolve);
    return kept.ended;
  }

  /** Ends what is being built after the part at hand. What is there already stays. */
  cancel(key: string): void {
    const kept = this.#kept.get(key);
    if (kept?.state.at === 'building') kept.state = { at: 'cancelled' };
  }

  async #build(kept: Kept<Part>, steps: Steps<Part>): Promise<void> {
    const parts: Part[] = [];
    try {
      for (const step of steps) {
        await this.pause();
        if (kept.state.at !== 'building') return;
        parts.push(step());
        kept.state = { at: 'building', done: parts.length, of: steps.length };
      }
      kept.state = { at: 'built', result: parts };
    } catch (error) {
      kept.state = { at: 'failed', error };
    }
  }
}
