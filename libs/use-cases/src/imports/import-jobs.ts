import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asker } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { Importer, ImportRefusal } from '@samspar/import';
import type { Sentence } from '@samspar/kernel';
import type { SealedStore } from '@samspar/sealed-store';
import type { Views } from '@samspar/views';
import { askedBy, type BatchHeld } from './import-access.js';
import type { SentFile } from './import-file.js';
import {
  type BegunJob,
  type Doing,
  type FileTask,
  type ImportJob,
  isRunning,
  isSeenBy,
  type Stage,
} from './import-job.js';
import { type Progress, Stopped } from './import-runs.js';
import { JobShelf } from './job-shelf.js';

/** How often progress is noted, and how often there is a sign of life, and a look for who stops it, where there is none, in milliseconds. */
const NOTED_EVERY_MS = 500;
const ALIVE_EVERY_MS = 1_000;
/** How long an import waits until the figures see it, in milliseconds. */
const SEEN_WITHIN_MS = 5_000;
/** How long whoever cancels what another node runs waits for it to stop, and how often that is looked for, in milliseconds. */
const [STOPS_WITHIN_MS, STOP_LOOKED_FOR_MS] = [4_000, 200];

/** Refusals after which the same file may be tried in another way. */
const MAY_BE_TRIED_AGAIN: readonly ImportRefusal['code'][] = [
  'TooManyChanges',
  'AllHidden',
  'DayOrderUnclear',
  'ColumnMissing',
  'HeadersMissing',
  'ColumnTwice',
];

/** What a job is given to tell how far it has come, and to hear that it is to stop. */
type Run = Readonly<{ progress: Progress; signal: AbortSignal }>;

/** How long whoever begins a job, or takes its next step, waits for its end, in milliseconds. */
const SOON_MS = 1_500;

/** What jobs work with; `clock` gives milliseconds since the epoch, `log` takes a line for whoever operates the server. */
type JobParts = Readonly<{
  importer: Importer;
  sealed: Pick<SealedStore, 'files' | 'jobs'>;
  views: Pick<Views, 'reached'>;
  clock: () => number;
  log: (line: string) => void;
}>;

/** The imports that pages begin: they run in this process while the browser looks at how far they have come. */
export class ImportJobs {
  readonly #parts: JobParts;
  readonly #shelf: JobShelf;
  readonly #running = new Map<string, Readonly<{ done: Promise<void>; stop: () => void }>>();
  /** Associations whose turn is being taken in this process. */
  readonly #turns = new Set<string>();
  #stopping = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
    this.#shelf = new JobShelf(parts.sealed, parts.clock);
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
    const job = await this.#shelf.find(id);
    return job && isSeenBy(asker, job) ? job : undefined;
  }

  /** The file that was tried, byte for byte; undefined once it was thrown away. */
  async fileOf({ id }: ImportJob): Promise<Uint8Array | undefined> {
    return this.#shelf.file(id);
  }

  /** What is being imported or taken back in an association, on any node. */
  async underWay(association: string): Promise<ImportJob | undefined> {
    const job = await this.#shelf.turn(association);
    return job && isRunning(job) ? job : undefined;
  }

  /** Tries a file and keeps it, sealed; nothing is written to the log. Repetitions the id of the job. */
  async tryFile(
    { name, bytes }: SentFile,
    asked: Pick<FileTask, 'register' | 'partial'>,
    association: Association,
    asker: Asker,
  ): Promise<string> {
    const begun = this.#newJob(asker, association.id, {
      kind: 'file',
      name,
      acceptChanges: false,
      readsHidden: false,
      ...asked,
    });
    await this.#shelf.keepFile(begun.id, bytes);
    await this.#try(begun, bytes, association, asker);
    return begun.id;
  }

  /** Tries the file once more, with what has been answered or put right in the page since. */
  async tryAgain(
    job: ImportJob,
    answered: Partial<FileTask>,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
  ): Promise<void> {
    const { task } = job;
    if (task.kind === 'file')
      await this.#try({ ...job, task: { ...task, ...answered } }, bytes, association, asker);
  }

  /** Imports the file that was tried; false where somebody else's import has its turn. */
  async importFile(
    job: ImportJob,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
  ): Promise<boolean> {
    return this.#inTurn(job, 'importing', (run) => this.#take(job, bytes, association, asker, false, run));
  }

  /** Takes a batch back and answers the id of the job; undefined where somebody else's import has its turn. */
  async reverse(
    batch: string,
    { association, contents }: BatchHeld,
    asker: Asker,
  ): Promise<string | undefined> {
    const begun = this.#newJob(asker, association, { kind: 'reversal', batch });
    const isBegun = await this.#inTurn(begun, 'reversing', async ({ progress }) => {
      const { importer } = this.#parts;
      const outcome = await importer.reverse(batch, { ...askedBy(asker, association), progress });
      return outcome.outcome === 'refused'
        ? { at: 'refused', refusal: outcome.refusal }
        : { at: 'reversed', report: outcome.report, contents };
    });
    return isBegun ? begun.id : undefined;
  }

  /** Stops the reading at once, and else between two steps, on whichever node it runs: what is written stands, and the file is kept. */
  async cancel({ id }: ImportJob): Promise<void> {
    const running = this.#running.get(id);
    if (running) {
      running.stop();
      await running.done;
      return;
    }
    await this.#shelf.askToStop(id);
    const until = performance.now() + STOPS_WITHIN_MS;
    for (let job = await this.#shelf.find(id); job && isRunning(job) && performance.now() < until;) {
      await pause(STOP_LOOKED_FOR_MS);
      job = await this.#shelf.find(id);
    }
  }

  /** The workbook of all rows of the file that are rejected; undefined where it is no longer taken at all. */
  async toMend(
    { task }: ImportJob,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
    language: keyof Sentence,
  ): Promise<Buffer | undefined> {
    if (task.kind !== 'file') return undefined;
    const { kind: _kind, name, ...asked } = task;
    const options = { ...asked, ...askedBy(asker, association.id), association };
    return this.#parts.importer.mend({ name, bytes }, options, language);
  }

  async throwAway({ id }: ImportJob): Promise<void> {
    await this.#shelf.throwAway(id);
  }

  /** Resolves when the job has come to its end, or soon: most have before there is much to see. */
  async settled(id: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const passed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, SOON_MS);
    });
    await Promise.race([this.#running.get(id)?.done, passed]);
    clearTimeout(timer);
  }

  #newJob(asker: Asker, association: string, task: BegunJob['task']): BegunJob {
    const { actor, role } = asker;
    return { id: randomUUID(), actor, role, association, task, fileUntil: this.#shelf.until };
  }

  #try(begun: BegunJob, bytes: Uint8Array, association: Association, asker: Asker): Promise<void> {
    return this.#begin(begun, 'trying', (run) => this.#take(begun, bytes, association, asker, true, run));
  }

  async #take(
    { id, task }: BegunJob,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
    dryRun: boolean,
    { progress, signal }: Run,
  ): Promise<Stage> {
    if (task.kind !== 'file') throw new Error('Only a file can be taken.');
    const { kind: _kind, name, ...asked } = task;
    const { importer, views } = this.#parts;
    const outcome = await importer.import(
      { name, bytes },
      {
        ...asked,
        ...askedBy(asker, association.id),
        association,
        dryRun,
        signal,
        reading: (rows) => progress(rows, 0),
        examined: (done, of) => progress(dryRun ? done : 0, of),
        progress,
      },
    );
    if (outcome.outcome === 'refused') {
      const { refusal, contents } = outcome;
      const mayBeTried = MAY_BE_TRIED_AGAIN.includes(refusal.code);
      if (!mayBeTried) await this.#shelf.throwFileAway(id);
      return { at: 'refused', refusal, ...(mayBeTried && contents && { contents }) };
    }
    const { report, position } = outcome;
    if (!dryRun) await views.reached(position, SEEN_WITHIN_MS);
    // The rows to mend are in the file; it is of no other use once it has been imported.
    if (!dryRun && report.rejected.length === 0) await this.#shelf.throwFileAway(id);
    return { at: dryRun ? 'tried' : 'imported', report, contents: outcome.contents };
  }

  /** One at a time in an association. False where it is another's turn. */
  async #inTurn(begun: BegunJob, doing: Doing, carryOut: (run: Run) => Promise<Stage>): Promise<boolean> {
    const { association } = begun;
    if (this.#turns.has(association)) return false;
    this.#turns.add(association);
    try {
      if (await this.underWay(association)) return false;
      await this.#begin(begun, doing, carryOut);
      await this.#shelf.giveTurn(begun);
      return true;
    } finally {
      this.#turns.delete(association);
    }
  }

  /** Carries out in the background, and keeps what comes of it. Resolves once it can be found. */
  async #begin(begun: BegunJob, doing: Doing, carryOut: (run: Run) => Promise<Stage>): Promise<void> {
    const { log, clock } = this.#parts;
    const failed = (error: unknown): void =>
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    let told = { done: 0, of: 0 };
    let notedAt = performance.now();
    const stopper = new AbortController();
    const stop = (): void => stopper.abort(new Stopped());
    const note = async (): Promise<void> => {
      notedAt = performance.now();
      await this.#shelf.keep(begun, { at: doing, ...told, seenAt: clock() });
      if (await this.#shelf.isToStop(begun.id)) stop();
    };
    await this.#shelf.forgetToStop(begun.id);
    let noted = note();
    await noted;
    const noteNext = (): void => {
      noted = noted.then(note).catch(failed);
    };
    const progress: Progress = (done, of) => {
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
      await this.#shelf.keep(begun, stage);
    };
    const done = carriedOut()
      .catch(failed)
      .finally(() => this.#running.delete(begun.id));
    this.#running.set(begun.id, { done, stop });
  }
}
