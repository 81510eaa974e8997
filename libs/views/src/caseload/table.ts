import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { JourneyEntry } from '../runner/changes.js';
import type { Dictionaries, JourneyTaken, View, ViewIntake } from '../runner/view.js';
import {
  type CaseRecord,
  type CaseRow,
  caseRow,
  evolveCase,
  unlistedRow,
  waitingRows,
} from './projection.js';

/** A column for each property of a row. */
export const CASE_COLUMNS = {
  journey: 'INTEGER PRIMARY KEY',
  participant: 'INTEGER NOT NULL',
  place: 'INTEGER NOT NULL',
  status: 'INTEGER NOT NULL',
  caseworker: 'TEXT',
  number: 'TEXT',
  referredBy: 'TEXT',
  referringParty: 'INTEGER NOT NULL',
  referringUnit: 'TEXT',
  anonymous: 'INTEGER NOT NULL',
  referredOn: 'INTEGER NOT NULL',
  waitingOn: 'INTEGER',
  acceptedOn: 'INTEGER',
  answeredOn: 'INTEGER',
  startedOn: 'INTEGER',
  exitedOn: 'INTEGER',
  lastEventOn: 'INTEGER NOT NULL',
  revision: 'INTEGER NOT NULL',
} as const satisfies Record<keyof CaseRow, string>;

type Column = keyof CaseRow;
const COLUMNS = Object.keys(CASE_COLUMNS) as Column[];

/** The case list, and of each journey in it what it waits for; whoever chooses among the latter reads no other table. And the journeys that are in no list; and what was given out without consent. */
const TABLES = `
  CREATE TABLE caseload (${COLUMNS.map((column) => `${column} ${CASE_COLUMNS[column]}`).join(', ')}) STRICT;
  CREATE TABLE waiting (
    journey INTEGER NOT NULL, waitsFor INTEGER NOT NULL, place INTEGER NOT NULL, caseworker TEXT,
    shownFrom INTEGER NOT NULL, due INTEGER NOT NULL, monthsAfterExit INTEGER, PRIMARY KEY (journey, waitsFor)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE unlisted (
    journey INTEGER PRIMARY KEY, participant INTEGER NOT NULL, place INTEGER NOT NULL, lastEventOn INTEGER NOT NULL,
    erased INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE given_out (
    journey INTEGER NOT NULL, no INTEGER NOT NULL, association INTEGER NOT NULL, giver TEXT NOT NULL, recordedAt INTEGER NOT NULL,
    said TEXT NOT NULL, PRIMARY KEY (journey, no)
  ) STRICT, WITHOUT ROWID;
`;

/** One for each way of asking; made last where a file is filled at once. */
const INDEXES = `
  CREATE INDEX waiting_in_place ON waiting (place, waitsFor, due, journey, shownFrom, caseworker, monthsAfterExit);
  CREATE INDEX waiting_of_caseworker ON waiting (caseworker, due, journey, waitsFor, place, shownFrom, monthsAfterExit)
    WHERE caseworker IS NOT NULL;
  CREATE INDEX caseload_in_place ON caseload (place, status, lastEventOn, journey, caseworker);
  CREATE INDEX caseload_of_caseworker ON caseload (caseworker, place, status, lastEventOn) WHERE caseworker IS NOT NULL;
  CREATE INDEX caseload_by_number ON caseload (number) WHERE number IS NOT NULL;
  CREATE INDEX caseload_by_participant ON caseload (participant);
  CREATE INDEX caseload_of_sender ON caseload (referredBy) WHERE referredBy IS NOT NULL;
  CREATE INDEX given_out_by ON given_out (association, giver, recordedAt);
  CREATE INDEX unlisted_by_participant ON unlisted (participant);
  CREATE INDEX caseload_of_unit ON caseload (referringUnit, referringParty) WHERE referringUnit IS NOT NULL;
`;

export const CASELOAD: View = {
  name: 'caseload',
  version: 10,
  called: 'Ärendelistan',
  tables: {
    caseload: ['journey'],
    waiting: ['journey', 'waitsFor'],
    unlisted: ['journey'],
    given_out: ['journey', 'no'],
  },
  schema: TABLES,
  indexes: INDEXES,
  ofJourney: ['case_record'],
  open: (database, { dictionaries }) => new CaseloadIntake(database, dictionaries),
};

/** What an ordinary event changes of a journey in the list. */
const OFTEN = [
  'status',
  'waitingOn',
  'acceptedOn',
  'answeredOn',
  'startedOn',
  'exitedOn',
  'lastEventOn',
  'revision',
] as const satisfies readonly Column[];
/** What a journey is listed by among those that wait for the same, and what that is to be. */
const WAITING = 'place, caseworker, shownFrom, due, monthsAfterExit';
const WAITED = WAITING.replaceAll(/\w+/g, 'excluded.$&');
const SELDOM = COLUMNS.filter((column) => column !== 'journey' && !OFTEN.some((one) => one === column));

/** Takes journeys into the case list. */
class CaseloadIntake implements ViewIntake {
  readonly #dictionaries: Dictionaries;
  readonly #list: StatementSync;
  readonly #unlist: StatementSync;
  readonly #withhold: StatementSync;
  readonly #release: StatementSync;
  /** Writes no index of what stays as it is; changes nothing where any of the rest differs. */
  readonly #renew: StatementSync;
  /** Writes nothing of what stays as it is. */
  readonly #wait: StatementSync;
  /** Given what it waits for still, in bits. */
  readonly #unwait: StatementSync;
  readonly #giveOut: StatementSync;

  constructor(database: DatabaseSync, dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
    this.#list = database.prepare(
      `INSERT OR REPLACE INTO caseload VALUES (${COLUMNS.map(() => '?').join(', ')})`,
    );
    this.#renew = database.prepare(
      `UPDATE caseload SET (${OFTEN.join(', ')}) = (${OFTEN.map(() => '?').join(', ')})
        WHERE journey = ? AND ${SELDOM.map((column) => `${column} IS ?`).join(' AND ')}`,
    );
    this.#unlist = database.prepare('DELETE FROM caseload WHERE journey = ?');
    this.#withhold = database.prepare('INSERT INTO unlisted VALUES (?, ?, ?, ?, ?)');
    this.#release = database.prepare('DELETE FROM unlisted WHERE journey = ?');
    this.#wait = database.prepare(
      `INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET (${WAITING}) = (${WAITED})
        WHERE (${WAITING}) IS NOT (${WAITED})`,
    );
    this.#unwait = database.prepare('DELETE FROM waiting WHERE journey = ? AND ? & (1 << waitsFor) = 0');
    this.#giveOut = database.prepare('INSERT OR REPLACE INTO given_out VALUES (?, ?, ?, ?, ?, ?)');
  }

  takeJourney(entry: JourneyEntry, { event, stored, asSetUp: { authorities } }: JourneyTaken): void {
    const { revision, recordedAt, metadata } = stored;
    const { actor, row } = metadata;
    const told = { actor, revision, recordedAt, authorities, number: row?.number };
    entry.caseRecord = evolveCase(entry.caseRecord, event, told);
    this.#place(entry, entry.caseRecord);
  }

  recall(entry: JourneyEntry): void {
    if (entry.caseRecord) this.#place(entry, entry.caseRecord);
  }

  writeJourney({ no, participant, association, intervention, caseRecord }: JourneyEntry): void {
    this.#release.run(no);
    if (!caseRecord) return;
    for (const [index, said] of (caseRecord.givenOut ?? []).entries())
      this.#giveOut.run(no, index, association, said.giver, said.recordedAt, JSON.stringify(said));
    const ordinals = { journey: no, participant, association, intervention };
    const listed = caseRow(caseRecord, ordinals);
    const waits = listed ? waitingRows(caseRecord) : [];
    this.#unwait.run(
      no,
      waits.reduce((bits, { waitsFor }) => bits | (1 << waitsFor), 0),
    );
    if (!listed) {
      this.#unlist.run(no);
      this.#withhold.run(...Object.values(unlistedRow(caseRecord, ordinals)));
      return;
    }
    const of = (column: Column) => listed[column];
    if (Number(this.#renew.run(...OFTEN.map(of), no, ...SELDOM.map(of)).changes) === 0)
      this.#list.run(...COLUMNS.map(of));
    for (const { waitsFor, shownFrom, due, monthsAfterExit } of waits)
      this.#wait.run(no, waitsFor, listed.place, listed.caseworker, shownFrom, due, monthsAfterExit);
  }

  #place(entry: JourneyEntry, { association, intervention }: CaseRecord): void {
    entry.association = this.#dictionaries.association.ordinal(association);
    entry.intervention = this.#dictionaries.intervention.ordinal(intervention);
  }
}
