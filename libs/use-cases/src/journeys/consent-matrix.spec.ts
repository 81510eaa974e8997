import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { codesOf, DATA_KIND, type DataKind, type DisclosureGround, type Party } from '@samspar/codes';
import {
  ANNA,
  answerOf,
  by,
  consenting,
  INES,
  JourneyWorld,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { ReadCases } from '../cases/read-cases.js';
import { ReadDay } from '../cases/read-day.js';
import { ReadSomeCases } from '../cases/read-some-cases.js';
import { ReadExtract } from '../extracts/read-extract.js';
import { ReadCard } from '../persons/read-card.js';
import { NamePerson } from '../persons/name-person.js';
import { ReadJourney, RevealTexts } from './read-journey.js';

const at = (authority: string, party: Party): Asker => ({ ...ANNA, authority, party });
const AUTHORITIES: readonly Asker[] = [
  at('arbetsmarknadsnamnden', 'municipality'),
  at('socialnamnden', 'municipality'),
  at('halso-och-sjukvardsnamnden', 'region'),
  at('forsakringskassan', 'forsakringskassan'),
  at('arbetsformedlingen', 'arbetsformedlingen'),
];
const KINDS = codesOf(DATA_KIND);
const DAY = '2025-06-02';

/** What each kind is that is not given out with another. */
const MARKS: Readonly<Record<DataKind, RegExp>> = {
  identity: /19850714|070-000/,
  participation: /"started"|"startedOn"|ReferralAccepted|Ines Prov/,
  profile: /farsta/,
  plan: /Praktik|"PlanAgreed"/,
  meetings: /Samtal|"TeamMeetingHeld"/,
  outcome: /"exitReasons":\["care|ExitedToCare/,
};

/** One world for all rows, with a journey of each authority: its own, of which it has registered all that there is. */
let world: JourneyWorld;
const journeys = new Map<Asker, string>();
beforeAll(async () => {
  world = await JourneyWorld.open();
  // Referred before the association requires consent of referrals too.
  for (const giver of AUTHORITIES) journeys.set(giver, await registeredBy(giver));
  await world.setUp({ requireConsent: 'enforce' });
});
afterAll(() => world.close());
const journeyOf = (giver: Asker): string => journeys.get(giver) ?? '';

const registeredBy = async (giver: Asker): Promise<string> => {
  const journey = await world.referred(INES, giver);
  const profile = { sex: 'woman', district: 'farsta' } as const;
  await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} }, giver);
  await world.told(journey, { type: 'StartJourney', occurredOn: DAY, data: { profile } }, giver);
  await world.told(
    journey,
    { type: 'AgreePlan', occurredOn: DAY, data: { goals: ['Praktik'], parallelActions: [] } },
    giver,
  );
  await world.told(
    journey,
    {
      type: 'RecordTeamMeeting',
      occurredOn: DAY,
      data: { attendance: [], decisions: [], violenceQuestionAsked: false, note: 'Samtal' },
    },
    giver,
  );
  await world.told(
    journey,
    {
      type: 'ExitJourney',
      occurredOn: DAY,
      data: { exit: { type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'] } } },
    },
    giver,
  );
  return journey;
};

const consent = (giver: Asker, receivers: readonly Asker[], kind: DataKind) =>
  world.told(
    journeyOf(giver),
    consenting(DAY, [kind], {
      giving: { parties: [], authorities: [giver.authority ?? ''] },
      receiving: { parties: [], authorities: receivers.map(({ authority = '' }) => authority) },
    }),
    giver,
  );

/** All that every output tells of the journey, as text, but the extract to the person. */
const toldTo = async (asker: Asker, journey: string): Promise<string> => {
  const caller = by(asker);
  const file = answerOf(await world.send(new ReadJourney({ ...caller, on: 'case' }, journey)));
  const sealed = file.events.flatMap(({ event }) => {
    if (event.type === 'PlanAgreed') return event.data.goals;
    return event.type === 'TeamMeetingHeld' && event.data.note !== undefined ? [event.data.note] : [];
  });
  const lists = [
    answerOf(
      await world.send(new ReadCases(caller, { whose: 'all', statuses: ['ended'], page: 1 })),
    ).items.filter(({ line }) => line.journey === journey),
    answerOf(await world.send(new ReadDay(caller, { among: 'everybodys', page: 1 }))).items.filter(
      ({ line }) => line.journey === journey,
    ),
    answerOf(await world.send(new FindCases(caller, journey.slice(0, 8)))),
    answerOf(await world.send(new FindCases(caller, INES.identityNumber))).filter(
      ({ line }) => line.journey === journey,
    ),
    answerOf(
      await world.send(new ReadSomeCases({ ...caller, on: 'my-day' }, [{ journey, part: 'journey' }])),
    ),
  ];
  const { association: _settings, ...shown } = file;
  return JSON.stringify([
    { ...shown, readAt: 0, lets: undefined },
    answerOf(await world.send(new NamePerson(caller, file))),
    answerOf(await world.send(new ReadCard(caller, file))),
    [...answerOf(await world.send(new RevealTexts(caller, file, sealed))).values()],
    lists.map((items) => items.map((item) => item && { person: item.person, status: item.line.status })),
  ]);
};

const kindsIn = (text: string): readonly DataKind[] => KINDS.filter((kind) => MARKS[kind].test(text));

const othersThan = (giver: Asker): readonly Asker[] => AUTHORITIES.filter((one) => one !== giver);
/** What each other authority is told of the giver's journey. */
const toldToOthers = async (giver: Asker): Promise<readonly (readonly DataKind[])[]> => {
  const told = [];
  for (const other of othersThan(giver)) told.push(kindsIn(await toldTo(other, journeyOf(giver))));
  return told;
};
/** That somebody takes part is told first, and the rest of each authority from another kind on. */
const REST = KINDS.filter((kind) => kind !== 'participation');
const kindAt = (step: number, receiver: number): DataKind => REST[(step + receiver) % REST.length] ?? 'plan';

describe('what each authority is told of what each other has registered (OSL 2009:400 10 kap. 1 §)', () => {
  it.each(AUTHORITIES.map((giver) => [giver.authority, giver] as const))(
    'by %s: what consent covers, kind by kind and authority by authority, and nothing else',
    async (_authority, giver) => {
      const others = othersThan(giver);
      const nothing = others.map(() => []);
      expect(kindsIn(await toldTo(giver, journeyOf(giver)))).toEqual(KINDS);
      expect(await toldToOthers(giver)).toEqual(nothing);
      const told = ['participation'] as const;
      await consent(giver, others.slice(0, 2), 'participation');
      expect(await toldToOthers(giver)).toEqual([told, told, [], []]);
      await consent(giver, others.slice(2), 'participation');
      const given = others.map((): DataKind[] => [...told]);
      for (const step of REST.keys()) {
        for (const [index, other] of others.entries()) {
          await consent(giver, [other], kindAt(step, index));
          given[index]?.push(kindAt(step, index));
        }
        expect(await toldToOthers(giver)).toEqual(
          given.map((those) => KINDS.filter((kind) => those.includes(kind))),
        );
      }
      await world.told(journeyOf(giver), { type: 'WithdrawConsent', occurredOn: DAY, data: {} }, giver);
      expect(await toldToOthers(giver)).toEqual(nothing);
      expect(kindsIn(await toldTo(giver, journeyOf(giver)))).toEqual(KINDS);
    },
  );
});

/** All that an extract to the person tells of the journey that an authority may give out. */
const extractBy = async (asker: Asker, journey: string): Promise<string> => {
  const { journeys: gathered } = answerOf(
    await world.send(new ReadExtract({ ...by(asker), on: 'case-extract' }, journey)),
  );
  return JSON.stringify(
    gathered
      .filter(({ id }) => id === journey)
      .map(({ card, entries, clear }) => [card, entries, ...clear.values()]),
    (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
};

describe('of what one authority has registered another, by consent to one kind alone,', () => {
  const [giver = ANNA, , , receiver = ANNA] = AUTHORITIES;
  afterEach(() =>
    world.told(journeyOf(giver), { type: 'WithdrawConsent', occurredOn: DAY, data: {} }, giver),
  );

  it.each(KINDS)('%s, is told it, and gives it out to the person, and nothing else', async (kind) => {
    await consent(giver, [receiver], kind);
    expect(kindsIn(await toldTo(receiver, journeyOf(giver)))).toEqual([kind]);
    expect(kindsIn(await extractBy(receiver, journeyOf(giver)))).toEqual([kind]);
  });
});

/** What each authority gives out on a ground to the next, until it strikes that: how many kinds of those that are asked for. */
const grounding = async (ground: DisclosureGround, kinds = KINDS) => {
  const outcomes = [];
  for (const [index, giver] of AUTHORITIES.entries()) {
    const receiver = AUTHORITIES[(index + 1) % AUTHORITIES.length] ?? giver;
    const journey = journeyOf(giver);
    const data = { ground, receiver: receiver.authority ?? '', kinds, why: 'Prövat' };
    const isTaken = await world
      .told(journey, { type: 'GroundDisclosure', occurredOn: DAY, data }, giver)
      .then(
        () => true,
        () => false,
      );
    outcomes.push([giver.authority, isTaken, kindsIn(await toldTo(receiver, journey)).length] as const);
    if (!isTaken) continue;
    const entry = Number((await world.journey(journey)).revision);
    await world.told(journey, { type: 'AnnulEntry', data: { entry, reason: 'entry-error' } }, giver);
    expect(kindsIn(await toldTo(receiver, journey))).toEqual([]);
  }
  return outcomes;
};

describe('without consent, on another ground', () => {
  it('what is necessary is given out by any authority (OSL 10 kap. 2 §)', async () =>
    expect(await grounding('necessary')).toEqual(AUTHORITIES.map(({ authority }) => [authority, true, 6])));

  it('the general clause is neither for social services nor for health care, but for a labour-market board (OSL 10 kap. 27 §)', async () =>
    expect(await grounding('general-clause')).toEqual([
      ['arbetsmarknadsnamnden', true, 6],
      ['socialnamnden', false, 0],
      ['halso-och-sjukvardsnamnden', false, 0],
      ['forsakringskassan', true, 6],
      ['arbetsformedlingen', true, 6],
    ]));

  it('wrong payments and crime are a ground for social services too, not for health care, with what a payment rests on (OSL 10 kap. 15 a §)', async () => {
    const kinds = ['identity', 'participation', 'profile', 'outcome'] as const;
    expect(await grounding('wrong-payments-or-crime', kinds)).toEqual([
      ['arbetsmarknadsnamnden', true, 4],
      ['socialnamnden', true, 4],
      ['halso-och-sjukvardsnamnden', false, 0],
      ['forsakringskassan', true, 4],
      ['arbetsformedlingen', true, 4],
    ]);
  });

  it('necessary care is a ground from social services to health care, and to nobody else (OSL 25 kap. 12 §, 26 kap. 9 §)', async () =>
    expect(await grounding('necessary-care')).toEqual([
      ['arbetsmarknadsnamnden', false, 0],
      ['socialnamnden', true, 6],
      ['halso-och-sjukvardsnamnden', false, 0],
      ['forsakringskassan', false, 0],
      ['arbetsformedlingen', false, 0],
    ]));
});
