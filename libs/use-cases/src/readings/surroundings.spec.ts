import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import type { JourneyCommandOf } from '@samspar/casework';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
} from '../../../../test/use-cases/journey-world.js';
import { BY_OPERATOR, newUser } from '../../../../test/use-cases/user-ports.js';
import { HandOver } from '../cases/hand-over.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { AddUser } from '../users/add-user.js';
import { ReadCheck } from './checks.js';

const JULY = '2025-07-03';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, '2025-05-05');
});
afterEach(() => world.close());

const opens = async (journey: string, asker: Asker = ANNA) =>
  answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey)));
/** What asks for a look in June. */
const findings = async () => {
  world.turnTo(JULY);
  return answerOf(await world.send(new ReadCheck(by(AGDA), '2025-06'))).findings;
};
const correct = (journey: string, data: JourneyCommandOf<'CorrectFact'>['data'], asker = ANNA) =>
  world.told(journey, { type: 'CorrectFact', data }, asker);

const referred = () => world.referred({ referredOn: '2025-05-01' });

const hand = async (journey: string, from: string, to: string) => {
  const key = `${from} ${to} ${world.today}`;
  const handed = answerOf(await world.send(new HandOver(by(LENA), FINSAM, from, to, [journey], key)));
  expect(handed).toMatchObject({ done: 1 });
};
/** One for which Anna is responsible from now on. */
const assigned = async (journey: string) => {
  const occurredOn = world.today;
  await world.told(journey, { type: 'AcceptReferral', occurredOn, data: {} });
  await world.told(journey, { type: 'AssignCaseworker', occurredOn, data: { caseworker: 'anna' } });
  await opens(journey);
};

describe('a journey that the reader handed over', () => {
  it('asks for a look a fortnight after she last had it, whoever had it since', async () => {
    const [journey, never] = [await referred(), await referred()];
    await assigned(journey);
    for (const [day, from, to] of [
      ['2025-05-06', 'anna', 'bo'],
      ['2025-06-16', 'bo', 'ulla'],
    ] as const) {
      world.turnTo(day);
      await hand(journey, from, to);
    }
    world.turnTo('2025-06-17');
    for (const one of [journey, never]) await opens(one);
    world.turnTo('2025-06-18');
    await hand(journey, 'ulla', 'anna');
    world.turnTo('2025-06-19');
    await hand(journey, 'anna', 'bo');
    world.turnTo('2025-06-23');
    await opens(journey);
    const at = Date.parse('2025-06-17T10:00:00Z');
    expect(await findings()).toMatchObject([
      { pattern: 'afterHandOver', reader: 'anna', seen: { from: at, readings: 1, journey } },
    ]);
  });

  it('asks for none before that, whatever she did with it while she had it, nor before she had it', async () => {
    world.turnTo('2025-06-02');
    const journey = await referred();
    await opens(journey);
    await assigned(journey);
    await correct(journey, { fact: 'district', value: 'farsta', reason: 'entry-error' });
    world.turnTo('2025-06-17');
    await hand(journey, 'anna', 'bo');
    world.turnTo('2025-06-23');
    await opens(journey);
    expect(await findings()).toEqual([]);
  });
});

describe('a journey that was in the reader’s insats when she opened it', () => {
  beforeEach(() => world.ports.directory.follow(() => undefined));
  afterEach(() => world.ports.directory.close());

  it('asks for no look, wherever it was before and since', async () => {
    answerOf(await world.send(new AddUser(BY_OPERATOR, newUser())));
    world.turnTo('2025-06-16');
    const journey = await world.referred({ intervention: NOVUM }, NINA);
    await correct(journey, { fact: 'intervention', value: FINSAM, reason: 'entry-error' }, NINA);
    await correct(journey, { fact: 'district', value: 'farsta', reason: 'entry-error' });
    await opens(journey);
    world.turnTo('2025-06-17');
    await correct(journey, { fact: 'intervention', value: NOVUM, reason: 'entry-error' });
    expect(await findings()).toEqual([]);
  });
});

it('a reader whose own name is not known is nobody’s namesake', async () => {
  world.turnTo('2025-06-16');
  await opens(await world.referred(INES), { ...ANNA, actor: 'nobody-known' });
  expect(await findings()).toEqual([]);
});
