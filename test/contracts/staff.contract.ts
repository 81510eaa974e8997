import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import type { VaultDatabase } from '@samspar/vault-database';

const ANNA = { issuer: 'https://id.example.se', externalId: 'anna@example.se', name: 'Anna Åström' };

/** What the staff beside every vault promise. `open` gives an empty database. */
export const describeStaff = (name: string, open: () => Promise<VaultDatabase>): void =>
  describe(`${name} honours the staff contract`, () => {
    let database: VaultDatabase;
    let store: SealedStore;
    beforeEach(async () => {
      database = await open();
      store = new SealedStore(database);
    });
    afterEach(() => database.close());

    it('finds a user by issuer and external id, and who she is by her user id', async () => {
      expect(await store.staff.keep('u1', ANNA)).toBe(true);
      expect(await store.staff.find(ANNA.issuer, ANNA.externalId)).toBe('u1');
      expect(await store.staff.memberOf('u1')).toEqual(ANNA);
    });

    it('finds nobody under another issuer, another external id or another user id', async () => {
      await store.staff.keep('u1', ANNA);
      expect(await store.staff.find('https://other.example.se', ANNA.externalId)).toBeUndefined();
      expect(await store.staff.find(ANNA.issuer, 'anna')).toBeUndefined();
      expect(await store.staff.memberOf('u2')).toBeUndefined();
    });

    it('tells who many users are at once, and leaves out those of whom nothing is known', async () => {
      const erik = { ...ANNA, externalId: 'erik@example.se', name: 'Erik Ek' };
      await store.staff.keep('u1', ANNA);
      await store.staff.keep('u2', erik);
      expect(await store.staff.membersOf(['u2', 'nobody', 'u1', 'u2'])).toEqual(
        new Map([
          ['u1', ANNA],
          ['u2', erik],
        ]),
      );
      expect(await store.staff.membersOf([])).toEqual(new Map());
    });

    it('takes a new name and a new external id of the same user', async () => {
      await store.staff.keep('u1', ANNA);
      const married = { ...ANNA, name: 'Anna Ek', externalId: 'ek@example.se' };
      expect(await store.staff.keep('u1', married)).toBe(true);
      expect(await store.staff.memberOf('u1')).toEqual(married);
      expect(await store.staff.find(ANNA.issuer, ANNA.externalId)).toBeUndefined();
    });

    it('leaves a sign-in with the user who has it', async () => {
      await store.staff.keep('u1', ANNA);
      expect(await store.staff.keep('u2', { ...ANNA, name: 'Erik' })).toBe(false);
      expect(await store.staff.find(ANNA.issuer, ANNA.externalId)).toBe('u1');
      expect(await store.staff.memberOf('u2')).toBeUndefined();
    });

    it('forgets a user, and her sign-in may be kept anew', async () => {
      await store.staff.keep('u1', ANNA);
      await store.staff.forget('u1');
      expect(await store.staff.memberOf('u1')).toBeUndefined();
      expect(await store.staff.keep('u2', ANNA)).toBe(true);
    });
  });
