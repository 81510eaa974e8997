import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { USUAL_ESF_TEMPLATE } from '@samspar/association';
import { esfFile } from '@samspar/esf';
import * as fc from 'fast-check';
import { esfFinanced } from '../../../../test/use-cases/esf-financed.js';
import { ANNA, answerOf, by, FINSAM, INES, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { EndProtection, ProtectIdentity } from '../persons/protect-identity.js';
import { FetchEsfList } from './fetch-esf-list.js';
import { MakeEsfList } from './make-esf-list.js';

const NUMBERS = ['19850714-2381', '19850715-2380', '19850716-2389', '19910202-2382', '19900202-2383'];

let world: JourneyWorld;
let journeys: readonly string[];

beforeAll(async () => {
  world = await JourneyWorld.open();
  await world.setUp(esfFinanced(FINSAM));
  const begun: string[] = [];
  for (const identityNumber of NUMBERS) {
    const journey = await world.referred({ ...INES, identityNumber, referredOn: '2025-03-01' });
    await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-03-02', data: {} });
    const start = { occurredOn: '2025-03-10', data: { profile: { sex: 'woman' } } } as const;
    await world.told(journey, { type: 'StartJourney', ...start });
    await world.told(journey, {
      type: 'AssignCaseworker',
      occurredOn: '2025-03-10',
      data: { caseworker: ANNA.actor },
    });
    begun.push(journey);
  }
  journeys = begun;
});
afterAll(() => world.close());

/** The file of May, as text. */
const written = async (): Promise<string> => {
  world.now += 1_000;
  const order = {
    intervention: FINSAM,
    month: '2025-05',
    ground: 'duty',
    reference: 'AMN 1',
    days: 1,
  } as const;
  const { list } = answerOf(await world.send(new MakeEsfList(world.sent(ANNA), order)));
  const fetched = answerOf(await world.send(new FetchEsfList(by(ANNA), list)));
  const file = await esfFile(fetched.list, { ...USUAL_ESF_TEMPLATE, file: 'csv' });
  return Buffer.from(file).toString();
};

describe('the list of a month to ESF', () => {
  it('holds the number of nobody whose identity is protected, nor her day of birth, and that of everybody else, whoever is protected', async () => {
    const isProtected = new Set<number>();
    const turns = fc.sample(fc.nat(NUMBERS.length - 1), { seed: 47, numRuns: 12 });
    for (const turn of turns) {
      const journey = journeys[turn] ?? '';
      const wasProtected = isProtected.delete(turn);
      if (!wasProtected) isProtected.add(turn);
      world.now += 1_000;
      answerOf(
        await world.send(
          wasProtected
            ? new EndProtection(world.sent(ANNA), journey, 'ended')
            : new ProtectIdentity(world.sent(ANNA), journey),
        ),
      );
      const text = await written();
      for (const [index, number] of NUMBERS.entries()) {
        const [day = ''] = number.split('-');
        expect([number, text.includes(number.replace('-', ''))]).toEqual([number, !isProtected.has(index)]);
        if (isProtected.has(index)) expect(text).not.toContain(day);
      }
      expect(text.match(/^.*190\d{5}Tf29/gm) ?? []).toHaveLength(isProtected.size);
    }
    expect(isProtected.size).toBeGreaterThan(0);
  });
});
