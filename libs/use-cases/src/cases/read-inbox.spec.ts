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
import { type InboxPart, ReadInbox } from './read-inbox.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const read = async (part: InboxPart, asker = ANNA, page = 1) =>
  answerOf(await world.send(new ReadInbox(by(asker), part, page)));
const journeys = async (part: InboxPart, asker = ANNA, page = 1) =>
  (await read(part, asker, page)).items.map(({ line }) => line.journey);

/** A referral to the FINSAM-team that it has accepted on a day, sent by Nina. */
const acceptedOn = async (occurredOn: string) => {
  const journey = await world.referred({ referredOn: '2025-05-01' }, NINA);
  return world.told(journey, { type: 'AcceptReferral', occurredOn, data: {} });
};

describe('the inbox', () => {
  it('has the referrals to the asker’s insatser that wait for an answer', async () => {
    const open = await world.referred({}, NINA);
    await acceptedOn('2025-06-01');
    await world.referred({ intervention: NOVUM });
    expect(await journeys('toUs')).toEqual([open]);
  });

  it('has those that the asker sent, wherever they went, until they are answered', async () => {
    const sent = await world.referred({ intervention: NOVUM });
    await world.referred({ intervention: NOVUM }, NINA);
    expect(await journeys('fromUs')).toEqual([sent]);
  });

  it('has those that somebody of her unit sent', async () => {
    const ours = await world.referred({ intervention: NOVUM, referringUnit: 'Jobbtorg' }, NINA);
    await world.referred({ intervention: NOVUM, referringUnit: 'Jobbtorg', referringParty: 'region' }, NINA);
    expect(await journeys('fromUs')).toEqual([ours]);
    expect(await journeys('fromUs', ULLA)).toEqual([]);
  });

  it('has those that her unit sent under whatever name the association knows it by, however that is spelled', async () => {
    const sent = { intervention: NOVUM };
    const ours = [
      await world.referred({ ...sent, referringUnit: 'JOBBTORG' }, NINA),
      await world.referred({ ...sent, referringUnit: 'Torget i Farsta' }, NINA),
    ];
    await world.referred({ ...sent, referringUnit: 'Torget i Kista' }, NINA);
    const known = { ...ANNA, unitNames: ['jobbtorg', 'torget-i-farsta'] };
    expect((await journeys('fromUs', known)).toSorted()).toEqual(ours.toSorted());
    expect(await journeys('fromUs')).toEqual([ours[0]]);
  });

  it('has those of them that were answered during the last thirty days', async () => {
    const lately = await acceptedOn('2025-05-16');
    await acceptedOn('2025-05-15');
    expect(await journeys('answered', NINA)).toEqual([lately]);
  });

  it('has nothing of another association', async () => {
    await world.referred();
    for (const part of ['toUs', 'fromUs', 'answered'] as const)
      expect(await journeys(part, { ...OLLE, actor: 'anna' })).toEqual([]);
  });

  it('tells how many there are in each part, whichever is looked at', async () => {
    await world.referred({}, NINA);
    await world.referred({}, NINA);
    await world.referred({ intervention: NOVUM });
    await acceptedOn('2025-06-01');
    for (const part of ['toUs', 'fromUs', 'answered'] as const)
      expect(await read(part)).toMatchObject({ part, counts: { toUs: 2, fromUs: 1, answered: 0 } });
    expect(await read('toUs', NINA)).toMatchObject({ counts: { toUs: 1, fromUs: 2, answered: 1 } });
  });

  it.each(['toUs', 'fromUs'] as const)('comes a page at a time: %s', async (part) => {
    for (let count = 0; count < 31; count += 1) await world.referred({ referringUnit: 'Jobbtorg' });
    expect(await journeys(part)).toHaveLength(30);
    expect(await journeys(part, ANNA, 2)).toHaveLength(1);
    expect((await read(part, ANNA, 2)).counts).toMatchObject({ [part]: 31 });
  });

  it('names the person to whoever is to answer, and nobody to whoever sent', async () => {
    const journey = await world.referred({ ...INES, referringUnit: 'Psykiatrin' }, NINA);
    expect((await read('toUs')).items).toMatchObject([{ person: { name: 'Ines Prov' } }]);
    expect((await read('fromUs', NINA)).items).toMatchObject([{ person: { name: null } }]);
    expect(await world.shown()).toMatchObject([
      { actor: 'anna', journeys: [journey], on: 'inbox', reason: 'assigned' },
      { actor: 'nina', journeys: [journey], on: 'inbox', reason: 'sender' },
    ]);
  });

  it('has seen what the asker has just registered', async () => {
    await world.referred();
    const after = await world.ports.store.lastPosition();
    const { items } = answerOf(await world.sendAtOnce(new ReadInbox(by(ANNA), 'toUs', 1, after)));
    expect(items).toHaveLength(1);
  });
});
