import {
  CONSENT,
  type Cube,
  type Dimension,
  type Measure,
  NEVER,
  packed,
  type StatisticsQuery,
  stateOf,
} from '@samspar/statistics';
import { type Figure, inTurn, median } from './figure.js';
import { filledCube, FIRST_DAY } from './statistics-figures.js';

const JOURNEYS = 1_000_000;
const ASKED = 9;
const FOLLOWED_UP = packed({ followUpMonths: 0, state: stateOf('recorded') });

/** Journeys with consent, three meetings that agreed on something each, and of those that have ended a follow-up. */
const workedCube = (journeys: number): Cube => {
  const cube = filledCube(journeys);
  for (let journey = 0; journey < journeys; journey++) {
    cube.identify(journey, 1_000);
    const startedOn = FIRST_DAY + (journey % 1800);
    const of = { journey, knownFrom: 1_000 };
    cube.addContact({ ...of, kind: 'consents', revision: 1, day: startedOn - 2, detail: CONSENT.given });
    for (let held = 0; held < 3; held++) {
      const meeting = { ...of, revision: 3 + held, day: startedOn + 30 * held };
      cube.addContact({ ...meeting, kind: 'meetings' });
      cube.addContact({ ...meeting, kind: 'decisions', detail: held ? startedOn + 90 : NEVER });
    }
    if (journey % 2 === 0)
      cube.addContact({ ...of, kind: 'followUps', revision: 9, day: startedOn + 385, detail: FOLLOWED_UP });
  }
  return cube;
};

type Asked = Readonly<{ measure: Measure; by: readonly Dimension[] }>;

const time = (cube: Cube, { measure, by }: Asked): number => {
  const query: StatisticsQuery = {
    measure,
    from: '2023-01-01',
    to: '2023-12-31',
    by,
    where: {},
    unit: 'journey',
    protect: 'none',
  };
  const taken = Array.from({ length: ASKED }, () => {
    const begun = performance.now();
    const result = cube.answer(query, { position: 1n, knownAt: 3_000 });
    if (!('answer' in result) || result.answer.total === null) throw new Error(`${measure} answers nothing`);
    return performance.now() - begun;
  });
  return median(taken);
};

/** The lead time of things beside journeys that all others are held against. */
const REFERENCE: Asked = { measure: 'daysToFirstMeeting', by: ['sex'] };

const figure = (name: string, asked: Asked, most: number): Figure => ({
  name,
  unit: `ms (median), ${asked.measure} of a year by ${asked.by.join(', ')}, of a million journeys`,
  aim: `at most ${most} times daysToFirstMeeting by sex`,
  meets: ({ ratio }) => ratio !== null && ratio <= most,
  measure: () => {
    const cube = workedCube(JOURNEYS);
    return inTurn(
      3,
      () => Promise.resolve(time(cube, asked)),
      () => time(cube, REFERENCE),
    );
  },
});

export const BESIDE_FIGURES: readonly Figure[] = [
  // Each journey has three meetings with something agreed to count, and one meeting that is its first.
  figure('stats-between-meetings-1m', { measure: 'daysBetweenMeetings', by: ['sex'] }, 3),
  figure('stats-follow-ups-1m', { measure: 'followUps', by: ['followUpMonths'] }, 1.5),
  figure('stats-follow-ups-due-1m', { measure: 'followUpsDue', by: ['followUpMonths', 'state'] }, 1.5),
  figure('stats-decisions-1m', { measure: 'decisions', by: ['state'] }, 3),
  figure('stats-consents-1m', { measure: 'consents', by: ['state'] }, 1.5),
  figure('stats-registered-late-1m', { measure: 'meetings', by: ['registeredLate'] }, 1.5),
  figure('stats-returned-1m', { measure: 'started', by: ['returned'] }, 1.5),
];
