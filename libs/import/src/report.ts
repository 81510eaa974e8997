import type { ImportRights } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { Author } from '@samspar/event-store';
import type { RowCounts } from './batch.js';
import type { FileContents } from './contents.js';
import type { Sentence } from '@samspar/kernel';
import type { ColumnMatches } from './column-matches.js';
import type { ColumnNote } from './day-orders.js';
import type { Mends } from './mends.js';
import type { ImportRefusal } from './file-refusal.js';
import type { HiddenParts } from './headers.js';
import type { DayOrder } from './read-day.js';
import type { ReasonInWords } from './reasons.js';
import type { Shields } from './row-history.js';
import type { RejectedRow } from './row-values.js';

/** What became of a file; every count is of rows (docs/import.md). */
export type ImportReport = Readonly<
  {
    /** Null in a dry run, and where nothing of the file was new. */
    batch: string | null;
    /** Rows of the file that are neither empty nor a sum. */
    rows: number;
    /** Whether the file holds only a part of its list, so that `missing` is 0. */
    partial: boolean;
    rejectedRows: number;
    /** Everything that is wrong with each of them, in the order of the rows; of the first thousand rows. */
    rejected: readonly RejectedRow[];
    /** Rows that were taken, and should be looked at twice. */
    warnedRows: number;
    /** What is unusual about them; of the first thousand rows. */
    warnings: readonly RejectedRow[];
    /** Headers that were matched with columns by hand, for this file or an earlier one of the register. */
    matchedColumns: readonly Readonly<{ header: string; column: string }>[];
    /** Headers that no column answers to; what stands under them was not read. */
    ignoredColumns: readonly string[];
    /** Other sheets that have rows below the required headers; one sheet is read at a time. */
    ignoredSheets: readonly string[];
    /** Units that the register of the association does not know, by how many rows name them; absent where it knows all, or has none. */
    unknownUnits?: readonly Readonly<{ text: string; rows: number }>[];
    /** What is to be said of whole columns, such as days that are written month first. */
    notes: readonly ColumnNote[];
    /** What the file hides; it was read only where that was asked for. */
    hidden: HiddenParts;
  } & Omit<RowCounts, 'rejected'>
>;

export type RefusedFile = Readonly<{
  outcome: 'refused';
  refusal: ImportRefusal;
  sentence: Sentence;
  /** What the file is about, where the refusal tells of its rows. */
  contents?: FileContents;
}>;

export type ImportOutcome =
  /** `position`: the log's end when all was written, for a query that should be at least that fresh. */
  | Readonly<{ outcome: 'taken'; report: ImportReport; contents: FileContents; position: bigint }>
  | RefusedFile;

/**
 * A journey that a reversal could not bring back to what it was, and what it made of it: somebody else changed it later, or what the
 * batch did cannot be undone. `what` is the Swedish sentence.
 */
export type ChangedSince = Readonly<{ journey: string; row: string | null; what: string }> & ReasonInWords;

export type ReversalReport = Readonly<{
  batch: string;
  /** True where the batch had been reversed before: nothing was changed now. */
  alreadyReversed: boolean;
  /** Journeys the batch had made, now misregistered. */
  misregistered: number;
  /** Journeys whose old values came back. */
  restored: number;
  changedSince: readonly ChangedSince[];
}>;

export type ReversalOutcome =
  | Readonly<{ outcome: 'reversed'; report: ReversalReport; position: bigint }>
  | RefusedFile;

/** Called now and then with how many of the rows, or journeys, are done. */
type ImportProgress = (done: number, of: number) => void;

export type FileOptions = Readonly<{
  /** The register the Löpnummer belong to; an association with several numbers each by itself. Default `main`. */
  register?: string;
  dryRun?: boolean;
  /** Take the file though more than a fifth of the known rows changed. */
  acceptChanges?: boolean;
  /** The file holds only a part of its list, such as rows that were put right: nothing is missing from it. */
  partial?: boolean;
  /** Columns matched by hand; the register remembers them once a file is taken. */
  columns?: ColumnMatches;
  /** Cells put right since the file was sent, which count in its stead. */
  mends?: Mends;
  /** Id of the authority whose entries the rows are, where the one that the sender works for is not known. */
  authority?: string;
  /** How days like 5/3/2024 are read where the file does not show it. Absent: a file where it cannot be told is refused. */
  dates?: DayOrder;
  /** Read hidden rows, columns and sheets too. Default: they are told of and left. */
  readsHidden?: boolean;
}>;

export type ImportOptions = FileOptions &
  Readonly<{
    association: Association;
    /** Who imports; stored with every event. */
    context: Author;
    /** Ends the import between two steps: it rejects with the signal's reason, and what is written stands. */
    signal?: AbortSignal;
    /** Told now and then how many rows there are so far, while the file is read. */
    reading?: (rows: number) => void;
    /** Called now and then while rows are set against the log, before anything is written. */
    examined?: ImportProgress;
    /** Asked before anything is written, and before anything is told of the rows; absent: whoever asks may everything. */
    rights?: ImportRights;
    /** Absent: it is kept of nobody. */
    shields?: Shields;
    /** Told of two participants before a row says that they are one person, again where an import that was cut off goes on. */
    joins?: (participants: readonly [string, string]) => Promise<void>;
    progress?: ImportProgress;
  }>;

export type ReversalOptions = Readonly<{
  /** Who takes it back; stored with every event. */
  context: Author;
  /** Absent: whoever asks may everything. */
  rights?: ImportRights;
  progress?: ImportProgress;
}>;
