import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  ANNA,
  by,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
  OLLE,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { NOT_FOUND } from '../message.js';
import { openJourney, type PartOfJourney } from './opening.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const open = (journey: string, asker: Asker, part?: PartOfJourney) =>
  openJourney(world.ports, by(asker), journey, part);

describe('a journey', () => {
  it('is opened as it stands by a caseworker of its insats', async () => {
    const journey = await world.referred();
    const opened = await open(journey, ANNA);
    expect(opened).toMatchObject({ state: { status: 'referred' }, revision: 0 });
    expect('stored' in opened && opened.stored).toHaveLength(1);
    expect(world.logged).toEqual([]);
  });

  it.each([
    ['a caseworker of another insats', NINA],
    ['a caseworker of another association', OLLE],
    ['a leader', LENA],
  ])('is as one that is not there to %s, which is told to the log', async (_who, asker) => {
    const journey = await world.referred();
    expect(await open(journey, asker)).toEqual(NOT_FOUND);
    expect(world.logged).toEqual([
      `Användaren ${asker.actor} (${asker.role}) bad om ett ärende som användaren inte får se.`,
    ]);
  });

  it('that is not there is told to the log', async () => {
    expect(await open(world.newId(), ANNA)).toEqual(NOT_FOUND);
    expect(world.logged).toEqual(['Användaren anna (caseworker) bad om ett ärende som inte finns.']);
  });

  it('has an id that is a UUID and nothing more', async () => {
    const journey = await world.referred();
    for (const id of [`x${journey}`, `${journey}x`, 'no-journey'])
      expect(await open(id, ANNA)).toEqual(NOT_FOUND);
    expect(world.logged).toEqual([]);
  });
});

describe('a referral', () => {
  it('is opened by who made it and by her unit, wherever it went, and the whole journey is not', async () => {
    const journey = await world.referred({ intervention: NOVUM, referringUnit: 'Jobbtorg' });
    for (const asker of [ANNA, { ...ANNA, actor: 'annika' }]) {
      expect(await open(journey, asker, 'referral')).toMatchObject({ revision: 0 });
      expect(await open(journey, asker)).toEqual(NOT_FOUND);
    }
  });

  it('of somebody whose identity is protected is opened by who made it, and by nobody else of her unit', async () => {
    const journey = await world.referred({ ...INES, intervention: NOVUM, referringUnit: 'Jobbtorg' });
    await world.participant(journey, { type: 'ProtectIdentity', occurredOn: TODAY, today: TODAY, data: {} });
    expect(await open(journey, ANNA, 'referral')).toMatchObject({ revision: 0 });
    expect(await open(journey, { ...ANNA, actor: 'annika' }, 'referral')).toEqual(NOT_FOUND);
  });

  it('is opened by nobody else', async () => {
    const journey = await world.referred({ intervention: NOVUM });
    const elsewhere = { ...ANNA, actor: 'annika' };
    for (const asker of [elsewhere, { ...OLLE, actor: 'anna' }])
      expect(await open(journey, asker, 'referral')).toEqual(NOT_FOUND);
  });

  it('is opened by those of the insats that it was sent to', async () =>
    expect(await open(await world.referred({ intervention: NOVUM }), NINA, 'referral')).toBeDefined());
});
