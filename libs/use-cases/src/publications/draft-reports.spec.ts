import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSchedule, reportPeriod } from '@samspar/annual-report';
import { ANNA, answerOf, by, JourneyWorld, KARIN } from '../../../../test/use-cases/journey-world.js';
import { byOperator } from '../message.js';
import { DraftReports } from './draft-reports.js';
import { ChangePublication } from './publish-messages.js';
import { PublishAnnualReport } from './publish-report.js';
import { ReadPublication, ReadPublications } from './read-publications.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
});
afterEach(() => world.close());

const DAY = '2025-06-12';
const started = async (): Promise<void> => {
  const journey = await world.referred({ referredOn: DAY });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} });
  await world.told(journey, { type: 'StartJourney', occurredOn: DAY, data: { profile: { sex: 'woman' } } });
};

const draft = async (schedule = 'half-year:10,year:31') =>
  answerOf(await world.send(new DraftReports(byOperator(), readSchedule(schedule) ?? [])));
const listed = async () =>
  answerOf(await world.send(new ReadPublications(by(KARIN)))).publications.map(({ title }) => title);

describe('reports that are made by a schedule', () => {
  it('are drafts of the office, each made once, however often it is asked', async () => {
    await started();
    world.turnTo('2025-07-10');
    expect(await draft('half-year:10')).toHaveLength(1);
    expect(await draft('half-year:10')).toEqual([]);
    expect(await listed()).toEqual(['Halvårsrapport, första halvåret 2025']);
  });

  it('are made later, where the server was down the day that they were due', async () => {
    await started();
    world.turnTo('2025-07-09');
    await draft('half-year:10');
    expect(await listed()).not.toContain('Halvårsrapport, första halvåret 2025');
    world.turnTo('2025-11-03');
    expect(await draft('half-year:10')).toHaveLength(1);
    expect(await listed()).toContain('Halvårsrapport, första halvåret 2025');
  });

  it('are the very report that the office begins by hand, its tables protected', async () => {
    await started();
    world.turnTo('2025-07-10');
    const [id = ''] = await draft('half-year:10');
    const drafted = answerOf(await world.send(new ReadPublication(by(KARIN), id))).publication;
    const period = reportPeriod('halvarsrapport', '2025-1');
    if (!period) throw new Error('It is a half-year.');
    const begun = answerOf(await world.send(new PublishAnnualReport(world.sent(KARIN), period)));
    const byHand = answerOf(await world.send(new ReadPublication(by(KARIN), begun.publication))).publication;
    expect(drafted.asked.length).toBeGreaterThan(10);
    expect([drafted.title, drafted.report, drafted.asked]).toEqual([
      byHand.title,
      byHand.report,
      byHand.asked,
    ]);
    for (const { query } of drafted.asked) expect(query.protect).toBe('public');
  });

  it('are not made again where the office has thrown them away', async () => {
    await started();
    world.turnTo('2025-07-10');
    const [id = ''] = await draft('half-year:10');
    const wish = { type: 'WithdrawPublication', data: { reason: 'Vi skriver en egen.' } } as const;
    answerOf(await world.send(new ChangePublication(world.sent(KARIN), id, wish)));
    expect(await draft('half-year:10')).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('are not made of a time in which nothing happened', async () => {
    world.turnTo('2025-06-16');
    expect(await draft('year')).toEqual([]);
  });

  it('are made by whoever operates the installation alone', async () => {
    await expect(world.send(new DraftReports(by(ANNA), []))).rejects.toThrow(
      'DraftReports is not for the role caseworker.',
    );
  });
});
