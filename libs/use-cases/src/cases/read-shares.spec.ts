import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  answerOf,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NOVUM,
} from '../../../../test/use-cases/journey-world.js';
import { ReadHeld, ReadShares } from './read-shares.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const shares = async (asker: Asker = LENA) => answerOf(await world.send(new ReadShares(by(asker))));
const readHeld = (holder: string | null, { asker = LENA, intervention = FINSAM, page = 1 } = {}) =>
  world.send(new ReadHeld(by(asker), intervention, holder, ['referred'], page));
const held = async (holder: string | null, page = 1) => answerOf(await readHeld(holder, { page }));

const assigned = async (caseworker: string) =>
  world.told(await world.referred(INES), {
    type: 'AssignCaseworker',
    occurredOn: '2025-06-02',
    data: { caseworker },
  });

describe('the caseload of an insats', () => {
  it('is shown to whoever leads it, with how many journeys each has', async () => {
    await assigned('bo');
    await assigned('bo');
    await world.referred();
    await world.referred({ intervention: NOVUM });
    const [share, ...others] = await shares();
    expect(others).toEqual([]);
    expect(share).toMatchObject({ intervention: { id: FINSAM, name: 'FINSAM-team' } });
    expect(share?.counts.map(({ caseworker, count }) => [caseworker, count])).toEqual(
      expect.arrayContaining([
        ['bo', 2],
        [null, 1],
      ]),
    );
  });

  it('is shared by those who work there and those who still have a journey, by name', async () => {
    await assigned('bo');
    Object.assign(world.ports, { caseworkersOf: () => ['ulla', 'anna'] });
    expect(await held('bo')).toMatchObject({
      share: {
        holders: [
          { id: 'anna', name: 'Anna Prov', works: true },
          { id: 'bo', name: 'Bo Prov', works: false },
          { id: 'ulla', name: 'Ulla Prov', works: true },
        ],
      },
    });
  });

  it.each<[string, Partial<Asker>]>([
    ['another insats', { interventions: [NOVUM] }],
    ['no insats', { interventions: [] }],
    ['it in another association', { association: 'annat' }],
  ])('is not told of to whoever leads %s', async (_what, said) => {
    await assigned('bo');
    const asker = { ...LENA, ...said };
    expect((await shares(asker)).flatMap(({ counts }) => counts)).toEqual([]);
    const found = await readHeld('bo', { asker });
    expect(found).toEqual({ outcome: 'notFound' });
  });

  it('of nobody is not there either for whoever leads another insats', async () =>
    expect(await readHeld(null, { asker: { ...LENA, interventions: [NOVUM] } })).toEqual({
      outcome: 'notFound',
    }));

  it('of a caseworker, or of nobody, is listed a page at a time', async () => {
    const bos = await assigned('bo');
    for (let count = 0; count < 31; count += 1) await world.referred();
    await world.referred({ intervention: NOVUM });
    expect((await held('bo')).items.map(({ line }) => line.journey)).toEqual([bos]);
    expect((await held(null)).items).toHaveLength(30);
    expect((await held(null, 2)).items).toHaveLength(1);
  });

  it('of somebody who neither works there nor has a journey is not there', async () =>
    expect(await readHeld('nina')).toEqual({ outcome: 'notFound' }));

  it('names nobody whom it is about, and is written down', async () => {
    const journey = await assigned('bo');
    expect((await held('bo')).items).toMatchObject([{ person: { name: null }, caseworker: null }]);
    expect(await world.shown()).toEqual([
      { actor: 'lena', association: 'stockholm', journeys: [journey], on: 'shares', reason: 'lead' },
    ]);
  });

  it('is told of with what was just registered', async () => {
    await world.referred();
    const after = await world.ports.store.lastPosition();
    const [share] = answerOf(await world.sendAtOnce(new ReadShares(by(LENA), after)));
    expect(share?.counts).toMatchObject([{ count: 1 }]);
    await world.referred();
    const later = await world.ports.store.lastPosition();
    const { items } = answerOf(
      await world.sendAtOnce(new ReadHeld(by(LENA), FINSAM, null, ['referred'], 1, later)),
    );
    expect(items).toHaveLength(2);
  });
});
