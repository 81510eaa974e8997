import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import {
  type Configuration,
  eventFile,
  holdForRestore,
  RESTORING,
  SHAPES,
  type Verification,
  verifyPair,
} from '@samspar/installation';
import {
  markPair,
  nameOfLog,
  refuseForeignPair,
  refuseOlderVault,
  Registration,
} from '@samspar/registration';
import { damageOf, flush } from '@samspar/sqlite-file';
import { Vault } from '@samspar/vault';
import { type GivenKeys, givenKeys, VaultUnavailable } from '@samspar/vault-database';
import { CommandRefused } from '../terminal.js';
import { FILES, type Manifest, measure, readManifest } from './manifest.js';

/** What is exchanged or set aside with its file. */
const PARTS = ['', '-wal', '-shm', '-journal'];
/** They belong to the log as it was, and are made anew. */
const MADE_OF_LOG = ['views.db', 'tree.db'];
const SET_ASIDE = [...MADE_OF_LOG, ...FILES];

export type RestoreOptions = Readonly<{
  configuration: Configuration;
  /** Folder of the backup; nothing is changed in it. */
  from: string;
  /** The operator's word that another installation's backup is meant. */
  replacesOther?: boolean;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  progress?: (what: string) => (done: bigint, of: bigint) => void;
}>;

export type Restored = Readonly<{
  /** When the backup was begun. */
  moment: string;
  events: number;
  participants: number;
  /** People that were registered while the backup was made: in the vault, and not yet in the log. */
  unconfirmed: number;
  /** Where the old files are; null where there were none. */
  setAside: string | null;
}>;

const UNCHANGED = 'Inget har ändrats.';

const refused = (sentence: string): CommandRefused => new CommandRefused(`${sentence} ${UNCHANGED}`);

const nameOf = async (file: string): Promise<string | undefined> => {
  await using store = SqliteEventStore.open({ file, readOnly: true });
  return await nameOfLog(store);
};

/** What the folder holds may be another installation's; what cannot be read tells nothing, and is set aside as it is. */
const refuseOther = async (folder: string, { log }: Manifest): Promise<void> => {
  const file = eventFile(folder);
  if (!existsSync(file)) return;
  const present = await nameOf(file).catch(() => undefined);
  if (present !== undefined && present !== log)
    throw refused(
      `Säkerhetskopian hör till en annan installation än den i ${folder}: ange en annan SAMSPAR_DATA, eller --replace-other om den ska ersätta den.`,
    );
};

/** Copies the files of the backup beside those in use, and holds each to the manifest. */
const stage = async (from: string, to: string, { files }: Manifest): Promise<void> => {
  mkdirSync(to, { mode: 0o700 });
  for (const name of FILES) {
    const copy = join(to, name);
    if (!existsSync(join(from, name)))
      throw refused(`${join(from, name)} saknas: ta en annan säkerhetskopia.`);
    copyFileSync(join(from, name), copy);
    const { bytes, sha256 } = await measure(copy);
    if (bytes !== files[name].bytes || sha256 !== files[name].sha256)
      throw refused(
        `${join(from, name)} är inte som när den skrevs (SHA-256 stämmer inte): ta en annan säkerhetskopia.`,
      );
    flush(copy);
  }
};

/** The keys that are there; none is made, for a new one would open nothing. */
const presentKeys = (configuration: Configuration): GivenKeys => {
  const keys = givenKeys(configuration);
  if (keys().length === 0)
    throw refused(
      `Huvudnyckeln saknas och finns inte i säkerhetskopian: lägg filen master.key i ${configuration.folder}, eller ange MASTER_KEY.`,
    );
  return keys;
};

/** Opens the pair as a server would, settles it, and reads all of it. */
const proved = async (
  staged: string,
  keys: GivenKeys,
  { clock = Date.now, progress }: RestoreOptions,
): Promise<Readonly<{ verified: Verification; unconfirmed: number }>> => {
  await using store = SqliteEventStore.open({ file: join(staged, 'events.db'), clock, shapes: SHAPES });
  await using vault = Vault.open({ file: join(staged, 'vault.db'), masterKey: keys, clock });
  await refuseForeignPair(store, vault, SHAPES);
  const registration = new Registration(new StreamHandler(store), vault, clock);
  const { unconfirmed } = await registration.afterRestore();
  await registration.settle(clock());
  await refuseOlderVault(store, vault);
  await markPair(store, vault, SHAPES);
  const verified = await verifyPair(store, vault, (part) => progress?.(part));
  return { verified, unconfirmed };
};

/** What a backup itself is refused for; the folder in use is as it was. */
const refusedWith = (from: string, error: unknown): unknown =>
  error instanceof StoreUnavailable || error instanceof VaultUnavailable
    ? refused(
        `Säkerhetskopian i ${from} går inte att återställa. ${error.message.replace(UNCHANGED, '').trim()}`,
      )
    : error;

/** A name in a file system for a moment: `2026-11-29T081500Z`. */
const dated = (now: number): string => new Date(now).toISOString().replace(/:|\.\d+/g, '');

const beginning = (folder: string, prefix: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith(prefix));

/** Sets the old files aside and puts the new ones in place, file by file; where it was cut off, it goes on. */
const exchange = (folder: string, ready: string): string | null => {
  const staged = join(folder, ready);
  const aside = join(folder, `set-aside-${ready.slice(RESTORING.length)}`);
  for (const name of SET_ASIDE) {
    const fresh = join(staged, name);
    // A file that is no longer staged is in its place already.
    const isMade = MADE_OF_LOG.includes(name);
    if (!isMade && !existsSync(fresh)) continue;
    for (const part of PARTS) {
      const old = join(folder, name + part);
      if (!existsSync(old)) continue;
      mkdirSync(aside, { recursive: true, mode: 0o700 });
      renameSync(old, join(aside, name + part));
    }
    if (!isMade) renameSync(fresh, join(folder, name));
  }
  flush(folder);
  rmSync(staged, { recursive: true });
  return existsSync(aside) ? aside : null;
};

/**
 * Puts a backup in the place of what is in the folder: tries all of it beside the old files first, and exchanges them when it is whole.
 * Cut off at any point it can be run again; the old files lie in a dated folder. Throws `CommandRefused` or `WriterPresent` with a
 * sentence, and has then changed nothing.
 */
export const restore = async (options: RestoreOptions): Promise<Restored> => {
  const { configuration, from, replacesOther = false, clock = Date.now } = options;
  const { folder } = configuration;
  const manifest = readManifest(from);
  await using _held = await holdForRestore(folder, 'samspar restore');
  // All that was staged whole before is exchanged first; parts are of a restore that had not begun to.
  for (const part of beginning(folder, '.restoring-')) rmSync(join(folder, part), { recursive: true });
  for (const ready of beginning(folder, RESTORING)) exchange(folder, ready);
  if (!replacesOther) await refuseOther(folder, manifest);
  const keys = presentKeys(configuration);
  const ready = `${RESTORING}${dated(clock())}`;
  const staged = join(folder, `.${ready}`);
  try {
    await stage(from, staged, manifest);
    const { verified, unconfirmed } = await proved(staged, keys, options).catch((error: unknown) => {
      throw refusedWith(from, error);
    });
    if (!verified.whole) throw refused(`Säkerhetskopian är inte hel: ${verified.difference}`);
    const damaged = FILES.find((name) => damageOf(join(staged, name)) !== undefined);
    if (damaged !== undefined) throw refused(`Säkerhetskopian är inte hel: ${damaged} är skadad.`);
    for (const name of FILES) flush(join(staged, name));
    renameSync(staged, join(folder, ready));
    flush(folder);
    const setAside = exchange(folder, ready);
    const { events, participants = 0 } = verified;
    return { moment: manifest.moment, events, participants, unconfirmed, setAside };
  } finally {
    if (statSync(staged, { throwIfNoEntry: false })) rmSync(staged, { recursive: true });
  }
};
