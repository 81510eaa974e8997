import {
  type Answer,
  type Dimension,
  isMedian,
  isMultiValued,
  isStretch,
  isTime,
  type Cell,
} from '@samspar/statistics';
import { type CountedSet, setOf, type ShownSet, shownSets } from '../set.js';

/** Sets that a whole is divided into: every one of it is in one of them, in one alone where `isDivided`. */
export type Division = Readonly<{ whole: CountedSet; parts: readonly CountedSet[]; isDivided: boolean }>;

/** What a table tells of sets: what it shows of some, and which ones make another. */
export type TableSets = Readonly<{ shown: readonly ShownSet[]; divisions: readonly Division[] }>;

const DAYS_OF = { daysToStart: 'started', daysInIntervention: 'ended' } as const;

/** A median is of journeys, whatever is counted beside it; who has its days and who lacks one make all. */
const withWholes = (shown: readonly ShownSet[]): readonly ShownSet[] =>
  shown.flatMap((one): readonly ShownSet[] => {
    const { measure } = one.set;
    if (measure !== 'daysToStart' && measure !== 'daysInIntervention') return [one];
    const set: CountedSet = { ...one.set, unit: 'journey' };
    return [
      { ...one, set },
      ...(one.count !== undefined && one.without !== undefined
        ? [
            {
              set: { ...set, measure: DAYS_OF[measure] },
              count: one.count + one.without,
              role: 'group' as const,
              ...(one.cell && { cell: one.cell }),
            },
          ]
        : []),
    ];
  });

const codesOf = (cell: Cell, dimensions: readonly Dimension[]) =>
  Object.fromEntries(dimensions.map((dimension) => [dimension, cell[dimension]]));

/** Cells that share the codes of some dimensions. */
const groupsBy = (cells: readonly Cell[], dimensions: readonly Dimension[]): readonly (readonly Cell[])[] => [
  ...Map.groupBy(cells, (cell) => JSON.stringify(codesOf(cell, dimensions))).values(),
];

const distinct = (sets: readonly (CountedSet | undefined)[]): readonly CountedSet[] => [
  ...new Map(sets.flatMap((set) => (set ? [[JSON.stringify(set), set]] : []))).values(),
];

/**
 * The divisions of a table. A cell that it does not list is nought, so that the listed ones make their whole: over the
 * dimensions of one value each, and once more for each code of a dimension of several.
 */
const divisionsOf = (answer: Answer): readonly Division[] => {
  const { by, cells, measure } = answer;
  const unit = isMedian(answer) ? 'journey' : answer.unit;
  const inTime: readonly Dimension[] = isStretch(measure) ? by.filter(isTime) : [];
  const others = by.filter((dimension) => !inTime.includes(dimension));
  if (others.length === 0 || cells.length === 0) return [];
  const several = others.filter((dimension) => unit === 'journey' && isMultiValued(dimension, measure, unit));
  const single = others.filter((dimension) => !several.includes(dimension));
  const isDivided = unit === 'journey';
  const made = (
    group: readonly Cell[],
    whole: readonly Dimension[],
    parts: readonly Dimension[],
  ): readonly Division[] => {
    const [first] = group;
    const set = first && setOf(answer, codesOf(first, whole));
    return set === undefined || parts.length === whole.length
      ? []
      : [
          {
            whole: set,
            parts: distinct(group.map((cell) => setOf(answer, codesOf(cell, parts)))),
            isDivided,
          },
        ];
  };
  return groupsBy(cells, inTime).flatMap((group) => [
    ...made(group, inTime, [...inTime, ...single]),
    ...several.flatMap((dimension) => [
      ...groupsBy(group, [dimension]).flatMap((same) =>
        made(same, [...inTime, dimension], [...inTime, dimension, ...single]),
      ),
      ...groupsBy(group, single).flatMap((same) =>
        made(same, [...inTime, ...single], [...inTime, ...single, dimension]).map((division) => ({
          ...division,
          isDivided: false,
        })),
      ),
    ]),
  ]);
};

/** What a table shows that nobody is in: codes of its dimensions of several values that it does not list. */
export const emptySets = (
  answer: Answer,
  codes: (dimension: Dimension) => readonly string[],
): readonly CountedSet[] => {
  const { by, cells, measure } = answer;
  const unit = isMedian(answer) ? 'journey' : answer.unit;
  const several = by.filter((dimension) => !isTime(dimension) && isMultiValued(dimension, measure, unit));
  return several.flatMap((dimension) =>
    groupsBy(cells, isStretch(measure) ? by.filter(isTime) : []).flatMap((group) =>
      codes(dimension)
        .filter((code) => !group.some((cell) => cell[dimension] === code))
        .flatMap((code): readonly CountedSet[] => {
          const times = isStretch(measure) ? by.filter(isTime) : [];
          const set = group[0] && setOf(answer, { ...codesOf(group[0], times), [dimension]: code });
          return set ? [{ ...set, unit }] : [];
        }),
    ),
  );
};

export const tableSets = (answer: Answer): TableSets => ({
  shown: withWholes(shownSets(answer)),
  divisions: divisionsOf(answer).map(({ whole, parts, isDivided }) => ({
    whole: isMedian(answer) ? { ...whole, unit: 'journey' } : whole,
    parts: isMedian(answer) ? parts.map((part) => ({ ...part, unit: 'journey' })) : parts,
    isDivided,
  })),
});
