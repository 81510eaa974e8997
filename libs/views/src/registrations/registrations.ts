import type { SQLInputValue } from 'node:sqlite';
import type { Lateness } from '@samspar/access';
import type { JourneyEvent } from '@samspar/casework';
import {
  type Day,
  dayNumber,
  dayOfNumber,
  endOfDayInStockholm,
  startOfDayInStockholm,
} from '@samspar/kernel';
import { LINES_PER_PAGE, type Listed } from '../caseload/rows.js';
import { AMENDING } from './projection.js';
import { PROTECTED_RECORDS } from '../runner/schema.js';
import type { Row, ViewFile } from '../runner/view-file.js';

/** What may be true of a journey as a whole. */
export const HANDLING_MARKS = ['corrected', 'reopened', 'merged', 'erased'] as const;
export type HandlingMark = (typeof HANDLING_MARKS)[number];

/** Journeys of which something was registered that agrees in all that is said of it: one registration, and the journey as a whole. */
export type RegistrationQuery = Readonly<{
  association: string;
  /** Its own number, or its short one. */
  number?: string | undefined;
  intervention?: string | undefined;
  mark?: HandlingMark | undefined;
  /** Id of the authority that registered it. Journeys of protected identities are left out: it would tell where somebody is. */
  authority?: string | undefined;
  type?: JourneyEvent['type'] | undefined;
  /** The day that was stated, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** Days at least from the day that was stated to that on which it was registered. */
  daysLate?: number | undefined;
  /** The day on which it was registered, both included. */
  knownFrom?: Day | undefined;
  knownTo?: Day | undefined;
  /** Not read from a file. */
  isByHand?: boolean | undefined;
  page?: number;
  /** Journeys of a page; as many as of any list unless it is said. */
  most?: number | undefined;
}>;

/** A journey as it is listed for who looks after how it was handled. */
export type RegisteredLine = Readonly<{
  journey: string;
  /** Its own number, where it was read from a register. */
  number: string | null;
  intervention: string;
  /** When something was last registered, in milliseconds since the epoch. */
  knownAt: number;
  registrations: number;
  /** The most days that something was registered late; null where no day is known. */
  daysLate: number | null;
  marks: readonly HandlingMark[];
}>;

/** What tells of the file and not of the person's way: its day is no day of the journey. */
const NOT_LIVED = [...AMENDING, 'NoteCorrected', 'JourneyErased'].map((type) => `'${type}'`).join(', ');

const dayOfAmended = (which: 'min' | 'max') =>
  `(SELECT ${which}(day) FROM registration e WHERE e.journey = a.journey AND type NOT IN (${NOT_LIVED}))`;

/** That something of a journey was changed: where in the log, and the first and the last day that anything is registered of the journey. */
export type AmendedJourney = Readonly<{ position: number; from: Day; to: Day }>;

export type RegisteredPage = Listed<RegisteredLine> &
  Readonly<{
    /** There are more than `total`, which is as far as they are counted. */
    hasMore: boolean;
  }>;

/** How much is looked at before a page is shown: to count all that agrees would take longer than to show it. */
type SearchLimits = Readonly<{
  /** As far as journeys are counted. */
  counted: number;
  /** Registrations at most that are gathered before any journey is looked at. */
  few: number;
}>;
const LIMITS: SearchLimits = { counted: 1_000, few: 20_000 };

type Condition = readonly [condition: string, ...values: SQLInputValue[]];

const REFERENCE = /^([0-9a-f]{4})[-\s]?([0-9a-f]{4})$/i;

/** Journeys of those of whom two records are said to be one person's. */
const MERGED = `(SELECT no FROM journey WHERE participant IN
  (SELECT participant FROM merge WHERE known_to IS NULL UNION SELECT counts_as FROM merge WHERE known_to IS NULL))`;
const IS_MARKED: Readonly<Record<HandlingMark, string>> = {
  corrected: 'r.corrected = 1',
  reopened: 'r.reopened = 1',
  merged: `r.journey IN ${MERGED}`,
  erased: 'r.erased = 1',
};

const PROTECTED = `(SELECT no FROM journey WHERE participant IN (${PROTECTED_RECORDS}))`;

const when = <Value>(
  value: Value | undefined,
  condition: (value: Value) => Condition,
): readonly Condition[] => (value === undefined ? [] : [condition(value)]);

const together = (conditions: readonly Condition[]) => ({
  where: conditions.map(([condition]) => condition).join(' AND '),
  values: conditions.flatMap(([, ...values]) => values),
});

const numbered = (number: string): Condition => {
  const digits = REFERENCE.exec(number)?.slice(1).join('').toLowerCase();
  const own = 'SELECT journey FROM registered WHERE number = ?';
  return digits === undefined
    ? [`r.journey IN (${own})`, number]
    : [
        `r.journey IN (${own} UNION SELECT no FROM journey WHERE id >= ? AND id < ?)`,
        number,
        digits,
        `${digits}~`,
      ];
};

/** What is asked of one registration, by its columns as they are named; undefined where nothing is. */
const ofRegistration = (asked: RegistrationQuery, e: string): ReturnType<typeof together> | undefined => {
  const conditions: readonly Condition[] = [
    ...when(asked.authority, (authority): Condition => [`${e}.authority = ?`, authority]),
    ...when(asked.type, (type): Condition => [`${e}.type = ?`, type]),
    ...when(asked.from, (day): Condition => [`${e}.day >= ?`, dayNumber(day)]),
    ...when(asked.to, (day): Condition => [`${e}.day <= ?`, dayNumber(day)]),
    ...when(asked.daysLate, (days): Condition => [`${e}.daysLate >= ?`, days]),
    ...when(asked.knownFrom, (day): Condition => [`${e}.knownAt >= ?`, startOfDayInStockholm(day)]),
    ...when(asked.knownTo, (day): Condition => [`${e}.knownAt <= ?`, endOfDayInStockholm(day)]),
    ...when(asked.isByHand, (isByHand): Condition => [`${e}.byHand = ?`, Number(isByHand)]),
  ];
  return conditions.length === 0 ? undefined : together(conditions);
};

/**
 * What was registered of journeys and when, for auditors: looked for by how a journey was handled, and never by what is told of the person
 * (lag 2018:218 3 kap. 3 §). Throws `ViewsUnavailable`.
 */
export class Registrations {
  constructor(private readonly file: ViewFile) {}

  /** A page of journeys, those of which something was registered last first. They are counted no further than the limit, or the page; the last page where the number lies beyond. */
  page(
    { page = 1, most = LINES_PER_PAGE, ...asked }: RegistrationQuery,
    limits: SearchLimits = LIMITS,
  ): RegisteredPage {
    const { where, values } = together([
      ['r.association = ?', asked.association],
      ...when(asked.number, numbered),
      ...when(asked.intervention, (id): Condition => ['r.intervention = ?', id]),
      ...when(asked.mark, (mark): Condition => [IS_MARKED[mark]]),
      ...this.#ofRegistration(asked, limits),
      // Which board registered something may tell where somebody is (docs/adr/0024).
      ...when(asked.authority, (): Condition => [`r.journey NOT IN ${PROTECTED}`]),
    ]);
    const matching = `SELECT r.journey AS found, r.position AS last FROM registered r WHERE ${where}`;
    const counted = Math.max(limits.counted, most);
    const [row] = this.file.rows(
      `SELECT count(*) AS count FROM (${matching} LIMIT ?)`,
      ...values,
      counted + 1,
    );
    const all = Number(row?.['count']);
    const total = Math.min(all, counted);
    const sql = `SELECT j.id, r.*, r.journey IN ${MERGED} AS merged,
      (SELECT count(*) FROM registration e WHERE e.journey = found) AS registrations,
      (SELECT max(daysLate) FROM registration e WHERE e.journey = found) AS daysLate
      FROM (${matching} ORDER BY last DESC LIMIT ? OFFSET ?) JOIN registered r ON r.journey = found JOIN journey j ON j.no = found
      ORDER BY last DESC`;
    const pages = Math.ceil(total / most);
    const shown = Math.max(1, Math.min(page, pages));
    const offset = (shown - 1) * most;
    const rows = this.file.rows(sql, ...values, Math.min(most, total - offset), offset);
    return { lines: Array.from(rows, lineOf), total, page: shown, pages, hasMore: all > total };
  }

  /** Few registrations are gathered first; where they are many, each journey is asked for one, from the last, until there are enough. */
  #ofRegistration(asked: RegistrationQuery, { few }: SearchLimits): readonly Condition[] {
    const told = ofRegistration(asked, 'e');
    // Those of one journey are found by it, and not by an index that has those of all.
    const ofOne = ofRegistration(asked, '+e');
    if (!told || !ofOne) return [];
    const [row] = this.file.rows(
      `SELECT count(*) AS count FROM (SELECT 1 FROM registration e WHERE ${told.where} LIMIT ?)`,
      ...told.values,
      few + 1,
    );
    return Number(row?.['count']) > few
      ? [
          [
            `EXISTS (SELECT 1 FROM registration e WHERE e.journey = r.journey AND ${ofOne.where})`,
            ...ofOne.values,
          ],
        ]
      : [[`r.journey IN (SELECT e.journey FROM registration e WHERE ${told.where})`, ...told.values]];
  }

  /** What was registered by hand in each insats of an association, where the journeys then were, in a quarter or later, and how much of it late. */
  lateness(association: string, quarter: number): readonly Lateness[] {
    const sql = 'SELECT * FROM lateness WHERE association = ? AND quarter >= ?';
    return Array.from(this.file.rows(sql, association, quarter), (row) => ({
      intervention: String(row['intervention']),
      quarter: Number(row['quarter']),
      registered: Number(row['registered']),
      late: Number(row['late']),
    }));
  }

  /** What had been registered of journeys of an association and was changed after a place in the log, but for journeys of which no day is known. */
  amended(association: string, after: number): readonly AmendedJourney[] {
    const sql = `SELECT position, ${dayOfAmended('min')} AS first, ${dayOfAmended('max')} AS last FROM amended a
      WHERE position > ? AND (SELECT association FROM registered r WHERE r.journey = a.journey) = ?`;
    return Array.from(this.file.rows(sql, after, association)).flatMap(({ position, first, last }) =>
      first === null
        ? []
        : [{ position: Number(position), from: dayOfNumber(Number(first)), to: dayOfNumber(Number(last)) }],
    );
  }

  /** How many journeys of each insats of an association have been erased. */
  erased(association: string): ReadonlyMap<string, number> {
    const sql =
      'SELECT intervention, count(*) AS count FROM registered WHERE association = ? AND erased = 1 GROUP BY intervention';
    return new Map(
      Array.from(this.file.rows(sql, association), ({ intervention, count }) => [
        String(intervention),
        Number(count),
      ]),
    );
  }

  /** What became known of a journey, by its number, at a moment: in the order of the log. */
  at(journey: number, knownAt: number): readonly RegisteredAt[] {
    const sql =
      'SELECT type, day, position, revision FROM registration WHERE journey = ? AND knownAt = ? ORDER BY revision';
    return Array.from(this.file.rows(sql, journey, knownAt), registeredAt);
  }

  /** The number of its own that a journey has, by its number in the statistics; null where it has none, or is erased. */
  ownNumber(journey: number): string | null {
    const [row] = this.file.rows('SELECT number FROM registered WHERE journey = ?', journey);
    return typeof row?.['number'] === 'string' ? row['number'] : null;
  }

  /** Numbers of the journeys that were erased from one moment, left out, up to another. */
  erasedBetween(from: number, to: number): ReadonlySet<number> {
    const sql =
      "SELECT journey FROM registration WHERE type = 'JourneyErased' AND knownAt > ? AND knownAt <= ?";
    return new Set(Array.from(this.file.rows(sql, from, to), ({ journey }) => Number(journey)));
  }

  /** The ids of journeys of an association with this number, their own or a short one; two at most. */
  named(association: string, number: string): readonly string[] {
    const { where, values } = together([['+r.association = ?', association], numbered(number)]);
    const sql = `SELECT j.id FROM registered r JOIN journey j ON j.no = r.journey WHERE ${where} LIMIT 2`;
    return Array.from(this.file.rows(sql, ...values), ({ id }) => String(id));
  }
}

/** Something that was registered of a journey at a moment. */
export type RegisteredAt = Readonly<{
  type: JourneyEvent['type'];
  /** The day that was stated, in days since 1970-01-01; null where nobody knows it. */
  day: number | null;
  position: number;
  /** Its place in the journey's stream. */
  revision: number;
}>;

const registeredAt = ({ type, day, position, revision }: Row): RegisteredAt => ({
  // A row's type is that of the event it was made of.
  type: String(type) as JourneyEvent['type'],
  day: typeof day === 'number' ? day : null,
  position: Number(position),
  revision: Number(revision),
});

const lineOf = (row: Row): RegisteredLine => ({
  journey: String(row['id']),
  number: typeof row['number'] === 'string' ? row['number'] : null,
  intervention: String(row['intervention']),
  knownAt: Number(row['knownAt']),
  registrations: Number(row['registrations']),
  daysLate: typeof row['daysLate'] === 'number' ? row['daysLate'] : null,
  marks: HANDLING_MARKS.filter((mark) => row[mark] === 1),
});
