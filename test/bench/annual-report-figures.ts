import {
  annualQuery,
  annualTables,
  releasedQuestions,
  type ReportPeriod,
  reportPeriod,
} from '@samspar/annual-report';
import { openSolver } from '@samspar/linear-solver';
import { hideTogether } from '@samspar/plausibility';
import { crossedTable, type StatisticsQuery } from '@samspar/statistics';
import { threeYears } from '../plausibility/three-years.js';
import { type Figure, inTurn } from './figure.js';
import { filledCube } from './statistics-figures.js';

const JOURNEYS = 100_000;
const MOST_MS = 3_000;
const MOST_SUPPRESSION_MS = 5_000;
/** An association of a few insatser has not many more in three years. */
const RELEASED_JOURNEYS = 4_000;
const KNOWN = { position: 1n, knownAt: Date.parse('2026-12-01T00:00:00Z') };

const periodOf = (text: string): ReportPeriod => {
  const period = reportPeriod('arsredovisning', text);
  if (!period) throw new Error(`${text} is a year.`);
  return period;
};

/** All tables of a year from a hundred thousand journeys. */
const counting = (): Figure['measure'] => async () => {
  const cube = filledCube(JOURNEYS);
  const period = periodOf('2022');
  const ask = (question: StatisticsQuery) => cube.answer(question, KNOWN);
  const taking = (tables: ReturnType<typeof annualTables>): number => {
    const begun = performance.now();
    for (const table of tables) {
      const query = annualQuery(table, period, { protect: 'none', where: {} });
      const made = crossedTable(query, { ask, threshold: 5 });
      if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
    }
    return performance.now() - begun;
  };
  const tables = annualTables(period);
  return inTurn(
    5,
    () => Promise.resolve(taking(tables)),
    () => taking(tables.slice(0, 1)),
  );
};

/** What is hidden in all that a release of a year asks, series of three years among it. */
const hiding = (): Figure['measure'] => async () => {
  const how = { solver: await openSolver(), threshold: 5 };
  const told = threeYears(7, RELEASED_JOURNEYS, 0);
  const tables = releasedQuestions(periodOf('2024'), (title) => title).map(({ query }) => ({
    answer: told.ask({ ...query, protect: 'none' }),
    isShownWhole: false,
  }));
  const taking = (some: typeof tables): number => {
    const begun = performance.now();
    hideTogether(some, [], how);
    return performance.now() - begun;
  };
  return inTurn(
    3,
    () => Promise.resolve(taking(tables)),
    () => taking(tables.slice(0, 5)),
  );
};

export const ANNUAL_REPORT_FIGURES: readonly Figure[] = [
  {
    name: 'annual-report',
    unit: 'ms for all tables of the annual report, 100,000 journeys',
    aim: `at most ${MOST_MS}; the reference is its first table`,
    meets: ({ value }) => value <= MOST_MS,
    measure: counting(),
  },
  {
    name: 'annual-report-hidden',
    unit: 'ms to choose what a release of it hides',
    aim: `at most ${MOST_SUPPRESSION_MS}; the reference is its first five tables`,
    meets: ({ value }) => value <= MOST_SUPPRESSION_MS,
    measure: hiding(),
  },
];
