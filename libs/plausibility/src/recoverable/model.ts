import type { FindingPlace } from '../finding.js';
import type { ShownSet } from '../set.js';
import type { Coefficient } from './linear-program.js';
import type { StatedSet } from '../stated-set.js';
import type { ProgramRows } from './program-rows.js';
import type { Answer } from '@samspar/statistics';

/** A table with the release it is of. Where it is open, its counts are all there, and each is yet to be shown or hidden. */
export type PlacedTable = Readonly<{
  release: string;
  title: string;
  isNew: boolean;
  answer: Answer;
  isOpen?: boolean;
}>;

/** A count of an open table. */
export type OpenCount = Readonly<{
  entries: readonly Coefficient[];
  count: number;
  table: PlacedTable;
  shown: ShownSet;
}>;

/** Something stated beside tables, with the release it is of and the table whose moment it is of. */
export type PlacedStatement = Readonly<{ isNew: boolean; stated: StatedSet; like: PlacedTable }>;

export type HiddenCell = Readonly<{
  entries: readonly Coefficient[];
  release: string;
  place: FindingPlace;
}>;

/** What is known of the counts of some tables, as far as it can be said in linear rows. */
export type Model = Readonly<{
  rows: ProgramRows;
  hidden: readonly HiddenCell[];
  open: readonly OpenCount[];
  /** Columns that the release at hand tells something of. */
  told: ReadonlySet<number>;
}>;

/** How far a share that is stated may lie from what it was rounded from, in units of the whole. */
const roundedBy = (percent: number): number => 0.5 / 10 ** (String(percent).split('.')[1]?.length ?? 0) / 100;

/** Writes what is stated, and tells the columns that it is of. */
export const writeStated = (
  rows: ProgramRows,
  { stated }: PlacedStatement,
  entriesOf: (set: StatedSet['set'], factor?: number) => readonly Coefficient[],
): readonly Coefficient[] => {
  const entries = entriesOf(stated.set);
  if ('count' in stated) rows.suppose(entries, stated.count);
  else {
    const [share, half] = [stated.percent / 100, roundedBy(stated.percent)];
    rows.supposeAtMostNought([...entries, ...entriesOf(stated.of, -(share + half))]);
    rows.supposeAtMostNought([
      ...entries.map(([column, factor]): Coefficient => [column, -factor]),
      ...entriesOf(stated.of, share - half),
    ]);
  }
  return entries;
};

/** Too many columns to be checked in good time. */
export const MOST_COLUMNS = 20_000;

/** A moment at which what was known then was counted. */
export const momentOf = ({ asKnownAt, definitionVersion }: Answer): string =>
  `${asKnownAt} ${definitionVersion}`;
