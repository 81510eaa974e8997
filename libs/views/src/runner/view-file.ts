import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { Association } from '@samspar/association';
import { worksOf } from '@samspar/codes';
import type { CaseRecord } from '../caseload/projection.js';
import { type JournalLimit, refuseForeignJournal, SqliteFile } from '@samspar/sqlite-file';
import type { AssociationVersion, OpenDimension } from '@samspar/statistics';
import type { CountedRecord } from '../statistics/projection-consent.js';
import type { Changes, Head, JourneyEntry, ParticipantEntry } from './changes.js';
import { damaged, explained, ViewFileUnusable, ViewsUnavailable } from './failure.js';
import { putInPlace, VIEWS, viewsNamed } from './kept.js';
import { refuseFolder } from './on-disk.js';
import { ASSOCIATIONS, indexesOf, type Mode, prepareFile, transaction } from './schema.js';
import type { Footing, View, ViewIntake, ViewName } from './view.js';

const BUSY_TIMEOUT_MS = 5_000;
/** While the log is followed nobody waits for whoever holds the file: the server answers others, and it is tried again. */
const LIVE_BUSY_TIMEOUT_MS = 50;
const MEMORY = ':memory:';
/** Journeys put off while a file is filled: most of them change again before they are written. */
const MOST_LATE = 100_000;

const STATEMENTS = {
  checkpoint: 'UPDATE checkpoint SET position = ?, known_at = ?, head = ?',
  position: 'UPDATE checkpoint SET position = ?',
  code: 'INSERT INTO code VALUES (?, ?, ?, ?)',
  newParticipant: 'INSERT INTO participant VALUES (?, ?, ?, 0)',
  protection: 'UPDATE participant SET protected = ? WHERE no = ?',
  identified: 'UPDATE participant SET identified_from = ? WHERE no = ?',
  journey: `INSERT INTO journey VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (no) DO UPDATE SET record = excluded.record,
    case_record = excluded.case_record, version = excluded.version, known_from = excluded.known_from`,
  moved: 'UPDATE journey SET participant = ? WHERE no = ?',
  erased: 'INSERT OR IGNORE INTO erased VALUES (?)',
  merge: 'INSERT INTO merge VALUES (?, ?, ?, ?, NULL)',
  closedMerge: 'UPDATE merge SET known_to = ? WHERE no = ?',
  association: 'INSERT INTO association VALUES (?, ?, ?, ?)',
  journeyNumber: 'SELECT no FROM journey WHERE id = ?',
  journeyById: 'SELECT no, participant, record, case_record, version, known_from FROM journey WHERE id = ?',
  participantById: 'SELECT no, identified_from FROM participant WHERE id = ?',
} as const;

const prepareAll = (database: DatabaseSync) =>
  Object.fromEntries(
    Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql)]),
  ) as Record<keyof typeof STATEMENTS, StatementSync>;

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

/** An association as it is read today: a file of an older Samspår does not say what its authorities work with, as their events did not. */
const withWorks = (association: Association): Association => ({
  ...association,
  authorities: association.authorities.map((one) => ({ ...one, work: one.work ?? worksOf(one.party)[0] })),
});

const numberOrNull = (value: SQLOutputValue | undefined): number | null =>
  typeof value === 'number' ? value : null;

/**
 * The views of one node in a SQLite file: what is read back one by one while the log is followed, and whole when opened.
 * Throws `ViewFileUnusable` where the file has to be built anew, `ViewsUnavailable` where disk or rights are at fault.
 */
export class ViewFile {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #writing: SqliteFile | undefined;
  readonly #statements: ReturnType<typeof prepareAll>;
  #kept: ReadonlySet<ViewName>;
  #views: ReadonlyMap<ViewName, ViewIntake> = new Map();
  /** By id, while a file is filled: journeys that are not written yet. */
  readonly #late: Map<string, JourneyEntry> | undefined;

  /** `views` are those that a new file is to have; all where left out. */
  constructor(file: string, mode: Mode, limit: JournalLimit = {}, views: readonly View[] = VIEWS) {
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
      this.#kept = prepareFile(database, file, mode, views);
      if (mode === 'live') {
        this.#writing = new SqliteFile(file, database, { durable: false, mayBeLost: true, ...limit });
        database.exec(`PRAGMA busy_timeout = ${LIVE_BUSY_TIMEOUT_MS}`);
      }
      this.#statements = prepareAll(database);
      this.#database = database;
    } catch (error) {
      if (this.#writing) this.#writing.close();
      else if (database?.isOpen) database.close();
      throw explained(file, error);
    }
  }

  /** The views that it has whole, as of the checkpoint. */
  get kept(): ReadonlySet<ViewName> {
    return this.#kept;
  }

  /** Opens what takes the log into the views that it has; what they had not written before is forgotten. */
  openViews(footing: Footing): ReadonlyMap<ViewName, ViewIntake> {
    const kept = viewsNamed(this.#kept);
    this.#views = this.#guard(
      () => new Map(kept.map(({ name, open }) => [name, open(this.#database, footing)])),
    );
    return this.#views;
  }

  /** Takes over views that were built up to the same event in a file of their own, all of them or none. */
  putInPlace(built: string, names: ReadonlySet<ViewName>): void {
    this.#guard(() => this.#database.prepare('ATTACH ? AS built').run(built));
    try {
      this.#inTransaction(() => putInPlace(this.#database, viewsNamed(names)));
      this.#kept = new Set([...this.#kept, ...names]);
    } finally {
      this.#guard(() => this.#database.exec('DETACH built'));
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
  next(table: 'journey' | 'participant' | 'merge'): number {
    const [row] = this.rows(`SELECT coalesce(max(no) + 1, 0) AS next FROM ${table}`);
    return Number(row?.['next']);
  }

  findJourney(id: string): StoredJourney | undefined {
    const late = this.#late?.get(id);
    if (late) return late;
    const row = this.#guard(() => this.#statements.journeyById.get(id));
    if (!row) return undefined;
    const record: CountedRecord | null = this.making(() => JSON.parse(String(row['record'])));
    const caseRecord: CaseRecord | null = this.making(() => JSON.parse(String(row['case_record'])));
    return {
      id,
      no: Number(row['no']),
      participant: Number(row['participant']),
      record: record ?? undefined,
      caseRecord: caseRecord ?? undefined,
      association: 0,
      intervention: 0,
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
  *associations(): Generator<AssociationVersion, undefined> {
    for (const row of this.rows(ASSOCIATIONS))
      yield this.making(() => {
        const association: unknown = JSON.parse(String(row['association']));
        if (!isAssociation(association)) throw new TypeError('An association lacks its parts.');
        return {
          knownFrom: Number(row['known_from']),
          position: Number(row['position']),
          association: withWorks(association),
        };
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

  /** All that is read meanwhile is read in one transaction: to begin and end one for each row takes longer than the row. */
  together<Read>(read: () => Read): Read {
    if (this.#database.isTransaction) return read();
    this.#guard(() => this.#database.exec('BEGIN'));
    try {
      return read();
    } finally {
      if (this.#database.isTransaction) this.#guard(() => this.#database.exec('COMMIT'));
    }
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
      this.#database.exec(indexesOf(viewsNamed(this.#kept)));
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
    if (this.#database.isOpen) (this.#writing ?? this.#database).close();
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
    for (const { no, participant } of changes.moved) statements.moved.run(participant, no);
    for (const { no } of changes.erased) statements.erased.run(no);
    for (const { no, participant, into, knownFrom } of changes.merges)
      statements.merge.run(no, participant, into, knownFrom);
    for (const { no, knownTo } of changes.closedMerges) statements.closedMerge.run(knownTo, no);
    for (const { association, knownFrom, position } of changes.associations)
      statements.association.run(association.id, knownFrom, position, JSON.stringify(association));
    for (const view of this.#views.values()) view.write?.(changes);
  }

  #writeLate(): void {
    for (const entry of this.#late?.values() ?? []) this.#writeJourney(entry);
    this.#late?.clear();
  }

  #writeJourney(entry: JourneyEntry): void {
    const { id, no, participant, record, caseRecord, version, knownFrom } = entry;
    const records = [JSON.stringify(record ?? null), JSON.stringify(caseRecord ?? null)];
    this.#statements.journey.run(no, id, participant, ...records, version, knownFrom);
    for (const view of this.#views.values()) view.writeJourney?.(entry);
  }

  #inTransaction(work: () => void): void {
    this.#guard(() => {
      this.#writing?.mustBeWritable();
      transaction(this.#database, work);
      this.#writing?.written();
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
