import { afterEach, describe, expect, it } from '@jest/globals';
import {
  annulled,
  type Case,
  corrected,
  Desk,
  exited,
  idOf,
  LONG_AGO,
  NOW,
  referred,
  started,
} from './desk.js';

let desk: Desk | undefined;
afterEach(() => desk?.close());

/** That the journey `b`, which was registered for Eva, is about somebody else. */
const about = (into: string) => ({
  type: 'IdentifyPerson',
  data: {
    participantId: 'eva',
    journey: idOf('b'),
    into,
    kind: 'personnummer',
    reason: 'entry-error',
  },
});

describe('as known at a moment', () => {
  it.each<Case>([
    [
      'an exit in December that is registered in February is in the figure of now, not in that of 31 January',
      async (at) => {
        await at.at('2024-09-01T12:00:00Z').journey('a', started('2024-09-01'));
        await at.at('2025-02-10T09:00:00.000Z').journey('a', exited('2024-12-10'));
      },
      {
        '2024 ended': 1,
        '2024 ended asKnownAt=2025-01-31': 0,
        '2024 ongoing asKnownAt=2025-01-31': 1,
        '2024 ongoing': 0,
        '2024 ended asKnownAt=2025-02-10T09:00:00.000Z': 1,
        '2024 ended asKnownAt=2025-02-10T08:59:59.999Z': 0,
        '2024 ended asKnownAt=2025-02-10T10:00:00%2B01:00': 1,
        '2024 ended asKnownAt=2025-02-09': 0,
        '2024 ended asKnownAt=2025-02-10': 1,
        '2024 participants by=exitGroup asKnownAt=2025-01-31': { 'not-ended': 1 },
        '2024 participants by=exitGroup': { 'work-or-studies': 1 },
      },
    ],
    [
      'a reopened journey has ended until that is known',
      async (at) => {
        await at.at('2024-09-01T12:00:00Z').journey('a', started('2024-03-01'), exited('2024-08-01'));
        await at.at('2024-10-01T12:00:00Z').journey('a', annulled('ReopenJourney'));
      },
      {
        '2024 ended asKnownAt=2024-09-30': 1,
        '2024 ended asKnownAt=2024-10-01': 0,
        '2024 ended': 0,
        '2024 ongoing asKnownAt=2024-09-30': 0,
        '2024 ongoing': 1,
        '2024 started by=exitReason': { 'not-ended': 1 },
      },
    ],
    [
      'a corrected day of start moves the journey from the moment that is known',
      async (at) => {
        await at
          .at('2025-01-10T12:00:00Z')
          .journey('a', referred('2024-11-01'), started('2025-01-02').slice(1));
        await at.at('2025-03-01T12:00:00Z').journey('a', corrected('acceptedOn', '2024-12-01'));
        await at.at('2025-03-02T12:00:00Z').journey('a', corrected('startedOn', '2024-12-30'));
      },
      {
        '2024 started': 1,
        '2025 started': 0,
        '2024 started asKnownAt=2025-03-01': 0,
        '2025 started asKnownAt=2025-03-01': 1,
        '2024 ongoing asKnownAt=2025-03-01': 0,
        '2024 ongoing': 1,
        '2024 daysToStart': 59,
        '2025 daysToStart asKnownAt=2025-03-01': 62,
      },
    ],
    [
      'a misregistered journey is counted nowhere until it is reinstated, its meetings neither',
      async (at) => {
        const meeting = {
          type: 'RecordTeamMeeting',
          occurredOn: '2024-03-03',
          data: { attendance: [], decisions: [], violenceQuestionAsked: true },
        } as const;
        await at.at('2024-04-01T12:00:00Z').journey('a', started('2024-03-01'), meeting);
        await at.at('2024-05-01T12:00:00Z').journey('a', annulled('MisregisterJourney'));
        await at.at('2024-06-01T12:00:00Z').journey('a', annulled('ReinstateJourney'));
      },
      Object.fromEntries(
        ['referred', 'started', 'participants', 'ongoing', 'meetings'].flatMap((measure) => [
          [`2024 ${measure} asKnownAt=2024-04-30`, 1],
          [`2024 ${measure} asKnownAt=2024-05-31`, 0],
          [`2024 ${measure}`, 1],
        ]),
      ),
    ],
    [
      'merged participants are one person from the moment that is known until they are parted',
      async (at) => {
        at.at('2024-04-01T12:00:00Z');
        await at.journey('a', started('2024-03-01', { participantId: 'eva' }));
        await at.journey('b', started('2024-03-02', { participantId: 'ewa' }));
        const merge = { type: 'MergeParticipant', data: { participantId: 'ewa', into: 'eva' } };
        await at.at('2024-05-01T12:00:00Z').participant('ewa', merge);
        await at.at('2024-06-01T12:00:00Z').participant('ewa', { type: 'UnmergeParticipant', data: {} });
      },
      {
        '2024 started': 2,
        '2024 started unit=person asKnownAt=2024-04-30': 2,
        '2024 started unit=person asKnownAt=2024-05-01': 1,
        '2024 started unit=person asKnownAt=2024-05-31': 1,
        '2024 started unit=person': 2,
      },
    ],
    [
      'a journey is of another person from the moment that is known, and of the first again once that is set right',
      async (at) => {
        at.at('2024-04-01T12:00:00Z');
        await at.journey('a', started('2024-03-01', { participantId: 'eva' }));
        await at.journey('b', started('2024-03-02', { participantId: 'eva' }));
        await at.person('ewa');
        await at.at('2024-05-01T12:00:00Z').participant('eva', about('ewa'));
        await at.at('2024-06-01T12:00:00Z').participant('eva', about('eva'));
      },
      {
        '2024 started': 2,
        '2024 started unit=person asKnownAt=2024-04-30': 1,
        '2024 started unit=person asKnownAt=2024-05-01': 2,
        '2024 started unit=person asKnownAt=2024-05-31': 2,
        '2024 started unit=person': 1,
      },
    ],
    [
      'a night before summer time ends or begins belongs to the day in Stockholm',
      async (at) => {
        await at.at('2025-01-31T22:30:00Z').journey('a', started('2025-01-31'));
        await at.at('2025-01-31T23:00:00Z').journey('b', started('2025-02-01'));
        await at.at('2025-03-29T22:59:59.999Z').journey('c', started('2025-03-29'));
        await at.at('2025-03-30T21:59:59.999Z').journey('d', started('2025-03-30'));
        await at.at('2025-03-30T22:00:00Z').journey('e', started('2025-03-31'));
        await at.at('2025-10-26T22:59:59.999Z').journey('f', started('2025-10-26'));
        await at.at('2025-10-26T23:00:00Z').journey('g', started('2025-10-27'));
      },
      {
        '2025 started asKnownAt=2025-01-31': 1,
        '2025 started asKnownAt=2025-02-01': 2,
        '2025 started asKnownAt=2025-03-29': 3,
        '2025 started asKnownAt=2025-03-30': 4,
        '2025 started asKnownAt=2025-03-31': 5,
        '2025 started asKnownAt=2025-10-26': 6,
        '2025 started asKnownAt=2025-10-27': 7,
      },
    ],
    [
      'a clock that is put back makes nothing known earlier than what came before it',
      async (at) => {
        await at.at('2024-06-01T12:00:00Z').journey('a', started('2024-03-01'));
        await at.at('2024-05-01T12:00:00Z').journey('b', started('2024-03-02'));
      },
      { '2024 started asKnownAt=2024-05-31': 0, '2024 started asKnownAt=2024-06-01T12:00:00Z': 2 },
    ],
  ])('%s', async (_rule, tell, figures) => {
    desk = await Desk.open(LONG_AGO);
    await tell(desk);
    expect(await desk.figures(figures)).toEqual(figures);
  });

  it('before the first event of the association nothing is known, from it on there are figures', async () => {
    desk = await Desk.open('2024-01-01T12:00:00.000Z');
    const before = await desk.ask('2024 started by=sex asKnownAt=2024-01-01T11:59:59.999Z');
    expect(before).toMatchObject({
      total: null,
      cells: [],
      checks: { closes: null },
      notRegistered: { dimension: 'association', since: '2024-01-01' },
    });
    const from = await desk.ask('2024 started asKnownAt=2024-01-01T12:00:00.000Z');
    expect(from).toMatchObject({ total: 0, asKnownAt: '2024-01-01T12:00:00.000Z' });
    expect(from).not.toHaveProperty('notRegistered');
  });

  it('the list of districts is the one that was known then', async () => {
    const districts = [{ id: 'norr', name: 'Norr', from: null, to: null, successor: null }];
    const merged = [
      { id: 'norr', name: 'Norr', from: null, to: '2023-12-31', successor: 'nordost' },
      { id: 'nordost', name: 'Nordost', from: '2024-01-01', to: null, successor: null },
    ];
    desk = await Desk.open('2024-01-02T12:00:00Z', { districts });
    await desk.journey('a', started('2023-12-01', { profile: { sex: 'man', district: 'norr' } }));
    await desk.at('2024-02-01T12:00:00Z').setUp({ districts: merged });
    await desk.at(NOW).journey('b', started('2024-03-01'));
    const figures = {
      '2023-12-01/2024-02-01 started by=district': { nordost: 1 },
      '2023-12-01/2024-02-01 started by=district asKnownAt=2024-01-31': { norr: 1 },
      '2023 started by=district': { norr: 1 },
    };
    expect(await desk.figures(figures)).toEqual(figures);
  });
});
