import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checkStream } from '@samspar/access';
import type { StoredEvent } from '@samspar/event-store';
import type { View, ViewIntake } from '../runner/view.js';
import { type CheckChange, checkChange } from './projection.js';

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
  streams: { prefix: checkStream.prefix, areLooks: true },
  open: (database) => new CheckIntake(database),
};

/** Takes in what has been checked. */
class CheckIntake implements ViewIntake {
  readonly #begin: StatementSync;
  readonly #record: StatementSync;
  readonly #check: StatementSync;
  readonly #recount: StatementSync;
  #changes: CheckChange[] = [];

  constructor(database: DatabaseSync) {
    this.#begin = database.prepare('INSERT INTO check_begun VALUES (?, ?, ?)');
    this.#record = database.prepare(
      'INSERT INTO checked SELECT ?, ?, association, ?, ?, month, ?, ? FROM check_begun WHERE id = ?',
    );
    this.#recount = database.prepare('INSERT OR REPLACE INTO recounted VALUES (?, ?)');
    this.#check = database.prepare('INSERT INTO checked VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  take(stored: StoredEvent, checkedAt: number): void {
    const { actor } = stored.metadata;
    const id = stored.stream.slice(checkStream.prefix.length);
    const envelope = { actor, position: Number(stored.position), checkedAt };
    this.#changes.push(checkChange(checkStream.upcast(stored), id, envelope));
  }

  write(): void {
    for (const change of this.#changes) this.#writeOne(change);
    this.#changes = [];
  }

  #writeOne(change: CheckChange): void {
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
