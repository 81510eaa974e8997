import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Vault } from '@samspar/vault';

const ANNA = { issuer: 'https://id.example.se', externalId: 'anna@example.se', name: 'Anna Åström' };

/** What the staff beside every vault promises. `open` gives an empty vault. */
export const describeStaff = (name: string, open: () => Vault | Promise<Vault>): void =>
  describe(`${name} honours the staff contract`, () => {
    let vault: Vault;
    beforeEach(async () => {
      vault = await open();
    });
    afterEach(() => vault.close());

    it('finds a user by issuer and external id, and who she is by her user id', async () => {
      expect(await vault.staff.keep('u1', ANNA)).toBe(true);
      expect(await vault.staff.find(ANNA.issuer, ANNA.externalId)).toBe('u1');
      expect(await vault.staff.memberOf('u1')).toEqual(ANNA);
    });

    it('finds nobody under another issuer, another external id or another user id', async () => {
      await vault.staff.keep('u1', ANNA);
      expect(await vault.staff.find('https://other.example.se', ANNA.externalId)).toBeUndefined();
      expect(await vault.staff.find(ANNA.issuer, 'anna')).toBeUndefined();
      expect(await vault.staff.memberOf('u2')).toBeUndefined();
    });

    it('tells who many users are at once, and leaves out those of whom nothing is known', async () => {
      const erik = { ...ANNA, externalId: 'erik@example.se', name: 'Erik Ek' };
      await vault.staff.keep('u1', ANNA);
      await vault.staff.keep('u2', erik);
      expect(await vault.staff.membersOf(['u2', 'nobody', 'u1', 'u2'])).toEqual(
        new Map([
          ['u1', ANNA],
          ['u2', erik],
        ]),
      );
      expect(await vault.staff.membersOf([])).toEqual(new Map());
    });

    it('takes a new name and a new external id of the same user', async () => {
      await vault.staff.keep('u1', ANNA);
      const married = { ...ANNA, name: 'Anna Ek', externalId: 'ek@example.se' };
      expect(await vault.staff.keep('u1', married)).toBe(true);
      expect(await vault.staff.memberOf('u1')).toEqual(married);
      expect(await vault.staff.find(ANNA.issuer, ANNA.externalId)).toBeUndefined();
    });

    it('leaves a sign-in with the user who has it', async () => {
      await vault.staff.keep('u1', ANNA);
      expect(await vault.staff.keep('u2', { ...ANNA, name: 'Erik' })).toBe(false);
      expect(await vault.staff.find(ANNA.issuer, ANNA.externalId)).toBe('u1');
      expect(await vault.staff.memberOf('u2')).toBeUndefined();
    });

    it('forgets a user, and her sign-in may be kept anew', async () => {
      await vault.staff.keep('u1', ANNA);
      await vault.staff.forget('u1');
      expect(await vault.staff.memberOf('u1')).toBeUndefined();
      expect(await vault.staff.keep('u2', ANNA)).toBe(true);
    });
  });
