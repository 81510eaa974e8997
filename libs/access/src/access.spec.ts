import { describe, expect, it } from '@jest/globals';
import { type Allowed, actingIn } from './allowed.js';
import type { Association } from '@samspar/association';
import { type Asker, askerOf, OPERATOR } from './asker.js';
import { mayImport, mayImportAtAll, mayOpenRow, maySeeImported, mayUseRegister } from './import-access.js';
import type { Role } from './index.js';
import {
  mayAssignCaseload,
  mayRefer,
  maySeeJourney,
  maySeeReferral,
  readingReason,
} from './journey-access.js';
import { mayAskStatisticsOf, mayCountPersons } from './statistics-access.js';
import {
  mayChangeUser,
  mayReadAccessLog,
  mayReplay,
  mayReadIdentities,
  maySeeUnreleased,
} from './user-access.js';

const asking = (roles: readonly Role[], said: Partial<Asker> = {}): Asker => ({
  actor: 'anna',
  role: roles[0] ?? 'nobody',
  roles,
  association: 'stockholm',
  party: 'municipality',
  unit: 'Jobbtorg',
  interventions: ['finsam-team'],
  ...said,
});
const caseworker = asking(['caseworker']);
const OTHERS: readonly Role[] = ['team-lead', 'office', 'auditor', 'board', 'admin'];
const place = { association: 'stockholm', intervention: 'finsam-team' };
const elsewhere = { association: 'stockholm', intervention: 'novum' };

describe('a user who asks', () => {
  const nobody = {
    aliases: [],
    contact: null,
    retention: { kind: 'kept' },
    archive: null,
    to: null,
  } as const;
  const authorities = ['soc', 'arb'].map((id) => ({
    ...nobody,
    id,
    party: 'municipality' as const,
    work: 'social-services' as const,
    name: id,
  }));
  const jobbtorg = { id: 'j', authority: 'arb', name: 'Jobbtorg', aliases: ['JT'], district: null };
  const association: Association = {
    id: 'stockholm',
    settings: {
      name: 'Förbundet',
      members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
      districts: [],
      suppressionThreshold: 5,
      retentionYears: 5,
      storeDetained: false,
      officeImports: 'off',
      requireConsent: 'warn',
      afterWithdrawal: 'asBefore',
      registeredSince: null,
    },
    interventions: [],
    authorities,
    units: [{ ...jobbtorg, from: null, to: null }],
  };
  const user = {
    id: 'anna',
    status: 'open',
    closedOn: null,
    isNameErased: false,
    mandate: 'association',
    association: 'stockholm',
    party: 'municipality',
    unit: 'JT',
    roles: ['caseworker'],
    interventions: ['finsam-team'],
  } as const;

  it.each<[string, object, string | undefined]>([
    ['for the authority of her unit', {}, 'arb'],
    ['for no authority that is known where none of her party has the unit', { unit: 'Enheten' }, undefined],
    ['for none where she works for the association itself', { party: null, unit: null }, undefined],
    ['for none where her association is not set up', { association: 'annat' }, undefined],
  ])('registers %s', (_rule, said, authority) =>
    expect(askerOf({ ...user, ...said }, [association]).authority).toBe(authority),
  );

  it('asks as her first role, or as nobody', () => {
    expect(askerOf(user, [association])).toEqual({
      ...caseworker,
      unit: 'JT',
      authority: 'arb',
      unitNames: ['jobbtorg', 'jt'],
    });
    expect(askerOf({ ...user, roles: [] }, []).role).toBe('nobody');
  });
});

describe('a route lets in', () => {
  it.each<[string, readonly Role[], readonly Allowed[], string | undefined]>([
    ['a role it names', ['office'], ['caseworker', 'office'], 'office'],
    ['in the first role it names that the asker has', ['admin', 'auditor'], ['auditor', 'admin'], 'auditor'],
    ['anybody signed in, in the first role there is', ['board', 'team-lead'], ['signed-in'], 'team-lead'],
    ['anybody, in the role the asker has', ['board'], ['public'], 'board'],
    ['nobody in another role', ['board'], ['caseworker'], undefined],
    ['nobody without a role, signed in or not', [], ['signed-in'], undefined],
    ['nobody where it does not say whom', ['admin'], [], undefined],
  ])('%s', (_rule, roles, allowed, role) => expect(actingIn(asking(roles), allowed)?.role).toBe(role));
});

describe('a journey', () => {
  it('is seen by a caseworker assigned to its insats', () =>
    expect(maySeeJourney(caseworker, place)).toBe(true));

  it.each([
    ['of another insats', caseworker, elsewhere],
    ['of another association', caseworker, { ...place, association: 'malmo' }],
    ['by a caseworker assigned to nothing', asking(['caseworker'], { interventions: [] }), place],
    ['by the operator over HTTP', OPERATOR, place],
  ])('%s is not seen', (_what, asker, journey) => expect(maySeeJourney(asker, journey)).toBe(false));

  it.each(OTHERS)('is never seen by %s, though assigned to its insats', (role) =>
    expect(maySeeJourney(asking([role]), place)).toBe(false),
  );
});

describe('the caseload of an insats', () => {
  const lead = asking(['team-lead']);

  it.each([
    ['by whoever leads it', true, lead, place],
    ['by whoever leads it and more', true, asking(['office', 'team-lead']), place],
    ['by the lead of another insats', false, lead, elsewhere],
    [
      'by the lead of an insats of that name in another association',
      false,
      lead,
      { ...place, association: 'malmo' },
    ],
    ['by a lead of nothing', false, asking(['team-lead'], { interventions: [] }), place],
    ['by the operator over HTTP', false, OPERATOR, place],
  ])('is handed over %s: %s', (_who, may, asker, of) => expect(mayAssignCaseload(asker, of)).toBe(may));

  it.each(['caseworker', 'office', 'auditor', 'board', 'admin'] as const)(
    'is never handed over by %s, though assigned to its insats',
    (role) => expect(mayAssignCaseload(asking([role]), place)).toBe(false),
  );
});

describe('a referral', () => {
  const sent = { referredBy: 'erik', referringParty: 'region', referringUnit: 'Psykiatrin' };

  it('is made by a caseworker to any insats of the association, by nobody else', () => {
    expect(mayRefer(caseworker, 'stockholm')).toBe(true);
    expect(mayRefer(caseworker, 'malmo')).toBe(false);
    for (const role of OTHERS) expect(mayRefer(asking([role]), 'stockholm')).toBe(false);
  });

  it.each([
    ['who made it', { ...sent, referredBy: 'anna' }, true],
    [
      'of the unit that sent it',
      { ...sent, referringParty: 'municipality', referringUnit: 'Jobbtorg' },
      true,
    ],
    ['of another unit of the same party', { ...sent, referringParty: 'municipality' }, false],
    ['of a unit of the same name with another party', { ...sent, referringUnit: 'Jobbtorg' }, false],
    ['of neither', sent, false],
  ])('to another insats shows its status to a caseworker %s: the rest stays unseen', (_who, sender, seen) => {
    expect(maySeeReferral(caseworker, { ...elsewhere, ...sender })).toBe(seen);
    expect(maySeeJourney(caseworker, elsewhere)).toBe(false);
  });

  it.each([
    ['another of its names, however it is spelled', ' jt', true],
    ['a text without a letter', '–', false],
  ])('is seen by whoever works at the unit that is called by %s', (_what, referringUnit, seen) => {
    const registered = { ...caseworker, unit: 'JT', unitNames: ['jobbtorg', 'jt'] };
    const journey = { ...elsewhere, ...sent, referringParty: 'municipality', referringUnit };
    expect(maySeeReferral(registered, journey)).toBe(seen);
  });

  it('shows nothing to its sender in another role', () => {
    for (const role of OTHERS)
      expect(maySeeReferral(asking([role]), { ...elsewhere, ...sent, referredBy: 'anna' })).toBe(false);
  });
});

describe('a file of journeys', () => {
  const file = { association: 'stockholm', interventions: ['finsam-team'], hasIdentityNumbers: true };
  const bare = { ...file, hasIdentityNumbers: false };
  const two = { ...file, interventions: ['finsam-team', 'novum'] };

  it.each([
    ['with identity numbers by a caseworker of its insats', caseworker, file, true],
    ['without them too', caseworker, bare, true],
    ['by a caseworker of one of its two insatser', caseworker, two, false],
    ['by a caseworker of both', asking(['caseworker'], { interventions: two.interventions }), two, true],
    ['of another association', caseworker, { ...file, association: 'malmo' }, false],
    ['with identity numbers by the office', asking(['office']), file, false],
    ['without identity numbers by the office', asking(['office'], { interventions: [] }), bare, true],
    ['of another association by the office', asking(['office']), { ...bare, association: 'malmo' }, false],
  ])('%s', (_rule, asker, about, may) => expect(mayImport(asker, about)).toBe(may));

  it.each(['team-lead', 'auditor', 'board', 'admin'] as const)('is never imported by %s', (role) =>
    expect(mayImport(asking([role]), bare)).toBe(false),
  );
});

describe('anything at all', () => {
  it.each([
    ['is imported by a caseworker, whatever the office may', true, caseworker, 'off'],
    [
      'is imported by no office (lag 2003:1210 7 §: an association has no ground for data of individuals)',
      false,
      asking(['office']),
      'off',
    ],
    [
      'is imported by an office whose association has answered for it',
      true,
      asking(['office']),
      'rowsWithoutNumbers',
    ],
  ] as const)('%s', (_rule, may, asker, officeImports) =>
    expect(mayImportAtAll(asker, { officeImports })).toBe(may),
  );
});

describe('a register of running numbers', () => {
  const held = { interventions: ['finsam-team', 'novum'] };
  const both = asking(['caseworker'], held);

  it.each([
    ['that nobody has begun is used by a caseworker', caseworker, undefined, true],
    ['that nobody has begun is used by the office', asking(['office']), undefined, true],
    ['of the office by the office', asking(['office']), 'office', true],
    ['of the office by no caseworker', both, 'office', false],
    ['of two insatser by a caseworker of both', both, held, true],
    ['of two insatser by no caseworker of one', caseworker, held, false],
    ['of an insats by no office', asking(['office']), { interventions: ['finsam-team'] }, false],
    ['of an insats by no lead of it', asking(['team-lead']), { interventions: ['finsam-team'] }, false],
  ] as const)('%s', (_rule, asker, owner, may) => expect(mayUseRegister(asker, owner)).toBe(may));
});

describe('a row’s journey', () => {
  const journey = {
    intervention: 'finsam-team',
    roles: new Set(['operator', 'office']),
    isIdentified: false,
  };
  const worked = { ...journey, roles: new Set(['office', 'caseworker']) };

  it.each([
    ['in her insats is opened by a caseworker', caseworker, { ...worked, isIdentified: true }, true],
    ['in another insats is closed to a caseworker', caseworker, { ...journey, intervention: 'novum' }, false],
    ['of its own files is opened by the office', asking(['office']), journey, true],
    ['that caseworkers work with is closed to the office', asking(['office']), worked, false],
    [
      'of a known person is closed to the office',
      asking(['office']),
      { ...journey, isIdentified: true },
      false,
    ],
    ['of anybody is closed to others', asking(['auditor', 'admin', 'board', 'team-lead']), journey, false],
  ])('%s', (_rule, asker, of, may) => expect(mayOpenRow(asker, of)).toBe(may));
});

describe('what was made of a file', () => {
  const file = { association: 'stockholm', interventions: ['finsam-team'], hasIdentityNumbers: false };
  const made = { role: 'caseworker', association: 'stockholm', file };

  it.each([
    ['is seen by whoever may import it still', caseworker, made, true],
    ['is gone with the assignment', asking(['caseworker'], { interventions: ['novum'] }), made, false],
    ['is gone with the role, though another may import the file', asking(['office']), made, false],
    ['of which nothing is told is seen in its role', caseworker, { ...made, file: undefined }, true],
    [
      'of which nothing is told is gone with the role',
      asking(['office']),
      { ...made, file: undefined },
      false,
    ],
    ['in another association is not seen', { ...caseworker, association: 'malmo' }, made, false],
  ])('%s', (_rule, asker, of, may) => expect(maySeeImported(asker, of)).toBe(may));
});

describe('users', () => {
  it('are changed by an admin of their association, never by themselves', () => {
    const admin = asking(['admin']);
    expect(mayChangeUser(admin, { id: 'erik', association: 'stockholm' })).toBe(true);
    expect(mayChangeUser(admin, { id: 'anna', association: 'stockholm' })).toBe(false);
    expect(mayChangeUser(admin, { id: 'erik', association: 'malmo' })).toBe(false);
  });

  it('of every association are changed by whoever operates the installation', () =>
    expect(mayChangeUser(OPERATOR, { id: 'erik', association: 'malmo' })).toBe(true));

  it.each(['caseworker', 'team-lead', 'office', 'auditor', 'board'] as const)(
    'are not changed by %s',
    (role) => expect(mayChangeUser(asking([role]), { id: 'erik', association: 'stockholm' })).toBe(false),
  );
});

describe('what each role reads', () => {
  it.each<[Role, boolean, boolean]>([
    ['caseworker', true, true],
    ['team-lead', false, true],
    ['office', false, true],
    ['auditor', false, true],
    ['board', false, false],
    ['admin', false, false],
  ])('%s: identities %s, unreleased statistics %s', (role, identities, unreleased) => {
    expect(mayReadIdentities(asking([role]))).toBe(identities);
    expect(maySeeUnreleased(asking([role]))).toBe(unreleased);
  });
});

describe('persons are counted', () => {
  const lead = asking(['team-lead']);

  it.each<[string, boolean, Asker, readonly string[] | undefined]>([
    ['inside her own insats by a caseworker', true, caseworker, ['finsam-team']],
    [
      'over two of her own by a caseworker',
      true,
      asking(['caseworker'], { interventions: ['a', 'b'] }),
      ['a', 'b'],
    ],
    ['over all insatser by no caseworker', false, caseworker, undefined],
    ['in another insats by no caseworker', false, caseworker, ['novum']],
    ['over her own and another by no caseworker', false, caseworker, ['finsam-team', 'novum']],
    ['over all by no caseworker, whatever else she is', false, asking(['caseworker', 'auditor']), undefined],
    ['inside it by whoever leads an insats', true, lead, ['finsam-team']],
    ['over others by nobody who leads an insats', false, lead, ['novum']],
    ['over all by the office', true, asking(['office']), undefined],
    ['over all by an auditor', true, asking(['auditor']), undefined],
    ['over all by whoever operates the installation', true, OPERATOR, undefined],
  ])('%s', (_rule, may, asker, of) => expect(mayCountPersons(asker, of)).toBe(may));
});

describe('figures are asked for', () => {
  it.each([
    ['of the association that one works in', true, caseworker, ['stockholm']],
    ['of that one where none is named', true, caseworker, undefined],
    ['of no other, alone or with it', false, caseworker, ['stockholm', 'malmo']],
    ['of none by whoever works in none', false, asking(['office'], { association: null }), undefined],
    ['of every one by whoever operates the installation', true, OPERATOR, ['stockholm', 'malmo']],
  ])('%s', (_rule, may, asker, of) => expect(mayAskStatisticsOf(asker, of)).toBe(may));
});

describe('the reason why a journey is read is', () => {
  it.each([
    ['that she is responsible for it', { ...place, caseworker: 'anna' }, 'responsible'],
    [
      'that she is assigned to its insats, where a colleague is responsible',
      { ...place, caseworker: 'bo' },
      'assigned',
    ],
    [
      'that she is assigned to its insats, where nobody is responsible',
      { ...place, caseworker: null },
      'assigned',
    ],
    ['that she sent it, in another insats', { ...elsewhere, caseworker: null }, 'sender'],
    [
      'that she sent it, where her assignment to the insats has ended',
      { ...elsewhere, caseworker: 'anna' },
      'sender',
    ],
  ])('%s', (_rule, journey, reason) => expect(readingReason(caseworker, journey)).toBe(reason));
});

describe('the access log', () => {
  it('is read by an auditor of the association', () =>
    expect(mayReadAccessLog(asking(['auditor']), 'stockholm')).toBe(true));

  it('is not read by an auditor of another', () =>
    expect(mayReadAccessLog(asking(['auditor']), 'gotland')).toBe(false));

  it.each(['caseworker', 'team-lead', 'office', 'board', 'admin'] as const)('is not read as %s', (role) =>
    expect(mayReadAccessLog(asking([role]), 'stockholm')).toBe(false),
  );
});

describe('what was registered of a journey, event by event', () => {
  it('is replayed by an auditor of its association alone (OSL 2009:400 10:17)', () => {
    expect(mayReplay(asking(['auditor']), 'stockholm')).toBe(true);
    expect(mayReplay(asking(['auditor']), 'gotland')).toBe(false);
    for (const role of ['caseworker', 'team-lead', 'office', 'board', 'admin'] as const)
      expect(mayReplay(asking([role]), 'stockholm')).toBe(false);
  });
});
