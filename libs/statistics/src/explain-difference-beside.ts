import { dimensionsOf } from './asked.js';
import type { Beside } from './block.js';
import { UNKNOWN_PERSON } from './columns.js';
import { isOfWork } from './dimensions.js';
import type { VersionAt } from './explain-difference-cause.js';
import type { RowsInPlay } from './explain-difference-play.js';
import { Int32s } from './numbers.js';
import { isItemMeasure, ITEM_RULES, type ItemRule } from './items.js';
import type { StatisticsQuery } from './query.js';
import { isOfPerson } from './returned.js';
import { type HeldKind, NEVER, SOME_DAY } from './row.js';
import type { NamedVersions } from './scan-named.js';
import { FOLDS } from './work.js';
import { foldOf } from './work-axes.js';

/** What a question is counted by beside the rows of journeys themselves. */
export type AskedBeside = Readonly<{
  /** What is kept of the work of journeys: first that of which what is counted is made. */
  kinds: readonly HeldKind[];
  /** Whether it asks what else the persons of journeys did. */
  persons: boolean;
  /** Whether rows of one version differ by what stands beside them. */
  isAsked: boolean;
}>;

export const askedBeside = (query: StatisticsQuery): AskedBeside => {
  const { measure } = query;
  const named = [...query.by, ...dimensionsOf(query.where)];
  const rule: ItemRule | undefined = isItemMeasure(measure) ? ITEM_RULES[measure] : undefined;
  const own = rule?.of === undefined ? [] : [rule.of];
  const ofWork = named.filter(isOfWork).map((dimension) => FOLDS[foldOf(dimension)].kind);
  const persons = named.includes('returned');
  const isAsked =
    ofWork.length > 0 || persons || (isItemMeasure(measure) && named.includes('registeredLate'));
  return { kinds: [...new Set([...own, ...ofWork])], persons, isAsked };
};

/** Of versions of some journeys, each with the person whom it is of, the days on which she ended others; undefined where it is not known who that is. */
export const exitsBeside = (
  journeys: readonly Readonly<{ version: VersionAt | undefined; person: number }>[],
  association: number,
): readonly (readonly number[] | undefined)[] => {
  const told = journeys.map(({ version, person }) => {
    const isTold = version && person !== UNKNOWN_PERSON && isOfPerson(version.columns, version.at);
    if (!isTold) return undefined;
    const isOwn = version.columns.association.at(version.at) === association;
    const on = version.columns.exitedOn.at(version.at);
    return { person, on: isOwn && on !== NEVER && on !== SOME_DAY ? on : undefined };
  });
  return told.map(
    (one, place) =>
      one &&
      told
        .flatMap((other, at) =>
          at !== place && other?.person === one.person && other.on !== undefined ? [other.on] : [],
        )
        .toSorted((first, second) => first - second),
  );
};

/** Something that is counted of a journey; `entry` is the place of the contact that it is of. */
export type Thing = Readonly<{ name: string; day: number; detail: number; since: number; entry: number }>;

/** A version with what stands beside it at some moment. */
type Stood = Readonly<{
  row: number;
  /** What is counted of it, where that is something else than journeys. */
  thing: Thing | undefined;
  contacts: readonly number[];
  exits: readonly number[] | undefined;
}>;

type ThingsOf = (row: number, contacts: readonly number[]) => readonly Thing[];

/** Versions in play with all that ever stood beside them, each with a number. */
export class StoodBeside {
  readonly all: Stood[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #play: RowsInPlay;
  readonly #kinds: readonly HeldKind[];
  readonly #thingsOf: ThingsOf | undefined;

  constructor(play: RowsInPlay, kinds: readonly HeldKind[], thingsOf: ThingsOf | undefined) {
    this.#play = play;
    this.#kinds = kinds;
    this.#thingsOf = thingsOf;
  }

  /** The numbers that a version is counted by, with the contacts that stand and the days on which its person ended other journeys. */
  numbers(row: number, contacts: readonly number[], exits: readonly number[] | undefined): readonly number[] {
    const beside = `${contacts.join()} ${exits ? exits.join() : '-'}`;
    const things = this.#thingsOf ? this.#thingsOf(row, contacts) : [undefined];
    return things.map((thing) => {
      const name = `${thing ? `${thing.name} ${thing.entry}` : row} ${beside}`;
      const known = this.#numbers.get(name) ?? this.all.push({ row, thing, contacts, exits }) - 1;
      this.#numbers.set(name, known);
      return known;
    });
  }

  /** What stands beside those of some numbers, by their places among these. */
  of(numbers: readonly number[]): Beside {
    const { contactKind, contactPlace } = this.#play;
    const stood = (place: number): Stood => {
      const found = this.all[numbers[place] ?? -1];
      if (!found) throw new RangeError(`Nothing stands in place ${place}.`);
      return found;
    };
    return {
      work: (place) => {
        const work: Partial<Record<HeldKind, number[]>> = {};
        for (const contact of stood(place).contacts) {
          const kind = this.#kinds[contactKind.at(contact)];
          if (kind) (work[kind] ??= []).push(contactPlace.at(contact));
        }
        return work;
      },
      exits: (place) => stood(place).exits,
    };
  }

  /** Which of them lie in a table: their numbers, the places of their versions, and the things that are counted of these. */
  inTable(table: number): Readonly<{ numbers: number[] }> & NamedVersions {
    const { rowTable, rowPlace } = this.#play;
    const numbers = this.all.flatMap(({ row }, number) => (rowTable.at(row) === table ? [number] : []));
    const stood = numbers.flatMap((number) => this.all[number] ?? []);
    const things = stood.flatMap(({ thing }) => thing ?? []);
    const column = (read: (thing: Thing) => number) => new Int32s(things.map(read));
    return {
      numbers,
      versions: new Int32s(stood.map(({ row }) => rowPlace.at(row))),
      ...(this.#thingsOf && {
        items: {
          days: column(({ day }) => day),
          at: new Int32s(things.map((_thing, place) => place)),
          columns: {
            detail: column(({ detail }) => detail),
            since: column(({ since }) => since),
            contact: column(({ entry }) => entry),
          },
        },
      }),
    };
  }
}
