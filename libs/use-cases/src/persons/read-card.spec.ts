import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Particulars } from '@samspar/vault';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  NINA,
  NOW,
  NOVUM,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { ReadJourney } from '../journeys/read-journey.js';
import type { Sent } from '../message.js';
import { ChangeContact } from './change-contact.js';
import { IdentifyPerson } from './identify-person.js';
import { ReadCard } from './read-card.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const UNN = '19850715-2380';
const WHOLE: Particulars = {
  name: 'Ines Prov',
  contact: 'ines@example.se',
  address: 'Gatan 1',
  language: 'so',
  interpreter: 'needed',
};

const cardOf = async (journey: string, asker = ANNA) => {
  const shown = answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case-person' }, journey)));
  return answerOf(await world.send(new ReadCard(by(asker), shown)));
};
const change = (journey: string, particulars = WHOLE, asker = BO, said: Partial<Sent> = {}) =>
  world.send(new ChangeContact(world.sent(asker, said), journey, particulars));
const changed = async (...asked: Parameters<typeof change>) => answerOf(await change(...asked));
const byAnna = {
  actor: 'anna',
  role: 'caseworker',
  authority: ANNA.authority,
  party: ANNA.party,
  recordedAt: NOW,
  isImported: false,
};
const byBo = { ...byAnna, actor: 'bo' };

describe('the card of a person', () => {
  it('says what is kept of her, who registered it when, and for which authority', async () => {
    const journey = await world.referred(INES);
    expect(await cardOf(journey)).toEqual({
      isAnonymous: false,
      isProtected: false,
      number: INES.identityNumber,
      particulars: { name: INES.name, contact: INES.contact },
      registered: { number: byAnna, name: byAnna, contact: byAnna },
      changes: [],
      undisclosed: 0,
      isMerged: false,
    });
    expect(await world.shown()).toMatchObject([{ on: 'case-person', journeys: [journey], actor: 'anna' }]);
  });

  it('is changed by those of her insats: the log says that, the card what and by whom', async () => {
    const journey = await world.referred(INES);
    world.now = NOW + 1_000;
    await changed(journey);
    const card = await cardOf(journey);
    expect(card.particulars).toEqual(WHOLE);
    const bo = { ...byBo, recordedAt: NOW + 1_000 };
    expect(card.registered).toEqual({
      number: byAnna,
      name: byAnna,
      contact: bo,
      address: bo,
      language: bo,
      interpreter: bo,
    });
    const fields = ['contact', 'address', 'language', 'interpreter'];
    expect(card.changes).toMatchObject([
      { actor: 'bo', event: { type: 'ContactChanged', data: { changed: fields } } },
    ]);
    const [event] = await world.events('ContactChanged');
    expect(event?.data).toEqual({ journey, changed: fields });
  });

  it('says of a number recorded or corrected since by whom, when and why', async () => {
    const journey = await world.referred();
    const identify = async (identityNumber: string, reason?: 'entry-error') =>
      answerOf(await world.send(new IdentifyPerson(world.sent(BO), journey, { identityNumber, reason })));
    expect(await cardOf(journey)).toMatchObject({ number: null, particulars: {}, registered: {} });
    await identify(UNN);
    await identify(INES.identityNumber, 'entry-error');
    const card = await cardOf(journey);
    expect(card).toMatchObject({ number: INES.identityNumber, registered: { number: byBo } });
    expect(card.changes.map(({ event: { type } }) => type)).toEqual(['PersonCorrected', 'PersonIdentified']);
  });

  it('shows nothing that another insats registered of her, nor that it did', async () => {
    const others = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const journey = await world.referred({ identityNumber: INES.identityNumber });
    await changed(others, WHOLE, NINA);
    expect(await cardOf(journey)).toMatchObject({
      particulars: {},
      registered: { number: byAnna },
      changes: [],
    });
    await changed(journey, { name: 'Ines P.' });
    expect((await cardOf(others, ULLA)).particulars).toEqual(WHOLE);
    expect((await cardOf(others, ULLA)).changes).toHaveLength(1);
  });

  it('shows what her insats changed last also in her other journeys there, with who did', async () => {
    const [first, second] = [await world.referred(INES), await world.referred(INES)];
    await changed(first);
    const card = await cardOf(second);
    expect(card.particulars).toEqual(WHOLE);
    expect(card.registered.address).toEqual(byBo);
    expect(card.changes).toEqual([]);
  });

  it('has nothing where she is anonymous, and takes nothing', async () => {
    const journey = await world.referred({ anonymous: true });
    expect(await cardOf(journey)).toMatchObject({ isAnonymous: true, number: null, particulars: {} });
    expect(await change(journey)).toMatchObject({ refusal: { code: 'ParticipantIsAnonymous' } });
  });

  it('takes name and contact once there is a number, a change that is one, from those of the insats, once', async () => {
    const [unknown, journey] = [await world.referred(), await world.referred(INES)];
    expect(await change(unknown)).toMatchObject({ refusal: { code: 'PersonNotIdentified' } });
    expect(await change(journey, { name: INES.name, contact: INES.contact })).toMatchObject({
      refusal: { code: 'ContactUnchanged' },
    });
    const address = 'Provgatan 1\nPorten';
    const there = await world.referred(INES);
    await changed(there, { ...WHOLE, address });
    expect(await change(there, { ...WHOLE, address: 'Provgatan 1\r\nPorten' })).toMatchObject({
      refusal: { code: 'ContactUnchanged' },
    });
    expect(await change(journey, WHOLE, NINA)).toEqual({ outcome: 'notFound' });
    const said = { commandId: '11111111-1111-4111-8111-111111111111' };
    const first = await changed(journey, WHOLE, BO, said);
    expect(await change(journey, WHOLE, BO, said)).toEqual({ outcome: 'repeated', answer: first });
    expect(await world.events('ContactChanged')).toHaveLength(2);
  });

  it('what is cleared is gone, also where the referral had it', async () => {
    const journey = await world.referred(INES);
    await changed(journey, { name: INES.name });
    expect((await cardOf(journey)).particulars).toEqual({ name: INES.name });
  });
});
