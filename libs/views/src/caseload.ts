import type { SQLInputValue } from 'node:sqlite';
import { type JourneyStatus, WAITING_FOR, type WaitingFor } from '@samspar/casework';
import { type Party, PARTY } from '@samspar/codes';
import { type Day, dayNumber } from '@samspar/kernel';
import { placeOf, STATUSES } from '@samspar/projections';
import {
  type CaseLine,
  interventionOf,
  LINE,
  lineOf,
  statusOf,
  textOrNull,
  type WaitingLine,
  waitingLineOf,
  waitsForOf,
} from './caseload-line.js';
import type { Dictionaries } from './projection.js';
import type { Row, ViewFile } from './view-file.js';

export type { CaseLine, WaitingLine } from './caseload-line.js';

/** Where journeys are looked for: insatser of one association. */
export type Places = Readonly<{ association: string; interventions: readonly string[] }>;

/** One page of a list; pages count from 1, and one beyond the last is empty. */
export type Listed<Line> = Readonly<{ lines: readonly Line[]; total: number; page: number; pages: number }>;

/** How much waits, and how much of it is late. */
export type WaitingCount = Readonly<{ waitsFor: WaitingFor; total: number; late: number }>;

/** Journeys of one caseworker, or of nobody (null), in one insats and status. */
export type CaseCount = Readonly<{
  intervention: string;
  caseworker: string | null;
  status: JourneyStatus;
  count: number;
}>;

/** Whose referrals: those a user made, and those of her unit. */
export type Sender = Readonly<{ user: string; party?: Party | undefined; unit?: string | undefined }>;

type Asked = Places & Readonly<{ page?: number }>;

/** Lines on a page. */
export const LINES_PER_PAGE = 30;
/** Journeys that a search answers with at most. */
const MOST_FOUND = 50;
/** Counts kept at most. */
const MOST_KEPT = 1_000;

type Part = Readonly<{ where: string; values: readonly SQLInputValue[] }>;

const holes = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The first rows of a table in an order, out of parts that an index has in that order: no more is read than is answered. */
const firstOf = (
  table: string,
  columns: string,
  parts: readonly Part[],
  order: string,
  limit: number,
  offset: number,
): Readonly<{ sql: string; values: readonly SQLInputValue[] }> => {
  const part = ({ where }: Part) =>
    `SELECT * FROM (SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ${limit + offset})`;
  return {
    sql: `SELECT * FROM (${parts.map(part).join(' UNION ALL ')}) ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    values: parts.flatMap(({ values }) => values),
  };
};

/**
 * The case list of a view file: what waits, and who has which journey. Every list is bounded, and chosen by nothing but place,
 * responsibility, status and time (lag 2018:218 3 kap. 3 §). Throws `ViewsUnavailable`.
 */
export class Caseload {
  readonly #file: ViewFile;
  readonly #names: Pick<Dictionaries, 'association' | 'intervention'>;
  readonly #position: () => bigint;
  /** What was counted at a position of the log. */
  readonly #counts = new Map<string, unknown>();
  #countedAt = -1n;

  /** `position` is how far the file has come. */
  constructor(file: ViewFile, dictionaries: Dictionaries, position: () => bigint) {
    this.#file = file;
    this.#names = dictionaries;
    this.#position = position;
  }

  /** What is of concern today: the late first, of those one's own before the others', and the longest waiting first. */
  waitingFor({
    caseworker,
    today,
    waitsFor,
    page = 1,
    ...asked
  }: Asked & Readonly<{ caseworker: string; today: Day; waitsFor?: WaitingFor }>): Listed<WaitingLine> {
    const places = this.#placesIn(asked);
    const day = dayNumber(today);
    const kinds = (waitsFor === undefined ? WAITING_FOR : [waitsFor]).map((kind) =>
      WAITING_FOR.indexOf(kind),
    );
    const own: Part = {
      where: `caseworker = ? AND place IN (${holes(places)}) AND waitsFor IN (${holes(kinds)}) AND shownFrom <= ?`,
      values: [caseworker, ...places, ...kinds, day],
    };
    const others = places.flatMap((place) =>
      kinds.map((kind): Part => ({
        where: 'place = ? AND waitsFor = ? AND shownFrom <= ? AND caseworker IS NOT ?',
        values: [place, kind, day, caseworker],
      })),
    );
    const all = this.waitingCounts({ ...asked, today }).filter(
      (count) => waitsFor === undefined || count.waitsFor === waitsFor,
    );
    const [ownLate, ownAll] = this.#ownCounts(own, day);
    const late = sum(all.map((count) => count.late));
    const total = sum(all.map((count) => count.total));
    let skip = (page - 1) * LINES_PER_PAGE;
    let left = LINES_PER_PAGE;
    const lines: WaitingLine[] = [];
    for (const [count, parts, when] of [
      [ownLate, [own], 'due < ?'],
      [late - ownLate, others, 'due < ?'],
      [ownAll - ownLate, [own], 'due >= ?'],
      [total - late - (ownAll - ownLate), others, 'due >= ?'],
    ] as const) {
      const taken = Math.max(0, Math.min(left, count - skip));
      if (taken > 0) lines.push(...this.#waiting(parts, when, day, taken, skip));
      skip = Math.max(0, skip - count);
      left -= taken;
    }
    return { lines, total, page, pages: Math.ceil(total / LINES_PER_PAGE) };
  }

  /** How much of each kind is of concern today, in the order of `WAITING_FOR`; kinds of which there is nothing are left out. */
  waitingCounts({ today, ...asked }: Places & Readonly<{ today: Day }>): readonly WaitingCount[] {
    const counts = this.#placesIn(asked).flatMap((place) => this.#waitingIn(place, dayNumber(today)));
    return WAITING_FOR.flatMap((waitsFor) => {
      const those = counts.filter((count) => count.waitsFor === waitsFor);
      const total = sum(those.map((count) => count.total));
      return total === 0 ? [] : [{ waitsFor, total, late: sum(those.map((count) => count.late)) }];
    });
  }

  /** The journeys of some statuses, those where something happened last first; of one caseworker, of nobody (null), or of all. */
  journeysOf({
    caseworker,
    statuses,
    page = 1,
    ...asked
  }: Asked & Readonly<{ caseworker?: string | null; statuses: readonly JourneyStatus[] }>): Listed<CaseLine> {
    const whose: Part =
      caseworker === undefined
        ? { where: '', values: [] }
        : { where: ' AND caseworker IS ?', values: [caseworker] };
    const parts = this.#placesIn(asked).flatMap((place) =>
      statuses.map((status): Part => ({
        where: `place = ? AND status = ?${whose.where}`,
        values: [place, STATUSES.indexOf(status), ...whose.values],
      })),
    );
    const total = sum(
      this.countsOf(asked)
        .filter((count) => statuses.includes(count.status))
        .filter((count) => caseworker === undefined || count.caseworker === caseworker)
        .map(({ count }) => count),
    );
    const pages = Math.ceil(total / LINES_PER_PAGE);
    if (page > pages) return { lines: [], total, page, pages };
    const chosen = firstOf(
      'caseload',
      'journey, lastEventOn',
      parts,
      'lastEventOn DESC, journey DESC',
      LINES_PER_PAGE,
      (page - 1) * LINES_PER_PAGE,
    );
    const lines = this.#lines(
      `SELECT ${LINE} JOIN (${chosen.sql}) n ON n.journey = c.journey ORDER BY n.lastEventOn DESC, n.journey DESC`,
      ...chosen.values,
    );
    return { lines, total, page, pages };
  }

  /** How many journeys of each status each caseworker has in each insats. */
  countsOf(asked: Places): readonly CaseCount[] {
    return this.#placesIn(asked).flatMap((place) =>
      this.#kept(`journeys ${place}`, () =>
        this.#read(
          'SELECT place, caseworker, status, count(*) AS count FROM caseload WHERE place = ? GROUP BY status, caseworker',
          (row): CaseCount => ({
            intervention: interventionOf(this.#names, row['place']),
            caseworker: textOrNull(row['caseworker']),
            status: statusOf(row['status']),
            count: Number(row['count']),
          }),
          place,
        ),
      ),
    );
  }

  /** One journey, wherever it is; undefined where there is none, or it is misregistered. */
  journey(id: string): CaseLine | undefined {
    return this.#lines(`SELECT ${LINE} WHERE j.id = ?`, id)[0];
  }

  /** Journeys with this own number; several registers may have given it out. */
  byCaseNumber({ number, ...asked }: Places & Readonly<{ number: string }>): readonly CaseLine[] {
    return this.#found(asked, { where: 'c.number = ?', values: [number] });
  }

  /** Journeys whose id begins with these eight hexadecimal digits. */
  byReference({ digits, ...asked }: Places & Readonly<{ digits: string }>): readonly CaseLine[] {
    return this.#found(asked, { where: 'j.id >= ? AND j.id < ?', values: [digits, `${digits}~`] });
  }

  /** A person's journeys, those registered under another record of the same person with them. */
  byParticipant({
    participantId,
    ...asked
  }: Places & Readonly<{ participantId: string }>): readonly CaseLine[] {
    return this.#found(asked, {
      where: `c.participant IN (
        WITH RECURSIVE same (no) AS (
          SELECT no FROM participant WHERE id = ?
          UNION SELECT m.counts_as FROM merge m JOIN same s ON m.participant = s.no WHERE m.known_to IS NULL
          UNION SELECT m.participant FROM merge m JOIN same s ON m.counts_as = s.no WHERE m.known_to IS NULL
        ) SELECT no FROM same)`,
      values: [participantId],
    });
  }

  /** Referrals of a sender, to whatever insats of the association, that wait for an answer, the oldest first. */
  referralsFrom({ sender, ...asked }: Asked & Readonly<{ sender: Sender }>): Listed<CaseLine> {
    return this.#sent(
      asked,
      sender,
      { where: 'c.answeredOn IS NULL', values: [] },
      'c.referredOn, c.journey',
    );
  }

  /** Referrals of a sender that were answered or withdrawn on `since` or later, the latest first. */
  answeredSince({
    sender,
    since,
    ...asked
  }: Asked & Readonly<{ sender: Sender; since: Day }>): Listed<CaseLine> {
    const lately = { where: 'c.answeredOn >= ?', values: [dayNumber(since)] };
    return this.#sent(asked, sender, lately, 'c.answeredOn DESC, c.journey DESC');
  }

  /** Numbers of those insatser that have journeys at all. */
  #placesIn({ association, interventions }: Places): number[] {
    const of = this.#names.association.find(association);
    return interventions.flatMap((intervention) => {
      const found = this.#names.intervention.find(intervention);
      return of === undefined || found === undefined ? [] : placeOf(of, found);
    });
  }

  /** How much of one's own is late, and how much there is of it. */
  #ownCounts({ where, values }: Part, day: number): readonly [late: number, all: number] {
    const sql = `SELECT count(*) AS count, total(due < ?) AS late FROM waiting WHERE ${where}`;
    const [counted] = this.#read(sql, (row) => row, day, ...values);
    return [Number(counted?.['late']), Number(counted?.['count'])];
  }

  #waiting(
    parts: readonly Part[],
    when: string,
    day: number,
    limit: number,
    offset: number,
  ): readonly WaitingLine[] {
    const timed = parts.map(({ where, values }) => ({
      where: `${where} AND ${when}`,
      values: [...values, day],
    }));
    const columns = 'journey, waitsFor, due, monthsAfterExit';
    const chosen = firstOf('waiting', columns, timed, 'due, journey, waitsFor', limit, offset);
    return this.#read(
      `SELECT n.waitsFor, n.due, n.monthsAfterExit, ${LINE} JOIN (${chosen.sql}) n ON n.journey = c.journey
        ORDER BY n.due, n.journey, n.waitsFor`,
      (row) => waitingLineOf(this.#names, row, day),
      ...chosen.values,
    );
  }

  #waitingIn(place: number, day: number): readonly WaitingCount[] {
    return this.#kept(`waiting ${place} ${day}`, () =>
      this.#read(
        `SELECT waitsFor, count(*) AS total, total(due < ?) AS late FROM waiting
          WHERE place = ? AND shownFrom <= ? GROUP BY waitsFor`,
        (row): WaitingCount => ({
          waitsFor: waitsForOf(row['waitsFor']),
          total: Number(row['total']),
          late: Number(row['late']),
        }),
        day,
        place,
        day,
      ),
    );
  }

  /** What is counted once for each position of the log: counting reads every row, a list only those it shows. */
  #kept<Counted>(what: string, count: () => Counted): Counted {
    const position = this.#position();
    if (position !== this.#countedAt || this.#counts.size >= MOST_KEPT) {
      this.#counts.clear();
      this.#countedAt = position;
    }
    if (!this.#counts.has(what)) this.#counts.set(what, count());
    return this.#counts.get(what) as Counted;
  }

  #sent(asked: Asked, { user, party, unit }: Sender, when: Part, order: string): Listed<CaseLine> {
    const { page = 1 } = asked;
    const places = this.#placesIn(asked);
    const senders: readonly Part[] = [
      { where: 'c.referredBy = ?', values: [user] },
      ...(party === undefined || unit === undefined
        ? []
        : [
            {
              where: 'c.referringUnit = ? AND c.referringParty = ?',
              values: [unit, PARTY.findIndex(({ code }) => code === party)],
            },
          ]),
    ];
    const those = senders.map(({ where }) => `(${where} AND ${when.where})`).join(' OR ');
    const where = `(${those}) AND +c.place IN (${holes(places)})`;
    const values = [...senders.flatMap((sender) => [...sender.values, ...when.values]), ...places];
    const [counted] = this.#read(
      `SELECT count(*) AS count FROM caseload c WHERE ${where}`,
      (row) => Number(row['count']),
      ...values,
    );
    const total = counted ?? 0;
    const lines = this.#lines(
      `SELECT ${LINE} WHERE ${where} ORDER BY ${order} LIMIT ${LINES_PER_PAGE} OFFSET ${(page - 1) * LINES_PER_PAGE}`,
      ...values,
    );
    return { lines, total, page, pages: Math.ceil(total / LINES_PER_PAGE) };
  }

  /** Found by something that names few journeys; `+` keeps the place from being what they are looked up by. */
  #found(asked: Places, { where, values }: Part): readonly CaseLine[] {
    const places = this.#placesIn(asked);
    return this.#lines(
      `SELECT ${LINE} WHERE ${where} AND +c.place IN (${holes(places)})
        ORDER BY c.lastEventOn DESC, c.journey DESC LIMIT ${MOST_FOUND}`,
      ...values,
      ...places,
    );
  }

  #lines(sql: string, ...values: readonly SQLInputValue[]): readonly CaseLine[] {
    return this.#read(sql, (row) => lineOf(this.#names, row), ...values);
  }

  #read<Made>(sql: string, make: (row: Row) => Made, ...values: readonly SQLInputValue[]): readonly Made[] {
    return this.#file.making(() => Array.from(this.#file.rows(sql, ...values), make));
  }
}
