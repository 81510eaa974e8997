import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askerOf } from '@samspar/access';
import { demonstrationUser } from '@samspar/users';
import {
  ASSOCIATIONS,
  BY_OPERATOR,
  newUser,
  openUserWorld,
  type UserWorld,
} from '../../../../test/use-cases/user-ports.js';
import { AddUser, addUser } from './add-user.js';
import { AddDemonstrationUsers, addDemonstrationUsers } from './add-demonstration-users.js';

let world: UserWorld;
beforeEach(async () => {
  world = await openUserWorld();
});
afterEach(() => world.close());

const add = () => addDemonstrationUsers(world)(new AddDemonstrationUsers(BY_OPERATOR));

describe('the users of the demonstration', () => {
  it('are added to each association, under ids that are the same in every run', async () => {
    expect(await add()).toEqual({ outcome: 'accepted', answer: 16 });
    for (const { id } of ASSOCIATIONS)
      expect(world.directory.get(demonstrationUser(id, 'anna'))).toMatchObject({
        association: id,
        roles: ['caseworker'],
      });
  });

  it('work for an authority that is known, where they are employed by a member', async () => {
    await add();
    const authorities = ['anna', 'erik', 'fatima', 'lena', 'karin'].map((name) => {
      const user = world.directory.get(demonstrationUser('stockholm', name));
      return user && askerOf(user, ASSOCIATIONS).authority;
    });
    expect(authorities).toEqual([
      'arbetsmarknadsnamnden',
      'halso-och-sjukvardsnamnden',
      'arbetsformedlingen',
      'arbetsmarknadsnamnden',
      undefined,
    ]);
  });

  it('are left out where it would not be known for which authority they work, until it is', async () => {
    const bare = ASSOCIATIONS.slice(0, 1).map((one) => ({ ...one, units: [] }));
    const ports = { ...world, associations: () => bare };
    expect(await addDemonstrationUsers(ports)(new AddDemonstrationUsers(BY_OPERATOR))).toMatchObject({
      answer: 6,
    });
    expect(world.directory.get(demonstrationUser('stockholm', 'lena'))).toBeUndefined();
    expect(await add()).toMatchObject({ answer: 2 + 8 });
  });

  it('leave who has one of their sign-ins already who she is', async () => {
    const anna = newUser({ externalId: 'anna@stockholm', roles: ['board'], interventions: [] });
    await addUser(world)(new AddUser(BY_OPERATOR, anna, 'user-1'));
    expect(await add()).toMatchObject({ outcome: 'accepted' });
    expect(world.directory.get('user-1')).toMatchObject({ roles: ['board'] });
    expect(world.directory.get(demonstrationUser('stockholm', 'anna'))).toBeUndefined();
  });

  it('are added where they are missing, and left as they are where they are not', async () => {
    await add();
    const written = await world.written();
    expect(await add()).toEqual({ outcome: 'accepted', answer: 0 });
    expect(await world.written()).toEqual(written);
  });
});
