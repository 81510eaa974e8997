import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type Identity, Vault } from '@samspar/vault';
import { giveOlderNames } from './older-names.js';
import { scopeOf } from './scope.js';

/** Written by a Samspår that kept one name and contact for a whole association. */
const OLDER = fileURLToPath(new URL('../../../test/fixtures/vault/vault-of-format-4.db', import.meta.url));
const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' } };
const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' } };
const BERTA: Identity = { number: { kind: 'personnummer', digits: '188912299818' } };
const CALLED = { name: 'Anna Exempel', contact: '070-1740605' };

describe('names of an older Samspår', () => {
  let folder: string;
  let store: SqliteEventStore;
  let vault: Vault;

  const open = (): void => {
    vault = Vault.open({ file: join(folder, 'vault.db'), masterKey: Buffer.alloc(32, 7) });
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-older-'));
    copyFileSync(OLDER, join(folder, 'vault.db'));
    chmodSync(join(folder, 'vault.db'), 0o600);
    store = SqliteEventStore.open({ file: join(folder, 'events.db') });
    open();
  });
  afterEach(async () => {
    await vault.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const refer = async (participant: string, journey: string, intervention: string, row?: string) =>
    store.append(journeyStream.prefix + journey, 'noStream', [
      {
        id: nameBasedId('event', journey),
        type: 'ParticipantReferred',
        schemaVersion: 1,
        occurredOn: '2025-01-15',
        data: {
          association: 'stockholm',
          intervention,
          participantId: `participant-${participant}`,
          anonymous: false,
          referringParty: 'municipality',
          referringUnit: 'Jobbtorg',
          decidingParties: [],
          profile: { sex: 'woman' },
        },
        metadata: {
          actor: 'anna',
          role: 'caseworker',
          commandId: nameBasedId(journey),
          correlationId: nameBasedId(journey),
          ...(row !== undefined && { row: { register: 'main', number: row, digests: {} } }),
        },
      },
    ]);
  const known = (participant: string, intervention: string, journey = '') =>
    vault.identityOf({ participantId: `participant-${participant}`, scope: scopeOf(intervention), journey });

  it('are shown to nobody until they have an owner', async () => {
    expect(await known('anna', 'finsam-team', 'first')).toEqual(ANNA);
    expect(await vault.find('stockholm', ANNA.number)).toBe('participant-anna');
  });

  it('belong to the insats of the first journey that was registered by hand, which bears them wherever it is', async () => {
    await refer('anna', 'imported', 'ips', '7');
    await refer('alma', 'of-alma', 'novum');
    await refer('anna', 'first', 'finsam-team');
    await refer('anna', 'second', 'novum');
    await giveOlderNames(store, vault);
    expect(await known('anna', 'finsam-team')).toEqual({ ...ANNA, ...CALLED });
    expect(await known('anna', 'moved-to', 'first')).toEqual({ ...ANNA, ...CALLED });
    for (const elsewhere of ['novum', 'ips']) expect(await known('anna', elsewhere)).toEqual(ANNA);
    expect(await known('anna', 'novum', 'second')).toEqual(ANNA);
    expect(await known('alma', 'novum')).toEqual(ALMA);
    expect(await vault.find('stockholm', ALMA.number)).toBe('participant-alma');
  });

  it('of whom no journey tells are kept and shown to nobody, and nothing is looked for again', async () => {
    await refer('anna', 'first', 'finsam-team');
    await giveOlderNames(store, vault);
    await vault.close();
    open();
    for await (const page of vault.particulars.unowned()) expect(page).toEqual([]);
    expect(await known('berta', 'finsam-team', 'first')).toEqual(BERTA);
    expect(await known('anna', 'finsam-team')).toEqual({ ...ANNA, ...CALLED });
  });

  it('do not lie with the number any more, and are gone with the person', async () => {
    await refer('anna', 'first', 'finsam-team');
    await giveOlderNames(store, vault);
    const particulars = async (): Promise<readonly unknown[]> => {
      const found: unknown[] = [];
      for await (const { table, rows } of vault.database.rows())
        if (table === 'particulars') found.push(...rows.map(({ participant }) => participant));
      return found;
    };
    expect(await particulars()).toEqual(['participant-anna', 'participant-berta']);
    await vault.shred('participant-anna');
    expect(await particulars()).toEqual(['participant-berta']);
  });
});
