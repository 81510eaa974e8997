import type { Association } from '@samspar/association';
import type { Sentence } from '@samspar/kernel';
import { accepted, type Caller, Command, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { reversibleBatch } from './import-access.js';
import type { SentFile } from './import-file.js';
import { type FileTask, type ImportJob, isRunning } from './import-job.js';
import { associationOf, type ImportJobPorts, ownBatch } from './read-imports.js';

/** Something else is being imported in the association, and one at a time is. */
type OthersTurn = Readonly<{ code: 'OthersTurn' }>;
/** The asker might not have imported the batch herself. */
type BatchNotPermitted = Readonly<{ code: 'BatchNotPermitted' }>;

/** Tries a file and keeps it, sealed, until it is confirmed or thrown away; answers the id of the job. Nothing is written to the log. */
export class TryFile extends Command<Outcome<string>> {
  constructor(
    caller: Caller,
    readonly file: SentFile,
    readonly asked: Pick<FileTask, 'register' | 'partial'>,
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

type OwnJob = Readonly<{ job: ImportJob; association: Association }>;

/** An import that the asker began and may still see, in her association. */
const ownJob = async (
  ports: ImportJobPorts,
  { caller: { asker }, job: id }: Readonly<{ caller: Caller; job: string }>,
): Promise<OwnJob | undefined> => {
  const job = await ports.jobs.find(id, asker);
  const association = associationOf(ports, asker);
  return job && association && { job, association };
};

export const tryFile =
  (ports: ImportJobPorts) =>
  async ({ caller: { asker }, file, asked }: TryFile): Promise<Outcome<string>> => {
    const association = associationOf(ports, asker);
    if (!association) return NOT_FOUND;
    const id = await ports.jobs.tryFile(file, asked, association, asker);
    await ports.jobs.settled(id);
    return accepted(id);
  };

export const tryFileAgain =
  (ports: ImportJobPorts) =>
  async (message: TryFileAgain): Promise<Outcome<string>> => {
    const own = await ownJob(ports, message);
    const file = own && (await ports.jobs.fileOf(own.job));
    if (!own || !file) return NOT_FOUND;
    const { job, association } = own;
    const { caller, answered } = message;
    if (!isRunning(job)) await ports.jobs.tryAgain(job, answered, file, association, caller.asker);
    await ports.jobs.settled(job.id);
    return accepted(job.id);
  };

export const confirmImport =
  (ports: ImportJobPorts) =>
  async (message: ConfirmImport): Promise<Outcome<string, OthersTurn>> => {
    const { jobs } = ports;
    const own = await ownJob(ports, message);
    if (!own) return NOT_FOUND;
    const { job, association } = own;
    const { stage } = job;
    if (stage.at === 'tried' || (stage.at === 'interrupted' && stage.from === 'importing')) {
      const file = await jobs.fileOf(job);
      if (!file) return NOT_FOUND;
      if (!(await jobs.importFile(job, file, association, message.caller.asker)))
        return refused({ code: 'OthersTurn' });
    }
    await jobs.settled(job.id);
    return accepted(job.id);
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
    if (!isRunning(own.job)) await ports.jobs.throwAway(own.job);
    return accepted(own.job.id);
  };

export const beginReversal =
  (ports: ImportJobPorts) =>
  async ({
    caller: { asker },
    batch: id,
  }: BeginReversal): Promise<Outcome<string, OthersTurn | BatchNotPermitted>> => {
    const batch = await ownBatch(ports, asker, id);
    if (!batch) return NOT_FOUND;
    const held = await reversibleBatch(ports.importer, asker, id);
    if (!held) return refused({ code: 'BatchNotPermitted' });
    const job = await ports.jobs.reverse(id, held, asker);
    if (job === undefined) return refused({ code: 'OthersTurn' });
    await ports.jobs.settled(job);
    return accepted(job);
  };

export const mendFile =
  (ports: ImportJobPorts) =>
  async (message: MendFile): Promise<Outcome<Buffer>> => {
    const own = await ownJob(ports, message);
    const file = own && (await ports.jobs.fileOf(own.job));
    if (!own || !file || !['tried', 'imported'].includes(own.job.stage.at)) return NOT_FOUND;
    const { job, association } = own;
    const { caller, language } = message;
    const workbook = await ports.jobs.toMend(job, file, association, caller.asker, language);
    return workbook ? accepted(workbook) : NOT_FOUND;
  };
