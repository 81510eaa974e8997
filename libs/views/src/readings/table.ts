import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { readingStream } from '@samspar/access';
import type { StoredEvent } from '@samspar/event-store';
import type { Footing, View, ViewIntake } from '../runner/view.js';
import { type LookRow, lookRow, type ReadingRow, readingRow } from './projection.js';

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
  streams: { prefix: readingStream.prefix, areLooks: true },
  open: (database, footing) => new ReadingIntake(database, footing),
};

type ReadingEntry = Readonly<{ row: ReadingRow; journeys: readonly number[] }>;

/** Takes readings into the access log. */
class ReadingIntake implements ViewIntake {
  readonly #footing: Footing;
  readonly #reading: StatementSync;
  readonly #shown: StatementSync;
  readonly #look: StatementSync;
  #readings: ReadingEntry[] = [];
  #looks: LookRow[] = [];

  constructor(database: DatabaseSync, footing: Footing) {
    this.#footing = footing;
    this.#reading = database.prepare('INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#shown = database.prepare('INSERT INTO shown VALUES (?, ?)');
    this.#look = database.prepare('INSERT INTO look VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  take(stored: StoredEvent, knownAt: number): void {
    const { actor, role } = stored.metadata;
    const envelope = { actor, role, position: Number(stored.position), knownAt };
    const event = readingStream.upcast(stored);
    if (event.type === 'ReadingsShown') {
      this.#looks.push(lookRow(event, envelope));
      return;
    }
    const row = readingRow(event, envelope);
    const journeys = row.journeys.map((id) => {
      const no = this.#footing.journeyNumber(id);
      if (no === undefined) throw new Error('A reading showed a journey that is not there.');
      return no;
    });
    this.#readings.push({ row, journeys });
  }

  write(): void {
    for (const reading of this.#readings) this.#writeReading(reading);
    for (const look of this.#looks) this.#writeLook(look);
    this.#readings = [];
    this.#looks = [];
  }

  #writeReading({ row, journeys }: ReadingEntry): void {
    const { position, knownAt, association, actor, role, on, reason, toRegister, openedFor, ground } = row;
    const told = toRegister === undefined ? null : JSON.stringify(toRegister);
    // No code is both, so that one column tells which it is, and files of before are read on.
    const stated = openedFor ?? ground ?? null;
    this.#reading.run(position, knownAt, association, actor, role, on, reason, told, stated);
    for (const journey of journeys) this.#shown.run(journey, position);
  }

  #writeLook({ position, knownAt, association, actor, role, on, readers, journey }: LookRow): void {
    this.#look.run(position, knownAt, association, actor, role, on, JSON.stringify(readers), journey);
  }
}
