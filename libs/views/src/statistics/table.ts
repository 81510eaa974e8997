import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { HELD_KINDS, type JourneyRow, ROW_COLUMNS, type ToldOf } from '@samspar/statistics';
import type { Changes, JourneyEntry } from '../runner/changes.js';
import type { JourneyTaken, Footing, View, ViewIntake } from '../runner/view.js';
import { CountedChanges } from './counted-changes.js';
import { asCounted, evolveCounted } from './projection-consent.js';
import { annulledContacts, contactsOf } from './projection-contacts.js';
import { journeyRow } from './projection-rows.js';
import { IDENTIFIED, toldBy } from './projection-told.js';

/** Every row that a journey has had in the statistics, from when to when it was known, and what is kept of its work by its day alone. */
export const STATISTICS: View = {
  name: 'statistics',
  version: 12,
  called: 'Statistiken',
  tables: { journey_version: ['version'], contact: ['no'] },
  schema: `
    CREATE TABLE journey_version (
      version INTEGER PRIMARY KEY, ${ROW_COLUMNS.map((column) => `${column} INTEGER NOT NULL`).join(', ')},
      known_from INTEGER NOT NULL, known_to INTEGER, told INTEGER NOT NULL, told_on INTEGER NOT NULL, closed_by INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE contact (
      no INTEGER PRIMARY KEY, journey INTEGER NOT NULL, revision INTEGER NOT NULL, kind INTEGER NOT NULL,
      day INTEGER NOT NULL, detail INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER
    ) STRICT;
  `,
  indexes: 'CREATE INDEX contact_of_journey ON contact (journey, revision);',
  ofJourney: ['record', 'version', 'known_from'],
  open: (database, footing) => new StatisticsIntake(database, footing),
};

const sameRow = (one: JourneyRow | undefined, other: JourneyRow | undefined): boolean =>
  one === other || (!!one && !!other && ROW_COLUMNS.every((column) => one[column] === other[column]));

/** Takes in and writes what is counted. */
class StatisticsIntake implements ViewIntake {
  readonly #footing: Footing;
  #nextVersion: number;
  #counted = new CountedChanges();
  readonly #version: StatementSync;
  readonly #closedVersion: StatementSync;
  readonly #contact: StatementSync;
  readonly #closedContact: StatementSync;

  constructor(database: DatabaseSync, footing: Footing) {
    this.#footing = footing;
    const next = database.prepare('SELECT coalesce(max(version) + 1, 0) AS next FROM journey_version').get();
    this.#nextVersion = Number(next?.['next']);
    this.#version = database.prepare(
      `INSERT OR REPLACE INTO journey_version (version, ${ROW_COLUMNS.join(', ')}, known_from, known_to, told, told_on, closed_by)
        VALUES (${Array(ROW_COLUMNS.length + 6)
          .fill('?')
          .join(', ')})`,
    );
    this.#closedVersion = database.prepare(
      'UPDATE journey_version SET known_to = ?, closed_by = ? WHERE version = ?',
    );
    this.#contact = database.prepare('INSERT INTO contact VALUES (NULL, ?, ?, ?, ?, ?, ?, NULL)');
    this.#closedContact = database.prepare(
      'UPDATE contact SET known_to = ? WHERE journey = ? AND revision = ifnull(?, revision) AND kind = ? AND known_to IS NULL',
    );
  }

  takeJourney(entry: JourneyEntry, { event, stored: { revision }, knownAt, asSetUp }: JourneyTaken): void {
    const record = evolveCounted(entry.record, event, revision, asSetUp, knownAt);
    if (record !== entry.record) {
      entry.record = record;
      this.#show(entry, toldBy(event), knownAt);
    }
    const { no: journey } = entry;
    for (const contact of contactsOf(event))
      this.#counted.contacts.push({ journey, revision, knownFrom: knownAt, ...contact });
    for (const annulled of annulledContacts(event))
      this.#counted.closedContacts.push({ journey, knownTo: knownAt, ...annulled });
  }

  move(entry: JourneyEntry, knownAt: number): void {
    this.#show(entry, IDENTIFIED, knownAt);
  }

  recall(entry: JourneyEntry): void {
    entry.row = this.#rowOf(entry);
  }

  write(changes: Changes): void {
    const { closedVersions, versions, contacts, closedContacts } = this.#counted;
    for (const { version, knownTo, closedBy } of closedVersions)
      this.#closedVersion.run(knownTo, closedBy, version);
    for (const { version, row, knownFrom, knownTo, told, closedBy } of versions.values()) {
      const counted = ROW_COLUMNS.map((column) => row[column]);
      this.#version.run(version, ...counted, knownFrom, knownTo, told.what, told.on, closedBy);
    }
    for (const { journey, revision, kind, day, detail = 0, knownFrom } of contacts)
      this.#contact.run(journey, revision, HELD_KINDS.indexOf(kind), day, detail, knownFrom);
    for (const { journey, revision, kind, knownTo } of closedContacts)
      this.#closedContact.run(knownTo, journey, revision ?? null, HELD_KINDS.indexOf(kind));
    changes.counted = this.#counted;
    this.#counted = new CountedChanges();
  }

  #rowOf({ no, participant, record }: JourneyEntry): JourneyRow | undefined {
    if (!record) return undefined;
    return journeyRow(asCounted(record), {
      journey: no,
      participant,
      code: (list, code, label) => this.#footing.dictionaries[list].ordinal(code, label),
    });
  }

  /** Opens a version where the row has changed; what became known in the same millisecond is one version. */
  #show(entry: JourneyEntry, told: ToldOf, knownAt: number): void {
    const row = this.#rowOf(entry);
    if (sameRow(row, entry.row)) return;
    const { versions, closedVersions } = this.#counted;
    const open = entry.version;
    const pending = open === null ? undefined : versions.get(open);
    if (open !== null && row && entry.knownFrom === knownAt) {
      const before = pending?.told.what ?? this.#toldOf(open);
      const both = { what: before | told.what, on: told.on };
      if (pending) {
        pending.row = row;
        pending.told = both;
      } else
        versions.set(open, {
          version: open,
          knownFrom: knownAt,
          replaces: true,
          row,
          knownTo: null,
          told: both,
          closedBy: 0,
        });
    } else {
      const closedBy = row ? 0 : told.what;
      if (pending) {
        pending.knownTo = knownAt;
        pending.closedBy = closedBy;
      } else if (open !== null)
        closedVersions.push({ version: open, journey: entry.no, knownTo: knownAt, closedBy });
      entry.version = row ? this.#nextVersion++ : null;
      entry.knownFrom = row ? knownAt : null;
      if (row && entry.version !== null)
        versions.set(entry.version, {
          version: entry.version,
          knownFrom: knownAt,
          replaces: false,
          row,
          knownTo: null,
          told,
          closedBy: 0,
        });
    }
    entry.row = row;
  }

  /** What opened a version, in bits of `TOLD`. */
  #toldOf(version: number): number {
    const [row] = this.#footing.rows('SELECT told FROM journey_version WHERE version = ?', version);
    return Number(row?.['told'] ?? 0);
  }
}
