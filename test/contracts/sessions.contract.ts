import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NewSession, SealedStore } from '@samspar/sealed-store';
import type { VaultDatabase } from '@samspar/vault-database';

const ANNIKA: NewSession = { subject: 'annika', providerSession: 'sid-1', data: '{"csrf":"Åsö"}' };
const ERIK: NewSession = { subject: 'erik', data: '{}' };

/** What the sessions beside every vault promise. `open` gives an empty database. */
export const describeSessions = (name: string, open: () => Promise<VaultDatabase>): void =>
  describe(`${name} honours the session contract`, () => {
    let database: VaultDatabase;
    let store: SealedStore;
    let now: number;
    const left = async (): Promise<string[]> => {
      const ids = ['annika-1', 'annika-2', 'erik'];
      const found = await Promise.all(ids.map((id) => store.sessions.find(id)));
      return ids.filter((_id, index) => found[index]);
    };
    beforeEach(async () => {
      now = 1_000;
      database = await open();
      store = new SealedStore(database, () => now);
    });
    afterEach(() => database.close());

    it('finds what was stored, until it expires', async () => {
      await store.sessions.store('id', ANNIKA, 5_000);
      now = 4_999;
      expect(await store.sessions.find('id')).toEqual({
        ...ANNIKA,
        createdAt: 1_000,
        seenAt: 1_000,
        expiresAt: 5_000,
      });
      now = 5_000;
      expect(await store.sessions.find('id')).toBeUndefined();
    });

    it('finds nothing under an id that was never stored', async () => {
      expect(await store.sessions.find('id')).toBeUndefined();
    });

    it('has no session at the provider where none was given', async () => {
      await store.sessions.store('id', ERIK, 5_000);
      expect(await store.sessions.find('id')).not.toHaveProperty('providerSession');
    });

    it('takes new data under the same id and keeps when it was made', async () => {
      await store.sessions.store('id', ANNIKA, 5_000);
      now = 2_000;
      await store.sessions.store('id', { ...ANNIKA, data: 'new' }, 6_000);
      expect(await store.sessions.find('id')).toEqual({
        ...ANNIKA,
        data: 'new',
        createdAt: 1_000,
        seenAt: 2_000,
        expiresAt: 6_000,
      });
    });

    it('lasts longer when it is used, and remembers when that was', async () => {
      await store.sessions.store('id', ANNIKA, 5_000);
      now = 4_000;
      await store.sessions.touch('id', 8_000);
      now = 7_000;
      expect(await store.sessions.find('id')).toMatchObject({
        createdAt: 1_000,
        seenAt: 4_000,
        expiresAt: 8_000,
      });
    });

    it.each([
      ['was removed', () => store.sessions.remove('id')],
      ['expired', async () => void (now = 5_000)],
    ])('comes not back when it is used after it %s', async (_how, end) => {
      await store.sessions.store('id', ANNIKA, 5_000);
      await end();
      await store.sessions.touch('id', 8_000);
      expect(await store.sessions.find('id')).toBeUndefined();
    });

    describe('where three are signed in', () => {
      beforeEach(async () => {
        await store.sessions.store('annika-1', ANNIKA, 5_000);
        await store.sessions.store('annika-2', { ...ANNIKA, providerSession: 'sid-2' }, 6_000);
        await store.sessions.store('erik', ERIK, 7_000);
      });

      it.each([
        ['one by its id', () => store.sessions.remove('erik'), undefined, ['annika-1', 'annika-2']],
        ["a user's", () => store.sessions.removeOf({ subject: 'annika' }), 2, ['erik']],
        [
          "the provider's one",
          () => store.sessions.removeOf({ providerSession: 'sid-1' }),
          1,
          ['annika-2', 'erik'],
        ],
        [
          "nobody's",
          () => store.sessions.removeOf({ subject: 'sid-1' }),
          0,
          ['annika-1', 'annika-2', 'erik'],
        ],
        ['what has expired', () => ((now = 6_000), store.sessions.sweep()), 2, ['erik']],
      ])('ends %s and leaves the others', async (_which, end, count, rest) => {
        expect(await end()).toBe(count);
        expect(await left()).toEqual(rest);
      });
    });
  });
