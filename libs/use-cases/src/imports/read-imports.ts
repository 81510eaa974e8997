import { type Asker, importRights, importsFor } from '@samspar/access';
import { type Association, authoritiesOf, type Authority } from '@samspar/association';
import { USUAL_REGISTER } from '@samspar/import';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { Views } from '@samspar/views';
import type { StaffNames } from '../identities/staff-names.js';
import type { Batch, Batches } from './batches.js';
import { reversibleBatch } from './import-access.js';
import type { ImportPorts } from './import-file.js';
import { type ImportJob, isSeenBy } from './import-job.js';
import type { ImportJobs } from './import-jobs.js';

/** What imports need that somebody follows in pages. */
export type ImportJobPorts = ImportPorts &
  Readonly<{
    jobs: ImportJobs;
    batches: Batches;
    staff: StaffNames;
    /** Waits until the figures see all up to a position of the log, at most so long, in milliseconds. */
    reached: Views['reached'];
  }>;

/** A batch, and the names of those who made it and took it back; null where no name is known. */
export type NamedBatch = Batch & Readonly<{ by: string | null; reversedBy: string | null }>;

/** Who imports in an association, with the id of the job where it is the asker's own. */
export type UnderWay = Readonly<{ actor: string; name: string | null; job?: string }>;

const BATCHES_SHOWN = 20;

type Imports = Readonly<{
  association: Association;
  /** Whether the asker may import anything at all. */
  isOpen: boolean;
  /** The usual one, or one that the asker can begin where that is somebody else's. */
  register: string;
  /** The latest first. */
  batches: readonly NamedBatch[];
  /** For which a next file is imported: the asker's own, or those that she chooses one of. */
  authorities: readonly Authority[];
  page: number;
  pages: number;
  underWay: UnderWay | undefined;
}>;

/** What has been imported in the asker's association, a page at a time from 1, and what a next file would meet. */
export class ReadImports extends Query<Outcome<Imports>> {
  constructor(
    caller: Caller,
    readonly page: number,
  ) {
    super(caller);
  }
}

/** One file that was imported in the asker's association. */
export class ReadBatch extends Query<Outcome<NamedBatch>> {
  constructor(
    caller: Caller,
    readonly batch: string,
  ) {
    super(caller);
  }
}

type Reversal = Readonly<{
  batch: NamedBatch;
  /** Whether the asker may take it back. */
  isPermitted: boolean;
  underWay: UnderWay | undefined;
}>;

/** What taking a batch back would meet. */
export class ReadReversal extends Query<Outcome<Reversal>> {
  constructor(
    caller: Caller,
    readonly batch: string,
  ) {
    super(caller);
  }
}

type FollowedJob = JobWork<ImportJob> & Readonly<{ underWay: UnderWay | undefined }>;

/** How far an import of the asker's own has come. */
export class ReadImportJob extends Query<Outcome<FollowedJob>> {
  constructor(
    caller: Caller,
    readonly job: string,
  ) {
    super(caller);
  }
}

/** A name for a register of one's own: that of one's first insats, or the office's. */
export const ownRegister = ([first]: readonly string[]): string => first ?? 'kansliet';

export const associationOf = ({ associations }: ImportPorts, asker: Asker): Association | undefined =>
  associations().find(({ id }) => id === asker.association);

const named = async (staff: StaffNames, batches: readonly Batch[]): Promise<readonly NamedBatch[]> => {
  const names = await staff.namesOf(
    batches.flatMap(({ actor, reversed }) => (reversed ? [actor, reversed.actor] : [actor])),
  );
  const nameOf = (actor: string | undefined): string | null =>
    (actor === undefined ? undefined : names.get(actor)) ?? null;
  return batches.map((batch) => ({
    ...batch,
    by: nameOf(batch.actor),
    reversedBy: nameOf(batch.reversed?.actor),
  }));
};

/** A batch of the asker's association; those of others are not there. */
export const ownBatch = async (
  { batches }: ImportJobPorts,
  asker: Asker,
  id: string,
): Promise<Batch | undefined> => {
  const batch = await batches.find(id);
  return batch?.association === asker.association ? batch : undefined;
};

/** A job, who asks that it goes on, and for what association. */
export type JobWork<Job> = Readonly<{ job: Job; association: Association; asker: Asker }>;
/** An import that the asker began and may still see, in her association. */
export const ownJob = async (
  ports: ImportJobPorts,
  { caller: { asker }, job: id }: Readonly<{ caller: Caller; job: string }>,
): Promise<JobWork<ImportJob> | undefined> => {
  const job = await ports.jobs.find(id, asker);
  const association = associationOf(ports, asker);
  return job && association && { job, association, asker };
};

const underWayFor = async ({ jobs, staff }: ImportJobPorts, asker: Asker): Promise<UnderWay | undefined> => {
  const { association } = asker;
  const job = association === null ? undefined : await jobs.underWay(association);
  if (!job) return undefined;
  const { actor, id } = job;
  const name = (await staff.namesOf([actor])).get(actor) ?? null;
  return { actor, name, ...(isSeenBy(asker, job) && { job: id }) };
};

export const readImports =
  (ports: ImportJobPorts) =>
  async ({ caller: { asker }, page }: ReadImports): Promise<Outcome<Imports>> => {
    const { importer, batches, staff } = ports;
    const association = associationOf(ports, asker);
    if (!association) return NOT_FOUND;
    const owner = await importer.ownerOf(association.id, USUAL_REGISTER);
    const { imports: isOpen, owns } = importRights(asker, association);
    const all = await batches.of(association.id);
    const pages = Math.max(1, Math.ceil(all.length / BATCHES_SHOWN));
    const shown = Math.min(page, pages);
    return accepted({
      association,
      isOpen,
      register: owns(owner) ? USUAL_REGISTER : ownRegister(asker.interventions),
      batches: await named(staff, all.slice((shown - 1) * BATCHES_SHOWN, shown * BATCHES_SHOWN)),
      authorities: importsFor(asker, authoritiesOf(association)),
      page: shown,
      pages,
      underWay: await underWayFor(ports, asker),
    });
  };

export const readBatch =
  (ports: ImportJobPorts) =>
  async ({ caller: { asker }, batch: id }: ReadBatch): Promise<Outcome<NamedBatch>> => {
    const batch = await ownBatch(ports, asker, id);
    const [shown] = batch ? await named(ports.staff, [batch]) : [];
    return shown ? accepted(shown) : NOT_FOUND;
  };

export const readReversal =
  (ports: ImportJobPorts) =>
  async ({ caller, batch }: ReadReversal): Promise<Outcome<Reversal>> => {
    const read = await readBatch(ports)(new ReadBatch(caller, batch));
    if (!('answer' in read)) return read;
    const held = await reversibleBatch(ports, caller.asker, batch);
    const underWay = await underWayFor(ports, caller.asker);
    return accepted({ batch: read.answer, isPermitted: held !== undefined, underWay });
  };

export const readImportJob =
  (ports: ImportJobPorts) =>
  async (message: ReadImportJob): Promise<Outcome<FollowedJob>> => {
    const own = await ownJob(ports, message);
    return own ? accepted({ ...own, underWay: await underWayFor(ports, own.asker) }) : NOT_FOUND;
  };
