import {
  type CodeDimension,
  type CountedFact,
  countedFacts,
  type OpenDimension,
  type SetDimension,
} from './dimensions.js';
import { Float64s, Int32s, Uint16s, Uint32s, Uint8s } from './numbers.js';
import {
  type ClosedContact,
  type ContactRow,
  type JourneyRow,
  type MergeRow,
  ROW_COLUMNS,
  SOME_DAY,
} from './row.js';
import { NOTHING_TOLD, type ToldOf } from './told.js';

const FIRST_ROOM = 1024;
const COUNTED = countedFacts();

const int32 = (before: Int32s) => {
  const after = new Int32s(before.length * 2);
  after.set(before);
  return after;
};
const float64 = (before: Float64s, rest: number) => {
  const after = new Float64s(before.length * 2).fill(rest, before.length);
  after.set(before);
  return after;
};

/** Columns that hold indexes in a list, numbers of a dictionary, and bit sets over a list, by their dimensions. */
type FactColumns = Readonly<
  Record<CodeDimension, Uint8s> &
    Record<Exclude<OpenDimension, 'association'>, Uint16s> &
    Record<SetDimension, Uint32s>
>;

const factColumn = ({ list, isSet }: CountedFact, room: number): Uint8s | Uint16s | Uint32s => {
  if (isSet) return new Uint32s(room);
  return list ? new Uint8s(room) : new Uint16s(room);
};

const versionColumns = (room: number, counted: readonly CountedFact[] = COUNTED) => ({
  knownFrom: new Float64s(room),
  knownTo: new Float64s(room),
  /** What opened the version, what closed it where none follows, and the day of the first (`ToldOf`). */
  told: new Uint16s(room),
  toldOn: new Int32s(room),
  closedBy: new Uint16s(room),
  journey: new Int32s(room),
  participant: new Int32s(room),
  association: new Uint16s(room),
  referredOn: new Int32s(room),
  waitingOn: new Int32s(room),
  outcome: new Uint8s(room),
  outcomeOn: new Int32s(room),
  acceptedOn: new Int32s(room),
  startedOn: new Int32s(room),
  exitedOn: new Int32s(room),
  registeredLate: new Uint8s(room),
  whyUnknown: new Uint32s(room),
  // A dimension's column is of the width that its fact's kind asks for.
  ...(Object.fromEntries(counted.map((fact) => [fact.dimension, factColumn(fact, room)])) as FactColumns),
});
export type VersionColumns = ReturnType<typeof versionColumns>;

const VERSION_COLUMNS = [...ROW_COLUMNS, 'knownFrom', 'knownTo', 'told', 'toldOn', 'closedBy'] as const;

/** Number of no association: of the places of journeys that have no open version. */
const NONE = 0;
/** Places that are kept gathered: 16 MB of them. */
const MOST_GATHERED = 4_000_000;

/** Versions of journeys, column by column. */
export class VersionTable {
  columns = versionColumns(FIRST_ROOM);
  length = 0;
  /** Places of the versions that can upset what must close: a day is unknown, or the journey ended before it started. */
  readonly upsetting = new Set<number>();
  readonly #gathered = new Map<string, Int32s>();
  #placesGathered = 0;

  /** The columns with room for a row at a place; room doubles when it is used up. */
  reach(at: number): VersionColumns {
    while (at >= this.columns.journey.length) {
      const wider = versionColumns(this.columns.journey.length * 2);
      for (const name of VERSION_COLUMNS) wider[name].set(this.columns[name]);
      this.columns = wider;
    }
    this.length = Math.max(this.length, at + 1);
    return this.columns;
  }

  /** The places that were gathered under a name since the table last changed, or that `gather` finds now (docs/adr/0053). */
  gathered(name: string, gather: () => Int32s): Int32s {
    const known = this.#gathered.get(name);
    if (known) return known;
    const found = gather();
    if (this.#placesGathered + found.length > MOST_GATHERED) this.#letGo();
    this.#gathered.set(name, found);
    this.#placesGathered += found.length;
    return found;
  }

  #letGo(): void {
    this.#gathered.clear();
    this.#placesGathered = 0;
  }

  /** The journey of a place has no version here any more. */
  leave(at: number): void {
    this.columns.association[at] = NONE;
    this.#letGo();
  }

  /** Notes that a version was written to a place, and whether it can upset what must close. */
  note(at: number): void {
    this.#letGo();
    const { startedOn, exitedOn } = this.columns;
    const started = startedOn.at(at);
    if (started === SOME_DAY || exitedOn.at(at) < started) this.upsetting.add(at);
    else this.upsetting.delete(at);
  }
}

/**
 * Every version of every journey. The open ones stand apart, each in the place of its journey's number, so that a
 * question about the present passes over no others.
 */
export class Versions {
  readonly open = new VersionTable();
  readonly closed = new VersionTable();
  /** One more than the greatest journey and participant number met. */
  journeys = 0;
  participants = 0;

  /** Throws `RangeError` on a second open version of a journey. */
  add(row: JourneyRow, knownFrom: number, knownTo: number, told: ToldOf = NOTHING_TOLD, closedBy = 0): void {
    const { journey, participant } = row;
    const isOpen = knownTo === Infinity;
    if (isOpen && this.isOpen(journey))
      throw new RangeError(`Journey number ${journey} has an open version already.`);
    const at = isOpen ? journey : this.closed.length;
    const table = isOpen ? this.open : this.closed;
    const columns = table.reach(at);
    for (const name of ROW_COLUMNS) columns[name][at] = row[name];
    columns.knownFrom[at] = knownFrom;
    columns.knownTo[at] = knownTo;
    columns.told[at] = told.what;
    columns.toldOn[at] = told.on;
    columns.closedBy[at] = closedBy;
    table.note(at);
    this.journeys = Math.max(this.journeys, journey + 1);
    this.participants = Math.max(this.participants, participant + 1);
  }

  /** Throws `RangeError` on a journey without an open version. */
  close(journey: number, knownTo: number, by = 0): void {
    if (!this.isOpen(journey)) throw new RangeError(`Journey number ${journey} has no open version.`);
    const at = this.closed.length;
    const columns = this.closed.reach(at);
    for (const name of VERSION_COLUMNS) columns[name][at] = this.open.columns[name].at(journey);
    columns.knownTo[at] = knownTo;
    columns.closedBy[at] = by;
    this.closed.note(at);
    this.open.leave(journey);
  }

  /** What comes of some work while open versions stand otherwise; those of journeys that have none are passed over. */
  supposing<Result>(rows: readonly JourneyRow[], work: () => Result): Result {
    const { columns } = this.open;
    const write = (all: readonly JourneyRow[]) => {
      for (const row of all) {
        for (const name of ROW_COLUMNS) columns[name][row.journey] = row[name];
        this.open.note(row.journey);
      }
    };
    const supposed = rows.filter(({ journey }) => this.isOpen(journey));
    const before = supposed.map(
      ({ journey }) =>
        Object.fromEntries(ROW_COLUMNS.map((name) => [name, columns[name].at(journey)])) as JourneyRow,
    );
    write(supposed);
    try {
      return work();
    } finally {
      write(before);
    }
  }

  /** Whether the journey has an open version. */
  isOpen(journey: number): boolean {
    return journey < this.open.length && this.open.columns.association.at(journey) !== NONE;
  }
}

/** The contacts of one kind. */
export class Contacts {
  readonly columns = {
    journey: new Int32s(FIRST_ROOM),
    revision: new Int32s(FIRST_ROOM),
    day: new Int32s(FIRST_ROOM),
    detail: new Int32s(FIRST_ROOM),
    knownFrom: new Float64s(FIRST_ROOM),
  };
  length = 0;
  /** Of those that were annulled, which are few, from when on that is known. */
  readonly #closed = new Map<number, number>();

  add({ journey, revision, day, detail = 0, knownFrom }: ContactRow): void {
    const { columns } = this;
    if (this.length === columns.day.length) {
      columns.journey = int32(columns.journey);
      columns.revision = int32(columns.revision);
      columns.day = int32(columns.day);
      columns.detail = int32(columns.detail);
      columns.knownFrom = float64(columns.knownFrom, 0);
    }
    const contact = this.length++;
    columns.journey[contact] = journey;
    columns.revision[contact] = revision;
    columns.day[contact] = day;
    columns.detail[contact] = detail;
    columns.knownFrom[contact] = knownFrom;
  }

  /** From when on it is known that a contact does not stand; `NaN` of one that does. */
  knownTo(contact: number): number {
    return this.#closed.get(contact) ?? NaN;
  }

  /** Throws `RangeError` on a contact never added, unless its event need not have told one. The latest are looked through first. */
  close({ journey, revision, kind, knownTo }: ClosedContact): void {
    const { columns } = this;
    let found = false;
    for (let contact = this.length - 1; contact >= 0; contact--) {
      const isIt =
        columns.journey.at(contact) === journey &&
        (revision === undefined || columns.revision.at(contact) === revision);
      if (isIt && !this.#closed.has(contact)) this.#closed.set(contact, knownTo);
      if (found && !isIt && revision !== undefined) return;
      found ||= isIt;
    }
    if (!found && revision !== undefined && kind !== 'decisions')
      throw new RangeError(`Journey ${journey} has no such contact at revision ${revision}.`);
  }
}

/** Stands for a person nobody knows. */
export const UNKNOWN_PERSON = -1;

/** Who is known to be whom, and since when. */
export class KnownPersons {
  readonly #merges: { participant: number; into: number; knownFrom: number; knownTo: number }[] = [];
  /** By participant: from when on it is known who it is; `NaN` where it is not. */
  #identifiedFrom = new Float64s(FIRST_ROOM).fill(NaN);
  /** Participants whose identity is protected now. */
  readonly #protected = new Set<number>();

  addMerge({ participant, into, knownFrom, knownTo }: MergeRow): number {
    return this.#merges.push({ participant, into, knownFrom, knownTo }) - 1;
  }

  /** Throws `RangeError` on a merge never added. */
  closeMerge(merge: number, knownTo: number): void {
    const row = this.#merges[merge];
    if (row === undefined) throw new RangeError(`There is no merge number ${merge}.`);
    row.knownTo = knownTo;
  }

  identify(participant: number, knownFrom: number): void {
    while (participant >= this.#identifiedFrom.length)
      this.#identifiedFrom = float64(this.#identifiedFrom, NaN);
    const earliest = this.#identifiedFrom.at(participant);
    if (!(earliest <= knownFrom)) this.#identifiedFrom[participant] = knownFrom;
  }

  /** Who was said to be whom, and from when to when that was known. */
  get merges(): readonly MergeRow[] {
    return this.#merges;
  }

  /** Calls with each participant whose identity became known from one moment, left out, up to another. */
  eachIdentified(from: number, to: number, take: (participant: number, at: number) => void): void {
    this.#identifiedFrom.forEach((at, participant) => {
      if (at > from && at <= to) take(participant, at);
    });
  }

  /** The person that each of some participants counts as at a moment, as `asKnownAt` says; `among` are all that they are merged with, and their merges. */
  amongAt(
    moment: number,
    among: Iterable<number>,
    merges: readonly MergeRow[],
  ): (participant: number) => number {
    const isIdentified = (participant: number): boolean =>
      participant < this.#identifiedFrom.length && this.#identifiedFrom.at(participant) <= moment;
    if (merges.length === 0)
      return (participant) => (isIdentified(participant) ? participant : UNKNOWN_PERSON);
    const into = new Map<number, number>();
    for (const merge of merges)
      if (isKnownAt(merge.knownFrom, merge.knownTo, moment)) into.set(merge.participant, merge.into);
    const known = new Set<number>();
    for (const participant of among) if (isIdentified(participant)) known.add(lastOf(into, participant));
    return (participant) => {
      const last = lastOf(into, participant);
      return known.has(last) ? last : UNKNOWN_PERSON;
    };
  }

  protect(participant: number, isProtected: boolean): void {
    if (isProtected) this.#protected.add(participant);
    else this.#protected.delete(participant);
  }

  /**
   * Participants who at a moment are the same person as one whose identity is protected, those among them; `was` tells of each whose
   * protection has changed since whether it was protected.
   */
  protectedAt(moment = Infinity, was: ReadonlyMap<number, boolean> = new Map()): ReadonlySet<number> {
    const hidden = new Set(this.#protected);
    for (const [participant, isProtected] of was)
      if (isProtected) hidden.add(participant);
      else hidden.delete(participant);
    if (hidden.size === 0) return hidden;
    const open = this.#merges.filter(({ knownFrom, knownTo }) => isKnownAt(knownFrom, knownTo, moment));
    for (let before = 0; before < hidden.size;) {
      before = hidden.size;
      for (const { participant, into } of open)
        if (hidden.has(participant) || hidden.has(into)) hidden.add(participant).add(into);
    }
    return hidden;
  }

  /**
   * The person each of the first `participants` counts as at a moment, merges followed to their end; `NOBODY` where
   * it is not known who that is. A person is known as soon as one of those merged into it is.
   */
  asKnownAt(moment: number, participants: number): Int32s {
    const into = new Map<number, number>();
    let size = Math.max(participants, this.#identifiedFrom.length);
    for (const merge of this.#merges)
      if (isKnownAt(merge.knownFrom, merge.knownTo, moment)) {
        into.set(merge.participant, merge.into);
        size = Math.max(size, merge.participant + 1, merge.into + 1);
      }
    const person = new Int32s(size);
    for (let participant = 0; participant < size; participant++) person[participant] = participant;
    for (const participant of into.keys()) person[participant] = lastOf(into, participant);
    const known = new Uint8s(size);
    this.#identifiedFrom.forEach((since, participant) => {
      if (since <= moment) known[person.at(participant)] = 1;
    });
    for (let participant = 0; participant < size; participant++)
      if (known.at(person.at(participant)) === 0) person[participant] = UNKNOWN_PERSON;
    return person;
  }
}

/** From `knownFrom` on, up to but not including `knownTo`; `Infinity` as a moment is the present. */
const isKnownAt = (knownFrom: number, knownTo: number, moment: number): boolean =>
  moment === Infinity ? knownTo === Infinity : knownFrom <= moment && moment < knownTo;

/** A ring of merges ends where it would begin anew, with its smallest number, so that all of it is one person. */
const lastOf = (into: ReadonlyMap<number, number>, participant: number): number => {
  const path = [participant];
  for (let next = into.get(participant); next !== undefined; next = into.get(next)) {
    const start = path.indexOf(next);
    if (start >= 0) return Math.min(...path.slice(start));
    path.push(next);
  }
  return path.at(-1) ?? participant;
};
