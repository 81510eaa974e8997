import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  ANNA,
  answerOf,
  by,
  INES,
  JourneyWorld,
  LENA,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { useCasesOf } from '../all.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { sendTo } from '../use-cases.js';
import { EraseJourneys } from './erase-journeys.js';
import { ReadDue } from './read-due.js';

/** More than five years before today: what ends there is due. */
const THEN = '2019-06-15';
/** Born on a 15th, which is kept for research. */
const EXEMPT = '19850715-2380';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
});
afterEach(() => world.close());

const past = async (said: Parameters<JourneyWorld['referred']>[0] = INES, asker = ANNA): Promise<string> => {
  const journey = await world.referred({ referredOn: '2019-06-01', ...said }, asker);
  await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } }, asker);
  return journey;
};
/** Associations as they would be otherwise. */
const sendIn = (otherwise: (association: Association) => Association = (one) => one) =>
  sendTo(useCasesOf({ ...world.ports, associations: () => world.ports.associations().map(otherwise) }));
/** What is due to somebody in her own association, and how many of these journeys she can have erased. */
const came = async (journeys: readonly string[], asker: Asker = LENA, send = sendIn()) => {
  await world.line(journeys[0] ?? '');
  const [shown] = answerOf(await send(new ReadDue({ ...by(asker), on: 'retention' })));
  const { done } = answerOf(await send(new EraseJourneys(by(asker), journeys, 'list-1')));
  return {
    due: shown?.due.map(({ journey }) => journey),
    keptForBirthDay: shown?.keptForBirthDay,
    rules: shown?.due.map(({ rule }) => [rule.authority, rule.years]),
    done,
  };
};
const NOTHING = { due: [], rules: [], keptForBirthDay: 0, done: 0 };

describe('a journey is due', () => {
  it('so many years after the last of its notes, whatever that is about (SoL 16:1)', async () => {
    const journey = await past();
    world.turnTo('2021-01-15');
    await world.told(journey, {
      type: 'CorrectFact',
      data: { fact: 'district', value: 'farsta', reason: 'entry-error' },
    });
    world.turnTo('2026-01-14');
    expect(await came([journey])).toEqual(NOTHING);
    world.turnTo('2026-01-15');
    expect(await came([journey])).toMatchObject({ due: [journey], done: 1 });
  });

  it('by the rule of the authority that runs its insats in its association, to whoever leads it there', async () => {
    const ips = 'ips-psykosvarden';
    const [asker, lead]: [Asker, Asker] = [
      { ...ANNA, interventions: [ips] },
      {
        ...LENA,
        party: 'region',
        authority: 'halso-och-sjukvardsnamnden',
        unit: 'Psykosmottagning',
        interventions: [ips],
      },
    ];
    const journey = await past({ ...INES, intervention: ips }, asker);
    world.turnTo('2024-06-16');
    expect(await came([journey], lead)).toEqual(NOTHING);
    world.turnTo('2029-06-16');
    // Another association, the first of them all, has insatser of the same names.
    const send = sendIn((one) => (one.id === 'annat' ? { ...one, interventions: [] } : one));
    expect(await came([journey], lead, send)).toMatchObject({
      due: [journey],
      rules: [['halso-och-sjukvardsnamnden', 10]],
      done: 1,
    });
  });

  it('never where its authority keeps all for good, and that is for no birth day', async () => {
    const journey = await past();
    world.turnTo(TODAY);
    const send = sendIn((one) => ({
      ...one,
      authorities: one.authorities.map((authority) => ({ ...authority, retention: { kind: 'kept' } })),
    }));
    expect(await came([journey], LENA, send)).toEqual(NOTHING);
  });

  it.each<[string, string, string, object]>([
    ['due', EXEMPT, INES.identityNumber, { keptForBirthDay: 0, done: 1 }],
    ['kept', INES.identityNumber, EXEMPT, { due: [], keptForBirthDay: 1, done: 0 }],
  ])(
    'or kept by the number that is right: %s where that was corrected (SoL 16:4)',
    async (_what, ...said) => {
      const [wrong, right, outcome] = said;
      const journey = await past({ identityNumber: wrong });
      const identification = { identityNumber: right, reason: 'entry-error' } as const;
      answerOf(await world.send(new IdentifyPerson(world.sent(ANNA), journey, identification)));
      world.turnTo(TODAY);
      expect(await came([journey])).toMatchObject(outcome);
    },
  );
});

it('what is due is shown to the operator as numbers, which is no reading of persons', async () => {
  const journey = await past();
  world.turnTo(TODAY);
  await world.line(journey);
  const read = answerOf(await sendIn()(new ReadDue({ ...by(OPERATOR), on: 'retention' })));
  expect(read.flatMap(({ due }) => due)).toMatchObject([{ journey, reference: '0000-0001' }]);
  expect(await world.shown()).toEqual([]);
});

/** Insatser without an authority, were they all of this kind. */
const ownerless = async (kind: 'individual' | 'structural') => {
  const send = sendIn((one) => ({
    ...one,
    interventions: one.interventions.map((insats) => ({ ...insats, owner: 'association', kind })),
  }));
  return answerOf(await send(new ReadDue({ ...by(LENA), on: 'retention' }))).map((one) => one.ownerless);
};

it('no authority is missed for what is no insats with participants of its own', async () => {
  await world.line(await past());
  expect(await ownerless('individual')).toEqual([['FINSAM-team']]);
  expect(await ownerless('structural')).toEqual([[]]);
});
