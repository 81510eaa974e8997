import { Cube, type JourneyRow, NEVER, type StatisticsQuery, TOLD } from '@samspar/statistics';
import { type Figure, inTurn, median, percentile } from './figure.js';

const JOURNEYS = 1_000_000;
export const FIRST_DAY = 18_628;
/** Every second journey has a closed version besides its open one; a question about the past passes over both. */
const CLOSED_VERSIONS = JOURNEYS / 2;
const ASKED = 60;
const EXPLAINED = 20;

const row = (journey: number, exited: boolean, cube: Cube): JourneyRow => {
  const startedOn = FIRST_DAY + (journey % 1800);
  return {
    journey,
    participant: journey,
    association: cube.dictionaries.association.ordinal('bench'),
    intervention: cube.dictionaries.intervention.ordinal(`insats-${journey % 6}`),
    referredOn: startedOn - 20,
    waitingOn: NEVER,
    outcome: 0,
    outcomeOn: startedOn - 5,
    acceptedOn: startedOn - 5,
    startedOn,
    exitedOn: exited ? startedOn + 200 : NEVER,
    sex: journey % 2,
    ageGroup: 1 + (journey % 2),
    education: journey % 6,
    timeWithoutWork: journey % 5,
    timeOnAssistance: 5,
    referringParty: journey % 5,
    referringUnit: 0,
    district: 0,
    obstacle: 9,
    officialObstacle: 30,
    occupation: 4,
    occupationAtExit: exited ? 4 : 0,
    decidingParty: 16,
    livelihood: 1 << (journey % 14),
    livelihoodAtExit: exited ? 1 << 14 : 0,
    needGroup: 16,
    registeredLate: 0,
    whyUnknown: 0,
    employment: 0,
    extent: 0,
    exitReason: exited ? 1 << (journey % 6) : 0,
  };
};

/** What opened the versions. */
const TOLD_BY = {
  start: { what: TOLD.registration, on: FIRST_DAY },
  exit: { what: TOLD.exit, on: FIRST_DAY + 2_000 },
};

/** A million journeys; every second one has two versions, before and after its exit became known. */
export const filledCube = (journeys = JOURNEYS): Cube => {
  const cube = new Cube();
  cube.addAssociation({
    knownFrom: 0,
    position: 1,
    association: {
      id: 'bench',
      settings: {
        name: 'Mätning',
        members: { municipality: ['Kommunen'], region: ['Regionen'] },
        districts: [],
        suppressionThreshold: 5,
        retentionYears: 5,
        storeDetained: false,
        officeImports: 'off',
        requireConsent: 'warn',
        afterWithdrawal: 'asBefore',
        registeredSince: null,
      },
      authorities: [],
      units: [],
      interventions: Array.from({ length: 6 }, (_, number) => ({
        id: `insats-${number}`,
        name: `Insats ${number}`,
        aliases: [],
        kind: 'individual' as const,
        from: null,
        to: null,
        owner: 'municipality' as const,
        sensitive: false,
      })),
    },
  });
  for (let journey = 0; journey < journeys; journey++) {
    if (journey % 2) {
      cube.addVersion(row(journey, false, cube), 1_000);
    } else {
      cube.addVersion(row(journey, false, cube), 1_000, 2_000, TOLD_BY.start);
      cube.addVersion(row(journey, true, cube), 2_000, undefined, TOLD_BY.exit);
    }
  }
  return cube;
};

const query: StatisticsQuery = {
  measure: 'started',
  from: '2022-01-01',
  to: '2024-12-31',
  by: ['sex', 'education', 'referringParty'],
  where: {},
  unit: 'journey',
  protect: 'none',
};

/** The bare loop: the same three columns, the same period, over as many rows as there are journeys. */
const bareGroupBy = (): (() => void) => {
  const started = Int32Array.from({ length: JOURNEYS }, (_, journey) => FIRST_DAY + (journey % 1800));
  const column = (codes: number): Uint8Array =>
    Uint8Array.from({ length: JOURNEYS }, (_, journey) => journey % codes);
  const [sex, education, party] = [column(2), column(6), column(5)];
  const [from, to] = [Date.parse(query.from) / 86_400_000, Date.parse(query.to) / 86_400_000];
  return () => {
    const counts = new Uint32Array(3 * 6 * 5);
    for (let index = 0; index < JOURNEYS; index++) {
      // No place is missing, so the zeros are never read and cost nothing.
      const day = started[index] ?? 0;
      if (day < from || day > to) continue;
      const cell = ((sex[index] ?? 0) * 6 + (education[index] ?? 0)) * 5 + (party[index] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    if (counts.every((count) => count === 0)) throw new Error('nothing counted');
  };
};

const times = (work: () => void, often = ASKED): number[] =>
  Array.from({ length: often }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });

const slowest = (work: () => void): number => percentile(times(work), 0.99);
const typical = (work: () => void): number => median(times(work));

const ask = (cube: Cube, asKnownAt?: number) => (): void => {
  const result = cube.answer(asKnownAt === undefined ? query : { ...query, asKnownAt }, {
    position: 1n,
    knownAt: 3_000,
  });
  if (!('answer' in result) || !result.answer.total) throw new Error('nothing answered');
};

const explain = (cube: Cube) => (): void => {
  const cell = { sex: 'woman', education: 'none-or-incomplete', referringParty: 'municipality' };
  const result = cube.explain({ ...query, asKnownAt: 1_500 }, cell, { position: 1n, knownAt: 3_000 });
  if ('refusal' in result) throw new Error(`nothing explained: ${result.refusal.code}`);
  const { explanation, sorted } = result;
  if (explanation.considered !== JOURNEYS || sorted?.pick('counted', 0, 30).length !== 30)
    throw new Error('not all of it was explained');
};

export const STATISTICS_FIGURES: readonly Figure[] = [
  {
    name: 'stats-1m',
    unit: 'ms (p99), 3 dimensions',
    aim: 'at most 10 ms and at most 3 times a bare typed-array group-by',
    meets: ({ value, ratio }) => value <= 10 && ratio !== null && ratio <= 3,
    measure: async () => {
      const cube = filledCube();
      const bare = bareGroupBy();
      return inTurn(
        5,
        async () => slowest(ask(cube)),
        () => slowest(bare),
      );
    },
  },
  {
    name: 'stats-1m-past',
    unit: 'ms (median) per million versions scanned, as known before the exits',
    aim: 'at most 1.5 times the present one per version scanned',
    meets: ({ ratio }) => ratio !== null && ratio <= 1.5,
    measure: async () => {
      const cube = filledCube();
      const past = ask(cube, 1_500);
      const present = ask(cube);
      return inTurn(
        5,
        async () => (typical(past) * 1_000_000) / (JOURNEYS + CLOSED_VERSIONS),
        () => (typical(present) * 1_000_000) / JOURNEYS,
      );
    },
  },
  {
    name: 'explain-figure-1m',
    unit: 'ms (p95), one cell of 3 dimensions, as known before the exits, with a page of what it counts',
    aim: 'at most 5,000 ms',
    meets: ({ value }) => value <= 5_000,
    measure: async () => {
      const cube = filledCube();
      return inTurn(
        3,
        async () => percentile(times(explain(cube), EXPLAINED), 0.95),
        () => percentile(times(ask(cube, 1_500), EXPLAINED), 0.95),
      );
    },
  },
];
