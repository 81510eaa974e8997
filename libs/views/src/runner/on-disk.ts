import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { explained, ViewsUnavailable } from './failure.js';

/** Throws `ViewsUnavailable` where a folder has the name of the view file. */
export const refuseFolder = (file: string): void => {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new ViewsUnavailable(
      `${file} är en mapp, men ska vara filen med vyerna: flytta undan mappen och kör samspar rebuild.`,
    );
};

/** Removes a view file with what SQLite keeps beside it. Throws `ViewsUnavailable`. */
export const removeViewFile = (file: string): void => {
  refuseFolder(file);
  try {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  } catch (error) {
    throw explained(file, error);
  }
};

/** What was written of a file is on the disk afterwards. */
export const flush = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
