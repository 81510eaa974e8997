import { dayNumber } from '@samspar/kernel';
import { type AnswerSource, type AskedQuery, isContactKind } from './asked.js';
import { type CellNumbers, type NamedRows, placed, type PlacedRows } from './explain-difference-cells.js';
import type { VersionAt } from './explain-difference-cause.js';
import type { MomentsBetween, GroupedRows, RowsInPlay } from './explain-difference-play.js';
import { Int32s } from './numbers.js';
import type { StatisticsQuery } from './query.js';

/** What is walked through: a question made ready, from one moment to another. */
export type DifferenceWalk = Readonly<{
  source: AnswerSource;
  query: StatisticsQuery;
  ready: AskedQuery;
  cells: CellNumbers;
  between: MomentsBetween;
  /** The number of the day that lateness is told from. */
  until: number;
  /** Journeys that were erased meanwhile: where they are counted is told, though nothing changed. */
  erased: ReadonlySet<number>;
}>;

/** Stands for the version of a journey that has none. */
export const NO_ROW = -1;
const NONE: readonly number[] = [];

/** The versions and contacts in play, and where they are counted: a version by itself, or with the day of each of its contacts. */
export class CountedRows {
  readonly placed: PlacedRows;
  readonly play: RowsInPlay;
  readonly #isOfContacts: boolean;
  /** By version and day: the number of what is counted. */
  readonly #pairs = new Map<number, number>();

  constructor({ query, ready, cells }: DifferenceWalk, play: RowsInPlay) {
    this.play = play;
    this.#isOfContacts = isContactKind(query.measure);
    const lists = play.tables.map((table) => ({
      table,
      versions: [] as number[],
      days: [] as number[],
      numbers: [] as number[],
    }));
    const take = (row: number, number: number, day?: number) => {
      const list = lists[play.rowTable.at(row)];
      list?.versions.push(play.rowPlace.at(row));
      list?.numbers.push(number);
      if (day !== undefined) list?.days.push(day);
    };
    if (this.#isOfContacts) this.#pairUp(dayNumber(query.from), dayNumber(query.to), take);
    else for (let row = 0; row < play.rowPlace.length; row++) take(row, row);
    const named = lists.map(({ table, versions, days, numbers }): NamedRows => ({
      table,
      named: { versions: new Int32s(versions), ...(this.#isOfContacts && { days: new Int32s(days) }) },
      numbers: new Int32s(numbers),
    }));
    const size = this.#isOfContacts ? this.#pairs.size : play.rowPlace.length;
    this.placed = placed(query, ready, named, size, cells);
  }

  /** The numbers that a version is counted by, with the contacts that stand. */
  numbers(row: number, contacts: readonly number[]): readonly number[] {
    if (row === NO_ROW) return NONE;
    if (!this.#isOfContacts) return [row];
    return contacts.flatMap((contact) => this.#pairs.get(pair(row, this.play.contactDay.at(contact))) ?? []);
  }

  version(row: number): VersionAt | undefined {
    if (row === NO_ROW) return undefined;
    const table = this.play.tables[this.play.rowTable.at(row)];
    if (!table) throw new RangeError(`Row ${row} lies in no table.`);
    return { columns: table.columns, at: this.play.rowPlace.at(row) };
  }

  #pairUp(from: number, to: number, take: (row: number, number: number, day: number) => void): void {
    const { eachGroup, rows, contacts, contactDay } = this.play;
    eachGroup((_group, journeys) => {
      for (const journey of journeys)
        eachMember(rows, journey, (row) =>
          eachMember(contacts, journey, (contact) => {
            const day = contactDay.at(contact);
            const both = pair(row, day);
            if (day < from || day > to || this.#pairs.has(both)) return;
            take(row, this.#pairs.size, day);
            this.#pairs.set(both, this.#pairs.size);
          }),
        );
    });
  }
}

/** A version and a day as one number: no day is more than two million from the first. */
const pair = (row: number, day: number): number => row * 2 ** 22 + day + 2 ** 21;

/** Calls with each member of a group. */
export const eachMember = (
  { first, members }: GroupedRows,
  group: number,
  take: (member: number) => void,
): void => {
  for (let i = first.at(group); i < first.at(group + 1); i++) take(members.at(i));
};
