import type { ImportRefusal } from '@samspar/import';
import type { Sentence } from '@samspar/kernel';
import { accepted, type Caller, Command, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { askedBy, reversibleBatch } from './import-access.js';
import { type BegunJob, type FileTask, type ImportJob, isRunning, type Stage } from './import-job.js';
import type { JobRun } from './import-jobs.js';
import { associationOf, type ImportJobPorts, ownBatch, ownJob, type JobWork } from './read-imports.js';

/** Something else is being imported in the association, and one at a time is. */
type OthersTurn = Readonly<{ code: 'OthersTurn' }>;
/** The asker might not have imported the batch herself. */
type BatchNotPermitted = Readonly<{ code: 'BatchNotPermitted' }>;

/** A file as it was sent, whole. */
type SentFile = Readonly<{ name: string; bytes: Uint8Array }>;

/** Tries a file and keeps it, sealed, until it is confirmed or thrown away; answers the id of the job. Nothing is written to the log. */
export class TryFile extends Command<Outcome<string>> {
  constructor(
    caller: Caller,
    readonly file: SentFile,
    readonly asked: Pick<FileTask, 'register' | 'partial' | 'authority'>,
  ) {
    super(caller);
  }
}

/** What is done with an import of the asker's own; answers its id. */
abstract class Step<Refusal = never> extends Command<Outcome<string, Refusal>> {
  constructor(
    caller: Caller,
    readonly job: string,
  ) {
    super(caller);
  }
}

/** Tries the file once more, with what has been answered or put right since. */
export class TryFileAgain extends Step {
  constructor(
    caller: Caller,
    job: string,
    readonly answered: Partial<FileTask>,
  ) {
    super(caller, job);
  }
}

/** Imports the file as it was tried, or goes on with an import that was interrupted. */
export class ConfirmImport extends Step<OthersTurn> {}

/** Stops what runs, on whichever node: what is written stands, and the file is kept. */
export class CancelImport extends Step {}

/** Forgets the file and what came of it. */
export class ThrowFileAway extends Step {}

/** Takes a batch back while pages tell how far it has come; answers the id of the job. */
export class BeginReversal extends Command<Outcome<string, OthersTurn | BatchNotPermitted>> {
  constructor(
    caller: Caller,
    readonly batch: string,
  ) {
    super(caller);
  }
}

/** The workbook of all rows of a file that are rejected now, in a language. */
export class MendFile extends Query<Outcome<Buffer>> {
  constructor(
    caller: Caller,
    readonly job: string,
    readonly language: keyof Sentence,
  ) {
    super(caller);
  }
}

/** Refusals after which the same file may be tried in another way. */
const MAY_BE_TRIED_AGAIN: readonly ImportRefusal['code'][] = [
  'TooManyChanges',
  'AllHidden',
  'DayOrderUnclear',
  'ColumnMissing',
  'HeadersMissing',
  'ColumnTwice',
];
/** How long an import waits until the figures see it, in milliseconds. */
const SEEN_WITHIN_MS = 5_000;

/** Such a job of a file, with its bytes as they were sent. */
type FileWork<Job = BegunJob> = JobWork<Job> & Readonly<{ task: FileTask; bytes: Uint8Array }>;

/** The same with its file; undefined once that was thrown away. */
const ownFile = async (
  ports: ImportJobPorts,
  message: Readonly<{ caller: Caller; job: string }>,
): Promise<FileWork<ImportJob> | undefined> => {
  const own = await ownJob(ports, message);
  const bytes = own && (await ports.jobs.shelf.file(own.job.id));
  return bytes && own.job.task.kind === 'file' ? { ...own, task: own.job.task, bytes } : undefined;
};

/** What the importer is told of a file. */
const optionsOf = (ports: ImportJobPorts, { task, association, asker }: FileWork) => {
  const { kind: _kind, name: _name, ...options } = task;
  return { ...options, ...askedBy(asker, association, ports), association };
};

/** Imports the file or, with `dryRun`, tries it. */
const take =
  (ports: ImportJobPorts, work: FileWork, dryRun: boolean) =>
  async ({ progress, signal }: JobRun): Promise<Stage> => {
    const { importer, reached } = ports;
    const { shelf } = ports.jobs;
    const outcome = await importer.import(work.bytes, {
      ...optionsOf(ports, work),
      dryRun,
      signal,
      reading: (rows) => progress(rows, 0),
      examined: (done, of) => progress(dryRun ? done : 0, of),
      progress,
    });
    if (outcome.outcome === 'refused') {
      const { refusal, contents } = outcome;
      const mayBeTried = MAY_BE_TRIED_AGAIN.includes(refusal.code);
      if (!mayBeTried) await shelf.throwFileAway(work.job.id);
      return { at: 'refused', refusal, ...(mayBeTried && contents && { contents }) };
    }
    const { report, contents, position } = outcome;
    if (dryRun) return { at: 'tried', report, contents };
    await reached(position, SEEN_WITHIN_MS);
    // The rows to mend are in the file; it is of no other use once it has been imported.
    if (report.rejected.length === 0) await shelf.throwFileAway(work.job.id);
    return { at: 'imported', report, contents };
  };

export const tryFile =
  (ports: ImportJobPorts) =>
  async ({ caller: { asker }, file: { name, bytes }, asked: how }: TryFile): Promise<Outcome<string>> => {
    const { jobs } = ports;
    const association = associationOf(ports, asker);
    if (!association) return NOT_FOUND;
    const task = { kind: 'file', name, acceptChanges: false, readsHidden: false, ...how } as const;
    const job = jobs.newJob(asker, association.id, task);
    await jobs.shelf.keepFile(job.id, bytes);
    await jobs.begin(job, 'trying', take(ports, { job, task, bytes, association, asker }, true));
    await jobs.settled(job.id);
    return accepted(job.id);
  };

export const tryFileAgain =
  (ports: ImportJobPorts) =>
  async (message: TryFileAgain): Promise<Outcome<string>> => {
    const own = await ownFile(ports, message);
    if (!own) return NOT_FOUND;
    const task = { ...own.task, ...message.answered };
    const job = { ...own.job, task };
    if (!isRunning(job)) await ports.jobs.begin(job, 'trying', take(ports, { ...own, job, task }, true));
    await ports.jobs.settled(job.id);
    return accepted(job.id);
  };

export const confirmImport =
  (ports: ImportJobPorts) =>
  async (message: ConfirmImport): Promise<Outcome<string, OthersTurn>> => {
    const { jobs } = ports;
    const own = await ownJob(ports, message);
    if (!own) return NOT_FOUND;
    const { id, stage } = own.job;
    if (stage.at === 'tried' || (stage.at === 'interrupted' && stage.from === 'importing')) {
      const work = await ownFile(ports, message);
      if (!work) return NOT_FOUND;
      if (!(await jobs.inTurn(work.job, 'importing', take(ports, work, false))))
        return refused({ code: 'OthersTurn' });
    }
    await jobs.settled(id);
    return accepted(id);
  };

export const cancelImport =
  (ports: ImportJobPorts) =>
  async (message: CancelImport): Promise<Outcome<string>> => {
    const own = await ownJob(ports, message);
    if (!own) return NOT_FOUND;
    if (isRunning(own.job)) await ports.jobs.cancel(own.job);
    return accepted(own.job.id);
  };

export const throwFileAway =
  (ports: ImportJobPorts) =>
  async (message: ThrowFileAway): Promise<Outcome<string>> => {
    const own = await ownJob(ports, message);
    if (!own) return NOT_FOUND;
    if (!isRunning(own.job)) await ports.jobs.shelf.throwAway(own.job.id);
    return accepted(own.job.id);
  };

export const beginReversal =
  (ports: ImportJobPorts) =>
  async ({
    caller: { asker },
    batch: id,
  }: BeginReversal): Promise<Outcome<string, OthersTurn | BatchNotPermitted>> => {
    const { importer, jobs } = ports;
    const batch = await ownBatch(ports, asker, id);
    if (!batch) return NOT_FOUND;
    const held = await reversibleBatch(ports, asker, id);
    if (!held) return refused({ code: 'BatchNotPermitted' });
    const { association, contents } = held;
    const job = jobs.newJob(asker, association.id, { kind: 'reversal', batch: id });
    const isBegun = await jobs.inTurn(job, 'reversing', async ({ progress }) => {
      const outcome = await importer.reverse(id, { ...askedBy(asker, association, ports), progress });
      return outcome.outcome === 'refused'
        ? { at: 'refused', refusal: outcome.refusal }
        : { at: 'reversed', report: outcome.report, contents };
    });
    if (!isBegun) return refused({ code: 'OthersTurn' });
    await jobs.settled(job.id);
    return accepted(job.id);
  };

export const mendFile =
  (ports: ImportJobPorts) =>
  async (message: MendFile): Promise<Outcome<Buffer>> => {
    const own = await ownFile(ports, message);
    if (!own || !['tried', 'imported'].includes(own.job.stage.at)) return NOT_FOUND;
    const workbook = await ports.importer.mend(own.bytes, optionsOf(ports, own), message.language);
    return workbook ? accepted(workbook) : NOT_FOUND;
  };
