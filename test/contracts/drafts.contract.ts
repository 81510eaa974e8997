import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DRAFT_KEPT_MS, type Vault } from '@samspar/vault';

const FORM = 'a5f0';

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
      ['another draft', 'annika', 'b6f1'],
    ])('finds nothing of %s', async (_whose, owner, form) => {
      await vault.drafts.keep('annika', FORM, 'text');
      expect(await vault.drafts.find(owner, form)).toBeUndefined();
    });

    it('holds the last that was kept of a draft', async () => {
      await vault.drafts.keep('annika', FORM, 'first');
      now = 2_000;
      await vault.drafts.keep('annika', FORM, 'second');
      expect(await vault.drafts.find('annika', FORM)).toEqual({ text: 'second', savedAt: 2_000 });
    });

    it('lists a user’s own drafts, the last saved first, and nobody else’s', async () => {
      await vault.drafts.keep('annika', 'first', 'one');
      now = 2_000;
      await vault.drafts.keep('annika', 'second', 'two');
      await vault.drafts.keep('erik', 'first', 'other');
      expect(await vault.drafts.of('annika')).toEqual([
        { text: 'two', savedAt: 2_000 },
        { text: 'one', savedAt: 1_000 },
      ]);
      now = 1_000 + DRAFT_KEPT_MS;
      expect(await vault.drafts.of('annika')).toEqual([{ text: 'two', savedAt: 2_000 }]);
      await vault.drafts.remove('annika', 'second');
      expect(await vault.drafts.of('annika')).toEqual([]);
    });

    it('keeps what was saved before as of then', async () => {
      now = 5_000;
      await vault.drafts.keep('annika', FORM, 'text', 1_000);
      expect(await vault.drafts.find('annika', FORM)).toMatchObject({ savedAt: 1_000 });
    });

    it('tells in no row whose a draft is, or which', async () => {
      await vault.drafts.keep('annika', FORM, 'Orolig inför våren');
      const rows: unknown[] = [];
      for await (const { table, rows: some } of vault.rows()) if (table === 'draft') rows.push(...some);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toMatch(/annika|a5f0|Orolig/);
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
