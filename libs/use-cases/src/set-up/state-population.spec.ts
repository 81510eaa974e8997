import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { AGDA, by, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { ReadOwnAssociation } from '../organisation/read-associations.js';
import { StatePopulation } from './state-population.js';

const KARIN: Asker = { ...AGDA, actor: 'karin', role: 'office', roles: ['office'] };
const FILE = 'stadsdel;antal;dag;källa\nFarsta;39 000;2024-12-31;SCB';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const state = (text: string, asker = KARIN, association = 'stockholm') =>
  world.send(new StatePopulation(by(asker), association, text));

describe('the population of the districts', () => {
  it('is stated by the office of the association, and is there at once', async () => {
    expect(await state(FILE)).toEqual({
      outcome: 'accepted',
      answer: { association: 'stockholm', lines: 1, events: 1 },
    });
    expect(await world.send(new ReadOwnAssociation(by(KARIN)))).toMatchObject({
      answer: {
        population: [{ district: 'farsta', sex: 'all', number: 39_000, day: '2024-12-31', source: 'SCB' }],
      },
    });
    expect(await state(FILE)).toMatchObject({ answer: { events: 0 } });
  });

  it('is refused by line, and nothing of it is written', async () => {
    expect(await state(`${FILE}\nIngenstans;1;2024-12-31;SCB`)).toMatchObject({
      outcome: 'refused',
      field: 'text',
      refusal: { code: 'PopulationWrong', problems: [{ line: 3 }] },
    });
    const own = await world.send(new ReadOwnAssociation(by(KARIN)));
    expect(JSON.stringify(own)).not.toContain('population');
  });

  it('is not stated of another association', async () =>
    expect(await state(FILE, KARIN, 'annat')).not.toMatchObject({ outcome: 'accepted' }));
});
