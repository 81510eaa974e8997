import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { userStream } from '@samspar/association';
import { answerOf, by, JourneyWorld, LENA, TODAY } from '../../../../test/use-cases/journey-world.js';
import { BY_OPERATOR, ISSUER, newAdmin, newUser } from '../../../../test/use-cases/user-ports.js';
import { useCasesOf } from '../all.js';
import { givenBy } from '../message.js';
import { sendTo } from '../use-cases.js';
import { AddUser } from '../users/add-user.js';
import { ChangeUser } from '../users/change-user.js';
import { ReadUser } from '../users/read-users.js';
import type { ListedErasure, ListedName } from './erasure-list.js';
import { ReadDue } from './read-due.js';
import { SettleErasures } from './settle-erasures.js';
import { EraseUserNames } from './user-names.js';

const THEN = '2019-06-15';
const WHO = { issuer: ISSUER, externalId: 'anna-e', name: 'Anna Exempel' };

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
});
afterEach(() => world.close());

/** A user of Stockholm who was closed then; `said` of the association. */
const closed = async (id = 'anna-e'): Promise<void> => {
  const user = newUser({ externalId: id, name: id === 'anna-e' ? WHO.name : 'Bodil Exempel' });
  answerOf(await world.send(new AddUser(BY_OPERATOR, user, id)));
  answerOf(await world.send(new ChangeUser(BY_OPERATOR, id, { type: 'CloseUser' })));
};
const erased = async () => answerOf(await world.send(new EraseUserNames(BY_OPERATOR)));
const nameOf = async (user: string) => answerOf(await world.send(new ReadUser(BY_OPERATOR, user))).name;
const events = () => world.events('UserNameErased');
/** A process that has this list. */
const withList = (names: ListedName[], listed: ListedErasure[] = []) =>
  sendTo(
    useCasesOf({
      ...world.ports,
      erasureList: {
        all: async () => listed,
        names: async () => names,
        add: async (more) => void names.push(...more.filter((one) => 'user' in one)),
      },
    }),
  );
const settled = async (send = world.send) => answerOf(await send(new SettleErasures(BY_OPERATOR)));

describe('the name of a closed user (dataskyddsförordningen art. 5.1 e)', () => {
  it('goes five years after she was closed, unless stated, as long as who has read is to be known (HSLF-FS 2016:40 4 kap. 9 §)', async () => {
    await closed();
    world.turnTo('2024-06-14');
    expect([await erased(), await nameOf('anna-e')]).toEqual([0, WHO.name]);
    world.turnTo('2024-06-15');
    expect([await erased(), await nameOf('anna-e')]).toEqual([1, null]);
    expect(await events()).toMatchObject([
      { stream: 'user-anna-e', data: { years: 5 }, metadata: { actor: 'operator', role: 'operator' } },
    ]);
    expect([await erased(), (await events()).length]).toEqual([0, 1]);
    expect(await world.ports.members.find(ISSUER, 'anna-e')).toBeUndefined();
  });

  it('goes when the association says, and hers alone', async () => {
    await world.setUp({ userNameYears: 2 });
    await closed();
    answerOf(await world.send(new AddUser(BY_OPERATOR, newAdmin(), 'admir-e')));
    world.turnTo('2021-06-15');
    await closed('bodil-e');
    expect(await erased()).toBe(1);
    expect([await nameOf('anna-e'), await nameOf('bodil-e'), await nameOf('admir-e')]).toEqual([
      null,
      'Bodil Exempel',
      'Admir Exempel',
    ]);
    expect(await events()).toMatchObject([{ data: { years: 2 } }]);
  });

  it('is told as due to whoever approves of erasures, by number alone', async () => {
    const due = async () =>
      answerOf(await world.send(new ReadDue({ ...by(LENA), on: 'retention' }))).map(({ names }) => names);
    await closed();
    expect(await due()).toEqual([{ due: 0, years: 5 }]);
    world.turnTo(TODAY);
    expect(await due()).toEqual([{ due: 1, years: 5 }]);
    await erased();
    expect(await due()).toEqual([{ due: 0, years: 5 }]);
  });

  it('that an older vault brings back is deleted again before anything is shown, and told of', async () => {
    await closed();
    world.turnTo(TODAY);
    await erased();
    await world.ports.members.keep('anna-e', WHO);
    await settled();
    expect(await nameOf('anna-e')).toBeNull();
    expect(world.logged).toEqual([expect.stringContaining('som är gallrade (1) låg kvar i valvet')]);
    await settled();
    expect(world.logged).toHaveLength(1);
  });

  it('is written on the list of erasures, which outlives log and vault', async () => {
    await closed();
    world.turnTo(TODAY);
    const names: ListedName[] = [];
    const send = withList(names);
    for (const _twice of [1, 2]) answerOf(await send(new EraseUserNames(BY_OPERATOR)));
    await settled(send);
    expect(names).toEqual([{ user: 'anna-e', erasedOn: TODAY, years: 5 }]);
  });

  it('that log and vault have forgotten is erased again from the list, in the log too', async () => {
    await closed();
    world.turnTo(TODAY);
    const names = [{ user: 'anna-e', erasedOn: '2025-01-01', years: 3 }];
    await settled(withList(names));
    expect([await nameOf('anna-e'), await events()]).toMatchObject([null, [{ data: { years: 3 } }]]);
    expect(world.logged[0]).toMatch(/användaren anna-e är gallrat igen/);
    expect(names).toHaveLength(1);
  });

  it('goes though the log that was put back takes the user to be open, and the operator is told to close her', async () => {
    answerOf(await world.send(new AddUser(BY_OPERATOR, newUser({ externalId: 'anna-e' }), 'anna-e')));
    await settled(withList([{ user: 'anna-e', erasedOn: '2025-01-01', years: 3 }]));
    expect([await nameOf('anna-e'), await events()]).toEqual([null, []]);
    expect(world.logged[0]).toMatch(/användaren anna-e är gallrat.*stäng av användaren/);
  });

  it('is deleted by the next run where one was cut off after the event', async () => {
    await closed();
    world.turnTo(TODAY);
    const command = { type: 'EraseUserName', occurredOn: TODAY, today: TODAY, data: { years: 5 } } as const;
    const written = await world.ports.streams.handle(
      userStream,
      'anna-e',
      [command],
      givenBy(BY_OPERATOR, '0b8d3c1e-5d3a-5b1e-9c86-3a1f4c7a2e10'),
    );
    if (written.outcome === 'accepted') await world.ports.directory.reached(written.position);
    expect([await erased(), await nameOf('anna-e'), (await events()).length]).toEqual([0, null, 1]);
  });
});
