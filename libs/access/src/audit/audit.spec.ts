import { describe, expect, it } from '@jest/globals';
import { evolvePast, type Role, type UserEvent, type UserPast } from '@samspar/association';
import { erasuresToAudit } from './erasures.js';
import { HEADS_LATE_MS, type HeadsState, headsToAudit } from './heads.js';
import { latenessToAudit, LATENESS } from './lateness.js';
import { resultOfParts } from '../check/result-of-parts.js';
import { isToBeChecked } from './matter.js';
import { daysOfQuarter, quarterNumber, quarterOfNumber } from './quarter.js';
import { type AuditedUser, INACTIVE_DAYS, rolesToAudit } from './roles.js';

const TODAY = '2026-11-30';

type Told = readonly [day: string, event: Pick<UserEvent, 'type'> & { data?: object }, isByHerself?: boolean];

const parts = (...results: Parameters<typeof resultOfParts>[0][number]['result'][]) =>
  resultOfParts(results.map((result) => ({ part: 'sample', result })));

const lateOf = (late: number, registered: number, day = '2026-08-01') =>
  latenessToAudit([{ intervention: 'novum', quarter: quarterNumber(day), registered, late }], TODAY);

const inQuarter = (intervention: string, day: string, late: number) => ({
  intervention,
  quarter: quarterNumber(day),
  registered: late,
  late,
});

const headsState = (said: Partial<HeadsState>): HeadsState => ({
  newest: null,
  waitingSince: null,
  faultSince: null,
  hasFile: true,
  ...said,
});

const past = (...told: readonly Told[]): UserPast =>
  ([['2026-06-01', { type: 'UserAdded' }] satisfies Told, ...told] as readonly Told[]).reduce<
    UserPast | undefined
  >(
    (before, [day, event, isByHerself = false]) =>
      evolvePast(before, { occurredOn: day, data: {}, ...event } as UserEvent, { day, isByHerself }),
    undefined,
  ) as UserPast;

const granted = (role: Role, day: string): Told => [day, { type: 'RoleGranted', data: { role } }];

const revoked = (role: Role, day: string): Told => [day, { type: 'RoleRevoked', data: { role } }];

const user = (roles: readonly Role[], told: UserPast, said: Partial<AuditedUser> = {}): AuditedUser => ({
  id: 'anna',
  isOpen: true,
  roles,
  party: 'municipality',
  unit: 'Jobbtorg',
  past: told,
  lastSeenOn: TODAY,
  ...said,
});

const rolesOf = (...users: readonly AuditedUser[]) =>
  rolesToAudit(users, TODAY).map(({ of, since }) => `${of} ${since}`);

describe('a check', () => {
  it('is asked for where there is more of anything than when it was last made, or it never was', () => {
    const item = { counts: { waiting: 3, erased: 2 } };
    expect(isToBeChecked(item, undefined)).toBe(true);
    expect(isToBeChecked(item, { waiting: 3, erased: 2 })).toBe(false);
    expect(isToBeChecked(item, { waiting: 9, erased: 2 })).toBe(false);
    expect(isToBeChecked(item, { waiting: 9, erased: 1 })).toBe(true);
    expect(isToBeChecked(item, { waiting: 3 })).toBe(true);
    expect(isToBeChecked({ counts: {} }, {})).toBe(false);
  });

  it('of a month has come to the most that came of any of its parts', () => {
    expect(parts()).toBe('inOrder');
    expect(parts('nothingToRemark', 'nothingToRemark')).toBe('inOrder');
    expect(parts('askedManager', 'nothingToRemark')).toBe('handedToManager');
    expect(parts('reported', 'askedManager')).toBe('handedToAuthority');
  });
});

describe('a quarter', () => {
  it.each([
    ['2026-01-01', '2026-1', '2026-01-01', '2026-03-31'],
    ['2026-06-30', '2026-2', '2026-04-01', '2026-06-30'],
    ['2026-11-30', '2026-4', '2026-10-01', '2026-12-31'],
    ['2024-02-29', '2024-1', '2024-01-01', '2024-03-31'],
  ])('of %s is %s, from %s to %s', (day, quarter, from, to) => {
    expect(quarterOfNumber(quarterNumber(day))).toBe(quarter);
    expect(daysOfQuarter(quarterNumber(day))).toEqual({ from, to });
  });
});

describe('late registrations of an insats are to be checked', () => {
  it('once the quarter has ended, before the next one has', () =>
    expect(lateOf(5, 20)).toEqual([
      {
        matter: 'lateRegistrations',
        of: 'novum.2026-3',
        since: '2026-10-01',
        dueBy: '2026-12-31',
        counts: { late: 5, registered: 20 },
      },
    ]));

  it('where the share and the number are reached, and not below', () => {
    const { least, percent } = LATENESS;
    expect(lateOf(least, least * (100 / percent))).toHaveLength(1);
    expect(lateOf(least, least * (100 / percent) + 1)).toEqual([]);
    expect(lateOf(least - 1, least - 1)).toEqual([]);
  });

  it('not while the quarter goes on, nor when it is more than a year ago', () => {
    expect(lateOf(5, 5, TODAY)).toEqual([]);
    expect(lateOf(5, 5, '2025-10-01')).toHaveLength(1);
    expect(lateOf(5, 5, '2025-09-30')).toEqual([]);
  });

  it('the latest quarter first, and in it the insats with most of them', () => {
    const all = [
      inQuarter('a', '2026-05-01', 9),
      inQuarter('b', '2026-08-01', 4),
      inQuarter('c', '2026-08-01', 8),
    ];
    expect(latenessToAudit(all, TODAY).map(({ of }) => of)).toEqual(['c.2026-3', 'b.2026-3', 'a.2026-2']);
  });
});

describe('erasures of an authority are to be checked', () => {
  const counts = { authority: 'socialnamnden', waiting: 0, overdue: 0, erased: 0, oldest: null };

  it('where some wait, since the first of them ran out, or some were made', () => {
    const waiting = { ...counts, waiting: 2, overdue: 1, oldest: '2025-03-01' };
    const erased = { ...counts, authority: 'regionen', erased: 4 };
    expect(erasuresToAudit([waiting, erased, { ...counts, authority: 'annan' }], TODAY)).toEqual([
      {
        matter: 'erasures',
        of: 'socialnamnden',
        since: '2025-03-01',
        dueBy: null,
        counts: { waiting: 2, overdue: 1, erased: 0 },
      },
      {
        matter: 'erasures',
        of: 'regionen',
        since: TODAY,
        dueBy: null,
        counts: { waiting: 0, overdue: 0, erased: 4 },
      },
    ]);
  });
});

describe('the heads of the log are to be checked', () => {
  const NOW = Date.parse('2026-11-30T10:00:00Z');
  const found = (said: Partial<HeadsState>) => headsToAudit(headsState(said), NOW);

  it('where an event has waited for one longer than an hour', () => {
    const waitingSince = NOW - HEADS_LATE_MS - 1;
    expect(found({})).toEqual([]);
    expect(found({ waitingSince: waitingSince + 1 })).toEqual([]);
    expect(found({ waitingSince })).toMatchObject([
      { of: 'late', since: '2026-11-30', counts: { since: waitingSince } },
    ]);
  });

  it('where something is amiss, and once a year where they lie in the log alone', () => {
    const faultSince = Date.parse('2026-11-29T23:30:00Z');
    expect(found({ faultSince, hasFile: false })).toMatchObject([
      { of: 'fault', since: '2026-11-30', counts: { since: faultSince } },
      { of: 'noFile', since: '2026-01-01', counts: { since: 2026 } },
    ]);
  });
});

describe('roles are to be checked', () => {
  it('where somebody is in the office and has worked with persons, at whatever time (lag 2003:1210 7 §)', () => {
    const both = past(
      granted('caseworker', '2026-06-01'),
      revoked('caseworker', '2026-08-01'),
      granted('office', '2026-09-01'),
    );
    expect(rolesOf(user(['office'], both))).toEqual(['caseworkerAndOffice.anna 2026-09-01']);
    expect(rolesOf(user(['office'], past(granted('office', '2026-09-01'))))).toEqual([]);
    expect(rolesOf(user(['board'], both))).toEqual([]);
  });

  it('where an auditor has worked with persons, before or after', () => {
    const before = past(
      granted('team-lead', '2026-06-01'),
      revoked('team-lead', '2026-07-01'),
      granted('auditor', '2026-07-02'),
    );
    expect(rolesOf(user(['auditor'], before))).toEqual(['auditorAndCasework.anna 2026-07-02']);
    const after = past(
      granted('auditor', '2026-07-02'),
      revoked('auditor', '2026-07-03'),
      granted('caseworker', '2026-07-04'),
    );
    expect(rolesOf(user(['caseworker'], after))).toEqual(['auditorAndCasework.anna 2026-07-04']);
  });

  it('where who keeps the users works with persons at the same time', () => {
    const both = past(granted('admin', '2026-06-01'), granted('caseworker', '2026-07-01'));
    expect(rolesOf(user(['admin', 'caseworker'], both))).toEqual(['adminAndCasework.anna 2026-07-01']);
    expect(rolesOf(user(['admin'], both))).toEqual([]);
  });

  it('where somebody has changed herself', () => {
    const changed = past([TODAY, { type: 'RoleGranted', data: { role: 'board' } }, true]);
    expect(rolesOf(user(['board'], changed))).toEqual([`ownRights.anna ${TODAY}`]);
  });

  it('where an auditor is employed at a unit whose caseworkers she audits', () => {
    const auditor = user(['auditor'], past(granted('auditor', '2026-06-02')), { id: 'agda' });
    const colleague = user(['caseworker'], past(granted('caseworker', '2026-06-01')));
    expect(rolesOf(auditor, colleague)).toEqual(['auditorOfOwnUnit.agda 2026-06-02']);
    expect(rolesOf(auditor, { ...colleague, unit: 'Psykiatrin' })).toEqual([]);
    expect(rolesOf(auditor, { ...colleague, isOpen: false })).toEqual([]);
    expect(rolesOf({ ...auditor, party: null, unit: null }, colleague)).toEqual([]);
  });

  it('where an open account that may see persons is not used, and again each time as long has passed', () => {
    const idle = (days: number, roles: readonly Role[] = ['caseworker'], said = {}) => {
      const lastSeenOn = new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10);
      const added = { ...past(), addedOn: '2020-01-01' };
      return rolesOf(user(roles, added, { lastSeenOn, ...said }));
    };
    expect(idle(INACTIVE_DAYS - 1)).toEqual([]);
    expect(idle(INACTIVE_DAYS)).toEqual([`inactive.anna ${TODAY}`]);
    expect(idle(2 * INACTIVE_DAYS - 1)).toEqual(['inactive.anna 2026-06-04']);
    expect(idle(2 * INACTIVE_DAYS)).toEqual([`inactive.anna ${TODAY}`]);
    expect(idle(INACTIVE_DAYS, ['office'])).toEqual([]);
    expect(idle(INACTIVE_DAYS, ['caseworker'], { isOpen: false })).toEqual([]);
    expect(rolesOf(user(['caseworker'], past(), { lastSeenOn: null }))).toEqual(['inactive.anna 2026-11-28']);
  });
});
