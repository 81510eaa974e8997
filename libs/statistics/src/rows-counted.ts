import type { VersionColumns, VersionTable } from './columns.js';
import type { ItemMeasure } from './items.js';
import { Int32s } from './numbers.js';
import type { SubPeriod } from './periods.js';
import type { Measure } from './query.js';
import { SOME_DAY } from './row.js';

/** A measure that counts journeys. */
export type JourneyMeasure = Exclude<Measure, ItemMeasure>;

/** The column that tells whether a journey is counted: the measure's own day, or the day it ceases to be counted. */
export const DAY_OF = {
  referred: 'referredOn',
  started: 'startedOn',
  daysToStart: 'startedOn',
  ended: 'exitedOn',
  daysInIntervention: 'exitedOn',
  participants: 'exitedOn',
  ongoing: 'exitedOn',
} as const satisfies Record<JourneyMeasure, keyof VersionColumns>;
type DayColumn = (typeof DAY_OF)[JourneyMeasure];

/** Counted for as long as they have not ended. */
export const isUnended = (measure: JourneyMeasure): measure is 'participants' | 'ongoing' =>
  measure === 'participants' || measure === 'ongoing';

type Part = Pick<SubPeriod, 'from' | 'to'>;
/** Of which association, and as of when: milliseconds since the epoch, `Infinity` the present. */
type Known = Readonly<{ association: number; moment: number }>;

/** The rows that are known at the moment and whose day lies in the part. */
const rowsWithin = (
  { association, moment }: Known,
  { columns, length }: VersionTable,
  { from, to }: Part,
  by: DayColumn,
): Int32s => {
  const { association: of, knownFrom, knownTo, [by]: day } = columns;
  const isPresent = moment === Infinity;
  const rows = new Int32s(length);
  let taken = 0;
  for (let version = 0; version < length; version++) {
    const on = day.at(version);
    if (on < from || on > to || of.at(version) !== association) continue;
    if (!isPresent && !(knownFrom.at(version) <= moment && moment < knownTo.at(version))) continue;
    rows[taken++] = version;
  }
  return new Int32s(rows.subarray(0, taken));
};

/** Those that are known at the moment, have started by the end of the part and not ended before a day. */
const rowsUnended = (
  { association, moment }: Known,
  { columns, length }: VersionTable,
  { to }: Part,
  until: number,
): Int32s => {
  const { association: of, knownFrom, knownTo, startedOn, exitedOn } = columns;
  const isPresent = moment === Infinity;
  const rows = new Int32s(length);
  let taken = 0;
  for (let version = 0; version < length; version++) {
    const started = startedOn.at(version);
    if (started > to || started === SOME_DAY || exitedOn.at(version) < until) continue;
    if (of.at(version) !== association) continue;
    if (!isPresent && !(knownFrom.at(version) <= moment && moment < knownTo.at(version))) continue;
    rows[taken++] = version;
  }
  return new Int32s(rows.subarray(0, taken));
};

/** The rows of a table that a measure counts in a part of the period. */
export const rowsCounted = (
  table: VersionTable,
  known: Known,
  { from, to }: Part,
  measure: JourneyMeasure,
): Int32s => {
  const day = DAY_OF[measure];
  const { association, moment } = known;
  const name = [isUnended(measure) ? measure : day, association, moment, from, to].join(' ');
  return table.gathered(name, () =>
    isUnended(measure)
      ? rowsUnended(known, table, { from, to }, measure === 'participants' ? from : to + 1)
      : rowsWithin(known, table, { from, to }, day),
  );
};
