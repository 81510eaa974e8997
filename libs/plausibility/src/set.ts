import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import {
  type Answer,
  type Cell,
  type CountingUnit,
  type Dimension,
  DIMENSIONS,
  EXIT_DIMENSIONS,
  isMedian,
  isStretch,
  isTime,
  type Measure,
  MEASURES,
  sharedDimensions,
  subPeriods,
  TIME_DIMENSIONS,
  timeCode,
} from '@samspar/statistics';
import type { CellCodes } from './finding.js';

/** Day numbers, both included. */
export type Interval = Readonly<{ from: number; to: number }>;

/** By dimension the codes of which each thing counted has one; a dimension that is not named may have any. */
export type SetCodes = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** What is counted: things of a kind, of some days, with some codes. */
export type CountedSet = Readonly<{
  measure: Measure;
  unit: CountingUnit;
  /** In order, apart from each other. Of what goes on at a moment, that moment is the last day. */
  periods: readonly Interval[];
  codes: SetCodes;
  /** Where some of it is counted since a later day, or not at all, for it was not registered before: of which insatser since when. */
  registered?: string | undefined;
}>;

/** What a table shows of a set: a count, or that it is hidden. */
export type ShownSet = Readonly<{
  set: CountedSet;
  /** Undefined where it is hidden. */
  count: number | undefined;
  median?: number;
  quartiles?: readonly [number, number, number];
  /** Of a median: how many lack a day. */
  without?: number;
  /** The cell, or all of its group; undefined of the total. */
  cell?: CellCodes;
  role: 'cell' | 'group' | 'total';
}>;

/** Days side by side made one interval. */
const joined = (intervals: readonly Interval[]): readonly Interval[] =>
  intervals
    .toSorted((one, other) => one.from - other.from)
    .reduce<readonly Interval[]>((made, next) => {
      const last = made.at(-1);
      return last && last.to + 1 >= next.from
        ? [...made.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }]
        : [...made, next];
    }, []);

/** The days of a period that lie in the years, quarters and months named. */
const daysOf = (from: Day, to: Day, codes: SetCodes): readonly Interval[] => {
  const period = { from: dayNumber(from), to: dayNumber(to) };
  const named = TIME_DIMENSIONS.filter((time) => codes[time] !== undefined);
  const [finest] = named;
  return finest === undefined
    ? [period]
    : subPeriods(finest, period).filter((part) =>
        named.every((time) => codes[time]?.includes(timeCode(time, dayOfNumber(part.from)))),
      );
};

/** The insatser that a set leaves out of its days, or some of them, with the day that it has them from. */
const registeredIn = (
  notes: Answer['notes'],
  { intervention: named }: SetCodes,
  periods: readonly Interval[],
): string | undefined => {
  const first = periods[0]?.from ?? 0;
  const since = notes.flatMap((note) => {
    const isOfMeasure = note.code === 'notRegistered' && MEASURES.some((one) => one === note.dimension);
    const isCut = note.code === 'registrationBegan' || note.code === 'leftOut' || note.code === 'endedBefore';
    if (!isCut && !isOfMeasure) return [];
    if (named !== undefined && !named.includes(note.intervention)) return [];
    const date = 'date' in note ? note.date : '';
    return date !== '' && dayNumber(date) <= first ? [] : [`${note.intervention} ${date}`];
  });
  return since.length === 0 ? undefined : [...new Set(since)].toSorted().join(', ');
};

/** The set that an answer asks about, with some codes more; undefined where it goes on in several parts, each asked by itself. */
export const setOf = (
  answer: Pick<Answer, 'measure' | 'unit' | 'period' | 'where'> & Partial<Pick<Answer, 'notes'>>,
  codes: CellCodes,
): CountedSet | undefined => {
  const { measure, unit, period, where, notes = [] } = answer;
  const all: SetCodes = {
    ...where,
    ...Object.fromEntries(Object.entries(codes).map(([dimension, code]) => [dimension, [code]])),
  };
  const periods = daysOf(period.from, period.to, all);
  if (isStretch(measure) && periods.length !== 1) return undefined;
  const registered = registeredIn(notes, all, periods);
  return {
    measure,
    unit,
    ...(registered !== undefined && { registered }),
    periods: measure === 'ongoing' ? periods.map(({ to }) => ({ from: to, to })) : joined(periods),
    codes: Object.fromEntries(
      DIMENSIONS.flatMap((dimension) => {
        const named = all[dimension];
        return named === undefined || isTime(dimension) || dimension === 'association'
          ? []
          : [[dimension, named.toSorted()]];
      }),
    ),
  };
};

const shown = (
  answer: Answer,
  role: ShownSet['role'],
  figure: Pick<Cell, 'value' | 'n' | 'without' | 'suppressed' | 'quartiles'>,
  cell: CellCodes,
): readonly ShownSet[] => {
  const set = setOf(answer, cell);
  if (set === undefined) return [];
  const { value, n, without, quartiles } = figure;
  const count = figure.suppressed ? undefined : isMedian(answer) ? n : (value ?? undefined);
  if (count === undefined && !figure.suppressed) return [];
  return [
    {
      set,
      role,
      count,
      ...(without !== undefined && { without }),
      ...(isMedian(answer) && typeof value === 'number' && { median: value }),
      ...(quartiles && { quartiles }),
      ...(role !== 'total' && { cell }),
    },
  ];
};

const codesOf = (cell: Cell, dimensions: readonly Dimension[]): CellCodes =>
  Object.fromEntries(dimensions.map((dimension) => [dimension, cell[dimension]]));

/** The denominators of an answer: everything that agrees in the dimensions kept, each once. */
const groupsOf = (answer: Answer): readonly ShownSet[] => {
  const kept = sharedDimensions(answer);
  const summed = answer.by.filter((dimension) => !kept.includes(dimension));
  if (isStretch(answer.measure) && summed.some(isTime)) return [];
  const groups = new Map(
    answer.cells.flatMap((cell) =>
      cell.share ? [[JSON.stringify(codesOf(cell, kept)), { cell, value: cell.share.denominator }]] : [],
    ),
  );
  return [...groups.values()].flatMap(({ cell, value }) =>
    shown(answer, 'group', { value }, codesOf(cell, kept)),
  );
};

/** All that a table shows, set by set. */
export const shownSets = (answer: Answer): readonly ShownSet[] => [
  ...shown(
    answer,
    'total',
    {
      value: answer.total,
      ...(answer.n !== undefined && { n: answer.n }),
      ...(answer.without !== undefined && { without: answer.without }),
      ...(answer.quartiles && { quartiles: answer.quartiles }),
      ...(answer.suppressed && { suppressed: true }),
    },
    {},
  ),
  ...groupsOf(answer),
  ...answer.cells.flatMap((cell) => shown(answer, 'cell', cell, codesOf(cell, answer.by))),
];

/** The same for the same set, however it was asked for. */
export const keyOfSet = ({ measure, unit, periods, codes, registered }: CountedSet): string =>
  JSON.stringify([measure, unit, periods, codes, registered]);

/** The same for the same question, whatever of it was registered when. */
export const keyOfQuestion = (set: CountedSet): string => keyOfSet({ ...set, registered: undefined });

/** Dimensions whose codes are seen from the last day of the period asked about: a year tells them otherwise than its quarters. */
const FOLLOWED: readonly Dimension[] = [
  ...EXIT_DIMENSIONS,
  'referralOutcome',
  'district',
  'state',
  'livelihoodAtFollowUp',
  'occupationAtFollowUp',
];

export const isFollowedDimension = (name: string | undefined): boolean =>
  FOLLOWED.some((dimension) => dimension === name);

export const isFollowed = ({ codes }: CountedSet): boolean =>
  FOLLOWED.some((dimension) => codes[dimension] !== undefined);
