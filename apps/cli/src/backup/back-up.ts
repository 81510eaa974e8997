import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { nameOfLog } from '@samspar/registration';
import { copyWhole, countRows } from '@samspar/sqlite-file';
import { CommandRefused } from '../terminal.js';
import { FILES, isBackup, type Manifest, measure, writeManifest } from './manifest.js';

export type BackupOptions = Readonly<{
  /** Folder of the installation; a server may run on it. */
  from: string;
  /** Made where it is missing; else empty. */
  to: string;
  version: string;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  /** Called before each file. */
  progress?: (file: string) => void;
}>;

const prepare = (folder: string): void => {
  if (isBackup(folder))
    throw new CommandRefused(
      `I ${folder} finns redan en säkerhetskopia: ange en mapp som inte finns. Inget har ändrats.`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // What is left of a copy that was cut off is none; anything else is somebody's.
  const ours: readonly string[] = FILES.flatMap((name) => [name, `${name}-journal`]);
  const other = readdirSync(folder).find((name) => !ours.includes(name));
  if (other !== undefined)
    throw new CommandRefused(
      `Mappen ${folder} är inte tom (${other}): ange en mapp som inte finns. Inget har ändrats.`,
    );
  for (const name of ours) rmSync(join(folder, name), { force: true });
};

/** What the copies hold. No key is needed to count. */
const contents = async (
  log: string,
  vault: string,
): Promise<Pick<Manifest, 'log' | 'position' | 'events' | 'participants'>> => {
  await using store = SqliteEventStore.open({ file: log, readOnly: true });
  const position = await store.lastPosition();
  // The embedded log numbers its events without gaps.
  return {
    log: (await nameOfLog(store)) ?? null,
    position: String(position),
    events: Number(position),
    participants: countRows(vault, 'participant'),
  };
};

/**
 * Copies log and vault of an embedded installation, each as it stands at one moment, the log first: an entry stands in the vault before
 * its event is in the log, so whoever is in the copied log is in the copied vault. What the vault has too much is settled at the restore.
 * The key file is not copied. Throws `CommandRefused` where the folder has nothing to copy or the destination is taken.
 */
export const backUp = async ({
  from,
  to,
  version,
  clock = Date.now,
  progress,
}: BackupOptions): Promise<Manifest> => {
  const missing = FILES.find((name) => !existsSync(join(from, name)));
  if (missing !== undefined)
    throw new CommandRefused(
      `${join(from, missing)} finns inte: kontrollera SAMSPAR_DATA. Inget har kopierats.`,
    );
  prepare(to);
  const moment = new Date(clock()).toISOString();
  for (const name of FILES) {
    progress?.(name);
    await copyWhole(join(from, name), join(to, name));
  }
  const [log, vault] = [join(to, 'events.db'), join(to, 'vault.db')];
  const manifest = {
    version,
    moment,
    ...(await contents(log, vault)),
    files: { 'events.db': await measure(log), 'vault.db': await measure(vault) },
  };
  return writeManifest(to, manifest);
};
