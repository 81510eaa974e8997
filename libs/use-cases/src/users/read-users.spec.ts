import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BY_OPERATOR,
  bySomebody,
  ISSUER,
  newAdmin,
  newUser,
  openUserWorld,
  type UserWorld,
} from '../../../../test/use-cases/user-ports.js';
import { AddUser, addUser } from './add-user.js';
import { ListUsers, listUsers, ReadUser, readUser } from './read-users.js';

const ADMIN = bySomebody('admir', 'admin');

let world: UserWorld;
beforeEach(async () => {
  world = await openUserWorld();
  const add = addUser(world);
  await add(new AddUser(BY_OPERATOR, newUser(), 'anna'));
  await add(new AddUser(BY_OPERATOR, newAdmin({ association: 'annat' }), 'olle'));
});
afterEach(() => world.close());

const listed = async (caller = ADMIN): Promise<readonly string[]> => {
  const outcome = await listUsers(world)(new ListUsers(caller));
  return 'answer' in outcome ? outcome.answer.map(({ id }) => id) : [];
};
const read = (id: string, caller = ADMIN) => readUser(world)(new ReadUser(caller, id));

describe('users', () => {
  it('are listed to an admin of their association, and all to whoever operates the installation', async () => {
    expect(await listed()).toEqual(['anna']);
    expect(await listed(BY_OPERATOR)).toEqual(['anna', 'olle']);
  });

  it('are shown with their names and how they sign in', async () => {
    expect(await read('anna')).toMatchObject({
      outcome: 'accepted',
      answer: { id: 'anna', roles: ['caseworker'], name: 'Anna Exempel', issuer: ISSUER, externalId: 'anna' },
    });
  });

  it('are shown without a name where the vault knows none', async () => {
    await world.members.forget('anna');
    expect(await read('anna')).toMatchObject({ answer: { name: null, issuer: null, externalId: null } });
  });

  it('of another association are as those that are not there', async () => {
    for (const id of ['olle', 'ingen']) expect(await read(id)).toEqual({ outcome: 'notFound' });
    expect(await read('olle', BY_OPERATOR)).toMatchObject({ outcome: 'accepted' });
  });

  it.each(['caseworker', 'team-lead', 'office', 'auditor', 'board'] as const)(
    'are not shown to %s, wherever they are',
    async (role) => {
      expect(await listed(bySomebody('somebody', role))).toEqual([]);
      expect(await read('anna', bySomebody('somebody', role))).toEqual({ outcome: 'notFound' });
    },
  );
});
