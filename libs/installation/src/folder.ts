import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import { acquireWriterLock } from '@samspar/event-store-sqlite';
import { ConfigurationRefused } from './configuration.js';
import { type Closable, type Later, opening } from './opening.js';

/**
 * Makes the folder and holds it, until closed: one process at a time writes the views, and the log where it is embedded.
 * Throws `WriterPresent` where another one holds it, and `ConfigurationRefused`.
 */
const holdFolder = (folder: string, what: string, later: Later): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new ConfigurationRefused(
      `Mappen ${folder} (SAMSPAR_DATA) går inte att skriva i: ge kontot skrivrätt eller välj en annan mapp.`,
    );
  }
  const lock = acquireWriterLock(folder, what);
  later(() => lock.release());
};

/** Where a restore keeps its files from when it begins to exchange them until all are in place. */
export const RESTORING = 'restoring-';

/** Throws where a restore was cut off between the old files and the new ones. */
const refuseHalfRestored = (folder: string): void => {
  if (readdirSync(folder).some((name) => name.startsWith(RESTORING)))
    throw new ConfigurationRefused(
      `En återställning i ${folder} avbröts halvvägs: kör samspar restore igen med samma säkerhetskopia, så görs den färdig. Inget är förlorat.`,
    );
};

export const holdWholeFolder: typeof holdFolder = (folder, what, later) => {
  holdFolder(folder, what, later);
  refuseHalfRestored(folder);
};

/** Holds a folder alone, for whoever exchanges its files; see `openInstallation`. */
export const holdForRestore = (folder: string, what: string): Promise<Closable> =>
  opening(async (later) => {
    holdFolder(folder, what, later);
    return {};
  });
