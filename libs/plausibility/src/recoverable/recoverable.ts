import { isMedian, type Measure } from '@samspar/statistics';
import type { ReleaseFinding } from '../finding.js';
import type { Release } from '../release.js';
import { keyOfSet, shownSets } from '../set.js';
import type { StatedSet } from '../stated-set.js';
import { type Bounded, type Bounds, boundsOfModel, type How } from './bounds.js';
import { journeysModel } from './journeys-model.js';
import type { HiddenCell, PlacedStatement, PlacedTable } from './model.js';
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

/** What tells of each other. */
const familyNamed = (measure: Measure, isOfPersons: boolean): string =>
  `${isOfPersons} ${TOGETHER.includes(measure) ? 'stock' : measure}`;

export const familyOf = (table: PlacedTable): string => familyNamed(table.answer.measure, isByPerson(table));

type Family = Readonly<{
  tables: readonly PlacedTable[];
  statements: readonly PlacedStatement[];
  /** Tables by journeys, which those by persons are held to. */
  byJourney: readonly PlacedTable[];
}>;

/** Bounds of what a family hides: as counted at one moment, or where that cannot be at several. */
const boundsOfFamily = ({ tables, statements, byJourney }: Family, how: How): Bounded => {
  const model = (mayMove: boolean) =>
    tables.some(isByPerson)
      ? personsModel(tables, byJourney, statements, mayMove)
      : journeysModel(tables, statements, mayMove);
  const asOne = boundsOfModel(model(false), how);
  return asOne === 'contradictory' ? boundsOfModel(model(true), how) : asOne;
};

const nameOf = ({ release, place }: HiddenCell): string => JSON.stringify([release, place]);

/** Those of earlier releases, as if they were at hand. */
const asIfNew = <One extends Readonly<{ isNew: boolean }>>(all: readonly One[]): readonly One[] =>
  all.filter(({ isNew }) => !isNew).map((one) => ({ ...one, isNew: true }));

/** Cells that earlier releases confine as much by themselves: what is done is done, and this one adds nothing to it. */
const confinedBefore = (family: Family, how: How): ReadonlyMap<string, Bounds> => {
  const earlier = { ...family, tables: asIfNew(family.tables), statements: asIfNew(family.statements) };
  const bounded = boundsOfFamily(earlier, how);
  return new Map(
    typeof bounded === 'string' ? [] : bounded.map(({ cell, low, high }) => [nameOf(cell), { low, high }]),
  );
};

/** What is stated of sets of a family that none of its tables shows: of those that one does the rules of the text tell. */
const statementsOf = (
  tables: readonly PlacedTable[],
  releases: readonly Readonly<{ release: Release; isNew: boolean }>[],
  stated: (release: Release) => readonly StatedSet[],
): readonly PlacedStatement[] => {
  const shown = new Set(
    tables.flatMap(({ answer }) =>
      shownSets(answer).flatMap(({ set, count }) => (count === undefined ? [] : [keyOfSet(set)])),
    ),
  );
  const names = new Set(tables.map(familyOf));
  return releases.flatMap(({ release, isNew }) => {
    const like = tables.find((table) => table.release === release.id) ?? tables.at(-1);
    return stated(release).flatMap((one): readonly PlacedStatement[] => {
      const { set } = one;
      const isOfFamily = names.has(familyNamed(set.measure, set.unit === 'person'));
      return like && isOfFamily && !shown.has(keyOfSet(set)) ? [{ isNew, stated: one, like }] : [];
    });
  });
};

/**
 * Hidden cells of a release and of all before it that all of their tables, and what is stated beside them, together confine to fewer than the
 * width of the threshold (docs/plausibility.md#what-comes-back).
 */
export const recoverableFindings = (
  candidate: Release,
  earlier: readonly Release[],
  how: How,
  stated: (release: Release) => readonly StatedSet[],
): readonly ReleaseFinding[] => {
  const releases = [
    ...earlier.map((release) => ({ release, isNew: false })),
    { release: candidate, isNew: true },
  ];
  const all = releases.flatMap(({ release, isNew }) => placedTables(release, isNew));
  const byJourney = all.filter((table) => !isByPerson(table));
  const families = Map.groupBy(all, familyOf);
  return [...families.values()].flatMap((tables): readonly ReleaseFinding[] => {
    const family: Family = { tables, statements: statementsOf(tables, releases, stated), byJourney };
    const newest = tables.findLast(({ isNew }) => isNew);
    const said = family.statements.findLast(({ isNew }) => isNew);
    const place = newest ? { table: newest.title } : said?.stated.place;
    if (place === undefined) return [];
    const bounded = boundsOfFamily(family, how);
    if (typeof bounded === 'string')
      return [{ code: 'couldNotBeChecked', why: bounded, severity: 'refuses', place }];
    const confined = bounded.filter(({ low, high }) => high - low < how.threshold);
    const before = confined.some(({ cell }) => cell.release !== candidate.id)
      ? confinedBefore(family, how)
      : new Map<string, Bounds>();
    return confined
      .filter(({ cell, low, high }) => {
        const earlierBounds = before.get(nameOf(cell));
        return earlierBounds === undefined || low > earlierBounds.low || high < earlierBounds.high;
      })
      .map(({ cell: { place: hidden, release }, low, high }) => ({
        code: 'recoverable',
        low,
        high,
        release,
        severity: 'refuses',
        place: hidden,
      }));
  });
};
