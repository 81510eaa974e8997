import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journeyStream, under } from '@samspar/casework';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  LENA,
  NOW,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { HandOver } from '../cases/hand-over.js';
import { ChangeContact } from '../persons/change-contact.js';
import { GiveExtract, type Handing } from './give-extract.js';
import { ReadExtract } from './read-extract.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const INSURANCE = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' } as const;
const JOBBTORG = { ...ULLA, authority: 'arbetsmarknadsnamnden' };
const RULE = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: TODAY, dueOn: TODAY };

const read = async (journey: string, asker = ANNA, extract?: string) =>
  answerOf(
    await world.send(
      new ReadExtract(
        { ...by(asker), on: 'case-extract' },
        journey,
        extract === undefined ? {} : { extract },
      ),
    ),
  );
const only = async (...asked: Parameters<typeof read>) => {
  const { journeys } = await read(...asked);
  expect(journeys).toHaveLength(1);
  return journeys[0];
};
const give = async (journey: string, said: Partial<Handing> = {}, asker = ANNA) => {
  const checked = (await read(journey, asker)).journeys.map(({ id, revision }) => ({
    journey: id,
    revision,
  }));
  const handing: Handing = { recipient: 'person', form: 'in-person', checked, heldBack: [], ...said };
  return answerOf(await world.send(new GiveExtract(world.sent(asker), journey, handing)));
};
const decline = (journey: string) =>
  world.told(journey, { type: 'DeclineReferral', occurredOn: TODAY, data: { reason: 'other' } });
const assign = (journey: string, caseworker: string) =>
  world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker } });
const shownTo = (actor: string, journey: string) =>
  world.ports.readings.show(
    { ...by({ ...ANNA, actor }), on: 'case' },
    { association: 'stockholm', journeys: [journey], reason: 'assigned' },
    async () => [],
  );

describe('an extract tells of a journey', () => {
  it('its number, who answers for it, and which other authorities may keep something too', async () => {
    const journey = await world.imported('17');
    const { others } = await read(journey);
    expect(others.map(({ id }) => id)).toContain('forsakringskassan');
    expect(others.map(({ id }) => id)).not.toContain('arbetsmarknadsnamnden');
    expect(await only(journey)).toMatchObject({
      reference: '17',
      controller: { id: 'arbetsmarknadsnamnden' },
      entries: [{ giving: 'unattributed' }],
      left: [],
    });
    expect(await only(journey, INSURANCE)).toMatchObject({
      entries: [],
      left: [{ authority: { id: 'arbetsmarknadsnamnden' }, count: 1 }],
    });
    expect(await only(await world.referred())).toMatchObject({
      reference: '0000-0002',
      state: {},
      given: [],
    });
  });

  it.each([
    ['as long as it goes on', INES.identityNumber, false, { ruling: 'kept', why: 'goesOn' }],
    ['until it is to be erased', INES.identityNumber, true, { ruling: 'notDue', rule: { years: 5 } }],
    ['for research, for the day of her birth', '19850715-2380', true, { ruling: 'kept', why: 'birthDay' }],
  ])('that it is kept %s (SoL 16:4)', async (_how, identityNumber, isOver, retention) => {
    const journey = await world.referred({ identityNumber });
    if (isOver) await decline(journey);
    expect((await only(journey))?.retention).toMatchObject(retention);
  });

  it('the names of everybody whom its entries name: who was responsible, and who obtained consent', async () => {
    const journey = await assign(await world.referred(INES), 'bo');
    answerOf(await world.send(new HandOver(by(LENA), 'finsam-team', 'bo', 'anna', [journey], 'form-1')));
    await world.told(
      journey,
      {
        type: 'GiveConsent',
        occurredOn: TODAY,
        data: {
          giving: { parties: ['forsakringskassan'], authorities: [] },
          receiving: { parties: ['region'], authorities: [] },
          kinds: ['participation'],
          purpose: 'Samverkan',
          form: 'oral',
          language: 'sv',
        },
      },
      JOBBTORG,
    );
    expect((await read(journey)).names).toEqual(
      new Map([
        ['anna', 'Anna Prov'],
        ['bo', 'Bo Prov'],
        ['ulla', 'Ulla Prov'],
      ]),
    );
  });

  it('what of name, number and contact the authority registered itself, and who answers for the rest', async () => {
    const journey = await world.referred(INES);
    const particulars = { name: INES.name, contact: '070-111 11 11' };
    answerOf(await world.send(new ChangeContact(world.sent(INSURANCE), journey, particulars)));
    const insurance = { authority: { id: 'forsakringskassan' }, count: 1 };
    const { card, left } = (await only(journey)) ?? {};
    expect(card).toMatchObject({ number: INES.identityNumber, particulars: { name: INES.name } });
    expect(card?.particulars).not.toHaveProperty('contact');
    expect(card?.registered).not.toHaveProperty('contact');
    expect(card?.changes).toEqual([]);
    expect(left).toMatchObject([insurance]);
    const theirs = await only(journey, INSURANCE);
    expect(theirs).toMatchObject({
      card: { number: null, particulars: { contact: particulars.contact }, changes: [{ actor: 'bo' }] },
      left: [{ authority: { id: 'arbetsmarknadsnamnden' }, count: 3 }],
      entries: [],
    });
    expect(Object.keys(theirs?.card.registered ?? {})).toEqual(['contact']);
  });

  it('how much an authority answers for that is none of the association’s any more', async () => {
    const journey = await world.referred(INES);
    const gone = { ...BO, authority: 'en-namnd-som-har-upphort' };
    await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} }, gone);
    expect((await only(journey))?.left).toEqual([{ authority: null, count: 1 }]);
    await give(journey);
    expect(await world.events('ExtractGiven')).toMatchObject([{ data: { leftTo: [] } }]);
  });

  it('that it is erased, since when and by which rule, by the number that it bore', async () => {
    const journey = await world.referred(INES);
    const other = await decline(await world.referred(INES));
    await world.ports.streams.handle(
      journeyStream,
      other,
      under(null, [
        { type: 'EraseJourney', occurredOn: TODAY, today: TODAY, data: { rule: RULE, approvedBy: 'lena' } },
      ]),
      { ...by(ANNA).asker, commandId: 'erase-1', correlationId: 'erase-1' },
    );
    expect((await read(journey)).erased).toEqual([
      { reference: '0000-0002', intervention: 'finsam-team', erasedOn: TODAY, rule: RULE },
    ]);
  });
});

describe('an extract that was given out before', () => {
  it('is told of to the next: by whom, when and how', async () => {
    const journey = await world.referred(INES);
    const first = await give(journey, { form: 'mail', recipient: 'person' });
    world.now = NOW + 1_000;
    const second = await give(journey, {}, BO);
    expect((await only(journey))?.given).toMatchObject([
      { extract: first.extract, actor: 'anna', at: NOW, form: 'mail' },
      { extract: second.extract, actor: 'bo', at: NOW + 1_000, form: 'in-person' },
    ]);
    expect((await only(journey, ANNA, second.extract))?.given).toMatchObject([{ extract: first.extract }]);
  });

  it('is of the journeys that it told of, though she has got another since', async () => {
    const journey = await world.referred(INES);
    const { extract } = await give(journey);
    await world.referred(INES);
    expect((await read(journey, ANNA, extract)).journeys.map(({ id }) => id)).toEqual([journey]);
    expect((await read(journey)).journeys).toHaveLength(2);
  });
});

describe('who has read a journey', () => {
  it('is told line by line, however many they are, up to the moment as of which the extract stands', async () => {
    const journey = await world.referred(INES);
    for (let reader = 0; reader < 120; reader += 1) await shownTo(`reader-${reader}`, journey);
    const { extract } = await give(journey);
    world.now = NOW + 1_000;
    await shownTo('later', journey);
    const readers = async (given?: string) =>
      (await only(journey, ANNA, given))?.readings.map(({ actor }) => actor);
    const before = await readers(extract);
    expect(before).toEqual([...Array.from({ length: 120 }, (_one, index) => `reader-${index}`), 'anna']);
    expect(await readers()).toContain('later');
  });
});
