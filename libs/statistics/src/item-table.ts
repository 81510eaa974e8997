import type { Contacts, VersionColumns, VersionTable, Versions } from './columns.js';
import type { ItemRule, StandingEntries, TakeItem } from './items.js';
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

/** Entries that stand at a moment of the journeys that are asked for, by journey: those of journey j lie from `first[j]` up to `first[j + 1]`. */
const entriesStanding = (contacts: Contacts, moment: number, journeys: number, asked: Uint8s | undefined) => {
  const { journey } = contacts.columns;
  const isWanted = (contact: number): boolean =>
    journey.at(contact) < journeys &&
    (!asked || asked.at(journey.at(contact)) === 1) &&
    standsAt(contacts, contact, moment);
  const first = new Int32s(journeys + 1);
  for (let contact = 0; contact < contacts.length; contact++)
    if (isWanted(contact)) first.add(journey.at(contact) + 1, 1);
  for (let number = 0; number < journeys; number++) first.add(number + 1, first.at(number));
  const next = first.slice();
  const members = new Int32s(first.at(journeys));
  for (let contact = 0; contact < contacts.length; contact++)
    if (isWanted(contact)) {
      const number = journey.at(contact);
      const at = next[number] ?? 0;
      members[at] = contact;
      next[number] = at + 1;
    }
  return { first, members };
};

type Known = Readonly<{ versions: Versions; association: number; moment: number }>;

/** The tables of versions by their numbers in an item. */
export const tablesOf = ({ open, closed }: Versions): readonly VersionTable[] => [open, closed];

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

/**
 * What a measure counts of all journeys of an association, as it is known at a moment and seen from a day; `within`: that alone which lies in a
 * part of the period, so that no other journeys are gone through.
 */
export const itemsKnown = (
  counted: CountedItems,
  known: Known,
  seenFrom: number,
  within?: SubPeriod,
): ItemTable => {
  const { rule, contacts } = counted;
  const { versions, moment } = known;
  const items = new ItemTable();
  const tables = moment === Infinity ? [versions.open] : tablesOf(versions);
  const asked = within && askedIn(counted, known, tables, within);
  const { first, members } = entriesStanding(contacts, moment, versions.journeys, asked);
  const none: StandingEntries = { columns: contacts.columns, places: [] };
  const entriesOf = (from: number, to: number): StandingEntries =>
    from === to ? none : { ...none, places: Array.from(members.subarray(from, to)) };
  let [number, version, journey] = [0, 0, 0];
  const take: TakeItem = (day, detail, since, entry, closing = entry) => {
    if (within && (day < within.from || day > within.to)) return;
    const at = items.add(version, day, detail, since);
    const { columns } = items;
    columns.journey[at] = journey;
    columns.table[at] = number;
    columns.contact[at] = entry;
    columns.closing[at] = closing;
  };
  for (const [place, { columns, length }] of tables.entries()) {
    number = place;
    for (version = 0; version < length; version++) {
      journey = columns.journey.at(version);
      if (asked && asked[journey] !== 1) continue;
      if (!isKnownThen(known, columns, version)) continue;
      rule.each(
        { columns, at: version },
        entriesOf(first.at(journey), first.at(journey + 1)),
        seenFrom,
        take,
      );
    }
  }
  return items;
};
