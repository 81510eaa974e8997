import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LENA, answerOf, by, JourneyWorld, NOW } from '../../../../test/use-cases/journey-world.js';
import { AskStatistics } from './ask-statistics.js';

const DAY = '2025-06-02';
let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const consent = () =>
  world.told(journey, {
    type: 'GiveConsent',
    occurredOn: DAY,
    data: {
      giving: { parties: ['municipality'], authorities: [] },
      receiving: { parties: ['region'], authorities: ['forsakringskassan'] },
      kinds: ['profile'],
      purpose: 'Samordnat stöd',
      form: 'written',
      language: 'sv',
    },
  });
const withdraw = (...from: readonly string[]) =>
  world.told(journey, {
    type: 'WithdrawConsent',
    occurredOn: DAY,
    data: from.length === 0 ? {} : { receiving: { parties: [], authorities: from } },
  });

/** Started in the year, by one dimension, as it was known at a moment. */
const started = async (dimension: 'sex' | 'district', asKnownAt?: number) => {
  const { total, cells } = answerOf(
    await world.send(
      new AskStatistics(by(LENA), {
        measure: 'started',
        from: '2025-01-01',
        to: '2025-12-31',
        by: [dimension],
        where: {},
        unit: 'journey',
        protect: 'none',
        ...(asKnownAt !== undefined && { asKnownAt }),
      }),
    ),
  );
  return { total, cells: cells.map((cell) => [cell[dimension], cell.value]) };
};

const begun = async (): Promise<void> => {
  journey = await world.referred();
  await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} });
  const profile = { sex: 'woman', district: 'farsta' } as const;
  await world.told(journey, { type: 'StartJourney', occurredOn: DAY, data: { profile } });
  await consent();
  world.now = NOW + 60_000;
};

describe('a journey whose consent is withdrawn', () => {
  it('is counted on as an anonymous one from when that is known, and no total changes', async () => {
    await world.setUp({ afterWithdrawal: 'anonymous' });
    await begun();
    await withdraw();
    expect(await started('district', NOW)).toEqual({ total: 1, cells: [['farsta', 1]] });
    expect(await started('district')).toEqual({ total: 1, cells: [['unknown', 1]] });
    expect(await started('sex')).toEqual({ total: 1, cells: [['woman', 1]] });
  });

  it('is counted as before where its association says so', async () => {
    await begun();
    await withdraw();
    expect(await started('district')).toEqual({ total: 1, cells: [['farsta', 1]] });
  });

  it('is counted as before while some are told still, and again once consent is given anew', async () => {
    await world.setUp({ afterWithdrawal: 'anonymous' });
    await begun();
    await withdraw('forsakringskassan');
    expect(await started('district')).toEqual({ total: 1, cells: [['farsta', 1]] });
    await withdraw();
    expect(await started('district')).toEqual({ total: 1, cells: [['unknown', 1]] });
    await consent();
    expect(await started('district')).toEqual({ total: 1, cells: [['farsta', 1]] });
  });

  it('is counted in full again once the withdrawal is struck, and not once its day alone is corrected', async () => {
    await world.setUp({ afterWithdrawal: 'anonymous' });
    await begun();
    await withdraw();
    const reason = 'entry-error' as const;
    await world.told(journey, {
      type: 'AnnulEntry',
      data: {
        entry: 4,
        anew: { type: 'WithdrawConsent', occurredOn: '2025-06-03', data: {} },
        reason,
      },
    });
    expect(await started('district')).toEqual({ total: 1, cells: [['unknown', 1]] });
    await world.told(journey, { type: 'AnnulEntry', data: { entry: 5, reason } });
    expect(await started('district')).toEqual({ total: 1, cells: [['farsta', 1]] });
  });

  it('is counted as what was set up when it was withdrawn, whatever is set up later', async () => {
    await begun();
    await withdraw();
    await world.setUp({ afterWithdrawal: 'anonymous' });
    await world.told(journey, { type: 'RecordEmployerContact', occurredOn: DAY, data: { kind: 'other' } });
    expect(await started('district')).toEqual({ total: 1, cells: [['farsta', 1]] });
  });
});
