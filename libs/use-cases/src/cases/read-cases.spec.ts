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
import { type CasesAsked, ReadCases } from './read-cases.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const ASKED: CasesAsked = { whose: 'all', statuses: ['referred'], page: 1 };

const read = async (said: Partial<CasesAsked> = {}, asker = ANNA) =>
  answerOf(await world.send(new ReadCases(by(asker), { ...ASKED, ...said })));
const journeys = async (said: Partial<CasesAsked> = {}, asker = ANNA) =>
  (await read(said, asker)).items.map(({ line }) => line.journey);

const assigned = async (caseworker: string) =>
  world.told(await world.referred(), {
    type: 'AssignCaseworker',
    occurredOn: '2025-06-02',
    data: { caseworker },
  });

describe('the case list', () => {
  it('has the journeys of the asker’s own insatser, and of no others', async () => {
    const finsam = await world.referred();
    const novum = await world.referred({ intervention: NOVUM });
    expect(await journeys()).toEqual([finsam]);
    expect(await journeys({}, NINA)).toEqual([novum]);
    expect(new Set(await journeys({}, ULLA))).toEqual(new Set([finsam, novum]));
    expect(await journeys({}, OLLE)).toEqual([]);
  });

  it('is narrowed to one of them, and never widened', async () => {
    const finsam = await world.referred();
    await world.referred({ intervention: NOVUM });
    expect(await journeys({ intervention: 'finsam-team' }, ULLA)).toEqual([finsam]);
    expect(await journeys({ intervention: NOVUM })).toEqual([]);
  });

  it('is of those that one is responsible for, that nobody is, or all', async () => {
    const [mine, bos, nobodys] = [await assigned('anna'), await assigned('bo'), await world.referred()];
    expect(await journeys({ whose: 'mine' })).toEqual([mine]);
    expect(await journeys({ whose: 'nobodys' })).toEqual([nobodys]);
    expect(new Set(await journeys())).toEqual(new Set([mine, bos, nobodys]));
  });

  it('tells how many there are in each list of the asker’s, whichever she looks at', async () => {
    await assigned('anna');
    await assigned('bo');
    await assigned('bo');
    await world.referred();
    await world.referred({ intervention: NOVUM });
    for (const said of [{}, { whose: 'mine' }, { statuses: ['ended'] }] as const)
      expect((await read(said)).counts).toEqual({ mine: 1, all: 4, nobodys: 1 });
  });

  it('has those of the statuses that are asked for', async () => {
    await world.referred();
    const accepted = await world.told(await world.referred(), {
      type: 'AcceptReferral',
      occurredOn: '2025-06-02',
      data: {},
    });
    expect(await journeys({ statuses: ['accepted'] })).toEqual([accepted]);
  });

  it('has thirty on a page', async () => {
    for (let count = 0; count < 31; count += 1) await world.referred();
    expect(await journeys()).toHaveLength(30);
    const { listed, items } = await read({ page: 2 });
    expect(listed).toMatchObject({ page: 2, pages: 2, total: 31 });
    expect(items).toHaveLength(1);
  });

  it('names the asker’s insatser in the order in which she has them', async () =>
    expect((await read({}, ULLA)).interventions).toEqual([
      { id: 'novum', name: 'Novum' },
      { id: 'finsam-team', name: 'FINSAM-team' },
    ]));

  it('calls an insats that is not set up by its id', async () =>
    expect((await read({}, { ...ANNA, interventions: ['gammal'] })).interventions).toEqual([
      { id: 'gammal', name: 'gammal' },
    ]));

  it('is written down with those that the page shows', async () => {
    const journey = await world.referred(INES);
    await world.referred({ intervention: NOVUM });
    expect((await read()).items).toMatchObject([{ person: { name: 'Ines Prov' } }]);
    expect(await world.shown()).toMatchObject([{ journeys: [journey], on: 'cases', reason: 'assigned' }]);
  });

  it('has seen what the asker has just registered', async () => {
    await world.referred();
    const after = await world.ports.store.lastPosition();
    const { items } = answerOf(await world.sendAtOnce(new ReadCases(by(ANNA), { ...ASKED, after })));
    expect(items).toHaveLength(1);
  });
});
