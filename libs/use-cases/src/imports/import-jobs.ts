import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asker } from '@samspar/access';
import type { SealedStore } from '@samspar/sealed-store';
import { type BegunJob, type Doing, type ImportJob, isRunning, isSeenBy, type Stage } from './import-job.js';
import { type RowsDone, Stopped } from './import-runs.js';
import { JobShelf } from './job-shelf.js';

/** How often progress is noted, and how often there is a sign of life, and a look for who stops it, where there is none, in milliseconds. */
const NOTED_EVERY_MS = 500;
const ALIVE_EVERY_MS = 1_000;
/** How long whoever cancels what another node runs waits for it to stop, and how often that is looked for, in milliseconds. */
const [STOPS_WITHIN_MS, STOP_LOOKED_FOR_MS] = [4_000, 200];
/** How long whoever begins a job, or takes its next step, waits for its end, in milliseconds. */
const SOON_MS = 1_500;

/** What a job is given to tell how far it has come, and to hear that it is to stop. */
export type JobRun = Readonly<{ progress: RowsDone; signal: AbortSignal }>;

/** What is done with a job, and the stage that it comes to. */
type CarryOut = (run: JobRun) => Promise<Stage>;

/** What jobs work with; `clock` gives milliseconds since the epoch, `log` takes a line for whoever operates the server. */
type JobParts = Readonly<{
  sealed: Pick<SealedStore, 'files' | 'jobs'>;
  clock: () => number;
  log: (line: string) => void;
}>;

/** The imports that pages begin: they run in this process while the browser looks at how far they have come. */
export class ImportJobs {
  readonly shelf: JobShelf;
  readonly #parts: JobParts;
  readonly #running = new Map<string, Readonly<{ done: Promise<void>; stop: () => void }>>();
  /** Associations whose turn is being taken in this process. */
  readonly #turns = new Set<string>();
  #stopping = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
    this.shelf = new JobShelf(parts.sealed, parts.clock);
  }

  /** Stops between two steps what runs; the same once more completes it. */
  async close(): Promise<void> {
    this.#stopping = true;
    const running = [...this.#running.values()];
    for (const { stop } of running) stop();
    await Promise.all(running.map(({ done }) => done));
  }

  /** The job with this id, if the asker began it and may see it still; to others there is none. */
  async find(id: string, asker: Asker): Promise<ImportJob | undefined> {
    const job = await this.shelf.find(id);
    return job && isSeenBy(asker, job) ? job : undefined;
  }

  /** What is being imported or taken back in an association, on any node. */
  async underWay(association: string): Promise<ImportJob | undefined> {
    const job = await this.shelf.turn(association);
    return job && isRunning(job) ? job : undefined;
  }

  /** Stops the reading at once, and else between two steps, on whichever node it runs: what is written stands, and the file is kept. */
  async cancel({ id }: ImportJob): Promise<void> {
    const running = this.#running.get(id);
    if (running) {
      running.stop();
      await running.done;
      return;
    }
    await this.#parts.sealed.jobs.askToStop(id);
    const until = performance.now() + STOPS_WITHIN_MS;
    for (let job = await this.shelf.find(id); job && isRunning(job) && performance.now() < until;) {
      await pause(STOP_LOOKED_FOR_MS);
      job = await this.shelf.find(id);
    }
  }

  /** Resolves when the job has come to its end, or soon: most have before there is much to see. */
  async settled(id: string): Promise<void> {
    await Promise.race([this.#running.get(id)?.done, pause(SOON_MS, undefined, { ref: false })]);
  }

  newJob({ actor, role }: Asker, association: string, task: BegunJob['task']): BegunJob {
    return { id: randomUUID(), actor, role, association, task, fileUntil: this.shelf.until };
  }

  /** One at a time in an association. False where it is another's turn. */
  async inTurn(begun: BegunJob, doing: Doing, carryOut: CarryOut): Promise<boolean> {
    const { association } = begun;
    if (this.#turns.has(association)) return false;
    this.#turns.add(association);
    try {
      if (await this.underWay(association)) return false;
      await this.begin(begun, doing, carryOut);
      await this.shelf.giveTurn(begun);
      return true;
    } finally {
      this.#turns.delete(association);
    }
  }

  /** Carries out in the background, and keeps what comes of it. Resolves once it can be found. */
  async begin(begun: BegunJob, doing: Doing, carryOut: CarryOut): Promise<void> {
    const { sealed, log, clock } = this.#parts;
    const failed = (error: unknown): void =>
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    let told = { done: 0, of: 0 };
    let notedAt = performance.now();
    const stopper = new AbortController();
    const stop = (): void => stopper.abort(new Stopped());
    const note = async (): Promise<void> => {
      notedAt = performance.now();
      await this.shelf.keep(begun, { at: doing, ...told, seenAt: clock() });
      if (await sealed.jobs.isToStop(begun.id)) stop();
    };
    await sealed.jobs.forgetToStop(begun.id);
    let noted = note();
    await noted;
    const noteNext = (): void => {
      noted = noted.then(note).catch(failed);
    };
    const progress: RowsDone = (done, of) => {
      stopper.signal.throwIfAborted();
      told = { done, of };
      if (performance.now() - notedAt >= NOTED_EVERY_MS) noteNext();
    };
    const alive = setInterval(noteNext, ALIVE_EVERY_MS);
    const carriedOut = async (): Promise<void> => {
      let stage: Stage = { at: 'interrupted', from: doing };
      try {
        if (this.#stopping) throw new Stopped();
        stage = await carryOut({ progress, signal: stopper.signal });
      } catch (error) {
        if (!(error instanceof Stopped)) failed(error);
      }
      clearInterval(alive);
      await noted;
      await this.shelf.keep(begun, stage);
    };
    const done = carriedOut()
      .catch(failed)
      .finally(() => this.#running.delete(begun.id));
    this.#running.set(begun.id, { done, stop });
  }
}
