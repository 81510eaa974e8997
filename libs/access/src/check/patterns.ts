import { dayInStockholm } from '@samspar/kernel';
import type { ReadingReason, ShownOn } from '../reading/reading-events.js';
import { isOutsideHours } from './office-hours.js';

/** What of the access log asks for a look (lag 2001:454 10 §, patientdatalagen 4:3), in the order in which it is looked at. */
export const PATTERNS = [
  /** A journey that was opened in an emergency. */
  'emergency',
  /** A journey that she was neither assigned to the insats of, nor had sent. */
  'otherInsats',
  /** A journey that she had handed over. */
  'afterHandOver',
  /** A journey whose person had a protected identity, by somebody who was not responsible. */
  'protected',
  /** A person of the reader's own family name. */
  'namesake',
  /** A person called as one of the association's users is. */
  'colleague',
  /** Many journeys, one after the other. */
  'manyInARow',
  /** When offices are closed. */
  'outsideHours',
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** More different journeys than a caseworker has are not opened one by one within an hour to work with them. */
export const MANY_IN_A_ROW = { journeys: 30, withinMs: 3_600_000 } as const;
/** Whoever has handed a journey over may have to explain it for a fortnight, in milliseconds. */
export const HANDING_OVER_MS = 14 * 86_400_000;
const HOUR_MS = 3_600_000;

/** Pages that show a journey because it was asked for; lists show what happens to stand in them. */
export const OPENED_ON: readonly ShownOn[] = [
  'case',
  'case-changes',
  'case-reads',
  'case-person',
  'case-extract',
  'form',
  'search',
  'same-person',
  'api',
];

/** A journey that was opened, as far as patterns are about it. */
export type OpenedJourney = Readonly<{
  id: string;
  /** Slug of its insats, as it now is. */
  intervention: string;
  isProtected: boolean;
}>;

export type CheckedReading = Readonly<{
  /** Place in the log. */
  position: number;
  /** When, in milliseconds since the epoch. */
  knownAt: number;
  /** User id. */
  actor: string;
  on: ShownOn;
  reason: ReadingReason;
  /** None where a list was shown. */
  opened: readonly OpenedJourney[];
}>;

type Opening = Readonly<{ reading: CheckedReading; journey: OpenedJourney }>;

/** What the log of readings does not tell itself. */
export type Surroundings = Readonly<{
  /** Whether the reader then worked in the insats in which the journey then was. */
  wasAssigned: (opening: Opening) => boolean;
  /** When the reader had last handed the journey over, in milliseconds since the epoch; undefined where she had not. */
  handedOverAt: (opening: Opening) => number | undefined;
  wasProtected: (opening: Opening) => boolean;
  /** Whether the journey is about somebody of the reader's name, or of a user's. */
  likeness: (opening: Opening) => 'namesake' | 'colleague' | undefined;
}>;

/** Readings that ask for a look, of one reader. */
export type Finding = Readonly<{
  pattern: Pattern;
  /** User id. */
  reader: string;
  journeys: number;
  /** Which readings; of what a name told nothing, for with the reader's name it would tell whom they are about. */
  seen?: Readonly<{
    /** First and last, in milliseconds since the epoch. */
    from: number;
    to: number;
    readings: number;
    /** The only journey, by id. */
    journey?: string;
  }>;
}>;

/** Why somebody is let in to journeys of insatser that are not her own. */
const ELSEWHERE: readonly ReadingReason[] = ['sender', 'emergency'];

const OF_OPENING: readonly Readonly<{
  pattern: Pattern;
  isMet: (opening: Opening, around: Surroundings) => boolean;
}>[] = [
  { pattern: 'emergency', isMet: ({ reading }) => reading.reason === 'emergency' },
  {
    pattern: 'otherInsats',
    isMet: (opening, { wasAssigned }) => !ELSEWHERE.includes(opening.reading.reason) && !wasAssigned(opening),
  },
  {
    pattern: 'afterHandOver',
    isMet: (opening, { handedOverAt }) => {
      const { reason, knownAt } = opening.reading;
      const at = reason === 'responsible' ? undefined : handedOverAt(opening);
      return at !== undefined && knownAt - at > HANDING_OVER_MS;
    },
  },
  {
    pattern: 'protected',
    isMet: (opening, { wasProtected }) => opening.reading.reason !== 'responsible' && wasProtected(opening),
  },
  ...(['namesake', 'colleague'] as const).map((pattern) => ({
    pattern,
    // Whom a protected journey is about is not told, not even by a likeness.
    isMet: (opening: Opening, { likeness }: Surroundings) =>
      !opening.journey.isProtected && likeness(opening) === pattern,
  })),
];

const TOLD_BY_NAME: readonly Pattern[] = ['namesake', 'colleague'];

const findingOf = (
  pattern: Pattern,
  openings: readonly Opening[],
  readings = openings.map(({ reading }) => reading),
): Finding => {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last) throw new Error('A finding is of at least one reading.');
  const ids = new Set(openings.map(({ journey }) => journey.id));
  const finding = { pattern, reader: first.actor, journeys: ids.size };
  if (TOLD_BY_NAME.includes(pattern)) return finding;
  const [only] = ids;
  return {
    ...finding,
    seen: {
      from: first.knownAt,
      to: last.knownAt,
      readings: new Set(readings.map(({ position }) => position)).size,
      ...(ids.size === 1 && only !== undefined && { journey: only }),
    },
  };
};

const openingsOf = (readings: readonly CheckedReading[]): readonly Opening[] =>
  readings.flatMap((reading) => reading.opened.map((journey) => ({ reading, journey })));

/** What is met by single openings: of each reader one finding a journey, or one for all where a name told. */
const fromOpenings = (openings: readonly Opening[], around: Surroundings): readonly Finding[] =>
  OF_OPENING.flatMap(({ pattern, isMet }) => {
    const met = openings.filter((opening) => isMet(opening, around));
    const groups = Map.groupBy(met, ({ reading, journey }) =>
      TOLD_BY_NAME.includes(pattern) ? reading.actor : `${reading.actor} ${journey.id}`,
    );
    return [...groups.values()].map((group) => findingOf(pattern, group));
  });

/** Runs of openings of one reader in which more different journeys than is usual lie within an hour of each other. */
const runsIn = (openings: readonly Opening[]): readonly (readonly Opening[])[] => {
  const runs: [start: number, end: number][] = [];
  let start = 0;
  for (const [end, { reading }] of openings.entries()) {
    while (reading.knownAt - (openings[start]?.reading.knownAt ?? 0) > MANY_IN_A_ROW.withinMs) start += 1;
    const journeys = new Set(openings.slice(start, end + 1).map(({ journey }) => journey.id));
    if (journeys.size <= MANY_IN_A_ROW.journeys) continue;
    const last = runs.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else runs.push([start, end]);
  }
  return runs.map(([from, to]) => openings.slice(from, to + 1));
};

const inRuns = (openings: readonly Opening[]): readonly Finding[] =>
  [...Map.groupBy(openings, ({ reading }) => reading.actor).values()]
    .flatMap(runsIn)
    .map((run) => findingOf('manyInARow', run));

/** Of each reader one finding a day. */
const whenClosed = (readings: readonly CheckedReading[]): readonly Finding[] => {
  // Clocks in Stockholm are whole hours from others: each hour is asked about once.
  const hours = new Map<number, boolean>();
  const late = readings.filter(({ knownAt }) => {
    const hour = Math.floor(knownAt / HOUR_MS);
    const isLate = hours.get(hour) ?? isOutsideHours(knownAt);
    hours.set(hour, isLate);
    return isLate;
  });
  const groups = Map.groupBy(late, ({ actor, knownAt }) => `${actor} ${dayInStockholm(knownAt)}`);
  return [...groups.values()].map((group) => findingOf('outsideHours', openingsOf(group), group));
};

/** Readings that ask for a look, by pattern and then by time. The readings come in the order of the log. */
export const findingsIn = (readings: readonly CheckedReading[], around: Surroundings): readonly Finding[] => {
  const openings = openingsOf(readings);
  return [...fromOpenings(openings, around), ...inRuns(openings), ...whenClosed(readings)].toSorted(
    (one, other) =>
      PATTERNS.indexOf(one.pattern) - PATTERNS.indexOf(other.pattern) ||
      (one.seen?.from ?? 0) - (other.seen?.from ?? 0),
  );
};
