import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { HIDDEN_AUTHORITY, journeyStream, under } from '@samspar/casework';
import { endOfDayInStockholm } from '@samspar/kernel';
import { AddUser, type NewUser } from '../users/add-user.js';
import { BY_OPERATOR } from '../../../../test/use-cases/user-ports.js';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
} from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { type Clocks, ReplayJourney } from './replay-journey.js';
import type { Told } from '../journeys/told.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const replay = (journey: string, clocks: Clocks = {}, asker: Asker = AGDA) =>
  world.send(new ReplayJourney(by(asker), journey, clocks));
const replayed = async (journey: string, clocks?: Clocks) => answerOf(await replay(journey, clocks));
const types = async (journey: string, clocks: Clocks) =>
  (await replayed(journey, clocks)).events.map(({ event }) => event.type);
const last = async (journey: string, clocks?: Clocks) =>
  (await replayed(journey, clocks)).events.at(-1)?.after;

const accept = (occurredOn: string): Told => ({ type: 'AcceptReferral', occurredOn, data: {} });
const start = (occurredOn: string): Told => ({
  type: 'StartJourney',
  occurredOn,
  data: { profile: { sex: 'woman' } },
});
const meet = (occurredOn: string, note?: string) =>
  ({
    type: 'RecordTeamMeeting',
    occurredOn,
    data: { attendance: [], decisions: [], violenceQuestionAsked: false, ...(note && { note }) },
  }) as const;
const exit = (occurredOn: string): Told => ({
  type: 'ExitJourney',
  occurredOn,
  data: { exit: { type: 'ExitedForOtherReason', data: { reasons: 'unknown' } } },
});
const consent = (occurredOn: string, said: object = {}): Told => ({
  type: 'GiveConsent',
  occurredOn,
  data: {
    giving: { parties: [], authorities: ['arbetsmarknadsnamnden'] },
    receiving: { parties: ['region'], authorities: [] },
    kinds: ['plan'],
    purpose: 'Vid Gulsparven',
    form: 'oral',
    language: 'sv',
    ...said,
  },
});

/** Referred on 15 June 2025, accepted on the 17th, started on the 19th, a meeting on the 22nd that was registered on 4 July. */
const lived = async (said: object = INES): Promise<string> => {
  world.turnTo('2025-06-16');
  const journey = await world.referred({
    ...said,
    referredOn: '2025-06-15',
    note: 'Ring hennes syster Hyacint.',
  });
  world.turnTo('2025-06-19');
  await world.told(journey, accept('2025-06-17'));
  await world.told(journey, start('2025-06-19'));
  world.turnTo('2025-07-04');
  await world.told(journey, meet('2025-06-22', 'Sädesärlan'));
  return journey;
};
const WHOLE = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity } as const;
const SEALED = /Hyacint|Sädesärlan|Gulsparven|Ines|19850714|070-000/i;

describe('a journey event by event', () => {
  it('has for each what it was, its two moments, how late, who, and the journey once it had happened', async () => {
    const journey = await lived();
    const { events, reference, whole, names, today } = await replayed(journey);
    expect(
      events.map(({ event: { type, occurredOn }, revision, daysLate, after }) => [
        revision,
        type,
        occurredOn,
        daysLate,
        after.status,
        after.contacts.length,
      ]),
    ).toEqual([
      [0, 'ParticipantReferred', '2025-06-15', 1, 'referred', 0],
      [1, 'ReferralAccepted', '2025-06-17', 2, 'accepted', 0],
      [2, 'JourneyStarted', '2025-06-19', 0, 'started', 0],
      [3, 'TeamMeetingHeld', '2025-06-22', 12, 'started', 1],
    ]);
    expect(events[3]).toMatchObject({
      actor: 'anna',
      role: 'caseworker',
      party: 'municipality',
      authority: 'arbetsmarknadsnamnden',
      knownAt: Date.parse('2025-07-04T10:00:00Z'),
      isImported: false,
      consents: [],
      grounds: [],
    });
    expect([reference, whole.length, names.get('anna'), today]).toEqual([
      '0000-0001',
      4,
      'Anna Prov',
      '2025-07-04',
    ]);
  });

  it('is compared with itself at another moment in one reading, and has all that is known beside', async () => {
    const journey = await lived();
    const compared = answerOf(
      await world.send(new ReplayJourney(by(AGDA), journey, { asOf: '2025-06-17' }, { asOf: '2025-06-19' })),
    );
    const lengths = [compared.events, compared.compared?.events, compared.whole].map((one) => one?.length);
    expect(lengths).toEqual([2, 3, 4]);
    expect(compared.whole.map(({ holdsFrom }) => holdsFrom)).toEqual([
      '2025-06-15',
      '2025-06-17',
      '2025-06-19',
      '2025-06-22',
    ]);
    expect((await replayed(journey)).compared).toBeUndefined();
  });

  it('tells at which unit whoever registered it worked then', async () => {
    world.turnTo('2025-06-15');
    const user: NewUser = {
      association: 'stockholm',
      party: 'municipality',
      unit: 'Jobbtorg',
      externalId: 'nora',
      name: 'Nora Prov',
      roles: ['caseworker'],
      interventions: [FINSAM],
    };
    const id = world.newId();
    answerOf(await world.send(new AddUser(BY_OPERATOR, user, id)));
    world.turnTo('2025-06-16');
    const journey = await world.referred({}, { ...ANNA, actor: id });
    expect((await replayed(journey)).events[0]).toMatchObject({
      workplace: { party: 'municipality', unit: 'Jobbtorg' },
    });
    expect((await replayed(await world.referred())).events[0]).toMatchObject({
      workplace: { party: null, unit: null },
    });
  });

  it('tells no day late where nobody knows the day', async () => {
    const journey = await world.referred({ referredOn: 'unknown' });
    expect((await replayed(journey)).events[0]?.daysLate).toBeNull();
  });

  it('tells the consents and other grounds in force on the day it happened, as they were known by then (OSL 10 kap. 1 §)', async () => {
    world.turnTo('2025-06-24');
    const journey = await world.referred();
    await world.told(journey, consent('2025-06-19', { expiresOn: '2025-06-21' }));
    await world.told(journey, accept('2025-06-21'));
    await world.told(journey, start('2025-06-22'));
    await world.told(journey, {
      type: 'GroundDisclosure',
      occurredOn: '2025-06-23',
      data: {
        ground: 'necessary',
        receiver: 'forsakringskassan',
        kinds: ['participation'],
        why: 'Sädesärlan',
        expiresOn: '2025-06-23',
      },
    });
    await world.told(journey, meet('2025-06-23'));
    await world.told(journey, meet('unknown'));
    const { events } = await replayed(journey);
    expect(events.map(({ consents, grounds }) => [consents.length, grounds.length])).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it('is found by its number as by its id', async () => {
    const journey = await lived();
    const imported = await world.imported('17');
    expect((await replayed('0000-0001')).id).toBe(journey);
    expect((await replayed(' 00000001 ')).id).toBe(journey);
    expect(await replayed('17')).toMatchObject({
      id: imported,
      reference: '17',
      events: [{ isImported: true }],
    });
    await world.imported('17');
    for (const text of ['17', '18', '', imported.replace('0', '9')])
      expect(await replay(text)).toEqual({ outcome: 'notFound' });
  });
});

describe('as it was, and as it was known', () => {
  it('leaves out what was registered after the moment', async () => {
    const journey = await lived();
    const until = (day: string) => types(journey, { knownAt: endOfDayInStockholm(day) });
    expect(await until('2025-06-15')).toEqual([]);
    expect(await until('2025-06-16')).toEqual(['ParticipantReferred']);
    expect(await until('2025-07-03')).toEqual(['ParticipantReferred', 'ReferralAccepted', 'JourneyStarted']);
    expect(await until('2025-07-04')).toHaveLength(4);
    expect(await types(journey, { knownAt: Date.parse('2025-07-04T10:00:00Z') })).toHaveLength(4);
    expect(await types(journey, { knownAt: Date.parse('2025-07-04T10:00:00Z') - 1 })).toHaveLength(3);
  });

  it('leaves out what happened after the day, whenever it was registered', async () => {
    const journey = await lived();
    expect(await types(journey, { asOf: '2025-06-14' })).toEqual([]);
    expect(await types(journey, { asOf: '2025-06-17' })).toEqual(['ParticipantReferred', 'ReferralAccepted']);
    expect(await types(journey, { asOf: '2025-06-22' })).toHaveLength(4);
    expect((await replayed(journey, { asOf: '2025-06-17' })).whole).toHaveLength(4);
  });

  it('are two clocks: what had happened by a day, as far as was known at a moment', async () => {
    const journey = await lived();
    const clocks = { asOf: '2025-06-22', knownAt: endOfDayInStockholm('2025-07-03') };
    expect(await types(journey, clocks)).toEqual([
      'ParticipantReferred',
      'ReferralAccepted',
      'JourneyStarted',
    ]);
    expect((await replayed(journey, clocks)).clocks).toEqual(clocks);
  });

  it('takes a corrected fact as it now is known to have been, but only from then on as it was known (docs/adr/0026)', async () => {
    const journey = await lived();
    world.turnTo('2025-07-09');
    await world.told(journey, {
      type: 'CorrectFact',
      data: { fact: 'startedOn', value: '2025-06-18', reason: 'entry-error' },
    });
    expect((await last(journey, { asOf: '2025-06-18' }))?.facts.startedOn).toBe('2025-06-18');
    expect((await last(journey, { asOf: '2025-06-17' }))?.status).toBe('accepted');
    expect((await last(journey, { knownAt: endOfDayInStockholm('2025-07-08') }))?.facts.startedOn).toBe(
      '2025-06-19',
    );
    expect(
      (await last(journey, { asOf: '2025-06-18', knownAt: endOfDayInStockholm('2025-07-08') }))?.status,
    ).toBe('accepted');
  });

  it('has no entry that was struck, nor two where one was told anew, but as it was known then it has', async () => {
    const journey = await lived();
    world.turnTo('2025-07-09');
    await world.told(journey, {
      type: 'AnnulEntry',
      data: { entry: 3, reason: 'entry-error', anew: meet('2025-06-23') },
    });
    const days = async (clocks: Clocks) => (await last(journey, clocks))?.contacts.map(({ on }) => on);
    expect(await days({ asOf: '2025-07-14' })).toEqual(['2025-06-23']);
    expect(await days({ asOf: '2025-06-22' })).toEqual([]);
    expect(await days({ knownAt: endOfDayInStockholm('2025-07-08') })).toEqual(['2025-06-22']);
  });

  it('has no exit that was taken back, and the journey went on', async () => {
    const journey = await lived();
    await world.told(journey, exit('2025-06-29'));
    world.turnTo('2025-07-09');
    await world.told(journey, { type: 'ReopenJourney', data: { reason: 'entry-error' } });
    expect((await last(journey, { asOf: '2025-06-29' }))?.status).toBe('started');
    expect((await last(journey, { knownAt: endOfDayInStockholm('2025-07-08') }))?.status).toBe('ended');
  });

  it('is there from the day of a step that is known, where that of the referral is not', async () => {
    world.turnTo('2025-07-04');
    const journey = await world.referred({ referredOn: 'unknown' });
    await world.told(journey, accept('2025-06-17'));
    expect(await types(journey, { asOf: '2025-06-16' })).toEqual([]);
    expect((await last(journey, { asOf: '2025-06-17' }))?.status).toBe('accepted');
  });

  it('has nothing before the referral, even what was registered as earlier', async () => {
    world.turnTo('2025-06-24');
    const journey = await world.referred({ referredOn: '2025-06-19' });
    await world.told(journey, consent('2025-06-15'));
    expect(await types(journey, { asOf: '2025-06-16' })).toEqual([]);
  });
});

describe('who may replay a journey', () => {
  it('is an auditor of its association; elsewhere it is not there (OSL 2009:400 10:17)', async () => {
    const journey = await lived();
    for (const association of ['annat', null])
      expect(await replay(journey, {}, { ...AGDA, association })).toEqual({ outcome: 'notFound' });
    expect(world.logged.filter((line) => line.includes('bad om att granska'))).toHaveLength(2);
    for (const asker of [ANNA, LENA, { ...AGDA, role: 'office', roles: ['office'] as const }])
      await expect(replay(journey, {}, asker)).rejects.toThrow('ReplayJourney is not for the role');
    expect(await world.shown()).toEqual([]);
  });

  it('is written down before it is shown, with why (docs/adr/0011)', async () => {
    const journey = await lived();
    await replayed(journey);
    expect(await world.events('PersonsShown')).toMatchObject([
      {
        stream: 'access-agda-2025-07-04',
        metadata: { actor: 'agda', role: 'auditor' },
        data: { association: 'stockholm', journeys: [journey], on: 'replay', reason: 'replay' },
      },
    ]);
  });
});

describe('what an auditor is not shown (OSL 2009:400 10:17)', () => {
  it('is who she is, what was written in words, and whose other journeys are hers', async () => {
    const journey = await lived();
    await world.told(journey, consent('2025-06-24'));
    const { state } = await world.journey(journey);
    const told = await replayed(journey);
    const text = inspect(told, WHOLE);
    expect(text).not.toMatch(SEALED);
    expect(state.status !== 'none' && text.includes(state.participantId)).toBe(false);
    expect(told.events.at(-1)?.event).toMatchObject({ data: { purpose: '', kinds: ['plan'] } });
  });

  it('is unit, district and authorities too, of a protected identity (docs/adr/0024)', async () => {
    const journey = await lived({
      ...INES,
      referringUnit: 'Fjärilsenheten',
      profile: { sex: 'woman', district: 'farsta' },
    });
    await world.told(journey, consent('2025-06-24'));
    await world.told(journey, {
      type: 'GroundDisclosure',
      occurredOn: '2025-06-24',
      data: {
        ground: 'necessary',
        receiver: 'forsakringskassan',
        kinds: ['participation'],
        why: 'Sädesärlan',
      },
    });
    const open = await replayed(journey);
    expect(open.isProtected).toBe(false);
    expect(JSON.stringify(open.events)).toMatch(
      /Fjärilsenheten.*farsta.*arbetsmarknadsnamnden.*forsakringskassan/s,
    );
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    const told = await replayed(journey);
    expect(told.isProtected).toBe(true);
    expect(JSON.stringify(told.events)).not.toMatch(
      /Fjärilsenheten|farsta|arbetsmarknadsnamnden|forsakringskassan|Gulsparven/,
    );
    expect(told.events.at(-1)).toMatchObject({
      authority: undefined,
      workplace: { unit: null },
      consents: [{ giving: { authorities: [HIDDEN_AUTHORITY] }, receiving: { parties: ['region'] } }],
      grounds: [{ giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY }],
      after: { grounds: [{ giver: HIDDEN_AUTHORITY }] },
    });
  });

  it('is the register’s own number of an erased journey, of which codes and days remain', async () => {
    const journey = await world.imported('17');
    await world.told(journey, { type: 'MisregisterJourney', data: { reason: 'entry-error' } }, BO);
    world.turnTo('2040-01-01');
    const { commandId, correlationId } = world.sent(LENA);
    const rule = {
      authority: 'arbetsmarknadsnamnden',
      years: 5,
      lastEventOn: '2024-01-10',
      dueOn: '2029-01-10',
    };
    const { today } = world;
    const erase = {
      type: 'EraseJourney',
      occurredOn: today,
      today,
      data: { rule, approvedBy: 'lena' },
    } as const;
    const context = { actor: 'operator', role: 'operator', commandId, correlationId };
    await world.ports.streams.handle(journeyStream, journey, under(null, [erase]), context);
    const told = await replayed(journey);
    expect(told).toMatchObject({ erasedOn: '2040-01-01', reference: '0000-0001' });
    expect(told.events.map(({ event }) => event.type)).toEqual([
      'ParticipantReferred',
      'JourneyMisregistered',
      'JourneyErased',
    ]);
  });
});
