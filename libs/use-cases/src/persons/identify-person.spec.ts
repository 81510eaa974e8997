import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OPERATOR } from '@samspar/access';
import type { ParticipantCommand } from '@samspar/casework';
import {
  ANNA,
  answerOf,
  BO,
  by,
  counting,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import type { Sent } from '../message.js';
import { AskStatistics } from '../statistics/ask-statistics.js';
import { type Identification, IdentifyPerson, PreviewIdentification } from './identify-person.js';
import { ChangeContact } from './change-contact.js';
import { PartFormerNumber } from './part-former-number.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

/** Women born the day after, and 35 years before; a man born a day before. */
const UNN = '19850715-2380';
const OLD = '19500714-2382';
const MAN = '19850714-2373';

const identify = (journey: string, identityNumber: string, said: Partial<Identification> = {}) =>
  new IdentifyPerson(world.sent(ANNA), journey, { identityNumber, ...said });
const identified = async (...asked: Parameters<typeof identify>) =>
  answerOf(await world.send(identify(...asked)));
const WRONG = { reason: 'entry-error' } as const;
const NEW = { reason: 'new-number' } as const;

const preview = (journey: string, identityNumber: string, asker = ULLA) =>
  world.send(new PreviewIdentification(by(asker), journey, { identityNumber }));
const part = (journey: string, asker = ANNA) => world.send(new PartFormerNumber(world.sent(asker), journey));
const personOf = async (journey: string, asker = ANNA) =>
  world.ports.persons.personOf(asker, { ...(await world.line(journey)), journey });
const numberOf = async (journey: string, asker = ANNA) => (await personOf(journey, asker)).number;
const found = async (text: string, asker = ULLA) =>
  answerOf(await world.send(new FindCases(by(asker), text)))
    .map(({ line }) => line.journey)
    .toSorted();

const QUESTION = counting({ where: { association: ['stockholm'] }, unit: 'person' });
const persons = async () => answerOf(await world.send(new AskStatistics(by(OPERATOR), QUESTION))).total;

describe('the person of a journey that was not known', () => {
  it('is known from when her number is recorded, in lists, in a search and in counts by person', async () => {
    const [journey, other] = [await world.referred(), await world.referred(INES)];
    expect(await persons()).toBe(2);
    expect(await identified(journey, INES.identityNumber)).toMatchObject({ journey, warnings: [] });
    expect(await numberOf(journey)).toBe(INES.identityNumber);
    expect(await found(INES.identityNumber)).toEqual([journey, other].toSorted());
    expect(await persons()).toBe(1);
    expect(await world.events('PersonIdentified')).toMatchObject([
      { data: { journey, kind: 'personnummer' }, metadata: { actor: 'anna' } },
    ]);
  });

  it('is told to the log without her number, which the vault has alone', async () => {
    await identified(await world.referred(), INES.identityNumber);
    for (const type of ['ParticipantCreated', 'PersonIdentified'])
      expect(
        JSON.stringify((await world.events(type)).map(({ data, metadata }) => [data, metadata])),
      ).not.toMatch(/19850714|0714-?2381/);
  });

  it.each([
    ['19850714-2380', { code: 'IdentityNumberWrong', problem: 'checkDigitWrong' }],
    ['Ines', { code: 'IdentityNumberWrong', problem: 'notANumber' }],
  ])('is refused by a number that is none, at its field: %s', async (number, refusal) => {
    const journey = await world.referred();
    expect(await world.send(identify(journey, number))).toMatchObject({
      outcome: 'refused',
      refusal: { code: refusal.code },
      field: 'identityNumber',
    });
    expect(await numberOf(journey)).toBeNull();
  });

  it('is refused by a number that gives an age more than a year from the one stated, and warned of by one year', async () => {
    const journey = await world.referred({ profile: { sex: 'woman', ageAtStart: 39 } });
    expect(await world.send(identify(journey, OLD))).toEqual({
      outcome: 'refused',
      refusal: { code: 'AgeConflict', stated: 39, basis: 'number', age: 74 },
      field: 'identityNumber',
    });
    const younger = await world.referred({ profile: { sex: 'woman', ageAtStart: 40 } });
    expect((await identified(younger, UNN)).warnings).toEqual(['AgeDiffersFromNumber']);
  });

  it('is warned of by a number of the other sex', async () =>
    expect((await identified(await world.referred(), MAN)).warnings).toEqual(['SexDiffersFromNumber']));

  it('stays anonymous where she is', async () => {
    const journey = await world.referred({ anonymous: true });
    expect(await world.send(identify(journey, UNN))).toMatchObject({
      refusal: { code: 'ParticipantIsAnonymous' },
    });
  });

  it('is known like any other once she has agreed to be, and counts as herself from when her number is known', async () => {
    const journey = await world.referred({ anonymous: true });
    await world.referred(INES);
    await world.told(journey, { type: 'EndAnonymity', occurredOn: TODAY, data: {} });
    expect(await personOf(journey)).toMatchObject({ isAnonymous: false, number: null });
    expect(await persons()).toBe(2);
    await identified(journey, INES.identityNumber);
    expect(await numberOf(journey)).toBe(INES.identityNumber);
    expect(await persons()).toBe(1);
    const change = { name: 'Ines Prov', language: 'so' };
    answerOf(await world.send(new ChangeContact(world.sent(ANNA), journey, change)));
    expect(await personOf(journey)).toMatchObject({ name: 'Ines Prov' });
  });

  it('is nobody’s to record but those of the insats', async () => {
    const journey = await world.referred();
    for (const asker of [NINA, { ...ANNA, association: 'annat' }])
      expect(
        await world.send(new IdentifyPerson(world.sent(asker), journey, { identityNumber: UNN })),
      ).toEqual({ outcome: 'notFound' });
  });
});

describe('a number that was wrong', () => {
  it('is corrected with a reason, and name and contact go with the journey', async () => {
    const journey = await world.referred(INES);
    expect(await world.send(identify(journey, UNN))).toMatchObject({
      refusal: { code: 'IdentityReasonMissing' },
      field: 'reason',
    });
    await identified(journey, UNN, WRONG);
    expect(await personOf(journey)).toMatchObject({ number: UNN, name: INES.name, contact: INES.contact });
    expect(await found(INES.identityNumber)).toEqual([]);
    expect(await found(UNN)).toEqual([journey]);
    await identified(journey, INES.identityNumber, WRONG);
    expect(await personOf(journey)).toMatchObject({ number: INES.identityNumber, name: INES.name });
  });

  it('is corrected in this journey alone: that of another insats keeps the number it was registered with', async () => {
    const others = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const journey = await world.referred({ identityNumber: INES.identityNumber });
    await identified(journey, UNN, WRONG);
    expect(await personOf(others, NINA)).toMatchObject({ number: INES.identityNumber, name: INES.name });
    expect(await persons()).toBe(2);
  });

  it('takes with it no name of whoever has the number that was wrong', async () => {
    await world.referred(INES);
    const journey = await world.referred({ identityNumber: INES.identityNumber });
    expect((await personOf(journey)).name).toBe(INES.name);
    await identified(journey, UNN, WRONG);
    expect((await personOf(journey)).name).toBeNull();
  });

  it('warns of an age that came of it, which can be set right once the number is', async () => {
    const journey = await world.referred({ identityNumber: OLD });
    expect((await identified(journey, UNN, WRONG)).warnings).toEqual(['AgeUnlikeNumber']);
    await world.told(journey, {
      type: 'CorrectFact',
      data: { fact: 'ageAtStart', value: 39, reason: 'entry-error' },
    });
  });

  it('the same number once more is refused', async () => {
    const journey = await world.referred(INES);
    expect(await world.send(identify(journey, INES.identityNumber, WRONG))).toMatchObject({
      refusal: { code: 'IdentityUnchanged' },
      field: 'identityNumber',
    });
    expect(await world.events('ParticipantRegisteredAgain')).toEqual([]);
  });

  it('of a protected identity is not corrected', async () => {
    const journey = await world.referred(INES);
    const protect: ParticipantCommand = {
      type: 'ProtectIdentity',
      occurredOn: TODAY,
      today: TODAY,
      data: {},
    };
    await world.participant(journey, protect);
    expect(await world.send(identify(journey, UNN, WRONG))).toMatchObject({
      refusal: { code: 'IdentityIsProtected' },
    });
  });
});

describe('a command that says who somebody is', () => {
  it('gives its first answer again, and another body under its id is refused', async () => {
    const journey = await world.referred();
    const said: Partial<Sent> = { commandId: '11111111-1111-4111-8111-111111111111', text: UNN };
    const command = new IdentifyPerson(world.sent(ANNA, said), journey, { identityNumber: UNN });
    const first = answerOf(await world.send(command));
    expect(await world.send(command)).toEqual({ outcome: 'repeated', answer: first });
    expect(await world.events('PersonIdentified')).toHaveLength(1);
    const other = new IdentifyPerson(world.sent(ANNA, { ...said, text: MAN }), journey, {
      identityNumber: MAN,
    });
    expect(await world.send(other)).toMatchObject({ refusal: { code: 'CommandIdReused' } });
  });

  it('writes as many events whether the number is known or not, so that the log’s positions tell neither', async () => {
    const written = async (number: string): Promise<bigint> => {
      const journey = await world.referred();
      const before = await world.ports.store.lastPosition();
      await identified(journey, number);
      return (await world.ports.store.lastPosition()) - before;
    };
    await world.referred({ ...INES, intervention: NOVUM }, NINA);
    expect(await written(INES.identityNumber)).toBe(await written(UNN));
  });
});

describe('before a number is recorded', () => {
  it('the journeys that it would make one person’s are shown, of the asker’s own insatser', async () => {
    const [journey, own, others] = [
      await world.referred(),
      await world.referred(INES),
      await world.referred({ ...INES, intervention: NOVUM }, NINA),
    ];
    const known = async (asker: typeof ULLA) =>
      answerOf(await preview(journey, INES.identityNumber, asker)).known.map(({ line }) => line.journey);
    expect((await known(ULLA)).toSorted()).toEqual([own, others].toSorted());
    expect(await known(BO)).toEqual([own]);
  });

  it('nothing is told of another insats: a number known there is as one that nobody has', async () => {
    const journey = await world.referred();
    await world.referred({ ...INES, intervention: NOVUM }, NINA);
    for (const number of [INES.identityNumber, UNN])
      expect(answerOf(await preview(journey, number, ANNA))).toEqual({ known: [], warnings: [] });
  });

  it('what would be refused is refused, and nothing is written', async () => {
    const journey = await world.referred();
    expect(await preview(journey, '19850714-2380')).toMatchObject({ field: 'identityNumber' });
    expect(await numberOf(journey)).toBeNull();
  });
});

describe('a person who has got another number', () => {
  it('counts as one with the number that she had, from when that is known, until it is taken back', async () => {
    const [before, journey] = [await world.referred(INES), await world.referred(INES)];
    await identified(journey, UNN, NEW);
    expect(await persons()).toBe(1);
    expect([await numberOf(before), await numberOf(journey)]).toEqual([INES.identityNumber, UNN]);
    answerOf(await part(journey));
    expect(await persons()).toBe(2);
    expect(await numberOf(journey)).toBe(UNN);
    expect(await part(journey)).toEqual({ outcome: 'notFound' });
  });

  it('shows nobody elsewhere the number that she has got, nor her journeys under it', async () => {
    const others = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const journey = await world.referred({ identityNumber: INES.identityNumber });
    await identified(journey, UNN, NEW);
    expect(await persons()).toBe(1);
    expect(await numberOf(others, NINA)).toBe(INES.identityNumber);
    expect(await found(UNN, NINA)).toEqual([]);
    expect(await part(others, NINA)).toEqual({ outcome: 'notFound' });
  });

  it('of whom two insatser say so counts as one until both have taken it back, and neither learns of the other', async () => {
    const others = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const [before, journey] = [await world.referred(INES), await world.referred(INES)];
    const command = new IdentifyPerson(world.sent(NINA), others, { identityNumber: UNN, ...NEW });
    answerOf(await world.send(command));
    await identified(journey, UNN, NEW);
    expect([await part(others, ANNA), await persons()]).toEqual([{ outcome: 'notFound' }, 1]);
    answerOf(await part(journey));
    expect(await persons()).toBe(1);
    answerOf(await part(others, NINA));
    expect(await persons()).toBe(2);
    expect(await numberOf(before)).toBe(INES.identityNumber);
  });

  it('whose new number was typed wrong counts with the right one instead', async () => {
    const [before, journey] = [await world.referred(INES), await world.referred(INES)];
    await identified(journey, MAN, NEW);
    await identified(journey, UNN, WRONG);
    expect(await persons()).toBe(1);
    await world.referred({ identityNumber: MAN, profile: { sex: 'man' } });
    expect(await persons()).toBe(2);
    answerOf(await part(journey));
    expect(await persons()).toBe(3);
    expect(await numberOf(before)).toBe(INES.identityNumber);
  });

  it('and had not after all is who she was', async () => {
    const [, journey] = [await world.referred(INES), await world.referred(INES)];
    await identified(journey, UNN, NEW);
    await identified(journey, INES.identityNumber, WRONG);
    expect(await persons()).toBe(1);
    await world.referred({ identityNumber: UNN });
    expect(await persons()).toBe(2);
    expect(await part(journey)).toEqual({ outcome: 'notFound' });
  });

  it('as a file says is counted so, and taken back from the journey that was read', async () => {
    await world.referred(INES);
    const association = world.ports.associations().find(({ id }) => id === 'stockholm');
    if (!association) throw new Error('There is no such association.');
    const header = 'Löpnummer;Insats;Kön;Anmälningsdatum;Personnummer;Tidigare personnummer';
    const row = `7;FINSAM-team;K;2025-01-15;${UNN};${INES.identityNumber}`;
    await world.ports.importer.import(new TextEncoder().encode(`${header}\r\n${row}`), {
      association,
      context: { actor: 'operator', role: 'operator' },
    });
    const [journey = ''] = await found(UNN);
    expect(await persons()).toBe(1);
    answerOf(await part(journey));
    expect(await persons()).toBe(2);
    expect(await part(journey)).toEqual({ outcome: 'notFound' });
  });
});
