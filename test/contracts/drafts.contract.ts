import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DRAFT_KEPT_MS, type Vault } from '@samspar/vault';

const FORM = '/arenden/1/teammote';

/** What the drafts beside every vault promise. `open` gives an empty vault whose clock stands at the moment it is given. */
export const describeDrafts = (name: string, open: (clock: () => number) => Vault | Promise<Vault>): void =>
  describe(`${name} honours the draft contract`, () => {
    let vault: Vault;
    let now: number;
    beforeEach(async () => {
      now = 1_000;
      vault = await open(() => now);
    });
    afterEach(() => vault.close());

    it('finds what was kept, and when', async () => {
      await vault.drafts.keep('annika', FORM, 'Orolig inför våren');
      expect(await vault.drafts.find('annika', FORM)).toEqual({ text: 'Orolig inför våren', savedAt: 1_000 });
    });

    it.each([
      ['another user', 'erik', FORM],
      ['another form', 'annika', `${FORM}?val=other`],
    ])('finds nothing of %s', async (_whose, owner, form) => {
      await vault.drafts.keep('annika', FORM, 'text');
      expect(await vault.drafts.find(owner, form)).toBeUndefined();
    });

    it('holds the last that was kept of a form', async () => {
      await vault.drafts.keep('annika', FORM, 'first');
      now = 2_000;
      await vault.drafts.keep('annika', FORM, 'second');
      expect(await vault.drafts.find('annika', FORM)).toEqual({ text: 'second', savedAt: 2_000 });
    });

    it('forgets what was removed, and nothing else', async () => {
      await vault.drafts.keep('annika', FORM, 'one');
      await vault.drafts.keep('erik', FORM, 'other');
      await vault.drafts.remove('annika', FORM);
      expect(await vault.drafts.find('annika', FORM)).toBeUndefined();
      expect(await vault.drafts.find('erik', FORM)).toMatchObject({ text: 'other' });
    });

    it.each([
      [DRAFT_KEPT_MS - 1, true],
      [DRAFT_KEPT_MS, false],
    ])('still has a draft after %s milliseconds: %s', async (age, there) => {
      await vault.drafts.keep('annika', FORM, 'text');
      now += age;
      expect((await vault.drafts.find('annika', FORM)) !== undefined).toBe(there);
    });

    it('deletes what is too old when it is swept, though nobody keeps anything, and nothing else', async () => {
      await vault.drafts.keep('annika', FORM, 'old');
      now += 1;
      await vault.drafts.keep('erik', FORM, 'younger');
      now = 1_000 + DRAFT_KEPT_MS;
      await vault.drafts.sweep();
      now = 1_001;
      expect(await vault.drafts.find('annika', FORM)).toBeUndefined();
      expect(await vault.drafts.find('erik', FORM)).toEqual({ text: 'younger', savedAt: 1_001 });
    });

    it('knows its own marks, and no others', () => {
      const mark = vault.drafts.markOf('annika');
      expect(vault.drafts.ownerOf(mark)).toBe('annika');
      const forged = [
        mark.replace('annika', 'erik'),
        `${mark}x`,
        mark.slice(0, -1),
        'annika',
        'annika.',
        '',
        '.',
      ];
      expect(forged.map((one) => vault.drafts.ownerOf(one))).toEqual(forged.map(() => undefined));
    });
  });
