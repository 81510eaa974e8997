import { itemsOf } from './asked.js';
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
import { isItemMeasure } from './items.js';
import type { StatisticsQuery } from './query.js';
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
  /** Whom or what it counts as: its own number, the person's, or below 0 that of a journey whose person is not known. */
  unit: number;
};

/** Walks through groups of journeys that are counted together, one after the other. */
class GroupWalk {
  readonly #walk: DifferenceWalk;
  readonly #counted: CountedRows;
  readonly #once: CountedOnce;
  #standings: readonly Standing[] = [];
  #merges: readonly MergeRow[] = [];
  #records: Iterable<number> | undefined;
  #identified: readonly number[] = NONE;
  /** Whom each record counts as; undefined where journeys are counted. */
  #who: ((record: number) => number) | undefined;
  #total = 0;
  readonly #more = new Map<number, number>();
  readonly #seen = new Set<number>();

  constructor(walked: DifferenceWalk, counted: CountedRows, once: CountedOnce) {
    this.#walk = walked;
    this.#counted = counted;
    this.#once = once;
  }

  tell(group: number, journeys: readonly number[], { step, erased }: Told): void {
    const { persons } = this.#counted.play;
    this.#merges = persons?.merges.get(group) ?? [];
    this.#records = persons && (persons.records.get(group) ?? [group]);
    this.#identified = persons?.identified.get(group) ?? NONE;
    const { from } = this.#walk.between;
    this.#lookWho(from);
    this.#standings = journeys.map((journey) => ({ journey, ...this.#at(journey, from) }));
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

  /** How a journey stands at a moment. */
  #at(journey: number, moment: number): Omit<Standing, 'journey'> {
    const found = standingAt(this.#counted.play, journey, moment);
    return { ...found, unit: this.#unitOf(journey, found.row) };
  }

  #unitOf(journey: number, row: number): number {
    const version = this.#who && this.#counted.version(row);
    if (!this.#who || !version) return journey;
    const person = this.#who(version.columns.participant.at(version.at));
    return person === UNKNOWN_PERSON ? -1 - journey : person;
  }

  /** Adds what a unit counts as by now, or takes it away. */
  #count(unit: number, sign: 1 | -1): void {
    const { first, cells, totals } = this.#counted.placed;
    let rows = 0;
    for (const { unit: of, row, contacts } of this.#standings) {
      if (of !== unit) continue;
      for (const counted of this.#counted.numbers(row, contacts)) {
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
    const next = this.#at(journey, at);
    this.#change(unit === next.unit ? [unit] : [unit, next.unit], () => {
      standing.row = next.row;
      standing.contacts = next.contacts;
      standing.unit = next.unit;
    });
    const { contactDay } = this.#counted.play;
    const isOtherDays = this.#isOtherDays(
      this.#counted.numbers(row, contacts),
      this.#counted.numbers(next.row, next.contacts),
    );
    return this.#step(at, journey, isOtherDays, () =>
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
    this.#change(new Set([...before, ...after]), () =>
      this.#standings.forEach((standing, place) => (standing.unit = after[place] ?? standing.unit)),
    );
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
    if (!isMedian(this.#walk.query)) return false;
    const { totals, values } = this.#counted.placed;
    const daysOf = (numbers: readonly number[]) =>
      numbers
        .filter((number) => totals.at(number) === 1)
        .map((number) => values.at(number))
        .sort((one, other) => one - other);
    const [then, now] = [daysOf(before), daysOf(after)];
    return then.length > 0 && then.length === now.length && then.some((days, place) => days !== now[place]);
  }

  #tellErased({ row, contacts }: Standing, erased: Told['erased']): void {
    const { first, cells, totals } = this.#counted.placed;
    const numbers = this.#counted.numbers(row, contacts);
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
  const contacts = isItemMeasure(query.measure) ? itemsOf(source, query.measure).contacts : undefined;
  const isByPerson = query.unit === 'person' && !isMedian(query);
  const play = inPlay({ source, contacts, between, isByPerson, also });
  const counted = new CountedRows(what, play);
  const once = isMedian(query) ? { cells: false, total: false } : countedOnce(query);
  const groups = new GroupWalk(what, counted, once);
  play.eachGroup((group, journeys) => groups.tell(group, journeys, told));
};
