import type { Axis } from './axis.js';
import { BLOCK, type Block, emptyBlock, type ItemColumns, LACKING } from './block.js';
import type { Closing } from './closing.js';
import { Contacts, type VersionColumns, type Versions, type VersionTable } from './columns.js';
import { type CountedItems, itemsThrough, tablesAt } from './item-table.js';
import { Int32s, type Uint8s } from './numbers.js';
import type { SubPeriod } from './periods.js';
import { DAY_OF, isUnended, type JourneyMeasure, rowsCounted } from './rows-counted.js';
import { SOME_DAY } from './row.js';

/** Rows admitted by a `where` on one dimension: by index, or as a bit set. */
export type Filter = Readonly<{ axis: Axis; admitted: Uint8s; set: number }>;

/** Which rows are counted; the same for every figure of one answer. */
export type Scan = Readonly<{
  versions: Versions;
  /** Contacts to count, what a rule makes of them and of journeys, or a measure of journeys. */
  counted: JourneyMeasure | Contacts | CountedItems;
  association: number;
  /** Milliseconds since the epoch; `Infinity` is the present. */
  moment: number;
  /** By number of the insats: the day it is counted from. */
  began: Int32s;
  filters: readonly Filter[];
  /** Fills `block.units`; absent where no unit comes twice. */
  units?: (block: Block) => void;
  /** Checks what must close, of all rows that the filters admit. */
  closing?: Closing;
}>;

export type Visit = (block: Block) => void;

/** Those whose day is one that their insats is counted on. */
const keepCounted = (block: Block, day: Int32s, began: Int32s): void => {
  const { n, versions, days, to } = block;
  const { intervention } = block.columns;
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const version = versions.at(i);
    const since = began.at(intervention.at(version));
    if (since <= to && day.at(version) >= since) {
      versions[kept] = version;
      days[kept++] = days.at(i);
    }
  }
  block.n = kept;
};

const keepCodes = (block: Block, codes: Int32s, { admitted }: Filter): void => {
  const { n, versions, days, places } = block;
  const items = block.items?.at;
  let kept = 0;
  for (let i = 0; i < n; i++)
    if (admitted.at(codes.at(i)) === 1) {
      if (items) items[kept] = items.at(i);
      if (places) places[kept] = places.at(i);
      versions[kept] = versions.at(i);
      days[kept++] = days.at(i);
    }
  block.n = kept;
};

const keepSets = (block: Block, sets: Int32s, { set: admitted }: Filter): void => {
  const { n, versions, days, places } = block;
  const items = block.items?.at;
  let kept = 0;
  for (let i = 0; i < n; i++)
    if ((sets.at(i) & admitted) !== 0) {
      if (items) items[kept] = items.at(i);
      if (places) places[kept] = places.at(i);
      versions[kept] = versions.at(i);
      days[kept++] = days.at(i);
    }
  block.n = kept;
};

export const keepFiltered = (block: Block, filters: readonly Filter[], out: Int32s): void => {
  for (const filter of filters) {
    out.fill(0, 0, block.n);
    filter.axis.add(block, out, 1);
    if (filter.axis.set) keepSets(block, out, filter);
    else keepCodes(block, out, filter);
  }
};

/** The whole days between two columns, `LACKING` where the earlier day is not known. */
export const measureDays = ({ n, versions, days, values }: Block, earlier: Int32s): void => {
  for (let i = 0; i < n; i++) {
    const first = earlier.at(versions.at(i));
    const last = days.at(i);
    values[i] = first === SOME_DAY || first > last + MOST_DAYS ? LACKING : last - first;
  }
};

/** The same of things that are counted of journeys, from the day that each is reckoned from. */
export const measureItems = ({ n, days, values, items }: Block): void => {
  const since = items?.columns.since;
  if (!since) return;
  for (let i = 0; i < n; i++) {
    const first = since.at(items.at.at(i));
    const last = days.at(i);
    values[i] = first === SOME_DAY || first > last + MOST_DAYS ? LACKING : last - first;
  }
};

/** More days than any two days of the calendar lie apart: what is later than that has not come at all. */
const MOST_DAYS = 5_000_000;

/** Makes ready what the kept rows are counted by, and visits them. */
export const finish = ({ counted, units }: Scan, block: Block, visit: Visit): void => {
  if (block.n === 0) return;
  if (counted === 'daysToStart') measureDays(block, block.columns.referredOn);
  if (counted === 'daysInIntervention') measureDays(block, block.columns.startedOn);
  if (block.items) measureItems(block);
  units?.(block);
  visit(block);
};

type Pass = Readonly<{ scan: Scan; table: VersionTable; block: Block; out: Int32s; visit: Visit }>;

const scanJourneys = (pass: Pass, measure: JourneyMeasure): void => {
  const { scan, block, out, visit } = pass;
  const { began, filters } = scan;
  const { columns, versions, days, from } = block;
  const day = columns[DAY_OF[measure]];
  const latest = began.reduce((one, other) => Math.max(one, other));
  const rows = rowsCounted(pass.table, scan, block, measure);
  for (let start = 0; start < rows.length; start += BLOCK) {
    const some = rows.subarray(start, start + BLOCK);
    versions.set(some);
    block.n = some.length;
    if (isUnended(measure)) days.fill(from, 0, block.n);
    else for (let i = 0; i < block.n; i++) days[i] = day.at(versions.at(i));
    if (latest > from) keepCounted(block, day, began);
    keepFiltered(block, filters, out);
    finish(scan, block, visit);
  }
};

const isKnown = ({ association, moment }: Scan, columns: VersionColumns, version: number): boolean =>
  columns.association.at(version) === association &&
  (moment === Infinity || (columns.knownFrom.at(version) <= moment && moment < columns.knownTo.at(version)));

/** Checks what must close by the rows that can upset it. */
const checkClosing = ({ scan, table, block, out }: Pass, closing: Closing): void => {
  const check = () => {
    keepFiltered(block, scan.filters, out);
    closing.check(block, scan.began);
    block.n = 0;
  };
  block.n = 0;
  for (const version of table.upsetting) {
    if (isKnown(scan, table.columns, version)) block.versions[block.n++] = version;
    if (block.n === BLOCK) check();
  }
  check();
};

/** By journey: the place of its version that is known at the moment, or -1. */
const placesOfJourneys = ({ scan, table: { columns, length } }: Pass): Int32s => {
  const places = new Int32s(scan.versions.journeys).fill(-1);
  for (let version = 0; version < length; version++)
    if (isKnown(scan, columns, version)) places[columns.journey.at(version)] = version;
  return places;
};

const scanContacts = (pass: Pass, contacts: Contacts): void => {
  const { scan, block, out, visit } = pass;
  const places = placesOfJourneys(pass);
  const { journey, day, knownFrom } = contacts.columns;
  const { from, to } = block;
  const { intervention } = block.columns;
  for (let start = 0; start < contacts.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, contacts.length);
    block.n = 0;
    for (let contact = start; contact < end; contact++) {
      const on = day.at(contact);
      const version = places[journey.at(contact)] ?? -1;
      if (
        version >= 0 &&
        knownFrom.at(contact) <= scan.moment &&
        !(contacts.knownTo(contact) <= scan.moment) &&
        on >= from &&
        on <= to &&
        on >= scan.began.at(intervention.at(version))
      ) {
        if (block.items) block.items.at[block.n] = contact;
        block.versions[block.n] = version;
        block.days[block.n++] = on;
      }
    }
    keepFiltered(block, scan.filters, out);
    finish(scan, block, visit);
  }
};

/** Room for what is counted of journeys, as many as there are rows in a block. */
const itemRoom = () => ({
  detail: new Int32s(BLOCK),
  since: new Int32s(BLOCK),
  contact: new Int32s(BLOCK),
});
/** Things that are counted of journeys: how they are gone through, and where they stand while they are counted. */
type ScannedItems = Readonly<{
  through: ReturnType<typeof itemsThrough>;
  room: ReturnType<typeof itemRoom>;
}>;

const scanItems = ({ scan, block, table, out, visit }: Pass, { through, room }: ScannedItems): void => {
  const { versions, days, items } = block;
  const { intervention } = block.columns;
  const count = () => {
    keepFiltered(block, scan.filters, out);
    finish(scan, block, visit);
    block.n = 0;
  };
  block.n = 0;
  through(table, (version, day, detail, since, entry) => {
    if (day < scan.began.at(intervention.at(version))) return;
    const at = block.n++;
    if (items) items.at[at] = at;
    room.detail[at] = detail;
    room.since[at] = since;
    room.contact[at] = entry;
    versions[at] = version;
    days[at] = day;
    if (block.n === BLOCK) count();
  });
  count();
};

/** Visits the rows of the measure, block by block, for each part of the period by itself. */
export const scan = (what: Scan, parts: readonly SubPeriod[], visit: Visit): void => {
  const { versions, counted, moment } = what;
  const out = new Int32s(BLOCK);
  const contacts = counted instanceof Contacts ? counted : undefined;
  for (const part of parts) {
    const scanned =
      typeof counted === 'string' || counted instanceof Contacts
        ? undefined
        : { through: itemsThrough(counted, what, part.to, part), room: itemRoom() };
    const items: ItemColumns | undefined = contacts ? { detail: contacts.columns.detail } : scanned?.room;
    for (const table of tablesAt(versions, moment)) {
      const block = emptyBlock(table.columns, part, { moment, items });
      const pass = { scan: what, table, block, out, visit };
      if (what.closing) checkClosing(pass, what.closing);
      if (typeof counted === 'string') scanJourneys(pass, counted);
      else if (contacts) scanContacts(pass, contacts);
      else if (scanned) scanItems(pass, scanned);
    }
  }
};
