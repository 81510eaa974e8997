import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import {
  AGDA,
  ANNA,
  BO,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
  referral,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import {
  AskStatistics,
  BeginCheck,
  FindCases,
  FindForExtract,
  NamePerson,
  PreviewIdentification,
  PreviewReferral,
  ProtectIdentity,
  ReadAccessLog,
  ReadCard,
  ReadCases,
  ReadCheck,
  ReadChecks,
  ReadDay,
  ReadDue,
  ReadExtract,
  ReadGivenOut,
  ReadHeld,
  ReadInbox,
  ReadJourney,
  ReadJourneyReadings,
  ReadLooks,
  ReadReading,
  ReadShares,
  ReadTeam,
  ReadSomeCases,
  ReadUnknownUnits,
  RevealTexts,
  TakeEmergencyAccess,
} from '../index.js';

const UNIT = 'Fjärilsenheten';
const MARKS = {
  name: /Ines Prov/,
  number: /19850714/,
  contact: /070-000/,
  unit: /fj[aä]rilsenheten/i,
  district: /farsta/i,
} as const;
/** What whoever is responsible works with. */
const OF_JOURNEY = { text: /Sädesärlan/, authority: /socialnamnden/ } as const;

const OTHER: Asker = { ...BO, actor: 'olga', party: 'region', unit: 'Psykiatrin', authority: 'region' };
const SENDER: Asker = { ...NINA, actor: 'sten', party: 'municipality', unit: UNIT };
const OFFICE: Asker = { ...AGDA, actor: 'oskar', role: 'office', roles: ['office'] };
const ADMIN: Asker = { ...AGDA, actor: 'adam', role: 'admin', roles: ['admin'] };
/** Everybody who may ask for anything, but for who is responsible. */
const OTHERS: readonly (readonly [string, Asker])[] = [
  ['a colleague', BO],
  ['a colleague of another authority', OTHER],
  ['a colleague of both her insatser', ULLA],
  ['whoever works at the unit that referred her', SENDER],
  ['another insats that has her', NINA],
  ['whoever leads the insats', LENA],
  ['the office', OFFICE],
  ['an auditor', AGDA],
  ['an admin', ADMIN],
  ['whoever operates the installation', OPERATOR],
];

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
  const said = { ...INES, referringUnit: UNIT, note: 'Går i skolan Sädesärlan' };
  journey = await world.referred({ ...said, profile: { sex: 'woman', district: 'farsta' } });
  await world.referred({ ...INES, intervention: NOVUM }, NINA);
  const on = { occurredOn: TODAY } as const;
  await world.told(journey, { type: 'AcceptReferral', ...on, data: {} });
  await world.told(journey, { type: 'AssignCaseworker', ...on, data: { caseworker: 'anna' } });
  await world.told(journey, {
    type: 'GroundDisclosure',
    ...on,
    data: { ground: 'necessary', receiver: 'socialnamnden', kinds: ['plan'], why: 'Sädesärlan' },
  });
  world.turnTo('2025-07-02');
});
afterEach(() => world.close());

/** All that is answered, in words that can be searched; of an association it is known which authorities and districts it has. */
const inWords = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => {
    if (key === 'association' && typeof part === 'object') return undefined;
    if (typeof part === 'bigint') return String(part);
    return part instanceof Map || part instanceof Set ? [...part] : part;
  });

type Message = Parameters<JourneyWorld['send']>[0];

/** What shows journeys, or counts them, asked by somebody. */
const asked = (asker: Asker): readonly Message[] => {
  const caller = by(asker);
  const statuses = ['referred', 'accepted', 'started'] as const;
  const identified = { identityNumber: INES.identityNumber, reason: 'entry-error' } as const;
  return [
    new ReadDay(caller, { among: 'everybodys', page: 1 }),
    new ReadCases(caller, { whose: 'all', statuses, page: 1 }),
    ...(['toUs', 'fromUs', 'answered'] as const).map((part) => new ReadInbox(caller, part, 1)),
    new ReadSomeCases({ ...caller, on: 'my-day' }, [{ journey, part: 'referral' }]),
    ...[INES.identityNumber, journey.slice(0, 8)].map((text) => new FindCases(caller, text)),
    new FindForExtract(caller, INES.identityNumber, 'bo'),
    new PreviewReferral(caller, referral(INES)),
    new PreviewIdentification(caller, journey, identified),
    new TakeEmergencyAccess(caller, journey.slice(0, 8), 'danger', 'key'),
    new ReadExtract({ ...caller, on: 'case-extract' }, journey, { checkedBy: 'bo' }),
    new ReadExtract({ ...caller, on: 'case-extract' }, journey),
    new ReadShares(caller),
    new ReadHeld(caller, FINSAM, 'anna', statuses, 1),
    new ReadDue({ ...caller, on: 'retention' }),
    new ReadAccessLog(caller, { journey }),
    new ReadReading(caller, 1),
    new ReadLooks(caller, 1),
    new ReadChecks(caller),
    new BeginCheck(caller, '2025-06'),
    new ReadCheck(caller, '2025-06'),
    new ReadGivenOut(caller, 1),
    new ReadUnknownUnits(caller, 'stockholm'),
    ...(['district', 'referringUnit', 'referringAuthority'] as const).map(
      (dimension) => new AskStatistics(caller, counting({ by: [dimension] })),
    ),
  ];
};

/** What is answered; what is not for the role is no answer. */
const answered = (message: Message): Promise<unknown> =>
  world.send<unknown>(message).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'NotPermitted') return undefined;
    throw error;
  });

/** The journey as somebody is shown it, with her name, card, texts and readers. */
const opened = async (asker: Asker): Promise<readonly unknown[]> => {
  const told: unknown[] = [];
  for (const part of ['journey', 'referral'] as const) {
    const reading = new ReadJourney({ ...by(asker), on: 'case' }, journey, part);
    if (!asker.roles.includes('caseworker')) continue;
    const read = await world.send(reading);
    told.push(read);
    if (!('answer' in read)) continue;
    const sealed = read.answer.events.flatMap(({ event: { data } }) =>
      Object.values(data).filter((value) => typeof value === 'string'),
    );
    for (const message of [
      new NamePerson(by(asker), read.answer),
      new ReadCard(by(asker), read.answer),
      new ReadTeam(by(asker), read.answer),
      new RevealTexts(by(asker), read.answer, sealed),
      new ReadJourneyReadings(by(asker), read.answer, {}),
    ])
      told.push(await answered(message));
  }
  return told;
};

/** What of her is told, by what says it. */
const found = async (asker: Asker): Promise<readonly string[]> => {
  const told: (readonly [string, string])[] = [['ReadJourney', inWords(await opened(asker))]];
  for (const message of asked(asker)) {
    // What was typed to ask is said again by some answers.
    const text = (inWords(await answered(message)) ?? '').replaceAll(INES.identityNumber, '');
    told.push([message.constructor.name, text]);
  }
  return told.flatMap(([by_, text]) =>
    Object.entries({ ...MARKS, ...OF_JOURNEY }).flatMap(([what, mark]) =>
      mark.test(text) ? [`${what} in ${by_}`] : [],
    ),
  );
};

it('would be told by these, were she not protected', async () => {
  const told = new Set<string>();
  for (const [, asker] of OTHERS) for (const one of await found(asker)) told.add(one);
  for (const what of [...Object.keys(MARKS), ...Object.keys(OF_JOURNEY)])
    expect([what, told.has(`${what} in ReadJourney`)]).toEqual([what, true]);
  for (const what of ['name', 'unit'])
    for (const query of [
      'ReadDay',
      'ReadCases',
      'ReadSomeCases',
      'FindCases',
      'PreviewReferral',
      'ReadInbox',
    ])
      expect(told).toContain(`${what} in ${query}`);
  for (const query of ['AskStatistics', 'ReadHeld', 'ReadUnknownUnits'])
    expect(told).toContain(`unit in ${query}`);
});

it.each(OTHERS)('is told to %s by no use case', async (_who, asker) => {
  await world.send(new ProtectIdentity(world.sent(BO), journey));
  expect(await found(asker)).toEqual([]);
});

it('is told to whoever is responsible as far as she works with it, and in what the person herself asks for', async () => {
  await world.send(new ProtectIdentity(world.sent(BO), journey));
  const told = (await found(ANNA)).filter((one) => !one.endsWith('ReadExtract'));
  expect(told).toEqual(['text in ReadJourney', 'authority in ReadJourney']);
});
