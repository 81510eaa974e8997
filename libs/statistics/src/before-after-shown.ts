import { hiddenCounts } from './crossed-protection.js';
import { Int32s } from './numbers.js';
import { shareOf } from './shares.js';

/** How many had a code before and after; absent where protection hides it. */
export type ComparedRow = Readonly<{
  code: string;
  before?: number;
  after?: number;
  /** How many more after than before, and in whole per cent of those before; null where there were none. */
  change?: number;
  percent?: number | null;
  suppressed?: true;
}>;

/** Some that are compared. */
export type ComparedGroup = Readonly<{
  /** In the order of the code list; the same codes for women, men and all. */
  rows: readonly ComparedRow[];
  /** Of whom both are known, and those of whom one is not; absent where protection hides it. */
  n?: number;
  without?: number;
}>;

export type ComparedSex = ComparedGroup & Readonly<{ sex: string }>;

type Counts = Readonly<Record<'before' | 'after', Int32s>>;

/** How many of one sex had each code, by its place in the list. */
export type CountedGroup = Counts & {
  readonly sex: string;
  /** Those of whom the other of the two is not known. */
  readonly alone: Counts;
  n: number;
  without: number;
};

export type CountedPairs = Readonly<{
  codes: readonly string[];
  /** How many had one code before and another after: `before * codes.length + after`. */
  moves: Int32s;
  groups: readonly CountedGroup[];
}>;

const counts = (size: number): Counts => ({ before: new Int32s(size), after: new Int32s(size) });

export const emptyGroup = (size: number): Omit<CountedGroup, 'sex'> => ({
  ...counts(size),
  alone: counts(size),
  n: 0,
  without: 0,
});

/** What another table hides of how many those compared and the others are together: of a sex, or of all (undefined). */
export type TotalHidden = (sex?: string) => boolean;

export const isSuppressed = ({ suppressed }: ComparedRow): boolean => suppressed === true;

const percentOf = (change: number, before: number): number | null =>
  before === 0 ? null : Math.sign(change) * shareOf(Math.abs(change), before).percent;

const sumOf = (groups: readonly CountedGroup[], count: (group: CountedGroup) => number): number =>
  groups.reduce((sum, group) => sum + count(group), 0);

/** Which rows, and which of `n` and `without`, are hidden of a column. */
type Hidden = (row: number | 'n' | 'without', column: number) => boolean;

/**
 * What is hidden so that no small count is told: neither of those compared, nor of those that are left of a code when they are taken away, for other tables tell of all. Where
 * that cannot be done without hiding how many they are in all, everything is.
 */
const hiddenPairs = (
  places: readonly number[],
  columns: readonly (readonly CountedGroup[])[],
  { threshold, isTotalHidden }: Readonly<{ threshold: number; isTotalHidden: TotalHidden }>,
): Hidden => {
  const [known, without, whole] = [places.length, places.length + 1, places.length + 2];
  const last = columns.length - 1;
  const isSmall = (count: number) => count > 0 && count < threshold;
  const sheet = (when: keyof Counts) => ({
    link: when,
    counts: [
      ...places.map((place) => columns.map((groups) => sumOf(groups, (group) => group[when].at(place)))),
      columns.map((groups) => sumOf(groups, ({ n }) => n)),
      columns.map((groups) => sumOf(groups, (group) => group.without)),
      columns.map((groups) => sumOf(groups, (group) => group.n + group.without)),
    ],
  });
  const isLeftSmall = (place: number, groups: readonly CountedGroup[]) =>
    (['before', 'after'] as const).some((when) =>
      isSmall(sumOf(groups, ({ alone }) => alone[when].at(place))),
    );
  const hidden = hiddenCounts({
    sheets: [sheet('before'), sheet('after')],
    rows: [...places.map(() => ({ parent: known })), { parent: whole }, { parent: whole }, { parent: -1 }],
    columns: columns.map((_groups, at) => ({ parent: at === last ? -1 : last })),
    threshold,
    isGiven: (row, column) => {
      const groups = columns[column] ?? [];
      const place = places[row];
      if (place !== undefined) return isLeftSmall(place, groups);
      return row === whole && isTotalHidden(column === last ? undefined : groups[0]?.sex);
    },
  });
  if (hidden[whole]?.includes(true)) return () => true;
  return (row, column) => hidden[row === 'n' ? known : row === 'without' ? without : row]?.[column] ?? false;
};

/** What is shown of counts: of women, men and all; under protection no small count, nor what would tell it. */
export const shownPairs = (
  { codes, groups }: CountedPairs,
  protection: Readonly<{ threshold: number; isTotalHidden: TotalHidden }> | undefined,
): ComparedGroup & Readonly<{ sexes: readonly ComparedSex[] }> => {
  const met = groups.filter(({ n, without }) => n + without > 0);
  const places = codes.flatMap((_code, place) =>
    sumOf(met, ({ before, after }) => before.at(place) + after.at(place)) > 0 ? [place] : [],
  );
  const columns = [...met.map((group) => [group]), met];
  const isHidden: Hidden = protection ? hiddenPairs(places, columns, protection) : () => false;
  const shown = (some: readonly CountedGroup[], column: number): ComparedGroup => ({
    rows: places.map((place, row): ComparedRow => {
      const code = codes[place] ?? '';
      if (isHidden(row, column)) return { code, suppressed: true };
      const [before, after] = [
        sumOf(some, (group) => group.before.at(place)),
        sumOf(some, (group) => group.after.at(place)),
      ];
      return { code, before, after, change: after - before, percent: percentOf(after - before, before) };
    }),
    ...(!isHidden('n', column) && { n: sumOf(some, ({ n }) => n) }),
    ...(!isHidden('without', column) && { without: sumOf(some, ({ without }) => without) }),
  });
  return {
    ...shown(met, met.length),
    sexes: met.map((group, column) => ({ sex: group.sex, ...shown([group], column) })),
  };
};
