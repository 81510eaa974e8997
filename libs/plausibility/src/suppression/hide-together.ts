import {
  type Answer,
  type Cell,
  type Dimension,
  hiddenByItself,
  type HiddenFigures,
  hideFigures,
  isMedian,
  sharedDimensions,
} from '@samspar/statistics';
import type { How } from '../recoverable/bounds.js';
import { journeysModel } from '../recoverable/journeys-model.js';
import type { PlacedTable } from '../recoverable/model.js';
import { personsModel } from '../recoverable/persons-model.js';
import { familyOf, isByPerson, placedTables } from '../recoverable/recoverable.js';
import type { Release } from '../release.js';
import { figureName } from './choices.js';
import { type LeastHidden, leastHidden } from './least-hidden.js';

/** A table that is to be shown with others: all its counts, and whether small ones are shown for a stated reason. */
export type CountedTable = Readonly<{ answer: Answer; isShownWhole: boolean }>;

/** Tables as they may be shown, and whether no other choice of what to hide loses less. */
export type HiddenTogether = Readonly<{ answers: readonly Answer[]; isLeast: boolean }>;

/** Counts beside a median of who lacks a day go from all of a table where one is small, so that nobody is told by them. */
const withoutLacking = ({ without, ...answer }: Answer, threshold: number): Answer => {
  const isSmall = (count = 0) => count > 0 && count < threshold;
  if (!isSmall(without) && !answer.cells.some((cell) => isSmall(cell.without)))
    return { ...answer, ...(without !== undefined && { without }) };
  return { ...answer, cells: answer.cells.map(({ without: _lacking, ...cell }) => cell) };
};

const codesOf = (cell: Cell, dimensions: readonly Dimension[]) =>
  Object.fromEntries(dimensions.map((dimension) => [dimension, cell[dimension]]));

const protectedBy = (whole: Answer, hidden: HiddenFigures, threshold: number): Answer => ({
  ...hideFigures(whole, hidden, threshold),
  definitionVersion: whole.definitionVersion,
});

/** A table without what was chosen to be hidden of its family. */
const hiddenBy = (
  table: PlacedTable,
  whole: Answer,
  { open, isHidden }: LeastHidden,
  threshold: number,
): Answer => {
  const names = new Set(
    open
      .filter((count) => count.table === table && isHidden(count))
      .map(({ shown }) => figureName(table, shown)),
  );
  const kept = sharedDimensions(whole);
  return protectedBy(
    whole,
    {
      isHidden: (cell) => names.has(figureName(table, { role: 'cell', cell: codesOf(cell, whole.by) })),
      isDenominatorHidden: (cell) =>
        !isMedian(whole) && names.has(figureName(table, { role: 'group', cell: codesOf(cell, kept) })),
      total: names.has(figureName(table, { role: 'total' })),
    },
    threshold,
  );
};

/** Counts that are chosen among at a time: of more the choice takes minutes. */
const MOST_AT_A_TIME = 400;

/**
 * In which order what to hide is chosen: of all tables at once, or where they have too many counts of those of one period after those of another, in the order in which they
 * are asked for.
 */
const stagesOf = (
  places: readonly number[],
  placed: readonly PlacedTable[],
): readonly (readonly number[])[] => {
  if (places.length === 0) return [];
  const counts = places.reduce((sum, place) => sum + (placed[place]?.answer.cells.length ?? 0) + 1, 0);
  if (counts <= MOST_AT_A_TIME) return [places];
  return [...Map.groupBy(places, (place) => JSON.stringify(placed[place]?.answer.period)).values()];
};

/** A table whose hidden counts have been chosen. */
const settled = (table: PlacedTable | undefined, answer: Answer | undefined): readonly PlacedTable[] =>
  table && answer ? [{ ...table, answer, isOpen: false }] : [];

/**
 * Tables that are shown side by side, and after all that were released before: no small count in them is shown, none comes back of all
 * of them together, and as little is hidden as that takes (docs/statistics.md#protected-tables). Where that cannot be found out, each
 * table is protected by itself.
 */
export const hideTogether = (
  tables: readonly CountedTable[],
  earlier: readonly Release[],
  how: How,
): HiddenTogether => {
  const { threshold } = how;
  const answers = tables.map(({ answer }) => answer);
  const before = earlier.flatMap((release) => placedTables(release, false));
  const placed = tables.map(({ answer, isShownWhole }, place): PlacedTable => ({
    release: '',
    title: String(place),
    isNew: true,
    isOpen: !isShownWhole,
    answer: withoutLacking(answer, threshold),
  }));
  let isLeast = true;
  const families = Map.groupBy(placed.keys(), (place) => {
    const table = placed[place];
    return table ? familyOf(table) : '';
  });
  // No more persons than journeys: what is shown of journeys is chosen first.
  const inOrder = [...families].toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [name, places] of inOrder) {
    const whole = places.filter((place) => !placed[place]?.isOpen);
    const stages = stagesOf(
      places.filter((place) => placed[place]?.isOpen),
      placed,
    );
    isLeast &&= stages.length < 2;
    const chosenFor: number[] = [];
    for (const open of stages) {
      const family = [
        ...before.filter((table) => familyOf(table) === name),
        ...chosenFor.flatMap((place) => settled(placed[place], answers[place])),
        ...[...whole, ...open].flatMap((place) => placed[place] ?? []),
      ];
      chosenFor.push(...open);
      const byJourney = [
        ...before,
        ...placed.flatMap((table, place) => settled(table, answers[place])),
      ].filter((table) => !isByPerson(table));
      const chosen = [false, true].reduce<LeastHidden | undefined>((found, mayMove) => {
        if (found) return found;
        const model = family.some(isByPerson)
          ? personsModel(family, byJourney, [], mayMove)
          : journeysModel(family, [], mayMove, false);
        return model && leastHidden(model, how);
      }, undefined);
      isLeast &&= chosen?.isLeast ?? false;
      for (const place of open) {
        const [table, counted] = [placed[place], tables[place]?.answer];
        if (table === undefined || counted === undefined) continue;
        answers[place] = chosen
          ? hiddenBy(table, counted, chosen, threshold)
          : protectedBy(counted, hiddenByItself(counted, threshold), threshold);
      }
    }
  }
  return { answers, isLeast };
};
