import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type Configuration, eventFile, holdForRestore } from '@samspar/installation';
import { CommandRefused } from '../terminal.js';
import { isDemonstration } from './demo.js';

const FILES = ['views.db', 'tree.db', 'events.db', 'vault.db'].flatMap((name) =>
  ['', '-wal', '-shm'].map((part) => name + part),
);

const beganAsDemonstration = async (file: string): Promise<boolean> => {
  await using store = SqliteEventStore.open({ file, readOnly: true });
  return await isDemonstration(store);
};

/**
 * Removes a demonstration from its folder, used or not; the key file stays. Throws `CommandRefused` where the folder was begun with
 * anything else, and `WriterPresent` beside a server.
 */
export const resetDemo = async ({ folder, eventStoreUrl, vaultUrl }: Configuration): Promise<void> => {
  if (eventStoreUrl !== undefined || vaultUrl !== undefined)
    throw new CommandRefused(
      '--reset tar bara bort en demonstration i SAMSPAR_DATA: EVENT_STORE_URL och VAULT_URL ska inte vara satta.',
    );
  await using _held = await holdForRestore(folder, 'samspar demo --reset');
  const file = eventFile(folder);
  if (!existsSync(file)) return;
  if (!(await beganAsDemonstration(file)))
    throw new CommandRefused(
      `Mappen ${folder} (SAMSPAR_DATA) innehåller annat än demonstrationen: --reset tar inte bort det.`,
    );
  for (const name of FILES) rmSync(join(folder, name), { force: true });
};
