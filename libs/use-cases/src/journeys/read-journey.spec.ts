import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker, PersonsShown } from '@samspar/access';
import { journeyStream, under } from '@samspar/casework';
import {
  ANNA,
  answerOf,
  BO,
  by,
  consenting,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  NOW,
  OLLE,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import type { PartOfJourney } from './opening.js';
import { NamePerson } from '../persons/name-person.js';
import { ReadJourney, RereadJourney, RevealTexts, type ShownJourney } from './read-journey.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

type Reading = Pick<PersonsShown['data'], 'on' | 'toRegister'>;

const read = (
  journey: string,
  asker: Asker = ANNA,
  part?: PartOfJourney,
  reading: Reading = { on: 'case' },
) => world.send(new ReadJourney({ ...by(asker), ...reading }, journey, part));
const shown = async (journey: string, asker: Asker = ANNA, part?: PartOfJourney): Promise<ShownJourney> =>
  answerOf(await read(journey, asker, part));
const reread = (journey: ShownJourney, asker: Asker = ANNA) =>
  world.send(new RereadJourney(by(asker), journey));
const assigned = async (caseworker: string) =>
  world.told(await world.referred(INES), {
    type: 'AssignCaseworker',
    occurredOn: '2025-06-02',
    data: { caseworker },
  });

describe('a journey', () => {
  it('is shown as it stands, with its association, to a caseworker of its insats', async () => {
    const journey = await assigned('bo');
    expect(await shown(journey)).toMatchObject({
      id: journey,
      reference: '0000-0001',
      revision: 1,
      state: { status: 'referred', caseworker: { id: 'bo' } },
      association: { id: 'stockholm' },
      isWhole: true,
      readAt: await world.ports.store.lastPosition(),
    });
  });

  it('goes by its own number where it has one', async () =>
    expect(await shown(await world.imported('17'))).toMatchObject({ reference: '17' }));

  it.each([
    ['of another insats', NINA],
    ['of another association', OLLE],
  ])('is not there for a caseworker %s, and nothing is shown', async (_what, asker) => {
    const journey = await world.referred();
    for (const part of ['journey', 'referral'] as const)
      expect(await read(journey, asker, part)).toEqual({ outcome: 'notFound' });
    expect(await world.shown()).toEqual([]);
  });

  it('is shown to its sender as a referral alone', async () => {
    const journey = await world.referred({ intervention: NOVUM });
    expect(await read(journey)).toEqual({ outcome: 'notFound' });
    expect(await shown(journey, ANNA, 'referral')).toMatchObject({ isWhole: false });
  });

  it('is written down before it is shown, where and to register what', async () => {
    const journey = await world.referred();
    await read(journey, ANNA, 'journey', { on: 'form', toRegister: ['AcceptReferral'] });
    expect(await world.shown()).toEqual([
      {
        actor: 'anna',
        association: 'stockholm',
        journeys: [journey],
        on: 'form',
        reason: 'assigned',
        toRegister: ['AcceptReferral'],
      },
    ]);
  });

  it('is written down with why its reader sees it', async () => {
    const journey = await assigned('bo');
    await read(journey, BO);
    await read(journey, ANNA);
    await read(await world.referred({ intervention: NOVUM }), ANNA, 'referral');
    expect((await world.shown()).map(({ reason }) => reason)).toEqual(['responsible', 'assigned', 'sender']);
  });

  it('is refused where its association is no longer set up', async () => {
    const journey = await world.referred();
    Object.assign(world.ports, { associations: () => [] });
    expect(await read(journey)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'AssociationUnknown', value: 'stockholm' },
    });
  });
});

const undisclosedTo = async (journey: string, asker: Asker): Promise<number> =>
  (await shown(journey, asker)).undisclosed;

describe('entries of another authority (OSL 10 kap. 1 §)', () => {
  const AT_FK: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };

  it('are counted where no consent in force lets her authority be told, and her own are not', async () => {
    const journey = await assigned('bo');
    expect(await undisclosedTo(journey, AT_FK)).toBe(2);
    expect(await undisclosedTo(journey, ANNA)).toBe(0);
    const { authority: _unknown, ...unknown } = AT_FK;
    expect(await undisclosedTo(journey, unknown)).toBe(2);
  });

  it('are not counted for as long as consent covers who gives, who is told and what', async () => {
    const journey = await assigned('bo');
    await world.told(journey, consenting('2025-06-02', ['profile']));
    expect(await undisclosedTo(journey, AT_FK)).toBe(1);
    await world.told(journey, { type: 'WithdrawConsent', occurredOn: '2025-06-03', data: {} });
    expect(await undisclosedTo(journey, AT_FK)).toBe(2);
  });

  it('are not counted of somebody anonymous', async () =>
    expect(await undisclosedTo(await world.referred({ anonymous: true }), AT_FK)).toBe(0));
});

describe('the events of a journey', () => {
  it('are shown with who told them, in which role, and when', async () => {
    const journey = await assigned('bo');
    expect((await shown(journey)).events).toMatchObject([
      {
        event: { type: 'ParticipantReferred' },
        revision: 0,
        recordedAt: NOW,
        knownAt: NOW,
        actor: 'anna',
        role: 'caseworker',
        authority: 'arbetsmarknadsnamnden',
        isImported: false,
      },
      { event: { type: 'CaseworkerAssigned' }, revision: 1 },
    ]);
  });

  it('are shown without the authority that made them, which may be a district’s, while the identity is protected', async () => {
    const journey = await assigned('bo');
    await world.participant(journey, { type: 'ProtectIdentity', occurredOn: TODAY, today: TODAY, data: {} });
    const { events } = await shown(journey);
    expect(events).toMatchObject([
      { event: { type: 'ParticipantReferred' }, actor: 'anna', revision: 0 },
      { event: { type: 'CaseworkerAssigned' }, actor: 'anna', revision: 1 },
    ]);
    for (const event of events) expect(event).not.toHaveProperty('authority');
  });

  it('are never known before those before them, whatever the clock said', async () => {
    const journey = await world.referred();
    await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} });
    const { state, revision, stored } = await world.journey(journey);
    const setBack = stored.map((event) => ({ ...event, recordedAt: NOW - event.revision }));
    const streams = { load: async () => ({ state, revision, stored: setBack }) };
    Object.assign(world.ports, { streams });
    expect((await shown(journey)).events).toMatchObject([
      { recordedAt: NOW, knownAt: NOW },
      { recordedAt: NOW - 1, knownAt: NOW },
    ]);
  });

  it('say that they were imported; consent is there where the row says so, and nowhere else', async () => {
    const [stated, unstated] = [
      await world.imported('17', world.newId(), { consentStated: true }),
      await world.imported('18'),
    ];
    expect(await shown(stated)).toMatchObject({
      events: [{ isImported: true }],
      state: { consents: [{ atSource: true }] },
    });
    expect(await shown(unstated)).toMatchObject({
      events: [{ isImported: true }],
      state: { consents: [{ isStated: false }] },
    });
  });
});

describe('a journey that has been shown', () => {
  it('is shown again as it has become, and not written down once more', async () => {
    const before = await shown(await world.referred());
    await world.told(before.id, { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} });
    expect(answerOf(await reread(before))).toMatchObject({
      id: before.id,
      revision: 1,
      state: { status: 'accepted' },
      association: { id: 'stockholm' },
      isWhole: true,
      readAt: before.readAt,
    });
    expect(await world.shown()).toHaveLength(1);
  });

  it('is not there once the asker may not see it any longer', async () => {
    const before = await shown(await world.referred());
    expect(await reread(before, { ...ANNA, interventions: [] })).toEqual({ outcome: 'notFound' });
  });

  it('is shown no more once it is erased', async () => {
    const before = await shown(await world.referred());
    await world.told(before.id, { type: 'DeclineReferral', occurredOn: TODAY, data: { reason: 'other' } });
    const rule = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: TODAY, dueOn: TODAY };
    const erase = { type: 'EraseJourney', occurredOn: TODAY, today: TODAY } as const;
    await world.ports.streams.handle(
      journeyStream,
      before.id,
      under(null, [{ ...erase, data: { rule, approvedBy: 'lena' } }]),
      { actor: 'lena', role: 'team-lead', commandId: 'erase-1', correlationId: 'erase-1' },
    );
    const erased = { outcome: 'refused', refusal: { code: 'JourneyIsErased', erasedOn: TODAY } };
    expect([await reread(before), await read(before.id)]).toEqual([erased, erased]);
  });

  it('names its person to whoever may know her', async () => {
    const journey = await shown(await world.referred(INES));
    const named = async (asker: Asker) => answerOf(await world.send(new NamePerson(by(asker), journey)));
    expect(await named(ANNA)).toMatchObject({ name: 'Ines Prov', number: INES.identityNumber });
    expect(await named(NINA)).toMatchObject({ name: null, number: null });
  });

  it('reveals its sealed texts, but for those whose key is destroyed', async () => {
    const journey = await shown(await world.referred({ note: 'Ring först' }));
    const [referred] = await world.events('ParticipantReferred');
    const note = String(referred?.data['note']);
    const reveal = async () => answerOf(await world.send(new RevealTexts(by(ANNA), journey, [note])));
    expect(await reveal()).toEqual(new Map([[note, 'Ring först']]));
    expect(answerOf(await world.send(new RevealTexts(by(ANNA), journey, [])))).toEqual(new Map());
    await world.ports.vault.shred(journey.state.participantId);
    expect(await reveal()).toEqual(new Map());
  });
});
