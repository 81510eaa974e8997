import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flush } from '@samspar/sqlite-file';
import { CommandRefused } from '../terminal.js';

/** Raised with the manifest; what the files hold is asked of the files. */
const FORMAT = 1;
const NAME = 'manifest.json';

/** The files of a backup, in the order they are copied: whoever is in the log has been in the vault since before. */
export const FILES = ['events.db', 'vault.db'] as const;
type FileName = (typeof FILES)[number];

export type BackedUp = Readonly<{ bytes: number; sha256: string }>;

/** What a backup is, written last: a folder without it is none. */
export type Manifest = Readonly<{
  format: number;
  /** Version of the Samspår that made it. */
  version: string;
  /** When it was begun, ISO 8601. */
  moment: string;
  /** Names the log, and so the installation. */
  log: string | null;
  /** Position of the last event. */
  position: string;
  events: number;
  participants: number;
  files: Readonly<Record<FileName, BackedUp>>;
}>;

export const isBackup = (folder: string): boolean => existsSync(join(folder, NAME));

/** Beside and then in place, so that it is whole or not there. */
export const writeManifest = (folder: string, contents: Omit<Manifest, 'format'>): Manifest => {
  const draft = join(folder, `${NAME}.part`);
  const manifest = { format: FORMAT, ...contents };
  writeFileSync(draft, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, join(folder, NAME));
  flush(folder);
  return manifest;
};

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  'moment' in value &&
  'version' in value &&
  'position' in value &&
  'files' in value &&
  typeof value.files === 'object' &&
  value.files !== null &&
  FILES.every((name) => name in (value.files as object));

/** Throws `CommandRefused` where the folder holds no whole backup, or one of a newer version. */
export const readManifest = (folder: string): Manifest => {
  if (!isBackup(folder))
    throw new CommandRefused(
      `I ${folder} finns ingen hel säkerhetskopia (${NAME} saknas): ange en mapp som samspar backup har gjort.`,
    );
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(join(folder, NAME), 'utf8'));
  } catch {
    read = undefined;
  }
  const format = typeof read === 'object' && read !== null && 'format' in read ? Number(read.format) : NaN;
  if (format > FORMAT)
    throw new CommandRefused(
      `Säkerhetskopian i ${folder} är gjord av en nyare Samspår (format ${format}, den här läser till och med ${FORMAT}): uppgradera Samspår. Inget har ändrats.`,
    );
  if (!isManifest(read) || !(format >= 1))
    throw new CommandRefused(
      `${join(folder, NAME)} är skadad: ta en annan säkerhetskopia. Inget har ändrats.`,
    );
  return read;
};

export const measure = async (file: string): Promise<BackedUp> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
};
