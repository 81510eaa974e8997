import type { SQLInputValue } from 'node:sqlite';
import type { JourneyEvent } from '@samspar/casework';
import { type Day, dayNumber } from '@samspar/kernel';
import { LINES_PER_PAGE, type Listed } from '../caseload/rows.js';
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

type Condition = readonly [condition: string, ...values: SQLInputValue[]];

const REFERENCE = /^([0-9a-f]{4})[-\s]?([0-9a-f]{4})$/i;

const MERGED = `j.participant IN (SELECT participant FROM merge WHERE known_to IS NULL UNION SELECT counts_as FROM merge WHERE known_to IS NULL)`;
const IS_MARKED: Readonly<Record<HandlingMark, string>> = {
  corrected: 'r.corrected = 1',
  reopened: 'r.reopened = 1',
  merged: MERGED,
  erased: 'r.erased = 1',
};

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
  return digits === undefined
    ? ['r.number = ?', number]
    : ['(r.number = ? OR j.id >= ? AND j.id < ?)', number, digits, `${digits}~`];
};

/** What is asked of one registration. */
const ofRegistration = (asked: RegistrationQuery): readonly Condition[] => {
  const conditions: readonly Condition[] = [
    ...when(asked.authority, (authority): Condition => ['e.authority = ?', authority]),
    ...when(asked.type, (type): Condition => ['e.type = ?', type]),
    ...when(asked.from, (day): Condition => ['e.day >= ?', dayNumber(day)]),
    ...when(asked.to, (day): Condition => ['e.day <= ?', dayNumber(day)]),
    ...when(asked.daysLate, (days): Condition => ['e.daysLate >= ?', days]),
  ];
  if (conditions.length === 0) return [];
  const { where, values } = together(conditions);
  const some = `EXISTS (SELECT 1 FROM registration e WHERE e.journey = r.journey AND ${where})`;
  return asked.authority === undefined
    ? [[some, ...values]]
    : [[`${some} AND j.participant NOT IN (${PROTECTED_RECORDS})`, ...values]];
};

const FROM = 'FROM registered r JOIN journey j ON j.no = r.journey';

/**
 * What was registered of journeys and when, for auditors: looked for by how a journey was handled, and never by what is told of the person
 * (lag 2018:218 3 kap. 3 §). Throws `ViewsUnavailable`.
 */
export class Registrations {
  readonly #file: ViewFile;

  constructor(file: ViewFile) {
    this.#file = file;
  }

  /** A page of journeys, those of which something was registered last first. */
  page({ page = 1, most = LINES_PER_PAGE, ...asked }: RegistrationQuery): Listed<RegisteredLine> {
    const { where, values } = together([
      ['r.association = ?', asked.association],
      ...when(asked.number, numbered),
      ...when(asked.intervention, (id): Condition => ['r.intervention = ?', id]),
      ...when(asked.mark, (mark): Condition => [IS_MARKED[mark]]),
      ...ofRegistration(asked),
    ]);
    const [counted] = this.#file.rows(`SELECT count(*) AS count ${FROM} WHERE ${where}`, ...values);
    const total = Number(counted?.['count']);
    const sql = `SELECT j.id, r.*, ${MERGED} AS merged,
      (SELECT count(*) FROM registration e WHERE e.journey = r.journey) AS registrations,
      (SELECT max(daysLate) FROM registration e WHERE e.journey = r.journey) AS daysLate
      ${FROM} WHERE ${where} ORDER BY r.position DESC LIMIT ? OFFSET ?`;
    const rows = this.#file.rows(sql, ...values, most, (page - 1) * most);
    return { lines: Array.from(rows, lineOf), total, page, pages: Math.ceil(total / most) };
  }

  /** The ids of journeys of an association with this number, their own or a short one; two at most. */
  named(association: string, number: string): readonly string[] {
    const { where, values } = together([['r.association = ?', association], numbered(number)]);
    return Array.from(this.#file.rows(`SELECT j.id ${FROM} WHERE ${where} LIMIT 2`, ...values), ({ id }) =>
      String(id),
    );
  }
}

const lineOf = (row: Row): RegisteredLine => ({
  journey: String(row['id']),
  number: typeof row['number'] === 'string' ? row['number'] : null,
  intervention: String(row['intervention']),
  knownAt: Number(row['knownAt']),
  registrations: Number(row['registrations']),
  daysLate: typeof row['daysLate'] === 'number' ? row['daysLate'] : null,
  marks: HANDLING_MARKS.filter((mark) => row[mark] === 1),
});
