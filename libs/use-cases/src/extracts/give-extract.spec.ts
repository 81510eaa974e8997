import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { type UserCommand, userStream } from '@samspar/association';
import { journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import {
  ANNA,
  answerOf,
  BO,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { FindForExtract } from './find-for-extract.js';
import { GiveExtract, type Handing } from './give-extract.js';
import { ReadExtract } from './read-extract.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

/** In both insatser of her authority. */
const JOBBTORG: Asker = { ...ULLA, authority: 'arbetsmarknadsnamnden' };
const CARE: Asker = {
  ...NINA,
  party: 'region',
  authority: 'halso-och-sjukvardsnamnden',
  interventions: ['ips-psykosvarden'],
};
const when = { occurredOn: TODAY, today: TODAY };

const read = (journey: string, asker: Asker, checkedBy?: string) =>
  world.send(
    new ReadExtract(
      { ...by(asker), on: 'case-extract' },
      journey,
      checkedBy === undefined ? {} : { checkedBy },
    ),
  );
const lookedThrough = async (...asked: Parameters<typeof read>): Promise<Handing> => ({
  recipient: 'person',
  form: 'in-person',
  checked: answerOf(await read(...asked)).journeys.map(({ id, revision }) => ({ journey: id, revision })),
  heldBack: [],
});
const give = (journey: string, asker: Asker, handing: Handing, checkedBy?: string) =>
  world.send(new GiveExtract(world.sent(asker), journey, handing, checkedBy));
const accept = (journey: string, asker = ANNA) =>
  world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} }, asker);
const given = async () =>
  (await world.events('ExtractGiven')).map(({ stream, data }) => ({ stream, heldBack: data['heldBack'] }));

describe('an extract of several journeys', () => {
  it('is written down in each, with what was held back of it: each entry once, in their order', async () => {
    const here = await accept(await world.referred(INES));
    const there = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const heldBack = [
      { journey: here, revision: 1, ground: 'informant' },
      { journey: here, revision: 0, ground: 'care' },
      { journey: here, revision: 1, ground: 'other-person' },
    ] as const;
    const handing = { ...(await lookedThrough(here, JOBBTORG)), heldBack };
    const { position } = answerOf(await give(here, JOBBTORG, handing));
    expect(position).toBe(String(await world.ports.store.lastPosition()));
    expect(await given()).toEqual([
      { stream: `extract-${there}`, heldBack: [] },
      {
        stream: `extract-${here}`,
        heldBack: [
          { revision: 0, ground: 'care' },
          { revision: 1, ground: 'informant' },
        ],
      },
    ]);
  });

  it('is refused where another journey has come, or something was registered in any of them, since it was looked through', async () => {
    const here = await world.referred(INES);
    const before = await lookedThrough(here, JOBBTORG);
    const there = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const both = await lookedThrough(here, JOBBTORG);
    await world.told(there, { type: 'AcceptReferral', occurredOn: TODAY, data: {} }, NINA);
    for (const handing of [before, both])
      expect(await give(here, JOBBTORG, handing)).toEqual({
        outcome: 'refused',
        refusal: { code: 'ExtractChanged' },
      });
    const other = { journey: there, revision: 7, ground: 'care' } as const;
    const handing = await lookedThrough(here, JOBBTORG);
    expect(await give(here, JOBBTORG, { ...handing, heldBack: [other] })).toEqual({
      outcome: 'refused',
      refusal: { code: 'EntryNotInExtract' },
      field: 'heldBack',
    });
    expect(await given()).toEqual([]);
  });
});

it('of a protected person is given out by who is responsible alone, and the log says that she asked for it', async () => {
  const journey = await world.referred(INES);
  await world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'anna' } });
  await world.participant(journey, { type: 'ProtectIdentity', ...when, data: {} });
  const handing = await lookedThrough(journey, ANNA);
  expect((await world.shown()).at(-1)).toMatchObject({ openedFor: 'requested', reason: 'responsible' });
  expect(await give(journey, BO, handing)).toMatchObject({ refusal: { code: 'ExtractOfProtected' } });
  expect(await give(journey, ANNA, handing)).toMatchObject({ outcome: 'accepted' });
});

it('is given out by nobody in an association that is no longer set up, and of nothing that is not there', async () => {
  const journey = await world.referred(INES);
  const handing = await lookedThrough(journey, ANNA);
  expect(await give(world.newId(), ANNA, handing)).toEqual({ outcome: 'notFound' });
  Object.assign(world.ports, { associations: () => [] });
  expect(await give(journey, ANNA, handing)).toMatchObject({
    refusal: { code: 'AssociationUnknown', value: 'stockholm' },
  });
});

/** Users as the log knows them. */
const users = async (all: Readonly<Record<string, readonly UserCommand[]>>): Promise<void> => {
  const { directory, streams } = world.ports;
  directory.follow(() => {});
  for (const [user, commands] of Object.entries(all)) {
    const commandId = nameBasedId('user', user);
    const context = { actor: 'operator', role: 'operator', commandId, correlationId: commandId };
    const outcome = await streams.handle(userStream, user, commands, context);
    if ('position' in outcome) await directory.reached(outcome.position);
  }
};

describe('by whoever operates the installation', () => {
  const at = { association: 'stockholm', party: 'municipality', unit: 'Jobbtorg Stockholm' } as const;
  const ADD: UserCommand = { type: 'AddUser', ...when, data: at };
  const ASSIGN: UserCommand = { type: 'AssignToIntervention', ...when, data: { intervention: FINSAM } };
  const role = (of: 'caseworker' | 'team-lead'): UserCommand => ({
    type: 'GrantRole',
    ...when,
    data: { role: of },
  });
  afterEach(() => world.ports.directory.close());

  it('a journey is found by its number, or the person’s, in the insatser of the caseworker who looks it through', async () => {
    const journey = await world.referred(INES);
    await world.referred({ ...INES, intervention: NOVUM }, NINA);
    await users({ anna: [ADD, role('caseworker'), ASSIGN] });
    const find = async (number: string, checkedBy = 'anna') =>
      world.send(new FindForExtract(by(OPERATOR), number, checkedBy));
    for (const number of [INES.identityNumber, '0000-0001'])
      expect(answerOf(await find(number))).toEqual([{ journey, intervention: FINSAM }]);
    for (const number of ['0000-0002', '0000-0003']) expect(answerOf(await find(number))).toEqual([]);
    expect(await find('0000-0001', 'bo')).toEqual({
      outcome: 'refused',
      refusal: { code: 'CheckerUnknown' },
    });
  });

  it('all journeys in which the authority of that caseworker keeps anything are put together, and no other is told of (OSL 8:1)', async () => {
    const journey = await world.referred(INES);
    const other = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    await world.referred({ ...INES, intervention: 'ips-psykosvarden' }, CARE);
    await users({ anna: [ADD, role('caseworker'), ASSIGN] });
    const { journeys, isWhole } = answerOf(await read(journey, OPERATOR, 'anna'));
    expect(isWhole).toBe(true);
    expect(journeys.map(({ id }) => id).toSorted()).toEqual([journey, other].toSorted());
    expect((await world.shown()).at(-1)).toMatchObject({ actor: 'operator', reason: 'request' });
    expect(await read(journey, OPERATOR, 'bo')).toMatchObject({ refusal: { code: 'CheckerUnknown' } });
  });

  it('it is given out on behalf of that caseworker, who is named in the log, from an insats of hers', async () => {
    const journey = await world.referred(INES);
    const elsewhere = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const close: UserCommand = { type: 'CloseUser', ...when, data: { otherAdmins: 1 } };
    await users({
      anna: [ADD, role('team-lead'), role('caseworker'), ASSIGN],
      lena: [ADD, role('team-lead'), ASSIGN],
      bo: [ADD, role('caseworker'), ASSIGN, close],
    });
    const handing = await lookedThrough(journey, OPERATOR, 'anna');
    expect(handing.checked).toHaveLength(2);
    for (const nobody of [undefined, 'lena', 'bo', 'olle'])
      expect(await give(journey, OPERATOR, handing, nobody)).toEqual({
        outcome: 'refused',
        refusal: { code: 'CheckerUnknown' },
      });
    expect(await give(elsewhere, OPERATOR, handing, 'anna')).toMatchObject({
      refusal: { code: 'CheckerUnknown' },
    });
    expect(await give(journey, OPERATOR, handing, 'anna')).toMatchObject({ outcome: 'accepted' });
    expect(await world.events('ExtractGiven')).toMatchObject([
      { stream: `extract-${elsewhere}`, data: { checkedBy: 'anna' }, metadata: { actor: 'operator' } },
      { stream: `extract-${journey}`, data: { checkedBy: 'anna' }, metadata: { actor: 'operator' } },
    ]);
    expect(await give(journey, ANNA, await lookedThrough(journey, ANNA))).toMatchObject({
      outcome: 'accepted',
    });
    expect((await world.events('ExtractGiven')).at(-1)?.data).not.toHaveProperty('checkedBy');
  });

  it('it tells of another authority’s journey only where the caseworker’s own has registered something, and of no other’s erasure (OSL 8:1)', async () => {
    const ips = { ...INES, intervention: 'ips-psykosvarden' };
    const journey = await world.referred(INES);
    const both = await world.referred(ips, ANNA);
    await accept(both, CARE);
    await world.referred({ ...INES, intervention: NOVUM }, { ...CARE, interventions: [NOVUM] });
    const consented = await world.referred(ips, CARE);
    await world.told(
      consented,
      {
        type: 'GiveConsent',
        occurredOn: TODAY,
        data: {
          giving: { parties: ['region'], authorities: [] },
          receiving: { parties: ['municipality'], authorities: [] },
          kinds: ['participation', 'profile'],
          purpose: 'Samverkan',
          form: 'oral',
          language: 'sv',
          obtainedBy: null,
        },
      },
      CARE,
    );
    const [mine, theirs] = [await world.referred(INES), await world.referred(ips, CARE)];
    for (const [erased, authority] of [
      [mine, 'arbetsmarknadsnamnden'],
      [theirs, 'halso-och-sjukvardsnamnden'],
    ] as const) {
      const rule = { authority, years: 5, lastEventOn: TODAY, dueOn: TODAY };
      const told = under(null, [
        { type: 'MisregisterJourney', ...when, data: { reason: 'entry-error' } },
        { type: 'EraseJourney', ...when, data: { rule, approvedBy: 'lena' } },
      ]);
      const { commandId, correlationId } = world.sent(ANNA);
      const context = { actor: 'operator', role: 'operator', commandId, correlationId };
      await world.ports.streams.handle(journeyStream, erased, told, context);
    }
    await users({ anna: [ADD, role('caseworker'), ASSIGN] });
    const { journeys, erased } = answerOf(await read(journey, OPERATOR, 'anna'));
    expect(journeys.map(({ id }) => id)).toEqual([journey, both]);
    expect(erased).toMatchObject([{ reference: '0000-0005' }]);
  });
});
