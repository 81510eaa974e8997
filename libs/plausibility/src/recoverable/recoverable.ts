import { isMedian, type Measure } from '@samspar/statistics';
import type { ReleaseFinding } from '../finding.js';
import type { Release } from '../release.js';
import { type Bounded, type Bounds, boundsOfModel, type How } from './bounds.js';
import { journeysModel } from './journeys-model.js';
import type { HiddenCell, PlacedTable } from './model.js';
import { personsModel } from './persons-model.js';

/** Measures that are told of each other: what goes on, begins and ends, and how long it takes. */
const TOGETHER: readonly Measure[] = [
  'started',
  'ended',
  'participants',
  'ongoing',
  'daysToStart',
  'daysInIntervention',
];

export const placedTables = (release: Release, isNew: boolean): readonly PlacedTable[] =>
  release.tables.map(({ title, answer }) => ({ release: release.id, title, isNew, answer }));

/** A median is of journeys, whatever else counts persons. */
export const isByPerson = ({ answer }: PlacedTable): boolean => answer.unit === 'person' && !isMedian(answer);

/** Tables that tell of each other. */
export const familyOf = ({ answer: { measure } }: PlacedTable): string =>
  TOGETHER.includes(measure) ? 'stock' : measure;

/** Bounds of what a family hides: as counted at one moment, or where that cannot be at several. */
const boundsOfFamily = (
  family: readonly PlacedTable[],
  byJourney: readonly PlacedTable[],
  how: How,
): Bounded => {
  const model = (mayMove: boolean) =>
    family.some(isByPerson) ? personsModel(family, byJourney, mayMove) : journeysModel(family, mayMove);
  const asOne = boundsOfModel(model(false), how);
  return asOne === 'contradictory' ? boundsOfModel(model(true), how) : asOne;
};

const nameOf = ({ release, place }: HiddenCell): string => JSON.stringify([release, place]);

/** Cells that earlier releases confine as much by themselves: what is done is done, and this one adds nothing to it. */
const confinedBefore = (
  family: readonly PlacedTable[],
  byJourney: readonly PlacedTable[],
  how: How,
): ReadonlyMap<string, Bounds> => {
  const before = family.filter(({ isNew }) => !isNew).map((table) => ({ ...table, isNew: true }));
  const bounded = boundsOfFamily(before, byJourney, how);
  return new Map(
    typeof bounded === 'string' ? [] : bounded.map(({ cell, low, high }) => [nameOf(cell), { low, high }]),
  );
};

/**
 * Hidden cells of a release and of all before it that all of their tables together confine to fewer than the width of the
 * threshold (docs/plausibility.md#what-comes-back).
 */
export const recoverableFindings = (
  candidate: Release,
  earlier: readonly Release[],
  how: How,
): readonly ReleaseFinding[] => {
  const tables = [
    ...earlier.flatMap((release) => placedTables(release, false)),
    ...placedTables(candidate, true),
  ];
  const byJourney = tables.filter((table) => !isByPerson(table));
  const families = [...Map.groupBy(tables, (table) => `${isByPerson(table)}${familyOf(table)}`).values()];
  return families.flatMap((family): readonly ReleaseFinding[] => {
    const newest = family.findLast(({ isNew }) => isNew);
    if (newest === undefined) return [];
    const bounded = boundsOfFamily(family, byJourney, how);
    if (typeof bounded === 'string')
      return [
        { code: 'couldNotBeChecked', why: bounded, severity: 'refuses', place: { table: newest.title } },
      ];
    const confined = bounded.filter(({ low, high }) => high - low < how.threshold);
    const before = confined.some(({ cell }) => cell.release !== candidate.id)
      ? confinedBefore(family, byJourney, how)
      : new Map<string, Bounds>();
    return confined
      .filter(({ cell, low, high }) => {
        const earlierBounds = before.get(nameOf(cell));
        return earlierBounds === undefined || low > earlierBounds.low || high < earlierBounds.high;
      })
      .map(({ cell: { place, release }, low, high }) => ({
        code: 'recoverable',
        low,
        high,
        release,
        severity: 'refuses',
        place,
      }));
  });
};
