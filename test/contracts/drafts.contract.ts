import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DRAFT_KEPT_MS, SealedStore } from '@samspar/sealed-store';
import type { VaultDatabase } from '@samspar/vault-database';

const FORM = 'a5f0';

/** What the drafts beside every vault promise. `open` gives an empty database. */
export const describeDrafts = (name: string, open: () => Promise<VaultDatabase>): void =>
  describe(`${name} honours the draft contract`, () => {
    let database: VaultDatabase;
    let store: SealedStore;
    let now: number;
    beforeEach(async () => {
      now = 1_000;
      database = await open();
      store = new SealedStore(database, () => now);
    });
    afterEach(() => database.close());

    it('finds what was kept, and when', async () => {
      await store.drafts.keep('annika', FORM, 'Orolig inför våren');
      expect(await store.drafts.find('annika', FORM)).toEqual({ text: 'Orolig inför våren', savedAt: 1_000 });
    });

    it.each([
      ['another user', 'erik', FORM],
      ['another draft', 'annika', 'b6f1'],
    ])('finds nothing of %s', async (_whose, owner, form) => {
      await store.drafts.keep('annika', FORM, 'text');
      expect(await store.drafts.find(owner, form)).toBeUndefined();
    });

    it('holds the last that was kept of a draft', async () => {
      await store.drafts.keep('annika', FORM, 'first');
      now = 2_000;
      await store.drafts.keep('annika', FORM, 'second');
      expect(await store.drafts.find('annika', FORM)).toEqual({ text: 'second', savedAt: 2_000 });
    });

    it('lists a user’s own drafts, the last saved first, and nobody else’s', async () => {
      await store.drafts.keep('annika', 'first', 'one');
      now = 2_000;
      await store.drafts.keep('annika', 'second', 'two');
      await store.drafts.keep('erik', 'first', 'other');
      expect(await store.drafts.of('annika')).toEqual([
        { text: 'two', savedAt: 2_000 },
        { text: 'one', savedAt: 1_000 },
      ]);
      now = 1_000 + DRAFT_KEPT_MS;
      expect(await store.drafts.of('annika')).toEqual([{ text: 'two', savedAt: 2_000 }]);
      await store.drafts.remove('annika', 'second');
      expect(await store.drafts.of('annika')).toEqual([]);
    });

    it('keeps what was saved before as of then', async () => {
      now = 5_000;
      await store.drafts.keep('annika', FORM, 'text', 1_000);
      expect(await store.drafts.find('annika', FORM)).toMatchObject({ savedAt: 1_000 });
    });

    it('tells in no row whose a draft is, or which', async () => {
      await store.drafts.keep('annika', FORM, 'Orolig inför våren');
      const rows: unknown[] = [];
      for await (const { table, rows: some } of database.rows()) if (table === 'draft') rows.push(...some);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toMatch(/annika|a5f0|Orolig/);
    });

    it('forgets what was removed, and nothing else', async () => {
      await store.drafts.keep('annika', FORM, 'one');
      await store.drafts.keep('erik', FORM, 'other');
      await store.drafts.remove('annika', FORM);
      expect(await store.drafts.find('annika', FORM)).toBeUndefined();
      expect(await store.drafts.find('erik', FORM)).toMatchObject({ text: 'other' });
    });

    it.each([
      [DRAFT_KEPT_MS - 1, true],
      [DRAFT_KEPT_MS, false],
    ])('still has a draft after %s milliseconds: %s', async (age, there) => {
      await store.drafts.keep('annika', FORM, 'text');
      now += age;
      expect((await store.drafts.find('annika', FORM)) !== undefined).toBe(there);
    });

    it('deletes what is too old when it is swept, though nobody keeps anything, and nothing else', async () => {
      await store.drafts.keep('annika', FORM, 'old');
      now += 1;
      await store.drafts.keep('erik', FORM, 'younger');
      now = 1_000 + DRAFT_KEPT_MS;
      await store.drafts.sweep();
      now = 1_001;
      expect(await store.drafts.find('annika', FORM)).toBeUndefined();
      expect(await store.drafts.find('erik', FORM)).toEqual({ text: 'younger', savedAt: 1_001 });
    });

    it('knows its own marks, and no others', () => {
      const mark = store.drafts.markOf('annika');
      expect(store.drafts.ownerOf(mark)).toBe('annika');
      const forged = [
        mark.replace('annika', 'erik'),
        `${mark}x`,
        mark.slice(0, -1),
        'annika',
        'annika.',
        '',
        '.',
      ];
      expect(forged.map((one) => store.drafts.ownerOf(one))).toEqual(forged.map(() => undefined));
    });
  });
