import type { Association } from '@samspar/association';
import type { EventStore } from '@samspar/event-store';
import type { Answer, Query, QueryRefusal } from '@samspar/statistics';

export type Progress = (done: bigint, of: bigint) => void;

export type ViewsOptions = Readonly<{
  store: EventStore;
  /** Path of the view file, or `:memory:`. */
  file: string;
  /** Called as catching up or rebuilding goes on, in positions of the log. */
  progress?: Progress;
}>;

/** A projection threw at an event: views stand still there until the cause is mended; nothing is ever skipped. */
export declare class ProjectionStopped extends Error {
  readonly position: bigint;
}

/** One node's own disposable picture of the log: a SQLite file and the columns of the statistics in memory. */
export declare class Views {
  /**
   * Opens the file, loads the columns, and rebuilds where the file is missing, of another version or belongs to another
   * log. Does not read the log yet. `readOnly` opens beside a running server: reads the file, never writes it.
   */
  static open(options: ViewsOptions & { readOnly?: boolean }): Promise<Views>;
  /** Follows the log live until `close`; `ended` of the answer rejects with `ProjectionStopped`. */
  follow(): Readonly<{ ended: Promise<void> }>;
  /** Reads up to the log's present end, then stops. Rejects with `ProjectionStopped`. */
  catchUp(): Promise<void>;
  /** Position of the last event taken in. */
  get position(): bigint;
  /** True as soon as the views have taken in `position`; false where that takes longer than `timeoutMs`. */
  reached(position: bigint, timeoutMs: number): Promise<boolean>;
  /** The associations as last set up. */
  associations(): readonly Association[];
  statistics(query: Query): Readonly<{ answer: Answer } | { refusal: QueryRefusal }>;
  close(): Promise<void>;
}

/** Builds all views anew in a file beside `file`, and puts it in its place when whole. */
export declare function rebuild(options: ViewsOptions): Promise<void>;

/** The first difference between the live view file and a fresh rebuild at the same position, or undefined. */
export declare function firstDifference(
  options: ViewsOptions,
): Promise<
  Readonly<{ table: string; key: string; column: string; live: unknown; rebuilt: unknown }> | undefined
>;
