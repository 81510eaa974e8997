import type { Contacts, VersionColumns, VersionTable, Versions } from './columns.js';
import { type ItemRule, NO_ENTRY, type TakeItem } from './items.js';
import { Int32s, Uint8s } from './numbers.js';
import type { SubPeriod } from './periods.js';

const FIRST_ROOM = 1024;

const columnsOf = (room: number) => ({
  /** The number of the journey; of its version the number of its table, and its place there. */
  journey: new Int32s(room),
  table: new Uint8s(room),
  version: new Int32s(room),
  day: new Int32s(room),
  detail: new Int32s(room),
  /** The day that a median is reckoned from. */
  since: new Int32s(room),
  /** The place of the entry that it is of; `NO_ENTRY` where the journey's own days tell it. */
  contact: new Int32s(room),
  /** The place of the entry that closed it; that which it is of where none did. */
  closing: new Int32s(room),
});

const COLUMNS = ['journey', 'table', 'version', 'day', 'detail', 'since', 'contact', 'closing'] as const;

/** Things that a measure counts of journeys beside themselves. */
export class ItemTable {
  columns = columnsOf(FIRST_ROOM);
  length = 0;

  /** Adds one of a version by its place, and answers where it stands. */
  add(version: number, day: number, detail: number, since: number): number {
    const room = this.columns.day.length;
    if (this.length === room) {
      const wider = columnsOf(room * 2);
      for (const name of COLUMNS) wider[name].set(this.columns[name]);
      this.columns = wider;
    }
    const at = this.length++;
    const { columns } = this;
    columns.version[at] = version;
    columns.day[at] = day;
    columns.detail[at] = detail;
    columns.since[at] = since;
    return at;
  }
}

/** A rule with the entries that it is made of; none where it is made of the days of journeys alone. */
export type CountedItems = Readonly<{ rule: ItemRule; contacts: Contacts }>;

const standsAt = (contacts: Contacts, contact: number, moment: number): boolean =>
  contacts.columns.knownFrom.at(contact) <= moment && !(contacts.knownTo(contact) <= moment);

const NO_PLACES: readonly number[] = [];

/** Places of the entries that stand at a moment, in their order, of each of the journeys that are asked for. */
const entriesStanding = (
  contacts: Contacts,
  moment: number,
  journeys: number,
  asked: Uint8s | undefined,
): ((journey: number) => readonly number[]) => {
  const { journey: of } = contacts.columns;
  const first = new Int32s(journeys).fill(NO_ENTRY);
  const next = new Int32s(contacts.length);
  for (let contact = contacts.length - 1; contact >= 0; contact--) {
    const journey = of.at(contact);
    if (journey >= journeys || (asked && asked.at(journey) !== 1)) continue;
    if (!standsAt(contacts, contact, moment)) continue;
    next[contact] = first.at(journey);
    first[journey] = contact;
  }
  return (journey) => {
    let place = first.at(journey);
    if (place === NO_ENTRY) return NO_PLACES;
    const places: number[] = [];
    for (; place !== NO_ENTRY; place = next.at(place)) places.push(place);
    return places;
  };
};

type Known = Readonly<{ versions: Versions; association: number; moment: number }>;

/** The tables of versions by their numbers in an item. */
export const tablesOf = ({ open, closed }: Versions): readonly VersionTable[] => [open, closed];

/** Those that have what is known at a moment. */
export const tablesAt = (versions: Versions, moment: number): readonly VersionTable[] =>
  moment === Infinity ? [versions.open] : tablesOf(versions);

const isKnownThen = (
  { association, moment }: Known,
  { association: of, knownFrom, knownTo }: VersionColumns,
  version: number,
): boolean =>
  of.at(version) === association &&
  (moment === Infinity || (knownFrom.at(version) <= moment && moment < knownTo.at(version)));

/** Marks the journeys of which something may be counted on a day of a part of the period, by their entries and their own days. */
const askedIn = (
  { rule, contacts }: CountedItems,
  { versions, moment }: Known,
  tables: readonly VersionTable[],
  { from, to }: SubPeriod,
): Uint8s => {
  const asked = new Uint8s(versions.journeys);
  const { journey, day } = contacts.columns;
  for (let contact = 0; contact < contacts.length; contact++) {
    const on = day.at(contact);
    if (
      on >= from &&
      on <= to &&
      journey.at(contact) < versions.journeys &&
      standsAt(contacts, contact, moment)
    )
      asked[journey.at(contact)] = 1;
  }
  const { days, least, most } = rule.after ?? { days: [], least: 0, most: 0 };
  for (const { columns, length } of tables)
    for (const name of days) {
      const own = columns[name];
      const [first, last] = [(from - most) | 0, (to - least) | 0];
      for (let at = 0; at < length; at++)
        if (own.at(at) >= first && own.at(at) <= last) asked[columns.journey.at(at)] = 1;
    }
  return asked;
};

/** Told of each thing by the place of the version that it is of. */
type TakeOfVersion = (version: number, ...thing: Parameters<TakeItem>) => void;

/**
 * Goes through what a measure counts of the journeys of an association, table by table, as it is known at a moment and seen from a day; `within`: through
 * that alone which lies in a part of the period, and no other journeys.
 */
export const itemsThrough = (
  counted: CountedItems,
  known: Known,
  seenFrom: number,
  within?: SubPeriod,
): ((table: VersionTable, take: TakeOfVersion) => void) => {
  const { rule, contacts } = counted;
  const { versions, moment } = known;
  const asked = within && askedIn(counted, known, tablesAt(versions, moment), within);
  const placesOf = entriesStanding(contacts, moment, versions.journeys, asked);
  return ({ columns, length }, take) => {
    let version = 0;
    const taken: TakeItem = (day, detail, since, entry, closing) => {
      if (!within || (day >= within.from && day <= within.to))
        take(version, day, detail, since, entry, closing);
    };
    for (; version < length; version++) {
      const journey = columns.journey.at(version);
      if (asked && asked.at(journey) !== 1) continue;
      if (!isKnownThen(known, columns, version)) continue;
      const entries = { columns: contacts.columns, places: placesOf(journey) };
      rule.each({ columns, at: version }, entries, seenFrom, taken);
    }
  };
};

/** All of that. */
export const itemsKnown = (counted: CountedItems, known: Known, seenFrom: number): ItemTable => {
  const items = new ItemTable();
  const through = itemsThrough(counted, known, seenFrom);
  for (const [number, table] of tablesAt(known.versions, known.moment).entries())
    through(table, (version, day, detail, since, entry, closing = entry) => {
      const at = items.add(version, day, detail, since);
      const { columns } = items;
      columns.journey[at] = table.columns.journey.at(version);
      columns.table[at] = number;
      columns.contact[at] = entry;
      columns.closing[at] = closing;
    });
  return items;
};
