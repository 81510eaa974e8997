import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { journeyStream, under } from '@samspar/casework';
import { declineReferral, refer } from '../../../../test/casework/examples.js';
import {
  ANNA,
  answerOf,
  by,
  FINSAM,
  JourneyWorld,
  LENA,
  NOVUM,
} from '../../../../test/use-cases/journey-world.js';
import { BY_OPERATOR } from '../../../../test/use-cases/user-ports.js';
import { useCasesOf } from '../all.js';
import { sendTo } from '../use-cases.js';
import { AddUser } from '../users/add-user.js';
import { EraseJourneys } from './erase-journeys.js';
import { ReadDue } from './read-due.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

/** A journey that was read from a file, and that was declined on that day. */
const past = async (declinedOn: string, intervention = FINSAM): Promise<string> => {
  const journey = world.newId();
  const context = { ...world.sent(ANNA), actor: 'operator', role: 'operator', batch: 'b-1' };
  const told = under(null, [refer({ intervention }, '2015-06-01'), declineReferral(declinedOn)]);
  await world.ports.streams.handle(journeyStream, journey, told, context);
  return journey;
};
const read = async (asker: Asker, page?: number) => {
  const all = answerOf(await world.send(new ReadDue({ ...by(asker), on: 'retention' }, page)));
  return all.flatMap(({ due, hasMore }) =>
    due.length > 0 ? [{ due: due.map(({ journey }) => journey), hasMore }] : [],
  );
};

it('tells what is due 200 on a page, the oldest first in all insatser, and all of it to whoever operates the installation', async () => {
  const journeys: string[] = [];
  for (let at = 0; at < 201; at += 1) journeys.push(await past('2016-06-15'));
  const oldest = await past('2015-06-15', NOVUM);
  const both = { ...LENA, interventions: [FINSAM, NOVUM] };
  const all = [oldest, ...journeys];
  expect(await read(both, 1)).toEqual([{ due: all.slice(0, 200), hasMore: true }]);
  expect(await read(both, 2)).toEqual([{ due: all.slice(200), hasMore: false }]);
  expect(await read(both, 3)).toEqual([]);
  expect(await read(OPERATOR)).toMatchObject([{ due: { length: 202 }, hasMore: false }]);
});

it('has each erased that the named approver may approve of, and tells of each other whose lead is to', async () => {
  const [finsam, novum] = [await past('2015-06-15'), await past('2015-06-15', NOVUM)];
  const lead = async (name: string, intervention: string) => {
    const user = { association: 'stockholm', party: 'municipality', unit: 'Jobbtorg' } as const;
    const added = new AddUser(BY_OPERATOR, {
      ...user,
      externalId: name,
      name,
      roles: ['team-lead'],
      interventions: [intervention],
    });
    return answerOf(await world.send(added)).user;
  };
  const [own, other] = [await lead('Lisa', FINSAM), await lead('Nils', NOVUM)];
  const send = sendTo(useCasesOf({ ...world.ports, directory: await world.directory() }));
  const erase = async (approver: string) =>
    answerOf(await send(new EraseJourneys(by(OPERATOR), [finsam, novum], 'list', approver)));
  expect(await erase(other)).toMatchObject({
    done: 1,
    left: [
      {
        reference: '0000-0001',
        why: {
          sv: 'Gallringen ska godkännas av en insatsansvarig i FINSAM-team vars enhet hör till Arbetsmarknadsnämnden.',
          en: 'Its erasure is to be approved by a team lead of FINSAM-team whose unit belongs to Arbetsmarknadsnämnden.',
        },
      },
    ],
  });
  expect(await erase(own)).toMatchObject({ done: 1, left: [{ reference: '0000-0002' }] });
});
