import type { VersionColumns } from './columns.js';
import { Int32s } from './numbers.js';
import type { SubPeriod } from './periods.js';
import type { HeldKind } from './row.js';

/** Rows are taken this many at a time, so that what is worked on stays in the processor's nearest memory. */
export const BLOCK = 4096;

/** What stands beside each of some rows that are named, by its place among them, where it is not that of one moment. */
export type Beside = Readonly<{
  /** The places of all that stands of the work of its journey. */
  work: (place: number) => Readonly<Partial<Record<HeldKind, readonly number[]>>>;
  /** Days on which its person ended other journeys; undefined where it is not known who that is. */
  exits: (place: number) => readonly number[] | undefined;
}>;

/** The rows at hand: places of versions in some columns, and what is derived from them column by column. */
export type Block = {
  /** Rows in use; the arrays hold `BLOCK`. */
  n: number;
  /** The part of the period at hand; its rows are seen from the end of it. */
  readonly from: number;
  readonly to: number;
  /** When they were known, in milliseconds since the epoch; `Infinity` is the present. */
  readonly moment: number;
  /** Absent where all that stands beside them is what stood at the moment. */
  readonly beside?: Beside | undefined;
  readonly columns: VersionColumns;
  readonly versions: Int32s;
  /** The place of each row among those that are named, where it is asked what stands beside them. */
  readonly places?: Int32s | undefined;
  /** The measure's own day; for measures of a stretch of time the first day of the part at hand. */
  readonly days: Int32s;
  /** Numbers of the units to count once each; filled where units may repeat. */
  readonly units: Int32s;
  /** Which thing each row is of, where something else than journeys is counted, and what is counted of it. */
  readonly items: BlockItems | undefined;
  /** Days to take the median of, `LACKING` where one of the two days is missing; filled for medians. */
  readonly values: Int32s;
};

/** Places in columns of things that are counted of journeys. */
export type BlockItems = Readonly<{ at: Int32s; columns: ItemColumns }>;
export type ItemColumns = Readonly<{
  detail: Int32s;
  /** The day that a median is reckoned from. */
  since?: Int32s;
  /** The place of the contact that each is of, below 0 where it is of none; absent where it is its own. */
  contact?: Int32s;
}>;

export const LACKING = -0x80000000;

type BlockContents = Pick<Block, 'moment' | 'beside' | 'places'> &
  Readonly<{ items?: ItemColumns | undefined }>;

/** Its days become integers of the machine, as the columns' are, lest every comparison be one of fractions. */
export const emptyBlock = (
  columns: VersionColumns,
  { from, to }: SubPeriod,
  { moment, beside, places, items }: BlockContents,
): Block => ({
  n: 0,
  from: from | 0,
  to: to | 0,
  moment,
  beside,
  places,
  columns,
  versions: new Int32s(BLOCK),
  days: new Int32s(BLOCK),
  units: new Int32s(BLOCK),
  items: items && { at: new Int32s(BLOCK), columns: items },
  values: new Int32s(BLOCK),
});
