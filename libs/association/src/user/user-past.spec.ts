import { describe, expect, it } from '@jest/globals';
import type { UserEvent } from './user-events.js';
import { evolvePast, hasWorkedIn, type UserPast } from './user-past.js';

const told = (...events: readonly (readonly [day: string, type: string, data?: object, by?: string])[]) =>
  events.reduce<UserPast | undefined>(
    (past, [day, type, data = {}, by = 'admir']) =>
      evolvePast(past, { type, occurredOn: day, data } as UserEvent, { day, isByHerself: by === 'anna' }),
    undefined,
  );

describe('the past of a user', () => {
  it('keeps what she has been, with from when until when', () =>
    expect(
      told(
        ['2026-01-01', 'UserAdded'],
        ['2026-01-02', 'RoleGranted', { role: 'caseworker' }],
        ['2026-01-03', 'AssignedToIntervention', { intervention: 'novum' }],
        ['2026-02-01', 'UserMoved'],
        ['2026-03-01', 'ReleasedFromIntervention', { intervention: 'novum' }],
        ['2026-03-02', 'RoleRevoked', { role: 'caseworker' }],
        ['2026-04-01', 'RoleGranted', { role: 'caseworker' }],
      ),
    ).toEqual({
      addedOn: '2026-01-01',
      roles: [
        { role: 'caseworker', from: '2026-01-02', until: '2026-03-02' },
        { role: 'caseworker', from: '2026-04-01', until: null },
      ],
      interventions: [{ intervention: 'novum', from: '2026-01-03', until: '2026-03-01' }],
      changedByHerselfOn: null,
    }));

  it('says when she last changed herself', () =>
    expect(
      told(
        ['2026-01-01', 'UserAdded'],
        ['2026-01-02', 'UserClosed', {}, 'anna'],
        ['2026-01-03', 'UserReopened'],
      ),
    ).toMatchObject({ changedByHerselfOn: '2026-01-02' }));

  it('tells whether she worked in an insats on a day or later', () => {
    const interventions = [
      { intervention: 'novum', from: '2026-01-03', until: '2026-03-01' },
      { intervention: 'dev', from: '2026-01-03', until: null },
    ];
    const worked = (some: readonly string[], since: string) => hasWorkedIn({ interventions }, some, since);
    expect(worked(['novum'], '2026-03-01')).toBe(true);
    expect(worked(['novum'], '2026-03-02')).toBe(false);
    expect(worked(['annan', 'dev'], '2030-01-01')).toBe(true);
    expect(worked([], '2020-01-01')).toBe(false);
  });
});
