import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { OPERATOR } from '@samspar/access';
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
import type { ListedErasure, ListedName } from './erasure-list.js';
import { SettleErasures } from './settle-erasures.js';

const THEN = '2019-06-15';
const RULE = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: THEN, dueOn: '2024-06-15' };
const [UNN, MISTYPED, ALVA] = ['19850716-2389', '19121212-1212', '19900602-2397'];

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
});

const past = async (said: object = INES): Promise<string> => {
  const journey = await world.referred({ referredOn: '2019-06-01', ...said });
  return world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
};
const erased = async (...journeys: readonly string[]) =>
  answerOf(await world.send(new EraseJourneys(by(LENA), journeys, journeys.join())));
const settled = async () => answerOf(await world.send(new SettleErasures(by(OPERATOR))));
const identify = async (journey: string, identityNumber: string) => {
  const said = { identityNumber, reason: 'entry-error' } as const;
  answerOf(await world.send(new IdentifyPerson(world.sent(ANNA), journey, said)));
};
/** Which of these numbers the vault has a person of. */
const known = async (...numbers: readonly string[]): Promise<readonly boolean[]> =>
  Promise.all(
    numbers.map(async (number) => {
      const digits = number.replace('-', '');
      return (await world.ports.vault.find('stockholm', { kind: 'personnummer', digits })) !== undefined;
    }),
  );

/** A process that has this list. */
const withList = (listed: ListedErasure[], names: ListedName[] = []) =>
  sendTo(
    useCasesOf({
      ...world.ports,
      erasureList: {
        all: async () => listed,
        names: async () => names,
        add: async (more) => more.forEach((one) => void ('user' in one ? names.push(one) : listed.push(one))),
      },
    }),
  );
const listing = (journey: string): ListedErasure => ({
  journey,
  erasedOn: TODAY,
  rule: RULE,
  approvedBy: 'bo',
});

describe('the list of erasures, where log or vault are older', () => {
  it('has erased again what the log has forgotten, by the operator, who is told; and nothing of what it never had', async () => {
    const [forgotten, second, now] = [await past(), await past({}), await past({})];
    world.turnTo(TODAY);
    const unknown = 'ffffffff-0000-4000-8000-000000000000';
    const listed = [listing(forgotten), listing(second), listing(unknown)];
    await world.line(now);
    const outcome = await withList(listed)(new EraseJourneys(by(LENA), [now], 'list-1'));
    expect(answerOf(outcome)).toMatchObject({ done: 1, destroyed: 3, waiting: 0 });
    expect(await world.events('JourneyErased')).toMatchObject([
      { stream: `journey-${now}`, metadata: { actor: 'lena' } },
      {
        stream: `journey-${forgotten}`,
        data: { rule: RULE, approvedBy: 'bo' },
        metadata: { actor: OPERATOR.actor, role: OPERATOR.role },
      },
      { stream: `journey-${second}` },
    ]);
    expect(world.logged).toEqual([expect.stringContaining('(2) är gallrade igen')]);
    expect(listed.map(({ journey }) => journey)).toEqual([forgotten, second, unknown, now]);
  });

  it('tells of each erasure once, and nothing is done twice', async () => {
    const journey = await past();
    world.turnTo(TODAY);
    const send = withList([listing(journey)]);
    for (const destroyed of [1, 0]) {
      await world.line(journey).catch(() => undefined);
      expect(answerOf(await send(new SettleErasures(by(OPERATOR))))).toEqual({ destroyed, waiting: 0 });
    }
    expect(await world.events('JourneyErased')).toHaveLength(1);
  });
});

describe('the numbers of a person whose journey is erased', () => {
  it('go with it, each that she was registered with by mistake, but for one that is somebody else’s', async () => {
    const [journey, others] = [await past(), await world.referred({ identityNumber: UNN, referredOn: THEN })];
    const all = [INES.identityNumber, UNN, MISTYPED, ALVA];
    for (const number of [UNN, MISTYPED, ALVA]) await identify(journey, number);
    expect(await known(...all)).toEqual([true, true, true, true]);
    world.turnTo(TODAY);
    expect(await erased(journey)).toMatchObject({ destroyed: 1, waiting: 0 });
    expect(await known(...all)).toEqual([false, true, false, false]);
    expect((await world.journey(others)).state).toMatchObject({ status: 'referred' });
  });

  it('go with the last of those that were registered with them, in whatever order they are erased', async () => {
    const [first, moved] = [await past(), await past()];
    await identify(moved, UNN);
    world.turnTo(TODAY);
    expect(await erased(moved)).toMatchObject({ destroyed: 1 });
    expect(await known(INES.identityNumber, UNN)).toEqual([true, false]);
    expect(await erased(first)).toMatchObject({ destroyed: 1 });
    expect(await known(INES.identityNumber, UNN)).toEqual([false, false]);
  });
});

it.each([
  ['file', false, [true, true]],
  ['database of several servers, but where something was deleted,', true, [true, false]],
])('what was deleted is overwritten; in a %s not again', async (_which, isShared, overwritten) => {
  const journey = await past();
  world.turnTo(TODAY);
  const { database } = world.ports.vault;
  jest.replaceProperty(database, 'isShared', isShared);
  const overwrite = jest.spyOn(database, 'overwriteDeleted');
  const did: boolean[] = [];
  for (const work of [() => erased(journey), settled]) {
    overwrite.mockClear();
    await work();
    did.push(overwrite.mock.calls.length > 0);
  }
  expect(did).toEqual(overwritten);
});
