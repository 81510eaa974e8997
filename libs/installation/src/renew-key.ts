import { createSecretKey } from 'node:crypto';
import { SealedStore } from '@samspar/sealed-store';
import { nextMasterKey, putNextInPlace, VaultUnavailable } from '@samspar/vault-database';
import { type Configuration, ConfigurationRefused } from './configuration.js';
import { openForMending } from './installation.js';
import type { OpenOptions } from './opening.js';

/** `setAside`: the file of the old key, where it stood in one. */
export type KeyRenewed = Readonly<{ participants: number; setAside: string | null }>;

/** Puts the vault, and what lies beside it, under the next key; false where that has been done before. */
const renewed = async (
  configuration: Configuration,
  next: Buffer,
  options: OpenOptions,
): Promise<boolean> => {
  const key = createSecretKey(next);
  try {
    await using opened = await openForMending(configuration, options);
    const { vault } = opened;
    const sealed = new SealedStore(vault.database);
    await vault.database.renewKey(key, [vault.rewrapping(key), ...sealed.resealing(key)]);
    return true;
  } catch (error) {
    if (!(error instanceof VaultUnavailable)) throw error;
    // A renewal that was cut off after its last write: the vault opens with the next key.
    await using _opened = await openForMending(under(configuration, next), options).catch(() => {
      throw error;
    });
    return false;
  }
};

const under = (configuration: Configuration, key: Buffer): Configuration => ({
  ...configuration,
  masterKey: key.toString('hex'),
});

/**
 * Renews the master key: wraps every key anew, at once or not at all, and tries them all. Cut off at any point it is run again. Throws
 * `WriterPresent` where a server holds the folder, `ConfigurationRefused` or `VaultUnavailable`.
 */
export const renewMasterKey = async (
  configuration: Configuration,
  options: OpenOptions,
): Promise<KeyRenewed> => {
  const { folder, masterKey, nextMasterKey: given, production } = configuration;
  const isGiven = masterKey !== undefined || production;
  if (isGiven && given === undefined)
    throw new ConfigurationRefused(
      'MASTER_KEY_NEXT saknas: sätt den till den nya nyckeln, 32 byte som base64 eller hexadecimalt (openssl rand -hex 32), och MASTER_KEY till den nuvarande.',
    );
  if (!isGiven && given !== undefined)
    throw new ConfigurationRefused(
      'MASTER_KEY_NEXT hör ihop med MASTER_KEY, som saknas: den nuvarande nyckeln står i en fil, och då görs den nya i en fil.',
    );
  const next = nextMasterKey(given, folder);
  await renewed(configuration, next.key, options);
  let participants = 0;
  {
    await using opened = await openForMending(under(configuration, next.key), options);
    const examined = await opened.vault.examine();
    const fault = examined.fault ?? (await new SealedStore(opened.vault.database).staff.fault());
    if (fault !== undefined) throw new VaultUnavailable(fault);
    ({ participants } = examined);
  }
  const moment = new Date((options.clock ?? Date.now)()).toISOString().replace(/:|\.\d+/g, '');
  return { participants, setAside: next.file === undefined ? null : putNextInPlace(folder, moment) };
};
