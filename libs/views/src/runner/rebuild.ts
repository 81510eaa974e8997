import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '@samspar/event-store';
import { Cube } from '@samspar/statistics';
import { explained } from './failure.js';
import { catchUpWith, type PositionsDone } from './log.js';
import { Intake } from './intake.js';
import { flush, refuseFolder, removeViewFile } from './on-disk.js';
import { ViewFile } from './view-file.js';
import type { ViewsOptions } from './views.js';

/** Fills a new file from the log, up to its present end or to a position. What stood there before is gone. */
export const fill = async (
  store: EventStore,
  file: string,
  { progress, to }: Readonly<{ progress?: PositionsDone; to?: bigint }>,
): Promise<ViewFile> => {
  removeViewFile(file);
  const views = new ViewFile(file, 'bulk');
  try {
    const intake = new Intake(views, new Cube().dictionaries);
    const end = await catchUpWith(store, 0n, (events) => void intake.take(events), progress, to);
    intake.passTo(end);
    views.finish();
    return views;
  } catch (error) {
    views.close();
    throw error;
  }
};

/** Brings what SQLite keeps beside the file into it, so that nothing of an old file is taken for the new one's. */
const settle = (file: string): void => {
  if (!existsSync(file)) return removeViewFile(file);
  try {
    const old = new DatabaseSync(file);
    try {
      old.exec('PRAGMA journal_mode = DELETE');
    } finally {
      old.close();
    }
  } catch {
    // Damaged or held by a reader: the old file goes as a whole, a reader keeps what it has open.
    removeViewFile(file);
  }
};

/**
 * Builds all views anew in a file beside `file`, and puts it in its place when whole; what is left of a build that was
 * cut off is removed. Nobody may be writing `file`. Throws `ProjectionStopped` or `ViewsUnavailable`; then `file` stands as before.
 */
export const rebuild = async ({ store, file, progress }: ViewsOptions): Promise<void> => {
  const fresh = `${file}.rebuild`;
  refuseFolder(file);
  refuseFolder(fresh);
  try {
    const views = await fill(store, fresh, progress ? { progress } : {});
    views.close();
    flush(fresh);
    settle(file);
    renameSync(fresh, file);
  } catch (error) {
    removeViewFile(fresh);
    throw explained(file, error);
  }
};
