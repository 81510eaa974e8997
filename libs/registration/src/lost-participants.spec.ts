import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { participantStream } from '@samspar/casework';
import { nameBasedId, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { type Identity, Vault } from '@samspar/vault';
import { refuseOlderVault, writeOffLost } from './lost-participants.js';
import { markPair, refuseForeignPair } from './one-pair.js';
import { type ParticipantRequest, Registration } from './registration.js';

const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' } };
const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' } };
const REFUSAL = { name: 'VaultUnavailable', message: expect.stringContaining('settle --vault-restored') };

const request = (command: string, identity?: Identity): ParticipantRequest => ({
  association: 'stockholm',
  anonymous: false,
  journey: nameBasedId('journey', command),
  intervention: 'finsam-team',
  ...(identity && { identity }),
  context: {
    actor: 'operator',
    role: 'operator',
    commandId: nameBasedId(command),
    correlationId: nameBasedId(command),
  },
});

/** Another registration of the same command: a log with the same ids at another moment. */
const appendTo = (store: SqliteEventStore): Promise<unknown> =>
  new StreamHandler(store).handle(
    participantStream,
    nameBasedId('participant', nameBasedId('1')),
    [
      {
        type: 'RegisterParticipant',
        occurredOn: '2026-11-22',
        today: '2026-11-22',
        data: { association: 'stockholm', anonymous: false, identity: null },
      },
    ],
    request('1').context,
  );

describe('a vault beside its log', () => {
  let folder: string;
  let now: number;
  let store: SqliteEventStore;
  let vault: Vault;

  const openVault = (): void => {
    vault = Vault.open({
      file: join(folder, 'vault.db'),
      masterKey: Buffer.alloc(32, 7),
      clock: () => now,
    });
  };
  const register = async (command: string, identity?: Identity): Promise<string> => {
    now += 1_000;
    const registration = new Registration(new StreamHandler(store), vault, () => now);
    const [id = ''] = await registration.participants([request(command, identity)]);
    return id;
  };
  const keepCopy = async (): Promise<void> => {
    await vault.close();
    copyFileSync(join(folder, 'vault.db'), join(folder, 'copy.db'));
    openVault();
  };
  const putBackCopy = async (): Promise<void> => {
    await vault.close();
    copyFileSync(join(folder, 'copy.db'), join(folder, 'vault.db'));
    openVault();
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-lost-'));
    now = Date.parse('2026-11-22T11:00:00Z');
    store = SqliteEventStore.open({ file: join(folder, 'events.db'), clock: () => now });
    openVault();
  });
  afterEach(async () => {
    await vault.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['nobody is in either', () => Promise.resolve()],
    ['everyone is in both', () => register('2', ALMA)],
    ['the newest was erased', async () => vault.shred(await register('2', ALMA))],
    [
      'everyone was erased',
      async () => {
        const alma = await register('2', ALMA);
        await vault.shred((await vault.find('stockholm', ANNA.number)) ?? '');
        await vault.shred(alma);
      },
    ],
    ['the newest was never confirmed', async () => vault.unconfirm([await register('2', ALMA)])],
    [
      'somebody is reserved whose event is not written yet',
      () => vault.reserve([{ commandId: 'c', association: 'stockholm', participantId: 'waiting' }]),
    ],
  ])('is not refused where %s', async (_what, given) => {
    await register('1', ANNA);
    await given();
    await expect(refuseOlderVault(store, vault)).resolves.toBeUndefined();
    expect(await writeOffLost(store, vault)).toEqual({ writtenOff: 0 });
  });

  it('is not refused beside an empty log', async () => {
    await expect(refuseOlderVault(store, vault)).resolves.toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['its newest is in both', () => Promise.resolve()],
    ['all it had were erased before', async () => vault.shred((await vault.newest()) ?? '')],
    ['it was made before anybody was registered', () => Promise.resolve()],
  ])('is refused where it is older than the log: %s', async (what, before) => {
    if (!what.includes('made before')) await register('1', ANNA);
    await before();
    await keepCopy();
    await register('2', ALMA);
    await putBackCopy();
    await expect(refuseOlderVault(store, vault)).rejects.toMatchObject(REFUSAL);
  });

  it('is refused where it is older than the log, also after a clock that ran ahead was set back', async () => {
    now += 365 * 86_400_000;
    await register('1', ANNA);
    now -= 365 * 86_400_000;
    await register('3');
    await keepCopy();
    await register('2', ALMA);
    await putBackCopy();
    await expect(refuseOlderVault(store, vault)).rejects.toMatchObject(REFUSAL);
  });

  it('is refused beside another log, or beside one that a newer Samspår has written to, before anything is written', async () => {
    await register('1', ANNA);
    await expect(refuseForeignPair(store, vault, 40)).resolves.toBeUndefined();
    await markPair(store, vault, 41);
    await expect(refuseForeignPair(store, vault, 41)).resolves.toBeUndefined();
    await expect(refuseForeignPair(store, vault, 40)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/nyare Samspår.*uppgradera/),
    });
    await markPair(store, vault, 42);
    await expect(refuseForeignPair(store, vault, 41)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    const other = SqliteEventStore.open({ file: join(folder, 'other.db') });
    try {
      for (const fill of [(): unknown => undefined, () => appendTo(other)]) {
        await fill();
        await expect(refuseForeignPair(other, vault, 42)).rejects.toMatchObject({
          name: 'VaultUnavailable',
          message: expect.stringMatching(/annan händelselogg.*samspar restore/),
        });
      }
    } finally {
      await other.close();
    }
  });

  it('goes on without those it lost once they are written off, whose commands keep their answers', async () => {
    const anna = await register('1', ANNA);
    await keepCopy();
    const alma = await register('2', ALMA);
    await register('3');
    await putBackCopy();
    expect(await writeOffLost(store, vault)).toEqual({ writtenOff: 2 });
    await expect(refuseOlderVault(store, vault)).resolves.toBeUndefined();
    expect(await vault.find('stockholm', ANNA.number)).toBe(anna);
    const end = await store.lastPosition();
    expect(await register('2', ALMA)).toBe(alma);
    expect(await store.lastPosition()).toBe(end);
    expect(await register('4', ALMA)).not.toBe(alma);
    await expect(refuseOlderVault(store, vault)).resolves.toBeUndefined();
  });
});
