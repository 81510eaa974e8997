import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventStore } from '@samspar/event-store';
import { type Configuration, ConfigurationRefused, type LogAddress, logAddress } from './configuration.js';
import { holdWholeFolder } from './folder.js';
import { type Closable, opening, type OpenOptions } from './opening.js';
import { openStore } from './storage.js';

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
export const mustHoldEvents = async (store: EventStore, configuration: Configuration): Promise<void> => {
  if ((await store.lastPosition()) === 0n) throw nothingIn(configuration);
};

type Log = Readonly<{ store: EventStore }> & Closable;

export const openLog = (
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
