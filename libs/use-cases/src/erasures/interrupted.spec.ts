import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  ANNA,
  answerOf,
  by,
  counting,
  FINSAM,
  JourneyWorld,
  LENA,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { BY_OPERATOR } from '../../../../test/use-cases/user-ports.js';
import { useCasesOf } from '../all.js';
import { ReadJourney } from '../journeys/read-journey.js';
import type { Ports } from '../ports.js';
import { AskStatistics } from '../statistics/ask-statistics.js';
import { type Send, sendTo } from '../use-cases.js';
import { EraseJourneys } from './erase-journeys.js';
import type { ListedErasure } from './erasure-list.js';
import { ReadDue } from './read-due.js';
import { SettleErasures } from './settle-erasures.js';
import { Settling } from './settling.js';

const THEN = '2019-06-15';
/** More than an erasure takes, each of which may fail before it is done and after. */
const PERSONS = 70;
const REFERRED = counting({ from: '2019-01-01', to: '2019-12-31', where: { intervention: [FINSAM] } });

/** Of a made-up person. */
const numberOf = (index: number): string => {
  const nine = `850714${String(100 + index)}`;
  const sum = Array.from(nine).reduce((all, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `19${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`;
};

class Killed extends Error {}

let world: JourneyWorld;
let journeys: string[];
const listed: ListedErasure[] = [];

/** The same things, all calls of which count, and every one of which fails once the process is killed. */
const killable = <Thing extends object>(thing: Thing, call: (work: () => unknown) => unknown): Thing =>
  new Proxy(thing, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value === 'function')
        return (...parts: unknown[]) => call(() => Reflect.apply(value, target, parts));
      return typeof value === 'object' && value !== null && property !== 'keys'
        ? killable(value, call)
        : value;
    },
  });

/** A process that is killed at its n-th call of log, vault, drafts, files or list, before that is done or after; and how many it made. */
const killedAt = (at: number, isDone: boolean) => {
  let calls = 0;
  const call = async (work: () => unknown): Promise<unknown> => {
    calls += 1;
    if (calls > at || (calls === at && !isDone)) throw new Killed();
    const result = await work();
    if (calls === at) throw new Killed();
    return result;
  };
  const { streams, vault, drafts, jobs, members, ...rest } = world.ports;
  const erasureList = {
    all: async () => [...listed],
    names: async () => [],
    add: async (more: readonly object[]) =>
      void listed.push(...more.filter((one): one is ListedErasure => 'journey' in one)),
  };
  const ports: Ports = {
    ...rest,
    streams: killable(streams, call),
    vault: killable(vault, call),
    drafts: killable(drafts, call),
    jobs: Object.assign(Object.create(jobs) as typeof jobs, { shelf: killable(jobs.shelf, call) }),
    members: killable(members, call),
    erasureList: killable(erasureList, call),
    settling: new Settling(),
  };
  return { send: sendTo(useCasesOf(ports)), calls: () => calls };
};
const living = (): Send => killedAt(Infinity, false).send;

const caughtUp = async (): Promise<void> => {
  await world.ports.views().reached(await world.ports.store.lastPosition(), 2_000);
};
const isKnown = async (index: number): Promise<boolean> => {
  const digits = numberOf(index).replace('-', '');
  return (await world.ports.vault.find('stockholm', { kind: 'personnummer', digits })) !== undefined;
};
const counted = async () => answerOf(await world.send(new AskStatistics(by(ANNA), REFERRED))).total;
const eventsOf = async (journey: string) => {
  const { stored } = await world.journey(journey);
  return stored.filter(({ type }) => type === 'JourneyErased').length;
};

beforeAll(async () => {
  world = await JourneyWorld.open(undefined, THEN);
  journeys = [];
  for (let index = 0; index < PERSONS; index++) {
    const said = { identityNumber: numberOf(index), name: `Person ${index} Prov`, note: 'A note.' };
    const journey = await world.referred({ ...said, referredOn: '2019-06-01' });
    await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
    journeys.push(journey);
  }
  world.turnTo(TODAY);
});
afterAll(() => world.close());

it('an erasure that is killed at any of its steps is finished by the next run: nothing of her can be revealed, the event is there once, counts are as before', async () => {
  const before = await counted();
  let index = 0;
  let isWhole = false;
  let at = 0;
  while (!isWhole) {
    at += 1;
    for (const isDone of [false, true]) {
      const journey = journeys[index] ?? '';
      await world.ports.drafts.keep('bo', journey, JSON.stringify({ address: `/arenden/${journey}` }));
      const { send, calls } = killedAt(at, isDone);
      await caughtUp();
      await send(new EraseJourneys(by(LENA), [journey], `list ${index}`)).catch(() => undefined);
      isWhole = calls() < at;
      await caughtUp();
      // Whoever asks next, in a process that begins now.
      const next = living();
      if ((await eventsOf(journey)) === 0) {
        expect(await isKnown(index)).toBe(true);
        const due = answerOf(await next(new ReadDue({ ...by(LENA), on: 'retention' }))).flatMap(
          (one) => one.due,
        );
        expect(due.map((one) => one.journey)).toContain(journey);
        expect(answerOf(await next(new EraseJourneys(by(LENA), [journey], 'again')))).toMatchObject({
          done: 1,
        });
      } else {
        expect(await next(new ReadJourney({ ...by(ANNA), on: 'case' }, journey))).toMatchObject({
          refusal: { code: 'JourneyIsErased' },
        });
      }
      expect(answerOf(await next(new SettleErasures(BY_OPERATOR)))).toEqual({ destroyed: 0, waiting: 0 });
      expect([at, isDone, await isKnown(index), await eventsOf(journey)]).toEqual([at, isDone, false, 1]);
      expect(listed.filter((one) => one.journey === journey)).toHaveLength(1);
      expect(await world.ports.drafts.of('bo')).toEqual([]);
      index += 1;
    }
  }
  expect(at).toBeGreaterThan(10);
  expect(index).toBeLessThan(PERSONS);
  expect(await counted()).toBe(before);
});
