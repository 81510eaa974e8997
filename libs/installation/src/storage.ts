import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { participantStream } from '@samspar/casework';
import { type EventStore, firstOf } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { Vault } from '@samspar/vault';
import { type GivenKeys, givenKeys, masterKey, VaultUnavailable } from '@samspar/vault-database';
import type { Configuration, LogAddress } from './configuration.js';
import { SHAPES } from './stream-kinds.js';

type Surroundings = Readonly<{
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** A sentence the operator should see, such as that a key file was made. */
  notice?: ((sentence: string) => void) | undefined;
}>;

/**
 * The log at an address, made where it is a file that is missing; an embedded one for whoever holds the folder. `readOnly` opens
 * beside another process and makes nothing. Throws `StoreUnavailable`.
 */
export const openStore = async (
  address: LogAddress,
  { clock, notice, readOnly = false }: Surroundings & Readonly<{ readOnly?: boolean }>,
): Promise<EventStore> => {
  if (address.kind === 'sqlite')
    return SqliteEventStore.open({ file: address.file, clock, readOnly, shapes: SHAPES });
  const { EventStoreDbStore } = await import('./eventstoredb.js');
  return EventStoreDbStore.connect({ url: address.url, clock, ...(notice && { notice }) });
};

/** Lets a group append to an EventStoreDB and read it, and delete nothing; `url` is an administrator's. Throws `StoreUnavailable`. */
export const grantAppendOnly = async (url: string, group: string): Promise<void> => {
  const { grantAppendOnly: grant } = await import('./eventstoredb.js');
  await grant(url, group);
};

const hasParticipants = async (store: EventStore): Promise<boolean> =>
  (await firstOf(store.readAll({ after: 0n, prefixes: [participantStream.prefix], maxCount: 1 }))) !==
  undefined;

const vaultLost = (named: string): VaultUnavailable =>
  new VaultUnavailable(
    `${named}, men loggen har deltagare: lägg tillbaka det från säkerhetskopian innan du startar.`,
  );

/** Where a vault is: a SQLite file by its absolute path, or a PostgreSQL database by its connection string. */
export type VaultAddress = Readonly<{ kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string }>;

export const vaultAddress = ({ folder, vaultUrl }: Configuration): VaultAddress =>
  vaultUrl === undefined
    ? { kind: 'sqlite', file: join(folder, 'vault.db') }
    : { kind: 'postgres', url: vaultUrl };

/** Whether the vault is a file that has been made; a database is there or its opening says that it is not. */
export const isMissing = (address: VaultAddress): boolean =>
  address.kind === 'sqlite' && !(existsSync(address.file) && statSync(address.file).size > 0);

/**
 * The master keys of an installation: the present one, made where there is neither a key nor a vault, and while it is renewed the next one.
 * Throws `VaultUnavailable`.
 */
export const keysOf = (configuration: Configuration, notice?: (sentence: string) => void): GivenKeys => {
  const { masterKeyFile, nextMasterKey, production } = configuration;
  const keys = givenKeys(configuration);
  const isOwn = masterKeyFile === undefined && nextMasterKey === undefined && !production;
  // A renewal may have been cut off when the next key file alone was there.
  if (isOwn && keys().length > 0) return keys;
  const { generated, file } = masterKey(configuration, production);
  if (generated)
    notice?.(
      `En huvudnyckel har skapats i ${file}: förvara en kopia på annan plats, utan den går inga identiteter att läsa.`,
    );
  return keys;
};

/** The vault at an address, made where it is missing. Throws `VaultUnavailable`. */
export const openVaultAt = async (
  address: VaultAddress,
  key: Buffer | GivenKeys,
  clock: () => number,
  readOnly = false,
): Promise<Vault> =>
  address.kind === 'sqlite'
    ? Vault.open({ file: address.file, masterKey: key, clock, readOnly })
    : Vault.connect({ url: address.url, masterKey: key, clock });

/**
 * The vault of an installation. Throws `VaultUnavailable`, also where the log has participants and nobody was ever in the
 * vault: a new one would lose their identities unnoticed.
 */
export const openVault = async (
  configuration: Configuration,
  store: EventStore,
  { clock, notice }: Surroundings,
): Promise<Vault> => {
  const keys = keysOf(configuration, notice);
  const address = vaultAddress(configuration);
  const named = address.kind === 'sqlite' ? `Valvet ${address.file}` : 'Valvet i PostgreSQL (VAULT_URL)';
  if (isMissing(address) && (await hasParticipants(store))) throw vaultLost(`${named} saknas`);
  const vault = await openVaultAt(address, keys, clock);
  try {
    if ((await vault.isNew()) && (await hasParticipants(store))) throw vaultLost(`${named} är tomt`);
    return vault;
  } catch (error) {
    await vault.close();
    throw error;
  }
};
