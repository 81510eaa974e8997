import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accept, type Decision, refuse } from '@samspar/kernel';
import { MANDATES, type Mandate, ROLES, type Role, type UserEvent } from './user-events.js';
import { userRefusalSentence } from './user-sentences.js';
import type { UserRefusal } from './user-sentences.js';
import { type User, type UserCommand, userDecider } from './user.js';
import { userStream } from './user.stored.js';

const day = { occurredOn: '2024-01-10', today: '2024-01-10' } as const;
const occurredOn = day.occurredOn;

const given = (...history: readonly UserCommand[]) => {
  const state = history.reduce<User>((before, command) => {
    const decision = userDecider.decide(command, before);
    if (!decision.accepted) throw new Error(`The history is refused: ${JSON.stringify(decision.refusal)}`);
    return decision.events.reduce(userDecider.evolve, before);
  }, userDecider.initialState);
  return {
    state,
    when: (command: UserCommand): Decision<UserEvent, UserRefusal> => userDecider.decide(command, state),
  };
};

const add: UserCommand = {
  type: 'AddUser',
  ...day,
  data: { association: 'stockholm', party: 'municipality', unit: 'Jobbtorg Farsta' },
};
const addWithoutUnit: UserCommand = {
  type: 'AddUser',
  ...day,
  data: { association: 'stockholm', party: null, unit: null },
};
const grant = (role: Role): UserCommand => ({ type: 'GrantRole', ...day, data: { role } });
const revoke = (role: Role, otherAdmins = 1): UserCommand => ({
  type: 'RevokeRole',
  ...day,
  data: { role, otherAdmins },
});
const assign = (intervention: string): UserCommand => ({
  type: 'AssignToIntervention',
  ...day,
  data: { intervention },
});
const mandate = (whose: Mandate): UserCommand => ({ type: 'GiveMandate', ...day, data: { mandate: whose } });
const release = (intervention: string): UserCommand => ({
  type: 'ReleaseFromIntervention',
  ...day,
  data: { intervention },
});
const move = (party: 'region' | 'municipality' | null, unit: string | null): UserCommand => ({
  type: 'MoveUser',
  ...day,
  data: { party, unit },
});
const close = (otherAdmins = 1): UserCommand => ({ type: 'CloseUser', ...day, data: { otherAdmins } });
const eraseName = (today: string, years = 5): UserCommand => ({
  type: 'EraseUserName',
  occurredOn: today,
  today,
  data: { years },
});
const reopen: UserCommand = { type: 'ReopenUser', ...day, data: {} };

describe('a user (användare) of an association', () => {
  it('is added once, without a role', () => {
    expect(given().when(add)).toEqual(accept({ type: 'UserAdded', occurredOn, data: add.data }));
    expect(given(add).when(add)).toEqual(refuse({ code: 'UserAlreadyExists' }));
    expect(given(add).state).toMatchObject({ status: 'open', roles: [], interventions: [] });
  });

  it.each([
    ['a party without a unit', { party: 'region', unit: null }, 'PartyAndUnitBelongTogether'],
    ['a unit without a party', { party: null, unit: 'Kansliet' }, 'PartyAndUnitBelongTogether'],
    ['a unit of blanks', { party: 'region', unit: ' ' }, 'PartyAndUnitBelongTogether'],
    [
      'an identity number for a unit',
      { party: 'region', unit: 'Enhet 19850714/2381' },
      'IdentityNumberInUnit',
    ],
    ['no association', { association: '', party: null, unit: null }, 'AssociationOfUserMissing'],
  ] as const)('with %s is refused', (_what, said, code) =>
    expect(given().when({ type: 'AddUser', ...day, data: { association: 'stockholm', ...said } })).toEqual(
      refuse({ code }),
    ),
  );

  it.each([
    grant('board'),
    revoke('board'),
    mandate('region'),
    assign('novum'),
    release('novum'),
    close(),
    reopen,
    eraseName('2030-01-10'),
    move(null, null),
  ])('$type is refused before that', (command) =>
    expect(given().when(command)).toEqual(refuse({ code: 'UserNotFound' })),
  );

  it('a log that begins otherwise is damaged', () =>
    expect(() =>
      userDecider.evolve({ status: 'none' }, { type: 'UserClosed', occurredOn, data: {} }),
    ).toThrow('A user begins with being added, not with UserClosed.'));
});

describe('a place of work', () => {
  it('is another from then on, and the same again is nothing', () => {
    const data = { party: 'region', unit: 'Psykosmottagning' };
    expect(given(add).when(move('region', 'Psykosmottagning'))).toEqual(
      accept({ type: 'UserMoved', occurredOn, data }),
    );
    expect(given(add, move('region', 'Psykosmottagning')).state).toMatchObject({ status: 'open', ...data });
    expect(given(add).when(move('municipality', ' Jobbtorg  Farsta'))).toEqual(accept());
    expect(given(add).when(move(null, null)).accepted).toBe(true);
  });

  it.each([
    ['a party without a unit', move('region', null), 'PartyAndUnitBelongTogether'],
    ['a unit without a party', move(null, 'Kansliet'), 'PartyAndUnitBelongTogether'],
    ['an identity number for a unit', move('region', '19850714-2381'), 'IdentityNumberInUnit'],
    ['the association itself, of a caseworker', move(null, null), 'CaseworkerNeedsUnit'],
  ] as const)('that is %s is refused', (_what, command, code) =>
    expect(given(add, grant('caseworker')).when(command)).toEqual(refuse({ code })),
  );
});

describe('a role', () => {
  it.each(ROLES)('%s is granted once, and revoked', (role) => {
    expect(given(add).when(grant(role))).toEqual(accept({ type: 'RoleGranted', occurredOn, data: { role } }));
    expect(given(add, grant(role)).when(grant(role))).toEqual(refuse({ code: 'RoleAlreadyGranted', role }));
    expect(given(add, grant(role)).when(revoke(role))).toEqual(
      accept({ type: 'RoleRevoked', occurredOn, data: { role } }),
    );
    expect(given(add).when(revoke(role))).toEqual(refuse({ code: 'RoleNotGranted', role }));
    expect(given(add, grant(role), revoke(role)).state).toMatchObject({ roles: [] });
  });

  it.each([
    ['caseworker', 'office'],
    ['office', 'caseworker'],
  ] as const)('of %s excludes %s: the association may not serve individuals', (present, role) => {
    expect(given(add, grant(present)).when(grant(role))).toEqual(
      refuse({ code: 'RolesExcludeEachOther', role, present }),
    );
    expect(given(add, grant(present), revoke(present)).when(grant(role)).accepted).toBe(true);
  });

  it.each([
    ['caseworker', 'CaseworkerNeedsUnit'],
    ['team-lead', 'TeamLeadNeedsUnit'],
  ] as const)(
    'of %s is for somebody in a unit of a member, who stays in one (lag 2003:1210 7 §)',
    (role, code) => {
      expect(given(addWithoutUnit).when(grant(role))).toEqual(refuse({ code }));
      expect(given(add, grant('board'), grant(role)).when(move(null, null))).toEqual(refuse({ code }));
      expect(given(add, grant(role)).when(move('region', 'Psykosmottagning')).accepted).toBe(true);
    },
  );

  it.each(['office', 'auditor', 'board', 'admin'] as const)('of %s needs no unit', (role) => {
    expect(given(addWithoutUnit).when(grant(role)).accepted).toBe(true);
    expect(given(add, grant(role)).when(move(null, null)).accepted).toBe(true);
  });

  it.each([
    ['revoked', revoke('admin', 0), revoke('admin', 1)],
    ['closed', close(0), close(1)],
  ])('of admin is kept by the last one, who cannot be %s', (_what, alone, oneOfTwo) => {
    expect(given(add, grant('admin')).when(alone)).toEqual(refuse({ code: 'LastAdmin' }));
    expect(given(add, grant('admin')).when(oneOfTwo).accepted).toBe(true);
  });

  it('of another kind is revoked, and its user closed, however few admins there are', () => {
    expect(given(add, grant('board')).when(revoke('board', 0)).accepted).toBe(true);
    expect(given(add, grant('board')).when(close(0)).accepted).toBe(true);
  });
});

describe('an insats', () => {
  it.each(['caseworker', 'team-lead'] as const)('is assigned to a %s, until released', (role) => {
    const data = { intervention: 'novum' };
    expect(given(add, grant(role)).when(assign('novum'))).toEqual(
      accept({ type: 'AssignedToIntervention', occurredOn, data }),
    );
    expect(given(add, grant(role), assign('novum')).when(assign('novum'))).toEqual(
      refuse({ code: 'AlreadyAssignedToIntervention', intervention: 'novum' }),
    );
    expect(given(add, grant(role), assign('novum')).when(release('novum'))).toEqual(
      accept({ type: 'ReleasedFromIntervention', occurredOn, data }),
    );
    expect(given(add, grant(role)).when(release('novum'))).toEqual(
      refuse({ code: 'NotAssignedToIntervention', intervention: 'novum' }),
    );
  });

  it.each(['office', 'auditor', 'board', 'admin'] as const)('is not assigned to %s', (role) =>
    expect(given(add, grant(role)).when(assign('novum'))).toEqual(refuse({ code: 'RoleHasNoInterventions' })),
  );

  it('is released with the last role that works in insatser, so that the role comes back without them', () => {
    const both = [add, grant('caseworker'), grant('team-lead'), assign('novum'), assign('dev')];
    expect(given(...both, revoke('caseworker')).state).toMatchObject({ interventions: ['novum', 'dev'] });
    expect(given(...both, revoke('caseworker'), revoke('team-lead')).state).toMatchObject({
      roles: [],
      interventions: [],
    });
  });
});

describe('the mandate (uppdrag) of an auditor', () => {
  it('is for the association until it is said, and is given once', () => {
    const auditor = given(add, grant('auditor'));
    expect(auditor.state).toMatchObject({ mandate: 'association' });
    expect(auditor.when(mandate('association'))).toEqual(accept());
    for (const whose of MANDATES.filter((one) => one !== 'association'))
      expect(auditor.when(mandate(whose))).toEqual(
        accept({ type: 'AuditMandateGiven', occurredOn, data: { mandate: whose } }),
      );
    expect(given(add, grant('auditor'), mandate('region')).when(mandate('region'))).toEqual(accept());
  });

  it('is for auditors alone, and goes with the role', () => {
    expect(given(add, grant('caseworker')).when(mandate('region'))).toEqual(
      refuse({ code: 'MandateNeedsAuditor' }),
    );
    const again = given(
      add,
      grant('auditor'),
      mandate('riksrevisionen'),
      revoke('auditor'),
      grant('auditor'),
    );
    expect(again.state).toMatchObject({ roles: ['auditor'], mandate: 'association' });
  });

  it.each(['office', 'board', 'admin'] as const)(
    'that lets persons be known is never one with the role %s, which sees none',
    (role) => {
      const refusal = refuse({ code: 'MandateExcludesRole', role });
      const both = given(addWithoutUnit, grant('auditor'), grant(role));
      expect(both.when(mandate('riksrevisionen'))).toEqual(refusal);
      expect(both.when(mandate('association'))).toEqual(accept());
      expect(given(addWithoutUnit, grant('auditor'), mandate('municipality')).when(grant(role))).toEqual(
        refusal,
      );
    },
  );
});

describe('a closed user', () => {
  it.each([grant('board'), revoke('board'), mandate('region'), assign('novum'), release('novum'), close()])(
    'is not changed: $type is refused',
    (command) =>
      expect(given(add, grant('board'), close()).when(command)).toEqual(refuse({ code: 'UserIsClosed' })),
  );

  it('is reopened as it was', () => {
    expect(given(add, grant('board'), close(), reopen).state).toEqual(given(add, grant('board')).state);
    expect(given(add).when(reopen)).toEqual(refuse({ code: 'UserNotClosed' }));
  });
});

describe('the name of a closed user', () => {
  it('goes when the years have passed since she was closed, once, and not before (dataskyddsförordningen art. 5.1 e)', () => {
    const closed = given(add, grant('board'), close());
    expect(closed.when(eraseName('2029-01-09'))).toEqual(refuse({ code: 'UserNameNotDue' }));
    expect(closed.when(eraseName('2029-01-10'))).toEqual(
      accept({ type: 'UserNameErased', occurredOn: '2029-01-10', data: { years: 5 } }),
    );
    expect(closed.when(eraseName('2026-01-10', 2)).accepted).toBe(true);
    const erased = given(add, grant('board'), close(), eraseName('2029-01-10'));
    expect(erased.state).toMatchObject({ status: 'closed', isNameErased: true, roles: ['board'] });
    expect(erased.when(eraseName('2030-01-10'))).toEqual(accept());
  });

  it('stays while she is open, and counts from when she was last closed', () => {
    const open = given(add, close(), reopen);
    expect(open.state).toMatchObject({ closedOn: null });
    expect(open.when(eraseName('2039-01-10'))).toEqual(refuse({ code: 'UserNameNotDue' }));
    const again: UserCommand = {
      type: 'CloseUser',
      occurredOn: '2026-03-01',
      today: '2026-03-01',
      data: { otherAdmins: 1 },
    };
    expect(given(add, close(), reopen, again).when(eraseName('2029-01-10'))).toEqual(
      refuse({ code: 'UserNameNotDue' }),
    );
  });

  it('that is gone brings nobody back: she is not reopened', () =>
    expect(given(add, close(), eraseName('2029-01-10')).when(reopen)).toEqual(
      refuse({ code: 'UserNameIsErased' }),
    ));
});

describe('a refusal', () => {
  const refusals: readonly UserRefusal[] = [
    { code: 'UserNotFound' },
    { code: 'UserAlreadyExists' },
    { code: 'UserIsClosed' },
    { code: 'UserNotClosed' },
    { code: 'UserNameNotDue' },
    { code: 'UserNameIsErased' },
    { code: 'AssociationOfUserMissing' },
    { code: 'PartyAndUnitBelongTogether' },
    { code: 'IdentityNumberInUnit' },
    { code: 'RoleAlreadyGranted', role: 'admin' },
    { code: 'RoleNotGranted', role: 'admin' },
    { code: 'RolesExcludeEachOther', role: 'office', present: 'caseworker' },
    { code: 'MandateNeedsAuditor' },
    { code: 'MandateExcludesRole', role: 'office' },
    { code: 'CaseworkerNeedsUnit' },
    { code: 'TeamLeadNeedsUnit' },
    { code: 'LastAdmin' },
    { code: 'RoleHasNoInterventions' },
    { code: 'AlreadyAssignedToIntervention', intervention: 'novum' },
    { code: 'NotAssignedToIntervention', intervention: 'novum' },
  ];

  it.each(refusals)('$code says in both languages what is wrong and what to do', (refusal) => {
    const { sv, en } = userRefusalSentence(refusal);
    expect(sv).toMatch(/^[A-ZÅÄÖ].+: .+\.$/);
    expect(en).toMatch(/^[A-Z].+: .+\.$/);
  });
});

describe('stored events of a user', () => {
  const commands = [
    add,
    move('region', 'Psykosmottagning'),
    grant('auditor'),
    mandate('riksrevisionen'),
    grant('caseworker'),
    assign('finsam-team'),
    release('finsam-team'),
    revoke('caseworker'),
    close(),
    reopen,
    close(),
    eraseName('2029-01-10'),
  ];
  const events = commands.flatMap((command, index) => {
    const decision = given(...commands.slice(0, index)).when(command);
    return decision.accepted ? [...decision.events] : [];
  });

  it('every type is emitted here', () => expect(new Set(events.map(({ type }) => type)).size).toBe(10));

  it.each(events)('$type of today reads what its newest fixture froze, and writes the same keys', (event) => {
    const version = userStream.schemaVersionOf(event.type);
    const file = new URL(`../../fixtures/${event.type}.v${version}.json`, import.meta.url);
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    expect(stored).toMatchObject({ type: event.type, schemaVersion: version });
    expect(userStream.upcast(stored)).toEqual({
      type: event.type,
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
    expect(Object.keys(event.data)).toEqual(Object.keys(stored.data));
  });

  it('streams are named user-{uuid}', () => expect(userStream.prefix).toBe('user-'));
});
