import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askerOf, type Role } from '@samspar/access';
import {
  ASSOCIATIONS,
  BY_OPERATOR,
  bySomebody,
  newAdmin,
  newUser,
  openUserWorld,
  type UserWorld,
} from '../../../../test/use-cases/user-ports.js';
import { AddUser, addUser } from './add-user.js';
import { ChangeUser, changeUser, type UserChange } from './change-user.js';

const ADMIN = bySomebody('admir', 'admin');

let world: UserWorld;
beforeEach(async () => {
  world = await openUserWorld();
  const add = addUser(world);
  await add(new AddUser(BY_OPERATOR, newAdmin(), 'admir'));
  await add(new AddUser(BY_OPERATOR, newUser(), 'anna'));
  await add(new AddUser(BY_OPERATOR, newAdmin({ association: 'annat', externalId: 'olle' }), 'olle'));
});
afterEach(() => world.close());

const change = (user: string, what: UserChange, caller = ADMIN) =>
  changeUser(world)(new ChangeUser(caller, user, what));

describe('a user', () => {
  it('is changed by an admin of her association, and that is seen at once', async () => {
    expect(await change('anna', { type: 'GrantRole', data: { role: 'team-lead' } })).toEqual({
      outcome: 'accepted',
      answer: { user: 'anna', events: 1 },
    });
    expect(world.directory.get('anna')?.roles).toEqual(['caseworker', 'team-lead']);
  });

  it('audits for whom it is said, and is asked for as one who does', async () => {
    const data = { mandate: 'riksrevisionen' } as const;
    expect(await change('anna', { type: 'GiveMandate', data })).toMatchObject({
      refusal: { code: 'MandateNeedsAuditor' },
      field: 'mandate',
    });
    await change('anna', { type: 'GrantRole', data: { role: 'auditor' } });
    expect(await change('anna', { type: 'GiveMandate', data })).toMatchObject({ answer: { events: 1 } });
    const anna = world.directory.get('anna');
    expect(anna && askerOf(anna, world.associations()).mandate).toBe('riksrevisionen');
  });

  it('moves to another unit, and registers for its authority from then on', async () => {
    const data = { party: 'municipality', unit: 'Hemlösa' } as const;
    expect(await change('anna', { type: 'MoveUser', data })).toMatchObject({ answer: { events: 1 } });
    const anna = world.directory.get('anna');
    expect(anna && askerOf(anna, world.associations()).authority).toBe('socialnamnden');
  });

  it('moves to no unit whose authority would not be known', async () => {
    const data = { party: 'municipality', unit: 'Enheten' } as const;
    expect(await change('anna', { type: 'MoveUser', data })).toMatchObject({
      outcome: 'refused',
      refusal: {
        code: 'AuthorityOfUnitUnknown',
        allowed: expect.arrayContaining(['Jobbtorg Stockholm', 'Enheten för hemlösa']),
      },
      field: 'unit',
    });
    const { refusal } = (await change('anna', { type: 'MoveUser', data })) as { refusal?: object };
    expect(refusal).not.toMatchObject({ allowed: expect.arrayContaining(['Psykosmottagning']) });
    const region = { party: 'region', unit: 'Enheten' } as const;
    expect(await change('anna', { type: 'MoveUser', data: region })).toMatchObject({ outcome: 'accepted' });
  });

  it.each(['caseworker', 'team-lead'] as const)(
    'whose unit the register does not know is not made a %s, and of anything else is asked nothing',
    async (role) => {
      const bare = ASSOCIATIONS.map((one) => ({ ...one, units: [] }));
      await addUser(world)(
        new AddUser(BY_OPERATOR, newUser({ externalId: 'bo', roles: ['board'], interventions: [] }), 'bo'),
      );
      const grant = (what: Role) =>
        changeUser({ ...world, associations: () => bare })(
          new ChangeUser(ADMIN, 'bo', { type: 'GrantRole', data: { role: what } }),
        );
      expect(await grant(role)).toEqual({
        outcome: 'refused',
        refusal: { code: 'AuthorityOfUnitUnknown', allowed: [] },
        field: 'role',
      });
      expect(await grant('auditor')).toMatchObject({ outcome: 'accepted' });
    },
  );

  it('of no unit is made no team lead, and a team lead is moved to none', async () => {
    const grant: UserChange = { type: 'GrantRole', data: { role: 'team-lead' } };
    expect(await change('admir', grant, BY_OPERATOR)).toEqual({
      outcome: 'refused',
      refusal: { code: 'TeamLeadNeedsUnit' },
      field: 'role',
    });
    await change('anna', grant);
    await change('anna', { type: 'RevokeRole', data: { role: 'caseworker' } });
    expect(await change('anna', { type: 'MoveUser', data: { party: null, unit: null } })).toEqual({
      outcome: 'refused',
      refusal: { code: 'TeamLeadNeedsUnit' },
      field: 'unit',
    });
  });

  it('of another association is as one that is not there', async () => {
    for (const user of ['olle', 'ingen'])
      expect(await change(user, { type: 'CloseUser' })).toEqual({ outcome: 'notFound' });
    expect(world.directory.get('olle')?.status).toBe('open');
  });

  it('never changes herself, whatever the change', async () => {
    const changes: readonly UserChange[] = [
      { type: 'GrantRole', data: { role: 'caseworker' } },
      { type: 'RevokeRole', data: { role: 'admin' } },
      { type: 'CloseUser' },
    ];
    for (const one of changes)
      expect(await change('admir', one)).toEqual({ outcome: 'refused', refusal: { code: 'ChangesOneself' } });
    expect(world.directory.get('admir')).toMatchObject({ status: 'open', roles: ['admin'] });
  });

  it('of any association is changed by whoever operates the installation', async () => {
    const granted = await change('olle', { type: 'GrantRole', data: { role: 'board' } }, BY_OPERATOR);
    expect(granted).toMatchObject({ outcome: 'accepted' });
  });

  it('is not the last admin of the association to go, however many there are of others', async () => {
    const last = { outcome: 'refused', refusal: { code: 'LastAdmin' } };
    const revoke: UserChange = { type: 'RevokeRole', data: { role: 'admin' } };
    expect(await change('admir', revoke, BY_OPERATOR)).toEqual({ ...last, field: 'role' });
    expect(await change('admir', { type: 'CloseUser' }, BY_OPERATOR)).toEqual(last);
    await addUser(world)(new AddUser(BY_OPERATOR, newAdmin({ externalId: 'other' }), 'other'));
    expect(await change('admir', revoke, BY_OPERATOR)).toMatchObject({ outcome: 'accepted' });
    expect(await change('other', revoke, BY_OPERATOR)).toMatchObject(last);
  });

  it('is the last admin though another one is closed', async () => {
    await addUser(world)(new AddUser(BY_OPERATOR, newAdmin({ externalId: 'other' }), 'other'));
    await change('other', { type: 'CloseUser' });
    expect(await change('admir', { type: 'CloseUser' }, BY_OPERATOR)).toMatchObject({
      refusal: { code: 'LastAdmin' },
    });
  });

  it('is assigned to an insats that the association has, and released from any', async () => {
    const data = { intervention: 'ingen' };
    expect(await change('anna', { type: 'AssignToIntervention', data })).toEqual({
      outcome: 'refused',
      refusal: {
        code: 'InterventionUnknown',
        intervention: 'ingen',
        allowed: expect.arrayContaining(['novum']),
      },
      field: 'intervention',
    });
    expect(await change('anna', { type: 'ReleaseFromIntervention', data })).toMatchObject({
      refusal: { code: 'NotAssignedToIntervention' },
      field: 'intervention',
    });
    const novum = { intervention: 'novum' };
    expect(await change('anna', { type: 'AssignToIntervention', data: novum })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('is closed, and open again, as a whole', async () => {
    await change('anna', { type: 'CloseUser' });
    expect(world.directory.get('anna')?.status).toBe('closed');
    const role: UserChange = { type: 'GrantRole', data: { role: 'team-lead' } };
    expect(await change('anna', role)).toMatchObject({ refusal: { code: 'UserIsClosed' } });
    expect(await change('anna', { type: 'ReopenUser' })).toMatchObject({ outcome: 'accepted' });
    expect(world.directory.get('anna')).toMatchObject({ status: 'open', roles: ['caseworker'] });
  });
});
