import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FINSAM, JourneyWorld, NOVUM, TODAY, ULLA } from '../../../../test/use-cases/journey-world.js';
import { originOf } from './origin.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

describe('the origin of a journey', () => {
  it('is what its referral said, whatever was set right since', async () => {
    const journey = await world.referred();
    await world.told(
      journey,
      {
        type: 'CorrectFact',
        data: { fact: 'intervention', value: NOVUM, reason: 'entry-error' },
      },
      ULLA,
    );
    const { participantId, intervention } = await world.line(journey);
    expect(intervention).toBe(NOVUM);
    expect(originOf((await world.journey(journey)).stored)).toEqual({
      association: 'stockholm',
      intervention: FINSAM,
      participantId,
      anonymous: false,
      referredOn: '2025-06-01',
    });
  });

  it('is in its first event and in no other', async () => {
    const journey = await world.referred();
    await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} });
    const [, ...later] = (await world.journey(journey)).stored;
    for (const stored of [later, []])
      expect(() => originOf(stored)).toThrow('A journey does not begin with its referral.');
  });
});
