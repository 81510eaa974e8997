import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker, AuditResult, HeadsState, WholeMatter } from '@samspar/access';
import { journeyStream, under } from '@samspar/casework';
import { declineReferral, refer } from '../../../../test/casework/examples.js';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  FINSAM,
  JourneyWorld,
  NINA,
  NOVUM,
} from '../../../../test/use-cases/journey-world.js';
import { BY_OPERATOR, newUser } from '../../../../test/use-cases/user-ports.js';
import { useCasesOf } from '../all.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { BeginCheck, ReadCheck, RecordCheck } from '../readings/checks.js';
import { type Send, sendTo } from '../use-cases.js';
import { AddUser } from '../users/add-user.js';
import { CheckMatter, countsInText } from './check-matter.js';
import { ReadChecked, ReadMatter, ReadToAudit } from './read-to-audit.js';

const NOT_FOUND = { outcome: 'notFound' };
/** The day on which the second quarter has ended, and a day in that quarter. */
const [JULY, JUNE] = ['2025-07-03', '2025-06-15'];

let world: JourneyWorld;
let send: Send;
let heads: HeadsState;
beforeEach(async () => {
  world = await JourneyWorld.open();
  heads = { newest: null, waitingSince: null, faultSince: null, hasFile: true };
  await users();
});
afterEach(() => world.close());

/** Uses the users as the log now tells, and the heads as they are said to fare. */
const users = async (): Promise<void> => {
  const directory = await world.directory();
  send = sendTo(
    useCasesOf({ ...world.ports, directory, heads: { ...world.ports.heads, state: async () => heads } }),
  );
  await caughtUp();
};
/** The views take in what has been written. */
const caughtUp = async (): Promise<void> => void (await world.send(new ReadToAudit(by(AGDA))));

const due = async (asker = AGDA) =>
  answerOf(await send(new ReadToAudit(by(asker)))).due.map(({ matter, of }) => `${matter} ${of}`);
const read = async (matter: WholeMatter, of: string, asker: Asker = AGDA) =>
  answerOf(await send(new ReadMatter(by(asker), matter, of)));
const check = async (
  matter: WholeMatter,
  of: string,
  result: AuditResult = 'inOrder',
  asker: Asker = AGDA,
) => {
  const { item } = await read(matter, of, asker);
  return send(new CheckMatter(by(asker), matter, of, countsInText(item?.counts ?? {}), result));
};

/** Registered in June what was said to have happened two months before. */
const registeredLate = async (times: number, intervention = FINSAM): Promise<void> => {
  for (let time = 0; time < times; time += 1)
    await world.referred({ intervention, referredOn: '2025-04-01' }, intervention === FINSAM ? ANNA : NINA);
};

/** A journey that ended ten years ago, and was read from a file. */
const ended = async (): Promise<void> => {
  const context = { ...world.sent(ANNA), actor: 'operator', role: 'operator', batch: 'b-1' };
  const told = under(null, [refer({ intervention: FINSAM }, '2014-06-01'), declineReferral('2015-06-15')]);
  await world.ports.streams.handle(journeyStream, world.newId(), told, context);
};

describe('what is to be checked', () => {
  it('is nothing in an association where nothing has happened', async () => expect(await due()).toEqual([]));

  it('is for auditors of an association', async () => {
    const asker = { ...AGDA, association: 'inget' };
    expect(await send(new ReadToAudit(by(asker)))).toEqual(NOT_FOUND);
    expect(await send(new ReadChecked(by(asker), { matter: undefined, result: undefined, page: 1 }))).toEqual(
      NOT_FOUND,
    );
    expect(await send(new ReadMatter(by(asker), 'heads', 'late'))).toEqual(NOT_FOUND);
    expect(await send(new CheckMatter(by(asker), 'heads', 'late', '', 'inOrder'))).toEqual(NOT_FOUND);
    expect(await send(new ReadMatter(by(AGDA), 'heads', 'late'))).toEqual(NOT_FOUND);
    expect(await send(new CheckMatter(by(AGDA), 'heads', 'late', '', 'inOrder'))).toEqual(NOT_FOUND);
  });

  it('is a month of readings that has ended, until its check is recorded', async () => {
    const journey = await world.referred();
    answerOf(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, journey)));
    world.turnTo(JULY);
    await caughtUp();
    expect(await due()).toEqual(['readings 2025-06']);
    answerOf(await send(new BeginCheck(by(AGDA), '2025-06')));
    await caughtUp();
    expect(answerOf(await send(new ReadToAudit(by(AGDA)))).due).toMatchObject([
      { of: '2025-06', since: '2025-07-01', dueBy: '2025-07-31', isBegun: true, last: undefined },
    ]);
    answerOf(
      await send(
        new RecordCheck(by(AGDA), '2025-06', { sample: 'nothingToRemark', outsideHours: 'reported' }),
      ),
    );
    await caughtUp();
    expect(await due()).toEqual([]);
    world.turnTo('2025-08-03');
    expect(await due()).toEqual(['readings 2025-07']);
  });

  it('is an insats and a quarter where much was registered late, of what was registered by hand', async () => {
    world.turnTo(JUNE);
    await registeredLate(3);
    await registeredLate(2, NOVUM);
    await ended();
    await caughtUp();
    expect(await due()).toEqual(['erasures arbetsmarknadsnamnden']);
    world.turnTo(JULY);
    const late = 'lateRegistrations';
    expect(await due()).toEqual([`${late} ${FINSAM}.2025-2`, 'erasures arbetsmarknadsnamnden']);
    expect(await read(late, `${FINSAM}.2025-2`)).toMatchObject({
      item: { counts: { late: 3, registered: 3 } },
    });
  });

  it('is an authority with journeys whose time is out, and again where more are, with what their streams say', async () => {
    const namnd = 'arbetsmarknadsnamnden';
    await ended();
    await caughtUp();
    expect(await read('erasures', namnd)).toMatchObject({
      item: { since: '2020-06-15', counts: { waiting: 1, overdue: 1, erased: 0 } },
      erasures: { due: 1, late: 1, hasMore: false, keptForBirthDay: 0 },
      isDue: true,
    });
    answerOf(await check('erasures', namnd));
    await caughtUp();
    expect(await due()).toEqual([]);
    expect(await read('erasures', namnd)).toMatchObject({ isDue: false, earlier: [{ result: 'inOrder' }] });
    await ended();
    await caughtUp();
    expect(await due()).toEqual([`erasures ${namnd}`]);
  });

  it('is a user whose roles should not meet, and an account that nobody uses, by name', async () => {
    const { user } = answerOf(
      await world.send(new AddUser(BY_OPERATOR, newUser({ roles: ['caseworker', 'auditor'] }))),
    );
    await users();
    const of = `auditorAndCasework.${user}`;
    expect(await due()).toEqual([`roles ${of}`]);
    expect((await read('roles', of)).names.get(user)).toBe('Anna Exempel');
    answerOf(await check('roles', of, 'handedToAdmin'));
    await caughtUp();
    expect(await due()).toEqual([]);
    world.turnTo('2025-12-12');
    expect(await due()).toEqual([`roles inactive.${user}`]);
  });

  it('is what is amiss with the heads, and again where it is so anew', async () => {
    const now = world.now;
    heads = { ...heads, waitingSince: now - 7_200_000 };
    expect(await due()).toEqual(['heads late']);
    answerOf(await check('heads', 'late', 'handedToOperator'));
    await caughtUp();
    expect(await due()).toEqual([]);
    heads = { ...heads, waitingSince: now - 3_600_001 };
    expect(await due()).toEqual(['heads late']);
    heads = { ...heads, waitingSince: null };
    expect(await due()).toEqual([]);
    expect(await read('heads', 'late')).toMatchObject({
      item: undefined,
      isDue: false,
      earlier: [{ actor: 'agda' }],
    });
  });
});

describe('a check', () => {
  const of = `${FINSAM}.2025-2`;
  beforeEach(async () => {
    world.turnTo(JUNE);
    await registeredLate(3);
    world.turnTo(JULY);
    await caughtUp();
  });

  it('is an event with what was looked at and what came of it, by whom, and no name', async () => {
    answerOf(await check('lateRegistrations', of, 'handedToManager'));
    const [event, ...others] = await world.events('MatterChecked');
    expect(others).toEqual([]);
    expect(event?.metadata).toMatchObject({ actor: 'agda', role: 'auditor' });
    expect(event?.data).toEqual({
      association: 'stockholm',
      matter: 'lateRegistrations',
      of,
      counts: { late: 3, registered: 3 },
      result: 'handedToManager',
    });
  });

  it('that is sent once more writes nothing; another result is another check', async () => {
    for (const result of ['remark', 'remark', 'inOrder'] as const) {
      answerOf(await check('lateRegistrations', of, result));
      await caughtUp();
    }
    expect((await world.events('MatterChecked')).map(({ data }) => data)).toMatchObject([
      { result: 'remark' },
      { result: 'inOrder' },
    ]);
    const { listed, names } = answerOf(
      await send(new ReadChecked(by(AGDA), { matter: 'lateRegistrations', result: 'remark', page: 1 })),
    );
    expect(listed).toMatchObject({ total: 1, lines: [{ of, actor: 'agda' }] });
    expect(names.get('agda')).toBe('Agda Prov');
  });

  it('is refused where there is more of it by now than what was looked at', async () => {
    const asked = new CheckMatter(by(AGDA), 'lateRegistrations', of, 'late=2,registered=3', 'inOrder');
    expect(await send(asked)).toMatchObject({ refusal: { code: 'MatterHasChanged' } });
    expect(await world.events('MatterChecked')).toEqual([]);
  });

  it('is made by nobody who worked in the insats then, or within the year before', async () => {
    const { user } = answerOf(
      await world.send(
        new AddUser(BY_OPERATOR, newUser({ roles: ['caseworker', 'auditor'], interventions: [FINSAM] })),
      ),
    );
    await users();
    const herself: Asker = { ...AGDA, actor: user };
    const refusal = { outcome: 'refused', refusal: { code: 'OwnWork' } };
    expect(await read('lateRegistrations', of, herself)).toMatchObject({ notBy: 'OwnWork' });
    expect(await check('lateRegistrations', of, 'inOrder', herself)).toEqual(refusal);
    const own = await check('roles', `auditorAndCasework.${user}`, 'inOrder', herself);
    expect(own).toEqual({ outcome: 'refused', refusal: { code: 'OwnAccount' } });
    expect(await read('lateRegistrations', of)).toMatchObject({ notBy: undefined });
  });

  it('of the month’s readings neither', async () => {
    world.turnTo(JUNE);
    answerOf(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, await world.referred())));
    world.turnTo(JULY);
    const { user } = answerOf(await world.send(new AddUser(BY_OPERATOR, newUser({ externalId: 'hanna' }))));
    await users();
    answerOf(await send(new BeginCheck(by(AGDA), '2025-06')));
    const herself: Asker = { ...AGDA, actor: user };
    expect(answerOf(await send(new ReadCheck(by(herself), '2025-06'))).notBy).toBe('OwnWork');
    expect(await send(new RecordCheck(by(herself), '2025-06', { sample: 'nothingToRemark' }))).toEqual({
      outcome: 'refused',
      refusal: { code: 'OwnWork' },
    });
    expect(answerOf(await send(new ReadCheck(by(AGDA), '2025-06'))).notBy).toBeUndefined();
  });
});
