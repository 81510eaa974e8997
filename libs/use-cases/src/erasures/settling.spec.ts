import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { ViewsNotBuilt } from '@samspar/views';
import { VaultUnavailable } from '@samspar/vault-database';
import {
  ANNA,
  answerOf,
  BO,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  referral,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { useCasesOf } from '../all.js';
import { FindCases } from '../cases/find-cases.js';
import { ChangeJourney } from '../journeys/change-journey.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { Refer } from '../referrals/refer.js';
import { EndProtection, ProtectIdentity } from '../persons/protect-identity.js';
import { AskStatistics } from '../statistics/ask-statistics.js';
import { type Send, sendTo } from '../use-cases.js';
import type { ListedErasure } from './erasure-list.js';
import { ReadDue } from './read-due.js';
import { Settling } from './settling.js';

const THEN = '2019-06-15';
const REFERRED = counting({ from: '2019-01-01', to: '2019-12-31', where: { intervention: [FINSAM] } });

let world: JourneyWorld;
/** A journey that the list alone knows to be erased. */
let journey: string;
let listed: readonly ListedErasure[] | Error;
/** Sends in a process that begins now, on log and vault from before the erasure. */
let send: Send;

beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
  journey = await world.referred({ ...INES, referredOn: '2019-06-01' });
  await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
  world.turnTo(TODAY);
  const rule = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: THEN, dueOn: '2024-06-15' };
  listed = [{ journey, erasedOn: TODAY, rule, approvedBy: 'lena' }];
  send = sendTo(
    useCasesOf({
      ...world.ports,
      settling: new Settling(),
      erasureList: {
        all: async () => {
          if (listed instanceof Error) throw listed;
          return listed;
        },
        names: async () => [],
        add: async () => undefined,
      },
    }),
  );
});
afterEach(() => world.close());

const ofPersons = () => [
  new ReadJourney({ ...by(ANNA), on: 'case' }, journey),
  new FindCases(by(ANNA), INES.identityNumber),
  new ReadDue({ ...by(LENA), on: 'retention' }),
  new Refer(world.sent(ANNA), world.newId(), referral(INES)),
];

it('is erased again before anybody is shown it, whoever asks first', async () => {
  expect(await send(new ReadJourney({ ...by(ANNA), on: 'case' }, journey))).toMatchObject({
    refusal: { code: 'JourneyIsErased' },
  });
  expect(world.logged).toContainEqual(expect.stringMatching(/^Nycklar till gallrade ärenden \(1\) låg kvar/));
});

it.each<[string, () => unknown, () => unknown, object]>([
  [
    'the list of erasures cannot be read',
    () => (listed = new VaultUnavailable('Listan går inte att läsa.')),
    () => (listed = []),
    { name: 'VaultUnavailable' },
  ],
  [
    'the views are behind the log',
    () => jest.spyOn(world.ports.views(), 'reached').mockResolvedValue(false),
    () => jest.restoreAllMocks(),
    { name: 'ViewsUnavailable', mayPass: true },
  ],
])(
  'lets nothing of persons be shown or told while %s, and figures be asked',
  async (_what, hinder, mend, why) => {
    hinder();
    for (const message of ofPersons())
      expect(await send<unknown>(message)).toMatchObject({
        outcome: 'unavailable',
        cause: { name: 'ErasuresUnsettled', cause: why },
      });
    expect(answerOf(await send(new AskStatistics(by(ANNA), REFERRED)))).toMatchObject({ total: 1 });
    mend();
    expect(answerOf(await send(new FindCases(by(ANNA), INES.identityNumber)))).toHaveLength(
      Array.isArray(listed) && listed.length > 0 ? 0 : 1,
    );
  },
);

it('lets a journey be read and told of, and its person be protected, while the case list is built; one that is erased stays so', async () => {
  const going = await world.referred({ ...INES, identityNumber: '19900602-2397' });
  jest.spyOn(world.ports.views(), 'caseload', 'get').mockImplementation(() => {
    throw new ViewsNotBuilt('Ärendelistan byggs upp på nytt ur loggen.');
  });
  const read = (one: string) => send(new ReadJourney({ ...by(ANNA), on: 'case' }, one));
  expect(answerOf(await read(going))).toMatchObject({ id: going, revision: 0 });
  expect(await read(journey)).toMatchObject({ refusal: { code: 'JourneyIsErased' } });
  const accept = { type: 'AcceptReferral', occurredOn: TODAY, data: {} } as const;
  expect(answerOf(await send(new ChangeJourney(world.sent(ANNA), going, 0, accept)))).toMatchObject({
    revision: 1,
  });
  const assign = { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'anna' } } as const;
  answerOf(await send(new ChangeJourney(world.sent(ANNA), going, 1, assign)));
  answerOf(await send(new ProtectIdentity(world.sent(ANNA), going)));
  const asBo = { ...by(BO), on: 'case-person', openedFor: 'reach' } as const;
  expect(await send(new ReadJourney(asBo, going))).toMatchObject({ refusal: { code: 'NotResponsible' } });
  answerOf(await send(new EndProtection(world.sent(ANNA), going, 'ended')));
  expect(await send(new FindCases(by(ANNA), '19900602-2397'))).toMatchObject({
    outcome: 'unavailable',
    cause: { name: 'ViewsUnavailable' },
  });
});
