import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { codesOf, DATA_KIND, type DataKind, type DisclosureGround, type Party } from '@samspar/codes';
import { ANNA, answerOf, by, INES, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { ReadCases } from '../cases/read-cases.js';
import { ReadDay } from '../cases/read-day.js';
import { ReadSomeCases } from '../cases/read-some-cases.js';
import { ReadCard } from '../persons/read-card.js';
import { NamePerson, ReadJourney, RevealTexts } from './read-journey.js';

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

/** One world for all rows: each has a journey of its own, and changes nothing of another's. */
let world: JourneyWorld;
const referrals: Readonly<{ by: Asker; journey: string }>[] = [];
beforeAll(async () => {
  world = await JourneyWorld.open();
  // Referred before the association requires consent of referrals too.
  for (const giver of AUTHORITIES)
    for (let each = 0; each < 8; each += 1)
      referrals.push({ by: giver, journey: await world.referred(INES, giver) });
  await world.setUp({ requireConsent: 'enforce' });
});
afterAll(() => world.close());

/** A journey of which one authority has registered all that there is. */
const registeredBy = async (giver: Asker): Promise<string> => {
  const next = referrals.findIndex(({ by: one }) => one.authority === giver.authority);
  const [{ journey } = { journey: '' }] = referrals.splice(next, 1);
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

const consent = (journey: string, giver: Asker, receiver: Asker, kind: DataKind) =>
  world.told(
    journey,
    {
      type: 'GiveConsent',
      occurredOn: DAY,
      data: {
        giving: { parties: [], authorities: [giver.authority ?? ''] },
        receiving: { parties: [], authorities: [receiver.authority ?? ''] },
        kinds: [kind],
        purpose: 'Samordnat stöd',
        form: 'written',
        language: 'sv',
      },
    },
    giver,
  );

/** All that every output tells of the journey, as text. */
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

const pairs = AUTHORITIES.flatMap((giver) =>
  AUTHORITIES.filter(({ authority }) => authority !== giver.authority).map(
    (receiver) => [giver.authority, receiver.authority, giver, receiver] as const,
  ),
);

describe('what each authority is told of what each other has registered (OSL 2009:400 10 kap. 1 §)', () => {
  it.each(pairs)(
    '%s to %s: what consent covers, kind by kind, and nothing else',
    async (_g, _r, giver, receiver) => {
      const journey = await registeredBy(giver);
      expect(kindsIn(await toldTo(giver, journey))).toEqual(KINDS);
      expect(kindsIn(await toldTo(receiver, journey))).toEqual([]);
      const given: DataKind[] = [];
      for (const kind of ['participation', ...KINDS.filter((one) => one !== 'participation')] as const) {
        await consent(journey, giver, receiver, kind);
        given.push(kind);
        expect(kindsIn(await toldTo(receiver, journey))).toEqual(KINDS.filter((one) => given.includes(one)));
      }
      for (const other of AUTHORITIES.filter((one) => one !== giver && one !== receiver))
        expect(kindsIn(await toldTo(other, journey))).toEqual([]);
      await world.told(journey, { type: 'WithdrawConsent', occurredOn: DAY, data: {} }, giver);
      expect(kindsIn(await toldTo(receiver, journey))).toEqual([]);
      expect(kindsIn(await toldTo(giver, journey))).toEqual(KINDS);
    },
  );
});

/** What each authority gives out on a ground to the next: how many kinds of those that are asked for. */
const grounding = (ground: DisclosureGround, kinds = KINDS) =>
  Promise.all(
    AUTHORITIES.map(async (giver, index) => {
      const receiver = AUTHORITIES[(index + 1) % AUTHORITIES.length] ?? giver;
      const journey = await registeredBy(giver);
      const told = {
        type: 'GroundDisclosure',
        occurredOn: DAY,
        data: { ground, receiver: receiver.authority ?? '', kinds, why: 'Prövat' },
      } as const;
      const done = await world.told(journey, told, giver).then(
        () => true,
        () => false,
      );
      const text = await toldTo(receiver, journey);
      return [giver.authority, done, kindsIn(text).length] as const;
    }),
  );

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
