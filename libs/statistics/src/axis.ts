import type { Association } from '@samspar/association';
import type { Block } from './block.js';
import type { Contacts } from './columns.js';
import type { Dictionary } from './dictionary.js';
import type { CodeDimension, OpenDimension } from './dimensions.js';
import type { ProtectedJourneys } from './hidden.js';
import type { Int32s } from './numbers.js';
import type { Dimension, StatisticsQuery } from './query.js';
import type { HeldKind } from './row.js';
import type { Work } from './work.js';

/** Adds to each of the first `block.n` numbers of `to` what the row has, times `stride`. */
type Add = (block: Block, to: Int32s, stride: number) => void;

/** A dimension made ready for one question. */
export type Axis = Readonly<{
  dimension: Dimension;
  /** In the order of tables. */
  codes: readonly string[];
  /** True where a row has a bit set over `codes`, else one of their indexes. */
  set: boolean;
  /** As seen from the end of the block's part. */
  add: Add;
  /** Why the code of each row of a block is not known, by its place there: the number of a stated reason, 0 where none was stated. */
  whyUnknown?: (block: Block) => (row: number) => number;
  /** The column that holds the indexes as they are, where one does. */
  column?: CodeDimension;
}>;

export type AxisSource = Readonly<{
  dictionaries: Readonly<Record<OpenDimension, Dictionary>>;
  association: Association;
  /** The version of the definitions that is asked under. */
  definition: number;
  /** Ids of the insatser in the order of tables. */
  interventions: readonly string[];
  query: StatisticsQuery;
  /** What is told of journeys besides their own rows. */
  contacts: Readonly<Record<HeldKind, Contacts>>;
  work: Work;
  returned: (block: Block) => (row: number) => number;
  /** Whether protected ones are counted among those that are not registered, where kinds of unknown are told apart. */
  isProtectedTogether: boolean;
  /** Absent where nobody's identity is protected. */
  hidden?: ProtectedJourneys;
}>;
