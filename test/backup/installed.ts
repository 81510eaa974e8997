import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { nameBasedId, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { Registration } from '@samspar/registration';
import type { IdentityNumber } from '@samspar/identity-number';
import { type Configuration, readConfiguration, SHAPES } from '@samspar/installation';
import { Vault } from '@samspar/vault';

export const KEY = Buffer.alloc(32, 7);

export const configurationOf = (folder: string, key = KEY): Configuration =>
  readConfiguration({ SAMSPAR_DATA: folder, MASTER_KEY: key.toString('hex') });

/** Somebody who does not exist: no check digit is asked for where the number is already read. */
const personOf = (number: number): IdentityNumber => ({
  kind: 'personnummer',
  digits: `19900602${String(number).padStart(4, '0')}`,
});

const journeyOf = (number: number): string => nameBasedId('journey', String(number));

const fileIn = (folder: string): Vault => Vault.open({ file: join(folder, 'vault.db'), masterKey: KEY });

/** Log and vault, in a folder unless the vault is elsewhere, as the process that writes them has them open. */
export class Installed {
  readonly store: SqliteEventStore;
  readonly vault: Vault;
  readonly registration: Registration;

  constructor(folder: string, vault: Vault = fileIn(folder)) {
    this.store = SqliteEventStore.open({ file: join(folder, 'events.db'), shapes: SHAPES });
    this.vault = vault;
    this.registration = new Registration(new StreamHandler(this.store), this.vault);
  }

  /** Registers a person; acknowledged when it resolves. */
  async register(number: number): Promise<void> {
    const commandId = nameBasedId('register', String(number));
    await this.registration.participants([
      {
        association: 'stockholm',
        anonymous: false,
        intervention: 'finsam-team',
        journey: journeyOf(number),
        identity: { number: personOf(number), name: `Person ${number}` },
        context: { actor: 'operator', role: 'operator', commandId, correlationId: commandId },
      },
    ]);
  }

  /** Of these, those of whom log or vault knows nothing. */
  async lost(numbers: readonly number[]): Promise<readonly number[]> {
    const lost: number[] = [];
    for (const number of numbers) {
      const id = await this.vault.find('stockholm', personOf(number));
      const stream = `participant-${id ?? ''}`;
      let events = 0;
      for await (const page of this.store.readStream(stream)) events += page.length;
      if (
        events === 0 ||
        (await this.vault.identityOf({ participantId: id ?? '', scope: '', journey: journeyOf(number) }))
          ?.name !== `Person ${number}`
      )
        lost.push(number);
    }
    return lost;
  }

  async close(): Promise<void> {
    await this.vault.close();
    await this.store.close();
  }
}

/** The files as they lie at this moment: what a process leaves that is killed in it. */
export const asKilled = (from: string, to: string): void => {
  for (const name of ['events.db', 'events.db-wal', 'vault.db', 'vault.db-wal'])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name));
};
