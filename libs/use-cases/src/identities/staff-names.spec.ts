import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import { KeyRing, VaultFile } from '@samspar/vault-database';
import { BY_OPERATOR } from '../../../../test/use-cases/user-ports.js';
import { NameStaff, nameStaff } from './name-staff.js';
import { StaffNames } from './staff-names.js';

let vault: VaultFile;
let names: StaffNames;
beforeEach(async () => {
  vault = VaultFile.open(':memory:', new KeyRing(() => [Buffer.alloc(32, 7)]));
  const { staff } = new SealedStore(vault);
  for (const name of ['Örjan', 'Åke', 'Bo'])
    await staff.keep(name.toLowerCase(), { issuer: 'https://id.example', externalId: name, name });
  names = new StaffNames(staff);
});
afterEach(() => vault.close());

describe('those who work with people', () => {
  it('are called by their full names, and left out where they are not known', async () =>
    expect(await names.namesOf(['bo', 'ingen', 'bo'])).toEqual(new Map([['bo', 'Bo']])));

  it('are named to whoever is shown what they did', async () =>
    expect(await nameStaff({ staff: names })(new NameStaff(BY_OPERATOR, ['åke', 'ingen']))).toEqual({
      outcome: 'accepted',
      answer: new Map([['åke', 'Åke']]),
    }));

  it('come in the order of the Swedish alphabet, one who is not known by her reference', async () =>
    expect(await names.byName(['örjan', '3f2a91c0-0000', 'åke', 'bo'])).toEqual([
      { id: '3f2a91c0-0000', name: '3F2A-91C0' },
      { id: 'bo', name: 'Bo' },
      { id: 'åke', name: 'Åke' },
      { id: 'örjan', name: 'Örjan' },
    ]));
});
