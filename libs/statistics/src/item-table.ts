import type { Contacts, VersionTable, Versions } from './columns.js';
import type { ItemRule, TakeItem } from './items.js';
import { Int32s, Uint8s } from './numbers.js';

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
});

const COLUMNS = ['journey', 'table', 'version', 'day', 'detail', 'since', 'contact'] as const;

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

/** Entries that stand at a moment, by journey: those of journey j lie from `first[j]` up to `first[j + 1]`. */
const entriesStanding = (contacts: Contacts, moment: number, journeys: number) => {
  const { journey, knownFrom } = contacts.columns;
  const stands = (contact: number): boolean =>
    journey.at(contact) < journeys &&
    knownFrom.at(contact) <= moment &&
    !(contacts.knownTo(contact) <= moment);
  const first = new Int32s(journeys + 1);
  for (let contact = 0; contact < contacts.length; contact++)
    if (stands(contact)) first.add(journey.at(contact) + 1, 1);
  for (let number = 0; number < journeys; number++) first.add(number + 1, first.at(number));
  const next = first.slice();
  const members = new Int32s(first.at(journeys));
  for (let contact = 0; contact < contacts.length; contact++)
    if (stands(contact)) {
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

/** What a measure counts of all journeys of an association, as it is known at a moment and seen from a day. */
export const itemsKnown = (
  { rule, contacts }: CountedItems,
  { versions, association, moment }: Known,
  seenFrom: number,
): ItemTable => {
  const items = new ItemTable();
  const { first, members } = entriesStanding(contacts, moment, versions.journeys);
  const places: number[] = [];
  const entries = { columns: contacts.columns, places };
  let [number, version, journey] = [0, 0, 0];
  const take: TakeItem = (day, detail, since, entry) => {
    const at = items.add(version, day, detail, since);
    const { columns } = items;
    columns.journey[at] = journey;
    columns.table[at] = number;
    columns.contact[at] = entry;
  };
  const tables = tablesOf(versions);
  for (number = 0; number < (moment === Infinity ? 1 : tables.length); number++) {
    const table = tables[number];
    if (!table) break;
    const { columns, length } = table;
    const { association: of, knownFrom, knownTo } = columns;
    for (version = 0; version < length; version++) {
      if (of.at(version) !== association) continue;
      if (moment < Infinity && !(knownFrom.at(version) <= moment && moment < knownTo.at(version))) continue;
      journey = columns.journey.at(version);
      places.length = 0;
      for (let i = first.at(journey); i < first.at(journey + 1); i++) places.push(members.at(i));
      rule.each({ columns, at: version }, entries, seenFrom, take);
    }
  }
  return items;
};
