import type { StoredEvent } from '@samspar/event-store';
import { type FileFault, faultOf, sqliteCode } from '@samspar/sqlite-file';

/** The view file cannot be opened, read or written: a sentence for whoever operates it. Nothing is lost: the log has it all. */
export class ViewsUnavailable extends Error {
  override readonly name = 'ViewsUnavailable';
  /** True where the same may be tried again: somebody else holds the file, or the disk is full. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false, ...options }: ErrorOptions & { mayPass?: boolean } = {}) {
    super(message, options);
    this.mayPass = mayPass;
  }
}

/** A view is being built from the log, and answers when it is whole. */
export class ViewsNotBuilt extends ViewsUnavailable {
  constructor(message: string) {
    super(message, { mayPass: true });
  }
}

/** A projection threw at an event: views stand still there until the cause is mended; nothing is ever skipped. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';
  readonly position: bigint;

  constructor({ position, stream, type }: StoredEvent, cause: unknown) {
    super(
      `Vyerna stannade vid position ${position} i loggen (ström ${stream}, händelse ${type}), som inte går att tolka: ` +
        'uppgradera Samspår eller anmäl felet. Siffrorna visar läget före den händelsen, och inget har hoppats över.',
      { cause },
    );
    this.position = position;
  }
}

/** The file is no view file that can be used as it is: the views are built anew. `fault` goes after the file's name. */
export class ViewFileUnusable extends ViewsUnavailable {
  /** What is wrong, for an operator who need do nothing about it. */
  readonly fault: string;

  constructor(file: string, fault: string, cause?: unknown) {
    super(`Vyfilen ${file} ${fault}: kör samspar rebuild.`, { cause });
    this.fault = `Vyfilen ${file} ${fault}`;
  }
}

/** What is read from a view file makes no sense: something else than Samspår has written in it, or the disk is bad. */
export const damaged = (file: string, cause?: unknown): ViewFileUnusable =>
  new ViewFileUnusable(file, 'är skadad', cause);

/** Somebody else holds the file, or the disk is full. */
const PASSING = new Set<FileFault['kind']>(['busy', 'full', 'held']);
/** Beside what lies there it is no longer our file, and it is made of the log. */
const ANEW = new Set<FileFault['kind']>(['damaged', 'foreign', 'exchanged']);
/** SQLite's code for a statement that is wrong: the file lacks a table or a column. */
const WRONG_SCHEMA = 1;

/** What an error of SQLite or of the file system means for the views; any other error is a bug and comes back as it is. */
export const explained = (file: string, error: unknown): unknown => {
  const fault = faultOf(file, error);
  if (sqliteCode(error) === WRONG_SCHEMA || (fault && ANEW.has(fault.kind))) return damaged(file, error);
  return fault
    ? new ViewsUnavailable(fault.sentence, { cause: error, mayPass: PASSING.has(fault.kind) })
    : error;
};
