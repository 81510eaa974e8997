import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { View } from '../runner/view.js';
import { DaysKnown, marksOf, type RegisteredEvent } from './projection.js';

/** What was registered of each journey, and each journey as a whole: no fact about the person. */
const TABLES = `
  CREATE TABLE registration (
    journey INTEGER NOT NULL, revision INTEGER NOT NULL, type TEXT NOT NULL, day INTEGER, daysLate INTEGER, authority TEXT,
    PRIMARY KEY (journey, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE registered (
    journey INTEGER PRIMARY KEY, association TEXT NOT NULL, intervention TEXT NOT NULL, number TEXT, knownAt INTEGER NOT NULL, position INTEGER NOT NULL,
    corrected INTEGER NOT NULL, reopened INTEGER NOT NULL, erased INTEGER NOT NULL
  ) STRICT;
`;

/** One for each way of asking; made last where a file is filled at once. */
const INDEXES = `
  CREATE INDEX registration_of_type ON registration (type, day);
  CREATE INDEX registration_late ON registration (daysLate);
  CREATE INDEX registration_of_authority ON registration (authority, day) WHERE authority IS NOT NULL;
  CREATE INDEX registration_on ON registration (day);
  CREATE INDEX registered_last ON registered (association, position);
  CREATE INDEX registered_in_insats ON registered (association, intervention, position);
  CREATE INDEX registered_corrected ON registered (association, position) WHERE corrected = 1;
  CREATE INDEX registered_reopened ON registered (association, position) WHERE reopened = 1;
  CREATE INDEX registered_erased ON registered (association, position) WHERE erased = 1;
  CREATE INDEX registered_by_number ON registered (number) WHERE number IS NOT NULL;
`;

export const REGISTRATIONS: View = {
  name: 'registrations',
  version: 2,
  called: 'Granskningslistan',
  tables: { registration: ['journey', 'revision'], registered: ['journey'] },
  schema: TABLES,
  indexes: INDEXES,
  ofJourney: [],
};

/** Writes what was registered of journeys. */
export class RegistrationTable {
  readonly #days = new DaysKnown();
  readonly #registration: StatementSync;
  readonly #begin: StatementSync;
  readonly #goOn: StatementSync;
  readonly #erase: StatementSync;

  constructor(database: DatabaseSync) {
    this.#registration = database.prepare('INSERT INTO registration VALUES (?, ?, ?, ?, ?, ?)');
    this.#begin = database.prepare('INSERT INTO registered VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)');
    this.#goOn = database.prepare(
      `UPDATE registered SET knownAt = ?, position = ?, intervention = coalesce(?, intervention), number = coalesce(?, number),
        corrected = corrected | ?, reopened = reopened | ? WHERE journey = ?`,
    );
    // Its own number is a register's, where she may be looked up.
    this.#erase = database.prepare('UPDATE registered SET number = NULL, erased = 1 WHERE journey = ?');
  }

  write(one: RegisteredEvent): void {
    const { journey, revision, type, day, knownAt, authority, association, intervention, number, position } =
      one;
    const daysLate = day === null ? null : this.#days.of(knownAt) - day;
    this.#registration.run(journey, revision, type, day, daysLate, authority);
    if (association !== undefined && intervention !== undefined) {
      this.#begin.run(journey, association, intervention, number, knownAt, position);
      return;
    }
    const { corrected, reopened, erased } = marksOf(one);
    const marks = [corrected, reopened].map(Number);
    this.#goOn.run(knownAt, position, intervention ?? null, number, ...marks, journey);
    if (erased) this.#erase.run(journey);
  }
}
