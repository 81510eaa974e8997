import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import type { StatisticsQuery } from '@samspar/statistics';
import {
  ANNA,
  answerOf,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NOVUM,
  OLLE,
} from '../../../../test/use-cases/journey-world.js';
import { NameUnits } from './name-units.js';
import { AskStatistics } from './ask-statistics.js';
import { isOfQuestion, type StatisticsRefusal } from './posed-for.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const ask = (said: Partial<StatisticsQuery> = {}, asker: Asker = ANNA) =>
  world.send(new AskStatistics(by(asker), counting(said)));
const counted = async (said: Partial<StatisticsQuery> = {}, asker: Asker = ANNA) =>
  answerOf(await ask(said, asker)).total;

describe('figures', () => {
  it('are those of the asker’s association where none is named', async () => {
    await world.referred();
    await world.referred({ intervention: NOVUM });
    await world.referred({}, OLLE);
    expect(await counted()).toBe(2);
    expect(await counted({ where: { association: ['stockholm'], intervention: [FINSAM] } })).toBe(1);
    expect(await counted({}, OLLE)).toBe(1);
  });

  it('of others are refused, alone or with her own', async () => {
    for (const association of [['annat'], ['stockholm', 'annat']])
      expect(await ask({ where: { association } })).toEqual({
        outcome: 'refused',
        refusal: { code: 'StatisticsOfOthers' },
      });
  });

  it('of any association are told to whoever operates the installation, who names one where there are several', async () => {
    await world.referred({}, OLLE);
    expect(await counted({ where: { association: ['annat'] } }, OPERATOR)).toBe(1);
    expect(await ask({}, OPERATOR)).toMatchObject({ refusal: { code: 'AssociationMustBeNamed' } });
  });

  it('that make no sense are refused by what is wrong', async () =>
    expect(await ask({ where: { intervention: ['ingen'] } })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'ValueUnknown' },
    }));
});

describe('a referring unit', () => {
  it('is called what it was first called, and by its code where none has referred anybody', async () => {
    await world.referred({ referringUnit: 'Enheten för hemlösa' });
    const asked = new NameUnits(by(ANNA), ['enheten-for-hemlosa', 'ingen']);
    expect(await world.send(asked)).toEqual({
      outcome: 'accepted',
      answer: new Map([
        ['enheten-for-hemlosa', 'Enheten för hemlösa'],
        ['ingen', 'ingen'],
      ]),
    });
  });
});

describe('persons', () => {
  it('are counted in the asker’s own insatser', async () => {
    await world.referred(INES);
    await world.referred(INES);
    for (const asker of [ANNA, LENA])
      expect(await counted({ unit: 'person', where: { intervention: [FINSAM] } }, asker)).toBe(1);
  });

  it('are counted in no others, and she is told which are hers', async () => {
    const own = { outcome: 'refused', refusal: { code: 'PersonsOfOthers', allowed: [FINSAM] } };
    for (const where of [{}, { intervention: [NOVUM] }, { intervention: [FINSAM, NOVUM] }])
      expect(await ask({ unit: 'person', where })).toEqual(own);
    expect(await ask({ where: { intervention: [NOVUM] } })).toMatchObject({ outcome: 'accepted' });
  });
});

describe('an answer that must have seen a position', () => {
  it('has seen it', async () => {
    await world.referred();
    const after = await world.ports.store.lastPosition();
    expect(answerOf(await world.sendAtOnce(new AskStatistics(by(ANNA), counting(), after))).total).toBe(1);
  });

  it('is refused where the views do not come to it, with how far they have come', async () => {
    const position = await world.ports.store.lastPosition();
    await world.line(await world.referred());
    const views = { reached: async () => false, position };
    Object.assign(world.ports, { views: () => views });
    expect(await world.sendAtOnce(new AskStatistics(by(ANNA), counting(), position + 9n))).toEqual({
      outcome: 'refused',
      refusal: { code: 'ViewsBehind', after: position + 9n, position },
    });
  });
});

describe('where there is one association', () => {
  beforeEach(async () => {
    await world.close();
    world = await JourneyWorld.open(['stockholm']);
  });

  it('the figures are all there are', async () => {
    await world.referred();
    expect(await counted()).toBe(1);
    expect(answerOf(await ask()).where).toEqual({});
  });
});

describe('a refusal is of the question', () => {
  it.each<[boolean, StatisticsRefusal]>([
    [true, { code: 'PeriodRunsBackwards', from: '2025-12-31', to: '2025-01-01' }],
    [false, { code: 'StatisticsOfOthers' }],
    [false, { code: 'PersonsOfOthers', allowed: [] }],
    [false, { code: 'ViewsBehind', after: 2n, position: 1n }],
  ])('%s: %j', (is, refusal) => expect(isOfQuestion(refusal)).toBe(is));
});
