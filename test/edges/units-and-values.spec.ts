import { afterEach, describe, expect, it } from '@jest/globals';
import { DIMENSIONS, isOfMeasure, MEASURES } from '@samspar/statistics';
import {
  accepted,
  annulled,
  type Case,
  Desk,
  exited,
  LONG_AGO,
  NOW,
  referred,
  started,
  waiting,
} from './desk.js';

let desk: Desk | undefined;
afterEach(() => desk?.close());

const livingIn = (district: string) => ({ profile: { sex: 'woman', district } }) as const;
const from = (referringUnit: string) => ({ referringUnit, participantId: `from ${referringUnit}` });

describe('persons, exits, districts and unknown days', () => {
  it.each<Case>([
    [
      'a person with two journeys at once is one person and two journeys',
      async (at) => {
        await at.journey('a', started('2024-02-01', { participantId: 'eva' }), exited('2024-06-01'));
        const second = started('2024-03-01', { participantId: 'eva', intervention: 'novum' });
        await at.journey('b', second, exited('2024-06-01', 'studies'));
      },
      {
        ...Object.fromEntries(
          ['referred', 'started', 'participants', 'ended'].flatMap((measure) => [
            [`2024 ${measure}`, 2],
            [`2024 ${measure} unit=person`, 1],
          ]),
        ),
        '2024 started unit=person by=intervention': { 'finsam-team': 1, novum: 1 },
        '2024 ended unit=person by=exitReason': { work: 1, studies: 1 },
        '2024 ended unit=person by=exitGroup': { 'work-or-studies': 1 },
        '2024 started unit=person where=intervention:novum': 1,
      },
    ],
    [
      'a person whose journey spans years is a participant of each, and one in all',
      (at) => at.journey('a', started('2022-05-01'), exited('2024-01-10')),
      {
        '2021-01-01/2024-12-31 participants unit=person by=year': { 2022: 1, 2023: 1, 2024: 1 },
        '2021-01-01/2024-12-31 participants unit=person': 1,
        '2021-01-01/2024-12-31 ongoing by=year': { 2022: 1, 2023: 1 },
        '2021-01-01/2024-12-31 ongoing': 0,
        '2023-11-15/2024-12-31 participants by=year,month': {
          '2023 2023-11': 1,
          '2023 2023-12': 1,
          '2024 2024-01': 1,
        },
        '2023-01-01/2024-12-31 participants by=year where=month:2024-01,2024-02': { 2024: 1 },
        '2023-01-01/2024-12-31 participants where=month:2023-03,2023-05': 1,
        '2023-01-01/2024-12-31 participants by=month where=year:2024': { '2024-01': 1 },
        '2023-01-01/2024-12-31 participants where=month:2025-03': 0,
      },
    ],
    [
      'an exit to both work and studies is two reasons of one group',
      (at) => at.journey('a', started('2024-02-01'), exited('2024-06-01', 'work', 'studies')),
      {
        '2024 ended': 1,
        '2024 ended by=exitReason': { work: 1, studies: 1 },
        '2024 ended by=exitGroup': { 'work-or-studies': 1 },
        '2024 ended by=exitGroup,exitReason': { 'work-or-studies work': 1, 'work-or-studies studies': 1 },
        '2024 ended where=exitReason:work,studies': 1,
      },
    ],
    [
      'an exit after the period is not ended in any picture of the period',
      (at) => at.journey('a', started('2024-02-01'), exited('2025-01-07')),
      {
        '2024 started by=exitGroup': { 'not-ended': 1 },
        '2024 started by=livelihoodAtExit': { unknown: 1 },
        '2025 ended by=livelihoodAtExit': { salary: 1 },
        '2024-02-01/2025-12-31 started by=exitGroup': { 'work-or-studies': 1 },
        '2024 started where=exitGroup:work-or-studies': 0,
      },
    ],
    [
      'a merged district is its own until 30 June 2023 and its successor from 1 July',
      (at) => at.journey('a', started('2023-03-01', livingIn('rinkeby-kista'))),
      {
        '2023-01-01/2023-06-30 started by=district': { 'rinkeby-kista': 1 },
        '2023-01-01/2023-07-01 started by=district': { jarva: 1 },
        '2023 participants by=quarter,district': {
          '2023-Q1 rinkeby-kista': 1,
          '2023-Q2 rinkeby-kista': 1,
          '2023-Q3 jarva': 1,
          '2023-Q4 jarva': 1,
        },
        '2023 started where=district:jarva': 1,
      },
    ],
    [
      'a referral is what it was when the period ended: open, waiting, then answered',
      async (at) => {
        await at.journey('a', referred('2024-02-10'), waiting('2024-03-05'), accepted('2024-04-01'));
        const withdrawal = { type: 'WithdrawReferral', data: { reason: 'moved' } } as const;
        await at.journey('b', referred('2024-02-11'), accepted('2024-03-20'), {
          ...withdrawal,
          occurredOn: '2024-04-01',
        });
        await at.journey('c', referred('2024-02-12'), {
          type: 'DeclineReferral',
          occurredOn: '2024-02-29',
          data: { reason: 'other' },
        });
      },
      {
        '2024-02-01/2024-02-28 referred by=referralOutcome': { open: 3 },
        '2024-02-01/2024-02-29 referred by=referralOutcome': { declined: 1, open: 2 },
        '2024-02-01/2024-03-05 referred by=referralOutcome': { declined: 1, waiting: 1, open: 1 },
        '2024-02-01/2024-03-31 referred by=referralOutcome': { accepted: 1, declined: 1, waiting: 1 },
        '2024-02-01/2024-04-01 referred by=referralOutcome': { accepted: 1, declined: 1, withdrawn: 1 },
      },
    ],
    [
      'a journey that lacks a day is in no figure that needs it',
      async (at) => {
        await at.journey('a', started('unknown'));
        await at.journey('b', referred('unknown'), started('2024-02-01').slice(1), exited('2024-03-01'));
        await at.journey('c', started('2024-02-05'), exited('unknown'));
      },
      {
        '2024 referred': 1,
        '2024 started': 2,
        '2024 ended': 1,
        '2024 participants': 1,
        '2024 ongoing': 0,
        '2024 started by=exitGroup': { 'work-or-studies': 2 },
        '2024 daysToStart': 0,
        '2024 daysInIntervention': 29,
      },
    ],
    [
      'an anonymous journey counts by association, insats, sex and days, and as unknown in all else',
      (at) =>
        at.journey(
          'a',
          started('2024-02-01', {
            participantId: 'nobody',
            anonymous: true,
            decidingParties: ['region'],
            profile: { sex: 'man', district: 'farsta', ageAtStart: 40, education: 'compulsory' },
          }),
          exited('2024-05-01'),
        ),
      {
        ...Object.fromEntries(
          DIMENSIONS.filter(
            (dimension) =>
              isOfMeasure(dimension, 'ended') &&
              !/^(association|intervention|sex|hasStarted|registeredLate|year|quarter|month)$/.test(
                dimension,
              ),
          ).map((dimension) => [`2024 ended by=${dimension}`, { unknown: 1 }]),
        ),
        '2024 ended by=hasStarted': { started: 1 },
        '2024 ended by=registeredLate': { '90-plus': 1 },
        '2024 ended by=association,intervention,sex,quarter': { 'stockholm finsam-team man 2024-Q2': 1 },
        '2024 participants by=exitGroup where=sex:man': { unknown: 1 },
        '2024-02-01/2024-02-29 participants by=exitGroup': { 'not-ended': 1 },
        '2024 ended unit=person': 1,
      },
    ],
    [
      'a referral that names no deciding party is unknown in that dimension, one that names two is in both',
      async (at) => {
        await at.journey('a', referred('2024-02-01'));
        await at.journey('b', referred('2024-02-02', { decidingParties: ['region', 'arbetsformedlingen'] }));
      },
      { '2024 referred by=decidingParty': { region: 1, arbetsformedlingen: 1, unknown: 1 } },
    ],
    [
      'a misregistered journey of a person leaves the other one',
      async (at) => {
        await at.journey('a', started('2024-02-01', { participantId: 'eva' }));
        await at.journey(
          'b',
          started('2024-03-01', { participantId: 'eva' }),
          annulled('MisregisterJourney'),
        );
      },
      { '2024 started': 1, '2024 started unit=person': 1 },
    ],
  ])('%s', async (_rule, tell, figures) => {
    desk = await Desk.open(LONG_AGO);
    await tell(desk.at(NOW));
    expect(await desk.figures(figures)).toEqual(figures);
  });
});

describe('the answer', () => {
  it.each<readonly [days: string, question: string, closes: boolean | null]>([
    ['unknown', '2024 participants', null],
    ['unknown', '2024 started by=sex', null],
    ['2024-02-01', '2024 participants', true],
    ['2024-02-01', '2024 participants by=district', true],
    ['2024-02-01', '2024 participants by=month', true],
    ['2024-02-01', '2024 participants where=month:2024-03', null],
    ['2024-02-01', '2024 ongoing where=exitGroup:not-ended', null],
    ['2024-02-01', '2024 started where=livelihoodAtExit:unknown', null],
    ['2024-02-01', '2024 participants unit=person', null],
  ])('closes for a start on %s and the question %s: %s', async (day, question, closes) => {
    desk = await Desk.open(LONG_AGO);
    await desk.at(NOW).journey('a', started(day));
    expect((await desk.ask(question)).checks.closes).toBe(closes);
  });

  it('lists units in alphabetical order with unknown last, groups of shares with them', async () => {
    desk = await Desk.open(LONG_AGO);
    desk.at(NOW);
    for (const unit of ['Psykiatrin', 'Arbetsmarknad', 'unknown', 'Jobbtorg'])
      await desk.journey(unit, referred('2024-02-01', from(unit)));
    const { cells, checks } = await desk.ask('2024 referred by=referringUnit,sex');
    expect(cells.map(({ referringUnit }) => referringUnit)).toEqual([
      'arbetsmarknad',
      'jobbtorg',
      'psykiatrin',
      'unknown',
    ]);
    expect(checks.roundedSums).toEqual([100, 100, 100, 100]);
  });

  it('is given for every measure by person, none above that by journey', async () => {
    desk = await Desk.open(LONG_AGO);
    desk.at(NOW);
    await desk.journey('a', started('2024-02-01', { participantId: 'eva' }), exited('2024-06-01'));
    await desk.journey('b', started('2024-03-01', { participantId: 'eva' }), exited('2024-07-01'));
    for (const measure of MEASURES) {
      const byPerson = await desk.ask(`2024 ${measure} unit=person by=year,sex`);
      const byJourney = await desk.ask(`2024 ${measure} by=year,sex`);
      expect(byPerson.checks).toMatchObject({ multiValued: ['year', 'sex'], roundedSums: [] });
      expect(byPerson.total ?? 0).toBeLessThanOrEqual(byJourney.total ?? 0);
    }
  });

  it('is about one association, which must be named where there are two', async () => {
    desk = await Desk.open(LONG_AGO, {}, { association: 'umea', name: 'Umeå' });
    await desk.at(NOW).journey('a', started('2024-02-01'));
    expect(await desk.result('2024 started')).toEqual({
      refusal: { code: 'AssociationMustBeNamed', associations: ['stockholm', 'umea'] },
    });
    const figures = {
      '2024 started where=association:stockholm': 1,
      '2024 started where=association:umea': 0,
      '2024 started where=association:stockholm by=association': { stockholm: 1 },
    };
    expect(await desk.figures(figures)).toEqual(figures);
  });
});
