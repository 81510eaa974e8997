import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartOfJourney } from '../journeys/opening.js';
import {
  ANNA,
  answerOf,
  by,
  INES,
  JourneyWorld,
  NOVUM,
  OLLE,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { ReadSomeCases } from './read-some-cases.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const read = async (asked: readonly (readonly [journey: string, part: PartOfJourney])[], asker = ANNA) => {
  const message = new ReadSomeCases(
    { ...by(asker), on: 'cases' },
    asked.map(([journey, part]) => ({ journey, part })),
  );
  const cases = answerOf(await world.send(message));
  return cases.map((one) => one && [one.line.journey, one.person.name]);
};

describe('journeys that something names', () => {
  it('are shown in its order, as often as it names them, and written down once', async () => {
    const [one, other] = [await world.referred(INES), await world.referred()];
    expect(
      await read([
        [other, 'journey'],
        [one, 'journey'],
        [other, 'journey'],
      ]),
    ).toEqual([
      [other, null],
      [one, 'Ines Prov'],
      [other, null],
    ]);
    expect(await world.shown()).toMatchObject([{ journeys: [other, one], on: 'cases', reason: 'assigned' }]);
  });

  it('are not there where the asker may not see them, or there are none', async () => {
    const novum = await world.referred({ intervention: NOVUM }, ULLA);
    expect(
      await read([
        [novum, 'journey'],
        [novum, 'referral'],
        ['no-journey', 'journey'],
      ]),
    ).toEqual([undefined, undefined, undefined]);
    expect(await read([[await world.referred(), 'referral']], OLLE)).toEqual([undefined]);
    expect(await world.shown()).toEqual([]);
  });

  it('are shown to whoever sent them elsewhere as referrals alone, and nobody is named', async () => {
    const sent = await world.referred({ ...INES, intervention: NOVUM });
    const own = await world.referred(INES);
    expect(
      await read([
        [sent, 'journey'],
        [sent, 'referral'],
        [own, 'referral'],
      ]),
    ).toEqual([undefined, [sent, null], [own, 'Ines Prov']]);
    expect(await world.shown()).toMatchObject([
      { journeys: [own], reason: 'assigned' },
      { journeys: [sent], reason: 'sender' },
    ]);
  });

  it('are shown to those of the unit that sent them', async () => {
    const ours = await world.referred({ intervention: NOVUM, referringUnit: 'Jobbtorg' }, ULLA);
    expect(await read([[ours, 'referral']])).toEqual([[ours, null]]);
  });
});
