import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LATENESS, quarterNumber } from '@samspar/access';
import { dayOfNumber } from '@samspar/kernel';
import type { JourneyEntry } from '../runner/changes.js';
import type { JourneyTaken, View, ViewIntake } from '../runner/view.js';
import { AMENDING, DaysKnown, marksOf, type RegisteredEvent, registrationOf } from './projection.js';

/** What was registered of each journey, and each journey as a whole: no fact about the person. And how much was registered by hand in each insats and quarter, and how much of it late. And what was changed of what had been registered. */
const TABLES = `
  CREATE TABLE registration (
    journey INTEGER NOT NULL, revision INTEGER NOT NULL, type TEXT NOT NULL, day INTEGER, daysLate INTEGER, authority TEXT,
    knownAt INTEGER NOT NULL, position INTEGER NOT NULL, byHand INTEGER NOT NULL, PRIMARY KEY (journey, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE registered (
    journey INTEGER PRIMARY KEY, association TEXT NOT NULL, intervention TEXT NOT NULL, number TEXT, knownAt INTEGER NOT NULL, position INTEGER NOT NULL,
    corrected INTEGER NOT NULL, reopened INTEGER NOT NULL, erased INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE lateness (
    association TEXT NOT NULL, intervention TEXT NOT NULL, quarter INTEGER NOT NULL, registered INTEGER NOT NULL, late INTEGER NOT NULL,
    PRIMARY KEY (association, intervention, quarter)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE amended (position INTEGER PRIMARY KEY, journey INTEGER NOT NULL) STRICT;
`;

/** One for each way of asking; made last where a file is filled at once. */
const INDEXES = `
  CREATE INDEX registration_of_type ON registration (type, day);
  CREATE INDEX registration_late ON registration (daysLate);
  CREATE INDEX registration_of_authority ON registration (authority, day) WHERE authority IS NOT NULL;
  CREATE INDEX registration_on ON registration (day);
  CREATE INDEX registration_known ON registration (knownAt);
  CREATE INDEX registered_last ON registered (association, position);
  CREATE INDEX registered_in_insats ON registered (association, intervention, position);
  CREATE INDEX registered_corrected ON registered (association, position) WHERE corrected = 1;
  CREATE INDEX registered_reopened ON registered (association, position) WHERE reopened = 1;
  CREATE INDEX registered_erased ON registered (association, position) WHERE erased = 1;
  CREATE INDEX registered_by_number ON registered (number) WHERE number IS NOT NULL;
  CREATE INDEX registered_erased_in_insats ON registered (association, intervention) WHERE erased = 1;
  CREATE INDEX registration_erased ON registration (knownAt) WHERE type = 'JourneyErased';
`;

export const REGISTRATIONS: View = {
  name: 'registrations',
  version: 4,
  called: 'Granskningslistan',
  tables: {
    registration: ['journey', 'revision'],
    registered: ['journey'],
    lateness: ['association', 'intervention', 'quarter'],
    amended: ['position'],
  },
  schema: TABLES,
  indexes: INDEXES,
  ofJourney: [],
  open: (database) => new RegistrationIntake(database),
};

/** Takes in what was registered of journeys. */
class RegistrationIntake implements ViewIntake {
  readonly #days = new DaysKnown();
  readonly #registration: StatementSync;
  readonly #begin: StatementSync;
  readonly #goOn: StatementSync;
  readonly #erase: StatementSync;
  readonly #count: StatementSync;
  readonly #amend: StatementSync;
  #registrations: RegisteredEvent[] = [];
  /** The day of the quarter that was last asked for, and that quarter. */
  #quarter = { day: NaN, number: 0 };

  constructor(database: DatabaseSync) {
    this.#registration = database.prepare('INSERT INTO registration VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#begin = database.prepare('INSERT INTO registered VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)');
    this.#goOn = database.prepare(
      `UPDATE registered SET knownAt = ?, position = ?, intervention = coalesce(?, intervention), number = coalesce(?, number),
        corrected = corrected | ?, reopened = reopened | ? WHERE journey = ?`,
    );
    // Its own number is a register's, where she may be looked up.
    this.#erase = database.prepare('UPDATE registered SET number = NULL, erased = 1 WHERE journey = ?');
    this.#amend = database.prepare('INSERT INTO amended VALUES (?, ?)');
    this.#count = database.prepare(
      `INSERT INTO lateness SELECT association, intervention, ?, 1, ? FROM registered WHERE journey = ?
        ON CONFLICT DO UPDATE SET registered = registered + 1, late = late + excluded.late`,
    );
  }

  takeJourney({ no }: JourneyEntry, { event, stored, knownAt }: JourneyTaken): void {
    this.#registrations.push(registrationOf(event, no, knownAt, stored));
  }

  write(): void {
    for (const one of this.#registrations) this.#writeOne(one);
    this.#registrations = [];
  }

  #writeOne(one: RegisteredEvent): void {
    const { journey, revision, type, day, knownAt, authority, association, intervention, number, position } =
      one;
    const knownOn = this.#days.of(knownAt);
    const daysLate = day === null ? null : knownOn - day;
    const byHand = one.isFromFile ? 0 : 1;
    this.#registration.run(journey, revision, type, day, daysLate, authority, knownAt, position, byHand);
    if (association !== undefined && intervention !== undefined)
      this.#begin.run(journey, association, intervention, number, knownAt, position);
    else this.#change(one);
    if (AMENDING.includes(type)) this.#amend.run(position, journey);
    if (!one.isFromFile)
      this.#count.run(this.#quarterOf(knownOn), (daysLate ?? 0) > LATENESS.days ? 1 : 0, journey);
  }

  #change(one: RegisteredEvent): void {
    const { journey, knownAt, position, intervention, number } = one;
    const { corrected, reopened, erased } = marksOf(one);
    const marks = [corrected, reopened].map(Number);
    this.#goOn.run(knownAt, position, intervention ?? null, number, ...marks, journey);
    if (erased) this.#erase.run(journey);
  }

  #quarterOf(day: number): number {
    if (this.#quarter.day !== day) this.#quarter = { day, number: quarterNumber(dayOfNumber(day)) };
    return this.#quarter.number;
  }
}
