import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Asker, importRights } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { FileContents, ImportRefusal } from '@samspar/import';
import type { Sentence } from '@samspar/kernel';
import { SignIn } from '../../sign-in/sign-in.js';
import { type Begun, type Doing, type FileTask, isRunning, isSeenBy, type Stage, type Work } from './work.js';
import { WorkShelf } from './work-shelf.js';

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

/** Thrown out of a call that tells of progress, when the server stops: what is written stands. */
class Stopping extends Error {
  override readonly name = 'Stopping';
}

type Progress = (done: number, of: number) => void;

/** What work is given to tell how far it has come, and to hear that it is to stop. */
type Run = Readonly<{ progress: Progress; signal: AbortSignal }>;

/** A file as it was sent, and the register its running numbers belong to. */
type SentFile = Readonly<{ name: string; bytes: Uint8Array; register: string; partial: boolean }>;

/** The imports that pages begin: they run in the server while the browser looks at how far they have come. */
@Injectable()
export class ImportWork implements OnModuleDestroy {
  readonly #shelf: WorkShelf;
  readonly #running = new Map<string, Readonly<{ done: Promise<void>; stop: () => void }>>();
  /** Associations whose turn is being taken in this process. */
  readonly #turns = new Set<string>();
  #stopping = false;

  constructor(private readonly signIn: SignIn) {
    const { sealed, clock } = signIn.installation;
    this.#shelf = new WorkShelf(sealed, clock);
  }

  /** Stops between two steps what runs; the same once more completes it. */
  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    const running = [...this.#running.values()];
    for (const { stop } of running) stop();
    await Promise.all(running.map(({ done }) => done));
  }

  /** The work with this id, if the asker began it and may see it still; to others there is none. */
  async find(id: string, asker: Asker): Promise<Work | undefined> {
    const work = await this.#shelf.find(id);
    return work && isSeenBy(asker, work) ? work : undefined;
  }

  /** The file that was tried, byte for byte; undefined once it was thrown away. */
  async fileOf({ id }: Work): Promise<Uint8Array | undefined> {
    return this.#shelf.file(id);
  }

  /** What is being imported or taken back in an association, on any node. */
  async underWay(association: string): Promise<Work | undefined> {
    const work = await this.#shelf.turn(association);
    return work && isRunning(work) ? work : undefined;
  }

  /** Tries a file and keeps it, sealed; nothing is written to the log. Answers the id of the work. */
  async tryFile(
    { name, bytes, register, partial }: SentFile,
    association: Association,
    asker: Asker,
  ): Promise<string> {
    const id = randomUUID();
    await this.#shelf.keepFile(id, bytes);
    const task = { kind: 'file', name, register, acceptChanges: false, readsHidden: false, partial } as const;
    const begun = {
      id,
      actor: asker.actor,
      role: asker.role,
      association: association.id,
      task,
      fileUntil: this.#shelf.until,
    };
    await this.#try(begun, bytes, association, asker);
    return id;
  }

  /** Tries the file once more, with what has been answered or put right in the page since. */
  async tryAgain(
    work: Work,
    answered: Partial<FileTask>,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
  ): Promise<void> {
    const { task } = work;
    if (task.kind === 'file')
      await this.#try({ ...work, task: { ...task, ...answered } }, bytes, association, asker);
  }

  /** Imports the file that was tried; false where somebody else's import has its turn. */
  async importFile(work: Work, bytes: Uint8Array, association: Association, asker: Asker): Promise<boolean> {
    return this.#inTurn(work, 'importing', (run) => this.#take(work, bytes, association, asker, false, run));
  }

  /** Takes a batch back and answers the id of the work; undefined where somebody else's import has its turn. */
  async reverse(
    batch: string,
    association: string,
    contents: FileContents,
    asker: Asker,
  ): Promise<string | undefined> {
    const { importer } = this.signIn.installation;
    const begun: Begun = {
      id: randomUUID(),
      actor: asker.actor,
      role: asker.role,
      association,
      task: { kind: 'reversal', batch },
      fileUntil: this.#shelf.until,
    };
    const isBegun = await this.#inTurn(begun, 'reversing', async ({ progress }) => {
      const rights = importRights(asker, association);
      const outcome = await importer.reverse(batch, { context: asker, rights, progress });
      return outcome.outcome === 'refused'
        ? { at: 'refused', refusal: outcome.refusal }
        : { at: 'reversed', report: outcome.report, contents };
    });
    return isBegun ? begun.id : undefined;
  }

  /** Stops the reading at once, and else between two steps, on whichever node it runs: what is written stands, and the file is kept. */
  async cancel({ id }: Work): Promise<void> {
    const running = this.#running.get(id);
    if (running) {
      running.stop();
      await running.done;
      return;
    }
    await this.#shelf.askToStop(id);
    const until = performance.now() + STOPS_WITHIN_MS;
    for (let work = await this.#shelf.find(id); work && isRunning(work) && performance.now() < until;) {
      await pause(STOP_LOOKED_FOR_MS);
      work = await this.#shelf.find(id);
    }
  }

  /** The workbook of all rows of the file that are rejected; undefined where it is no longer taken at all. */
  async toMend(
    { task }: Work,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
    language: keyof Sentence,
  ): Promise<Buffer | undefined> {
    if (task.kind !== 'file') return undefined;
    const { kind: _kind, name, ...asked } = task;
    const rights = importRights(asker, association.id);
    return this.signIn.installation.importer.mend(
      { name, bytes },
      { association, ...asked, context: asker, rights },
      language,
    );
  }

  async throwAway({ id }: Work): Promise<void> {
    await this.#shelf.throwAway(id);
  }

  /** Resolves when the work has come to its end, or after so many milliseconds: most are done before there is much to see. */
  async settled(id: string, withinMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const passed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([this.#running.get(id)?.done, passed]);
    clearTimeout(timer);
  }

  #try(begun: Begun, bytes: Uint8Array, association: Association, asker: Asker): Promise<void> {
    return this.#begin(begun, 'trying', (run) => this.#take(begun, bytes, association, asker, true, run));
  }

  async #take(
    { id, task }: Begun,
    bytes: Uint8Array,
    association: Association,
    asker: Asker,
    dryRun: boolean,
    { progress, signal }: Run,
  ): Promise<Stage> {
    if (task.kind !== 'file') throw new Error('Only a file can be taken.');
    const { kind: _kind, name, ...asked } = task;
    const rights = importRights(asker, association.id);
    let contents: FileContents | undefined;
    const outcome = await this.signIn.installation.importer.import(
      { name, bytes },
      {
        association,
        ...asked,
        dryRun,
        context: asker,
        rights: {
          ...rights,
          permits: (file) => {
            contents = file;
            return rights.permits(file);
          },
        },
        signal,
        reading: (rows) => progress(rows, 0),
        examined: (done, of) => progress(dryRun ? done : 0, of),
        progress,
      },
    );
    if (outcome.outcome === 'refused') {
      const { refusal } = outcome;
      const mayBeTried = MAY_BE_TRIED_AGAIN.includes(refusal.code);
      if (!mayBeTried) await this.#shelf.throwFileAway(id);
      return { at: 'refused', refusal, ...(mayBeTried && contents && { contents }) };
    }
    const { report, position } = outcome;
    if (!dryRun) await this.signIn.installation.views.reached(position, SEEN_WITHIN_MS);
    // The rows to mend are in the file; it is of no other use once it has been imported.
    if (!dryRun && report.rejected.length === 0) await this.#shelf.throwFileAway(id);
    return { at: dryRun ? 'tried' : 'imported', report, contents: outcome.contents };
  }

  /** One at a time in an association. False where it is another's turn. */
  async #inTurn(begun: Begun, doing: Doing, carryOut: (run: Run) => Promise<Stage>): Promise<boolean> {
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
  async #begin(begun: Begun, doing: Doing, carryOut: (run: Run) => Promise<Stage>): Promise<void> {
    const { log, installation } = this.signIn;
    const failed = (error: unknown): void =>
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    let told = { done: 0, of: 0 };
    let notedAt = performance.now();
    const stopper = new AbortController();
    const stop = (): void => stopper.abort(new Stopping());
    const note = async (): Promise<void> => {
      notedAt = performance.now();
      await this.#shelf.keep(begun, { at: doing, ...told, seenAt: installation.clock() });
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
        if (this.#stopping) throw new Stopping();
        stage = await carryOut({ progress, signal: stopper.signal });
      } catch (error) {
        if (!(error instanceof Stopping)) failed(error);
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
