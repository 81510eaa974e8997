import { startChild } from './child.js';
import { type Figure, type Measured, median, percentile } from './figure.js';
import { constructedVisits, REPLAYED, USERS } from './page-association.js';
import { type Seen, type Visit, visitAll } from './page-visits.js';

/** How long a user looks at a page before she asks for the next, in milliseconds: far less than anybody does. */
const PAUSE_MS = 250;
const ROUNDS = 3;
/** Rounds until the servers run at their usual pace. */
const WARM_UP = 1;
/** How often each user goes through her pages in a round. */
const TIMES = 3;
const MOST_MS = 50;
const MOST_BYTES = 40_000;

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
export const firstBytes = async (
  folder: string,
  visits: readonly (readonly Visit[])[],
): Promise<Measured> => {
  const users = turned(visits);
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

/** An association has few auditors. */
const AUDITORS = 3;

const replayed = async (folder: string, journeys: number): Promise<Measured> => {
  const visits = await constructedVisits(folder, journeys, [12, 12, 12, 12, 2], REPLAYED);
  return firstBytes(folder, visits.filter((own) => own.length > 0).slice(0, AUDITORS));
};

const weights = async (folder: string): Promise<Measured> => {
  const users = await constructedVisits(folder, 2_000, [12, 12, 12, 3, 1]);
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
    measure: async (folder) => firstBytes(folder, await constructedVisits(folder, 100_000, [4, 4, 4, 3, 1])),
  },
  {
    name: 'page-replay-first-byte',
    unit: `ms to the first byte (p95 of the slowest page), 100,000 journeys of a million events, ${AUDITORS} auditors at once, a page each ${PAUSE_MS} ms`,
    aim: `at most ${MOST_MS} ms; the reference is an empty page for the same users; withoutPause: all pages, with no pause at all`,
    meets: ({ value }) => value <= MOST_MS,
    measure: (folder) => replayed(folder, 100_000),
  },
  {
    name: 'page-weight',
    unit: 'bytes of the heaviest page, uncompressed',
    aim: `at most ${MOST_BYTES} bytes`,
    meets: ({ value }) => value <= MOST_BYTES,
    measure: weights,
  },
];
