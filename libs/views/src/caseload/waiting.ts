import { WAITING_FOR, type WaitingFor } from '@samspar/casework';
import { type Day, dayNumber } from '@samspar/kernel';
import { LINE_COLUMNS, type WaitingLine, waitingLineOf } from './line.js';
import {
  type CaseloadRows,
  type Chosen,
  firstOf,
  holes,
  type Listed,
  pageOfLists,
  type IndexedRows,
  type Places,
  sum,
} from './rows.js';
import type { Row } from '../runner/view-file.js';

/** How much waits, and how much of it is late. */
export type WaitingCount = Readonly<{ waitsFor: WaitingFor; total: number; late: number }>;

/** Of whose journeys: one's own and those that nobody is responsible for, or everybody's. */
export type Among = 'own-and-nobodys' | 'everybodys';

/** `caseworker` is whoever asks. `among` left out: of everybody's journeys. */
export type WaitingAsked = Places & Readonly<{ caseworker: string; today: Day; among?: Among }>;

type Amount = Readonly<{ total: number; late: number }>;
/** What of one kind waits in one place; the kind is an index in `WAITING_FOR`. */
type Pile = Amount & Readonly<{ place: number; kind: number }>;

const amountIn = (piles: readonly Amount[]): Amount => ({
  total: sum(piles.map(({ total }) => total)),
  late: sum(piles.map(({ late }) => late)),
});

const pileOf = (row: Row): Pile => ({
  place: Number(row['place']),
  kind: Number(row['kind']),
  total: Number(row['total']),
  late: Number(row['late']),
});
const nobodysPileOf = (row: Row): Pile => ({
  ...pileOf(row),
  total: Number(row['nobodys']),
  late: Number(row['nobodysLate']),
});

/** What is left of the piles without those that are also in the others. */
const without = (piles: readonly Pile[], others: readonly Pile[]): readonly Pile[] =>
  piles.map((pile) => {
    const those = others.filter(({ place, kind }) => place === pile.place && kind === pile.kind);
    const { total, late } = amountIn(those);
    return { ...pile, total: pile.total - total, late: pile.late - late };
  });

export class CaseloadWaiting {
  constructor(private readonly rows: CaseloadRows) {}

  list({
    waitsFor,
    page = 1,
    ...asked
  }: WaitingAsked & Readonly<{ waitsFor?: WaitingFor; page?: number }>): Listed<WaitingLine> {
    const { caseworker, among = 'everybodys' } = asked;
    const day = dayNumber(asked.today);
    const places = this.rows.placesIn(asked);
    const kinds = (waitsFor === undefined ? WAITING_FOR : [waitsFor]).map((kind) =>
      WAITING_FOR.indexOf(kind),
    );
    const { own, others } = this.#piles(asked);
    const isAsked = ({ kind }: Pile) => kinds.includes(kind);
    const mine: Chosen & Amount = {
      where: `caseworker = ? AND +place IN (${holes(places)}) AND waitsFor IN (${holes(kinds)}) AND shownFrom <= ?`,
      values: [caseworker, ...places, ...kinds, day],
      ...amountIn(own.filter(isAsked)),
    };
    const theirs = others.filter(isAsked).map(({ place, kind, ...amount }): Chosen & Amount => ({
      ...(among === 'everybodys'
        ? {
            where: 'place = ? AND waitsFor = ? AND shownFrom <= ? AND caseworker IS NOT ?',
            values: [place, kind, day, caseworker],
          }
        : {
            where: 'place = ? AND waitsFor = ? AND shownFrom <= ? AND caseworker IS NULL',
            values: [place, kind, day],
          }),
      ...amount,
    }));
    const late = ({ where, values, late: count }: Chosen & Amount): IndexedRows => ({
      where: `${where} AND due < ?`,
      values: [...values, day],
      count,
    });
    const inTime = (chosen: Chosen & Amount): IndexedRows => ({
      where: `${chosen.where} AND due >= ?`,
      values: [...chosen.values, day],
      count: chosen.total - chosen.late,
    });
    return pageOfLists(
      page,
      [[late(mine)], theirs.map(late), [inTime(mine)], theirs.map(inTime)],
      (parts, limit, offset) => this.#lines(parts, day, limit, offset),
    );
  }

  counts(asked: WaitingAsked): readonly WaitingCount[] {
    const { own, others } = this.#piles(asked);
    return WAITING_FOR.flatMap((waitsFor, kind) => {
      const amount = amountIn([...own, ...others].filter((pile) => pile.kind === kind));
      return amount.total === 0 ? [] : [{ waitsFor, ...amount }];
    });
  }

  /** What waits for whoever asks, and what waits for the others that are asked about. */
  #piles({ caseworker, today, among = 'everybodys', ...asked }: WaitingAsked) {
    const day = dayNumber(today);
    const places = this.rows.placesIn(asked);
    const own = this.#own(places, caseworker, day);
    const counted = places.map((place) => this.#in(place, day));
    const others =
      among === 'everybodys'
        ? without(
            counted.flatMap(({ everybodys }) => everybodys),
            own,
          )
        : counted.flatMap(({ nobodys }) => nobodys);
    return { own, others };
  }

  #own(places: readonly number[], caseworker: string, day: number): readonly Pile[] {
    return this.rows.kept(`waiting ${places.join(' ')}, ${day}, ${caseworker}`, () =>
      this.rows.read(
        `SELECT place, waitsFor AS kind, count(*) AS total, total(due < ?) AS late FROM waiting
          WHERE caseworker = ? AND +place IN (${holes(places)}) AND shownFrom <= ? GROUP BY place, waitsFor`,
        pileOf,
        day,
        caseworker,
        ...places,
        day,
      ),
    );
  }

  #in(place: number, day: number): Readonly<{ everybodys: readonly Pile[]; nobodys: readonly Pile[] }> {
    return this.rows.kept(`waiting ${place}, ${day}`, () => {
      const rows = this.rows.read(
        `SELECT place, waitsFor AS kind, count(*) AS total, total(due < ?) AS late,
          total(caseworker IS NULL) AS nobodys, total(caseworker IS NULL AND due < ?) AS nobodysLate
          FROM waiting WHERE place = ? AND shownFrom <= ? GROUP BY waitsFor`,
        (row) => row,
        day,
        day,
        place,
        day,
      );
      return { everybodys: rows.map(pileOf), nobodys: rows.map(nobodysPileOf) };
    });
  }

  #lines(parts: readonly IndexedRows[], day: number, limit: number, offset: number): readonly WaitingLine[] {
    const columns = 'journey, waitsFor, due, monthsAfterExit';
    const chosen = firstOf('waiting', columns, parts, 'due, journey, waitsFor', limit, offset);
    return this.rows.read(
      `SELECT n.waitsFor, n.due, n.monthsAfterExit, ${LINE_COLUMNS} JOIN (${chosen.sql}) n ON n.journey = c.journey
        ORDER BY n.due, n.journey, n.waitsFor`,
      (row) => waitingLineOf(this.rows.names, row, day),
      ...chosen.values,
    );
  }
}
