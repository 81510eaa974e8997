import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import type { Authorities } from '@samspar/casework';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  consenting,
  counting,
  JourneyWorld,
  LENA,
  NOW,
} from '../../../../test/use-cases/journey-world.js';
import { ReadDay } from '../cases/read-day.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { AskStatistics } from './ask-statistics.js';
import { FindCounted } from './find-counted.js';

const DAY = '2025-06-02';
let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const consent = (receiving: Authorities = { parties: ['region'], authorities: ['forsakringskassan'] }) =>
  world.told(
    journey,
    consenting(DAY, ['participation', 'profile'], {
      giving: { parties: ['municipality'], authorities: [] },
      receiving,
    }),
  );
const withdraw = (...from: readonly string[]) =>
  withdrawFrom(from.length === 0 ? undefined : { parties: [], authorities: from });
const withdrawFrom = (receiving?: Authorities) =>
  world.told(journey, { type: 'WithdrawConsent', occurredOn: DAY, data: receiving ? { receiving } : {} });

/** Started in the year, by one dimension, as it was known at a moment. */
const started = async (dimension: 'sex' | 'district', asKnownAt?: number) => {
  const { total, cells } = answerOf(
    await world.send(
      new AskStatistics(
        by(LENA),
        counting({ measure: 'started', by: [dimension], ...(asKnownAt !== undefined && { asKnownAt }) }),
      ),
    ),
  );
  return { total, cells: cells.map((cell) => [cell[dimension], cell.value]) };
};

const begun = async (receiving?: Authorities): Promise<void> => {
  journey = await world.referred();
  await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} });
  const profile = { sex: 'woman', district: 'farsta' } as const;
  await world.told(journey, { type: 'StartJourney', occurredOn: DAY, data: { profile } });
  await consent(receiving);
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

  it('is shown to an auditor with the withdrawal as what decided', async () => {
    await world.setUp({ afterWithdrawal: 'anonymous' });
    await begun();
    await withdraw();
    const question = counting({ measure: 'started', by: ['district'] });
    const decided = async (district: string, part: string) => {
      const found = await world.send(new FindCounted(by(AGDA), question, { district }, part));
      return answerOf(found).listed.lines.map(({ decided: known }) => known?.event.type);
    };
    expect(await decided('farsta', 'codeWithheld:district')).toEqual(['ConsentWithdrawn']);
    expect(await decided('unknown', 'counted')).toEqual(['ConsentWithdrawn']);
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

const HSN = 'halso-och-sjukvardsnamnden';
const REGION = { parties: ['region'], authorities: [] } as const;
const ONE = { parties: [], authorities: [HSN] } as const;

describe('a withdrawal that is said for a party meets the consent of its authorities, and the other way round, everywhere alike (OSL 12 kap. 2 §)', () => {
  it.each<[string, Authorities, Authorities, boolean]>([
    ['a party by party', REGION, REGION, true],
    ['a party by its only authority', REGION, ONE, true],
    ['an authority by its party', ONE, REGION, true],
    ['an authority by authority', ONE, ONE, true],
    [
      'two parties by an authority of one',
      { parties: ['region', 'municipality'], authorities: [] },
      { parties: [], authorities: ['socialnamnden'] },
      false,
    ],
  ])('%s', async (_what, given, withdrawn, isGone) => {
    await world.setUp({ afterWithdrawal: 'anonymous', requireConsent: 'enforce' });
    await begun(given);
    const reader: Asker = { ...ANNA, actor: 'bo', party: 'region', authority: HSN };
    const seen = async () => {
      const { items } = answerOf(await world.send(new ReadDay(by(ANNA), { among: 'everybodys', page: 1 })));
      const file = answerOf(await world.send(new ReadJourney({ ...by(reader), on: 'case' }, journey)));
      return {
        counted: (await started('district')).cells[0]?.[0],
        waits: items.some(({ line }) => line.waitsFor === 'consentWithdrawn'),
        withheld: file.withheld.includes('profile'),
      };
    };
    expect(await seen()).toEqual({ counted: 'farsta', waits: false, withheld: false });
    await withdrawFrom(withdrawn);
    expect(await seen()).toEqual({
      counted: isGone ? 'unknown' : 'farsta',
      waits: isGone,
      withheld: isGone,
    });
  });
});
