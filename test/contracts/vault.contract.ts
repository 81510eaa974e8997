import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Vault } from '@samspar/vault';
import type { OpenVault } from './vault-examples.js';
import { describeKeys } from './vault-keys.contract.js';
import { describePersons } from './vault-persons.contract.js';
import { describeReservations } from './vault-reservations.contract.js';
import { describeRows } from './vault-rows.contract.js';

/** What every vault promises. */
export const describeVault = (name: string, open: OpenVault): void =>
  describe(`${name} honours the vault contract`, () => {
    describe('of reservations', () => describeReservations(open));
    describe('of persons', () => describePersons(open));
    describe('of keys', () => describeKeys(open));
    describe('of its rows', () => {
      let vault: Vault;
      beforeEach(async () => {
        vault = await open(() => 1_000);
      });
      afterEach(() => vault.close());
      describeRows(() => vault);
    });
  });
