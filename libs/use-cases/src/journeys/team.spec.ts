import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  ANNA,
  answerOf,
  by,
  JourneyWorld,
  NOVUM,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { ReadJourney } from './read-journey.js';
import { ListCaseworkers } from './list-caseworkers.js';
import { ReadTeam, readTeam } from './team.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

/** Who runs the insats, and the only authority of its party. */
const ALWAYS = [
  'arbetsmarknadsnamnden',
  'halso-och-sjukvardsnamnden',
  'arbetsformedlingen',
  'forsakringskassan',
];
const also = (...ids: readonly string[]) => new Set([...ALWAYS, ...ids]);

/** The team of a journey, where those of its insats work at these units of the municipality, by user id. */
const teamOf = async (journey: string, asker: Asker = ANNA, units: Readonly<Record<string, string>> = {}) => {
  const shown = answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey)));
  const get = (id: string) => {
    const unit = units[id];
    return unit === undefined ? undefined : ({ id, party: 'municipality', unit } as const);
  };
  const ids = answerOf(
    await readTeam({ ...world.ports, directory: { get } })(new ReadTeam(by(asker), shown)),
  );
  expect(new Set(ids).size).toBe(ids.length);
  return new Set(ids);
};

it('those who run the insats and the only authority of a party work with a journey', async () =>
  expect(await teamOf(await world.referred())).toEqual(new Set(ALWAYS)));

it('so does who sent the referral, by whichever of its names the unit is called', async () => {
  expect(await teamOf(await world.referred({ referringUnit: 'Bromma SDF' }))).toEqual(also('bromma-sdn'));
  const unknown = { referringParty: 'notRegistered', referringUnit: 'notRegistered' } as const;
  expect(await teamOf(await world.referred(unknown))).toEqual(new Set(ALWAYS));
});

it('so does whoever asks, and each that has registered anything in it', async () => {
  const ofFarsta = { ...ULLA, authority: 'farsta-sdn' };
  const journey = await world.referred({ intervention: NOVUM, referringUnit: 'notRegistered' }, ofFarsta);
  expect(await teamOf(journey, ofFarsta)).toEqual(also('farsta-sdn'));
  expect(await teamOf(journey, { ...ULLA, authority: 'jarva-sdn' })).toEqual(also('farsta-sdn', 'jarva-sdn'));
});

it('so do those whose caseworkers are assigned to the insats, and of other insatser none', async () => {
  const units = { bo: 'Enheten för hemlösa', ulla: 'Farsta SDF', nina: 'Bromma SDF' };
  expect(await teamOf(await world.referred(), ANNA, units)).toEqual(also('socialnamnden', 'farsta-sdn'));
});

it('an authority whose last day has passed works with none, and on that day it does', async () => {
  const journey = await world.referred({ referringUnit: 'Bromma SDF' });
  const ending = (to: string) =>
    world.setUp({
      authorities: [{ id: 'bromma-sdn', party: 'municipality', name: 'Bromma stadsdelsnämnd', to }],
    });
  await ending(TODAY);
  expect(await teamOf(journey)).toEqual(also('bromma-sdn'));
  world.turnTo('2025-06-16');
  expect(await teamOf(journey)).toEqual(new Set(ALWAYS));
});

it('the caseworkers of the insats of a journey may be responsible for it, by name', async () => {
  const [here, there] = [await world.referred(), await world.referred({ intervention: NOVUM }, ULLA)];
  const named = async (journey: string, asker: Asker) => {
    const shown = answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey)));
    return answerOf(await world.send(new ListCaseworkers(by(asker), shown)));
  };
  const [anna, bo, nina, ulla] = ['Anna', 'Bo', 'Nina', 'Ulla'].map((name) => ({
    id: name.toLowerCase(),
    name: `${name} Prov`,
  }));
  expect(await named(here, ANNA)).toEqual([anna, bo, ulla]);
  expect(await named(there, ULLA)).toEqual([nina, ulla]);
});
