import { type Asker, maySeeImported } from '@samspar/access';
import type {
  ColumnMatches,
  DayOrder,
  FileContents,
  ImportRefusal,
  ImportReport,
  Mends,
  ReversalReport,
} from '@samspar/import';

/** What an import that goes by way of pages is about: a file, or a batch to be taken back. */
export type Task =
  | Readonly<{
      kind: 'file';
      /** As it was called where it came from; shown to nobody but who sent it. */
      name: string;
      register: string;
      acceptChanges: boolean;
      /** Whether hidden rows, columns and sheets are read too. */
      readsHidden: boolean;
      /** Whether the file holds only a part of its list. */
      partial?: boolean;
      /** Id of the authority that the file is imported for, where that was asked. */
      authority?: string;
      /** How days like 5/3/2024 are read, where that was asked. */
      dates?: DayOrder;
      /** Cells that were put right in the page, by row and header. */
      mends?: Mends;
      /** Columns matched by hand. */
      columns?: ColumnMatches;
    }>
  | Readonly<{ kind: 'reversal'; batch: string }>;

export type FileTask = Extract<Task, { kind: 'file' }>;

/** What is done with a task while somebody waits. */
export type Doing = 'trying' | 'importing' | 'reversing';

/** How far a task has come. */
export type Stage =
  | Readonly<{
      at: Doing;
      done: number;
      /** 0 while the file is being read. */
      of: number;
      /** Milliseconds since the epoch: a sign of life. */
      seenAt: number;
    }>
  | Readonly<{ at: 'tried' | 'imported'; report: ImportReport; contents: FileContents }>
  | Readonly<{ at: 'reversed'; report: ReversalReport; contents: FileContents }>
  /** With what the file is about where the refusal tells of its rows. */
  | Readonly<{ at: 'refused'; refusal: ImportRefusal; contents?: FileContents }>
  /** Cut off by a restart or a fault; what was written stands, and the same once more completes it. */
  | Readonly<{ at: 'interrupted'; from: Doing }>;

/** An import that goes by way of pages, under way, or what became of it. */
export type ImportJob = Readonly<{
  id: string;
  /** User id of who began it, and in which role. */
  actor: string;
  role: string;
  association: string;
  task: Task;
  /** Until when its file is kept, if it has one; milliseconds since the epoch. */
  fileUntil: number;
  stage: Stage;
  /** Until when it can be seen; milliseconds since the epoch. */
  expiresAt: number;
}>;

/** A job whose stage is yet to be told. */
export type BegunJob = Omit<ImportJob, 'stage' | 'expiresAt'>;

/** Without a sign of life for so long the process that ran it is gone, in milliseconds. */
const SILENT_MS = 60_000;

export const isRunning = ({ stage }: ImportJob): boolean => 'seenAt' in stage;

/** Whether somebody may see the job now: she began it, and may still do so. */
export const isSeenBy = (asker: Asker, { actor, role, association, stage }: ImportJob): boolean => {
  const contents = 'contents' in stage ? stage.contents : undefined;
  return (
    actor === asker.actor &&
    maySeeImported(asker, { role, association, file: contents && { association, ...contents } })
  );
};

/** The job as it is by now: what ran in a process that is gone has been interrupted. */
export const asOf = (job: ImportJob, now: number): ImportJob =>
  'seenAt' in job.stage && now - job.stage.seenAt > SILENT_MS
    ? { ...job, stage: { at: 'interrupted', from: job.stage.at } }
    : job;
