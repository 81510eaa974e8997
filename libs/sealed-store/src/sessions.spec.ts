import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Sessions } from './sessions.js';
import { KeyRing, VaultFile } from '@samspar/vault-database';

const NEW = { subject: 'user-1', providerSession: 'sid-1', data: 'first' };
const BEGUN = 1_000;
const ENDS = 2_000;

let now: number;
let file: VaultFile;
let sessions: Sessions;

beforeEach(async () => {
  now = BEGUN;
  file = VaultFile.open(':memory:', new KeyRing(() => [Buffer.alloc(32, 7)]));
  sessions = new Sessions(file, () => now);
  await sessions.store('id', NEW, ENDS);
  await sessions.find('id');
});
afterEach(async () => file.close());

describe('a session that was found before', () => {
  it('is found again', async () => expect(await sessions.find('id')).toMatchObject(NEW));

  it.each<[string, () => Promise<unknown>]>([
    ['it was removed', () => sessions.remove('id')],
    ['all of its user were ended', () => sessions.removeOf({ subject: 'user-1' })],
    ['its provider ended it', () => sessions.removeOf({ providerSession: 'sid-1' })],
    ['it was swept away', () => ((now = ENDS), sessions.sweep())],
    ['its time has come', async () => (now = ENDS)],
  ])('is not found once %s', async (_why, end) => {
    await end();
    expect(await sessions.find('id')).toBeUndefined();
  });

  it('is not found where it was removed while it was read', async () => {
    await sessions.touch('id', ENDS);
    const reading = sessions.find('id');
    await sessions.remove('id');
    await reading;
    expect(await sessions.find('id')).toBeUndefined();
  });

  it('has what was stored since', async () => {
    await sessions.store('id', { ...NEW, data: 'second' }, ENDS);
    expect(await sessions.find('id')).toMatchObject({ data: 'second' });
  });

  it('lasts as long as it was last said to', async () => {
    await sessions.touch('id', ENDS + 1);
    now = ENDS;
    expect(await sessions.find('id')).toMatchObject({ seenAt: BEGUN, expiresAt: ENDS + 1 });
  });
});
