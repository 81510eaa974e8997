import { describe, expect, it } from '@jest/globals';
import type { Correction, JourneyEvent, ParticipantEvent } from '@samspar/casework';
import { dayNumber } from '@samspar/kernel';
import { SOME_DAY } from '@samspar/statistics';
import { CASE_COLUMNS } from './table.js';
import {
  type CaseRecord,
  caseRow,
  evolveCase,
  placeOf,
  protectionChange,
  STATUSES,
  waitingRows,
} from './projection.js';

const ORDINALS = { journey: 7, participant: 3, association: 2, intervention: 5 };

const referred = (more: object = {}, occurredOn = '2024-01-10'): JourneyEvent => ({
  type: 'ParticipantReferred',
  occurredOn,
  data: {
    association: 'stockholm',
    intervention: 'finsam-team',
    participantId: 'p1',
    anonymous: false,
    referringParty: 'region',
    referringUnit: 'Rehabkliniken',
    decidingParties: [],
    profile: { sex: 'woman', needGroups: ['migration'], livelihood: [{ source: 'sickness-benefit' }] },
    consentAtSource: true,
    ...more,
  },
});
const event = (type: string, occurredOn: string, data: object = {}): JourneyEvent =>
  ({ type, occurredOn, data }) as JourneyEvent;
const accepted = event('ReferralAccepted', '2024-02-01');
const started = event('JourneyStarted', '2024-03-01', { profile: { sex: 'woman' } });
const exited = event('ExitedForOtherReason', '2024-09-01', { reasons: ['own-request'] });
const corrected = (correction: Correction): JourneyEvent =>
  event('FactCorrected', '2024-10-01', { correction, reason: 'entry-error' });

const recordOf = (...events: JourneyEvent[]): CaseRecord => {
  const record = events.reduce<CaseRecord | undefined>(
    (before, one, revision) =>
      evolveCase(before, one, { actor: `user-${revision}`, revision, recordedAt: 0 }),
    undefined,
  );
  if (!record) throw new Error('a journey has events');
  return record;
};
const rowOf = (...events: JourneyEvent[]) => caseRow(recordOf(...events), ORDINALS);

describe('a journey in the case list', () => {
  it('has its place, its people and its days', () =>
    expect(
      rowOf(
        referred(),
        accepted,
        event('CaseworkerAssigned', '2024-02-02', { caseworker: 'u7' }),
        started,
        exited,
      ),
    ).toEqual({
      journey: 7,
      participant: 3,
      place: placeOf(2, 5),
      status: STATUSES.indexOf('ended'),
      caseworker: 'u7',
      number: null,
      referredBy: 'user-0',
      referringParty: 1,
      referringUnit: 'Rehabkliniken',
      anonymous: 0,
      referredOn: dayNumber('2024-01-10'),
      waitingOn: null,
      acceptedOn: dayNumber('2024-02-01'),
      answeredOn: dayNumber('2024-02-01'),
      startedOn: dayNumber('2024-03-01'),
      exitedOn: dayNumber('2024-09-01'),
      lastEventOn: dayNumber('2024-09-01'),
      revision: 4,
    }));

  it('holds every column and nothing that is told of the person', () => {
    const record = recordOf(referred(), accepted, started, exited);
    expect(Object.keys(caseRow(record, ORDINALS) ?? {}).toSorted()).toEqual(
      Object.keys(CASE_COLUMNS).toSorted(),
    );
    expect(JSON.stringify(record)).not.toMatch(/woman|migration|sickness|own-request|p1/);
  });

  it.each<[string, JourneyEvent[], (typeof STATUSES)[number]]>([
    ['referred', [], 'referred'],
    ['on the waiting list', [event('PlacedOnWaitingList', '2024-01-20')], 'waiting'],
    ['declined', [event('ReferralDeclined', '2024-01-20', { reason: 'no-capacity' })], 'declined'],
    [
      'withdrawn after acceptance',
      [accepted, event('ReferralWithdrawn', '2024-02-02', { reason: 'moved' })],
      'withdrawn',
    ],
    [
      'reopened',
      [accepted, started, exited, event('JourneyReopened', '2024-09-02', { reason: 'entry-error' })],
      'started',
    ],
  ])('is %s where its events say so', (_what, events, status) =>
    expect(rowOf(referred(), ...events)).toMatchObject({ status: STATUSES.indexOf(status) }),
  );

  it('was answered on the last day that its referral was accepted, declined or withdrawn', () =>
    expect(
      rowOf(referred(), accepted, event('ReferralWithdrawn', '2024-02-05', { reason: 'moved' })),
    ).toMatchObject({ acceptedOn: dayNumber('2024-02-01'), answeredOn: dayNumber('2024-02-05') }));

  it('follows whoever it was handed over to', () =>
    expect(
      rowOf(
        referred(),
        event('CaseworkerAssigned', '2024-02-02', { caseworker: 'u1' }),
        event('CaseloadHandedOver', '2024-03-02', { from: 'u1', to: 'u2' }),
      ),
    ).toMatchObject({ caseworker: 'u2' }));

  it.each<[Correction, object]>([
    [{ fact: 'referringParty', old: 'region', new: 'municipality' }, { referringParty: 0 }],
    [{ fact: 'referringParty', old: 'region', new: 'notAsked' }, { referringParty: 4 }],
    [{ fact: 'referringUnit', old: 'Rehabkliniken', new: 'Jobbtorg' }, { referringUnit: 'Jobbtorg' }],
    [{ fact: 'referringUnit', old: 'Rehabkliniken', new: 'notRegistered' }, { referringUnit: null }],
    [{ fact: 'referredOn', old: '2024-01-10', new: 'unknown' }, { referredOn: SOME_DAY }],
    [{ fact: 'startedOn', old: '2024-03-01', new: '2024-03-02' }, { startedOn: dayNumber('2024-03-02') }],
    [{ fact: 'exitedOn', old: '2024-09-01', new: '2024-09-02' }, { exitedOn: dayNumber('2024-09-02') }],
  ])('shows %j', (correction, shown) =>
    expect(rowOf(referred(), accepted, started, exited, corrected(correction))).toMatchObject(shown),
  );

  it('moves to another insats where that is set right', () =>
    expect(
      recordOf(referred(), corrected({ fact: 'intervention', old: 'finsam-team', new: 'novum' })),
    ).toMatchObject({ intervention: 'novum' }));

  it('has the number of the row it was last read from, and no sender where a file was the first to tell of it', () => {
    const first = evolveCase(undefined, referred(), {
      actor: 'u1',
      revision: 0,
      recordedAt: 0,
      number: '17',
    });
    const next = evolveCase(first, accepted, { actor: 'u2', revision: 1, recordedAt: 0 });
    const again = evolveCase(next, started, { actor: 'u1', revision: 2, recordedAt: 0, number: '18' });
    expect([first, next, again].map((record) => caseRow(record, ORDINALS))).toMatchObject([
      { number: '17', referredBy: null },
      { number: '17', referredBy: null },
      { number: '18', referredBy: null },
    ]);
  });

  it('is listed nowhere while it is misregistered', () => {
    const annulled = event('JourneyMisregistered', '2024-02-02', { reason: 'entry-error' });
    const reinstated = event('JourneyReinstated', '2024-02-03', { reason: 'entry-error' });
    expect(rowOf(referred(), accepted, annulled)).toBeUndefined();
    expect(rowOf(referred(), accepted, annulled, reinstated)).toMatchObject({ revision: 3 });
  });

  it('begins with its referral, or the log is damaged', () =>
    expect(() => evolveCase(undefined, accepted, { actor: 'u1', revision: 0, recordedAt: 0 })).toThrow(
      'A journey begins with ParticipantReferred, not with ReferralAccepted.',
    ));
});

describe('what a journey waits for', () => {
  it('is listed by kind, with days as numbers', () =>
    expect(waitingRows(recordOf(referred()))).toEqual([
      {
        waitsFor: 0,
        shownFrom: dayNumber('2024-01-10'),
        due: dayNumber('2024-01-24'),
        monthsAfterExit: null,
      },
    ]));

  it('is due before everything else where the day is not known', () =>
    expect(waitingRows(recordOf(referred({}, 'unknown')))).toMatchObject([
      { shownFrom: SOME_DAY, due: SOME_DAY },
    ]));

  it('is of each kind the first: the follow-up after a year comes when that after six months is done', () => {
    const six = event('FollowUpRecorded', '2025-03-01', { monthsAfterExit: 6 });
    expect(waitingRows(recordOf(referred(), accepted, started, exited))).toMatchObject([
      { waitsFor: 3, due: dayNumber('2025-03-01'), monthsAfterExit: 6 },
    ]);
    expect(waitingRows(recordOf(referred(), accepted, started, exited, six))).toMatchObject([
      { waitsFor: 3, due: dayNumber('2025-09-01'), monthsAfterExit: 12 },
    ]);
  });
});

describe('the protection of an identity', () => {
  it.each<[ParticipantEvent['type'], boolean | undefined]>([
    ['IdentityProtected', true],
    ['IdentityProtectionEnded', false],
    ['IdentityCorrected', undefined],
  ])('after %s is %s', (type, isProtected) =>
    expect(protectionChange({ type, occurredOn: '2024-01-10', data: {} } as ParticipantEvent)).toBe(
      isProtected,
    ),
  );
});
