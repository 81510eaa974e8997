import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { OPERATOR, type Role } from '@samspar/access';
import { answerOf, by, JourneyWorld, LENA, TODAY } from '../../../../test/use-cases/journey-world.js';
import { BY_OPERATOR, newUser } from '../../../../test/use-cases/user-ports.js';
import { AddUser } from '../users/add-user.js';
import { ChangeUser } from '../users/change-user.js';
import { EraseJourneys } from './erase-journeys.js';
import { SettleErasures } from './settle-erasures.js';

const THEN = '2019-06-15';

let world: JourneyWorld;
let journeys: readonly [string, string];
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
  const past = async (): Promise<string> => {
    const journey = await world.referred({ referredOn: '2019-06-01' });
    return world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
  };
  journeys = [await past(), await past()];
  world.turnTo(TODAY);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
});

const erase = async (some: readonly string[] = journeys, key = 'list-1') =>
  answerOf(await world.send(new EraseJourneys(by(LENA), some, key)));

const added = async (externalId: string, roles: readonly Role[]): Promise<string> =>
  answerOf(await world.send(new AddUser(BY_OPERATOR, newUser({ externalId, roles }), `user-${externalId}`)))
    .user;

describe('whom the operator names as the one who approves', () => {
  beforeEach(() => world.ports.directory.follow(() => undefined));
  afterEach(() => world.ports.directory.close());

  it('leads the insats, and is said to have approved by whom the operator works', async () => {
    const approvedBy = await added('lead', ['caseworker', 'team-lead']);
    const outcome = await world.send(new EraseJourneys(BY_OPERATOR, journeys, 'list-1', approvedBy));
    expect(answerOf(outcome)).toMatchObject({ done: 2, left: [] });
    for (const event of await world.events('JourneyErased'))
      expect(event).toMatchObject({ data: { approvedBy }, metadata: { actor: OPERATOR.actor } });
  });

  it('is nobody who leads none, and nobody who is here no longer', async () => {
    const [worker, closed] = [
      await added('worker', ['caseworker']),
      await added('closed', ['caseworker', 'team-lead']),
    ];
    answerOf(await world.send(new ChangeUser(BY_OPERATOR, closed, { type: 'CloseUser' })));
    for (const approvedBy of [worker, closed])
      expect(await world.send(new EraseJourneys(BY_OPERATOR, journeys, 'list-1', approvedBy))).toEqual({
        outcome: 'refused',
        refusal: { code: 'ApproverUnknown' },
      });
    expect(await world.events('JourneyErased')).toEqual([]);
  });
});

describe('a list of journeys that are to be erased', () => {
  it('answers where the last erasure stands in the log, in whatever order it is sent again', async () => {
    const { position } = await erase();
    expect(position).toBe((await world.events('JourneyErased')).at(-1)?.position);
    for (const again of [journeys, journeys.toReversed()])
      expect(await erase(again)).toMatchObject({ done: 2, position, destroyed: 0 });
  });

  it('leaves one in which somebody writes meanwhile: its years have begun anew', async () => {
    const [journey] = journeys;
    const { vault } = world.ports;
    const identitiesOf = vault.identitiesOf.bind(vault);
    jest.spyOn(vault, 'identitiesOf').mockImplementationOnce(async (whose) => {
      const data = { fact: 'district', value: 'farsta', reason: 'entry-error' } as const;
      await world.told(journey, { type: 'CorrectFact', data });
      return identitiesOf(whose);
    });
    expect(await erase()).toMatchObject({ done: 1, left: [{ reference: '0000-0001', why: undefined }] });
    expect(await world.events('JourneyErased')).toMatchObject([{ stream: `journey-${journeys[1]}` }]);
  });

  it('is erased at once where the views are behind, and its keys are destroyed later', async () => {
    const settle = async () => answerOf(await world.send(new SettleErasures(by(OPERATOR))));
    await settle();
    jest.spyOn(world.ports.views(), 'reached').mockResolvedValue(false);
    expect(await erase()).toMatchObject({ done: 2, destroyed: 0, waiting: 2, left: [] });
    jest.restoreAllMocks();
    expect(await settle()).toEqual({ destroyed: 2, waiting: 0 });
  });

  it('says of one that is erased already that it is, however long ago', async () => {
    await erase();
    world.turnTo('2031-06-15');
    const { done, left } = await erase(journeys, 'list-2');
    expect([done, left.map(({ why }) => why?.sv)]).toEqual([
      0,
      journeys.map(() => expect.stringContaining('gallrat')),
    ]);
    expect(await world.events('JourneyErased')).toHaveLength(2);
  });
});
