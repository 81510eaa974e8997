import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { TOLD_BY_REFERRAL } from '@samspar/casework';
import type { Sent } from '../message.js';
import {
  ANNA,
  answerOf,
  by,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
  OLLE,
  referral,
} from '../../../../test/use-cases/journey-world.js';
import { ChangeJourney } from '../journeys/change-journey.js';
import { PreviewReferral, Refer, type Referral } from './refer.js';

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = world.newId();
});
afterEach(() => world.close());

const refer = (said: Partial<Referral> = {}, asker: Asker = ANNA, sent: Partial<Sent> = {}) =>
  world.send(new Refer(world.sent(asker, sent), journey, referral(said)));
const preview = (said: Partial<Referral> = {}, asker: Asker = ANNA) =>
  world.send(new PreviewReferral(by(asker), referral(said)));
const referred = async () => {
  const [event] = (await world.events('ParticipantReferred')).slice(-1);
  return event;
};
const participants = async () =>
  (await world.events('ParticipantReferred')).map(({ data }) => data['participantId']);
const COMMAND = { commandId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01' };

describe('a referral', () => {
  it('begins a journey, whoever it is about', async () => {
    expect(await refer()).toEqual({
      outcome: 'accepted',
      answer: {
        journey,
        revision: 0,
        position: String(await world.ports.store.lastPosition()),
        events: ['ParticipantReferred'],
        warnings: [],
      },
    });
    expect(await referred()).toMatchObject({
      stream: `journey-${journey}`,
      occurredOn: '2025-06-01',
      data: {
        association: 'stockholm',
        intervention: 'finsam-team',
        anonymous: false,
        referringParty: 'municipality',
        referringUnit: 'Enheten',
        decidingParties: [],
        profile: { sex: 'woman' },
      },
    });
  });

  it('says who sent it in which role, and nothing of what she wrote', async () => {
    await refer({}, ANNA, { text: '{"name":"Ines"}' });
    expect((await referred())?.metadata).toMatchObject({
      actor: 'anna',
      role: 'caseworker',
      party: 'municipality',
      correlationId: 'asked by anna',
      digest: expect.stringMatching(/^v2\.[\w-]{43}$/),
    });
    const { party: _party, ...alone } = ANNA;
    journey = world.newId();
    await refer({}, alone);
    expect((await referred())?.metadata).not.toHaveProperty('party');
  });

  it('sent again comes to what it came to, and writes nothing', async () => {
    const first = await refer(INES, ANNA, COMMAND);
    const end = await world.ports.store.lastPosition();
    expect(await refer(INES, ANNA, COMMAND)).toEqual({ ...first, outcome: 'repeated' });
    expect(await refer(INES, { ...ANNA, association: 'annat' }, COMMAND)).toMatchObject({
      outcome: 'repeated',
    });
    expect(await world.ports.store.lastPosition()).toBe(end);
  });

  it('of somebody whose identity is protected says so in the name of who sent it, once though it is sent again', async () => {
    const first = await refer({ ...INES, isProtected: true }, ANNA, COMMAND);
    expect(await refer({ ...INES, isProtected: true }, ANNA, COMMAND)).toEqual({
      ...first,
      outcome: 'repeated',
    });
    expect((await world.events('IdentityProtected')).map(({ metadata }) => metadata)).toMatchObject([
      { actor: 'anna', role: 'caseworker', correlationId: 'asked by anna' },
    ]);
  });

  it('under an id that was used for another text is refused', async () => {
    await refer({}, ANNA, COMMAND);
    expect(await refer({}, ANNA, { ...COMMAND, text: 'another' })).toEqual({
      outcome: 'refused',
      refusal: { code: 'CommandIdReused' },
    });
  });

  it('of a journey that is there already is refused', async () => {
    await refer();
    expect(await refer()).toMatchObject({ outcome: 'refused', refusal: { code: 'JourneyAlreadyExists' } });
  });

  it.each<[string, Partial<Referral>, object, string | undefined]>([
    ['from tomorrow', { referredOn: '2025-06-16' }, { code: 'DayInFuture' }, 'referredOn'],
    [
      'to an insats that is not there',
      { intervention: 'ingen' },
      { code: 'InterventionUnknown' },
      'intervention',
    ],
    [
      'with a name and no number',
      { name: 'Ines', contact: '070' },
      { code: 'IdentityNumberMissing', field: 'name' },
      'name',
    ],
    [
      'with a contact and no number',
      { contact: '070' },
      { code: 'IdentityNumberMissing', field: 'contact' },
      'contact',
    ],
    [
      'with a number that is wrong',
      { identityNumber: '19850714-2380' },
      { code: 'IdentityNumberWrong', problem: 'checkDigit' },
      'identityNumber',
    ],
    [
      'of somebody anonymous who is known',
      { ...INES, anonymous: true },
      { code: 'AnonymousWithIdentity' },
      undefined,
    ],
    [
      'to an association that is not there',
      { association: 'inget' },
      { code: 'AssociationUnknown', value: 'inget', allowed: ['stockholm'] },
      undefined,
    ],
    [
      'to an association of others',
      { association: 'annat' },
      { code: 'AssociationUnknown', value: 'annat', allowed: ['stockholm'] },
      undefined,
    ],
  ])('%s is refused, at its field, before and when it is registered', async (_what, said, refusal, field) => {
    const end = await world.ports.store.lastPosition();
    for (const outcome of [await preview(said), await refer(said)]) {
      expect(outcome).toMatchObject({ outcome: 'refused', refusal });
      expect('field' in outcome ? outcome.field : undefined).toBe(field);
    }
    expect(await world.ports.store.lastPosition()).toBe(end);
  });

  it('keeps its note sealed, and has none of somebody anonymous', async () => {
    await refer({ note: 'Ring först' });
    const { data, metadata } = (await referred()) ?? {};
    const note = String(data?.['note']);
    expect(note).not.toContain('Ring');
    const participantId = String(data?.['participantId']);
    const place = { participantId, journey, command: metadata?.commandId ?? '', field: 'note' };
    expect(await world.ports.vault.texts.reveal(note, place)).toBe('Ring först');
    journey = world.newId();
    await refer({ note: 'Ring först', anonymous: true });
    expect((await referred())?.data).toMatchObject({ anonymous: true, participantId: expect.any(String) });
    expect((await referred())?.data).not.toHaveProperty('note');
  });

  it('without a note has none', async () => {
    await refer();
    expect((await referred())?.data).not.toHaveProperty('note');
  });

  it('has the parties that decide', async () => {
    await refer({ decidingParties: ['region'] });
    expect(await referred()).toMatchObject({ data: { decidingParties: ['region'] } });
  });

  it('takes the age from the birth year or the number where none is stated, and stores neither', async () => {
    await refer({ birthYear: 1985 });
    expect((await referred())?.data).toMatchObject({ profile: { ageAtStart: 40 } });
    expect((await referred())?.data).not.toHaveProperty('birthYear');
    journey = world.newId();
    await refer(INES);
    expect((await referred())?.data).toMatchObject({ profile: { ageAtStart: 39 } });
    expect(JSON.stringify((await referred())?.data)).not.toMatch(/850714-?2381/);
  });
});

describe('whoever is referred', () => {
  it('is one participant by her number, and another each time without one', async () => {
    for (const said of [INES, INES, { identityNumber: '19870312-2393' }, {}, {}]) await world.referred(said);
    const [one, again, other, ...unknown] = await participants();
    expect(again).toBe(one);
    expect(new Set([one, other, ...unknown]).size).toBe(4);
  });

  it('is known by name in the insats that registered her, and of another one in that journey alone', async () => {
    const nameOf = async (id: string, asker: Asker) =>
      (await world.ports.persons.personOf(asker, { ...(await world.line(id)), journey: id })).name;
    const sent = await world.referred({ ...INES, intervention: NOVUM });
    const theirs = await world.referred({ identityNumber: INES.identityNumber, intervention: NOVUM }, NINA);
    expect([await nameOf(sent, NINA), await nameOf(theirs, NINA)]).toEqual(['Ines Prov', null]);
    await world.referred(INES);
    const ours = await world.referred({ identityNumber: INES.identityNumber });
    expect(await nameOf(ours, ANNA)).toBe('Ines Prov');
  });
});

const only = (...authorities: readonly string[]) => ({ parties: [], authorities });
const CONSENT_GIVEN: NonNullable<Referral['consent']> = {
  occurredOn: '2025-06-01',
  data: {
    giving: only('arbetsmarknadsnamnden'),
    receiving: only('socialnamnden'),
    kinds: TOLD_BY_REFERRAL,
    purpose: 'Samordnat stöd',
    form: 'written',
    language: 'sv',
  },
};
const CONSENT: Pick<Referral, 'consent'> = { consent: CONSENT_GIVEN };
const GROUND: Pick<Referral, 'ground'> = {
  ground: {
    occurredOn: '2025-06-01',
    data: { ground: 'necessary', receiver: 'socialnamnden', kinds: TOLD_BY_REFERRAL, why: 'Ring först' },
  },
};
/** An insats that another authority than Anna's runs. */
const ELSEWHERE = { ...INES, intervention: 'ips-beroende' };
const REFUSED = {
  outcome: 'refused',
  refusal: { code: 'ReferralNotCovered', field: 'consent', receiver: 'Socialnämnden' },
  field: 'consent',
};
const ADDED = ['ConsentGiven', 'DisclosureGrounded', 'ParticipantRegistered'];
const added = async () => (await world.log()).filter(({ type }) => ADDED.includes(type));

describe('a referral to another authority’s insats (OSL 10 kap. 1 §)', () => {
  it('is warned of where there is neither consent nor another ground, until the association requires that', async () => {
    const warned = { warnings: [{ code: 'ReferralNotCovered' }] };
    expect(await preview(ELSEWHERE)).toMatchObject({ outcome: 'accepted', answer: warned });
    expect(await refer(ELSEWHERE, ANNA, COMMAND)).toMatchObject({ outcome: 'accepted', answer: warned });
    expect(await refer(ELSEWHERE, ANNA, COMMAND)).toMatchObject({ outcome: 'repeated', answer: warned });
    await world.setUp({ requireConsent: 'enforce' });
    expect(await refer(ELSEWHERE, ANNA, COMMAND)).toMatchObject({ outcome: 'repeated' });
    journey = world.newId();
    expect(await preview(ELSEWHERE)).toMatchObject(REFUSED);
    expect(await refer(ELSEWHERE)).toMatchObject(REFUSED);
    expect(await world.events('ParticipantReferred')).toHaveLength(1);
    expect(await refer({ ...ELSEWHERE, intervention: NOVUM })).toMatchObject({ answer: { warnings: [] } });
  });

  it('of somebody anonymous needs none, and may have none', async () => {
    await world.setUp({ requireConsent: 'enforce' });
    const anonymous = { intervention: 'ips-beroende', anonymous: true };
    expect(await refer({ ...anonymous, ...GROUND })).toMatchObject({
      refusal: { code: 'AnonymousWithConsent' },
    });
    expect(await added()).toEqual([]);
    expect(await refer(anonymous)).toMatchObject({ answer: { warnings: [] } });
  });

  it('is registered with its consent as one, which whoever refers has obtained', async () => {
    await world.setUp({ requireConsent: 'enforce' });
    expect(await preview({ ...ELSEWHERE, ...CONSENT })).toMatchObject({ answer: { warnings: [] } });
    expect(await refer({ ...ELSEWHERE, ...CONSENT })).toMatchObject({
      answer: { revision: 1, events: ['ParticipantReferred', 'ConsentGiven'], warnings: [] },
    });
    const [event] = await world.events('ConsentGiven');
    expect(event?.data).toEqual({ ...CONSENT_GIVEN.data, obtainedBy: 'anna' });
    expect(event).toMatchObject({ occurredOn: '2025-06-01', schemaVersion: 3 });
    expect((await referred())?.data).not.toHaveProperty('consent');
  });

  it('is registered with another ground, which her authority gives out on and says sealed why', async () => {
    await world.setUp({ requireConsent: 'enforce' });
    expect(await refer({ ...ELSEWHERE, ...GROUND, note: 'Anteckning' })).toMatchObject({
      answer: { events: ['ParticipantReferred', 'DisclosureGrounded'], warnings: [] },
    });
    const [event] = await world.events('DisclosureGrounded');
    const { why, ...data } = event?.data ?? {};
    expect(data).toEqual({
      ground: 'necessary',
      giver: 'arbetsmarknadsnamnden',
      receiver: 'socialnamnden',
      kinds: TOLD_BY_REFERRAL,
    });
    const participantId = String((await referred())?.data['participantId']);
    const place = { participantId, journey, command: event?.metadata.commandId ?? '' };
    const { texts } = world.ports.vault;
    expect(await texts.reveal(String(why), { ...place, field: 'why' })).toBe('Ring först');
    const note = String((await referred())?.data['note']);
    expect(await texts.reveal(note, { ...place, field: 'note' })).toBe('Anteckning');
    expect((await referred())?.data).not.toHaveProperty('ground');
  });

  it('is one where a correction moves a journey there, by the authority of who corrects it', async () => {
    await world.setUp({ requireConsent: 'enforce' });
    const moved = await world.referred(INES);
    const data = { fact: 'intervention', value: 'ips-beroende', reason: 'entry-error' } as const;
    const move = async (expected: number) =>
      world.send(new ChangeJourney(world.sent(ANNA), moved, expected, { type: 'CorrectFact', data }));
    expect(await move(0)).toMatchObject({ ...REFUSED, field: 'value' });
    await world.told(moved, { type: 'GiveConsent', ...CONSENT_GIVEN });
    expect(await move(1)).toMatchObject({ answer: { events: ['FactCorrected'], warnings: [] } });
  });

  it('by somebody whose authority nobody knows rests on consent for each that it may be, and on no ground', async () => {
    await world.setUp({ requireConsent: 'enforce' });
    const { authority: _unknown, ...unknown } = ANNA;
    expect(await refer({ ...ELSEWHERE, ...GROUND }, unknown)).toMatchObject({
      refusal: { code: 'GiverUnknown' },
      field: 'ground.ground',
    });
    expect(await refer({ ...ELSEWHERE, ...CONSENT }, unknown)).toMatchObject({
      refusal: { code: 'ReferralNotCovered', giver: null },
      field: 'consent.giving',
    });
    const giving = { parties: ['municipality'], authorities: [] } as const;
    const consent = { ...CONSENT_GIVEN, data: { ...CONSENT_GIVEN.data, giving } };
    expect(await refer({ ...ELSEWHERE, consent }, unknown)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a referral that is looked at before it is registered', () => {
  it('is warned of', async () =>
    expect(await preview({ ...INES, profile: { sex: 'man' } })).toMatchObject({
      outcome: 'accepted',
      answer: { warnings: [{ code: 'SexDiffersFromNumber' }], known: [] },
    }));

  it('shows the same person’s journeys in the asker’s own insatser, and writes that alone', async () => {
    const known = await world.referred(INES);
    await world.referred({ ...INES, intervention: NOVUM });
    await world.referred();
    const end = await world.ports.store.lastPosition();
    expect(answerOf(await preview(INES)).known).toMatchObject([
      { line: { journey: known }, person: { name: 'Ines Prov' } },
    ]);
    expect(await world.shown()).toEqual([
      { actor: 'anna', association: 'stockholm', journeys: [known], on: 'same-person', reason: 'assigned' },
    ]);
    expect(await world.ports.store.lastPosition()).toBe(end + 1n);
  });

  it('of somebody without a number shows nobody', async () => {
    await world.referred(INES);
    expect(answerOf(await preview())).toEqual({ warnings: [], known: [] });
    expect(await world.shown()).toEqual([]);
  });

  it('is that of an association of the asker’s, whichever that is', async () => {
    expect(await preview({}, OLLE)).toMatchObject({ outcome: 'accepted' });
    expect(await preview({}, { ...LENA, roles: ['caseworker'], association: null })).toMatchObject({
      refusal: { code: 'NoAssociation', value: '', allowed: [] },
    });
  });
});
