import type { UnitWritten } from '@samspar/association';
import { type JourneyStatus, type WaitingFor } from '@samspar/casework';
import { type Party, PARTY, slug } from '@samspar/codes';
import { type Day, dayNumber, dayOfNumber } from '@samspar/kernel';
import { SOME_DAY } from '@samspar/statistics';
import { STATUSES } from './projection.js';
import {
  type CaseLine,
  interventionOf,
  LINE_COLUMNS,
  statusOf,
  textOrNull,
  type WaitingLine,
} from './line.js';
import {
  CaseloadRows,
  type Chosen,
  firstOf,
  holes,
  type Listed,
  pageOfLists,
  type IndexedRows,
  type Places,
  sum,
} from './rows.js';
import { CaseloadWaiting, type WaitingAsked, type WaitingCount } from './waiting.js';
import { CaseloadErasures } from './erasures.js';
import { SAME_UNNUMBERED } from '../runner/persons.js';
import { CaseloadGivenOut } from './given-out.js';
import type { Dictionaries } from '../runner/view.js';
import { PROTECTED_RECORDS } from '../runner/schema.js';
import type { ViewFile } from '../runner/view-file.js';

export type { GivenOutLine, GivenOutPage } from './given-out.js';
export type { CaseLine, WaitingLine } from './line.js';
export { LINES_PER_PAGE, type Listed, type Places } from './rows.js';
export type { Among, WaitingCount } from './waiting.js';

/** Journeys of one caseworker, or of nobody (null), in one insats and status. */
export type CaseCount = Readonly<{
  intervention: string;
  caseworker: string | null;
  status: JourneyStatus;
  count: number;
}>;

/** Whose referrals: those a user made, and those of her unit. */
export type SenderOfCases = Readonly<{ user: string; party?: Party | undefined; units: readonly string[] }>;

type PageAsked = Places & Readonly<{ page?: number }>;

/** Journeys that a search answers with at most. */
const MOST_FOUND = 50;
/** Nothing is left to do with the journey but to follow it up. */
const isOver = (status: JourneyStatus): boolean =>
  status === 'ended' || status === 'declined' || status === 'withdrawn';

/**
 * The case list of a view file: what waits, and who has which journey. Every list is bounded, and chosen by nothing but place,
 * responsibility, status and time (lag 2018:218 3 kap. 3 §). Throws `ViewsUnavailable`.
 */
export class Caseload {
  readonly #rows: CaseloadRows;
  readonly #waiting: CaseloadWaiting;
  /** Journeys that are to be erased, or have been. */
  readonly erasures: CaseloadErasures;
  readonly givenOut: CaseloadGivenOut;

  /** `changedAt` is the position of the last event that may have changed a journey or who it is about. */
  constructor(file: ViewFile, dictionaries: Dictionaries, changedAt: () => bigint) {
    this.#rows = new CaseloadRows(file, dictionaries, changedAt);
    this.#waiting = new CaseloadWaiting(this.#rows);
    this.erasures = new CaseloadErasures(this.#rows);
    this.givenOut = new CaseloadGivenOut(this.#rows);
  }

  /** What is of concern today: the late first, of those one's own before the others', and the longest waiting first. */
  waitingFor(asked: WaitingAsked & Readonly<{ waitsFor?: WaitingFor; page?: number }>): Listed<WaitingLine> {
    return this.#waiting.list(asked);
  }

  /** How much of each kind is of concern today, in the order of `WAITING_FOR`; kinds of which there is nothing are left out. */
  waitingCounts(asked: WaitingAsked): readonly WaitingCount[] {
    return this.#waiting.counts(asked);
  }

  /**
   * The journeys of some statuses, of one caseworker, of nobody (null), or of all: those that go on before those that are over,
   * and of each those where something happened last first.
   */
  journeysOf({
    caseworker,
    statuses,
    page = 1,
    ...asked
  }: PageAsked &
    Readonly<{ caseworker?: string | null; statuses: readonly JourneyStatus[] }>): Listed<CaseLine> {
    const whose: Chosen =
      caseworker === undefined
        ? { where: '', values: [] }
        : caseworker === null
          ? { where: ' AND caseworker IS NULL', values: [] }
          : { where: ' AND caseworker = ?', values: [caseworker] };
    const isWhose = (count: CaseCount) => caseworker === undefined || count.caseworker === caseworker;
    const places = this.#rows.placesIn(asked);
    const partsOf = (chosen: readonly JourneyStatus[]) =>
      places.flatMap((place) => {
        const counts = this.#countsIn(place).filter(isWhose);
        return chosen.map((status): IndexedRows => ({
          where: `place = ? AND status = ?${whose.where}`,
          values: [place, STATUSES.indexOf(status), ...whose.values],
          count: sum(counts.filter((count) => count.status === status).map(({ count }) => count)),
        }));
      });
    return pageOfLists(
      page,
      [partsOf(statuses.filter((status) => !isOver(status))), partsOf(statuses.filter(isOver))],
      (parts, limit, offset) => {
        const order = 'lastEventOn DESC, journey DESC';
        const chosen = firstOf('caseload', 'journey, lastEventOn', parts, order, limit, offset);
        return this.#rows.lines(
          `SELECT ${LINE_COLUMNS} JOIN (${chosen.sql}) n ON n.journey = c.journey ORDER BY n.lastEventOn DESC, n.journey DESC`,
          ...chosen.values,
        );
      },
    );
  }

  /** How many journeys of each status each caseworker has in each insats. */
  countsOf(asked: Places): readonly CaseCount[] {
    return this.#rows.placesIn(asked).flatMap((place) => this.#countsIn(place));
  }

  /** One journey, wherever it is; undefined where there is none, or it is misregistered. */
  journey(id: string): CaseLine | undefined {
    return this.#rows.lines(`SELECT ${LINE_COLUMNS} WHERE j.id = ?`, id)[0];
  }

  /** Journeys with this own number; several registers may have given it out. */
  byCaseNumber({ number, ...asked }: Places & Readonly<{ number: string }>): readonly CaseLine[] {
    return this.#found(asked, { where: 'c.number = ?', values: [number] });
  }

  /** Journeys whose id begins with these eight hexadecimal digits. */
  byReference({ digits, ...asked }: Places & Readonly<{ digits: string }>): readonly CaseLine[] {
    return this.#found(asked, { where: 'j.id >= ? AND j.id < ?', values: [digits, `${digits}~`] });
  }

  /**
   * A person's journeys, with them those registered for a participant without a number that was found to be her. Those of another number
   * that was said to be hers are counted with them and not found: whoever works elsewhere may have said it (docs/adr/0013).
   */
  byParticipant({
    participantId,
    ...asked
  }: Places & Readonly<{ participantId: string }>): readonly CaseLine[] {
    return this.#found(asked, {
      where: `c.participant IN (${SAME_UNNUMBERED})`,
      values: [participantId],
    });
  }

  /** Referrals of a sender, to whatever insats of the association, that wait for an answer, the oldest first. */
  referralsFrom({ sender, ...asked }: PageAsked & Readonly<{ sender: SenderOfCases }>): Listed<CaseLine> {
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
  }: PageAsked & Readonly<{ sender: SenderOfCases; since: Day }>): Listed<CaseLine> {
    const lately = { where: 'c.answeredOn >= ?', values: [dayNumber(since)] };
    return this.#sent(asked, sender, lately, 'c.answeredOn DESC, c.journey DESC');
  }

  /** All journeys that were referred on one of some days, in the order of the log. */
  referredBetween({ from, to, ...asked }: Places & Readonly<{ from: Day; to: Day }>): readonly CaseLine[] {
    const places = this.#rows.placesIn(asked);
    return this.#rows.lines(
      `SELECT ${LINE_COLUMNS} WHERE c.place IN (${holes(places)}) AND c.referredOn BETWEEN ? AND ? ORDER BY c.journey`,
      ...places,
      dayNumber(from),
      dayNumber(to),
    );
  }

  /** Every way in which a referring unit has been written, whoever the journeys are about. */
  unitTexts(): readonly string[] {
    return this.#rows.kept('unit texts', () =>
      this.#rows.read(
        'SELECT DISTINCT referringUnit FROM caseload WHERE referringUnit IS NOT NULL',
        (row) => textOrNull(row['referringUnit']) ?? '',
      ),
    );
  }

  /** Codes of the units that refer anybody whose identity is not protected. */
  unitsTold(): ReadonlySet<string> {
    const sql = `SELECT DISTINCT referringUnit FROM caseload
      WHERE referringUnit IS NOT NULL AND participant NOT IN (${PROTECTED_RECORDS})`;
    return this.#rows.kept(
      'units told',
      () => new Set(this.#rows.read(sql, ({ referringUnit }) => slug(String(referringUnit)))),
    );
  }

  /** The referring units of journeys as they were written; of those whose person is protected nothing is told. */
  unitsWritten(asked: Places): readonly UnitWritten[] {
    const places = this.#rows.placesIn(asked);
    return this.#rows.kept(`units ${places.join(' ')}`, () =>
      this.#rows.read(
        `SELECT referringUnit, count(*) AS count, min(nullif(referredOn, ${SOME_DAY})) AS since
          FROM caseload WHERE referringUnit IS NOT NULL AND participant NOT IN (${PROTECTED_RECORDS}) AND place IN (${holes(places)})
          GROUP BY referringUnit`,
        (row): UnitWritten => ({
          text: textOrNull(row['referringUnit']) ?? '',
          journeys: Number(row['count']),
          since: row['since'] === null ? null : dayOfNumber(Number(row['since'])),
        }),
        ...places,
      ),
    );
  }

  #countsIn(place: number): readonly CaseCount[] {
    return this.#rows.kept(`journeys ${place}`, () =>
      this.#rows.read(
        'SELECT place, caseworker, status, count(*) AS count FROM caseload WHERE place = ? GROUP BY status, caseworker',
        (row): CaseCount => ({
          intervention: interventionOf(this.#rows.names, row['place']),
          caseworker: textOrNull(row['caseworker']),
          status: statusOf(row['status']),
          count: Number(row['count']),
        }),
        place,
      ),
    );
  }

  #sent(
    asked: PageAsked,
    { user, party, units }: SenderOfCases,
    when: Chosen,
    order: string,
  ): Listed<CaseLine> {
    const { page = 1 } = asked;
    const places = this.#rows.placesIn(asked);
    const senders: readonly Chosen[] = [
      { where: 'c.referredBy = ?', values: [user] },
      ...(party === undefined || units.length === 0
        ? []
        : [
            {
              // Of a protected identity nobody is told which unit it was, not even those who work there.
              where: `c.referringUnit IN (${holes(units)}) AND c.referringParty = ? AND c.participant NOT IN (${PROTECTED_RECORDS})`,
              values: [...units, PARTY.findIndex(({ code }) => code === party)],
            },
          ]),
    ];
    const those = senders.map(({ where }) => `(${where} AND ${when.where})`).join(' OR ');
    const where = `(${those}) AND +c.place IN (${holes(places)})`;
    const values = [...senders.flatMap((sender) => [...sender.values, ...when.values]), ...places];
    const [counted] = this.#rows.read(
      `SELECT count(*) AS count FROM caseload c WHERE ${where}`,
      (row) => Number(row['count']),
      ...values,
    );
    return pageOfLists(page, [[{ where, values, count: counted ?? 0 }]], (_parts, limit, offset) =>
      this.#rows.lines(
        `SELECT ${LINE_COLUMNS} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
        ...values,
      ),
    );
  }

  /** Found by something that names few journeys; `+` keeps the place from being what they are looked up by. */
  #found(asked: Places, { where, values }: Chosen): readonly CaseLine[] {
    const places = this.#rows.placesIn(asked);
    return this.#rows.lines(
      `SELECT ${LINE_COLUMNS} WHERE ${where} AND +c.place IN (${holes(places)})
        ORDER BY c.lastEventOn DESC, c.journey DESC LIMIT ${MOST_FOUND}`,
      ...values,
      ...places,
    );
  }
}
