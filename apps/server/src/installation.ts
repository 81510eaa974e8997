import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, StreamHandler } from '@samspar/event-store';
import { acquireWriterLock, SqliteEventStore, WriterPresent } from '@samspar/event-store-sqlite';
import { Importer } from '@samspar/import';
import { Registration } from '@samspar/registration';
import { participantStream } from '@samspar/casework';
import { masterKey, SqliteVault, type Vault, VaultUnavailable } from '@samspar/vault';
import { type Progress, Views } from '@samspar/views';
import { type Configuration, ConfigurationRefused } from './configuration.js';

/** Everything that runs on one data folder, put together in one place. */
export type Installation = Readonly<{
  configuration: Configuration;
  store: EventStore;
  streams: StreamHandler;
  vault: Vault;
  registration: Registration;
  views: Views;
  importer: Importer;
  /** Milliseconds since the epoch. */
  clock: () => number;
  close: () => Promise<void>;
}>;

export type OpenOptions = Readonly<{
  /** What holds the folder, named to whoever comes second: `samspar serve`. */
  what: string;
  clock?: () => number;
  progress?: Progress;
  /** A sentence the operator should see, such as that a key file was made. */
  notice?: (sentence: string) => void;
}>;

export const eventFile = (folder: string): string => join(folder, 'events.db');
export const viewFile = (folder: string): string => join(folder, 'views.db');
const vaultFile = (folder: string): string => join(folder, 'vault.db');

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new ConfigurationRefused(
      `Mappen ${folder} (SAMSPAR_DATA) går inte att skriva i: ge kontot skrivrätt eller välj en annan mapp.`,
    );
  }
};

/** Throws where the folder holds no log: nothing has been set up there, or the log is lost. */
export const requireLog = (folder: string): void => {
  if (!existsSync(eventFile(folder)))
    throw new ConfigurationRefused(
      `Det finns inga uppgifter i ${folder} (SAMSPAR_DATA): kör samspar setup först, eller välj en annan mapp.`,
    );
};

/** A log with participants whose vault is gone must not get an empty one: their identities would be lost unnoticed. */
const requireVault = async (file: string, store: EventStore): Promise<void> => {
  if (existsSync(file) && statSync(file).size > 0) return;
  for await (const _page of store.readAll({ after: 0n, prefixes: [participantStream.prefix], maxCount: 1 }))
    throw new VaultUnavailable(
      `Valvet ${file} saknas, men loggen har deltagare: lägg tillbaka det från säkerhetskopian innan du startar.`,
    );
};

/** The log alone, held for writing. Throws as `openInstallation` does. */
export const openLog = (
  { folder }: Configuration,
  what: string,
  clock: () => number = Date.now,
): Readonly<{ store: EventStore; close: () => Promise<void> }> => {
  makeFolder(folder);
  const lock = acquireWriterLock(folder, what);
  try {
    const store = SqliteEventStore.open({ file: eventFile(folder), clock });
    return { store, close: () => store.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/**
 * Opens the folder for writing: one process at a time. Throws `WriterPresent` where another one holds it,
 * `ConfigurationRefused`, `StoreUnavailable` or `VaultUnavailable` with a sentence for the operator.
 */
export const openInstallation = async (
  configuration: Configuration,
  { what, clock = Date.now, progress, notice }: OpenOptions,
): Promise<Installation> => {
  const { folder } = configuration;
  const { store, close: closeLog } = openLog(configuration, what, clock);
  const closing: (() => Promise<void>)[] = [closeLog];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    const key = masterKey(configuration.masterKey, folder, configuration.production);
    if (key.generated)
      notice?.(
        `En huvudnyckel har skapats i ${key.file}: förvara en kopia på annan plats, utan den går inga identiteter att läsa.`,
      );
    await requireVault(vaultFile(folder), store);
    const vault = SqliteVault.open({ file: vaultFile(folder), masterKey: key.key, clock });
    closing.push(() => vault.close());
    const streams = new StreamHandler(store);
    const registration = new Registration(streams, vault, clock);
    await registration.settle(clock());
    const views = await Views.open({
      store,
      file: viewFile(folder),
      ...(progress && { progress }),
      ...(notice && { notice }),
    });
    closing.push(() => views.close());
    const importer = new Importer({ store, streams, registration, vault, clock });
    return { configuration, store, streams, vault, registration, views, importer, clock, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** What a reading command needs: the log and views that have taken in all of it. */
export type Reading = Readonly<{ store: EventStore; views: Views; close: () => Promise<void> }>;

/** How long a reading command waits for the running server's views to reach the end of the log, in milliseconds. */
const SERVER_LAG_MS = 2_000;

const readBesideWriter = async (
  { folder }: Configuration,
  notice: OpenOptions['notice'],
): Promise<Reading> => {
  const store = SqliteEventStore.open({ file: eventFile(folder), readOnly: true });
  const open = () => Views.open({ store, file: viewFile(folder), readOnly: true, ...(notice && { notice }) });
  const end = await store.lastPosition();
  const deadline = performance.now() + SERVER_LAG_MS;
  let views = await open();
  while (views.position < end && performance.now() < deadline) {
    await views.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    views = await open();
  }
  return { store, views, close: () => views.close().then(() => store.close()) };
};

/**
 * Opens the folder for reading: beside a running server as it stands, else catching up first. Throws
 * `ConfigurationRefused` where the folder holds no log.
 */
export const openForReading = async (
  configuration: Configuration,
  options: OpenOptions,
): Promise<Reading> => {
  requireLog(configuration.folder);
  try {
    const installation = await openInstallation(configuration, options);
    try {
      await installation.views.catchUp();
      return installation;
    } catch (error) {
      await installation.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof WriterPresent) return readBesideWriter(configuration, options.notice);
    throw error;
  }
};

/**
 * What is wrong with the view file as it lies there, in a sentence; undefined where it belongs to the log, or there is none
 * yet. Nothing is written. `openForReading` would quietly build it anew.
 */
export const faultOfViews = async ({ folder }: Configuration): Promise<string | undefined> => {
  if (!existsSync(viewFile(folder))) return undefined;
  const store = SqliteEventStore.open({ file: eventFile(folder), readOnly: true });
  try {
    let fault: string | undefined;
    const views = await Views.open({
      store,
      file: viewFile(folder),
      readOnly: true,
      notice: (sentence) => {
        fault = sentence;
      },
    });
    await views.close();
    return fault;
  } finally {
    await store.close();
  }
};
