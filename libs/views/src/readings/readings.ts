import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { type CheckedReading, LOG_PAGES, OPENED_ON, READING_REASONS, SHOWN_ON } from '@samspar/access';
import { AUDIT_GROUND, type AuditGround, CARD_REASON, codesOf } from '@samspar/codes';
import type { Listed } from '../caseload/rows.js';
import type { LookRow, ReadingRow } from './projection.js';
import { PROTECTED_RECORDS } from '../runner/schema.js';
import type { Row, ViewFile } from '../runner/view-file.js';

export type JourneyOfReading = Readonly<{
  id: string;
  /** Its own number, where it was read from a register. */
  number: string | null;
  /** Slug of its insats. */
  intervention: string;
}>;

/** A line of the access log: who was shown how many journeys, when, where and why. */
export type ReadingLine = Omit<ReadingRow, 'journeys'> &
  Readonly<{
    count: number;
    /** The only one, or one of them. */
    journey: JourneyOfReading;
  }>;

/** That an auditor was told whom a journey is about. */
export type IdentifiedLine = JourneyOfReading &
  Pick<ReadingRow, 'actor' | 'knownAt' | 'reason'> &
  Readonly<{ ground: AuditGround }>;

/** Who was shown whose readings, when and where; and which journey they were chosen by. */
export type LookLine = Omit<LookRow, 'association' | 'journey'> &
  Readonly<{ journey: JourneyOfReading | null }>;

export type ReadingQuery = Readonly<{
  association: string;
  /** Id of a journey: readings that showed it. */
  journey?: string | undefined;
  /** User id. */
  actor?: string | undefined;
  on?: ReadingRow['on'] | undefined;
  /** Type of a command that an open form registers. */
  toRegister?: string | undefined;
  /** Milliseconds since the epoch, both included. */
  from?: number | undefined;
  to?: number | undefined;
  isOldestFirst?: boolean | undefined;
  /** Lines at most; as many as a page has unless it is said. */
  most?: number | undefined;
  /** Goes on after this line of the page before. */
  after?: Pick<ReadingLine, 'knownAt' | 'position'> | undefined;
}>;

/** A page of the access log; `hasMore` where it is not the last. */
export type ReadingPage = Readonly<{ lines: readonly ReadingLine[]; hasMore: boolean }>;

const LINES_PER_PAGE = 50;

const oneOf = <Code extends string>(codes: readonly Code[], value: SQLOutputValue | undefined): Code => {
  const code = codes.find((one) => one === value);
  if (code === undefined) throw new TypeError('A reading has a code that is not known.');
  return code;
};

/** What a card was opened for, or on which ground an auditor was told whom a journey is about. */
const statedIn = (value: SQLOutputValue | undefined): Pick<ReadingRow, 'openedFor' | 'ground'> => {
  if (typeof value !== 'string') return {};
  const ground = codesOf(AUDIT_GROUND).find((code) => code === value);
  return ground ? { ground } : { openedFor: oneOf(codesOf(CARD_REASON), value) };
};

const NAMED = `id, case_record ->> '$.number' AS number, case_record ->> '$.intervention' AS intervention`;
const SHOWN = `SELECT ${NAMED} FROM shown JOIN journey ON no = shown.journey WHERE position = ? ORDER BY no`;
const COUNT = 'SELECT count(*) AS count FROM shown WHERE position = ?';

/** Of a period, both moments included. */
const OF_PERIOD = 'reading.association = ? AND reading.knownAt BETWEEN ? AND ?';
const OPENED = `reading.shownOn IN (${OPENED_ON.map((page) => `'${page}'`).join(', ')})`;
const CHECKED = `SELECT position, knownAt, actor, shownOn, reason FROM reading WHERE ${OF_PERIOD} ORDER BY knownAt, position`;
const OPENINGS = `FROM reading JOIN shown USING (position) WHERE ${OF_PERIOD} AND ${OPENED}`;
/** Each journey that was opened, with whether its person is protected. */
const OPENED_JOURNEYS = `SELECT j.no, j.id, case_record ->> '$.intervention' AS intervention,
  j.participant IN (${PROTECTED_RECORDS}) AS isProtected FROM journey j
  WHERE j.no IN (SELECT shown.journey ${OPENINGS})`;
/** Who opened which journeys without being responsible, having been shown them as responsible before. */
const NO_LONGER_RESPONSIBLE = `WITH opened AS (
    SELECT actor, shown.journey AS no, max(knownAt) AS last FROM reading JOIN shown USING (position)
    WHERE ${OF_PERIOD} AND ${OPENED} AND reason <> 'responsible' GROUP BY actor, shown.journey)
  SELECT opened.actor, j.id FROM opened JOIN journey j USING (no) WHERE EXISTS (
    SELECT 1 FROM shown JOIN reading USING (position)
    WHERE shown.journey = opened.no AND reading.actor = opened.actor AND reason = 'responsible' AND knownAt < last)`;

const IN_EMERGENCY = `SELECT DISTINCT j.id FROM reading JOIN shown USING (position) JOIN journey j ON j.no = shown.journey
  WHERE reading.association = ? AND shownOn = 'case' AND knownAt >= ? AND reason = 'emergency'`;

const IDENTIFIED = `FROM reading JOIN shown USING (position) JOIN journey ON no = shown.journey
  WHERE reading.association = ? AND shownOn IN ('replay-identity', 'evidence-texts') AND reason <> 'responsible' AND knownAt >= ?`;

const LOOKED = 'FROM look WHERE association = ? AND actor <> ?';

/** A condition with its value; none where nothing was asked for. */
type Condition = readonly [sql: string, ...values: SQLInputValue[]];
const when = <Asked>(
  asked: Asked | undefined,
  condition: (asked: Asked) => Condition,
): readonly Condition[] => (asked === undefined ? [] : [condition(asked)]);

/** One line more than a page has is asked for, which tells whether there is another page. */
export const pageSql = ({
  association,
  journey,
  actor,
  on,
  toRegister,
  from,
  to,
  isOldestFirst,
  most = LINES_PER_PAGE,
  after,
}: ReadingQuery): Readonly<{ sql: string; values: readonly SQLInputValue[] }> => {
  const conditions: readonly Condition[] = [
    ...when(journey, (id) => ['journey = (SELECT no FROM journey WHERE id = ?)', id]),
    // The few readings of one journey are found by it, not by the association that all have.
    [journey === undefined ? 'association = ?' : '+association = ?', association],
    ...when(actor, (user) => ['actor = ?', user]),
    ...when(on, (page) => ['shownOn = ?', page]),
    ...when(toRegister, (command) => [
      'EXISTS (SELECT 1 FROM json_each(toRegister) WHERE value = ?)',
      command,
    ]),
    ...when(from, (moment) => ['knownAt >= ?', moment]),
    ...when(to, (moment) => ['knownAt <= ?', moment]),
    ...when(after, ({ knownAt, position }) => [
      `(knownAt, position) ${isOldestFirst ? '>' : '<'} (?, ?)`,
      knownAt,
      position,
    ]),
  ];
  const order = isOldestFirst ? 'ASC' : 'DESC';
  return {
    sql: `SELECT reading.* FROM ${journey === undefined ? 'reading' : 'shown JOIN reading USING (position)'}
      WHERE ${conditions.map(([condition]) => condition).join(' AND ')}
      ORDER BY knownAt ${order}, position ${order} LIMIT ${most + 1}`,
    values: conditions.flatMap(([, ...values]) => values),
  };
};

/** Who has read what, as the view file has it. Throws `ViewsUnavailable`. */
export class Readings {
  constructor(private readonly file: ViewFile) {}

  /** Lines that agree in all that is asked for, the newest first unless the oldest are to be. */
  page(asked: ReadingQuery): ReadingPage {
    const { sql, values } = pageSql(asked);
    const { most = LINES_PER_PAGE } = asked;
    const rows = [...this.file.rows(sql, ...values)];
    return {
      lines: rows.slice(0, most).map((row) => this.#line(row)),
      hasMore: rows.length > most,
    };
  }

  /** One line, by its place in the log, with every journey it showed; undefined where the association has none there. */
  at(
    association: string,
    position: number,
  ): Readonly<{ line: ReadingLine; journeys: readonly JourneyOfReading[] }> | undefined {
    const sql = 'SELECT * FROM reading WHERE position = ? AND association = ?';
    const [row] = this.file.rows(sql, position, association);
    return row && { line: this.#line(row), journeys: this.#shown(SHOWN, position) };
  }

  /** Who has been shown readings, but for one user; pages count from 1, the last looks first. */
  looks(association: string, but: string, page: number): Listed<LookLine> {
    const [counted] = this.file.rows(`SELECT count(*) AS count ${LOOKED}`, association, but);
    const total = Number(counted?.['count']);
    const sql = `SELECT * ${LOOKED} ORDER BY position DESC LIMIT ${LINES_PER_PAGE} OFFSET ?`;
    const rows = [...this.file.rows(sql, association, but, (page - 1) * LINES_PER_PAGE)];
    const lines = rows.map((row) => this.#look(association, row));
    return { lines, total, page, pages: Math.ceil(total / LINES_PER_PAGE) };
  }

  /** A journey of an association, as lines name it. */
  journey(association: string, id: string): JourneyOfReading | undefined {
    const sql = `SELECT ${NAMED} FROM journey WHERE id = ? AND case_record ->> '$.association' = ?`;
    return this.#shown(sql, id, association)[0];
  }

  /** Users who have read a journey. */
  readersOf(journey: string): readonly string[] {
    const sql = `SELECT DISTINCT actor FROM shown JOIN reading USING (position)
      WHERE journey = (SELECT no FROM journey WHERE id = ?)`;
    return Array.from(this.file.rows(sql, journey), ({ actor }) => String(actor));
  }

  /** The readings of a period, from and to milliseconds since the epoch, both included, in the order of the log. */
  checked(association: string, from: number, to: number): readonly CheckedReading[] {
    const journeys = new Map(
      Array.from(
        this.file.rows(OPENED_JOURNEYS, association, from, to),
        ({ no, id, intervention, isProtected }) => [
          no,
          { id: String(id), intervention: String(intervention), isProtected: isProtected === 1 },
        ],
      ),
    );
    const openings = `SELECT position, shown.journey ${OPENINGS}`;
    const opened = Map.groupBy(this.file.rows(openings, association, from, to), ({ position }) => position);
    return Array.from(this.file.rows(CHECKED, association, from, to), (row) =>
      this.file.making(() => ({
        position: Number(row['position']),
        knownAt: Number(row['knownAt']),
        actor: String(row['actor']),
        on: oneOf(SHOWN_ON, row['shownOn']),
        reason: oneOf(READING_REASONS, row['reason']),
        opened: (opened.get(row['position']) ?? []).flatMap(({ journey }) => journeys.get(journey) ?? []),
      })),
    );
  }

  /** Who in a period opened journeys for which she was no longer responsible, by user id, and which. */
  noLongerResponsible(
    association: string,
    from: number,
    to: number,
  ): readonly Readonly<{ actor: string; journey: string }>[] {
    return Array.from(this.file.rows(NO_LONGER_RESPONSIBLE, association, from, to), ({ actor, id }) => ({
      actor: String(actor),
      journey: String(id),
    }));
  }

  /** Journeys that were opened in an emergency since a moment, in milliseconds since the epoch, by id. */
  openedInEmergency(association: string, since: number): readonly string[] {
    return Array.from(this.file.rows(IN_EMERGENCY, association, since), ({ id }) => String(id));
  }

  /** When somebody was last shown persons, in milliseconds since the epoch; undefined where she never was. */
  lastOf(association: string, actor: string): number | undefined {
    const sql = 'SELECT max(knownAt) AS last FROM reading WHERE association = ? AND actor = ?';
    const [row] = this.file.rows(sql, association, actor);
    return typeof row?.['last'] === 'number' ? row['last'] : undefined;
  }

  /** Whom auditors have been told about since a moment, in milliseconds since the epoch, by whom and on which ground; the last first. */
  identified(association: string, since: number): readonly IdentifiedLine[] {
    const sql = `SELECT knownAt, actor, reason, openedFor, ${NAMED} ${IDENTIFIED} ORDER BY knownAt DESC, position DESC`;
    return Array.from(this.file.rows(sql, association, since), (row) =>
      this.file.making(() => ({
        knownAt: Number(row['knownAt']),
        actor: String(row['actor']),
        reason: oneOf(READING_REASONS, row['reason']),
        ground: oneOf(codesOf(AUDIT_GROUND), row['openedFor']),
        id: String(row['id']),
        number: row['number'] === null ? null : String(row['number']),
        intervention: String(row['intervention']),
      })),
    );
  }

  /** When the first reading of an association became known, in milliseconds since the epoch; undefined where there is none. */
  firstAt(association: string): number | undefined {
    const [row] = this.file.rows(
      'SELECT min(knownAt) AS first FROM reading WHERE association = ?',
      association,
    );
    return typeof row?.['first'] === 'number' ? row['first'] : undefined;
  }

  #line(row: Row): ReadingLine {
    const position = Number(row['position']);
    return this.file.making(() => {
      const [journey] = this.#shown(`${SHOWN} LIMIT 1`, position);
      if (journey === undefined) throw new TypeError('A reading has shown no journey.');
      return {
        position,
        knownAt: Number(row['knownAt']),
        association: String(row['association']),
        actor: String(row['actor']),
        role: String(row['role']),
        on: oneOf(SHOWN_ON, row['shownOn']),
        reason: oneOf(READING_REASONS, row['reason']),
        ...(row['toRegister'] !== null && { toRegister: JSON.parse(String(row['toRegister'])) }),
        ...statedIn(row['openedFor']),
        count: Number([...this.file.rows(COUNT, position)][0]?.['count']),
        journey,
      };
    });
  }

  #look(association: string, row: Row): LookLine {
    const { journey } = row;
    return this.file.making(() => ({
      position: Number(row['position']),
      knownAt: Number(row['knownAt']),
      actor: String(row['actor']),
      role: String(row['role']),
      on: oneOf(LOG_PAGES, row['page']),
      // As the table wrote it.
      readers: JSON.parse(String(row['readers'])) as readonly string[],
      journey: (typeof journey === 'string' && this.journey(association, journey)) || null,
    }));
  }

  #shown(sql: string, ...values: readonly SQLInputValue[]): readonly JourneyOfReading[] {
    return Array.from(this.file.rows(sql, ...values), ({ id, number, intervention }) => ({
      id: String(id),
      number: number === null ? null : String(number),
      intervention: String(intervention),
    }));
  }
}
