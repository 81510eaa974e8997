import { existsSync, renameSync } from 'node:fs';
import { explained, ViewsUnavailable } from './failure.js';
import { flush, removeViewFile } from './on-disk.js';
import { ViewFile } from './view-file.js';

/**
 * Copies a view file as it stands at one moment, also while a server follows the log in it, and answers the position up to
 * which the copy has taken in the log. A node that opens the copy goes on from there where the log is the same. Throws
 * `ViewsUnavailable` where there are no sound views, or the target is there already.
 */
export const copyViews = (file: string, to: string): bigint => {
  if (existsSync(to)) throw new ViewsUnavailable(`${to} finns redan: ange en fil som inte finns.`);
  const draft = `${to}.part`;
  removeViewFile(draft);
  try {
    const views = new ViewFile(file, 'readOnly');
    try {
      views.copyTo(draft);
    } finally {
      views.close();
    }
    const copy = new ViewFile(draft, 'readOnly');
    const { position } = copy.checkpoint;
    copy.close();
    flush(draft);
    renameSync(draft, to);
    return position;
  } catch (error) {
    removeViewFile(draft);
    throw explained(to, error);
  }
};
