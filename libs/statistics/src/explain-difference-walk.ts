import { UNKNOWN_PERSON } from './columns.js';
import { isMedian } from './dimensions.js';
import { countedOnce, type CountedOnce } from './explain-difference-cells.js';
import { causeOf, type DifferenceCause, type JourneyChange } from './explain-difference-cause.js';
import { inPlay, isBetween } from './explain-difference-play.js';
import {
  CountedRows,
  eachMember,
  NO_ROW,
  standingAt,
  type DifferenceWalk,
} from './explain-difference-rows.js';
import type { StatisticsQuery } from './query.js';
import { askedBeside, exitsBeside } from './explain-difference-beside.js';
import type { MergeRow } from './row.js';

/** What one registration, or one merge, changed: how much the figure and each of its cells went up. */
export type DifferenceStep = Readonly<{
  /** When it became known. */
  at: number;
  /** The number of the journey; of a merge that of the first of her journeys. */
  journey: number;
  cause: DifferenceCause;
  total: number;
  /** Each cell that changed, and how much it went up. */
  cells: readonly (readonly [cell: number, more: number])[];
  /** Of a median: its days changed, and nothing else where it stays in a cell, which then went up by 0. */
  isOtherDays: boolean;
}>;

type Event = Readonly<{ at: number; place: number }>;

/** Who is told what is found. */
type Told = Readonly<{
  step: (step: DifferenceStep) => void;
  /** The cells that an erased journey is counted in at the end; and whether it is in the total. */
  erased: (cells: ReadonlySet<number>, isCounted: boolean) => void;
}>;

const UNTOLD: Told = { step: () => undefined, erased: () => undefined };
const NONE: readonly number[] = [];
/** Where a step is of no journey by itself, but of who is whom. */
const PERSONS = -1;

/** The column that tells when what a measure counts happened. */
const DAY_TOLD = {
  referred: 'referredOn',
  started: 'startedOn',
  daysToStart: 'startedOn',
  ended: 'exitedOn',
  daysInIntervention: 'exitedOn',
  participants: 'startedOn',
  ongoing: 'startedOn',
  meetings: undefined,
  handovers: undefined,
  employerContacts: undefined,
  followUps: undefined,
  followUpsDue: 'exitedOn',
  decisions: undefined,
  consents: undefined,
  assessments: undefined,
  daysReferralToAnswer: undefined,
  daysToFirstMeeting: undefined,
  daysBetweenMeetings: undefined,
  daysToFirstEmployerContact: undefined,
  daysExitToFollowUp: undefined,
} as const satisfies Record<StatisticsQuery['measure'], JourneyChange['day']>;

/** One journey of a group as it stands. */
type Standing = {
  readonly journey: number;
  /** Its version, and those of its contacts that stand. */
  row: number;
  contacts: readonly number[];
  /** Days on which its person ended other journeys, where that is asked for; undefined where it is not known who that is. */
  exits: readonly number[] | undefined;
  /** Whom or what it counts as: its own number, the person's, or below 0 that of a journey whose person is not known. */
  unit: number;
};

/** Walks through groups of journeys that are counted together, one after the other. */
class GroupWalk {
  readonly #walk: DifferenceWalk;
  readonly #counted: CountedRows;
  readonly #once: CountedOnce;
  readonly #isByPerson: boolean;
  readonly #asksExits: boolean;
  #standings: readonly Standing[] = [];
  #merges: readonly MergeRow[] = [];
  #records: Iterable<number> | undefined;
  #identified: readonly number[] = NONE;
  /** Whom each record counts as; undefined where neither persons are counted nor what else they did is asked. */
  #who: ((record: number) => number) | undefined;
  #total = 0;
  readonly #more = new Map<number, number>();
  readonly #seen = new Set<number>();

  constructor(
    walked: DifferenceWalk,
    counted: CountedRows,
    once: CountedOnce,
    asks: Readonly<{ units: 'persons' | 'journeys'; exits: boolean }>,
  ) {
    this.#walk = walked;
    this.#counted = counted;
    this.#once = once;
    this.#isByPerson = asks.units === 'persons';
    this.#asksExits = asks.exits;
  }

  tell(group: number, journeys: readonly number[], { step, erased }: Told): void {
    const { persons } = this.#counted.play;
    this.#merges = persons?.merges.get(group) ?? [];
    this.#records = persons && (persons.records.get(group) ?? [group]);
    this.#identified = persons?.identified.get(group) ?? NONE;
    const { from } = this.#walk.between;
    this.#lookWho(from);
    this.#standings = journeys.map((journey) => ({ journey, exits: undefined, ...this.#at(journey, from) }));
    this.#lookExits();
    for (const standing of this.#standings) this.#numbers(standing);
    for (const { at, place } of this.#events()) {
      const standing = this.#standings[place];
      const found = standing ? this.#journeyStep(standing, at) : this.#personsStep(at);
      if (found) step(found);
    }
    if (this.#walk.erased.size === 0) return;
    for (const standing of this.#standings)
      if (this.#walk.erased.has(standing.journey)) this.#tellErased(standing, erased);
  }

  /** When something became known, and of which of the journeys; each moment once. */
  #events(): readonly Event[] {
    const { rows, contacts, rowFrom, rowTo, contactFrom, contactTo } = this.#counted.play;
    const { between } = this.#walk;
    const events: Event[] = [];
    const happened = (place: number, at: number) => {
      if (isBetween(at, between)) events.push({ at, place });
    };
    for (const [place, { journey }] of this.#standings.entries()) {
      eachMember(rows, journey, (row) => {
        happened(place, rowFrom.at(row));
        happened(place, rowTo.at(row));
      });
      eachMember(contacts, journey, (contact) => {
        happened(place, contactFrom.at(contact));
        happened(place, contactTo.at(contact));
      });
    }
    for (const { knownFrom, knownTo } of this.#merges) {
      happened(PERSONS, knownFrom);
      happened(PERSONS, knownTo);
    }
    for (const at of this.#identified) happened(PERSONS, at);
    if (events.length < 2) return events;
    return events
      .sort((one, other) => one.at - other.at || one.place - other.place)
      .filter(({ at, place }, index) => events[index - 1]?.at !== at || events[index - 1]?.place !== place);
  }

  #lookWho(moment: number): void {
    this.#who = this.#records && this.#walk.source.persons.amongAt(moment, this.#records, this.#merges);
  }

  #personIn(row: number): number {
    const version = this.#counted.version(row);
    return (version && this.#who?.(version.columns.participant.at(version.at))) ?? UNKNOWN_PERSON;
  }

  /** Looks on which days the persons of the journeys ended others. */
  #lookExits(): void {
    if (!this.#asksExits) return;
    const found = exitsBeside(
      this.#standings.map(({ row }) => ({
        version: this.#counted.version(row),
        person: this.#personIn(row),
      })),
      this.#walk.ready.rows.association,
    );
    this.#standings.forEach((standing, place) => (standing.exits = found[place]));
  }

  #numbers({ row, contacts, exits }: Standing): readonly number[] {
    return this.#counted.numbers(row, contacts, exits);
  }

  /** How a journey stands at a moment. */
  #at(journey: number, moment: number): Pick<Standing, 'row' | 'contacts' | 'unit'> {
    const found = standingAt(this.#counted.play, journey, moment);
    return { ...found, unit: this.#unitOf(journey, found.row) };
  }

  #unitOf(journey: number, row: number): number {
    if (!this.#isByPerson || row === NO_ROW) return journey;
    const person = this.#personIn(row);
    return person === UNKNOWN_PERSON ? -1 - journey : person;
  }

  /** Adds what a unit counts as by now, or takes it away. */
  #count(unit: number, sign: 1 | -1): void {
    const { placed } = this.#counted;
    let rows = 0;
    for (const standing of this.#standings) {
      if (standing.unit !== unit) continue;
      const numbers = this.#numbers(standing);
      // What is only met has no place yet.
      if (!placed) continue;
      const { first, cells, totals } = placed;
      for (const counted of numbers) {
        rows += totals.at(counted);
        for (let i = first.at(counted); i < first.at(counted + 1); i++)
          if (this.#once.cells) this.#seen.add(cells.at(i));
          else this.#add(cells.at(i), sign);
      }
    }
    if (this.#once.cells) {
      for (const cell of this.#seen) this.#add(cell, sign);
      this.#seen.clear();
    }
    this.#total += sign * (this.#once.total ? Math.min(rows, 1) : rows);
  }

  #add(cell: number, more: number): void {
    this.#more.set(cell, (this.#more.get(cell) ?? 0) + more);
  }

  /** What changes as some units come to stand otherwise. */
  #change(units: Iterable<number>, apply: () => void): void {
    this.#more.clear();
    this.#total = 0;
    for (const unit of units) this.#count(unit, -1);
    apply();
    for (const unit of units) this.#count(unit, 1);
  }

  #journeyStep(standing: Standing, at: number): DifferenceStep | undefined {
    const { journey, row, contacts, unit } = standing;
    const before = this.#numbers(standing);
    const next = this.#at(journey, at);
    // What one journey comes to may change how her others stand.
    const others = this.#asksExits ? this.#standings.map((one) => one.unit) : [];
    this.#change(new Set([...others, unit, next.unit]), () => {
      standing.row = next.row;
      standing.contacts = next.contacts;
      standing.unit = next.unit;
      this.#lookExits();
    });
    const { contactDay } = this.#counted.play;
    return this.#step(at, journey, this.#isOtherDays(before, this.#numbers(standing)), () =>
      causeOf(
        {
          before: this.#counted.version(row),
          after: this.#counted.version(next.row),
          contacts: {
            told: next.contacts.filter((one) => !contacts.includes(one)).map((one) => contactDay.at(one)),
            takenBack: contacts.filter((one) => !next.contacts.includes(one)).length,
          },
          more: this.#total,
          day: DAY_TOLD[this.#walk.query.measure],
        },
        this.#walk.until,
      ),
    );
  }

  #personsStep(at: number): DifferenceStep | undefined {
    const before = this.#standings.map(({ unit }) => unit);
    this.#lookWho(at);
    const after = this.#standings.map(({ journey, row }) => this.#unitOf(journey, row));
    this.#change(new Set([...before, ...after]), () => {
      this.#standings.forEach((standing, place) => (standing.unit = after[place] ?? standing.unit));
      this.#lookExits();
    });
    const isMerge = this.#merges.some(({ knownFrom }) => knownFrom === at);
    const isUnmerge = this.#merges.some(({ knownTo }) => knownTo === at);
    const first = this.#standings.find(({ unit }, place) => unit !== before[place]) ?? this.#standings[0];
    return this.#step(at, first?.journey ?? NO_ROW, false, () =>
      isMerge ? 'merge' : isUnmerge ? 'unmerge' : 'identification',
    );
  }

  #step(
    at: number,
    journey: number,
    isOtherDays: boolean,
    cause: () => DifferenceCause,
  ): DifferenceStep | undefined {
    const cells: [number, number][] = [];
    for (const [cell, more] of this.#more) if (more !== 0 || isOtherDays) cells.push([cell, more]);
    const total = this.#total;
    return total !== 0 || cells.length > 0 || isOtherDays
      ? { at, journey, cause: cause(), total, cells, isOtherDays }
      : undefined;
  }

  /** Whether a median is of as many days as before, and of others. */
  #isOtherDays(before: readonly number[], after: readonly number[]): boolean {
    const { placed } = this.#counted;
    if (!placed || !isMedian(this.#walk.query)) return false;
    const { totals, values } = placed;
    const daysOf = (numbers: readonly number[]) =>
      numbers
        .filter((number) => totals.at(number) === 1)
        .map((number) => values.at(number))
        .sort((one, other) => one - other);
    const [then, now] = [daysOf(before), daysOf(after)];
    return then.length > 0 && then.length === now.length && then.some((days, place) => days !== now[place]);
  }

  #tellErased(standing: Standing, erased: Told['erased']): void {
    const { placed } = this.#counted;
    if (!placed) return;
    const { first, cells, totals } = placed;
    const numbers = this.#numbers(standing);
    const found = numbers.flatMap((counted) => [...cells.subarray(first.at(counted), first.at(counted + 1))]);
    erased(
      new Set(found),
      numbers.some((counted) => totals.at(counted) === 1),
    );
  }
}

/** Walks through what became known, journey by journey or person by person, and tells each change of a figure once. */
export const walk = (what: DifferenceWalk, told: Told): void => {
  const { source, query, between, erased: also } = what;
  const beside = askedBeside(query);
  const isByPerson = query.unit === 'person' && !isMedian(query);
  const play = inPlay({
    source,
    contacts: beside.kinds.map((kind) => source.contacts[kind]),
    between,
    isByPerson: isByPerson || beside.persons,
    also,
  });
  const counted = new CountedRows(what, play, beside);
  const once = isMedian(query) ? { cells: false, total: false } : countedOnce(query, what.ready);
  const groups = new GroupWalk(what, counted, once, {
    units: isByPerson ? 'persons' : 'journeys',
    exits: beside.persons,
  });
  if (beside.isAsked) {
    play.eachGroup((group, journeys) => groups.tell(group, journeys, UNTOLD));
    counted.place();
  }
  play.eachGroup((group, journeys) => groups.tell(group, journeys, told));
};
