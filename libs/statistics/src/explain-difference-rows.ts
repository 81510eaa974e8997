import { dayNumber } from '@samspar/kernel';
import { type AnswerSource, type AskedQuery, itemsOf } from './asked.js';
import { type CellNumbers, type NamedRows, placed, type PlacedRows } from './explain-difference-cells.js';
import { type AskedBeside, StoodBeside, type Thing } from './explain-difference-beside.js';
import type { VersionAt } from './explain-difference-cause.js';
import type { MomentsBetween, GroupedRows, RowsInPlay } from './explain-difference-play.js';
import { type CountedItems, ItemTable } from './item-table.js';
import { isItemMeasure } from './items.js';
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

/** The versions and contacts in play, and where they are counted: a version by itself, or each thing that a rule makes of it and its contacts. */
export class CountedRows {
  readonly play: RowsInPlay;
  readonly #walk: DifferenceWalk;
  readonly #items: CountedItems | undefined;
  /** By version, and what the thing is: its number, which is its place among all. */
  readonly #numbers = new Map<string, number>();
  readonly #things = new ItemTable();
  /** Where it is asked what stands beside the rows. */
  readonly #stood: StoodBeside | undefined;
  #placed: PlacedRows | undefined;

  constructor(walked: DifferenceWalk, play: RowsInPlay, { kinds, isAsked }: AskedBeside) {
    const { source, query } = walked;
    this.play = play;
    this.#walk = walked;
    this.#items = isItemMeasure(query.measure) ? itemsOf(source, query.measure) : undefined;
    if (isAsked) this.#stood = new StoodBeside(play, kinds, this.#items && this.#thingsOf.bind(this));
    else this.#placed = this.#placeAll();
  }

  /** Undefined until all that stood beside the rows has been met and `place` was called, where that is asked for. */
  get placed(): PlacedRows | undefined {
    return this.#placed;
  }

  /** Finds where all that was met is counted. */
  place(): void {
    const { query, ready, cells } = this.#walk;
    const stood = this.#stood;
    if (!stood) return;
    const lists = this.play.tables.map((table, number): NamedRows => {
      const { numbers, ...named } = stood.inTable(number);
      return { table, named: { ...named, beside: stood.of(numbers) }, numbers: new Int32s(numbers) };
    });
    this.#placed = placed(query, ready, lists, stood.all.length, cells);
  }

  #placeAll(): PlacedRows {
    const { play } = this;
    const { query, ready, cells } = this.#walk;
    const lists = play.tables.map((table) => ({ table, versions: [] as number[], numbers: [] as number[] }));
    const take = (row: number, number: number) => {
      const list = lists[play.rowTable.at(row)];
      list?.versions.push(play.rowPlace.at(row));
      list?.numbers.push(number);
    };
    if (this.#items) this.#findThings(take);
    else for (let row = 0; row < play.rowPlace.length; row++) take(row, row);
    const { columns } = this.#things;
    const named = lists.map(({ table, versions, numbers: all }): NamedRows => {
      const numbers = new Int32s(all);
      const days = this.#items && new Int32s(all.map((number) => columns.day.at(number)));
      return {
        table,
        named: { versions: new Int32s(versions), ...(days && { items: { days, at: numbers, columns } }) },
        numbers,
      };
    });
    const size = this.#items ? this.#things.length : play.rowPlace.length;
    return placed(query, ready, named, size, cells);
  }

  /** The numbers that a version is counted by, with the contacts that stand and the days on which its person ended other journeys. */
  numbers(row: number, contacts: readonly number[], exits: readonly number[] | undefined): readonly number[] {
    if (row === NO_ROW) return NONE;
    if (this.#stood) return this.#stood.numbers(row, contacts, exits);
    if (!this.#items) return [row];
    return this.#thingsOf(row, contacts).map(({ name }) => this.#numbers.get(name) ?? NO_ROW);
  }

  version(row: number): VersionAt | undefined {
    if (row === NO_ROW) return undefined;
    const table = this.play.tables[this.play.rowTable.at(row)];
    if (!table) throw new RangeError(`Row ${row} lies in no table.`);
    return { columns: table.columns, at: this.play.rowPlace.at(row) };
  }

  #thingsOf(row: number, contacts: readonly number[]): readonly Thing[] {
    const version = this.version(row);
    const found: Thing[] = [];
    if (!this.#items || !version) return found;
    const { rule, contacts: all } = this.#items;
    const { contactKind, contactPlace } = this.play;
    // Those of the kind that the rule is made of come first among the kinds.
    const places = contacts.flatMap((contact) =>
      rule.of !== undefined && contactKind.at(contact) === 0 ? [contactPlace.at(contact)] : [],
    );
    const seenFrom = dayNumber(this.#walk.query.to);
    rule.each(version, { columns: all.columns, places }, seenFrom, (day, detail, since, entry) =>
      found.push({ name: `${row} ${day} ${detail} ${since}`, day, detail, since, entry }),
    );
    return found;
  }

  /** Finds all things that there are at any moment. */
  #findThings(take: (row: number, number: number) => void): void {
    const { eachGroup, rows, contacts, rowFrom, contactFrom, contactTo } = this.play;
    eachGroup((_group, journeys) => {
      for (const journey of journeys) {
        const moments = new Set([this.#walk.between.from]);
        eachMember(rows, journey, (row) => moments.add(rowFrom.at(row)));
        eachMember(contacts, journey, (contact) => {
          moments.add(contactFrom.at(contact));
          moments.add(contactTo.at(contact));
        });
        for (const moment of moments) {
          const { row, contacts: standing } = standingAt(this.play, journey, moment);
          for (const { name, day, detail, since } of this.#thingsOf(row, standing)) {
            if (this.#numbers.has(name)) continue;
            const number = this.#things.add(row, day, detail, since);
            this.#numbers.set(name, number);
            take(row, number);
          }
        }
      }
    });
  }
}

/** The version of a journey and the contacts that stand at a moment; `NO_ROW` where it has none. */
export const standingAt = (
  { rows, contacts, rowFrom, rowTo, contactFrom, contactTo }: RowsInPlay,
  journey: number,
  moment: number,
): Readonly<{ row: number; contacts: readonly number[] }> => {
  let row = NO_ROW;
  eachMember(rows, journey, (one) => {
    if (rowFrom.at(one) <= moment && moment < rowTo.at(one)) row = one;
  });
  const standing: number[] = [];
  eachMember(contacts, journey, (one) => {
    if (contactFrom.at(one) <= moment && !(contactTo.at(one) <= moment)) standing.push(one);
  });
  return { row, contacts: standing };
};

/** Calls with each member of a group. */
export const eachMember = (
  { first, members }: GroupedRows,
  group: number,
  take: (member: number) => void,
): void => {
  for (let i = first.at(group); i < first.at(group + 1); i++) take(members.at(i));
};
