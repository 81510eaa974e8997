import type { FindingPlace } from '../finding.js';
import type { ShownSet } from '../set.js';
import type { Coefficient } from './linear-program.js';
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

/** Too many columns to be checked in good time. */
export const MOST_COLUMNS = 20_000;

/** A moment at which what was known then was counted. */
export const momentOf = ({ asKnownAt, definitionVersion }: Answer): string =>
  `${asKnownAt} ${definitionVersion}`;
