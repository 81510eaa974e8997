import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { View } from '../runner/view.js';
import type { LookRow, ReadingRow } from './projection.js';

/** Who was shown readings, with whose they were as a list. */
export const LOOKS = `CREATE TABLE IF NOT EXISTS look (
    position INTEGER PRIMARY KEY, knownAt INTEGER NOT NULL, association TEXT NOT NULL, actor TEXT NOT NULL,
    role TEXT NOT NULL, page TEXT NOT NULL, readers TEXT NOT NULL, journey TEXT
  ) STRICT;
`;

/** The access log, and which journeys each reading of it showed, by their numbers. */
const TABLES = `
  CREATE TABLE reading (
    position INTEGER PRIMARY KEY, knownAt INTEGER NOT NULL, association TEXT NOT NULL, actor TEXT NOT NULL,
    role TEXT NOT NULL, shownOn TEXT NOT NULL, reason TEXT NOT NULL, toRegister TEXT, openedFor TEXT
  ) STRICT;
  CREATE TABLE shown (
    journey INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (journey, position)
  ) STRICT, WITHOUT ROWID;
  ${LOOKS}
`;

/** One for each way of asking; made last where a file is filled at once. */
const INDEXES = `
  CREATE INDEX reading_in_association ON reading (association, knownAt);
  CREATE INDEX reading_of_actor ON reading (association, actor, knownAt);
  CREATE INDEX reading_on_page ON reading (association, shownOn, knownAt);
  CREATE INDEX shown_in_reading ON shown (position);
`;

export const READINGS: View = {
  name: 'readings',
  version: 1,
  called: 'Åtkomstloggen',
  tables: { reading: ['position'], shown: ['journey', 'position'], look: ['position'] },
  schema: TABLES,
  indexes: INDEXES,
  ofJourney: [],
};

/** A reading with the numbers of the journeys it showed. */
export type ReadingEntry = Readonly<{ row: ReadingRow; journeys: readonly number[] }>;

/** Writes readings into the access log. */
export class ReadingTable {
  readonly #reading: StatementSync;
  readonly #shown: StatementSync;
  readonly #look: StatementSync;

  constructor(database: DatabaseSync) {
    this.#reading = database.prepare('INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#shown = database.prepare('INSERT INTO shown VALUES (?, ?)');
    this.#look = database.prepare('INSERT INTO look VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  write({ row, journeys }: ReadingEntry): void {
    const { position, knownAt, association, actor, role, on, reason, toRegister, openedFor, ground } = row;
    const told = toRegister === undefined ? null : JSON.stringify(toRegister);
    // No code is both, so that one column tells which it is, and files of before are read on.
    const stated = openedFor ?? ground ?? null;
    this.#reading.run(position, knownAt, association, actor, role, on, reason, told, stated);
    for (const journey of journeys) this.#shown.run(journey, position);
  }

  writeLook({ position, knownAt, association, actor, role, on, readers, journey }: LookRow): void {
    this.#look.run(position, knownAt, association, actor, role, on, JSON.stringify(readers), journey);
  }
}
