import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { type UserCommand, userStream } from '@samspar/association';
import { journeyStream, under } from '@samspar/casework';
import { esfTable } from '@samspar/esf';
import { nameBasedId } from '@samspar/event-store';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  consenting,
  FINSAM,
  INES,
  JourneyWorld,
  KARIN,
  LENA,
  NINA,
  NOVUM,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import type { EsfOrder } from './esf.js';
import { FetchEsfList } from './fetch-esf-list.js';
import { MakeEsfList } from './make-esf-list.js';
import { ReadEsfLists } from './read-esf-lists.js';
import { esfFinanced } from '../../../../test/use-cases/esf-financed.js';

const DAY_MS = 86_400_000;
const NUMBER = '198507142381';
const OTHER = '19850716-2389';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
  await world.setUp(esfFinanced(FINSAM));
});
afterEach(() => world.close());

/** The next thing is known later than the last. */
const later = (ms = 1_000): void => {
  world.now += ms;
};

/** A journey that was started, and in June 2025 has ended where a day is said. */
const started = async (
  said: Parameters<JourneyWorld['referred']>[0] = INES,
  startedOn = '2025-03-10',
  exitedOn?: string,
): Promise<string> => {
  const journey = await world.referred({ ...said, referredOn: '2025-03-01' });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-03-02', data: {} });
  const sex = said?.profile?.sex ?? 'woman';
  await world.told(journey, { type: 'StartJourney', occurredOn: startedOn, data: { profile: { sex } } });
  if (exitedOn !== undefined) await ended(journey, exitedOn);
  later();
  return journey;
};
const ended = (journey: string, occurredOn: string) =>
  world.told(journey, {
    type: 'ExitJourney',
    occurredOn,
    data: { exit: { type: 'ExitedForOtherReason', data: { reasons: ['moved'] } } },
  });

const order = (said: Partial<EsfOrder> = {}): EsfOrder => ({
  intervention: FINSAM,
  month: '2025-05',
  ground: 'duty',
  reference: 'AMN 2025-0412',
  days: 7,
  ...said,
});
const make = (said: Partial<EsfOrder> = {}, asker: Asker = ANNA) =>
  world.send(new MakeEsfList(world.sent(asker), order(said)));
const fetch = (list: string, asker: Asker = ANNA) => world.send(new FetchEsfList(by(asker), list));
const made = async (said: Partial<EsfOrder> = {}) => {
  const answer = answerOf(await make(said));
  later();
  return answer;
};
const tableOf = async (said: Partial<EsfOrder> = {}) => {
  const { list, template } = answerOf(await fetch((await made(said)).list));
  return esfTable(list, template).slice(1);
};
const listed = async (asker: Asker = ANNA) =>
  answerOf(await world.send(new ReadEsfLists(by(asker)))).insatser.flatMap(({ lists }) => lists);
const standings = async () => (await listed()).map(({ month, standing }) => [month, standing]);
const corrected = (journey: string, fact: 'startedOn' | 'exitedOn', value: string) =>
  world.told(journey, { type: 'CorrectFact', data: { fact, value, reason: 'entry-error' } });

describe('the list of a month to ESF', () => {
  it('tells of each who took part that month number, sex, start and end', async () => {
    await started();
    await started({ ...INES, identityNumber: OTHER }, '2025-04-01', '2025-05-20');
    await started({ ...INES, identityNumber: '19910202-2382' }, '2025-06-02');
    expect(await tableOf()).toEqual([
      ['2023/00417', '2025-05', NUMBER, 'Kvinna', '2025-03-10', ''],
      ['2023/00417', '2025-05', '198507162389', 'Kvinna', '2025-04-01', '2025-05-20'],
    ]);
  });

  it('has no number of anybody whose identity is protected, nor the day of birth, and the same in its place each month', async () => {
    const journey = await started();
    await started({ ...INES, identityNumber: OTHER });
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    later();
    const written = await tableOf();
    const standIn = written[0]?.[2];
    expect(standIn).toMatch(/^190\d{5}Tf29$/);
    expect(JSON.stringify(written)).not.toContain('19850714');
    expect((await tableOf({ month: '2025-04' }))[0]?.[2]).toBe(standIn);
    expect((await listed())[0]).toMatchObject({ rows: 2, withoutNumber: 1 });
  });

  it('has the same in the place of a number that nobody knows', async () => {
    await started({ profile: { sex: 'man' } });
    expect((await tableOf())[0]?.[2]).toMatch(/^190\d{5}Tm29$/);
  });

  it('leaves out whom it may not tell of, and says how many and why', async () => {
    await started();
    await started({ anonymous: true });
    const withdrawn = await started({ ...INES, identityNumber: OTHER });
    await world.told(withdrawn, consenting('2025-06-02', ['participation']));
    await world.told(withdrawn, { type: 'WithdrawConsent', occurredOn: '2025-06-03', data: {} });
    await started({ profile: { sex: 'notAsked' } });
    later();
    expect(await made()).toMatchObject({
      journeys: [expect.any(String)],
      leftOut: { anonymous: 1, withdrawn: 1, 'sex-unknown': 1 },
    });
  });

  it('on the ground of consent tells of those alone who consent to it, by number where their number is consented to', async () => {
    const toEsf = { receiving: { parties: [], authorities: ['esf-scb'] } };
    const one = await started();
    await world.told(one, consenting('2025-06-01', ['identity', 'participation'], toEsf));
    await started({ ...INES, identityNumber: OTHER });
    later();
    const list = await made({ ground: 'consent', reference: '' });
    expect(list).toMatchObject({ journeys: [one], leftOut: { 'no-consent': 1 } });
    expect(list).not.toHaveProperty('reference');
    await world.told(one, { type: 'WithdrawConsent', occurredOn: TODAY, data: toEsf });
    later();
    expect(await fetch(list.list)).toMatchObject({ refusal: { code: 'ListChanged' } });
    expect((await listed())[0]?.differences).toMatchObject([{ what: 'removed', why: 'withdrawn' }]);
  });

  it('is made by a caseworker of the insats who works for the project owner, and by nobody else', async () => {
    await started();
    expect(await make({}, { ...BO, authority: 'socialnamnden' })).toMatchObject({
      refusal: { code: 'NotProjectOwner', owner: 'Arbetsmarknadsnämnden', allowed: [] },
      field: 'intervention',
    });
    expect(await make({}, { ...NINA, authority: 'arbetsmarknadsnamnden' })).toMatchObject({
      refusal: { code: 'NotProjectOwner' },
    });
    expect(await make({ intervention: 'aktivitetsplatsen' })).toMatchObject({
      refusal: { code: 'NotFinancedByEsf', allowed: [FINSAM] },
    });
    for (const asker of [LENA, AGDA, KARIN]) await expect(make({}, asker)).rejects.toThrow(/role/);
  });

  it.each<[Partial<EsfOrder>, string, string]>([
    [{ month: '2025-06' }, 'MonthNotOver', 'month'],
    [{ month: '2025-6' }, 'MonthWrong', 'month'],
    [{ reference: ' ' }, 'ReferenceMissing', 'reference'],
    [{ reference: OTHER }, 'ReferenceNamesPerson', 'reference'],
    [{ days: 15 }, 'DaysWrong', 'days'],
    [{ month: '2025-01' }, 'NobodyTookPart', 'month'],
  ])('is not made as %j', async (said, code, field) => {
    await started();
    expect(await make(said)).toMatchObject({ outcome: 'refused', refusal: { code }, field });
  });

  it('is an event that says nothing of whom it names, before it can be fetched; each fetch stands in the access log of each', async () => {
    const journey = await started();
    const { list } = await made();
    const [event] = await world.events('EsfListMade');
    expect(JSON.stringify(event?.data)).not.toMatch(/2025-03-10|woman|19850714/);
    expect((await world.shown()).filter(({ on }) => on === 'esf-list')).toEqual([]);
    await fetch(list);
    await fetch(list);
    expect((await world.shown()).filter(({ on }) => on === 'esf-list')).toMatchObject([
      { actor: 'anna', journeys: [journey], reason: 'assigned' },
      { journeys: [journey] },
    ]);
  });

  it('is fetched by whoever made it, until it expires', async () => {
    await started();
    const { list } = await made();
    expect(await fetch(list, BO)).toEqual({ outcome: 'notFound' });
    expect(await fetch(list, { ...ANNA, interventions: [NOVUM] })).toEqual({ outcome: 'notFound' });
    expect((await fetch(list)).outcome).toBe('accepted');
    later(7 * DAY_MS);
    expect(await fetch(list)).toMatchObject({ refusal: { code: 'ListExpired' } });
    expect(await listed()).toMatchObject([{ isThere: false, isMine: true }]);
  });

  it('sent again is the same list, and with another order is refused', async () => {
    await started();
    const sent = world.sent(ANNA);
    const first = answerOf(await world.send(new MakeEsfList(sent, order())));
    expect(await world.send(new MakeEsfList(sent, order()))).toEqual({ outcome: 'repeated', answer: first });
    expect(await world.send(new MakeEsfList(sent, order({ month: '2025-04' })))).toMatchObject({
      refusal: { code: 'CommandIdReused' },
    });
  });

  it('is made by whoever operates the installation for an open caseworker, whom it names', async () => {
    await started();
    const ask = (orderedBy: string) => world.send(new MakeEsfList(world.sent(OPERATOR), order(), orderedBy));
    expect(await ask('nobody')).toMatchObject({ refusal: { code: 'OrdererUnknown' } });
    const { directory, streams } = world.ports;
    const when = { occurredOn: TODAY, today: TODAY };
    const commands: readonly UserCommand[] = [
      {
        type: 'AddUser',
        ...when,
        data: { association: 'stockholm', party: 'municipality', unit: 'Jobbtorg Stockholm' },
      },
      { type: 'GrantRole', ...when, data: { role: 'caseworker' } },
      { type: 'AssignToIntervention', ...when, data: { intervention: FINSAM } },
    ];
    const commandId = nameBasedId('user', 'anna');
    directory.follow(() => {});
    const outcome = await streams.handle(userStream, 'anna', commands, {
      actor: 'operator',
      role: 'operator',
      commandId,
      correlationId: commandId,
    });
    if ('position' in outcome) await directory.reached(outcome.position);
    const list = answerOf(await ask('anna'));
    expect(list.orderedBy).toBe('anna');
    expect((await fetch(list.list, OPERATOR)).outcome).toBe('accepted');
    await directory.close();
  });
});

describe('a list that was made', () => {
  it('is changed once what it told is corrected, and so are the later months to be made anew; it tells what differs', async () => {
    const journey = await started(INES, '2025-03-10', '2025-05-20');
    for (const month of ['2025-03', '2025-04', '2025-05']) await made({ month });
    expect(await standings()).toEqual([
      ['2025-05', 'current'],
      ['2025-04', 'current'],
      ['2025-03', 'current'],
    ]);
    await corrected(journey, 'startedOn', '2025-04-02');
    later();
    expect(await standings()).toEqual([
      ['2025-05', 'changed'],
      ['2025-04', 'changed'],
      ['2025-03', 'changed'],
    ]);
    const [may, , march] = await listed();
    expect(may).toMatchObject({
      differing: { start: 1 },
      differences: [{ what: 'start', was: '2025-03-10', is: '2025-04-02', reference: '0000-0001' }],
      isThere: false,
    });
    expect(march?.differences).toMatchObject([{ what: 'removed' }]);
    expect((await world.shown()).findLast(({ on }) => on === 'esf-lists')?.journeys).toEqual([journey]);
  });

  it('is made anew, with what differs from the one before, and both stand in the register', async () => {
    const journey = await started(INES, '2025-03-10', '2025-04-20');
    await made({ month: '2025-04' });
    await started({ ...INES, identityNumber: OTHER }, '2025-05-05');
    const may = await made();
    await corrected(journey, 'exitedOn', '2025-04-10');
    later();
    expect(await standings()).toEqual([
      ['2025-05', 'follows'],
      ['2025-04', 'changed'],
    ]);
    expect((await fetch(may.list)).outcome).toBe('accepted');
    expect(await made({ month: '2025-04' })).toMatchObject({ changes: { end: 1 } });
    expect(await standings()).toEqual([
      ['2025-05', 'follows'],
      ['2025-04', 'current'],
      ['2025-04', 'replaced'],
    ]);
    expect(await made()).toMatchObject({ changes: {} });
    expect((await standings()).slice(0, 3)).toEqual([
      ['2025-05', 'current'],
      ['2025-05', 'replaced'],
      ['2025-04', 'current'],
    ]);
  });

  it.each<[string, (journey: string) => Promise<unknown>, object]>([
    [
      'misregistered',
      (journey) => world.told(journey, { type: 'MisregisterJourney', data: { reason: 'entry-error' } }),
      { what: 'removed' },
    ],
    [
      'moved to another insats',
      (journey) =>
        world.told(journey, {
          type: 'CorrectFact',
          data: { fact: 'intervention', value: NOVUM, reason: 'entry-error' },
        }),
      { what: 'removed' },
    ],
    [
      'ended within the month',
      (journey) => ended(journey, '2025-05-30'),
      { what: 'end', was: null, is: '2025-05-30' },
    ],
    [
      'protected',
      async (journey) => answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey))),
      { what: 'identity' },
    ],
    [
      'erased',
      async (journey) => {
        await ended(journey, '2025-06-10');
        const rule = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: TODAY, dueOn: TODAY };
        const data = { rule, approvedBy: 'lena' };
        const command = { type: 'EraseJourney', occurredOn: TODAY, today: TODAY, data } as const;
        await world.ports.streams.handle(journeyStream, journey, under(null, [command]), {
          actor: 'lena',
          role: 'team-lead',
          commandId: 'erase-1',
          correlationId: 'erase-1',
        });
      },
      { what: 'removed', why: 'erased' },
    ],
    [
      'known by another number',
      async (journey) =>
        answerOf(
          await world.send(
            new IdentifyPerson(world.sent(ANNA), journey, { identityNumber: OTHER, reason: 'entry-error' }),
          ),
        ),
      { what: 'identity' },
    ],
  ])('is changed, and given no longer, once a journey in it is %s', async (_what, change, difference) => {
    const journey = await started();
    const { list } = await made();
    await change(journey);
    later();
    expect((await listed())[0]?.differences).toMatchObject([{ journey, ...difference }]);
    expect(await fetch(list)).toMatchObject({ refusal: { code: 'ListChanged' } });
  });

  it('is changed by who comes to be known later to have taken part', async () => {
    await started();
    await made();
    const journey = await started({ ...INES, identityNumber: OTHER });
    expect((await listed())[0]?.differences).toMatchObject([{ journey, what: 'added' }]);
    const nobody = await started({ profile: { sex: 'notAsked' } });
    await made();
    answerOf(
      await world.send(new IdentifyPerson(world.sent(ANNA), nobody, { identityNumber: '19910202-2382' })),
    );
    later();
    expect((await listed())[0]?.differences).toMatchObject([{ journey: nobody, what: 'added' }]);
  });

  it('is not changed by what happens after its month, or says nothing that it tells', async () => {
    const journey = await started();
    await made();
    await world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'bo' } });
    await ended(journey, '2025-06-10');
    later();
    expect(await standings()).toEqual([['2025-05', 'current']]);
  });

  it('tells leads of the project owner and auditors how much differs, and of no journey', async () => {
    const journey = await started();
    await made();
    await corrected(journey, 'startedOn', '2025-03-11');
    later();
    for (const asker of [{ ...LENA, authority: 'arbetsmarknadsnamnden' }, AGDA])
      expect(await listed(asker)).toMatchObject([
        { standing: 'changed', differing: { start: 1 }, differences: [], isMine: false },
      ]);
    expect(await listed({ ...LENA, authority: 'socialnamnden' })).toEqual([]);
    expect(await listed(NINA)).toEqual([]);
  });
});
