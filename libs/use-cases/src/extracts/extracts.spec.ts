import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { extractStream, OPERATOR } from '@samspar/access';
import { type UserCommand, userStream } from '@samspar/association';
import { journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  NINA,
  NOW,
  NOVUM,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import type { Told } from '../journeys/told.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { SetUp } from '../set-up/set-up.js';
import { GiveExtract, type Handing } from './give-extract.js';
import { ReadExtract } from './read-extract.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const INSURANCE = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' } as const;

const extractOf = (journey: string, asker = ANNA, extract?: string) =>
  world.send(
    new ReadExtract({ ...by(asker), on: 'case-extract' }, journey, extract === undefined ? {} : { extract }),
  );
const read = async (...asked: Parameters<typeof extractOf>) => answerOf(await extractOf(...asked));

const handing = async (journey: string, said: Partial<Handing> = {}, asker = ANNA): Promise<Handing> => ({
  recipient: 'person',
  form: 'in-person',
  checked: (await read(journey, asker)).journeys.map(({ id, revision }) => ({ journey: id, revision })),
  heldBack: [],
  ...said,
});
const give = async (journey: string, said: Partial<Handing> = {}, asker = ANNA) =>
  world.send(new GiveExtract(world.sent(asker), journey, await handing(journey, said, asker)));

const UNN = '19850715-2380';
const EXAMPLE = new URL('../../../../docs/examples/stockholm.json', import.meta.url);
const when = { occurredOn: TODAY, today: TODAY };
const at = (unit: string) => ({ party: 'municipality', unit }) as const;

/** A user as the log knows her. */
const working = async (user: string, commands: readonly UserCommand[]): Promise<bigint> => {
  const commandId = nameBasedId('user', user, String(world.now));
  const context = { actor: 'operator', role: 'operator', commandId, correlationId: commandId };
  const outcome = await world.ports.streams.handle(userStream, user, commands, context);
  return 'position' in outcome ? outcome.position : 0n;
};

const typesIn = async (...asked: Parameters<typeof extractOf>) =>
  (await read(...asked)).journeys.flatMap(({ entries }) => entries.map(({ event }) => event.type));

const CONSENT: Told = {
  type: 'GiveConsent',
  occurredOn: TODAY,
  data: {
    giving: { parties: ['forsakringskassan'], authorities: [] },
    receiving: { parties: [], authorities: ['arbetsmarknadsnamnden'] },
    kinds: ['participation'],
    purpose: 'Samverkan',
    form: 'written',
    language: 'sv',
    obtainedBy: null,
  },
};

/** A journey with an entry of the insurance office, which no consent lets anybody be told. */
const withOthersEntry = async (): Promise<string> => {
  const journey = await world.referred({ ...INES, note: 'Vill börja arbeta.' });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} }, INSURANCE);
  return journey;
};

describe('what an authority keeps about a person (dataskyddsförordningen art. 15)', () => {
  it('is told with her texts in the clear, her name, and who has read it: unit and role, and nobody by name', async () => {
    const journey = await world.referred({ ...INES, note: 'Vill börja arbeta.' });
    const { authority, journeys, isWhole } = await read(journey);
    expect(authority.id).toBe('arbetsmarknadsnamnden');
    expect(isWhole).toBe(false);
    const [own] = journeys;
    expect(own).toMatchObject({
      id: journey,
      heldBack: 0,
      left: [],
      card: { number: INES.identityNumber, particulars: { name: INES.name } },
      entries: [{ giving: 'own', event: { type: 'ParticipantReferred' } }],
    });
    expect([...(own?.clear.values() ?? [])]).toEqual(['Vill börja arbeta.']);
    const [, ...again] = (await read(journey)).journeys[0]?.readings ?? [];
    expect((await read(journey)).journeys[0]?.readings[0]).toEqual({
      knownAt: NOW,
      actor: 'anna',
      role: 'caseworker',
      party: null,
      unit: null,
      name: null,
      on: 'case-extract',
      reason: 'assigned',
    });
    expect(again).toEqual([]);
  });

  it('leaves what another authority has registered to that one, unless consent in force covers it (OSL 8:1, 10:1)', async () => {
    const journey = await withOthersEntry();
    expect(await typesIn(journey)).toEqual(['ParticipantReferred']);
    expect((await read(journey)).journeys[0]?.left).toMatchObject([
      { authority: { id: 'forsakringskassan' }, count: 1 },
    ]);
    await world.told(journey, CONSENT);
    expect((await read(journey)).journeys[0]).toMatchObject({
      left: [],
      entries: [{ giving: 'own' }, { giving: 'consented' }, { giving: 'own' }],
    });
  });

  it('says which of its entries were corrected or struck, and what each said', async () => {
    const journey = await world.referred(INES);
    const meeting = {
      type: 'RecordTeamMeeting',
      occurredOn: TODAY,
      data: { attendance: [], decisions: [], violenceQuestionAsked: false },
    } as const;
    const reason = 'entry-error' as const;
    await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} });
    await world.told(journey, {
      type: 'StartJourney',
      occurredOn: TODAY,
      data: { profile: { sex: 'woman' } },
    });
    await world.told(journey, meeting);
    await world.told(journey, {
      type: 'AnnulEntry',
      data: {
        entry: 3,
        anew: { ...meeting, data: { ...meeting.data, violenceQuestionAsked: true } },
        reason,
      },
    });
    await world.told(journey, { type: 'AnnulEntry', data: { entry: 4, reason } });
    const { entries = [] } = (await read(journey)).journeys[0] ?? {};
    expect(entries.filter(({ event }) => event.type === 'TeamMeetingHeld')).toMatchObject([
      { revision: 3, annulled: 'corrected' },
      { revision: 4, annulled: 'struck' },
    ]);
  });

  it('gives what another ground lets it be told, and leaves that ground itself to who stated it (OSL 10:2)', async () => {
    const journey = await withOthersEntry();
    await world.told(
      journey,
      {
        type: 'GroundDisclosure',
        occurredOn: TODAY,
        data: {
          ground: 'necessary',
          receiver: 'arbetsmarknadsnamnden',
          kinds: ['participation'],
          why: 'Behövs.',
          validFrom: TODAY,
        },
      },
      INSURANCE,
    );
    expect((await read(journey)).journeys[0]).toMatchObject({
      entries: [{ giving: 'own' }, { giving: 'consented', event: { type: 'ReferralAccepted' } }],
      left: [{ authority: { id: 'forsakringskassan' }, count: 1 }],
    });
  });

  it('never takes an entry for anybody’s of which nobody knows whose it is: who answers for the journey gives it', async () => {
    const { authority: _none, ...unknown } = ANNA;
    const journey = await world.referred(INES, unknown);
    const [one] = (await read(journey)).journeys;
    const isRun = one?.controller === undefined || one.controller.id === ANNA.authority;
    expect(one?.entries.map(({ giving }) => giving)).toEqual(isRun ? ['unattributed'] : []);
  });

  it('is nobody’s to put together for whom no authority is known', async () => {
    const journey = await world.referred(INES);
    const { authority: _none, ...unknown } = ANNA;
    expect(await extractOf(journey, unknown)).toMatchObject({ refusal: { code: 'AuthorityNotKnown' } });
  });

  it('shows nobody that somebody works with her in another insats', async () => {
    const journey = await world.referred(INES);
    const other = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    expect((await read(journey)).journeys.map(({ id }) => id)).toEqual([journey]);
    expect(await extractOf(other)).toEqual({ outcome: 'notFound' });
    const ulla = { ...ULLA, authority: 'arbetsmarknadsnamnden' };
    expect((await read(journey, ulla)).journeys.map(({ id }) => id).toSorted()).toEqual(
      [journey, other].toSorted(),
    );
  });

  it('tells of both numbers of a person where that was said from a journey that the asker sees, and of no other', async () => {
    const identify = async (journey: string, asker = ANNA) =>
      answerOf(
        await world.send(
          new IdentifyPerson(world.sent(asker), journey, { identityNumber: UNN, reason: 'new-number' }),
        ),
      );
    const before = await world.referred(INES);
    const since = await world.referred({ identityNumber: UNN });
    const elsewhere = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    await identify(elsewhere, NINA);
    expect((await read(before)).journeys.map(({ id }) => id)).toEqual([before]);
    expect((await read(since)).journeys.map(({ id }) => id)).toEqual([since]);
    const here = await world.referred(INES);
    await identify(here);
    for (const journey of [before, since, here])
      expect((await read(journey)).journeys.map(({ id }) => id).toSorted()).toEqual([before, since, here]);
  });

  it('says where each reader worked then, and who she is only once the association says so (EU-domstolen C-579/21)', async () => {
    const journey = await world.referred(INES);
    await working('bo', [
      { type: 'AddUser', ...when, data: { association: 'stockholm', ...at('Jobbtorg Stockholm') } },
    ]);
    world.now = NOW + 1_000;
    await read(journey, BO);
    world.now = NOW + 2_000;
    await working('bo', [{ type: 'MoveUser', ...when, data: at('Enheten för hemlösa') }]);
    world.now = NOW + 3_000;
    await read(journey, BO);
    const told = async () =>
      (await read(journey)).journeys[0]?.readings
        .filter(({ actor }) => actor === 'bo')
        .map(({ unit, name }) => [unit, name]);
    expect(await told()).toEqual([
      ['Jobbtorg Stockholm', null],
      ['Enheten för hemlösa', null],
    ]);
    const named = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), namesOfReaders: true };
    answerOf(await world.send(new SetUp(by(OPERATOR), named)));
    expect(await told()).toEqual([
      ['Jobbtorg Stockholm', 'Bo Prov'],
      ['Enheten för hemlösa', 'Bo Prov'],
    ]);
  });

  it('says that a journey is erased, and nothing else of it', async () => {
    const journey = await world.referred(INES);
    const other = await world.referred(INES);
    await world.told(other, { type: 'DeclineReferral', occurredOn: TODAY, data: { reason: 'other' } });
    const rule = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: TODAY, dueOn: TODAY };
    await world.ports.streams.handle(
      journeyStream,
      other,
      under(null, [{ type: 'EraseJourney', ...when, data: { rule, approvedBy: 'lena' } }]),
      { ...by(ANNA).asker, commandId: 'erase-1', correlationId: 'erase-1' },
    );
    const { journeys, erased } = await read(journey);
    expect(journeys.map(({ id }) => id)).toEqual([journey]);
    expect(erased).toMatchObject([{ erasedOn: world.today }]);
    expect(await extractOf(other)).toMatchObject({ refusal: { code: 'JourneyIsErased' } });
  });

  it('is for who is responsible alone where the identity is protected', async () => {
    const journey = await world.referred(INES);
    await world.participant(journey, { type: 'ProtectIdentity', occurredOn: TODAY, today: TODAY, data: {} });
    expect(await extractOf(journey)).toMatchObject({ refusal: { code: 'ExtractOfProtected' } });
    await world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'anna' } });
    expect((await read(journey)).journeys).toMatchObject([
      { card: { isProtected: true, number: expect.stringMatching(/^1985/) } },
    ]);
    const [opened, ...more] = (await world.shown()).filter(({ openedFor }) => openedFor !== undefined);
    expect([opened, more]).toMatchObject([
      {
        actor: 'anna',
        on: 'case-extract',
        reason: 'responsible',
        openedFor: 'requested',
        journeys: [journey],
      },
      [],
    ]);
    expect(await extractOf(journey, BO)).toMatchObject({ refusal: { code: 'ExtractOfProtected' } });
    expect((await world.shown()).filter(({ openedFor }) => openedFor !== undefined)).toHaveLength(1);
  });

  it('has nothing of an anonymous journey, which is about nobody', async () => {
    const journey = await world.referred({ anonymous: true });
    expect(await extractOf(journey)).toMatchObject({ refusal: { code: 'ParticipantIsAnonymous' } });
  });
});

describe('giving out an extract', () => {
  it('is an event beside the journey: to whom and how, what was held back and why, and no text', async () => {
    const journey = await withOthersEntry();
    const before = await world.journey(journey);
    const answer = answerOf(
      await give(journey, { heldBack: [{ journey, revision: 0, ground: 'other-person' }] }),
    );
    const [event] = await world.events('ExtractGiven');
    expect(event?.stream).toBe(`${extractStream.prefix}${journey}`);
    expect(event?.data).toEqual({
      extract: answer.extract,
      association: 'stockholm',
      authority: 'arbetsmarknadsnamnden',
      recipient: 'person',
      form: 'in-person',
      revision: 1,
      heldBack: [{ revision: 0, ground: 'other-person' }],
      leftTo: ['forsakringskassan'],
    });
    expect((await world.journey(journey)).revision).toBe(before.revision);
  });

  it('is read again as it was given out, whatever was registered since, by its own authority alone', async () => {
    const journey = await world.referred(INES);
    await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} });
    const { extract } = answerOf(
      await give(journey, { heldBack: [{ journey, revision: 0, ground: 'care' }] }),
    );
    world.now = NOW + 1_000;
    await world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'anna' } });
    const given = await read(journey, ANNA, extract);
    expect(given.at).toBe(NOW);
    expect(given.journeys[0]).toMatchObject({
      heldBack: 1,
      entries: [{ event: { type: 'ReferralAccepted' } }],
      given: [],
    });
    expect((await read(journey)).journeys[0]?.given).toMatchObject([{ extract, form: 'in-person' }]);
    expect(await extractOf(journey, INSURANCE, extract)).toEqual({ outcome: 'notFound' });
    expect(await extractOf(journey, ANNA, journey)).toEqual({ outcome: 'notFound' });
  });

  it('shows no entry of another authority again once consent to it is withdrawn (OSL 10:1)', async () => {
    const journey = await withOthersEntry();
    await world.told(journey, CONSENT);
    const { extract } = answerOf(await give(journey));
    expect((await read(journey, ANNA, extract)).journeys[0]?.entries.length).toBe(3);
    await world.told(journey, { type: 'WithdrawConsent', occurredOn: TODAY, data: {} });
    expect((await read(journey, ANNA, extract)).journeys[0]).toMatchObject({
      entries: [{ giving: 'own' }, { giving: 'own' }],
      left: [{ authority: { id: 'forsakringskassan' }, count: 1 }],
    });
  });

  it('is refused where something was registered after it was looked through', async () => {
    const journey = await world.referred(INES);
    const looked = await handing(journey);
    await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} });
    expect(await world.send(new GiveExtract(world.sent(ANNA), journey, looked))).toMatchObject({
      refusal: { code: 'ExtractChanged' },
    });
    expect(await world.events('ExtractGiven')).toEqual([]);
  });

  it('holds back nothing that is not in it', async () => {
    const journey = await withOthersEntry();
    expect(await give(journey, { heldBack: [{ journey, revision: 1, ground: 'informant' }] })).toMatchObject({
      refusal: { code: 'EntryNotInExtract' },
    });
  });

  it('is done once, however often it is sent', async () => {
    const journey = await world.referred(INES);
    const sent = world.sent(ANNA);
    const looked = await handing(journey);
    const first = answerOf(await world.send(new GiveExtract(sent, journey, looked)));
    await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} });
    expect(await world.send(new GiveExtract(sent, journey, looked))).toEqual({
      outcome: 'repeated',
      answer: first,
    });
    expect(
      await world.send(new GiveExtract({ ...sent, text: '{"form":"mail"}' }, journey, looked)),
    ).toMatchObject({ refusal: { code: 'CommandIdReused' } });
    expect((await world.events('ExtractGiven')).length).toBe(1);
  });
});
