import { readFileSync } from 'node:fs';
import type { Asker } from '@samspar/access';
import { termsOf } from '@samspar/casework';
import { type Installation, setUp } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { AddUser, byOperator, ReadingLog } from '@samspar/use-cases';
import { caseworkersOf, demonstrationUser } from '@samspar/users';
import { fillJourneys } from '../../apps/cli/src/demo/full-journeys.js';
import { ASSOCIATION, Site, type Who } from './site.js';

/** Noon in Stockholm on 15 June 2025: today. */
export const NOON = Date.parse('2025-06-15T10:00:00Z');
const TODAY = '2025-06-15';
/** When the register was imported. */
const MAY = Date.parse('2025-05-20T10:00:00Z');

const SETUP_FILE = new URL('../../docs/examples/stockholm.json', import.meta.url);
const REGISTER_FILE = new URL('../../docs/examples/stockholm-2024.csv', import.meta.url);
const REGISTER = 'demo';
const OPERATOR = { actor: 'operator', role: 'operator' } as const;

/** Numbers that Skatteverket has set aside for tests. */
const MARIA = { identityNumber: '19900202-2383', name: 'Maria Provsson' } as const;

/** Every so many of the constructed rows; `fillJourneys` follows each fifth one from day to day. */
const EVERY = 25;

/** The association of the demonstration, with nobody in it yet. */
export const setUpStockholm = async (installation: Installation): Promise<void> => {
  const outcome = await setUp(installation, JSON.parse(readFileSync(SETUP_FILE, 'utf8')));
  if (outcome.outcome !== 'accepted') throw new Error(`The setup was not done: ${JSON.stringify(outcome)}`);
  await installation.views.catchUp();
};

/** What Fatima in the morning, and Anna late in the evening, opened on a day in May: what an auditor looks through in June. */
const readInMay = async ({ streams, views }: Installation, clock: { now: number }): Promise<void> => {
  const interventions = ['finsam-team', 'aktivitetsplatsen'];
  const places = { association: ASSOCIATION, interventions };
  const { lines } = views.caseload.journeysOf({ ...places, statuses: ['started', 'ended'] });
  const readings = new ReadingLog(streams, () => dayInStockholm(clock.now));
  for (const [who, moment] of [
    ['fatima', '2025-05-22T08:00:00Z'],
    ['anna', '2025-05-22T19:30:00Z'],
  ] as const) {
    const roles = ['caseworker'] as const;
    const asker: Asker = {
      ...places,
      actor: demonstrationUser(ASSOCIATION, who),
      role: 'caseworker',
      roles,
    };
    for (const [minute, { journey }] of lines.slice(0, 4).entries()) {
      clock.now = Date.parse(moment) + minute * 60_000;
      const reading = { asker, correlationId: `${who} in May`, on: 'case' } as const;
      const shown = { association: ASSOCIATION, journeys: [journey], reason: 'assigned' } as const;
      await readings.show(reading, shown, async () => []);
    }
  }
  clock.now = NOON;
};

/** A part of the constructed register, small enough to be read in a moment. */
const fill = async (installation: Installation, clock: { now: number }): Promise<void> => {
  clock.now = MAY;
  await setUpStockholm(installation);
  const [association] = installation.views.associations();
  if (!association) throw new Error('The views know no association.');
  const [title, headers, ...rows] = readFileSync(REGISTER_FILE, 'utf8').trimEnd().split('\r\n');
  const some = rows.filter((_row, at) => (at + 1) % EVERY === 0);
  const bytes = new TextEncoder().encode([title, headers, ...some].join('\r\n'));
  const imported = await installation.importer.import(bytes, {
    association,
    register: REGISTER,
    dryRun: false,
    acceptChanges: false,
    context: OPERATOR,
  });
  if (imported.outcome === 'refused') throw new Error(imported.sentence.en);
  await installation.views.catchUp();
  await readInMay(installation, clock);
  const { vault } = installation;
  await fillJourneys(installation, {
    terms: termsOf(association),
    caseworkersOf: (intervention) => caseworkersOf(association, intervention),
    register: REGISTER,
    today: TODAY,
    texts: vault.texts,
  });
  await installation.views.catchUp();
};

type Fact = readonly [resource: string, body: object];

const PROFILE = { sex: 'woman', ageAtStart: 34 } as const;
const referral = (said: object = {}): object => ({
  intervention: 'finsam-team',
  referredOn: '2025-05-12',
  referringParty: 'municipality',
  referringUnit: 'Jobbtorg',
  profile: PROFILE,
  ...said,
});
const CONSENT: Fact = [
  'consent',
  {
    occurredOn: '2025-05-12',
    parties: ['municipality', 'region', 'forsakringskassan'],
    purpose: 'Samordnat stöd i FINSAM-team',
    form: 'written',
    language: 'sv',
    expiresOn: '2025-07-01',
  },
];
const ACCEPTED: Fact = ['acceptance', { occurredOn: '2025-05-15' }];
const ASSIGNED: Fact = [
  'caseworker',
  { occurredOn: '2025-05-15', caseworker: demonstrationUser(ASSOCIATION, 'anna') },
];
const STARTED: Fact = [
  'start',
  {
    occurredOn: '2025-05-20',
    profile: {
      ...PROFILE,
      education: 'upper-secondary',
      timeWithoutWork: { months: 60 },
      timeOnAssistance: { since: '2020-01-01' },
      livelihood: [{ source: 'economic-assistance', since: '2020-01-01' }],
      obstacle: 'unemployed',
      needGroups: ['adult', 'migration'],
      district: 'jarva',
    },
  },
];
const MEETING: Fact = [
  'team-meetings',
  {
    occurredOn: '2025-05-28',
    attendance: [
      { party: 'municipality', present: true },
      { party: 'region', present: false },
    ],
    livelihood: [{ source: 'economic-assistance' }],
    decisions: [{ what: 'Boka läkartid', owner: 'region', dueOn: '2025-06-12' }],
    violenceQuestionAsked: true,
    note: 'Konstruerad anteckning: planeringen följs upp vid nästa möte.',
  },
];
const PLAN: Fact = [
  'plan',
  {
    occurredOn: '2025-06-02',
    goals: ['Praktik till hösten'],
    parallelActions: [{ what: 'Samtalsstöd', party: 'region' }],
  },
];
const CONTACT: Fact = ['employer-contacts', { occurredOn: '2025-06-05', kind: 'visit' }];
/** The first thing that the meeting of a journey agreed on, which is at this revision where everything else of it is. */
const CLOSED: Fact = [
  'decision-closings',
  { occurredOn: '2025-06-04', meeting: 5, decision: 0, outcome: 'done' },
];
const ASSESSED: Fact = [
  'assessments',
  {
    occurredOn: '2025-06-05',
    kind: 'work-ability',
    party: 'region',
    outcome: 'completed',
    note: 'Konstruerad anteckning.',
  },
];
const CORRECTED: Fact = [
  'corrections',
  { fact: 'startedOn', value: '2025-05-21', reason: 'entry-error', note: 'Fel dag.' },
];
const EXITED: Fact = [
  'exit/work-or-studies',
  {
    occurredOn: '2025-06-10',
    reasons: ['work', 'studies'],
    extentPercent: 75,
    employment: 'subsidised',
    livelihoodAtExit: [{ source: 'salary' }],
  },
];

/** What lies where, for those who look at it: addresses of journeys at each stage. */
export type Journeys = Readonly<
  Record<
    | 'referred'
    | 'waiting'
    | 'accepted'
    | 'started'
    | 'ended'
    | 'misregistered'
    | 'anonymous'
    | 'sent'
    | 'others',
    string
  >
>;

export type SmallDemonstration = Readonly<{ site: Site; journeys: Journeys }>;

/** The facts of a new journey; its address. */
export const begin = async (
  site: Site,
  who: Who,
  facts: readonly Fact[],
  said: object = {},
): Promise<string> => {
  let { path, revision } = await site.send(who, 'journeys', referral(said));
  const address = path.replace('/api/v1/journeys', '/arenden');
  for (const [resource, body] of facts) {
    ({ revision } = await site.send(who, `${path.replace('/api/v1/', '')}/${resource}`, body, revision));
  }
  return address;
};

export const FACTS = { CONSENT, ACCEPTED, ASSIGNED, STARTED, MEETING, PLAN, CONTACT, EXITED } as const;

/** A site with a part of the demonstration's register and a journey at each stage; Anna is the caseworker of most. */
export const openSmallDemonstration = async (): Promise<SmallDemonstration> => {
  const site = await Site.open(NOON, fill);
  await site.serving.send(
    new AddUser(
      byOperator(),
      {
        association: ASSOCIATION,
        party: 'forsakringskassan',
        unit: 'Samverkan',
        externalId: 'tomas',
        name: 'Tomas Exempel',
        roles: ['caseworker'],
        interventions: [],
      },
      demonstrationUser(ASSOCIATION, 'tomas'),
    ),
  );
  const started = [CONSENT, ACCEPTED, ASSIGNED, STARTED];
  const journeys = {
    referred: await begin(site, 'erik', [], {
      referringParty: 'region',
      referringUnit: 'Psykiatrisk öppenvård',
      note: 'Konstruerad anteckning om anmälan.',
    }),
    waiting: await begin(site, 'anna', [['waiting-list', { occurredOn: '2025-06-01' }]]),
    accepted: await begin(site, 'anna', [CONSENT, ACCEPTED, ASSIGNED]),
    started: await begin(site, 'anna', [...started, MEETING, PLAN, CONTACT, CORRECTED], {
      ...MARIA,
      decidingParties: ['region'],
      note: 'Konstruerad anteckning om anmälan.',
    }),
    ended: await begin(site, 'anna', [...started, MEETING, CLOSED, ASSESSED, EXITED]),
    misregistered: await begin(site, 'anna', [['misregistration', { reason: 'entry-error' }]]),
    anonymous: await begin(site, 'anna', [ACCEPTED], { anonymous: true, profile: { sex: 'woman' } }),
    sent: await begin(site, 'anna', [], { intervention: 'aktivitetsplatsen' }),
    others: await begin(site, 'erik', [], { intervention: 'novum', referringParty: 'region' }),
  };
  await site.installation.views.catchUp();
  return { site, journeys };
};
