import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { userStream } from '@samspar/association';
import {
  ASSOCIATIONS,
  BY_OPERATOR,
  bySomebody,
  ISSUER,
  newAdmin,
  newUser,
  openUserWorld,
  type UserWorld,
} from '../../../../test/use-cases/user-ports.js';
import { AddUser, addUser, type NewUser } from './add-user.js';
import { userChangeSentence } from './user-sentences.js';

const ADMIN = bySomebody('admir', 'admin');

let world: UserWorld;
beforeEach(async () => {
  world = await openUserWorld();
});
afterEach(() => world.close());

const add = (user: NewUser, caller = ADMIN, id = 'user-1') => addUser(world)(new AddUser(caller, user, id));

describe('a new user', () => {
  it('is added with her roles and insatser at once, and may be changed at once', async () => {
    expect(await add(newUser())).toEqual({ outcome: 'accepted', answer: { user: 'user-1', events: 3 } });
    expect(await world.written()).toEqual(['UserAdded', 'RoleGranted', 'AssignedToIntervention']);
    expect(world.directory.get('user-1')).toMatchObject({ status: 'open', interventions: ['finsam-team'] });
  });

  it('is known to the vault by name and sign-in', async () => {
    await add(newUser());
    expect(await world.members.memberOf('user-1')).toEqual({
      issuer: ISSUER,
      externalId: 'anna',
      name: 'Anna Exempel',
    });
  });

  it('is of the association of the admin who adds her', async () => {
    expect(await add(newUser({ association: 'annat' }))).toEqual({
      outcome: 'refused',
      refusal: { code: 'AssociationUnknown', allowed: ['stockholm'] },
      field: 'association',
    });
    expect(await add(newUser({ association: 'annat' }), BY_OPERATOR)).toMatchObject({ outcome: 'accepted' });
  });

  it.each<[string, Partial<NewUser>, string, keyof NewUser]>([
    ['an association that is not there', { association: 'inget' }, 'AssociationUnknown', 'association'],
    ['an insats that is not there', { interventions: ['ingen'] }, 'InterventionUnknown', 'interventions'],
    ['a party without a unit', { unit: null }, 'PartyAndUnitBelongTogether', 'unit'],
    ['an identity number for a unit', { unit: '19850714-2381' }, 'IdentityNumberInUnit', 'unit'],
    ['a unit whose authority would not be known', { unit: 'Enheten' }, 'AuthorityOfUnitUnknown', 'unit'],
    ['no employer of her own', { party: null, unit: null }, 'CaseworkerNeedsUnit', 'party'],
    [
      'no employer, though she leads an insats',
      { party: null, unit: null, roles: ['board', 'team-lead'] },
      'TeamLeadNeedsUnit',
      'party',
    ],
    [
      'a unit of another party, whose authority would not be known',
      { party: 'municipality', unit: 'Psykiatrisk öppenvård' },
      'AuthorityOfUnitUnknown',
      'unit',
    ],
    ['roles that exclude each other', { roles: ['caseworker', 'office'] }, 'RolesExcludeEachOther', 'roles'],
    ['insatser and no role for them', { roles: ['board'] }, 'RoleHasNoInterventions', 'interventions'],
  ])('with %s is refused at that field, and nothing is left of her', async (_what, said, code, field) => {
    expect(await add(newUser(said), BY_OPERATOR)).toMatchObject({
      outcome: 'refused',
      refusal: { code },
      field,
    });
    expect(await world.written()).toEqual([]);
    expect(await world.members.memberOf('user-1')).toBeUndefined();
  });

  it('of a party with several authorities waits for the register to have a unit', async () => {
    const bare = ASSOCIATIONS.map((one) => ({ ...one, units: [] }));
    const refusal = { code: 'AuthorityOfUnitUnknown', allowed: [] } as const;
    const added = addUser({ ...world, associations: () => bare })(new AddUser(ADMIN, newUser(), 'user-1'));
    expect(await added).toEqual({ outcome: 'refused', refusal, field: 'unit' });
    expect(await world.written()).toEqual([]);
    const { sv, en } = userChangeSentence(refusal);
    expect([sv, en]).toEqual([
      expect.stringMatching(/: lägg till enheten hos sin myndighet först\.$/),
      expect.stringMatching(/: add the unit to its authority first\.$/),
    ]);
  });

  it('is one that is there already where somebody has her sign-in', async () => {
    await add(newUser());
    expect(await add(newUser({ name: 'Anna Annan' }), ADMIN, 'user-2')).toEqual({
      outcome: 'refused',
      refusal: { code: 'UserAlreadyExists' },
      field: 'externalId',
    });
    expect(await world.members.memberOf('user-1')).toMatchObject({ name: 'Anna Exempel' });
  });

  it('keeps her id where the vault knew her and the log did not', async () => {
    await world.members.keep('user-0', { issuer: ISSUER, externalId: 'anna', name: 'Anna' });
    expect(await add(newUser())).toMatchObject({ answer: { user: 'user-0' } });
  });

  it('is one alone, where two are added with the same sign-in at once', async () => {
    const both = await Promise.all([add(newUser(), ADMIN, 'user-1'), add(newUser(), ADMIN, 'user-2')]);
    expect(both).toContainEqual({ outcome: 'accepted', answer: { user: 'user-1', events: 3 } });
    expect(both).toContainEqual({
      outcome: 'refused',
      refusal: { code: 'SignInTaken' },
      field: 'externalId',
    });
    expect(await world.members.memberOf('user-2')).toBeUndefined();
  });

  it('whom the vault knew already it goes on knowing, though she is not added', async () => {
    await world.members.keep('user-0', { issuer: ISSUER, externalId: 'anna', name: 'Anna' });
    expect(await add(newUser({ roles: ['caseworker', 'office'] }))).toMatchObject({ outcome: 'refused' });
    expect(await world.members.memberOf('user-0')).toMatchObject({ externalId: 'anna' });
  });

  it('is written down as added by who added her, in the role in which she did', async () => {
    await add(newAdmin());
    const { stored } = await world.streams.load(userStream, 'user-1');
    expect(stored.map(({ metadata }) => metadata)).toEqual([
      expect.objectContaining({ actor: 'admir', role: 'admin', correlationId: 'request-1' }),
      expect.objectContaining({ actor: 'admir', role: 'admin', correlationId: 'request-1' }),
    ]);
  });
});
