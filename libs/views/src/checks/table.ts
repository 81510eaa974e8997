import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { View } from '../runner/view.js';
import type { CheckChange } from './projection.js';

/** Which months' checks have begun, every check that was made, and what last came of it to count releases again. */
const TABLES = `
  CREATE TABLE check_begun (id TEXT PRIMARY KEY, association TEXT NOT NULL, month TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE checked (
    position INTEGER PRIMARY KEY, checkedAt INTEGER NOT NULL, association TEXT NOT NULL, actor TEXT NOT NULL, matter TEXT NOT NULL,
    "of" TEXT NOT NULL, counts TEXT NOT NULL, result TEXT NOT NULL
  ) STRICT;
  CREATE TABLE recounted (association TEXT PRIMARY KEY, recounted TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

const INDEXES = `
  CREATE INDEX checked_matter ON checked (association, matter, "of", position);
  CREATE INDEX checked_last ON checked (association, position);
`;

export const AUDIT_CHECKS: View = {
  name: 'checks',
  version: 1,
  called: 'Listan över kontroller',
  tables: { check_begun: ['id'], checked: ['position'], recounted: ['association'] },
  schema: TABLES,
  indexes: INDEXES,
  ofJourney: [],
};

/** Writes what has been checked. */
export class CheckTable {
  readonly #begin: StatementSync;
  readonly #record: StatementSync;
  readonly #check: StatementSync;
  readonly #recount: StatementSync;

  constructor(database: DatabaseSync) {
    this.#begin = database.prepare('INSERT INTO check_begun VALUES (?, ?, ?)');
    this.#record = database.prepare(
      'INSERT INTO checked SELECT ?, ?, association, ?, ?, month, ?, ? FROM check_begun WHERE id = ?',
    );
    this.#recount = database.prepare('INSERT OR REPLACE INTO recounted VALUES (?, ?)');
    this.#check = database.prepare('INSERT INTO checked VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  write(change: CheckChange): void {
    if ('begun' in change) {
      const { id, association, month } = change.begun;
      this.#begin.run(id, association, month);
      return;
    }
    if ('recounted' in change) {
      this.#recount.run(change.association, JSON.stringify(change.recounted));
      return;
    }
    const { position, checkedAt, actor, matter, counts, result } = change.row;
    const told = JSON.stringify(counts);
    if ('recorded' in change)
      this.#record.run(position, checkedAt, actor, matter, told, result, change.recorded);
    else this.#check.run(position, checkedAt, change.association, actor, matter, change.row.of, told, result);
  }
}
