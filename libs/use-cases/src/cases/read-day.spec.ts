import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { amongParties } from '@samspar/casework';
import { ANNA, answerOf, by, JourneyWorld, NINA, NOVUM } from '../../../../test/use-cases/journey-world.js';
import { type DayAsked, ReadDay } from './read-day.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const read = async (said: Partial<DayAsked> = {}, asker = ANNA) =>
  answerOf(await world.send(new ReadDay(by(asker), { among: 'own-and-nobodys', page: 1, ...said })));
const waiting = async (said: Partial<DayAsked> = {}, asker = ANNA) =>
  (await read(said, asker)).items.map(({ line }) => [line.journey, line.waitsFor]);

const consented = (journey: string) =>
  world.told(journey, {
    type: 'GiveConsent',
    occurredOn: '2025-06-01',
    data: { ...amongParties(['region']), purpose: 'Prov', form: 'oral', language: 'sv' },
  });

/** A journey that was accepted and waits for its start, with a caseworker. */
const accepted = async (caseworker: string) => {
  const journey = await consented(await world.referred({ referredOn: '2025-05-01' }));
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-05-02', data: {} });
  return world.told(journey, { type: 'AssignCaseworker', occurredOn: '2025-05-02', data: { caseworker } });
};

describe('what waits today', () => {
  it('is of one’s own journeys and nobody’s, or of everybody’s, the late first', async () => {
    const referred = await consented(await world.referred());
    const [own, bos] = [await accepted('anna'), await accepted('bo')];
    expect(await waiting()).toEqual([
      [own, 'start'],
      [referred, 'answer'],
    ]);
    expect(await waiting({ among: 'everybodys' })).toEqual([
      [own, 'start'],
      [bos, 'start'],
      [referred, 'answer'],
    ]);
  });

  it('is in the asker’s own insatser', async () => {
    await world.referred({ intervention: NOVUM });
    expect(await waiting()).toEqual([]);
    expect(await waiting({ waitsFor: 'answer' }, NINA)).toHaveLength(1);
  });

  it('is narrowed to one kind', async () => {
    const referred = await world.referred();
    await accepted('anna');
    expect(await waiting({ waitsFor: 'answer' })).toEqual([[referred, 'answer']]);
  });

  it('is counted by kind both ways, whichever is looked at', async () => {
    await world.referred();
    await accepted('anna');
    await accepted('bo');
    for (const among of ['own-and-nobodys', 'everybodys'] as const)
      expect((await read({ among, waitsFor: 'answer' })).counts).toEqual({
        'own-and-nobodys': [
          { waitsFor: 'answer', total: 1, late: 0 },
          { waitsFor: 'start', total: 1, late: 1 },
          { waitsFor: 'consentMissing', total: 1, late: 0 },
        ],
        everybodys: [
          { waitsFor: 'answer', total: 1, late: 0 },
          { waitsFor: 'start', total: 2, late: 2 },
          { waitsFor: 'consentMissing', total: 1, late: 0 },
        ],
      });
  });

  it('comes a page at a time', async () => {
    for (let count = 0; count < 31; count += 1) await world.referred();
    expect(await waiting({ waitsFor: 'answer' })).toHaveLength(30);
    expect(await waiting({ waitsFor: 'answer', page: 2 })).toHaveLength(1);
  });

  it('is written down as the asker’s day', async () => {
    const journey = await world.referred();
    expect((await read()).interventions).toEqual([{ id: 'finsam-team', name: 'FINSAM-team' }]);
    expect(await world.shown()).toMatchObject([{ journeys: [journey], on: 'my-day', reason: 'assigned' }]);
  });
});
