import type { Role } from '@samspar/association';
import type { JourneyEvent } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import {
  DEMONSTRATION_ISSUER,
  type Installation,
  openInstallation,
  operate,
  readConfiguration,
  readSignIn,
  setUp,
} from '@samspar/installation';
import { AddUser, byOperator } from '@samspar/use-cases';
import { SignInSessions } from '@samspar/users';
import { itemAt } from '../item-at.js';
import { BENCH_SETUP } from './constructed-association.js';
import { interventionOf, journeyEvents, journeyId, journeyName, newEvents } from './constructed-events.js';
import type { Visit } from './page-visits.js';

export const USERS = 20;
const TOGETHER = 1_000;
const INTERVENTIONS = BENCH_SETUP.interventions.length;
/** The insatser that caseworkers and team leads look at: the first ones. The vault knows the people there. */
const VISITED = BENCH_SETUP.interventions.slice(0, 2);
/** How many journeys fall to a caseworker; she is responsible for those that have started. */
const CASELOAD = 200;
const OPERATOR = { actor: 'operator', role: 'operator' } as const;

/** What each role looks at; `{journey}` is a journey of the first insats. */
export type PagesOf = Readonly<Partial<Record<Role, Readonly<Record<string, string>>>>>;
const PAGES: PagesOf = {
  caseworker: {
    myDay: '/',
    everybodysDay: '/?vems=alla',
    cases: '/arenden',
    allCases: '/arenden?vems=alla',
    nobodysCases: '/arenden?vems=ingens',
    journey: '/arenden/{journey}',
    meeting: '/arenden/{journey}/teammote',
    changes: '/arenden/{journey}/andringar',
    readings: '/arenden/{journey}/atkomst',
    correction: '/arenden/{journey}/rattelse?val=startedOn',
    referral: '/arenden/ny',
    inbox: '/inkorg',
    sent: '/inkorg?flik=skickade',
    imports: '/inlasning',
  },
  office: {
    statistics: '/statistik',
    report: '/statistik/rapport/resultat?from=2021-01-01&to=2021-12-31',
    statisticsByThree: '/statistik?measure=started&from=2021-01-01&to=2024-12-31&by=sex,education,district',
    interventions: '/insatser',
    about: '/om',
  },
  'team-lead': { shares: '/fordelning' },
  auditor: { audit: '/att-granska', checked: '/att-granska/kontroller', accessLog: '/atkomst' },
  admin: { users: '/anvandare', newUser: '/anvandare/ny' },
};

/** What an auditor looks at who replays journeys, and searches for them: by all that narrows least, and by what narrows not at all. */
export const REPLAYED: PagesOf = {
  auditor: {
    replay: '/granskning/{journey}',
    replayStep: '/granskning/{journey}?till=2&var=2024-06-01',
    replayCompared: '/granskning/{journey}?jamfor-var=2023-06-01',
    search: '/granskning',
    searchByDay: '/granskning?handelse=JourneyStarted&fran=2023-01-01&till=2023-12-31',
    searchLate: '/granskning?sent=1',
    searchByInsats: `/granskning?insats=${itemAt(BENCH_SETUP.interventions, 0).id}&handelse=TeamMeetingHeld`,
    searchCorrected: '/granskning?markt=corrected',
  },
};

/** A user of a role, signed in: `cookie` is what her browser sends. */
type SignedIn = Readonly<{ id: string; role: Role; cookie: string }>;

/** Some of each role. */
const signedIn = async (installation: Installation, pages: PagesOf): Promise<readonly SignedIn[]> => {
  const send = await operate(installation, DEMONSTRATION_ISSUER, () => undefined);
  const sessions = new SignInSessions(installation.sealed, installation.clock, readSignIn({}));
  const roles = Object.keys(pages) as Role[];
  const found: SignedIn[] = [];
  for (let number = 0; number < USERS; number += 1) {
    // Most are caseworkers, as in an association.
    const role = number % 2 === 0 ? 'caseworker' : itemAt(roles, ((number - 1) / 2) % roles.length);
    const belongs = role === 'caseworker' || role === 'team-lead';
    const outcome = await send(
      new AddUser(byOperator(), {
        association: BENCH_SETUP.association,
        party: belongs ? 'municipality' : null,
        unit: belongs ? 'Enhet 1' : null,
        externalId: `bench-${number}`,
        name: `Person ${number}`,
        roles: [role],
        interventions: belongs ? VISITED.map(({ id }) => id) : [],
      }),
    );
    if (outcome.outcome !== 'accepted') throw new Error(`a user was not added: ${JSON.stringify(outcome)}`);
    const { user } = outcome.answer;
    const session = await sessions.open({
      user,
      name: `Person ${number}`,
      subject: `bench-${number}`,
    });
    found.push({ id: user, role, cookie: `samspar=${session.id}` });
  }
  return found;
};

/** How many events a journey has beside who is responsible, by its number: in each insats some have ended, some go on and some wait for an answer. */
type Mix = readonly number[];

/** Registers people for journeys, as a referral would, and gives the participant of each journey. */
const registered = async (
  { registration }: Installation,
  journeys: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const participants = await registration.participants(
    journeys.map((number) => ({
      association: BENCH_SETUP.association,
      anonymous: false,
      journey: journeyId(number),
      intervention: interventionOf(number),
      identity: {
        // Nobody's: there was no year 0.
        number: { kind: 'personnummer', digits: String(number).padStart(12, '0') },
        name: `Deltagare ${number} Exempel`,
      },
      context: {
        ...OPERATOR,
        commandId: nameBasedId('bench participant', String(number)),
        correlationId: nameBasedId('bench'),
      },
    })),
  );
  return new Map(journeys.map((number, index) => [number, itemAt(participants, index)]));
};

/** The same journey with somebody responsible for it from its start. */
const assignedTo = (caseworker: string, events: readonly JourneyEvent[]): readonly JourneyEvent[] =>
  events.flatMap<JourneyEvent>((event) =>
    event.type === 'JourneyStarted'
      ? [event, { type: 'CaseworkerAssigned', occurredOn: event.occurredOn, data: { caseworker } }]
      : [event],
  );

/** So many journeys, with users to look at them; the visits of each user. */
export const constructedVisits = async (
  folder: string,
  journeys: number,
  mix: Mix,
  pages = PAGES,
): Promise<readonly (readonly Visit[])[]> => {
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'npm run bench',
  });
  try {
    await setUp(installation, BENCH_SETUP);
    await installation.views.catchUp();
    const users = await signedIn(installation, pages);
    const caseworkers = users.filter(({ role }) => role === 'caseworker').map(({ id }) => id);
    for (let first = 0; first < journeys; first += TOGETHER) {
      const numbers = Array.from({ length: Math.min(TOGETHER, journeys - first) }, (_, at) => first + at);
      const visited = numbers.filter((number) => number % INTERVENTIONS < VISITED.length);
      const participants = await registered(installation, visited);
      await Promise.all(
        numbers.map((number) => {
          const place = Math.floor(number / INTERVENTIONS);
          const participant = participants.get(number);
          const events = journeyEvents(number, itemAt(mix, place % mix.length), participant);
          const isAssigned =
            participant !== undefined && place * VISITED.length < CASELOAD * caseworkers.length;
          const told = isAssigned
            ? assignedTo(itemAt(caseworkers, place % caseworkers.length), events)
            : events;
          return installation.store.append(journeyName(number), 'noStream', newEvents(told));
        }),
      );
    }
    await installation.views.catchUp();
    return users.map(({ role, cookie }, user) =>
      Object.entries(pages[role] ?? {}).map(([page, path]) => ({
        page,
        // Of the first insats, and of the first kind of the mix.
        path: path.replace('{journey}', journeyId(user * INTERVENTIONS * mix.length)),
        cookie,
      })),
    );
  } finally {
    await installation.close();
  }
};
