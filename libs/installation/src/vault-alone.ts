import { dirname } from 'node:path';
import type { Vault } from '@samspar/vault';
import { masterKey } from '@samspar/vault-database';
import { type Configuration, ConfigurationRefused } from './configuration.js';
import { holdWholeFolder } from './folder.js';
import { type Closable, opening, type OpenOptions } from './opening.js';
import { openVaultAt, type VaultAddress } from './storage.js';

/**
 * A vault by itself, under the key in MASTER_KEY or MASTER_KEY_FILE; the folder of a file is held, so no server runs on it. Throws
 * `WriterPresent`, `ConfigurationRefused` or `VaultUnavailable`.
 */
export const openVaultAlone = (
  configuration: Configuration,
  address: VaultAddress,
  { what, clock = Date.now }: OpenOptions,
): Promise<Readonly<{ vault: Vault }> & Closable> =>
  opening(async (later) => {
    if (configuration.masterKey === undefined && configuration.masterKeyFile === undefined)
      throw new ConfigurationRefused(
        'MASTER_KEY saknas: sätt den till nyckeln som valvet är låst med; i en inbäddad installation står den i filen master.key.',
      );
    const { key } = masterKey(configuration, configuration.production);
    if (address.kind === 'sqlite') holdWholeFolder(dirname(address.file), what, later);
    const vault = await openVaultAt(address, key, clock);
    later(() => vault.close());
    return { vault };
  });
