import { type EventStore, StreamHandler } from '@samspar/event-store';
import { Importer } from '@samspar/import';
import { gateHere } from '@samspar/linear-solver';
import type { ReleaseGate } from '@samspar/plausibility';
import {
  giveOlderNames,
  markPair,
  refuseForeignPair,
  refuseOlderVault,
  Registration,
} from '@samspar/registration';
import { SealedStore } from '@samspar/sealed-store';
import type { Vault } from '@samspar/vault';
import { refuseNewerVaultFile } from '@samspar/vault-database';
import { Views } from '@samspar/views';
import { type Configuration, logAddress } from './configuration.js';
import { holdWholeFolder } from './folder.js';
import { mustHoldEvents } from './log.js';
import { type Closable, type Later, opening, type OpenOptions } from './opening.js';
import { openStore, openVault, vaultAddress } from './storage.js';
import { SHAPES } from './stream-kinds.js';
import { viewFile } from './view-file.js';

/** The log, and the vault with what lies beside it and all that writes to both. */
export type Registry = Readonly<{
  configuration: Configuration;
  store: EventStore;
  streams: StreamHandler;
  vault: Vault;
  sealed: SealedStore;
  registration: Registration;
  importer: Importer;
  gate: ReleaseGate;
  /** Milliseconds since the epoch. */
  clock: () => number;
}>;

/** Everything that runs on one data folder, put together in one place. */
export type Installation = Registry & Closable & Readonly<{ views: Views }>;

export const openRegistry = async (
  configuration: Configuration,
  { clock = Date.now, notice, reader, gate = gateHere }: OpenOptions,
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
  const sealed = new SealedStore(vault.database, clock);
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
  return { configuration, store, streams, vault, sealed, registration, importer, gate, clock };
};

/**
 * Opens everything, in a folder held for writing. Throws `WriterPresent` where another process holds it,
 * `ConfigurationRefused`, `StoreUnavailable` or `VaultUnavailable` with a sentence for the operator.
 */
export const openInstallation = (
  configuration: Configuration,
  options: OpenOptions,
  mayBeNew = true,
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
