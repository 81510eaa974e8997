import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type EventStore, StreamHandler } from '@samspar/event-store';
import { acquireWriterLock, WriterPresent } from '@samspar/event-store-sqlite';
import { type FileReader, Importer } from '@samspar/import';
import {
  giveOlderNames,
  markPair,
  refuseForeignPair,
  refuseOlderVault,
  Registration,
} from '@samspar/registration';
import { masterKey, refuseNewerVaultFile, type Vault } from '@samspar/vault';
import { type Progress, rebuild, Views } from '@samspar/views';
import { type Configuration, ConfigurationRefused, type LogAddress, logAddress } from './configuration.js';
import { openStore, openVault, openVaultAt, type VaultAddress, vaultAddress } from './storage.js';
import { SHAPES } from './stream-kinds.js';

/** The log, and the vault with all that writes to both. */
type Registry = Readonly<{
  configuration: Configuration;
  store: EventStore;
  streams: StreamHandler;
  vault: Vault;
  registration: Registration;
  importer: Importer;
  /** Milliseconds since the epoch. */
  clock: () => number;
}>;

type Closable = Readonly<{ close: () => Promise<void> }>;

/** Everything that runs on one data folder, put together in one place. */
export type Installation = Registry & Closable & Readonly<{ views: Views }>;

export type OpenOptions = Readonly<{
  /** What holds the folder, named to whoever comes second: `samspar serve`. */
  what: string;
  clock?: () => number;
  progress?: Progress;
  /** Where files that are imported are read; in this process unless stated. */
  reader?: FileReader;
  /** A sentence the operator should see, such as that a key file was made. */
  notice?: (sentence: string) => void;
}>;

export const viewFile = (folder: string): string => join(folder, 'views.db');

type Later = (close: () => Promise<void> | void) => void;

/** Puts parts together; they are closed in the opposite order, those already open also where a later one fails. */
const opening = async <Opened extends object>(
  open: (later: Later) => Promise<Opened>,
): Promise<Opened & Closable> => {
  const closing: Parameters<Later>[0][] = [];
  const close = async (): Promise<void> => {
    const step = closing.pop();
    if (step === undefined) return;
    try {
      await step();
    } finally {
      await close();
    }
  };
  try {
    return { ...(await open((step) => closing.push(step))), close };
  } catch (error) {
    await close();
    throw error;
  }
};

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

const holdWholeFolder: typeof holdFolder = (folder, what, later) => {
  holdFolder(folder, what, later);
  refuseHalfRestored(folder);
};

/** Holds a folder alone, for whoever exchanges its files; see `openInstallation`. */
export const holdForRestore = (folder: string, what: string): Promise<Closable> =>
  opening(async (later) => {
    holdFolder(folder, what, later);
    return {};
  });

const nothingIn = ({ eventStoreUrl, folder }: Configuration): ConfigurationRefused =>
  new ConfigurationRefused(
    eventStoreUrl === undefined
      ? `Det finns inga uppgifter i ${folder} (SAMSPAR_DATA): kör samspar setup först, eller välj en annan mapp.`
      : 'Det finns inga uppgifter i händelseloggen (EVENT_STORE_URL): kör samspar setup först, eller ange en annan adress.',
  );

/** Throws where the log is a file that is missing: nothing has been set up there, or the log is lost. */
export const requireLog = (configuration: Configuration): void => {
  const log = logAddress(configuration);
  if (log.kind === 'sqlite' && !existsSync(log.file)) throw nothingIn(configuration);
};

/** Throws where nothing has been written to the log. */
const mustHoldEvents = async (store: EventStore, configuration: Configuration): Promise<void> => {
  if ((await store.lastPosition()) === 0n) throw nothingIn(configuration);
};

type Log = Readonly<{ store: EventStore }> & Closable;

const openLog = (
  address: LogAddress,
  { what, clock = Date.now, notice, readOnly = false }: OpenOptions & Readonly<{ readOnly?: boolean }>,
  held?: string,
): Promise<Log> =>
  opening(async (later) => {
    if (held !== undefined) holdWholeFolder(held, what, later);
    const store = await openStore(address, { clock, notice, readOnly });
    later(() => store.close());
    return { store };
  });

/** A log by itself, to be read beside whoever writes it. Throws `StoreUnavailable`. */
export const openSource = (address: LogAddress, options: OpenOptions): Promise<Log> =>
  openLog(address, { ...options, readOnly: true });

/** A log by itself, to be written; the folder of a file is held. Throws as `openInstallation` does. */
export const openDestination = (address: LogAddress, options: OpenOptions): Promise<Log> =>
  openLog(address, options, address.kind === 'sqlite' ? dirname(address.file) : undefined);

/**
 * A vault by itself, under the key in MASTER_KEY; the folder of a file is held, so no server runs on it. Throws
 * `WriterPresent`, `ConfigurationRefused` or `VaultUnavailable`.
 */
export const openVaultAlone = (
  { folder, masterKey: given, production }: Configuration,
  address: VaultAddress,
  { what, clock = Date.now }: OpenOptions,
): Promise<Readonly<{ vault: Vault }> & Closable> =>
  opening(async (later) => {
    if (given === undefined)
      throw new ConfigurationRefused(
        'MASTER_KEY saknas: sätt den till nyckeln som valvet är låst med; i en inbäddad installation står den i filen master.key.',
      );
    const { key } = masterKey(given, folder, production);
    if (address.kind === 'sqlite') holdWholeFolder(dirname(address.file), what, later);
    const vault = await openVaultAt(address, key, clock);
    later(() => vault.close());
    return { vault };
  });

/** Builds the views anew from the log, in a folder held for writing, and answers their position. Throws as `openInstallation` does. */
export const rebuildViews = async (configuration: Configuration, options: OpenOptions): Promise<bigint> => {
  requireLog(configuration);
  const { folder } = configuration;
  const { progress } = options;
  const { store, close } = await openLog(logAddress(configuration), options, folder);
  try {
    await mustHoldEvents(store, configuration);
    const position = await store.lastPosition();
    await rebuild({ store, file: viewFile(folder), ...(progress && { progress }) });
    return position;
  } finally {
    await close();
  }
};

const openRegistry = async (
  configuration: Configuration,
  { clock = Date.now, notice, reader }: OpenOptions,
  later: Later,
  mayBeNew = true,
): Promise<Registry> => {
  const address = vaultAddress(configuration);
  if (address.kind === 'sqlite') refuseNewerVaultFile(address.file);
  const store = await openStore(logAddress(configuration), { clock, notice });
  later(() => store.close());
  if (!mayBeNew) await mustHoldEvents(store, configuration);
  const vault = await openVault(configuration, store, { clock, notice });
  later(() => vault.close());
  await refuseForeignPair(store, vault, SHAPES);
  const streams = new StreamHandler(store);
  const registration = new Registration(streams, vault, clock);
  const importer = new Importer({
    store,
    streams,
    registration,
    vault,
    clock,
    ...(reader && { reader }),
  });
  return { configuration, store, streams, vault, registration, importer, clock };
};

const openAll = (
  configuration: Configuration,
  options: OpenOptions,
  mayBeNew: boolean,
): Promise<Installation> =>
  opening(async (later) => {
    const { folder } = configuration;
    const { what, progress, notice } = options;
    holdWholeFolder(folder, what, later);
    const registry = await openRegistry(configuration, options, later, mayBeNew);
    await registry.registration.settle(registry.clock());
    await refuseOlderVault(registry.store, registry.vault);
    await giveOlderNames(registry.store, registry.vault);
    await markPair(registry.store, registry.vault, SHAPES);
    const file = viewFile(folder);
    const views = await Views.open({
      store: registry.store,
      file,
      ...(progress && { progress }),
      ...(notice && { notice }),
    });
    later(() => views.close());
    return { ...registry, views };
  });

/**
 * Opens everything, in a folder held for writing. Throws `WriterPresent` where another process holds it,
 * `ConfigurationRefused`, `StoreUnavailable` or `VaultUnavailable` with a sentence for the operator.
 */
export const openInstallation = (configuration: Configuration, options: OpenOptions): Promise<Installation> =>
  openAll(configuration, options, true);

/** Log and vault without views and unsettled, for mending them; the folder is held where either lies in it. */
export const openForMending = (
  configuration: Configuration,
  options: OpenOptions,
): Promise<Registry & Closable> =>
  opening(async (later) => {
    const { folder, eventStoreUrl, vaultUrl } = configuration;
    if (eventStoreUrl === undefined || vaultUrl === undefined) holdWholeFolder(folder, options.what, later);
    return openRegistry(configuration, options, later);
  });

/** How long a command beside a running server waits for its views to reach the end of the log, in milliseconds. */
const SERVER_LAG_MS = 2_000;

/** The views as the process that holds the folder has written them. */
const viewsBeside = async (
  store: EventStore,
  { folder }: Configuration,
  { notice }: OpenOptions,
  later: Later,
): Promise<Views> => {
  const open = () => Views.open({ store, file: viewFile(folder), readOnly: true, ...(notice && { notice }) });
  const end = await store.lastPosition();
  const deadline = performance.now() + SERVER_LAG_MS;
  let views = await open();
  while (views.position < end && performance.now() < deadline) {
    await views.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    views = await open();
  }
  later(() => views.close());
  return views;
};

const caughtUp = async (
  configuration: Configuration,
  options: OpenOptions,
  mayBeNew: boolean,
): Promise<Installation> => {
  const installation = await openAll(configuration, options, mayBeNew);
  try {
    await installation.views.catchUp();
    return installation;
  } catch (error) {
    await installation.close();
    throw error;
  }
};

/**
 * Opens for writing to log and vault, with views that have taken in the log. Where a server holds the folder and the log is
 * not in it, its views are read as they stand: the lock guards the files that one process writes, and EventStoreDB and the
 * vault each settle among many writers what comes first. Throws as `openInstallation` does.
 */
export const openForWriting = async (
  configuration: Configuration,
  options: OpenOptions,
): Promise<Installation> => {
  try {
    return await caughtUp(configuration, options, true);
  } catch (error) {
    if (!(error instanceof WriterPresent) || configuration.eventStoreUrl === undefined) throw error;
    return opening(async (later) => {
      const registry = await openRegistry(configuration, options, later);
      return { ...registry, views: await viewsBeside(registry.store, configuration, options, later) };
    });
  }
};

/** What a reading command needs: the log and views that have taken in all of it. */
export type Reading = Pick<Installation, 'store' | 'views' | 'close'>;

/** Catches up first; where a server holds the folder, `beside` opens what there is as it stands. */
const openOrBeside = async <Opened extends object>(
  configuration: Configuration,
  options: OpenOptions,
  beside: (reading: Pick<Installation, 'store' | 'views'>, later: Later) => Promise<Opened>,
): Promise<Installation | (Opened & Closable)> => {
  requireLog(configuration);
  try {
    return await caughtUp(configuration, options, false);
  } catch (error) {
    if (!(error instanceof WriterPresent)) throw error;
    return opening(async (later) => {
      const { store, close } = await openSource(logAddress(configuration), options);
      later(close);
      await mustHoldEvents(store, configuration);
      return beside({ store, views: await viewsBeside(store, configuration, options, later) }, later);
    });
  }
};

/**
 * Opens for reading: beside a running server as it stands, else catching up first. Throws `ConfigurationRefused` where there
 * is no log.
 */
export const openForReading = (configuration: Configuration, options: OpenOptions): Promise<Reading> =>
  openOrBeside(configuration, options, async (reading) => reading);

/** The same with the vault, of which nothing is written beside a server. */
export const openForVerifying = (
  configuration: Configuration,
  options: OpenOptions,
): Promise<Reading & Readonly<{ vault: Vault }>> =>
  openOrBeside(configuration, options, async (reading, later) => {
    const { folder, masterKey: given, production } = configuration;
    const { key } = masterKey(given, folder, production);
    const vault = await openVaultAt(vaultAddress(configuration), key, options.clock ?? Date.now, true);
    later(() => vault.close());
    await refuseForeignPair(reading.store, vault, SHAPES);
    return { ...reading, vault };
  });

/**
 * What is wrong with the view file as it lies there, in a sentence; undefined where it belongs to the log, or there is none
 * yet. Nothing is written. `openForReading` would quietly build it anew.
 */
export const faultOfViews = async (
  configuration: Configuration,
  options: OpenOptions,
): Promise<string | undefined> => {
  const file = viewFile(configuration.folder);
  if (!existsSync(file)) return undefined;
  const { store, close } = await openSource(logAddress(configuration), options);
  try {
    let fault: string | undefined;
    const notice = (sentence: string): void => {
      fault = sentence;
    };
    const views = await Views.open({ store, file, readOnly: true, notice });
    await views.close();
    return fault;
  } finally {
    await close();
  }
};
