import { describe, expect, it } from '@jest/globals';
import {
  type Correction,
  evolveOutline,
  type JourneyEvent,
  type JourneyOutline,
  type Profile,
} from '@samspar/casework';
import {
  codesOf,
  EMPLOYMENT_AT_EXIT,
  ENDED_OTHERWISE,
  EXIT_REASON,
  LIVELIHOOD,
  NEED_GROUP,
  PARTY,
} from '@samspar/codes';
import { dayNumber } from '@samspar/kernel';
import { type Dimension, type JourneyRow, NEVER, SOME_DAY, STATED_DIMENSIONS } from '@samspar/statistics';
import { personChange } from './projection-persons.js';
import { journeyRow } from './projection-rows.js';

const CODES = ['unknown', 'stockholm', 'finsam-team', 'novum', 'enheten-for-hemlosa', 'farsta'];

const referred = (profile: Partial<Profile> = {}, more: object = {}): JourneyEvent => ({
  type: 'ParticipantReferred',
  occurredOn: '2024-01-10',
  data: {
    association: 'stockholm',
    intervention: 'finsam-team',
    participantId: 'p1',
    anonymous: false,
    referringParty: 'municipality',
    referringUnit: 'Enheten för hemlösa',
    decidingParties: [],
    profile: { sex: 'woman', ...profile },
    ...more,
  },
});
const accepted: JourneyEvent = { type: 'ReferralAccepted', occurredOn: '2024-02-01', data: {} };
const started = (profile: Partial<Profile> = {}, occurredOn = '2024-03-01'): JourneyEvent => ({
  type: 'JourneyStarted',
  occurredOn,
  data: { profile: { sex: 'woman', ...profile } },
});
const exited: JourneyEvent = {
  type: 'ExitedToWorkOrStudies',
  occurredOn: '2024-09-01',
  data: { reasons: ['work', 'studies'], livelihoodAtExit: [{ source: 'salary' }] },
};
const corrected = (correction: Correction): JourneyEvent => ({
  type: 'FactCorrected',
  occurredOn: '2024-10-01',
  data: { correction, reason: 'entry-error' },
});
const annulled = (type: 'JourneyReopened' | 'JourneyMisregistered' | 'JourneyReinstated'): JourneyEvent => ({
  type,
  occurredOn: '2024-10-01',
  data: { reason: 'entry-error' },
});

const recordOf = (...events: JourneyEvent[]): JourneyOutline => {
  const record = events.reduce<JourneyOutline | undefined>(evolveOutline, undefined);
  if (!record) throw new Error('a journey has events');
  return record;
};
const rowOf = (...events: JourneyEvent[]): JourneyRow | undefined =>
  journeyRow(recordOf(...events), { journey: 7, participant: 3, code: (_list, code) => CODES.indexOf(code) });

const bit = (list: readonly { code: string }[], ...codes: string[]): number =>
  codes.reduce((bits, code) => bits | (1 << list.findIndex((entry) => entry.code === code)), 0);
/** In a row, that the fact of a dimension is not known for the reason with a number. */
const why = (dimension: Dimension, number: number): number =>
  number * 4 ** STATED_DIMENSIONS.indexOf(dimension);
const unknownBit = (list: readonly unknown[]): number => 1 << list.length;

describe('the row of a journey', () => {
  it('has codes as indexes, open codes as ordinals, days as numbers, and what has not come as never', () => {
    expect(rowOf(referred({ district: 'farsta', ageAtStart: 30, education: 'compulsory' }))).toMatchObject({
      journey: 7,
      participant: 3,
      association: 1,
      intervention: 2,
      referringUnit: 4,
      district: 5,
      sex: 0,
      ageGroup: 2,
      education: 1,
      referringParty: 0,
      referredOn: dayNumber('2024-01-10'),
      waitingOn: NEVER,
      outcome: 3,
      outcomeOn: NEVER,
      acceptedOn: NEVER,
      startedOn: NEVER,
      exitedOn: NEVER,
      exitReason: 0,
      livelihoodAtExit: 0,
    });
  });

  it('counts what was never asked for and every stated unknown as unknown', () => {
    const silent = rowOf(referred());
    const stated = rowOf(
      referred({
        ageAtStart: 'notAsked',
        education: 'doesNotKnow',
        timeWithoutWork: 'willNotSay',
        livelihood: 'notRegistered',
        obstacle: 'notAsked',
        needGroups: 'notAsked',
        district: 'willNotSay',
      }),
    );
    expect({ ...stated, whyUnknown: 0 }).toEqual({ ...silent, whyUnknown: 0 });
    expect(silent).toMatchObject({ ageGroup: 4, education: 5, timeWithoutWork: 5, obstacle: 9, district: 0 });
    expect(silent).toMatchObject({
      livelihood: unknownBit(LIVELIHOOD),
      needGroup: unknownBit(NEED_GROUP),
      decidingParty: unknownBit(PARTY),
    });
  });

  it.each([
    ['accepted', accepted, 0],
    ['declined', { type: 'ReferralDeclined', occurredOn: '2024-02-01', data: { reason: 'other' } }, 1],
    ['withdrawn', { type: 'ReferralWithdrawn', occurredOn: '2024-02-01', data: { reason: 'other' } }, 2],
  ] as [string, JourneyEvent, number][])(
    'keeps a referral that was %s with its day',
    (_name, event, outcome) => {
      expect(rowOf(referred(), event)).toMatchObject({ outcome, outcomeOn: dayNumber('2024-02-01') });
    },
  );

  it('keeps the day on the waiting list beside the answer', () => {
    const waiting: JourneyEvent = { type: 'PlacedOnWaitingList', occurredOn: '2024-01-20', data: {} };
    expect(rowOf(referred(), waiting, accepted)).toMatchObject({
      waitingOn: dayNumber('2024-01-20'),
      outcome: 0,
    });
  });

  it('lets the profile of the start supersede that of the referral property by property', () => {
    const row = rowOf(
      referred({ education: 'compulsory', obstacle: 'language' }),
      accepted,
      started({ education: 'upper-secondary' }),
    );
    expect(row).toMatchObject({ education: 2, obstacle: 6, startedOn: dayNumber('2024-03-01') });
  });

  it('shows an unknown day as some day', () => {
    expect(rowOf(referred(), accepted, started({}, 'unknown'))).toMatchObject({ startedOn: SOME_DAY });
  });

  it.each([
    [15, 0],
    [16, 1],
    [29, 1],
    [30, 2],
    [65, 2],
    [66, 3],
  ])('puts an age of %d at start into group %d', (ageAtStart, ageGroup) => {
    expect(rowOf(referred({ ageAtStart }))).toMatchObject({ ageGroup });
  });

  it.each([
    [{ months: 11 }, 0],
    [{ months: 12 }, 1],
    [{ months: 23 }, 1],
    [{ months: 24 }, 2],
    [{ months: 59 }, 2],
    [{ months: 60 }, 3],
    [{ bracket: '2-5' } as const, 2],
    [{ bracket: 'over-5' } as const, 4],
  ])('counts %p without work in half-open years', (time, timeWithoutWork) => {
    expect(rowOf(referred({ timeWithoutWork: time }))).toMatchObject({ timeWithoutWork });
  });

  it.each<[string, Partial<Profile>, number]>([
    ['none where none is stated', { timeOnAssistance: 'none' }, 5],
    ['the stated bracket', { timeOnAssistance: { bracket: '2-5' } }, 2],
    ['five years on the day itself', { timeOnAssistance: { since: '2019-03-01' } }, 3],
    ['not five years the day before', { timeOnAssistance: { since: '2019-03-02' } }, 2],
    ['unknown where it began after the start', { timeOnAssistance: { since: '2024-03-02' } }, 6],
    [
      'the day the source was said to begin',
      { livelihood: [{ source: 'economic-assistance', since: '2022-03-01' }] },
      2,
    ],
    ['unknown where the source has no day', { livelihood: [{ source: 'economic-assistance' }] }, 6],
    ['none where livelihood is known and lacks it', { livelihood: [{ source: 'salary' }] }, 5],
    ['unknown where nothing was said', {}, 6],
  ])('takes time on assistance as %s', (_name, profile, timeOnAssistance) => {
    expect(rowOf(referred(), accepted, started(profile))).toMatchObject({ timeOnAssistance });
  });

  it.each([
    ['Enheten för hemlösa', 'enheten-for-hemlosa', 'Enheten för hemlösa'],
    ['  ENHETEN  för hemlösa ', 'enheten-for-hemlosa', 'ENHETEN för hemlösa'],
  ])('has the unit “%s” under a code that its spellings share, with its name', (name, code, label) => {
    const given: unknown[] = [];
    journeyRow(recordOf(referred({}, { referringUnit: name })), {
      journey: 7,
      participant: 3,
      code: (list, ...named) => {
        if (list === 'referringUnit') given.push(named);
        return 1;
      },
    });
    expect(given).toEqual([[code, label]]);
  });

  it('counts a unit without a letter or digit as unknown', () => {
    expect(rowOf(referred({}, { referringUnit: '–' }))).toMatchObject({ referringUnit: 0 });
  });

  it('counts time on assistance to the referral where there is no start, and not at all to an unknown day', () => {
    const profile = { timeOnAssistance: { since: '2023-01-10' } };
    expect(rowOf(referred(profile))).toMatchObject({ timeOnAssistance: 1 });
    expect(rowOf(referred(profile), accepted, started({}, 'unknown'))).toMatchObject({ timeOnAssistance: 6 });
  });

  it('has a bit for each of several reasons, sources and parties', () => {
    expect(
      rowOf(referred({}, { decidingParties: ['region', 'forsakringskassan'] }), accepted, started(), exited),
    ).toMatchObject({
      decidingParty: bit(PARTY, 'region', 'forsakringskassan'),
      exitReason: bit(EXIT_REASON, 'work', 'studies'),
      livelihoodAtExit: bit(LIVELIHOOD, 'salary'),
      exitedOn: dayNumber('2024-09-01'),
    });
  });

  it('counts an exit without reason or livelihood as unknown', () => {
    const bare: JourneyEvent = {
      type: 'ExitedForOtherReason',
      occurredOn: 'unknown',
      data: { reasons: 'unknown' },
    };
    expect(rowOf(referred(), accepted, started(), bare)).toMatchObject({
      exitedOn: SOME_DAY,
      exitReason: unknownBit(EXIT_REASON),
      livelihoodAtExit: unknownBit(LIVELIHOOD),
    });
  });

  it('is without the exit again when the journey is reopened', () => {
    const before = rowOf(referred(), accepted, started());
    expect(rowOf(referred(), accepted, started(), exited, annulled('JourneyReopened'))).toEqual(before);
  });

  it('is gone while the journey is misregistered and back when it is reinstated', () => {
    const events = [referred(), accepted, annulled('JourneyMisregistered')];
    expect(rowOf(...events)).toBeUndefined();
    expect(rowOf(...events, annulled('JourneyReinstated'))).toEqual(rowOf(referred(), accepted));
  });

  it('keeps of an anonymous journey association, intervention, sex and days alone', () => {
    const told = { anonymous: true, decidingParties: ['region'] };
    const row = rowOf(referred({ ageAtStart: 30, district: 'farsta' }, told), accepted, started(), exited);
    expect(row).toMatchObject({
      intervention: 2,
      sex: 0,
      referredOn: dayNumber('2024-01-10'),
      outcomeOn: dayNumber('2024-02-01'),
      startedOn: dayNumber('2024-03-01'),
      exitedOn: dayNumber('2024-09-01'),
      outcome: 4,
      ageGroup: 4,
      referringParty: 4,
      referringUnit: 0,
      district: 0,
      decidingParty: unknownBit(PARTY),
      exitReason: unknownBit(EXIT_REASON),
      livelihoodAtExit: unknownBit(LIVELIHOOD),
    });
  });
});

describe('a correction', () => {
  it.each<[Correction, Partial<JourneyRow>]>([
    [{ fact: 'intervention', old: null, new: 'novum' }, { intervention: 3 }],
    [{ fact: 'referringParty', old: null, new: 'region' }, { referringParty: 1 }],
    [{ fact: 'referringUnit', old: null, new: 'notRegistered' }, { referringUnit: 0 }],
    [{ fact: 'decidingParties', old: null, new: ['region'] }, { decidingParty: 2 }],
    [
      { fact: 'referredOn', old: null, new: 'unknown' },
      { referredOn: SOME_DAY, registeredLate: 4 },
    ],
    [
      { fact: 'acceptedOn', old: null, new: '2024-02-02' },
      { outcomeOn: dayNumber('2024-02-02'), acceptedOn: dayNumber('2024-02-02') },
    ],
    [{ fact: 'startedOn', old: null, new: '2024-03-02' }, { startedOn: dayNumber('2024-03-02') }],
    [{ fact: 'exitedOn', old: null, new: '2024-09-02' }, { exitedOn: dayNumber('2024-09-02') }],
    [{ fact: 'exitReasons', old: null, new: ['work'] }, { exitReason: 1 }],
    [
      { fact: 'livelihoodAtExit', old: null, new: 'notAsked' },
      { livelihoodAtExit: unknownBit(LIVELIHOOD), whyUnknown: why('livelihoodAtExit', 1) },
    ],
    [
      { fact: 'exitReasons', old: null, new: ['studies'] },
      { exitReason: 2, employment: codesOf(EMPLOYMENT_AT_EXIT).indexOf(ENDED_OTHERWISE) },
    ],
    [{ fact: 'employment', old: null, new: 'subsidised' }, { employment: 1 }],
    [{ fact: 'extentPercent', old: null, new: 75 }, { extent: 3 }],
    [{ fact: 'sex', old: null, new: 'man' }, { sex: 1 }],
    [{ fact: 'ageAtStart', old: null, new: 20 }, { ageGroup: 1 }],
    [{ fact: 'education', old: null, new: 'compulsory' }, { education: 1 }],
    [{ fact: 'timeWithoutWork', old: null, new: { months: 30 } }, { timeWithoutWork: 2 }],
    [{ fact: 'timeOnAssistance', old: null, new: 'none' }, { timeOnAssistance: 5 }],
    [
      { fact: 'livelihood', old: null, new: [{ source: 'other' }] },
      { livelihood: bit(LIVELIHOOD, 'other'), timeOnAssistance: 5 },
    ],
    [
      { fact: 'obstacle', old: null, new: 'other' },
      { obstacle: 8, officialObstacle: 21 },
    ],
    [
      { fact: 'obstacle', old: null, new: 'sick-listed-no-benefit' },
      { obstacle: 1, officialObstacle: 5 },
    ],
    [{ fact: 'needGroups', old: null, new: ['migration'] }, { needGroup: 4 }],
    [{ fact: 'district', old: null, new: 'farsta' }, { district: 5 }],
  ])('of %o changes that and nothing else', (correction, change) => {
    const events = [referred(), accepted, started(), exited];
    expect(rowOf(...events, corrected(correction))).toEqual({ ...rowOf(...events), ...change });
  });

  it('of the acceptance does not undo a later withdrawal', () => {
    const withdrawn: JourneyEvent = {
      type: 'ReferralWithdrawn',
      occurredOn: '2024-02-10',
      data: { reason: 'moved' },
    };
    const row = rowOf(
      referred(),
      accepted,
      withdrawn,
      corrected({ fact: 'acceptedOn', old: null, new: '2024-02-02' }),
    );
    expect(row).toMatchObject({
      outcome: 2,
      outcomeOn: dayNumber('2024-02-10'),
      acceptedOn: dayNumber('2024-02-02'),
    });
  });
});

describe('the record of a journey', () => {
  it.each<JourneyEvent>([
    { type: 'CaseworkerAssigned', occurredOn: '2024-03-01', data: { caseworker: 'c1' } },
    { type: 'FollowUpMissed', occurredOn: '2025-03-01', data: { monthsAfterExit: 6 } },
    { type: 'PlanAgreed', occurredOn: '2024-03-01', data: { goals: [], parallelActions: [] } },
  ])('is the same after $type, which no statistic reads', (event) => {
    const record = recordOf(referred());
    expect(evolveOutline(record, event)).toBe(record);
  });

  it('begins with a referral', () => {
    expect(() => evolveOutline(undefined, accepted)).toThrow('begins with its referral');
  });

  it('survives being written as JSON', () => {
    const record = recordOf(referred(), accepted, started(), exited, annulled('JourneyReopened'));
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});

describe('a person', () => {
  it('is known when an identity is recorded, and counts as another from merge to unmerge', () => {
    const occurredOn = '2024-05-05';
    const creation = { association: 'stockholm', anonymous: false };
    expect(
      personChange({
        type: 'ParticipantCreated',
        occurredOn,
        data: { ...creation, identity: 'personnummer' },
      }),
    ).toEqual({ change: 'identified' });
    expect(
      personChange({ type: 'ParticipantCreated', occurredOn, data: { ...creation, identity: null } }),
    ).toBeUndefined();
    expect(personChange({ type: 'ParticipantRegisteredAgain', occurredOn, data: {} })).toBeUndefined();
    expect(personChange({ type: 'IdentityRecorded', occurredOn, data: { kind: 'personnummer' } })).toEqual({
      change: 'identified',
    });
    expect(personChange({ type: 'ParticipantMerged', occurredOn, data: { into: 'p2' } })).toEqual({
      change: 'merged',
      into: 'p2',
    });
    expect(personChange({ type: 'ParticipantUnmerged', occurredOn, data: { from: 'p2' } })).toEqual({
      change: 'unmerged',
      from: 'p2',
    });
    expect(personChange({ type: 'IdentityProtected', occurredOn, data: { journey: null } })).toBeUndefined();
    const data = { journey: 'j1', into: 'p2', kind: 'personnummer' } as const;
    for (const event of [
      { type: 'PersonIdentified', occurredOn, data },
      { type: 'PersonCorrected', occurredOn, data: { ...data, reason: 'entry-error' } },
    ] as const)
      expect(personChange(event)).toEqual({ change: 'moved', journey: 'j1', into: 'p2' });
  });
});
