import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  OLLE,
} from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { FindToReplay } from './find-to-replay.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const ask = (asked: FindToReplay['asked'], asker: Asker = AGDA) =>
  world.send(new FindToReplay(by(asker), asked));
const found = async (asked: FindToReplay['asked'] = {}) => answerOf(await ask(asked));
const references = async (asked?: FindToReplay['asked']) =>
  (await found(asked)).listed.lines.map(({ reference }) => reference);

describe('journeys to be audited', () => {
  it('are found by how they were handled, each by its number, the last registered first', async () => {
    await world.referred(INES);
    await world.imported('17');
    world.turnTo('2025-06-20');
    await world.referred({ referredOn: '2025-06-16' });
    expect(await references()).toEqual(['0000-0003', '17', '0000-0001']);
    expect(await references({ number: '17' })).toEqual(['17']);
    expect(await references({ number: '0000-0001' })).toEqual(['0000-0001']);
    expect(await references({ from: '2025-06-16' })).toEqual(['0000-0003']);
    expect(await references({ daysLate: 5 })).toEqual(['17', '0000-0001']);
    const { association, authorities, listed } = await found({ number: '0000-0003' });
    expect([association.id, authorities.length > 0, listed.total]).toEqual(['stockholm', true, 1]);
    expect(listed.lines[0]).toMatchObject({ intervention: FINSAM, daysLate: 4, registrations: 1, marks: [] });
    expect(JSON.stringify(listed)).not.toMatch(/Ines|19850714/);
  });

  it('have been shown, and that is written down first; nothing where none is (docs/adr/0011)', async () => {
    const journey = await world.referred(INES);
    await found();
    await found({ number: '99' });
    answerOf(await ask(undefined));
    expect(await world.shown()).toEqual([
      { actor: 'agda', association: 'stockholm', journeys: [journey], on: 'replay-search', reason: 'replay' },
    ]);
  });

  it('are not listed before anything is asked for', async () => {
    await world.referred();
    expect(answerOf(await ask(undefined)).listed).toMatchObject({ lines: [], total: 0, pages: 0 });
  });

  it('by the authority that registered something leave out whose identity is protected (docs/adr/0024)', async () => {
    const journey = await world.referred(INES);
    const authority = 'arbetsmarknadsnamnden';
    expect(await references({ authority })).toEqual(['0000-0001']);
    expect(await references({ authority: 'socialnamnden' })).toEqual([]);
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    expect(await references({ authority })).toEqual([]);
    expect(await references({ intervention: FINSAM })).toEqual(['0000-0001']);
  });

  it('are those of the auditor’s association, and for auditors alone', async () => {
    await world.referred({}, OLLE);
    expect(await references()).toEqual([]);
    expect(await ask({}, { ...AGDA, association: null })).toEqual({ outcome: 'notFound' });
    for (const asker of [ANNA, LENA])
      await expect(ask({}, asker)).rejects.toThrow('FindToReplay is not for the role');
  });
});
