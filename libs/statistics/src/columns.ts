import type { ContactRow, JourneyRow, MergeRow } from './row.js';

type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;
type Kinds = Readonly<Record<string, new (length: number) => Numbers>>;
type Columns<K extends Kinds> = { -readonly [C in keyof K]: InstanceType<K[C]> };

const FIRST_CAPACITY = 1024;

/** The columns of one table, side by side; room doubles when it is used up. */
class Table<K extends Kinds> {
  readonly columns: Columns<K>;
  #length = 0;
  #capacity = FIRST_CAPACITY;

  constructor(kinds: K) {
    this.columns = Object.fromEntries(
      Object.entries(kinds).map(([name, Kind]) => [name, new Kind(FIRST_CAPACITY)]),
    ) as Columns<K>;
  }

  get length(): number {
    return this.#length;
  }

  /** Makes room for one more row and answers its number. */
  protected next(): number {
    if (this.#length === this.#capacity) {
      this.#capacity *= 2;
      for (const [name, numbers] of Object.entries(this.columns) as [keyof K, Numbers][]) {
        const Kind = numbers.constructor as new (length: number) => Numbers;
        const grown = new Kind(this.#capacity);
        grown.set(numbers);
        this.columns[name] = grown as Columns<K>[keyof K];
      }
    }
    return this.#length++;
  }
}

const VERSION_KINDS = {
  knownFrom: Float64Array,
  knownTo: Float64Array,
  journey: Int32Array,
  participant: Int32Array,
  association: Uint16Array,
  intervention: Uint16Array,
  referredOn: Int32Array,
  waitingOn: Int32Array,
  outcome: Uint8Array,
  outcomeOn: Int32Array,
  startedOn: Int32Array,
  exitedOn: Int32Array,
  sex: Uint8Array,
  ageGroup: Uint8Array,
  education: Uint8Array,
  timeWithoutWork: Uint8Array,
  timeOnAssistance: Uint8Array,
  referringParty: Uint8Array,
  referringUnit: Uint16Array,
  district: Uint16Array,
  obstacle: Uint8Array,
  decidingParty: Uint32Array,
  livelihood: Uint32Array,
  livelihoodAtExit: Uint32Array,
  needGroup: Uint32Array,
  exitReason: Uint32Array,
} as const;

export type VersionColumns = Columns<typeof VERSION_KINDS>;

/** Every version of every journey, in the order they became known. */
export class Versions extends Table<typeof VERSION_KINDS> {
  /** One more than the greatest journey and participant number met. */
  journeys = 0;
  participants = 0;

  constructor() {
    super(VERSION_KINDS);
  }

  add(row: JourneyRow, knownFrom: number, knownTo: number): number {
    const version = this.next();
    const { columns } = this;
    columns.knownFrom[version] = knownFrom;
    columns.knownTo[version] = knownTo;
    columns.journey[version] = row.journey;
    columns.participant[version] = row.participant;
    columns.association[version] = row.association;
    columns.intervention[version] = row.intervention;
    columns.referredOn[version] = row.referredOn;
    columns.waitingOn[version] = row.waitingOn;
    columns.outcome[version] = row.outcome;
    columns.outcomeOn[version] = row.outcomeOn;
    columns.startedOn[version] = row.startedOn;
    columns.exitedOn[version] = row.exitedOn;
    columns.sex[version] = row.sex;
    columns.ageGroup[version] = row.ageGroup;
    columns.education[version] = row.education;
    columns.timeWithoutWork[version] = row.timeWithoutWork;
    columns.timeOnAssistance[version] = row.timeOnAssistance;
    columns.referringParty[version] = row.referringParty;
    columns.referringUnit[version] = row.referringUnit;
    columns.district[version] = row.district;
    columns.obstacle[version] = row.obstacle;
    columns.decidingParty[version] = row.decidingParty;
    columns.livelihood[version] = row.livelihood;
    columns.livelihoodAtExit[version] = row.livelihoodAtExit;
    columns.needGroup[version] = row.needGroup;
    columns.exitReason[version] = row.exitReason;
    if (row.journey >= this.journeys) this.journeys = row.journey + 1;
    if (row.participant >= this.participants) this.participants = row.participant + 1;
    return version;
  }
}

const CONTACT_COLUMNS = { journey: Int32Array, day: Int32Array, knownFrom: Float64Array } as const;

/** The contacts of one kind. */
export class Contacts extends Table<typeof CONTACT_COLUMNS> {
  constructor() {
    super(CONTACT_COLUMNS);
  }

  add({ journey, day, knownFrom }: ContactRow): void {
    const contact = this.next();
    this.columns.journey[contact] = journey;
    this.columns.day[contact] = day;
    this.columns.knownFrom[contact] = knownFrom;
  }
}

/** Who is known to be whom, and since when. */
export class Persons {
  readonly #merges: { participant: number; into: number; knownFrom: number; knownTo: number }[] = [];
  readonly #identifiedFrom = new Map<number, number>();

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
    const earliest = this.#identifiedFrom.get(participant) ?? Infinity;
    this.#identifiedFrom.set(participant, Math.min(earliest, knownFrom));
  }

  /**
   * The person each of the first `participants` counts as at a moment, merges followed to their end; and which of these
   * persons are known. A person is known as soon as one of those merged into it is.
   */
  asKnownAt(moment: number, participants: number): Readonly<{ person: Int32Array; known: Uint8Array }> {
    const into = new Map<number, number>();
    let size = participants;
    for (const merge of this.#merges)
      if (isKnownAt(merge.knownFrom, merge.knownTo, moment)) {
        into.set(merge.participant, merge.into);
        size = Math.max(size, merge.participant + 1, merge.into + 1);
      }
    for (const participant of this.#identifiedFrom.keys()) size = Math.max(size, participant + 1);
    const person = new Int32Array(size);
    for (let participant = 0; participant < size; participant++) person[participant] = participant;
    for (const participant of into.keys()) person[participant] = lastOf(into, participant);
    const known = new Uint8Array(size);
    for (const [participant, since] of this.#identifiedFrom)
      if (since <= moment) known[person[participant] ?? 0] = 1;
    return { person, known };
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
