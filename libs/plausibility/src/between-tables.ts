import { isMedian, isStretch } from '@samspar/statistics';
import type { ReleaseFinding } from './finding.js';
import type { Release } from './release.js';
import { type Interval, isFollowed, keyOfSet } from './set.js';
import { sharesLieBetween } from './share-rules.js';
import { stockFollows } from './stock-rules.js';
import {
  type CountedFigure,
  type Explained,
  figuresOf,
  findingOf,
  intervalOf,
  isCounted,
  isOfOneMoment,
  isWhole,
  questionOf,
} from './table-figure.js';

/** Figures of one question that a release states twice must be the same. */
const statedTwice = (figures: readonly CountedFigure[], how: Explained): readonly ReleaseFinding[] =>
  [
    ...Map.groupBy(figures, (figure) => `${questionOf(figure)} ${figure.set.registered ?? ''}`).values(),
  ].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others
          .filter(({ count }) => count !== first.count)
          .map((other) =>
            findingOf(
              {
                code: 'statedOtherwise',
                value: other.count,
                other: first.count,
                elsewhere: first.table.title,
              },
              other.place,
              !isOfOneMoment([first, other]),
              how,
            ),
          ),
  );

/**
 * What the last release of the same question told: of what has been registered since the same days where it told that, for it may tell
 * all of the same days beside it.
 */
const toldLast = (figure: CountedFigure, told: readonly CountedFigure[]): CountedFigure | undefined => {
  const last = told.at(-1);
  const { registered } = figure.set;
  return (
    told.findLast(({ release, set }) => release === last?.release && set.registered === registered) ?? last
  );
};

/** Figures that it told otherwise: one finding for each table and release. */
const restated = (
  figures: readonly CountedFigure[],
  earlier: readonly CountedFigure[],
  how: Explained,
): readonly ReleaseFinding[] => {
  const told = Map.groupBy(earlier, questionOf);
  const changed = figures.flatMap((figure) => {
    const before = toldLast(figure, told.get(questionOf(figure)) ?? []);
    if (before === undefined) return [];
    if (before.count !== figure.count)
      return [{ figure, release: before.release.id, value: figure.count, before: before.count }];
    return figure.median === undefined || before.median === undefined || before.median === figure.median
      ? []
      : [{ figure, release: before.release.id, value: figure.median, before: before.median }];
  });
  const groups = Map.groupBy(changed, ({ figure, release }) => JSON.stringify([figure.table.title, release]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { value, before, release } = first;
    return [
      findingOf(
        { code: 'restated', value, before, figures: group.length, release },
        first.figure.place,
        true,
        how,
      ),
    ];
  });
};

/** Figures side by side in time that fill an interval; undefined where there are none. */
const tiling = (
  { from, to }: Interval,
  figures: readonly CountedFigure[],
): readonly CountedFigure[] | undefined => {
  if (from > to) return [];
  for (const figure of figures) {
    const part = intervalOf(figure);
    if (part.from !== from || part.to > to) continue;
    const rest = tiling({ from: part.to + 1, to }, figures);
    if (rest) return [figure, ...rest];
  }
  return undefined;
};

/** Whether its quarters make its year. */
const isSummed = (figure: CountedFigure): boolean =>
  isWhole(figure) && !isMedian(figure.set) && !isStretch(figure.set.measure) && !isFollowed(figure.set);

/** Quarters and months make their year. */
const periodsMakeWhole = (
  figures: readonly CountedFigure[],
  earlier: readonly CountedFigure[],
  how: Explained,
): readonly ReleaseFinding[] => {
  const own = new Set(figures);
  const latestFirst = [...figures, ...earlier.toReversed()].filter(isSummed);
  const kinds = Map.groupBy(latestFirst, ({ set }) => keyOfSet({ ...set, periods: [] }));
  return [...kinds.values()].flatMap((kind) =>
    kind
      .filter((whole) => own.has(whole))
      .flatMap((whole): readonly ReleaseFinding[] => {
        const { from, to } = intervalOf(whole);
        const shorter = kind.filter((part) => intervalOf(part).to - intervalOf(part).from < to - from);
        // Of each period what was told last.
        const last = new Map(shorter.toReversed().map((part) => [JSON.stringify(intervalOf(part)), part]));
        const parts = tiling({ from, to }, [...last.values()]);
        if (parts === undefined) return [];
        const counts = parts.map(({ count }) => count);
        if (counts.reduce((sum, count) => sum + count, 0) === whole.count) return [];
        const isOne = isOfOneMoment([whole, ...parts]);
        return [
          findingOf(
            isOne
              ? { code: 'partsDoNotMakeTotal', parts: counts, total: whole.count, unknownStated: true }
              : { code: 'breaksOff', parts: counts, total: whole.count },
            whole.place,
            !isOne,
            how,
          ),
        ];
      }),
  );
};

/** What does not fit between tables, of one release and of those before it. */
export const betweenTables = (
  candidate: Release,
  earlier: readonly Release[],
  isExplained: boolean,
): readonly ReleaseFinding[] => {
  const figures = figuresOf(candidate).filter(isCounted);
  const before = earlier.flatMap(figuresOf).filter(isCounted);
  const how = { isExplained };
  return [
    ...statedTwice(figures, how),
    ...restated(figures, before, how),
    ...periodsMakeWhole(figures, before, how),
    ...stockFollows(figures, before, how),
    ...sharesLieBetween(candidate.tables),
  ];
};
