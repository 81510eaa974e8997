import type { FindingPlace, FoundFact, ReleaseFinding } from './finding.js';
import type { Release, ReleasedTable } from './release.js';
import { type Interval, isFollowed, keyOfQuestion, type ShownSet, shownSets } from './set.js';

/** A figure of a table: where it stands, and the release that states it. */
export type TableFigure = ShownSet &
  Readonly<{ release: Release; table: ReleasedTable; place: FindingPlace }>;

export type CountedFigure = TableFigure & Readonly<{ count: number }>;

export const figuresOf = (release: Release): readonly TableFigure[] =>
  release.tables.flatMap((table) =>
    shownSets(table.answer).map((shown) => ({
      ...shown,
      release,
      table,
      place: { table: table.title, ...(shown.cell && { cell: shown.cell }) },
    })),
  );

export const isCounted = (figure: TableFigure): figure is CountedFigure => figure.count !== undefined;

/** The same for one question, whenever it was asked; what is seen from the last day of a period is another question of another. */
export const questionOf = ({ set, table }: TableFigure): string =>
  `${keyOfQuestion(set)}${isFollowed(set) ? table.answer.period.to : ''}`;

/** The same where what is known, and what words mean, is the same. */
const momentOf = ({ table: { answer } }: TableFigure): string =>
  `${answer.asKnownAt} ${answer.definitionVersion}`;

export const isOfOneMoment = (figures: readonly TableFigure[]): boolean =>
  new Set(figures.map(momentOf)).size === 1;

export type Explained = Readonly<{ isExplained: boolean }>;

export const findingOf = (
  fact: FoundFact,
  place: FindingPlace,
  mayBeExplained: boolean,
  { isExplained }: Explained,
): ReleaseFinding => ({
  ...fact,
  place,
  severity: mayBeExplained ? (isExplained ? 'explained' : 'mustBeExplained') : 'refuses',
});

/** Whether it is of journeys, and of days without a gap. */
export const isWhole = ({ set }: TableFigure): boolean => set.unit === 'journey' && set.periods.length === 1;

export const intervalOf = ({ set }: TableFigure): Interval => set.periods[0] ?? { from: 0, to: -1 };
