import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CONTACT_KINDS, ROW_COLUMNS } from '@samspar/statistics';
import type { Changes } from '../runner/changes.js';
import type { View } from '../runner/view.js';

/** Every row that a journey has had in the statistics, from when to when it was known, and what is counted by its day alone. */
export const STATISTICS: View = {
  name: 'statistics',
  version: 8,
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
};

/** Writes what is counted. */
export class StatisticsTable {
  readonly #version: StatementSync;
  readonly #closedVersion: StatementSync;
  readonly #contact: StatementSync;
  readonly #closedContact: StatementSync;

  constructor(database: DatabaseSync) {
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

  write({ closedVersions, versions, contacts, closedContacts }: Changes): void {
    for (const { version, knownTo, closedBy } of closedVersions)
      this.#closedVersion.run(knownTo, closedBy, version);
    for (const { version, row, knownFrom, knownTo, told, closedBy } of versions.values()) {
      const counted = ROW_COLUMNS.map((column) => row[column]);
      this.#version.run(version, ...counted, knownFrom, knownTo, told.what, told.on, closedBy);
    }
    for (const { journey, revision, kind, day, detail = 0, knownFrom } of contacts)
      this.#contact.run(journey, revision, CONTACT_KINDS.indexOf(kind), day, detail, knownFrom);
    for (const { journey, revision, kind, knownTo } of closedContacts)
      this.#closedContact.run(knownTo, journey, revision ?? null, CONTACT_KINDS.indexOf(kind));
  }
}
