import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ANNA,
  answerOf,
  by,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  OLLE,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from './find-cases.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const found = async (text: string, asker = ANNA) => {
  const cases = answerOf(await world.send(new FindCases(by(asker), text)));
  return cases.map(({ line }) => line.journey);
};

describe('a journey is found', () => {
  it.each(['0000-0001', '00000001', '0000 0001', '  0000-0001 '])(
    'by its short number: %j',
    async (typed) => {
      const journey = await world.referred();
      await world.referred();
      expect(await found(typed)).toEqual([journey]);
    },
  );

  it.each(['0000-000', '00000-001', 'x0000-0001', '0000-0001x', '0000--0001'])(
    'by nothing that is nearly its short number: %j',
    async (typed) => {
      await world.referred();
      expect(await found(typed)).toEqual([]);
    },
  );

  it('by letters of its short number, large or small', async () => {
    const journey = await world.referred({}, ANNA, 'abcdef01-0000-4000-8000-000000000000');
    expect(await found('ABCD-EF01')).toEqual([journey]);
  });

  it('by its own number', async () => {
    const journey = await world.imported('17 B');
    expect(await found(' 17 B ')).toEqual([journey]);
    expect(await found('17')).toEqual([]);
  });

  it('by the number of its person, with the others of hers, and no other’s', async () => {
    const journeys = [await world.referred(INES), await world.referred(INES)];
    await world.referred({ identityNumber: '19870312-2393' });
    await world.referred();
    expect(new Set(await found('850714-2381'))).toEqual(new Set(journeys));
    expect(await found('19700303-1239')).toEqual([]);
  });

  it('once, however many of its numbers are typed', async () => {
    const journey = await world.imported('0000-0001', '00000001-0000-4000-8000-000000000000');
    expect(await found('0000-0001')).toEqual([journey]);
  });

  it('in the asker’s own insatser alone, by whatever number', async () => {
    await world.referred(INES);
    const novum = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    for (const typed of ['0000-0001', INES.identityNumber]) expect(await found(typed, OLLE)).toEqual([]);
    expect(await found('0000-0001', NINA)).toEqual([]);
    expect(await found(INES.identityNumber, NINA)).toEqual([novum]);
    expect(await found(INES.identityNumber, ULLA)).toHaveLength(2);
  });
});

describe('a search', () => {
  it('is written down with whom it shows before it shows them', async () => {
    const journey = await world.referred(INES);
    const cases = answerOf(await world.send(new FindCases(by(ANNA), INES.identityNumber)));
    expect(cases).toMatchObject([{ person: { name: 'Ines Prov', number: null } }]);
    expect(await world.shown()).toEqual([
      { actor: 'anna', association: 'stockholm', journeys: [journey], on: 'search', reason: 'assigned' },
    ]);
  });

  it('that finds nobody leaves no line', async () => {
    await found('0000-0001');
    expect(await world.shown()).toEqual([]);
  });
});
