import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { View } from '../runner/view.js';
import { evolveListed, type ListedPublication, type PublicationChange } from './projection.js';

/** What is released, and what is about to be, as it is listed. */
export const PUBLICATIONS: View = {
  name: 'publications',
  version: 2,
  called: 'Listan över publiceringar',
  tables: { publication: ['id'] },
  schema: `
    CREATE TABLE publication (
      id TEXT PRIMARY KEY, association TEXT NOT NULL, position INTEGER NOT NULL, listed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
  indexes: 'CREATE INDEX publication_last ON publication (association, position);',
  ofJourney: [],
};

/** Writes publications as they are listed. */
export class PublicationTable {
  readonly #found: StatementSync;
  readonly #write: StatementSync;

  constructor(database: DatabaseSync) {
    this.#found = database.prepare('SELECT listed FROM publication WHERE id = ?');
    this.#write = database.prepare('INSERT OR REPLACE INTO publication VALUES (?, ?, ?, ?)');
  }

  write(change: PublicationChange): void {
    const found = this.#found.get(change.id)?.['listed'];
    const before = typeof found === 'string' ? (JSON.parse(found) as ListedPublication) : undefined;
    const listed = evolveListed(before, change);
    this.#write.run(change.id, listed.association, change.position, JSON.stringify(listed));
  }
}
