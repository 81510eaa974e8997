import type { AnswerSource } from './asked.js';
import type { Contacts, VersionTable } from './columns.js';
import { Float64s, Int32s, Uint8s } from './numbers.js';
import type { MergeRow } from './row.js';

/** Moments from one, left out, up to another. Milliseconds since the epoch. */
export type MomentsBetween = Readonly<{ from: number; to: number }>;

export const isBetween = (moment: number, { from, to }: MomentsBetween): boolean =>
  moment > from && moment <= to;

/** Whether something that is known from one moment to another was so some time between, its beginning included. */
const isKnownSome = (knownFrom: number, knownTo: number, { from, to }: MomentsBetween): boolean =>
  knownFrom <= to && !(knownTo <= from) && knownFrom !== knownTo;

const isChanged = (knownFrom: number, knownTo: number, between: MomentsBetween): boolean =>
  knownFrom !== knownTo && (isBetween(knownFrom, between) || isBetween(knownTo, between));

/** Rows by the number that groups them, in the order in which they were given: those of group g stand from `first[g]` up to `first[g + 1]`. */
export type GroupedRows = Readonly<{ first: Int32s; members: Int32s }>;

const grouped = (groups: number, groupOf: readonly number[]): GroupedRows => {
  const first = new Int32s(groups + 1);
  for (const group of groupOf) first.add(group + 1, 1);
  for (let group = 0; group < groups; group++) first.add(group + 1, first.at(group));
  const next = first.slice();
  const members = new Int32s(groupOf.length);
  groupOf.forEach((group, member) => {
    members[(next[group] = (next[group] ?? 0) + 1) - 1] = member;
  });
  return { first, members };
};

/** The place of closed versions among the tables; open ones come after them. */
const CLOSED = 0;

/** Finds which numbers belong together. */
class Together {
  readonly #of: Int32s;

  constructor(size: number) {
    this.#of = new Int32s(size);
    for (let one = 0; one < size; one++) this.#of[one] = one;
  }

  first(one: number): number {
    let at = one;
    while (this.#of.at(at) !== at) {
      this.#of[at] = this.#of.at(this.#of.at(at));
      at = this.#of.at(at);
    }
    return at;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.first(one), this.first(other)];
    this.#of[Math.max(a, b)] = Math.min(a, b);
  }
}

/** Persons of whom something changed: whose merges and identities are walked through together with their journeys. */
export type PersonsInPlay = Readonly<{
  /** By the group of a person, which is the first of her records: all of them where there are several, the merges among them, and when who they are became known. */
  records: ReadonlyMap<number, ReadonlySet<number>>;
  merges: ReadonlyMap<number, readonly MergeRow[]>;
  identified: ReadonlyMap<number, readonly number[]>;
}>;

/** What has to be walked through to account for what changed: versions and contacts, from when to when they are known, and journeys by group. */
export type RowsInPlay = Readonly<{
  tables: readonly VersionTable[];
  /** By row: the number of its table, its place there; in the order in which versions of a journey followed each other. */
  rowTable: Uint8s;
  rowPlace: Int32s;
  rowFrom: Float64s;
  rowTo: Float64s;
  /** By contact: the number of its kind among those asked for, and its place among these. */
  contactKind: Uint8s;
  contactPlace: Int32s;
  contactDay: Int32s;
  contactFrom: Float64s;
  /** `NaN` of one that stands. */
  contactTo: Float64s;
  /** Rows and contacts by journey. */
  rows: GroupedRows;
  contacts: GroupedRows;
  /** Calls with journeys that are counted together: each by itself, or those of a person, by the number of her group. */
  eachGroup: (take: (group: number, journeys: readonly number[]) => void) => void;
  persons: PersonsInPlay | undefined;
}>;

type Play = Readonly<{
  source: AnswerSource;
  /** Contacts by the kinds that are asked for. */
  contacts: readonly Contacts[];
  between: MomentsBetween;
  isByPerson: boolean;
  /** Journeys that are walked through though nothing changed of them. */
  also: ReadonlySet<number>;
}>;

export const inPlay = ({ source, contacts, between, isByPerson, also }: Play): RowsInPlay => {
  const { versions } = source;
  const tables = [versions.closed, versions.open];
  const each = (number: number, take: (at: number) => void) => {
    const { length = 0 } = tables[number] ?? {};
    for (let at = 0; at < length; at++) if (number === CLOSED || versions.isOpen(at)) take(at);
  };
  const marks = new Uint8s(versions.journeys);
  for (const journey of also) if (journey < marks.length) marks[journey] = 1;
  tables.forEach((table, number) => {
    const { journey, knownFrom, knownTo } = table.columns;
    each(number, (at) => {
      if (isChanged(knownFrom.at(at), knownTo.at(at), between)) marks[journey.at(at)] = 1;
    });
  });
  for (const all of contacts) {
    const { journey, knownFrom } = all.columns;
    for (let at = 0; at < all.length; at++)
      if (journey.at(at) < marks.length && isChanged(knownFrom.at(at), all.knownTo(at), between))
        marks[journey.at(at)] = 1;
  }
  const groups = isByPerson ? personsTogether(source, marks, between) : undefined;

  const rowTable: number[] = [];
  const rowPlace: number[] = [];
  const rowJourney: number[] = [];
  tables.forEach((table, number) => {
    const { journey, participant, knownFrom, knownTo } = table.columns;
    each(number, (at) => {
      if (!isKnownSome(knownFrom.at(at), knownTo.at(at), between)) return;
      if (groups ? !groups.isInPlay(participant.at(at)) : marks.at(journey.at(at)) === 0) return;
      rowTable.push(number);
      rowPlace.push(at);
      rowJourney.push(journey.at(at));
      groups?.take(journey.at(at), participant.at(at));
    });
  });
  const isWalked = new Uint8s(versions.journeys);
  for (const journey of rowJourney) isWalked[journey] = 1;
  const contactKind: number[] = [];
  const contactAt: number[] = [];
  const contactJourney: number[] = [];
  contacts.forEach((all, kind) => {
    const { journey, knownFrom } = all.columns;
    for (let at = 0; at < all.length; at++)
      if (isWalked[journey.at(at)] === 1 && isKnownSome(knownFrom.at(at), all.knownTo(at), between)) {
        contactKind.push(kind);
        contactAt.push(at);
        contactJourney.push(journey.at(at));
      }
  });
  const ofContacts = (read: (all: Contacts, at: number) => number): number[] =>
    contactAt.map((at, contact) => {
      const all = contacts[contactKind[contact] ?? -1];
      return all ? read(all, at) : NaN;
    });
  const ofRows = (column: 'knownFrom' | 'knownTo') =>
    new Float64s(rowPlace.map((at, row) => tables[rowTable[row] ?? CLOSED]?.columns[column].at(at) ?? NaN));
  return {
    tables,
    rowTable: new Uint8s(rowTable),
    rowPlace: new Int32s(rowPlace),
    rowFrom: ofRows('knownFrom'),
    rowTo: ofRows('knownTo'),
    contactKind: new Uint8s(contactKind),
    contactPlace: new Int32s(contactAt),
    contactDay: new Int32s(ofContacts((all, at) => all.columns.day.at(at))),
    contactFrom: new Float64s(ofContacts((all, at) => all.columns.knownFrom.at(at))),
    contactTo: new Float64s(ofContacts((all, at) => all.knownTo(at))),
    rows: grouped(versions.journeys, rowJourney),
    contacts: grouped(versions.journeys, contactJourney),
    eachGroup:
      groups?.eachGroup ??
      ((take) => {
        for (let journey = 0; journey < isWalked.length; journey++)
          if (isWalked[journey] === 1) take(journey, [journey]);
      }),
    persons: groups?.persons,
  };
};

const personsTogether = ({ versions, persons }: AnswerSource, marks: Uint8s, between: MomentsBetween) => {
  const merges = persons.merges.filter(({ knownFrom, knownTo }) => isKnownSome(knownFrom, knownTo, between));
  let size = versions.participants;
  for (const { participant, into } of merges) size = Math.max(size, participant + 1, into + 1);
  persons.eachIdentified(between.from, between.to, (participant) => (size = Math.max(size, participant + 1)));
  const together = new Together(size);
  for (const { participant, into } of merges) together.join(participant, into);

  const firstOf = new Int32s(versions.journeys).fill(-1);
  const tables = [versions.closed, versions.open];
  for (const table of tables)
    for (let at = 0; at < table.length; at++) {
      const { journey, participant, knownFrom, knownTo } = table.columns;
      const number = journey.at(at);
      if (table === versions.open && !versions.isOpen(at)) continue;
      if (marks.at(number) === 0 || !isKnownSome(knownFrom.at(at), knownTo.at(at), between)) continue;
      if (firstOf.at(number) < 0) firstOf[number] = participant.at(at);
      else together.join(firstOf.at(number), participant.at(at));
    }
  const isMarked = new Uint8s(size);
  const mark = (participant: number) => (isMarked[together.first(participant)] = 1);
  firstOf.forEach((participant) => {
    if (participant >= 0) mark(participant);
  });
  for (const merge of merges) if (isChanged(merge.knownFrom, merge.knownTo, between)) mark(merge.participant);
  const identified = new Map<number, number[]>();
  persons.eachIdentified(between.from, between.to, (participant, at) => {
    mark(participant);
    const group = together.first(participant);
    identified.set(group, [...(identified.get(group) ?? []), at]);
  });

  const records = new Map<number, Set<number>>();
  const add = (participant: number): number => {
    const group = together.first(participant);
    if (participant === group) return group;
    const known = records.get(group);
    if (known) known.add(participant);
    else records.set(group, new Set([group, participant]));
    return group;
  };
  const mergesOf = new Map<number, MergeRow[]>();
  for (const merge of merges) {
    if (isMarked.at(together.first(merge.participant)) === 0) continue;
    add(merge.into);
    const group = add(merge.participant);
    const known = mergesOf.get(group);
    if (known) known.push(merge);
    else mergesOf.set(group, [merge]);
  }
  persons.eachIdentified(-Infinity, between.to, (participant) => {
    if (participant < size && isMarked.at(together.first(participant)) === 1) add(participant);
  });
  const groupOf: number[] = [];
  const journeyOf: number[] = [];
  return {
    isInPlay: (participant: number) => isMarked.at(together.first(participant)) === 1,
    take: (journey: number, participant: number) => {
      groupOf.push(add(participant));
      journeyOf.push(journey);
    },
    eachGroup: (take: (group: number, journeys: readonly number[]) => void) => {
      const { first, members } = grouped(size, groupOf);
      for (let group = 0; group < size; group++) {
        const [from, to] = [first.at(group), first.at(group + 1)];
        if (from === to) continue;
        const journeys: number[] = [];
        for (let i = from; i < to; i++) {
          const journey = journeyOf[members.at(i)] ?? 0;
          if (!journeys.includes(journey)) journeys.push(journey);
        }
        take(group, journeys);
      }
    },
    persons: { records, merges: mergesOf, identified },
  };
};
