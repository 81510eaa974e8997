import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { amongParties } from '@samspar/casework';
import type { DataKind } from '@samspar/codes';
import {
  ANNA,
  answerOf,
  BO,
  by,
  consenting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { HandOver } from '../cases/hand-over.js';
import { ReadCases } from '../cases/read-cases.js';
import { ReadDay } from '../cases/read-day.js';
import { ReadInbox } from '../cases/read-inbox.js';
import { ReadSomeCases } from '../cases/read-some-cases.js';
import { ChangeContact } from '../persons/change-contact.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { ReadCard } from '../persons/read-card.js';
import { ChangeJourney } from './change-journey.js';
import type { Told } from './told.js';
import { allowedOf, asKnownAt, correctableOf, isBlind } from './disclosed.js';
import { NamePerson } from '../persons/name-person.js';
import { ReadJourney, RevealTexts, type ShownJourney } from './read-journey.js';
import { PreviewReferral } from '../referrals/refer.js';

const AT_FK: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };
const DAY = '2025-06-02';

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = await world.referred({ ...INES, note: 'Ring först' });
  await tell({ type: 'AcceptReferral', occurredOn: DAY, data: {} });
  await tell({
    type: 'StartJourney',
    occurredOn: DAY,
    data: { profile: { sex: 'woman', district: 'farsta' } },
  });
  await tell({ type: 'AgreePlan', occurredOn: DAY, data: { goals: ['Praktik'], parallelActions: [] } });
  await world.setUp({ requireConsent: 'enforce' });
});
afterEach(() => world.close());

const tell = (told: Told, asker = ANNA) => world.told(journey, told, asker);
const consent = (kinds: readonly DataKind[], expiresOn?: string) =>
  tell(consenting(DAY, kinds, expiresOn === undefined ? {} : { expiresOn }));
const withdraw = () => tell({ type: 'WithdrawConsent', occurredOn: DAY, data: {} });
const shown = async (asker: Asker = AT_FK): Promise<ShownJourney> =>
  answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey)));
const seen = async (asker?: Asker): Promise<readonly string[]> =>
  (await shown(asker)).events.map(({ event, isPartial }) => `${event.type}${isPartial ? ' in part' : ''}`);
const registers = async (told: Told, asker = AT_FK) => {
  const { revision } = await world.journey(journey);
  return world.send(new ChangeJourney(world.sent(asker), journey, Number(revision), told));
};
const refusedFor = (...kinds: readonly DataKind[]) => ({
  outcome: 'refused',
  refusal: { code: 'NotDisclosed', kinds },
});

const handing = (asker: Asker) =>
  world.send(new HandOver(by(asker), FINSAM, null, 'bo', [journey], `by ${asker.authority}`));

describe('without consent (OSL 10 kap. 1 §)', () => {
  it('another authority is shown that there is a journey, how much it is not shown of, and nothing else', async () => {
    expect(await shown()).toMatchObject({
      events: [],
      undisclosed: 4,
      withheld: ['profile', 'participation', 'plan'],
      state: { facts: {}, caseworker: null, planAgreed: false, grounds: [], contacts: [] },
    });
    const { state, events } = await shown();
    expect(JSON.stringify([state, events])).not.toMatch(/farsta|woman|started|finsam/);
  });

  it('the authority that registered it is shown all of it', async () =>
    expect(await shown(ANNA)).toMatchObject({ undisclosed: 0, withheld: [], state: { status: 'started' } }));

  it('she is told neither who it is, nor what her card says, nor any text', async () => {
    const file = await shown();
    expect(answerOf(await world.send(new NamePerson(by(AT_FK), file)))).toMatchObject({
      name: null,
      number: null,
      contact: null,
    });
    expect(JSON.stringify(answerOf(await world.send(new ReadCard(by(AT_FK), file))))).not.toMatch(
      /Ines|19850714|070-000/,
    );
    const [referred] = (await shown(ANNA)).events;
    const note = referred?.event.type === 'ParticipantReferred' ? (referred.event.data.note ?? '') : '';
    expect(note).not.toBe('');
    expect(answerOf(await world.send(new RevealTexts(by(AT_FK), file, [note])))).toEqual(new Map());
  });

  it('nothing is registered of it but what the person consents to, and no refusal tells how it stands', async () => {
    expect(allowedOf(await shown())).toEqual(['GiveConsent', 'GroundDisclosure']);
    expect(isBlind(await shown(), ['AcceptReferral', 'AgreePlan'])).toBe(true);
    expect(isBlind(await shown(), ['AcceptReferral', 'GiveConsent'])).toBe(false);
    expect(isBlind(await shown(ANNA), ['AcceptReferral', 'AgreePlan'])).toBe(false);
    expect(await registers({ type: 'AcceptReferral', occurredOn: DAY, data: {} })).toEqual(
      refusedFor('participation'),
    );
    expect(await registers({ type: 'WithdrawConsent', occurredOn: DAY, data: {} })).toMatchObject({
      refusal: { code: 'ConsentNotInForce' },
    });
    const sent = () => world.sent(AT_FK);
    expect(await world.send(new ChangeContact(sent(), journey, { name: 'Eva Prov' }))).toEqual(
      refusedFor('participation'),
    );
    expect(
      await world.send(new IdentifyPerson(sent(), journey, { identityNumber: '19850714-2381' })),
    ).toEqual(refusedFor('participation'));
  });

  it('no list, search or draft has it, and nobody is said to have been shown it', async () => {
    const asked = { whose: 'all', statuses: ['started'], page: 1 } as const;
    const cases = answerOf(await world.send(new ReadCases(by(AT_FK), asked)));
    expect(cases.listed.lines).toHaveLength(1);
    expect(cases.items).toEqual([]);
    const day = answerOf(await world.send(new ReadDay(by(AT_FK), { among: 'everybodys', page: 1 })));
    expect(day.items).toEqual([]);
    for (const text of [INES.identityNumber, '00000001', '0000-0001'])
      expect(answerOf(await world.send(new FindCases(by(AT_FK), text)))).toEqual([]);
    const reading = { ...by(AT_FK), on: 'my-day' } as const;
    const drafts = new ReadSomeCases(reading, [{ journey, part: 'journey' }]);
    expect(answerOf(await world.send(drafts))).toEqual([undefined]);
    const preview = new PreviewReferral(by(AT_FK), {
      intervention: FINSAM,
      referredOn: DAY,
      referringParty: 'forsakringskassan',
      referringUnit: 'Enheten',
      profile: { sex: 'woman' },
      identityNumber: INES.identityNumber,
      consent: {
        occurredOn: DAY,
        data: {
          ...amongParties(['forsakringskassan', 'municipality']),
          purpose: 'Samordnat stöd',
          form: 'written',
          language: 'sv',
        },
      },
    });
    expect(answerOf(await world.send(preview)).known).toEqual([]);
    expect((await world.shown()).filter(({ actor }) => actor === 'bo')).toEqual([]);
    expect(answerOf(await world.send(new FindCases(by(ANNA), INES.identityNumber)))).toHaveLength(1);
  });

  it('who leads for another authority hands nothing over', async () => {
    const lead: Asker = { ...LENA, party: 'forsakringskassan', authority: 'forsakringskassan' };
    expect(answerOf(await handing(lead))).toMatchObject({ done: 0, left: [{ why: undefined }] });
    expect(answerOf(await handing(LENA))).toMatchObject({ done: 1, left: [] });
  });

  it('the sender is not told what came of her referral', async () => {
    const sender: Asker = { ...AT_FK, interventions: [], actor: 'anna' };
    const file = answerOf(
      await world.send(new ReadJourney({ ...by(sender), on: 'case' }, journey, 'referral')),
    );
    expect(file).toMatchObject({ isWhole: false, withheld: expect.arrayContaining(['participation']) });
    const sent = answerOf(await world.send(new ReadInbox(by(sender), 'answered', 1)));
    expect(sent.items).toEqual([]);
  });

  it('it changes nothing of somebody anonymous', async () => {
    journey = await world.referred({ anonymous: true });
    expect(await shown()).toMatchObject({ undisclosed: 0, withheld: [] });
    expect(await seen()).toEqual(['ParticipantReferred']);
  });
});

describe('while consent is in force it is shown', () => {
  it('that she takes part and when, her name with it, and no more', async () => {
    await consent(['participation']);
    expect(await seen()).toEqual([
      'ParticipantReferred in part',
      'ReferralAccepted',
      'JourneyStarted in part',
      'ConsentGiven',
    ]);
    const file = await shown();
    expect(file).toMatchObject({
      undisclosed: 3,
      withheld: ['profile', 'plan'],
      state: { status: 'started', facts: { intervention: FINSAM, startedOn: DAY } },
    });
    expect(file.state.facts).not.toHaveProperty('district');
    expect(answerOf(await world.send(new NamePerson(by(AT_FK), file)))).toMatchObject({
      name: 'Ines Prov',
      number: null,
      contact: null,
    });
    const card = answerOf(await world.send(new ReadCard(by(AT_FK), file)));
    expect(card).toMatchObject({ number: null, particulars: { name: 'Ines Prov' }, undisclosed: 2 });
    expect(await world.send(new ChangeContact(world.sent(AT_FK), journey, {}))).toEqual(
      refusedFor('identity'),
    );
  });

  it('and no refusal compares her age with a number that is not told', async () => {
    await consent(['participation', 'profile']);
    const correction = { fact: 'ageAtStart', value: 20, reason: 'entry-error' } as const;
    expect(await registers({ type: 'CorrectFact', data: correction }, ANNA)).toMatchObject({
      refusal: { code: 'AgeConflict' },
    });
    expect(await registers({ type: 'CorrectFact', data: correction })).toMatchObject({ outcome: 'accepted' });
  });

  it('name, number and contact with consent for them', async () => {
    await consent(['participation', 'identity']);
    expect(answerOf(await world.send(new NamePerson(by(AT_FK), await shown())))).toMatchObject({
      name: 'Ines Prov',
      number: '19850714-2381',
      contact: '070-000 00 00',
    });
  });

  it('a plan that she is not told of is neither agreed anew nor revised, and no fact of it is corrected', async () => {
    await consent(['participation']);
    expect(allowedOf(await shown())).not.toContain('AgreePlan');
    expect(allowedOf(await shown())).toContain('RecordTeamMeeting');
    expect(correctableOf(await shown())).toContain('startedOn');
    expect(correctableOf(await shown())).not.toContain('district');
    const data = { goals: ['Annat'], parallelActions: [] };
    expect(await registers({ type: 'RevisePlan', occurredOn: DAY, data })).toEqual(refusedFor('plan'));
    const correction = { fact: 'district', value: 'bromma', reason: 'entry-error' } as const;
    expect(await registers({ type: 'CorrectFact', data: correction })).toEqual(refusedFor('profile'));
  });

  it('all of it where consent covers all', async () => {
    await consent(['participation', 'profile', 'plan']);
    expect(await shown()).toMatchObject({ undisclosed: 0, withheld: [], state: { planAgreed: true } });
  });

  it('on a day before, too, as it then stood', async () => {
    await consent(['participation']);
    expect(asKnownAt(await shown(), world.now)).toMatchObject({ state: { status: 'started' } });
    expect(asKnownAt(await shown(), 0)).toBeUndefined();
  });

  it('and not the day after it has run out', async () => {
    await consent(['participation', 'profile', 'plan'], '2025-06-15');
    expect(await shown()).toMatchObject({ undisclosed: 0 });
    world.turnTo('2025-06-16');
    expect(await shown()).toMatchObject({ undisclosed: 4 });
  });

  it('in lists by the log itself: another node, whose views have not heard of a withdrawal, keeps to it at once', async () => {
    await consent(['participation']);
    const asked = { whose: 'all', statuses: ['started'], page: 1 } as const;
    const cases = async (send = world.send) => answerOf(await send(new ReadCases(by(AT_FK), asked))).items;
    expect(await cases()).toMatchObject([{ person: { name: 'Ines Prov' } }]);
    const { caseload } = world.ports.views();
    const asItWas = caseload.journeysOf({
      association: 'stockholm',
      interventions: [FINSAM],
      statuses: ['started'],
    });
    await withdraw();
    const views = () => ({ caseload: { journeysOf: () => asItWas, countsOf: () => [] } });
    Object.assign(world.ports, { views });
    expect(await cases(world.sendAtOnce)).toEqual([]);
  });

  it('and once it is withdrawn what she registered herself is left', async () => {
    await consent(['participation', 'plan']);
    await tell({ type: 'RecordEmployerContact', occurredOn: DAY, data: { kind: 'other' } }, AT_FK);
    await withdraw();
    expect(await seen()).toEqual(['ConsentGiven', 'EmployerContacted', 'ConsentWithdrawn']);
    expect(await seen(ANNA)).not.toContain('EmployerContacted');
  });
});

const meeting = (occurredOn: string) =>
  ({
    type: 'RecordTeamMeeting',
    occurredOn,
    data: { attendance: [], decisions: [], violenceQuestionAsked: false },
  }) as const;
const annul = (entry: number, anew?: ReturnType<typeof meeting>): Told => ({
  type: 'AnnulEntry',
  data: { entry, ...(anew && { anew }), reason: 'entry-error' },
});
const entriesFor = async (asker: Asker = AT_FK) => {
  const { state } = await shown(asker);
  return [state.entries.map(({ revision }) => revision), state.contacts];
};

describe('what is corrected and struck', () => {
  it('stands in its own place, whatever is not shown before it', async () => {
    await consent(['participation', 'profile', 'meetings']);
    await tell(meeting('2025-06-03'));
    await tell(meeting('2025-06-04'));
    await tell(annul(5, meeting('2025-06-05')));
    await tell(annul(6));
    expect((await shown()).withheld).toEqual(['plan']);
    expect(await entriesFor()).toEqual([[4, 7], [{ what: 'meetingOn', on: '2025-06-05' }]]);
  });

  it('is neither where what is like it is withheld, nor told of', async () => {
    await consent(['participation', 'profile']);
    await tell(meeting('2025-06-03'));
    expect(await entriesFor()).toEqual([[4], []]);
    expect(await registers(annul(3))).toEqual(refusedFor('plan'));
    expect(await registers(annul(5))).toEqual(refusedFor('meetings'));
  });
});

it('what a file says nothing of is no consent, and what it says is', async () => {
  const [stated, unstated] = [
    await world.imported('17', world.newId(), { consentStated: true }),
    await world.imported('18'),
  ];
  journey = unstated;
  expect(await seen()).toEqual([]);
  journey = stated;
  expect(await seen()).toEqual(['ParticipantReferred']);
});
