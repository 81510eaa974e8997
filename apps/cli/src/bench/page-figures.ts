import type { Role } from '@samspar/association';
import { readConfiguration } from '../../../server/src/configuration.js';
import { type Installation, openInstallation } from '../../../server/src/installation.js';
import { setUp } from '../../../server/src/set-up.js';
import { DEMONSTRATION_ISSUER, readSignIn } from '../../../server/src/sign-in/sign-in-configuration.js';
import { SignInSessions } from '../../../server/src/sign-in/sign-in-sessions.js';
import { usersOf } from '../../../server/src/sign-in/users-of.js';
import { startChild } from './child.js';
import { BENCH_SETUP } from './constructed-association.js';
import { journeyEvents, journeyId, journeyName, newEvents } from './constructed-events.js';
import { type Figure, type Measured, median, percentile } from './figure.js';
import { type Seen, type Visit, visitAll } from './page-visits.js';

const USERS = 20;
/** How long a user looks at a page before she asks for the next, in milliseconds: far less than anybody does. */
const PAUSE_MS = 250;
const ROUNDS = 3;
/** Rounds until the servers run at their usual pace. */
const WARM_UP = 1;
/** How often each user goes through her pages in a round. */
const TIMES = 3;
const TOGETHER = 1_000;
const MOST_MS = 50;
const MOST_BYTES = 40_000;
const OPERATOR = { actor: 'operator', role: 'operator' } as const;

/** What each role looks at; `{journey}` is a journey of the first insats. */
const PAGES: Readonly<Partial<Record<Role, Readonly<Record<string, string>>>>> = {
  caseworker: {
    myDay: '/',
    cases: '/arenden',
    allCases: '/arenden?vems=alla&status=alla',
    journey: '/arenden/{journey}',
    meeting: '/arenden/{journey}/teammote',
    correction: '/arenden/{journey}/rattelse?val=startedOn',
    referral: '/arenden/ny',
    inbox: '/inkorg',
    sent: '/inkorg?flik=skickade',
    imports: '/inlasning',
  },
  office: {
    statistics: '/statistik',
    statisticsByThree: '/statistik?measure=started&from=2021-01-01&to=2024-12-31&by=sex,education,district',
    interventions: '/insatser',
    about: '/om',
  },
  'team-lead': { shares: '/fordelning' },
  admin: { users: '/anvandare', newUser: '/anvandare/ny' },
};

/** Users of each role, signed in: what their browsers send. */
const signedIn = async (
  installation: Installation,
): Promise<readonly Readonly<{ role: Role; cookie: string }>[]> => {
  const users = await usersOf(installation, DEMONSTRATION_ISSUER);
  const sessions = new SignInSessions(installation.vault.sessions, installation.clock, readSignIn({}));
  const roles = Object.keys(PAGES) as Role[];
  const found: { role: Role; cookie: string }[] = [];
  for (let number = 0; number < USERS; number += 1) {
    // Most are caseworkers, as in an association.
    const role = number % 2 === 0 ? 'caseworker' : roles[((number - 1) / 2) % roles.length];
    const belongs = role === 'caseworker';
    const outcome = await users.add(
      {
        association: BENCH_SETUP.association,
        party: belongs ? 'municipality' : null,
        unit: belongs ? 'Enhet 1' : null,
        externalId: `bench-${number}`,
        name: `Person ${number}`,
        roles: [role],
        interventions:
          belongs || role === 'team-lead' ? BENCH_SETUP.interventions.slice(0, 2).map(({ id }) => id) : [],
      },
      OPERATOR,
    );
    if (outcome.outcome !== 'done') throw new Error(`a user was not added: ${JSON.stringify(outcome)}`);
    const session = await sessions.open({
      user: outcome.user,
      name: `Person ${number}`,
      subject: `bench-${number}`,
    });
    found.push({ role, cookie: `samspar=${session.id}` });
  }
  return found;
};

/** How many events a journey has, by its number: in each insats some have ended, some go on and some wait for an answer. */
type Mix = readonly number[];
const INTERVENTIONS = BENCH_SETUP.interventions.length;

/** So many journeys, with users to look at them; the visits of each user. */
const constructed = async (
  folder: string,
  journeys: number,
  mix: Mix,
): Promise<readonly (readonly Visit[])[]> => {
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'samspar bench',
  });
  try {
    await setUp(installation, BENCH_SETUP);
    for (let first = 0; first < journeys; first += TOGETHER)
      await Promise.all(
        Array.from({ length: Math.min(TOGETHER, journeys - first) }, (_, index) => {
          const number = first + index;
          const count = mix[Math.floor(number / INTERVENTIONS) % mix.length];
          const events = newEvents(journeyEvents(number, count));
          return installation.store.append(journeyName(number), 'noStream', events);
        }),
      );
    await installation.views.catchUp();
    const users = await signedIn(installation);
    return users.map(({ role, cookie }, user) =>
      Object.entries(PAGES[role] ?? {}).map(([page, path]) => ({
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

const inOrderOf = (user: number, visits: readonly Visit[]): readonly Visit[] => [
  ...visits.slice(user % visits.length),
  ...visits.slice(0, user % visits.length),
];

/** The visits of each user, time after time, in an order of her own, so that all pages are asked for at the same time. */
const turned = (users: readonly (readonly Visit[])[]): readonly (readonly Visit[])[] =>
  users.map((visits, user) => Array.from({ length: TIMES }, () => inOrderOf(user, visits)).flat());

const p95 = (seen: readonly Seen[]): number =>
  percentile(
    seen.map(({ firstByteMs }) => firstByteMs),
    0.95,
  );

const byPage = (
  seen: readonly Seen[],
  of: (seen: readonly Seen[]) => number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(seen.map(({ page }) => page))].map((page) => [
      page,
      Math.round(of(seen.filter((one) => one.page === page))),
    ]),
  );

const portOf = (greeting: string): number =>
  Number(new URL(greeting.startsWith('{') ? (JSON.parse(greeting) as { url: string }).url : greeting).port);

/** The slowest page's p95, ours and the empty one in turn. */
const firstBytes = async (folder: string): Promise<Measured> => {
  const users = turned(await constructed(folder, 100_000, [4, 4, 4, 3, 1]));
  const ours = await startChild('serving.js', folder);
  const empty = await startChild('page-empty.js', folder);
  try {
    const seen: Seen[] = [];
    const references: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const shown = await visitAll(portOf(ours.greeting), users, PAUSE_MS);
      const nothing = await visitAll(portOf(empty.greeting), users, PAUSE_MS);
      if (round < WARM_UP) continue;
      seen.push(...shown);
      references.push(p95(nothing));
    }
    const withoutPause = Math.round(p95(await visitAll(portOf(ours.greeting), users, 0)));
    const pages = byPage(seen, p95);
    const value = Math.max(...Object.values(pages));
    const reference = median(references);
    return { value, reference, ratio: value / reference, also: { ...pages, withoutPause } };
  } finally {
    await ours.stop();
    await empty.stop();
  }
};

const weights = async (folder: string): Promise<Measured> => {
  const users = await constructed(folder, 2_000, [12, 12, 12, 3, 1]);
  const ours = await startChild('serving.js', folder);
  try {
    const seen = await visitAll(portOf(ours.greeting), users, 0);
    const pages = byPage(seen, (shown) => Math.max(...shown.map(({ bytes }) => bytes)));
    return { value: Math.max(...Object.values(pages)), reference: null, ratio: null, also: pages };
  } finally {
    await ours.stop();
  }
};

export const PAGE_FIGURES: readonly Figure[] = [
  {
    name: 'page-first-byte',
    unit: `ms to the first byte (p95 of the slowest page), 100,000 journeys, ${USERS} users at once, a page each ${PAUSE_MS} ms`,
    aim: `less than ${MOST_MS} ms; the reference is an empty page for the same users; withoutPause: all pages, with no pause at all`,
    meets: ({ value }) => value < MOST_MS,
    measure: firstBytes,
  },
  {
    name: 'page-weight',
    unit: 'bytes of the heaviest page, uncompressed',
    aim: `at most ${MOST_BYTES} bytes`,
    meets: ({ value }) => value <= MOST_BYTES,
    measure: weights,
  },
];
