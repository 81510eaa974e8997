import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewSession, Vault } from '@samspar/vault';

const ANNIKA: NewSession = { subject: 'annika', providerSession: 'sid-1', data: '{"csrf":"Åsö"}' };
const ERIK: NewSession = { subject: 'erik', data: '{}' };

/** What the sessions beside every vault promise. `open` gives an empty vault whose clock stands at the moment it is given. */
export const describeSessions = (name: string, open: (clock: () => number) => Vault | Promise<Vault>): void =>
  describe(`${name} honours the session contract`, () => {
    let vault: Vault;
    let now: number;
    const left = async (): Promise<string[]> => {
      const ids = ['annika-1', 'annika-2', 'erik'];
      const found = await Promise.all(ids.map((id) => vault.sessions.find(id)));
      return ids.filter((_id, index) => found[index]);
    };
    beforeEach(async () => {
      now = 1_000;
      vault = await open(() => now);
    });
    afterEach(() => vault.close());

    it('finds what was stored, until it expires', async () => {
      await vault.sessions.store('id', ANNIKA, 5_000);
      now = 4_999;
      expect(await vault.sessions.find('id')).toEqual({
        ...ANNIKA,
        createdAt: 1_000,
        seenAt: 1_000,
        expiresAt: 5_000,
      });
      now = 5_000;
      expect(await vault.sessions.find('id')).toBeUndefined();
    });

    it('finds nothing under an id that was never stored', async () => {
      expect(await vault.sessions.find('id')).toBeUndefined();
    });

    it('has no session at the provider where none was given', async () => {
      await vault.sessions.store('id', ERIK, 5_000);
      expect(await vault.sessions.find('id')).not.toHaveProperty('providerSession');
    });

    it('takes new data under the same id and keeps when it was made', async () => {
      await vault.sessions.store('id', ANNIKA, 5_000);
      now = 2_000;
      await vault.sessions.store('id', { ...ANNIKA, data: 'new' }, 6_000);
      expect(await vault.sessions.find('id')).toEqual({
        ...ANNIKA,
        data: 'new',
        createdAt: 1_000,
        seenAt: 2_000,
        expiresAt: 6_000,
      });
    });

    it('lasts longer when it is used, and remembers when that was', async () => {
      await vault.sessions.store('id', ANNIKA, 5_000);
      now = 4_000;
      await vault.sessions.touch('id', 8_000);
      now = 7_000;
      expect(await vault.sessions.find('id')).toMatchObject({
        createdAt: 1_000,
        seenAt: 4_000,
        expiresAt: 8_000,
      });
    });

    it.each([
      ['was removed', () => vault.sessions.remove('id')],
      ['expired', async () => void (now = 5_000)],
    ])('comes not back when it is used after it %s', async (_how, end) => {
      await vault.sessions.store('id', ANNIKA, 5_000);
      await end();
      await vault.sessions.touch('id', 8_000);
      expect(await vault.sessions.find('id')).toBeUndefined();
    });

    it('moves to a new id with all it holds, and the old id is worth nothing', async () => {
      await vault.sessions.store('old', ANNIKA, 5_000);
      const before = await vault.sessions.find('old');
      expect(await vault.sessions.rotate('old', 'new')).toBe(true);
      expect(await vault.sessions.find('new')).toEqual(before);
      expect(await vault.sessions.find('old')).toBeUndefined();
    });

    it.each([
      ['removed', () => vault.sessions.remove('old')],
      ['moved', () => vault.sessions.rotate('old', 'elsewhere')],
      ['expired', async () => void (now = 5_000)],
    ])('is not moved once it is %s', async (_how, end) => {
      await vault.sessions.store('old', ANNIKA, 5_000);
      await end();
      expect(await vault.sessions.rotate('old', 'new')).toBe(false);
      expect(await vault.sessions.find('new')).toBeUndefined();
    });

    it('is moved by one of two that try at once', async () => {
      await vault.sessions.store('old', ANNIKA, 5_000);
      const moved = await Promise.all(['a', 'b'].map((id) => vault.sessions.rotate('old', id)));
      expect(moved.filter(Boolean)).toHaveLength(1);
    });

    describe('where three are signed in', () => {
      beforeEach(async () => {
        await vault.sessions.store('annika-1', ANNIKA, 5_000);
        await vault.sessions.store('annika-2', { ...ANNIKA, providerSession: 'sid-2' }, 6_000);
        await vault.sessions.store('erik', ERIK, 7_000);
      });

      it.each([
        ['one by its id', () => vault.sessions.remove('erik'), undefined, ['annika-1', 'annika-2']],
        ["a user's", () => vault.sessions.removeOf({ subject: 'annika' }), 2, ['erik']],
        [
          "the provider's one",
          () => vault.sessions.removeOf({ providerSession: 'sid-1' }),
          1,
          ['annika-2', 'erik'],
        ],
        [
          "nobody's",
          () => vault.sessions.removeOf({ subject: 'sid-1' }),
          0,
          ['annika-1', 'annika-2', 'erik'],
        ],
        ['what has expired', () => vault.sessions.sweep(6_000), 2, ['erik']],
      ])('ends %s and leaves the others', async (_which, end, count, rest) => {
        expect(await end()).toBe(count);
        expect(await left()).toEqual(rest);
      });
    });
  });
