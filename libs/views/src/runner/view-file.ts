import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import type { Association } from '@samspar/association';
import type { CaseRecord } from '../caseload/projection.js';
import type { JourneyRecord } from '../statistics/projection.js';
import { type JournalLimit, refuseForeignJournal, SqliteFile } from '@samspar/sqlite-file';
import { CONTACT_KINDS, type OpenDimension, ROW_COLUMNS } from '@samspar/statistics';
import { CASELOAD_INDEXES, CASELOAD_TABLES, CaseloadTable } from '../caseload/table.js';
import { READING_INDEXES, READING_TABLES, ReadingTable } from '../readings/table.js';
import type { AssociationChange, Changes, Head, JourneyEntry, ParticipantEntry } from './changes.js';
import { damaged, explained, ViewFileUnusable, ViewsUnavailable } from './failure.js';
import { refuseFolder } from './on-disk.js';

/** Raised whenever the schema or what a projection makes of an event changes: older files are built anew. */
const FORMAT = 7;
/** "Vyer" in ASCII: marks the file as ours to SQLite and to `file(1)`. */
const APPLICATION_ID = 0x56796572;
const BUSY_TIMEOUT_MS = 5_000;
/** While the log is followed nobody waits for whoever holds the file: the server answers others, and it is tried again. */
const LIVE_BUSY_TIMEOUT_MS = 50;
const MEMORY = ':memory:';
/** Journeys put off while a file is filled: most of them change again before they are written. */
const MOST_LATE = 100_000;

const SCHEMA = `
  CREATE TABLE checkpoint (position TEXT NOT NULL, known_at INTEGER NOT NULL, head TEXT) STRICT;
  INSERT INTO checkpoint VALUES ('0', 0, NULL);
  CREATE TABLE code (
    list TEXT NOT NULL, ordinal INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (list, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE participant (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, identified_from INTEGER, protected INTEGER NOT NULL) STRICT;
  CREATE TABLE journey (
    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, participant INTEGER NOT NULL, record TEXT NOT NULL,
    case_record TEXT NOT NULL, version INTEGER, known_from INTEGER
  ) STRICT;
  CREATE TABLE journey_version (
    version INTEGER PRIMARY KEY, ${ROW_COLUMNS.map((column) => `${column} INTEGER NOT NULL`).join(', ')},
    known_from INTEGER NOT NULL, known_to INTEGER
  ) STRICT;
  CREATE TABLE contact (
    no INTEGER PRIMARY KEY, journey INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL,
    known_from INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE merge (
    no INTEGER PRIMARY KEY, participant INTEGER NOT NULL, counts_as INTEGER NOT NULL,
    known_from INTEGER NOT NULL, known_to INTEGER
  ) STRICT;
  CREATE TABLE association (
    id TEXT NOT NULL, known_from INTEGER NOT NULL, association TEXT NOT NULL, PRIMARY KEY (id, known_from)
  ) STRICT, WITHOUT ROWID;
  ${CASELOAD_TABLES}
  ${READING_TABLES}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

const INDEXES = CASELOAD_INDEXES + READING_INDEXES;

const parameters = (count: number): string => Array(count).fill('?').join(', ');

const STATEMENTS = {
  checkpoint: 'UPDATE checkpoint SET position = ?, known_at = ?, head = ?',
  position: 'UPDATE checkpoint SET position = ?',
  code: 'INSERT INTO code VALUES (?, ?, ?, ?)',
  newParticipant: 'INSERT INTO participant VALUES (?, ?, ?, 0)',
  protection: 'UPDATE participant SET protected = ? WHERE no = ?',
  identified: 'UPDATE participant SET identified_from = ? WHERE no = ?',
  journey: `INSERT INTO journey VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (no) DO UPDATE SET record = excluded.record,
    case_record = excluded.case_record, version = excluded.version, known_from = excluded.known_from`,
  version: `INSERT OR REPLACE INTO journey_version (version, ${ROW_COLUMNS.join(', ')}, known_from, known_to)
    VALUES (${parameters(ROW_COLUMNS.length + 3)})`,
  closedVersion: 'UPDATE journey_version SET known_to = ? WHERE version = ?',
  contact: 'INSERT INTO contact VALUES (NULL, ?, ?, ?, ?)',
  merge: 'INSERT INTO merge VALUES (?, ?, ?, ?, NULL)',
  closedMerge: 'UPDATE merge SET known_to = ? WHERE no = ?',
  association: 'INSERT OR REPLACE INTO association VALUES (?, ?, ?)',
  journeyNumber: 'SELECT no FROM journey WHERE id = ?',
  journeyById: 'SELECT no, participant, record, case_record, version, known_from FROM journey WHERE id = ?',
  participantById: 'SELECT no, identified_from FROM participant WHERE id = ?',
} as const;

const pragma = (database: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);

const checkFormat = (database: DatabaseSync, file: string): void => {
  if (pragma(database, 'application_id') !== APPLICATION_ID || pragma(database, 'user_version') !== FORMAT)
    throw new ViewFileUnusable(file, 'hör till en annan version av Samspår');
};

const prepareAll = (database: DatabaseSync) => {
  const prepare = (name: keyof typeof STATEMENTS) => database.prepare(STATEMENTS[name]);
  return {
    checkpoint: prepare('checkpoint'),
    position: prepare('position'),
    code: prepare('code'),
    newParticipant: prepare('newParticipant'),
    identified: prepare('identified'),
    protection: prepare('protection'),
    journey: prepare('journey'),
    version: prepare('version'),
    closedVersion: prepare('closedVersion'),
    contact: prepare('contact'),
    merge: prepare('merge'),
    closedMerge: prepare('closedMerge'),
    association: prepare('association'),
    journeyNumber: prepare('journeyNumber'),
    journeyById: prepare('journeyById'),
    participantById: prepare('participantById'),
  };
};

export type Checkpoint = Readonly<{ position: bigint; knownAt: number; head: Head | null }>;
export type Row = Record<string, SQLOutputValue>;
/** A journey read back; its row is made of its record. */
export type StoredJourney = Omit<JourneyEntry, 'row'>;

const isHead = (value: unknown): value is Head =>
  typeof value === 'object' &&
  value !== null &&
  'stream' in value &&
  typeof value.stream === 'string' &&
  'revision' in value &&
  typeof value.revision === 'number';

const isAssociation = (value: unknown): value is Association =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'settings' in value &&
  'interventions' in value &&
  Array.isArray(value.interventions);

const numberOrNull = (value: SQLOutputValue | undefined): number | null =>
  typeof value === 'number' ? value : null;

type Mode =
  /** Followed live: every batch is whole or not there at all, whatever happens to the process. */
  | 'live'
  /** Filled once and then put in place: nothing is kept of it if the process ends. */
  | 'bulk'
  | 'readOnly';

/**
 * The views of one node in a SQLite file: what is read back one by one while the log is followed, and whole when opened.
 * Throws `ViewFileUnusable` where the file has to be built anew, `ViewsUnavailable` where disk or rights are at fault.
 */
export class ViewFile {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #writing: SqliteFile | undefined;
  readonly #statements: ReturnType<typeof prepareAll>;
  readonly #caseload: CaseloadTable;
  readonly #readings: ReadingTable;
  /** By id, while a file is filled: journeys that are not written yet. */
  readonly #late: Map<string, JourneyEntry> | undefined;

  constructor(file: string, mode: Mode, limit: JournalLimit = {}) {
    this.#file = file;
    this.#late = mode === 'bulk' ? new Map() : undefined;
    refuseFolder(file);
    if (mode === 'readOnly' && !existsSync(file)) throw new ViewFileUnusable(file, 'saknas');
    let database: DatabaseSync | undefined;
    try {
      // Readable by its owner alone, and what SQLite keeps beside it with it.
      if (mode !== 'readOnly' && file !== MEMORY && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
      if (mode === 'live' && file !== MEMORY) refuseForeignJournal(file);
      database = new DatabaseSync(file, { readOnly: mode === 'readOnly', timeout: BUSY_TIMEOUT_MS });
      if (mode === 'bulk')
        database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072');
      const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
      if (tables === 0 && mode !== 'readOnly')
        database.exec(`BEGIN IMMEDIATE; ${SCHEMA} ${mode === 'bulk' ? '' : INDEXES} COMMIT`);
      checkFormat(database, file);
      if (mode === 'live') {
        this.#writing = new SqliteFile(file, database, { durable: false, mayBeLost: true, ...limit });
        database.exec(`PRAGMA busy_timeout = ${LIVE_BUSY_TIMEOUT_MS}`);
      }
      this.#statements = prepareAll(database);
      this.#caseload = new CaseloadTable(database);
      this.#readings = new ReadingTable(database);
      this.#database = database;
    } catch (error) {
      if (this.#writing) this.#writing.close();
      else if (database?.isOpen) database.close();
      throw explained(file, error);
    }
  }

  get checkpoint(): Checkpoint {
    const [row] = this.rows('SELECT position, known_at, head FROM checkpoint');
    return this.making(() => {
      const head: unknown = row?.['head'] ? JSON.parse(String(row['head'])) : null;
      if (head !== null && !isHead(head)) throw new TypeError('The checkpoint names no event.');
      return { position: BigInt(String(row?.['position'])), knownAt: Number(row?.['known_at']), head };
    });
  }

  /** The first number not yet given out in a numbered table. */
  next(table: 'journey' | 'participant' | 'merge' | 'journey_version'): number {
    const column = table === 'journey_version' ? 'version' : 'no';
    const [row] = this.rows(`SELECT coalesce(max(${column}) + 1, 0) AS next FROM ${table}`);
    return Number(row?.['next']);
  }

  findJourney(id: string): StoredJourney | undefined {
    const late = this.#late?.get(id);
    if (late) return late;
    const row = this.#guard(() => this.#statements.journeyById.get(id));
    if (!row) return undefined;
    const record: JourneyRecord = this.making(() => JSON.parse(String(row['record'])));
    const caseRecord: CaseRecord = this.making(() => JSON.parse(String(row['case_record'])));
    return {
      id,
      no: Number(row['no']),
      participant: Number(row['participant']),
      record,
      caseRecord,
      version: numberOrNull(row['version']),
      knownFrom: numberOrNull(row['known_from']),
    };
  }

  /** The number of a journey; undefined where it is not there. */
  journeyNumber(id: string): number | undefined {
    const late = this.#late?.get(id);
    if (late) return late.no;
    const row = this.#guard(() => this.#statements.journeyNumber.get(id));
    return row && Number(row['no']);
  }

  findParticipant(id: string): ParticipantEntry | undefined {
    const row = this.#guard(() => this.#statements.participantById.get(id));
    return row && { no: Number(row['no']), identifiedFrom: numberOrNull(row['identified_from']) };
  }

  /** The codes of an open list and what they are called, in the order of their numbers, from 1. */
  codes(list: OpenDimension): Readonly<{ code: string; label: string }>[] {
    const sql = 'SELECT code, label FROM code WHERE list = ? ORDER BY ordinal';
    return Array.from(this.rows(sql, list), ({ code, label }) => ({
      code: String(code),
      label: String(label),
    }));
  }

  /** Every version of every association, in the order they became known. */
  *associations(): Generator<AssociationChange, undefined> {
    for (const row of this.rows('SELECT known_from, association FROM association ORDER BY known_from, id'))
      yield this.making(() => {
        const association: unknown = JSON.parse(String(row['association']));
        if (!isAssociation(association)) throw new TypeError('An association lacks its parts.');
        return { knownFrom: Number(row['known_from']), association };
      });
  }

  /** What is made of what the file holds: where that fails, the file is damaged. */
  making<Made>(make: () => Made): Made {
    try {
      return make();
    } catch (error) {
      throw error instanceof ViewsUnavailable ? error : damaged(this.#file, error);
    }
  }

  /** All rows of a query, read as they are asked for. */
  *rows(sql: string, ...values: SQLInputValue[]): Generator<Row, undefined> {
    try {
      yield* this.#database.prepare(sql).iterate(...values);
    } catch (error) {
      throw explained(this.#file, error);
    }
  }

  /** Everything read until `close` is of one moment, whatever is written meanwhile. */
  holdStill(): void {
    this.#guard(() => this.#database.exec('BEGIN'));
  }

  /** Writes a batch and its checkpoint in one transaction. */
  write(changes: Changes, { position, knownAt, head }: Checkpoint): void {
    this.#inTransaction(() => {
      this.#writeRows(changes);
      this.#statements.checkpoint.run(String(position), knownAt, JSON.stringify(head));
    });
  }

  /** Makes a file that was filled whole: writes what was put off, and the indexes that wait for it. */
  finish(): void {
    this.#inTransaction(() => {
      this.#writeLate();
      this.#database.exec(INDEXES);
    });
  }

  /** Moves the checkpoint past events that no view reads. */
  writePosition(position: bigint): void {
    this.#inTransaction(() => this.#statements.position.run(String(position)));
  }

  /** A copy of one moment, readable by its owner alone; what others write meanwhile is not in it. */
  copyTo(file: string): void {
    closeSync(openSync(file, 'wx', 0o600));
    this.#guard(() => this.#database.prepare('VACUUM INTO ?').run(file));
  }

  /** What whoever operates the file should know, a sentence each. */
  warnings(): readonly string[] {
    return this.#writing?.warnings() ?? [];
  }

  close(): void {
    (this.#writing ?? this.#database).close();
  }

  #writeRows(changes: Changes): void {
    const statements = this.#statements;
    for (const { list, ordinal, code, label } of changes.codes)
      statements.code.run(list, ordinal, code, label);
    for (const [id, { no, identifiedFrom }] of changes.newParticipants)
      statements.newParticipant.run(no, id, identifiedFrom);
    for (const { no, identifiedFrom } of changes.identified) statements.identified.run(identifiedFrom, no);
    for (const { no, isProtected } of changes.protected) statements.protection.run(isProtected ? 1 : 0, no);
    for (const entry of changes.journeys)
      if (this.#late) this.#late.set(entry.id, entry);
      else this.#writeJourney(entry);
    if (this.#late && this.#late.size >= MOST_LATE) this.#writeLate();
    for (const { version, knownTo } of changes.closedVersions) statements.closedVersion.run(knownTo, version);
    for (const { version, row, knownFrom, knownTo } of changes.versions.values())
      statements.version.run(version, ...ROW_COLUMNS.map((column) => row[column]), knownFrom, knownTo);
    for (const { journey, kind, day, knownFrom } of changes.contacts)
      statements.contact.run(journey, CONTACT_KINDS.indexOf(kind), day, knownFrom);
    for (const { no, participant, into, knownFrom } of changes.merges)
      statements.merge.run(no, participant, into, knownFrom);
    for (const { no, knownTo } of changes.closedMerges) statements.closedMerge.run(knownTo, no);
    for (const { association, knownFrom } of changes.associations)
      statements.association.run(association.id, knownFrom, JSON.stringify(association));
    for (const reading of changes.readings) this.#readings.write(reading);
  }

  #writeLate(): void {
    for (const entry of this.#late?.values() ?? []) this.#writeJourney(entry);
    this.#late?.clear();
  }

  #writeJourney(entry: JourneyEntry): void {
    const { id, no, participant, record, caseRecord, version, knownFrom } = entry;
    const records = [JSON.stringify(record), JSON.stringify(caseRecord)];
    this.#statements.journey.run(no, id, participant, ...records, version, knownFrom);
    this.#caseload.write(entry);
  }

  #inTransaction(work: () => void): void {
    this.#guard(() => {
      this.#writing?.mustBeWritable();
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        work();
        this.#database.exec('COMMIT');
        this.#writing?.written();
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw explained(this.#file, error);
    }
  }
}
