import type { EventStore } from '@samspar/event-store';
import { WriterPresent } from '@samspar/event-store-sqlite';
import { refuseForeignPair } from '@samspar/registration';
import type { Vault } from '@samspar/vault';
import { Views } from '@samspar/views';
import { type Configuration, logAddress } from './configuration.js';
import { type Installation, openInstallation, openRegistry } from './installation.js';
import { mustHoldEvents, openSource, requireLog } from './log.js';
import { type Closable, type Later, opening, type OpenOptions } from './opening.js';
import { keysOf, openVaultAt, vaultAddress } from './storage.js';
import { SHAPES } from './stream-kinds.js';
import { viewFile } from './view-file.js';

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
  const installation = await openInstallation(configuration, options, mayBeNew);
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
export type OpenedForReading = Pick<Installation, 'store' | 'views'> & Closable;

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
export const openForReading = (
  configuration: Configuration,
  options: OpenOptions,
): Promise<OpenedForReading> => openOrBeside(configuration, options, async (reading) => reading);

/** The same with the vault, of which nothing is written beside a server. */
export const openForVerifying = (
  configuration: Configuration,
  options: OpenOptions,
): Promise<OpenedForReading & Readonly<{ vault: Vault }>> =>
  openOrBeside(configuration, options, async (reading, later) => {
    const keys = keysOf(configuration);
    const vault = await openVaultAt(vaultAddress(configuration), keys, options.clock ?? Date.now, true);
    later(() => vault.close());
    await refuseForeignPair(reading.store, vault, SHAPES);
    return { ...reading, vault };
  });
