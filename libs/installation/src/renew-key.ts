import { createSecretKey } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WriterPresent } from '@samspar/event-store-sqlite';
import { SealedStore } from '@samspar/sealed-store';
import type { Vault } from '@samspar/vault';
import {
  givenNextKey,
  isKeyInFolder,
  nextMasterKey,
  putNextInPlace,
  renewal,
  VaultUnavailable,
} from '@samspar/vault-database';
import { type Configuration, ConfigurationRefused } from './configuration.js';
import { type Installation, openForMending } from './installation.js';
import type { OpenOptions } from './opening.js';
import { keysOf, openVaultAt, vaultAddress } from './storage.js';

/** `setAside`: the file of the old key, where it stood in the folder. */
export type KeyRenewed = Readonly<{ participants: number; setAside: string | null }>;

/** A server looks for a next key every second: one that has not begun by then does not know it. */
const UNHEARD_MS = 15_000;
const ASK_EVERY_MS = 200;

/** Puts the vault, and what lies beside it, under the next key; true where it has come to its end. */
const putUnder = async (vault: Vault, next: Buffer, isToStop = () => false): Promise<boolean> => {
  const { parts, last } = vault.renewal;
  const all = [...parts, ...new SealedStore(vault.database).resealing];
  for await (const _step of renewal(vault.database, createSecretKey(next), { parts: all, last }))
    if (isToStop()) return vault.database.isUnder(createSecretKey(next));
  return true;
};

/** Puts the next key file of the folder in its place; undefined where it stands elsewhere. */
const inPlace = (configuration: Configuration, now: number) =>
  isKeyInFolder(configuration)
    ? putNextInPlace(configuration.folder, new Date(now).toISOString().replace(/:|\.\d+/g, ''))
    : undefined;

/**
 * For the process that alone writes the vault's file: puts the vault under the next key where one is given by now, some rows at a time,
 * while others are answered. `isToStop` is asked between them. A sentence for whoever operates it where that has come to its end. Where other
 * processes write it too, it only looks whether they have ended it.
 */
export const renewWhereAsked = async (
  { configuration, vault, clock }: Pick<Installation, 'configuration' | 'vault' | 'clock'>,
  isToStop: () => boolean,
): Promise<string | undefined> => {
  const { database } = vault;
  // It may have ended since this process last wrote; who lacks one of the keys is told of it where it writes.
  if (database.keys.isRenewed) await database.isUnder(database.keys.current).catch(() => false);
  if (database.isShared) return undefined;
  const next = givenNextKey(configuration);
  if (next === undefined) return undefined;
  database.keys.learn();
  const wasDone = await database.isUnder(createSecretKey(next));
  if (!wasDone && !(await putUnder(vault, next, isToStop))) return undefined;
  const aside = inPlace(configuration, clock());
  if (wasDone && aside === undefined) return undefined;
  return 'Valvet ligger under den nya huvudnyckeln, och ingenting där behöver den gamla.';
};

/** Waits while the server that has the vault's file puts it under the next key. */
const renewedByServer = async (configuration: Configuration, next: Buffer): Promise<void> => {
  const key = createSecretKey(next);
  const isOwn = isKeyInFolder(configuration);
  for (let waited = 0; ; waited += ASK_EVERY_MS) {
    await using vault = await openVaultAt(vaultAddress(configuration), keysOf(configuration), Date.now, true);
    const isDone = await vault.database.isUnder(key);
    if (isDone && !(isOwn && readdirSync(configuration.folder).includes('master.key.next'))) return;
    if (!isDone && !vault.database.keys.isRenewed && waited >= UNHEARD_MS)
      throw new ConfigurationRefused(
        'Servern har inte börjat lägga valvet under den nya nyckeln: starta om den med samma MASTER_KEY_NEXT, eller stoppa den och kör samspar keys rotate igen. Inget är ändrat.',
      );
    await pause(ASK_EVERY_MS);
  }
};

const nextKeyOf = (configuration: Configuration) => {
  const next = nextMasterKey(configuration);
  if (next) return next;
  throw new ConfigurationRefused(
    configuration.masterKeyFile === undefined
      ? 'MASTER_KEY_NEXT saknas: sätt den till den nya nyckeln, 32 byte som base64 eller hexadecimalt (openssl rand -hex 32), och MASTER_KEY till den nuvarande.'
      : `Den nya nyckeln saknas: lägg den i ${configuration.masterKeyFile}.next på varje nod (openssl rand -hex 32), och kör kommandot igen.`,
  );
};

/** Tries everything in the vault with the next key alone. Throws `VaultUnavailable` where anything needs the old one. */
const tried = async (configuration: Configuration, next: Buffer, clock: () => number): Promise<number> => {
  await using vault = await openVaultAt(vaultAddress(configuration), next, clock, true);
  const { participants, fault } = await vault.examine();
  const wrong = fault ?? (await new SealedStore(vault.database).staff.fault());
  if (wrong !== undefined) throw new VaultUnavailable(wrong);
  return participants;
};

const lastSetAside = (folder: string): string | null => {
  const names = readdirSync(folder).filter((name) => name.startsWith('master.key.until-'));
  const last = names.toSorted().at(-1);
  return last === undefined ? null : join(folder, last);
};

/**
 * Renews the master key: puts everything in the vault under the next one, beside whoever reads and writes it. A server that has the vault's
 * file does it itself, and is waited for. Cut off at any point it is run again. When it resolves, nothing in the vault needs the old key. Throws
 * `ConfigurationRefused` or `VaultUnavailable`.
 */
export const renewMasterKey = async (
  configuration: Configuration,
  options: OpenOptions,
): Promise<KeyRenewed> => {
  const { clock = Date.now } = options;
  const address = vaultAddress(configuration);
  const next = nextKeyOf(configuration);
  if (address.kind === 'postgres') {
    await using vault = await openVaultAt(address, keysOf(configuration), clock);
    await putUnder(vault, next.key);
  } else {
    try {
      await using opened = await openForMending(configuration, options);
      await putUnder(opened.vault, next.key);
      inPlace(configuration, clock());
    } catch (error) {
      if (!(error instanceof WriterPresent)) throw error;
      await renewedByServer(configuration, next.key);
    }
  }
  const participants = await tried(configuration, next.key, clock);
  return { participants, setAside: next.file === undefined ? null : lastSetAside(configuration.folder) };
};
